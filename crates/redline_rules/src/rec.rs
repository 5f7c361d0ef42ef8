//! REC: recover and defer.

family! {
    defer_in_loop,
    deferred_before_check,
    held_behind_recover,
    panic_becomes_success,
    recover_too_deep,
    recover_too_late,
    swallowed_panic,
    useless_recover,
}
