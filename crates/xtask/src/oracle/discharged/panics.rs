//! Run-time panics as the runtime tells of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::runtime::MARK;

/// Where what panicked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Panic {
    pub(super) file: PathBuf,
    pub(super) line: u32,
    /// The kind of the operation, as redline calls it, or the text of the panic if no
    /// kind is known by it.
    pub(super) kind: String,
}

/// Texts of errors, and the kind of operation that panics with them.
const KINDS: [(&str, &str); 14] = [
    ("invalid memory address or nil pointer dereference", "nil"),
    ("assignment to entry in nil map", "nil-map"),
    ("integer divide by zero", "divide"),
    ("negative shift amount", "shift"),
    ("makeslice: ", "size"),
    ("makechan: ", "size"),
    ("unsafe.", "size"),
    ("comparing uncomparable type ", "comparison"),
    ("hash of unhashable type ", "map-key"),
    ("send on closed channel", "send"),
    ("close of nil channel", "close"),
    ("close of closed channel", "close"),
    ("range function continued iteration", "iterator"),
    ("assertion", "assertion"),
];

/// The codes of `internal/abi.BoundsErrorCode` (`internal/abi/bounds.go`).
const INDEX: i32 = 0;
const CONVERT: i32 = 8;

impl Panic {
    /// The panic that a line of output tells of.
    pub(super) fn parse(line: &str) -> Option<Self> {
        let (_, told) = line.split_once(MARK)?;
        let mut parts = told.split('\t');
        let (text, code) = (parts.next()?, parts.next()?.parse().ok()?);
        let (file, line) = (parts.next()?, parts.next()?.trim_end().parse().ok()?);
        Some(Self { file: file.into(), line, kind: kind(text, code).to_owned() })
    }
}

fn kind(text: &str, code: i32) -> &str {
    match (text, code) {
        ("bounds", INDEX) => "index",
        ("bounds", CONVERT) => "array",
        ("bounds", _) => "slice",
        _ => {
            let known = KINDS.iter().find(|(begin, _)| text.starts_with(begin));
            known.map_or(text, |(_, kind)| kind)
        }
    }
}

/// How often there was which.
#[derive(Default)]
pub(super) struct Panics {
    counts: BTreeMap<Panic, u64>,
}

impl Panics {
    pub(super) fn add(&mut self, panic: Panic) {
        *self.counts.entry(panic).or_default() += 1;
    }

    pub(super) fn into_counts(self) -> impl Iterator<Item = (Panic, u64)> {
        self.counts.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_are_told_in_a_line() {
        let panic = |kind: &str| Panic { file: "/a/b.go".into(), line: 7, kind: kind.into() };
        for (text, kind) in [
            ("bounds\t0", "index"),
            ("bounds\t3", "slice"),
            ("bounds\t8", "array"),
            ("assertion\t-1", "assertion"),
            ("hash of unhashable type []int\t-1", "map-key"),
            ("invalid memory address or nil pointer dereference\t-1", "nil"),
            ("all is lost\t-1", "all is lost"),
        ] {
            let line = format!("{MARK}{text}\t/a/b.go\t7");
            assert_eq!(Panic::parse(&line), Some(panic(kind)), "{text}");
            assert_eq!(Panic::parse(&format!("=== RUN{line}\r")), Some(panic(kind)), "{text}");
        }
        assert_eq!(Panic::parse("panic: lost"), None);
        assert_eq!(Panic::parse(&format!("{MARK}bounds\t0\t/a/b.go")), None);
    }
}
