//! Types of Go: what the declarations and expressions of packages mean.
//!
//! Begin with [`Store`], which holds every type and object of a run, and with
//! [`Type`]. What a type is like is asked of the store: [`Store::type_text`],
//! [`identical()`], [`Store::underlying`], [`Store::type_set`], [`Store::lookup`].
//!
//! This crate reads trees, not files, and knows nothing of the flow of control.

mod basic;
mod builtin;
mod check;
mod comparable;
mod dump;
mod error;
mod identical;
mod interface;
mod lookup;
mod method;
mod named;
mod object;
mod package;
mod records;
mod source;
mod store;
mod substitute;
mod text;
mod ty;
mod type_set;
mod universe;

pub use basic::{Basic, BasicKind};
pub use builtin::{Builtin, Usage};
pub use check::{CheckedPackage, check_package};
pub use dump::dump_definitions;
pub use error::{ErrorCode, TypeError};
pub use identical::{identical, identical_but_for_tags};
pub use interface::{Interface, InterfaceId};
pub use lookup::{Lookup, Selected};
pub use method::{Method, MethodId, Receiver};
pub use named::{Alias, Instance, Named, TypeParam};
pub use object::{Declared, Object, ObjectId, ObjectKind, VarKind};
pub use package::{Package, PackageId};
pub use records::{InstanceOf, Mode, Records, Selection, SelectionKind, Sparse};
pub use source::{PackageSource, Sizes, SourceFile};
pub use store::Store;
pub use substitute::substitute;
pub use ty::{
    AliasId, ChanDir, NamedId, Param, Signature, Struct, Term, Type, TypeId, TypeParamId,
};
pub use type_set::{Terms, TypeSet, is_exported};
