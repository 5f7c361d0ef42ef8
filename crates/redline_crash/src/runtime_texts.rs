//! Texts of fatal errors that are faults of the program and not of the runtime.

/// First words of the texts that `runtime.fatal` prints.
const FATAL: [&str; 4] = ["concurrent map ", "sync: ", "internal/sync: ", "all goroutines "];

/// Whether a fatal error is one of the program's own making.
pub(crate) fn is_fatal(message: &str) -> bool {
    FATAL.iter().any(|text| message.starts_with(text))
}
