//! The words every other room speaks: spans, line tables, interned names,
//! typed ids, and a bound on deep recursion.
//!
//! Begin with [`Span`], the half-open byte range that every node, token and
//! finding carries, and with [`Interner`], which turns identifiers into
//! [`Name`]s that compare as integers.
//!
//! This crate knows nothing of Go. It is not a drawer for leftovers: what only
//! one room needs stays in that room.

mod id;
mod interner;
mod line_table;
mod short_text;
mod span;
mod stack;

pub use interner::{Interner, LocalInterner, Name};
pub use line_table::{LineColumn, LineTable, count_newlines};
pub use short_text::ShortText;
pub use span::{Offset, Span};
pub use stack::with_deep_stack;
