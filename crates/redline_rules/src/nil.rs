//! NIL: what is nil.

family! {
    after_check,
    function_called,
    interface_called,
    map_written,
    pointer_used,
    with_error,
    without_ok,
}
