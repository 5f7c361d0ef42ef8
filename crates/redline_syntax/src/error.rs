//! Syntax errors as data.

use std::borrow::Cow;

use redline_base::Span;

/// A place where the text is not Go, in one phrase without a full stop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The offending bytes; may be empty.
    pub span: Span,
    /// What is wrong.
    pub message: Cow<'static, str>,
}

impl SyntaxError {
    /// An error at `span`.
    pub fn new(span: Span, message: impl Into<Cow<'static, str>>) -> Self {
        Self { span, message: message.into() }
    }
}
