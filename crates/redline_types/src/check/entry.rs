//! Declarations at top level, as the checker goes about them.

use redline_base::define_id;
use redline_syntax::{DeclId, ExprId, SpecId};

use crate::ObjectId;

define_id!(
    /// An [`Entry`] of a package.
    pub(crate) EntryId
);

/// A declaration of one object.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// What it declares.
    pub object: ObjectId,
    /// Index of its file.
    pub file: usize,
    /// How.
    pub kind: EntryKind,
}

/// What an entry declares.
#[derive(Clone, Debug)]
pub(crate) enum EntryKind {
    /// A constant.
    Const(ConstDecl),
    /// A variable.
    Var(VarDecl),
    /// A type or alias.
    Type(SpecId),
    /// A function.
    Func(DeclId),
    /// A method.
    Method(DeclId),
}

/// A constant declaration, with what it repeats of the spec before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ConstDecl {
    /// The type, if there is one.
    pub ty: Option<ExprId>,
    /// The value; `None` if it is missing.
    pub value: Option<ExprId>,
    /// Index of the spec in its group.
    pub iota: u32,
    /// Whether type and value stand in an earlier spec.
    pub inherited: bool,
}

/// A variable declaration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct VarDecl {
    /// The spec.
    pub spec: SpecId,
    /// Index of the variable in its spec.
    pub index: usize,
}
