//! REC: recover and defer.

family! {
    defer_in_loop,
    recover_too_deep,
    useless_recover,
}
