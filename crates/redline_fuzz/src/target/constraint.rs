//! Constraints are read whatever they hold, and have a value for every set of tags.

use redline_project::constraint::{Constraint, FileConstraints, NameConstraint};

use super::within;

pub(super) fn run(input: &[u8]) {
    let file = FileConstraints::parse(input);
    for line in &file.lines {
        assert!(within(line.span, input), "{line:?} lies outside");
    }
    if let Some((span, message)) = &file.fault {
        assert!(within(*span, input), "{span:?} lies outside: {message}");
    }
    for line in input.split(|byte| *byte == b'\n') {
        check_line(line);
        if let Ok(name) = str::from_utf8(line) {
            let _ = NameConstraint::parse(name);
        }
    }
}

fn check_line(line: &[u8]) {
    match Constraint::parse(line) {
        None => {}
        Some(Err(error)) => assert!(error.offset <= line.len(), "{error:?} lies outside"),
        Some(Ok(constraint)) => {
            let all = constraint.holds(&|_: &str| true);
            let none = constraint.holds(&|_: &str| false);
            let negated = Constraint::Not(Box::new(constraint));
            assert_ne!(negated.holds(&|_: &str| true), all, "a negation turns the value");
            assert_ne!(negated.holds(&|_: &str| false), none, "a negation turns the value");
            let _ = negated.least_release();
        }
    }
}
