//! Index and slice expressions (spec: Index expressions, Slice expressions).

use redline_base::Span;
use redline_syntax::{ExprId, SliceId};
use redline_types::{Basic, Mode, Type, TypeId};

use super::Lowering;
use super::place::{Located, Place};
use crate::{Bound, Check, Op, ValueId};

impl Lowering<'_, '_> {
    /// `x[i]`, or a generic function with a type argument.
    pub(crate) fn index(&mut self, expr: ExprId, base: ExprId, index: ExprId) -> ValueId {
        if self.file.records.mode(index) == Mode::Type {
            return self.instantiated(expr, base);
        }
        let place = self.index_place(expr, base, index);
        let (ty, at) = (self.type_of(expr), self.file.tree.span(expr));
        self.load(Located { place, ty, at })
    }

    /// The place of an element.
    pub(crate) fn index_place(&mut self, expr: ExprId, base: ExprId, index: ExprId) -> Place {
        if self.file.records.mode(index) == Mode::Type {
            return Place::Value(self.instantiated(expr, base));
        }
        let base_ty = self.type_of(base);
        let at = self.file.tree.span(expr);
        match *self.core(base_ty) {
            Type::Map { .. } => match self.map_and_key(base, index, at) {
                Some((map, key)) => Place::MapElement { map, key },
                None => Place::Value(self.unknown(expr)),
            },
            Type::Slice(_) => {
                let slice = self.expr(base);
                Place::SliceElement { slice, index: self.index_value(index) }
            }
            Type::Array { len, .. } => {
                let base = self.place(base).place;
                let index = self.index_value(index);
                Place::Element { base: Box::new(base), index, len: len.unwrap_or(u64::MAX) }
            }
            Type::Pointer(array) => {
                let Type::Array { len, .. } = *self.core(array) else {
                    return Place::Value(self.unknown(expr));
                };
                let pointer = self.expr(base);
                let base = Box::new(Place::Pointee { pointer, is_checked: false });
                let index = self.index_value(index);
                Place::Element { base, index, len: len.unwrap_or(u64::MAX) }
            }
            _ if self.is_unknown(base_ty) => Place::Value(self.unknown(expr)),
            // A string, or a type parameter whose types all can be indexed.
            _ => {
                let base = self.expr(base);
                let index = self.index_value(index);
                Place::Value(self.element(base, index, self.type_of(expr), at))
            }
        }
    }

    /// An element of a value that has no address, with the check of its index.
    fn element(&mut self, base: ValueId, index: ValueId, ty: TypeId, at: Span) -> ValueId {
        let limit = self.builder.emit(Op::Len(base), Basic::Int.id(), at);
        let check = Check::Bound { kind: Bound::Index, value: index, limit };
        self.effect(Op::Check(check), at);
        self.builder.emit(Op::Element { base, index }, ty, at)
    }

    /// An index or size. An untyped constant is an `int`.
    pub(crate) fn index_value(&mut self, index: ExprId) -> ValueId {
        self.expr(index)
    }

    /// A map and a key of it, which can be hashed.
    pub(crate) fn map_and_key(
        &mut self,
        base: ExprId,
        key: ExprId,
        at: Span,
    ) -> Option<(ValueId, ValueId)> {
        let Type::Map { key: key_ty, .. } = *self.core(self.type_of(base)) else { return None };
        let map = self.expr(base);
        let key = self.expr_as(key, key_ty);
        self.check_hashable(key, at);
        Some((map, key))
    }

    /// Checks that a key can be hashed, unless its type says so.
    pub(crate) fn check_hashable(&mut self, key: ValueId, at: Span) {
        if self.may_be_uncomparable(self.builder.body.ty(key)) && !self.is_comparable_inside(key) {
            self.effect(Op::Check(Check::Hashable(key)), at);
        }
    }

    /// Whether a key was made an interface from something that can be compared.
    fn is_comparable_inside(&self, key: ValueId) -> bool {
        match self.builder.body[key] {
            Op::MakeInterface(inner) => !self.may_be_uncomparable(self.builder.body.ty(inner)),
            _ => false,
        }
    }

    /// `x[low:high:max]`
    pub(crate) fn slice(&mut self, slice: SliceId, ty: TypeId, at: Span) -> ValueId {
        let slice = self.file.tree[slice];
        let base_ty = self.type_of(slice.base);
        let base = match self.core(base_ty) {
            Type::Array { .. } => {
                let located = self.place(slice.base);
                self.address_of(&located.place, located.ty, at)
            }
            _ if self.is_unknown(base_ty) => return self.unknown_of(ty, at),
            _ => self.expr(slice.base),
        };
        let is_pointer = matches!(self.core(self.builder.body.ty(base)), Type::Pointer(_));
        let [low, high, max] = [slice.low, slice.high, slice.max]
            .map(|bound| bound.map(|bound| self.index_value(bound)));
        if is_pointer && !matches!(self.core(base_ty), Type::Array { .. }) {
            self.effect(Op::Check(Check::NotNil(base)), at);
        }
        let low = low.unwrap_or_else(|| self.int(0));
        match (high, max) {
            (Some(high), Some(max)) => self.full_slice(base, [low, high, max], ty, at),
            _ => self.plain_slice(base, low, high, ty, at),
        }
    }

    fn plain_slice(
        &mut self,
        base: ValueId,
        low: ValueId,
        high: Option<ValueId>,
        ty: TypeId,
        at: Span,
    ) -> ValueId {
        let has_cap = matches!(self.core(self.builder.body.ty(base)), Type::Slice(_));
        let high = match high {
            None => self.builder.emit(Op::Len(base), Basic::Int.id(), at),
            Some(high) => {
                let op = if has_cap { Op::Cap(base) } else { Op::Len(base) };
                let kind = if has_cap { Bound::HighCap } else { Bound::HighLen };
                let limit = self.builder.emit(op, Basic::Int.id(), at);
                self.bound(kind, high, limit, at);
                high
            }
        };
        if !self.is_zero_constant(low) {
            self.bound(Bound::Low, low, high, at);
        }
        self.builder.emit(Op::Slice { base, low, high }, ty, at)
    }

    fn full_slice(&mut self, base: ValueId, bounds: [ValueId; 3], ty: TypeId, at: Span) -> ValueId {
        let [low, high, max] = bounds;
        let has_cap = matches!(self.core(self.builder.body.ty(base)), Type::Slice(_));
        let kind = if has_cap { Bound::MaxCap } else { Bound::MaxLen };
        let limit = self.builder.emit(Op::Cap(base), Basic::Int.id(), at);
        self.bound(kind, max, limit, at);
        self.bound(Bound::HighMax, high, max, at);
        self.bound(Bound::LowHigh, low, high, at);
        let bounds = self.builder.list(&bounds);
        self.builder.emit(Op::FullSlice { base, bounds }, ty, at)
    }

    fn bound(&mut self, kind: Bound, value: ValueId, limit: ValueId, at: Span) {
        self.effect(Op::Check(Check::Bound { kind, value, limit }), at);
    }

    fn is_zero_constant(&self, value: ValueId) -> bool {
        match self.builder.body[value] {
            Op::Const(constant) => self.builder.body.constant(constant).sign() == 0,
            _ => false,
        }
    }
}
