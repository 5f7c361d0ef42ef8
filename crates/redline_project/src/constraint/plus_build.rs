//! `// +build` lines, the older form of a constraint.

use super::expression::{Constraint, ConstraintError, is_tag_char};

/// Operators that one line may have, as in Go.
const MAX_OPERATORS: usize = 100;

/// What follows `// +build` in a comment line; none for other lines.
pub(super) fn text(line: &[u8]) -> Option<&[u8]> {
    let rest = line.trim_ascii_end().strip_prefix(b"//")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"+build")?;
    let ends = rest.first().is_none_or(u8::is_ascii_whitespace);
    ends.then(|| rest.trim_ascii())
}

/// Clauses between spaces are alternatives, between commas all must hold.
/// What is not a tag counts as the tag `ignore`, which nobody sets.
pub(super) fn parse(text: &str) -> Result<Constraint, ConstraintError> {
    let operators = text.split_whitespace().map(|clause| 1 + clause.matches(',').count()).sum();
    if 1usize.saturating_add(MAX_OPERATORS) < operators {
        let message = format!("more than {MAX_OPERATORS} operators in a +build line");
        return Err(ConstraintError { offset: 0, message });
    }
    let clauses = text.split_whitespace().filter_map(clause);
    Ok(clauses.reduce(Constraint::or).unwrap_or_else(|| Constraint::tag("ignore")))
}

fn clause(text: &str) -> Option<Constraint> {
    text.split(',').map(literal).reduce(Constraint::and)
}

fn literal(text: &str) -> Constraint {
    if text == "!" || text.starts_with("!!") {
        return Constraint::tag("ignore");
    }
    let name = text.strip_prefix('!').unwrap_or(text);
    let sound = !name.is_empty() && name.chars().all(is_tag_char);
    let tag = Constraint::tag(if sound { name } else { "ignore" });
    if text.starts_with('!') { Constraint::Not(Box::new(tag)) } else { tag }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_lines_are_read() {
        for (line, printed) in [
            ("// +build linux,!cgo darwin", "(linux && !cgo) || darwin"),
            ("//+build a", "a"),
            ("// +build", "ignore"),
            ("// +build !!a x-y !", "ignore || ignore || ignore"),
        ] {
            let constraint = Constraint::parse(line.as_bytes()).unwrap().unwrap();
            assert_eq!(constraint.to_string(), printed, "{line}");
        }
        assert!(Constraint::parse(b"// +builder x").is_none());
        let long = format!("// +build {}", "a ".repeat(102));
        assert!(Constraint::parse(long.as_bytes()).unwrap().is_err());
    }
}
