//! The files that say which modules there are: `go.mod`, `go.work` and
//! `vendor/modules.txt`.
//!
//! Every reader is total: any bytes give what could be read and errors as data,
//! in linear time.

mod directive;
mod go_mod;
mod go_work;
mod lines;
mod modules_txt;

pub use go_mod::{GoMod, Godebug, Replace, Replacement, Require, Retract};
pub use go_work::GoWork;
pub use modules_txt::{ModulesTxt, VendoredModule};

use std::fmt;
use std::sync::Arc;

use redline_base::{LineColumn, LineTable, Span};

/// A module path and a version of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleVersion {
    /// Path of the module, such as `golang.org/x/net`.
    pub path: Arc<str>,
    /// Its version, such as `v0.1.2`; empty where the module has none (a main
    /// module, a local folder, every version in a `replace`).
    pub version: Arc<str>,
}

impl ModuleVersion {
    /// The module `path` at `version`, which may be empty.
    pub fn new(path: &str, version: &str) -> Self {
        Self { path: path.into(), version: version.into() }
    }
}

impl fmt::Display for ModuleVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.version.is_empty() { "" } else { "@" };
        write!(f, "{}{at}{}", self.path, self.version)
    }
}

impl fmt::Debug for ModuleVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A value and the bytes that say it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spanned<T> {
    /// What is said.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// Something wrong in a text file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextError {
    /// The bytes it is about.
    pub span: Span,
    /// Line and column of their start.
    pub at: LineColumn,
    /// What is wrong: one phrase, no capital, no full stop.
    pub message: String,
}

/// Errors while a file is read, before their lines are known.
#[derive(Default)]
pub(crate) struct Errors(Vec<(Span, String)>);

impl Errors {
    pub(crate) fn add(&mut self, span: Span, message: impl Into<String>) {
        self.0.push((span, message.into()));
    }

    /// The errors in the order of the text.
    pub(crate) fn finish(mut self, source: &[u8]) -> Vec<TextError> {
        if self.0.is_empty() {
            return Vec::new();
        }
        self.0.sort_by_key(|(span, _)| *span);
        let lines = LineTable::new(source);
        let locate = |(span, message): (Span, String)| TextError {
            span,
            at: lines.line_column(span.start),
            message,
        };
        self.0.into_iter().map(locate).collect()
    }
}
