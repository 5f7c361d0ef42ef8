//! Which declaration each identifier means, as far as syntax can tell.
//!
//! Go's blocks are lexical, so scopes need no types: that `panic` is the
//! predeclared function here and a local variable there, and that `xlog.Fatal`
//! is `log.Fatal` under `import xlog "log"`, is known from the trees of a package
//! and the names of the packages it imports. Fields, methods and keys of struct
//! literals need types and stay unbound.
//!
//! Begin with [`Universe`], [`PackageScope`] and [`resolve()`]. Then
//! [`Functions`] tells which function a call stands in, how that function is
//! used, and which deferred calls are registered before.

mod functions;
mod package;
mod resolution;
mod resolve;
mod scope;
mod universe;

pub use functions::{
    Call, CallId, Defer, DeferId, Function, FunctionId, FunctionNode, Functions, How, Usage,
};
pub use package::{Object, ObjectId, ObjectKind, PackageScope, base_type_name, receiver_base};
pub use resolution::{
    Binding, Import, ImportId, ImportName, Local, LocalId, LocalKind, Resolution,
};
pub use resolve::{Surroundings, resolve};
pub use universe::{Predeclared, PredeclaredKind, Universe};
