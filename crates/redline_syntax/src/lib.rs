//! Go source text to tokens to tree.

mod error;
mod letters;
mod lexer;
mod token;

pub use error::SyntaxError;
pub use lexer::Lexer;
pub use token::{Token, TokenKind};
