//! Questions about types that lowering asks.

use redline_base::Span;
use redline_syntax::ExprId;
use redline_types::{Basic, BasicKind, Store, Type, TypeId, identical};

use super::Lowering;
use crate::{Op, ValueId};

/// What a type is made of: of a type parameter what all its types are made of, if
/// that is one thing.
pub(crate) fn core(store: &Store, ty: TypeId) -> TypeId {
    store.common_underlying(ty).unwrap_or_else(|_| store.underlying(ty))
}

impl<'a> Lowering<'a, '_> {
    /// The type of an expression; invalid if it is not known.
    pub(crate) fn type_of(&self, expr: ExprId) -> TypeId {
        let ty = self.file.records.ty(expr).unwrap_or_else(|| Basic::Invalid.id());
        self.settled(ty)
    }

    /// The default type of an untyped value (spec: Constants); another type itself.
    pub(crate) fn settled(&self, ty: TypeId) -> TypeId {
        match self.store[ty] {
            Type::Basic(Basic::UntypedBool) => Basic::Bool.id(),
            Type::Basic(Basic::UntypedInt) => Basic::Int.id(),
            Type::Basic(Basic::UntypedRune) => Basic::Rune.id(),
            Type::Basic(Basic::UntypedFloat) => Basic::Float64.id(),
            Type::Basic(Basic::UntypedComplex) => Basic::Complex128.id(),
            Type::Basic(Basic::UntypedString) => Basic::String.id(),
            _ => ty,
        }
    }

    /// What a type is made of.
    pub(crate) fn core(&self, ty: TypeId) -> &'a Type {
        &self.store[core(self.store, ty)]
    }

    /// Whether something is not known of a type.
    pub(crate) fn is_unknown(&self, ty: TypeId) -> bool {
        matches!(self.store[self.store.unalias(ty)], Type::Basic(Basic::Invalid | Basic::Unknown))
    }

    pub(crate) fn is_interface(&self, ty: TypeId) -> bool {
        !self.is_type_param(ty)
            && matches!(self.store[self.store.underlying(ty)], Type::Interface(_))
    }

    /// Whether a type has a name of its own.
    pub(crate) fn is_defined(&self, ty: TypeId) -> bool {
        let ty = &self.store[self.store.unalias(ty)];
        matches!(ty, Type::Named(_) | Type::Basic(_) | Type::TypeParam(_))
    }

    pub(crate) fn is_type_param(&self, ty: TypeId) -> bool {
        matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_))
    }

    /// What a pointer points to.
    pub(crate) fn pointee(&self, ty: TypeId) -> Option<TypeId> {
        match *self.core(ty) {
            Type::Pointer(base) => Some(base),
            _ => None,
        }
    }

    /// Whether values of some of the types that `ty` may stand for are integers.
    pub(crate) fn may_be_integer(&self, ty: TypeId) -> bool {
        let is_integer = |ty: TypeId| match self.store[ty] {
            Type::Basic(basic) => matches!(basic.kind(), BasicKind::Signed | BasicKind::Unsigned),
            _ => false,
        };
        let members = self.store.members(ty);
        members.is_none_or(|members| members.iter().any(|member| is_integer(member.underlying)))
    }

    /// Whether values of some of the types that `ty` may stand for are negative integers.
    pub(crate) fn may_be_negative(&self, ty: TypeId) -> bool {
        let is_signed = |ty: TypeId| match self.store[ty] {
            Type::Basic(basic) => basic.kind() == BasicKind::Signed,
            _ => false,
        };
        let members = self.store.members(ty);
        members.is_none_or(|members| members.iter().any(|member| is_signed(member.underlying)))
    }

    /// Whether comparing or hashing a value may meet a dynamic type that cannot be.
    pub(crate) fn may_be_uncomparable(&self, ty: TypeId) -> bool {
        !self.is_unknown(ty) && !self.store.is_strictly_comparable(ty)
    }

    pub(crate) fn is_same_type(&self, left: TypeId, right: TypeId) -> bool {
        left == right || identical(self.store, left, right)
    }

    /// The types of the elements of a tuple; of another type that type alone.
    pub(crate) fn elements(&self, ty: TypeId) -> Vec<TypeId> {
        match &self.store[ty] {
            Type::Tuple(params) => params.iter().map(|param| param.ty).collect(),
            _ => vec![ty],
        }
    }

    /// The type of what has no value.
    pub(crate) fn nothing(&self) -> TypeId {
        self.package.nothing
    }

    /// Adds an instruction that gives no value.
    pub(crate) fn effect(&mut self, op: Op, at: Span) {
        let ty = self.nothing();
        self.builder.emit(op, ty, at);
    }

    /// One of the results of an operation that gives several.
    pub(crate) fn extract(&mut self, tuple: ValueId, index: usize, at: Span) -> ValueId {
        let elements = self.elements(self.builder.body.ty(tuple));
        let ty = elements.get(index).copied().unwrap_or_else(|| Basic::Invalid.id());
        let index = crate::builder::narrow(index);
        self.builder.emit(Op::Extract { tuple, index }, ty, at)
    }

    /// An integer constant of type `int`.
    pub(crate) fn int(&mut self, value: i64) -> ValueId {
        self.builder.constant(&redline_constant::Value::from(value), Basic::Int.id())
    }

    /// A boolean constant.
    pub(crate) fn bool(&mut self, value: bool) -> ValueId {
        self.builder.constant(&redline_constant::Value::bool(value), Basic::Bool.id())
    }
}
