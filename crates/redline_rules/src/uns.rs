//! UNS: unsafe, cgo, low level.

family! {
    enlarging_cast,
    linkname_runtime,
    misaligned_atomic,
    pointer_from_integer,
    string_bytes_written,
}
