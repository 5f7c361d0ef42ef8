//! Types (spec: Types).
//!
//! A [`TypeId`] keeps how a type is spelled: names of parameters and of aliases
//! are part of it, so that messages speak as the source does. Two ids may thus
//! stand for one type: [`crate::identical()`] tells.

use redline_base::{Name, define_id};

use crate::{Basic, InterfaceId, ObjectId};

define_id!(
    /// A type of a [`crate::Store`].
    pub TypeId
);

define_id!(
    /// A defined type, or an instance of a generic one: a [`Named`] of a store.
    pub NamedId
);

define_id!(
    /// An alias: an [`Alias`](crate::Alias) of a store.
    pub AliasId
);

define_id!(
    /// A type parameter: a [`TypeParam`](crate::TypeParam) of a store.
    pub TypeParamId
);

/// A type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Type {
    /// `int`, `untyped nil`
    Basic(Basic),
    /// `[N]T`
    Array {
        /// The length; `None` if it is not known.
        len: Option<u64>,
        /// The element type.
        element: TypeId,
    },
    /// `[]T`
    Slice(TypeId),
    /// `struct { … }`
    Struct(Box<Struct>),
    /// `*T`
    Pointer(TypeId),
    /// The results of a call that has none or several.
    Tuple(Box<[Param]>),
    /// `func(…) …`
    Signature(Box<Signature>),
    /// `interface { … }`
    Interface(InterfaceId),
    /// `map[K]V`
    Map {
        /// The key type.
        key: TypeId,
        /// The element type.
        value: TypeId,
    },
    /// `chan T`
    Chan {
        /// Which operations it allows.
        dir: ChanDir,
        /// The element type.
        element: TypeId,
    },
    /// `~A | B` in a constraint.
    Union(Box<[Term]>),
    /// A defined type.
    Named(NamedId),
    /// Another name for a type.
    Alias(AliasId),
    /// A type parameter.
    TypeParam(TypeParamId),
}

/// Channel directions (spec: Channel types).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Receive,
}

/// A struct type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Struct {
    /// The fields in order.
    pub fields: Box<[ObjectId]>,
    /// The tag of each field without its quotes, empty if it has none; no
    /// elements if no field has one.
    pub tags: Box<[Box<[u8]>]>,
}

impl Struct {
    /// The tag of the field at `index`, empty if it has none.
    pub fn tag(&self, index: usize) -> &[u8] {
        self.tags.get(index).map_or(&[], |tag| tag)
    }
}

/// A parameter or result of a signature.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Param {
    /// Its name, if it has one.
    pub name: Option<Name>,
    /// Its type; of a variadic parameter the slice.
    pub ty: TypeId,
}

/// A function type. The receiver of a method is not part of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Signature {
    /// The type parameters of a generic function.
    pub type_params: Box<[TypeParamId]>,
    /// The parameters.
    pub params: Box<[Param]>,
    /// The results.
    pub results: Box<[Param]>,
    /// Whether the last parameter is `...T`.
    pub variadic: bool,
}

/// A term of a union: `T` or `~T`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Term {
    /// Whether `~` stands before it.
    pub tilde: bool,
    /// The type.
    pub ty: TypeId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_small() {
        assert_eq!(size_of::<Type>(), 24);
        assert_eq!(size_of::<Option<TypeId>>(), 4);
    }
}
