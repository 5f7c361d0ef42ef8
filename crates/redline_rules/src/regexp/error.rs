//! What is wrong with a pattern, in the words of package regexp/syntax.

use std::ops::Range;

/// What is wrong with a pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PatternError {
    /// The kind of error.
    pub(super) kind: ErrorKind,
    /// The bytes of the pattern that it is about.
    pub(super) at: Range<usize>,
}

/// The kinds of errors: constants of regexp/syntax whose names begin with `Err`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ErrorKind {
    CharRange,
    Escape,
    NamedCapture,
    PerlOp,
    RepeatOp,
    RepeatSize,
    Utf8,
    MissingBracket,
    MissingParen,
    MissingRepeatArgument,
    TrailingBackslash,
    UnexpectedParen,
}

impl ErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::CharRange => "invalid character class range",
            Self::Escape => "invalid escape sequence",
            Self::NamedCapture => "invalid named capture",
            Self::PerlOp => "invalid or unsupported Perl syntax",
            Self::RepeatOp => "invalid nested repetition operator",
            Self::RepeatSize => "invalid repeat count",
            Self::Utf8 => "invalid UTF-8",
            Self::MissingBracket => "missing closing ]",
            Self::MissingParen => "missing closing )",
            Self::MissingRepeatArgument => "missing argument to repetition operator",
            Self::TrailingBackslash => "trailing backslash at end of expression",
            Self::UnexpectedParen => "unexpected )",
        }
    }
}

impl PatternError {
    /// What the package says, behind `error parsing regexp: `.
    pub(crate) fn text(&self, pattern: &[u8]) -> String {
        let part = String::from_utf8_lossy(&pattern[self.at.clone()]);
        format!("{}: `{part}`", self.kind.text())
    }
}
