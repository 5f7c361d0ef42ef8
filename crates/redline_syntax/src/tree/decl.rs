//! Declarations (spec: Declarations and scope, Packages).

use redline_base::define_id;

use super::{BlockId, ExprId, ExprList, FieldListId, FuncTypeId, IdRange, IdentId};

define_id!(
    /// A declaration.
    pub DeclId
);

define_id!(
    /// One spec of an `import`, `const`, `type` or `var` declaration.
    pub SpecId
);

/// A declaration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decl {
    /// Text that is no declaration; an error says why.
    Bad,
    /// `import …`: [`Spec::Import`]s.
    Import(SpecGroup),
    /// `const …`: [`Spec::Value`]s; the index of each is its `iota`.
    Const(SpecGroup),
    /// `type …`: [`Spec::Type`]s.
    Type(SpecGroup),
    /// `var …`: [`Spec::Value`]s.
    Var(SpecGroup),
    /// A function or method.
    Func(FuncDecl),
}

/// The specs behind one keyword.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SpecGroup {
    /// The specs.
    pub specs: IdRange<SpecId>,
    /// Whether parentheses stand around them.
    pub parenthesized: bool,
}

/// A function or method declaration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FuncDecl {
    /// The receiver's parameter list, for a method.
    pub receiver: Option<FieldListId>,
    /// The name.
    pub name: IdentId,
    /// The signature.
    pub ty: FuncTypeId,
    /// `None` if the function is implemented elsewhere.
    pub body: Option<BlockId>,
}

/// One spec of a declaration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spec {
    /// Of `import`.
    Import(ImportSpec),
    /// Of `const` or `var`.
    Value(ValueSpec),
    /// Of `type`.
    Type(TypeSpec),
}

/// `name "path"`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ImportSpec {
    /// The name, `.` or `_`, if one is written.
    pub name: Option<IdentId>,
    /// A string literal, or bad text.
    pub path: ExprId,
}

/// `a, b T = x, y`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ValueSpec {
    /// The names.
    pub names: IdRange<IdentId>,
    /// The type, if one is written.
    pub ty: Option<ExprId>,
    /// The values; empty if none are written.
    pub values: ExprList,
}

/// `Name[P any] T` or `Name = T`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TypeSpec {
    /// The name.
    pub name: IdentId,
    /// Type parameters.
    pub type_params: Option<FieldListId>,
    /// Whether it is an alias declaration.
    pub alias: bool,
    /// The type.
    pub ty: ExprId,
}
