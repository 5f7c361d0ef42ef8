//! Types of Go: what the declarations and expressions of packages mean.
//!
//! Begin with [`Store`], which holds every type and object of a run, and with
//! [`Type`]. What a type is like is asked of the store: [`Store::type_text`],
//! [`identical()`], [`Store::underlying`], [`Store::type_set`], [`Store::lookup`],
//! [`Store::method_set`]. What an expression is stands in the [`Records`] of its file.
//!
//! This crate reads trees, not files, and knows nothing of the flow of control.
//!
//! [`check_package`] finds the types of declarations and of the expressions in
//! bodies, and what is wrong with them. What could not be read is unknown: it makes
//! unknown what it meets, and nothing is complained about there.

mod basic;
mod builtin;
mod call;
mod check;
mod comparable;
mod core_type;
mod coverage;
mod dump;
mod error;
mod expansion;
#[cfg(test)]
mod generics_tests;
mod identical;
mod implements;
mod infer;
mod instantiate;
mod interface;
mod language;
mod layout;
mod lookup;
mod method;
mod method_set;
mod missing_method;
mod named;
mod object;
mod occurrence;
mod package;
mod recorder;
mod records;
mod selection;
mod shared_parts;
#[cfg(any(test, feature = "testing"))]
mod single_file;
mod source;
mod store;
mod substitute;
mod table;
#[cfg(test)]
mod testing;
mod text;
mod ty;
mod type_set;
mod unify;
mod universe;

pub use basic::{Basic, BasicKind};
pub use builtin::{Builtin, Usage};
pub use call::{
    Argument, GenericCall, Inferred, InferredArgument, infer_call, infer_function, params_for,
};
pub use check::{CheckedPackage, DeclaredPackage, Initializer, check_package, declare_package};
pub use core_type::{Member, NothingCommon};
pub use coverage::Coverage;
pub use dump::{Digest, Dump, Lines, Section};
pub use error::{ErrorCode, TypeError};
pub use identical::{identical, identical_but_for_tags};
pub use implements::{NotImplemented, Reason, Relation, implements};
pub use infer::{ArgumentWording, InferError, Mismatch, Request, infer, rename};
pub use instantiate::{instantiate, verify};
pub use interface::{Interface, InterfaceId};
pub use layout::{Layout, Layouts};
pub use lookup::{Lookup, Selected};
pub use method::{Method, MethodId, Receiver};
pub use method_set::MethodSet;
pub use missing_method::{MethodProblem, MissingMethod, assertable, missing_method};
pub use named::{Alias, Instance, Named, TypeParam};
pub use object::{Declared, Object, ObjectId, ObjectKind, VarKind};
pub use package::{Package, PackageId};
pub use records::{InstanceOf, Mode, Records};
pub use selection::{Path, Selection, SelectionKind};
#[cfg(any(test, feature = "testing"))]
pub use single_file::SingleFile;
pub use source::{PackageSource, Sizes, SourceFile};
pub use store::Store;
pub use substitute::substitute;
pub use text::{Qualifier, Wording};
pub use ty::{
    AliasId, ChanDir, NamedId, Param, Signature, Struct, Term, Type, TypeId, TypeParamId,
};
pub use type_set::{Terms, TypeSet, is_exported};
