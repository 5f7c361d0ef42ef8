//! Which patterns Go's package regexp compiles, and what it says about the others.
//!
//! Follows the documentation of package regexp/syntax, as of the newest release: what
//! that one accepts is accepted, although earlier ones may not. Begin with [`check`].
//!
//! Knows nothing of what a pattern matches, and not the bounds on its size: that it
//! is larger than a compiled expression may be, or nested more than a thousand deep.

mod class;
mod cursor;
mod error;
mod escape;
mod group;
mod parser;
mod repeat;
#[cfg(test)]
mod tests;
mod unicode_class;

pub(crate) use error::PatternError;

/// Which of its two syntaxes the package reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Syntax {
    /// That of `regexp.Compile`.
    Perl,
    /// That of `regexp.CompilePOSIX`: egrep.
    Posix,
}

/// Whether a pattern compiles.
///
/// # Errors
/// The first thing in it that does not.
pub(crate) fn check(pattern: &[u8], syntax: Syntax) -> Result<(), PatternError> {
    parser::Parser::new(pattern, syntax).run()
}
