//! The constraints at the head of a file.

use redline_base::{Offset, Span};

use super::expression::{Constraint, go_build_text};
use super::plus_build;
use super::tags::TagSet;

/// One constraint line of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConstraintLine {
    /// What it asks for.
    pub constraint: Constraint,
    /// The line.
    pub span: Span,
    /// Whether it is a `//go:build` line, not one of the older form `// +build`.
    pub is_go_build: bool,
}

/// What the head of a file says about the builds it belongs to.
///
/// A `//go:build` line stands before the package clause, with nothing but
/// comments and blank lines before it. `// +build` lines count only if there is
/// none, and only before the last blank line of the leading `//` comments.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct FileConstraints {
    /// The lines, all of which must hold.
    pub lines: Vec<ConstraintLine>,
    /// A line that could not be read, and why. Such a file is in no build.
    pub fault: Option<(Span, String)>,
}

impl FileConstraints {
    /// Reads the head of `source`, a Go file or any other source file.
    pub fn parse(source: &[u8]) -> Self {
        let head = Head::scan(source);
        match head.go_build.as_slice() {
            [] => Self { lines: head.plus_build(), fault: None },
            [(span, line)] => match Constraint::parse(line) {
                Some(Ok(constraint)) => {
                    let line = ConstraintLine { constraint, span: *span, is_go_build: true };
                    Self { lines: vec![line], fault: None }
                }
                Some(Err(error)) => Self::faulty(span_from(*span, error.offset), error.message),
                None => Self::default(),
            },
            [_, (span, _), ..] => Self::faulty(*span, "multiple //go:build lines".to_owned()),
        }
    }

    /// Whether the head of a file that begins with `source` ends in it.
    pub(crate) fn ends_within(source: &[u8]) -> bool {
        Head::scan(source).ended
    }

    fn faulty(span: Span, message: String) -> Self {
        Self { lines: Vec::new(), fault: Some((span, message)) }
    }

    /// The first line that keeps the file out of a build with these tags.
    pub fn excluding(&self, tags: &TagSet) -> Option<&ConstraintLine> {
        self.lines.iter().find(|line| !line.constraint.holds(&|tag| tags.contains(tag)))
    }

    /// N of the least language version `go1.N` that a `//go:build` line asks
    /// for: the file may use that version whatever its module says.
    pub fn least_release(&self) -> Option<u32> {
        match self.lines.as_slice() {
            [line] if line.is_go_build => line.constraint.least_release(),
            _ => None,
        }
    }
}

/// The leading comments of a file.
struct Head<'a> {
    source: &'a [u8],
    /// The first two `//go:build` lines.
    go_build: Vec<(Span, &'a [u8])>,
    /// End of the part in which `// +build` lines count.
    end: usize,
    /// Whether something other than a comment was found.
    ended: bool,
}

impl<'a> Head<'a> {
    fn scan(source: &'a [u8]) -> Self {
        let mut head = Self { source, go_build: Vec::new(), end: 0, ended: false };
        let mut in_block_comment = false;
        let mut only_line_comments = true;
        for (at, line) in lines(source, skip_mark(source)) {
            let text = line.trim_ascii();
            if text.is_empty() && only_line_comments {
                head.end = at + line.len();
                continue;
            }
            only_line_comments &= text.starts_with(b"//");
            if !in_block_comment && go_build_text(text).is_some() {
                head.go_build.push((span_of(at, line, text), text));
            }
            head.ended = head.go_build.len() > 1 || !is_comment(text, &mut in_block_comment);
            if head.ended {
                break;
            }
        }
        head
    }

    fn plus_build(&self) -> Vec<ConstraintLine> {
        let counted = self.source.get(..self.end).unwrap_or_default();
        let mut found = Vec::new();
        for (at, line) in lines(counted, 0) {
            let text = line.trim_ascii();
            if plus_build::text(text).is_some()
                && let Some(Ok(constraint)) = Constraint::parse(text)
            {
                let span = span_of(at, line, text);
                found.push(ConstraintLine { constraint, span, is_go_build: false });
            }
        }
        found
    }
}

/// Length of a byte order mark at the start.
fn skip_mark(source: &[u8]) -> usize {
    if source.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }
}

/// The lines of `source` from `start` on with their offsets.
fn lines(source: &[u8], start: usize) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = start;
    let rest = source.get(start..).unwrap_or_default();
    rest.split_inclusive(|&byte| byte == b'\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

/// Whether a line holds nothing but comments, the open block comment included.
fn is_comment(mut line: &[u8], in_block_comment: &mut bool) -> bool {
    while !line.is_empty() {
        if *in_block_comment {
            let Some(end) = memchr::memmem::find(line, b"*/") else { return true };
            *in_block_comment = false;
            line = line[end + 2..].trim_ascii();
        } else if line.starts_with(b"//") {
            return true;
        } else if let Some(rest) = line.strip_prefix(b"/*") {
            *in_block_comment = true;
            line = rest;
        } else {
            return false;
        }
    }
    true
}

/// The part of a line from an offset in it on.
fn span_from(line: Span, offset: usize) -> Span {
    let offset = Offset::try_from(offset).unwrap_or(Offset::MAX);
    Span::new(line.start.saturating_add(offset).min(line.end), line.end)
}

fn span_of(at: usize, line: &[u8], text: &[u8]) -> Span {
    let start = at + (line.len() - line.trim_ascii_start().len());
    let offset = |at: usize| Offset::try_from(at).unwrap_or(Offset::MAX);
    Span::new(offset(start), offset(start + text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> Vec<String> {
        let found = FileConstraints::parse(source.as_bytes());
        for line in &found.lines {
            assert!(line.span.of(source.as_bytes()).starts_with(b"//"), "{line:?}");
        }
        let fault = found.fault.map(|(_, why)| format!("fault: {why}"));
        found.lines.iter().map(|line| line.constraint.to_string()).chain(fault).collect()
    }

    #[test]
    fn the_head_is_searched() {
        for (source, found) in [
            ("//go:build a\npackage p", &["a"][..]),
            ("// x\n\n/* y\n//go:build no\n*/ // z\n//go:build b\n\npackage p", &["b"]),
            ("\u{feff}//go:build a\n", &["a"]),
            ("package p\n//go:build a\n", &[]),
            ("/* x */ package p\n//go:build a\n", &[]),
            ("// +build a b\n// +build c\n\npackage p", &["a || b", "c"]),
            ("// +build a\npackage p", &[]),
            ("/* x */\n\n// +build a\n\npackage p", &[]),
            ("//go:build a\n// +build b\n\npackage p", &["a"]),
            ("//go:build a\n//go:build b\npackage p", &["fault: multiple //go:build lines"]),
            ("//go:build a b\n", &["fault: unexpected b"]),
            ("/*", &[]),
            ("", &[]),
        ] {
            assert_eq!(shown(source), found, "{source:?}");
        }
    }

    #[test]
    fn a_file_may_ask_for_a_release() {
        let least = |source: &str| FileConstraints::parse(source.as_bytes()).least_release();
        assert_eq!(least("//go:build go1.22 && linux\npackage p"), Some(22));
        assert_eq!(least("// +build go1.22\n\npackage p"), None);
        assert_eq!(least("package p"), None);
    }
}
