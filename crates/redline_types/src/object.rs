//! Objects: what declarations declare (spec: Declarations and scope).

use std::sync::OnceLock;

use redline_base::{Name, Offset, define_id};

use crate::{Builtin, MethodId, PackageId, TypeId};

define_id!(
    /// An object of a [`crate::Store`].
    pub ObjectId
);

/// Where the identifier stands that declares an object.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Declared {
    /// Index of the file among the files of its package, in order of their names.
    pub file: u32,
    /// Offset of the identifier.
    pub offset: Offset,
}

/// What a declaration declares. Its type may be found later than itself.
#[derive(Debug)]
pub struct Object {
    /// What it is.
    pub kind: ObjectKind,
    /// Its name.
    pub name: Name,
    /// The package it belongs to; `None` for what is predeclared.
    pub package: Option<PackageId>,
    /// Where it is declared; `None` for what is predeclared.
    pub declared: Option<Declared>,
    ty: OnceLock<TypeId>,
}

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ObjectKind {
    /// A constant.
    Const,
    /// A defined type, a type parameter or a predeclared type.
    Type,
    /// An alias; also `any`, `byte` and `rune`.
    Alias,
    /// A variable.
    Var(VarKind),
    /// A function.
    Func,
    /// A method, also that of an interface.
    Method(MethodId),
    /// A package, under the name that a file imports it by.
    Package(PackageId),
    /// A label.
    Label,
    /// A predeclared function, or one of package `unsafe`.
    Builtin(Builtin),
    /// `nil`
    Nil,
}

impl ObjectKind {
    /// Whether it is a method.
    pub const fn is_method(self) -> bool {
        matches!(self, Self::Method(_))
    }
}

/// What a variable is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VarKind {
    /// A variable of a package.
    Package,
    /// A variable of a function.
    Local,
    /// A receiver.
    Receiver,
    /// A parameter.
    Param,
    /// A result.
    Result,
    /// A field.
    Field,
    /// An embedded field.
    Embedded,
}

impl Object {
    /// An object whose type is not known yet.
    pub fn new(
        kind: ObjectKind,
        name: Name,
        package: Option<PackageId>,
        declared: Option<Declared>,
    ) -> Self {
        Self { kind, name, package, declared, ty: OnceLock::new() }
    }

    /// The same object with its type.
    #[must_use]
    pub fn with_type(self, ty: TypeId) -> Self {
        self.set_type(ty);
        self
    }

    /// Its type, once it is known; of a function its signature.
    pub fn ty(&self) -> Option<TypeId> {
        self.ty.get().copied()
    }

    /// States its type; the first statement holds.
    pub fn set_type(&self, ty: TypeId) {
        // A second worker that found the same out is no reason for anything.
        let _ = self.ty.set(ty);
    }

    /// Whether it is an embedded field.
    pub fn is_embedded(&self) -> bool {
        self.kind == ObjectKind::Var(VarKind::Embedded)
    }
}
