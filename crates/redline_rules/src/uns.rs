//! UNS: unsafe, cgo, low level.

family! {
    enlarging_cast,
    fault_elsewhere,
    go_pointer_to_c,
    linkname_runtime,
    misaligned_atomic,
    pointer_from_integer,
    string_bytes_written,
    unchecked_length,
}
