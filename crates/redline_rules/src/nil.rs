//! NIL: what is nil.

family! {
    after_check,
    embedded_nil,
    function_called,
    interface_called,
    map_written,
    missing_key,
    nil_argument,
    pointer_used,
    typed_nil,
    unset_element,
    with_error,
    without_ok,
    wrong_error,
}
