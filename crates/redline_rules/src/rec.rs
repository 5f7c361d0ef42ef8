//! REC: recover and defer.

family! {
    defer_in_loop,
    deferred_before_check,
    panic_becomes_success,
    recover_too_deep,
    useless_recover,
}
