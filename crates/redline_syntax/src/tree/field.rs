//! Identifiers that declare, fields, parameters and signatures (spec: Struct
//! types, Function types, Interface types, Type parameter declarations).

use redline_base::{Name, Span, define_id};

use super::{ExprId, IdRange};

define_id!(
    /// An identifier in a declaring place. Those on the left of `:=` are expressions.
    pub IdentId
);

define_id!(
    /// A field, parameter, result, type parameter, method or embedded element.
    pub FieldId
);

define_id!(
    /// A list of fields.
    pub FieldListId
);

define_id!(
    /// A function signature.
    pub FuncTypeId
);

/// An identifier that declares something, or a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ident {
    /// Its text; `_` where the source lacks it.
    pub name: Name,
    /// Where it stands; empty where the source lacks it.
    pub span: Span,
}

/// One entry of a [`FieldList`]: `a, b T`, or an unnamed or embedded `T`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Field {
    /// The names; empty for an unnamed or embedded one.
    pub names: IdRange<IdentId>,
    /// The type; always present but for a parameter whose type is missing.
    pub ty: Option<ExprId>,
    /// The tag of a struct field, a string literal.
    pub tag: Option<ExprId>,
}

/// Fields of a struct or interface, parameters, results or type parameters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FieldList {
    /// The entries.
    pub fields: IdRange<FieldId>,
    /// With its braces, parentheses or brackets; a single unparenthesized result
    /// is its type alone.
    pub span: Span,
    /// Whether braces, parentheses or brackets stand around it.
    pub enclosed: bool,
}

/// A function signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FuncType {
    /// `[T any]`; only on function and method declarations.
    pub type_params: Option<FieldListId>,
    /// Parameters.
    pub params: FieldListId,
    /// Results; `None` if there are none and no parentheses either.
    pub results: Option<FieldListId>,
    /// From `func` (for an interface method from its parameters) to the last result.
    pub span: Span,
}
