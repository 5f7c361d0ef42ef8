//! Which texts packages text/template and html/template parse, and what they say
//! about the others.
//!
//! Follows the documentation of text/template, as of the newest release: what that
//! one accepts is accepted, although earlier ones may not. Begin with [`check`].
//!
//! Accepts what it is not sure about: letters outside ASCII in actions, the values of
//! numbers and characters, templates of the same name, and nesting without end.

mod error;
mod lexer;
mod parser;
mod pipeline;
#[cfg(test)]
mod tests;
mod token;

pub(crate) use error::TemplateError;

use error::Fault;

/// The functions that every template has (text/template: Functions).
const FUNCTIONS: &[&str] = &[
    "and", "call", "eq", "ge", "gt", "html", "index", "js", "le", "len", "lt", "ne", "not", "or",
    "print", "printf", "println", "slice", "urlquery",
];

/// Which functions a template may call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Functions {
    /// Those that every template has.
    Predefined,
    /// Others as well, of which nothing is known.
    Any,
}

/// Whether a text parses, with the usual delimiters.
///
/// # Errors
/// The first thing in it that does not.
pub(crate) fn check(text: &str, functions: Functions) -> Result<(), TemplateError> {
    match parser::Parser::new(text, functions).run() {
        Err(Fault::Wrong(error)) => Err(error),
        Ok(()) | Err(Fault::Unsure) => Ok(()),
    }
}
