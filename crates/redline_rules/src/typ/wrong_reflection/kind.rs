//! Which kinds of values the methods of package reflect take.

use redline_types::{Basic, BasicKind, Store, Type, TypeId};

/// Kinds of types (package reflect), numbers of one sort together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Bool,
    Int,
    Uint,
    Float,
    Complex,
    String,
    UnsafePointer,
    Array,
    Slice,
    Struct,
    Pointer,
    Func,
    Map,
    Chan,
}

impl Kind {
    /// The kind of a type that is no interface.
    pub(super) fn of(store: &Store, ty: TypeId) -> Option<Self> {
        Some(match &store[store.underlying(ty)] {
            Type::Basic(Basic::UnsafePointer) => Self::UnsafePointer,
            Type::Basic(basic) => match basic.kind() {
                BasicKind::Boolean => Self::Bool,
                BasicKind::Signed => Self::Int,
                BasicKind::Unsigned => Self::Uint,
                BasicKind::Float => Self::Float,
                BasicKind::Complex => Self::Complex,
                BasicKind::String => Self::String,
                BasicKind::None | BasicKind::Pointer | BasicKind::Nil => return None,
            },
            Type::Array { .. } => Self::Array,
            Type::Slice(_) => Self::Slice,
            Type::Struct(_) => Self::Struct,
            Type::Pointer(_) => Self::Pointer,
            Type::Signature(_) => Self::Func,
            Type::Map { .. } => Self::Map,
            Type::Chan { .. } => Self::Chan,
            _ => return None,
        })
    }

    /// The kind with its article.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Bool => "a boolean",
            Self::Int | Self::Uint => "an integer",
            Self::Float => "a floating-point number",
            Self::Complex => "a complex number",
            Self::String => "a string",
            Self::UnsafePointer => "an unsafe.Pointer",
            Self::Array => "an array",
            Self::Slice => "a slice",
            Self::Struct => "a struct",
            Self::Pointer => "a pointer",
            Self::Func => "a function",
            Self::Map => "a map",
            Self::Chan => "a channel",
        }
    }
}

use Kind as K;

/// Methods of `reflect.Value` that panic for other kinds. Interfaces, which some take
/// as well, are never what `reflect.ValueOf` gives.
const OF_VALUES: &[(&[&str], &[Kind])] = &[
    (&["Bool", "SetBool"], &[K::Bool]),
    (&["Int", "SetInt", "OverflowInt"], &[K::Int]),
    (&["Uint", "SetUint", "OverflowUint"], &[K::Uint]),
    (&["Float", "SetFloat", "OverflowFloat"], &[K::Float]),
    (&["Complex", "SetComplex", "OverflowComplex"], &[K::Complex]),
    (&["Bytes"], &[K::Slice, K::Array]),
    (&["Call", "CallSlice"], &[K::Func]),
    (&["Elem"], &[K::Pointer]),
    (
        &["Field", "FieldByIndex", "FieldByName", "FieldByNameFunc", "NumField"],
        &[K::Struct],
    ),
    (&["Index"], &[K::Array, K::Slice, K::String]),
    (
        &["IsNil"],
        &[K::Chan, K::Func, K::Map, K::Pointer, K::Slice, K::UnsafePointer],
    ),
    (&["Len"], &[K::Array, K::Chan, K::Map, K::Slice, K::String, K::Pointer]),
    (&["MapIndex", "MapKeys", "MapRange", "SetMapIndex"], &[K::Map]),
    (&["Close", "Recv", "Send", "TryRecv", "TrySend"], &[K::Chan]),
];

/// Methods of `reflect.Type` that panic for other kinds.
const OF_TYPES: &[(&[&str], &[Kind])] = &[
    (&["Elem"], &[K::Array, K::Chan, K::Map, K::Pointer, K::Slice]),
    (
        &["Field", "FieldByIndex", "FieldByName", "FieldByNameFunc", "NumField"],
        &[K::Struct],
    ),
    (&["In", "IsVariadic", "NumIn", "NumOut", "Out"], &[K::Func]),
    (&["Key"], &[K::Map]),
    (&["Len"], &[K::Array]),
    (&["ChanDir"], &[K::Chan]),
];

/// Methods of `reflect.Value` that panic unless the value is that of a variable.
const OF_VARIABLES: &[&str] = &[
    "Addr",
    "Set",
    "SetBool",
    "SetBytes",
    "SetCap",
    "SetComplex",
    "SetFloat",
    "SetInt",
    "SetLen",
    "SetPointer",
    "SetString",
    "SetUint",
    "SetZero",
    "UnsafeAddr",
];

/// Whether a method of `reflect.Value` panics for this kind.
pub(super) fn is_wrong_for_value(method: &str, kind: Kind) -> bool {
    is_wrong(OF_VALUES, method, kind)
}

/// Whether a method of `reflect.Type` panics for this kind.
pub(super) fn is_wrong_for_type(method: &str, kind: Kind) -> bool {
    is_wrong(OF_TYPES, method, kind)
}

/// Whether a method of `reflect.Value` panics unless the value is that of a variable.
pub(super) fn needs_variable(method: &str) -> bool {
    OF_VARIABLES.contains(&method)
}

fn is_wrong(table: &[(&[&str], &[Kind])], method: &str, kind: Kind) -> bool {
    let entry = table.iter().find(|(methods, _)| methods.contains(&method));
    entry.is_some_and(|(_, kinds)| !kinds.contains(&kind))
}
