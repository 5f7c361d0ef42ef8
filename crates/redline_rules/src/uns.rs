//! UNS: unsafe, cgo, low level.

family! {
    linkname_runtime,
}
