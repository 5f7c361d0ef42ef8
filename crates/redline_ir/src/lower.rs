//! From the typed trees of a package to its functions.
//!
//! [`Lowering`] is one function in the making; what the functions of a package
//! share is [`Package`]. Each construct has a module of its own.

mod assign;
mod builtin;
mod call;
mod control;
mod convert;
mod defer;
mod escapes;
mod expr;
mod function;
mod ill_typed;
mod index;
mod initialization;
mod literal;
mod operator;
mod package;
mod place;
mod range;
mod range_body;
mod select;
mod selector;
mod stmt;
mod storage;
mod switch;
mod types;

#[cfg(test)]
mod tests;

pub(crate) use escapes::Escapes;
pub(crate) use function::Lowering;
pub(crate) use package::{File, Package};
pub use package::{lower_files, lower_package};
