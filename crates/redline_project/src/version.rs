//! Version orders: of modules ([`semver`]) and of Go itself ([`GoVersion`]).

mod go;
pub mod semver;

pub use go::GoVersion;

use std::cmp::Ordering;

/// Compares two decimal numbers without leading zeros, of any length.
fn compare_decimal(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// Splits off the decimal number at the start of `text`; none where there is
/// no digit or a needless leading zero.
fn cut_decimal(text: &str) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    let needless_zero = number.len() > 1 && number.starts_with('0');
    (!number.is_empty() && !needless_zero).then_some((number, rest))
}
