//! PAN: explicit panic and exit.

family! {
    exit_skips_defer,
    nil_panic,
    panic_call,
    process_exit,
}
