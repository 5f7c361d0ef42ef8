//! What a rule is.

use redline_catalogue::Page;
use redline_diagnostics::Findings;

use crate::File;

/// One rule: what it is about, and how it is checked.
#[derive(Debug)]
pub struct Rule {
    /// What its findings are about.
    pub page: &'static Page,
    /// How it is checked.
    pub check: Check,
}

/// How a rule is checked.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// By looking at one file in its package.
    File(fn(File<'_>, &mut Findings)),
    /// By the engine itself, which alone knows of suppressions and of files that
    /// nobody looked at.
    Engine,
}

/// Declares the rule of a file: its page is the doc comment.
///
/// A macro, because the doc comment has to be text for `explain` as well as
/// documentation, and only a macro sees it as both.
macro_rules! rule {
    (
        $(#[doc = $text:literal])+
        pub(super) static RULE = {
            code: $code:literal,
            name: $name:literal,
            line: $line:expr,
            since: $since:literal,
            $(default: $default:ident,)?
            check: $check:expr,
        };
    ) => {
        $(#[doc = $text])+
        pub(super) static RULE: crate::Rule = crate::Rule {
            page: &redline_catalogue::Page {
                code: $code,
                name: $name,
                line: $line,
                since: $since,
                default_on: rule!(@default $($default)?),
                text: concat!($($text, "\n"),+),
            },
            check: $check,
        };
    };
    (@default) => { true };
    (@default off) => { false };
}

/// Declares the rules of a family: each word is a file beside it.
///
/// A macro, so that a new rule is one word here.
macro_rules! family {
    ($($rule:ident,)+) => {
        $(mod $rule;)+

        /// The rules of the family.
        pub(crate) static RULES: &[&crate::Rule] = &[$(&$rule::RULE,)+];
    };
}
