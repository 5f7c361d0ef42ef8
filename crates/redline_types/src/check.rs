//! From the trees of a package to its objects and types.
//!
//! [`Package`] is what all declarations share. Each declaration and each body is
//! checked in a [`Context`] of its own, which knows its file and its function.
//! An object is resolved when somebody asks for it, or in its turn.

mod alias_search;
mod argument;
mod assign;
mod assignable;
mod binary;
mod body;
mod builtin_call;
mod builtin_list;
mod builtin_number;
mod builtin_unsafe;
mod call;
mod collect;
mod compare;
mod composite;
mod constraint;
mod context;
mod conversion;
mod cycle;
mod declare;
mod definition;
mod dependencies;
mod describe;
mod endless_instances;
mod entry;
mod expr;
mod expr_text;
mod function_decl;
mod function_value;
mod ident;
mod imports;
mod index;
mod init_order;
mod instance;
mod label;
mod later;
mod local_decl;
mod operand;
mod package;
mod params;
mod range;
mod receiver;
mod run;
mod scope;
mod selector;
mod stmt;
mod struct_literal;
mod switch;
mod terminating;
mod type_decl;
mod type_expr;
mod unary;
mod untyped;
mod unused;
mod value_decl;
mod version;

pub(crate) use context::Context;
pub(crate) use entry::{Entry, EntryId, EntryKind};
pub use init_order::Initializer;
pub(crate) use later::Later;
pub(crate) use package::Package;
pub use run::{CheckedPackage, DeclaredPackage, check_package, declare_package};

#[cfg(test)]
mod error_tests;
#[cfg(test)]
mod shared_tests;
#[cfg(test)]
pub(crate) mod tests;
