//! GO: what the compiler refuses. The engine reports these: they come with the
//! tree and its types.

family! {
    newer_syntax,
    syntax_error,
    type_error,
}

use redline_catalogue::Page;

/// GO001: text that is not Go.
pub static SYNTAX_ERROR: &Page = syntax_error::RULE.page;

/// GO002: syntax that the file's language version does not have.
pub static NEWER_SYNTAX: &Page = newer_syntax::RULE.page;

/// GO003: types that do not fit together.
pub static TYPE_ERROR: &Page = type_error::RULE.page;
