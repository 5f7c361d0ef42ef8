//! The lines that say what a panic held.
//!
//! Panics that were under way are printed first come first, later ones behind a tab.
//! From Go 1.24 on a newline in a value is followed by a tab, before that by nothing.

use crate::PanicLink;
use crate::symbols::readable;

/// The text behind `panic: `, and whether a tab says that it came later.
pub(crate) fn parse(line: &[u8]) -> Option<(&[u8], bool)> {
    let later = line.strip_prefix(b"\t");
    Some((later.unwrap_or(line).strip_prefix(b"panic: ")?, later.is_some()))
}

/// A panic from the lines of its value.
pub(crate) fn link(value: &[u8]) -> PanicLink {
    let marks: [(&[u8], bool, bool); 2] =
        [(b" [recovered, repanicked]", true, true), (b" [recovered]", true, false)];
    for (mark, recovered, repanicked) in marks {
        if let Some(value) = value.strip_suffix(mark) {
            return PanicLink { value: readable(value), recovered, repanicked };
        }
    }
    PanicLink { value: readable(value), recovered: false, repanicked: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_part_of_the_value() {
        let again = link(b"boom [recovered, repanicked]");
        assert_eq!((again.value.as_str(), again.recovered, again.repanicked), ("boom", true, true));
        let nested = link(b"boom [recovered]");
        assert_eq!(
            (nested.value.as_str(), nested.recovered, nested.repanicked),
            ("boom", true, false)
        );
        assert!(!link(b"boom [recovered] not").recovered);
    }

    #[test]
    fn a_tab_says_that_it_came_later() {
        assert_eq!(parse(b"panic: a"), Some((&b"a"[..], false)));
        assert_eq!(parse(b"\tpanic: b"), Some((&b"b"[..], true)));
        assert_eq!(parse(b"panic:"), None);
    }
}
