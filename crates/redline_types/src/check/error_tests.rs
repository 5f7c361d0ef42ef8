//! What is complained about, and what stands beside it and is right.

mod declarations;
mod parts;
mod statements;
mod values;

use super::tests::check;

/// Checks the source of a package against the messages of all its errors, in the
/// order of their places.
fn assert_errors(source: &str, want: &[&str]) {
    let (_, errors) = check(&format!("package p\n{source}"));
    assert_eq!(errors, want, "{source}");
}
