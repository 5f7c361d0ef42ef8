//! Values of one type as values of another (spec: Assignability, Conversions).

use redline_base::Span;
use redline_constant::{Kind, Value};
use redline_syntax::ExprId;
use redline_types::{Basic, Type, TypeId};

use super::Lowering;
use crate::{Bound, Check, ConstantId, Op, ValueId};

impl Lowering<'_, '_> {
    /// A value as it is assigned to something of the type `to`.
    pub(crate) fn assigned(&mut self, value: ValueId, to: TypeId, at: Span) -> ValueId {
        let from = self.builder.body.ty(value);
        if let Type::Basic(Basic::UntypedNil) = self.store[from] {
            return self.builder.zero(to);
        }
        if from == to || self.is_unknown(to) || self.is_unknown(from) {
            return value;
        }
        if self.is_same_type(from, to) {
            return value;
        }
        if let (Op::Const(constant), false) = (self.builder.body[value], self.is_interface(to)) {
            return self.constant_as(constant, to, at);
        }
        let op = match (self.is_interface(from), self.is_interface(to)) {
            (false, true) => Op::MakeInterface(value),
            (true, true) => Op::ChangeInterface(value),
            _ => Op::ChangeType(value),
        };
        self.builder.emit(op, to, at)
    }

    /// Values as they are assigned to something of these types: what gives too few, since
    /// it is not known, may give anything.
    pub(crate) fn all_assigned(
        &mut self,
        values: &[ValueId],
        types: &[TypeId],
        at: Span,
    ) -> Vec<ValueId> {
        let values = values.iter().copied().map(Some).chain(std::iter::repeat(None));
        let assign = |(value, &ty): (Option<ValueId>, &TypeId)| match value {
            Some(value) => self.assigned(value, ty, at),
            None => self.unknown_of(ty, at),
        };
        values.zip(types).map(assign).collect()
    }

    /// A constant of the type `ty`. Where it is written as `1.0` in a shift that is none,
    /// its type may have integers only.
    pub(crate) fn constant(&mut self, value: &Value, ty: TypeId) -> ValueId {
        let has_no_point = !matches!(value.kind(), Kind::Float | Kind::Complex);
        if has_no_point {
            return self.builder.constant(value, ty);
        }
        let represented = self.represented(value, ty);
        self.builder.constant(represented.as_ref().unwrap_or(value), ty)
    }

    /// A constant as one of the type `to`. It has another type where the checker has
    /// left it without one, since something beside it is not known.
    fn constant_as(&mut self, constant: ConstantId, to: TypeId, at: Span) -> ValueId {
        match self.represented(self.builder.body.constant(constant), to) {
            Some(value) => self.builder.constant(&value, to),
            None => self.unknown_of(to, at),
        }
    }

    /// A constant value as a type has it, if it can.
    fn represented(&self, value: &Value, ty: TypeId) -> Option<Value> {
        let Type::Basic(basic) = self.store[self.store.underlying(ty)] else { return None };
        value.represent(self.package.source.sizes.values_of(basic)?)
    }

    /// `T(x)`, not constant.
    pub(crate) fn conversion(&mut self, operand: ExprId, to: TypeId, at: Span) -> ValueId {
        let value = self.expr(operand);
        self.converted(value, to, at)
    }

    /// A value converted to a type.
    pub(crate) fn converted(&mut self, value: ValueId, to: TypeId, at: Span) -> ValueId {
        let from = self.builder.body.ty(value);
        if let Some((array, by_pointer)) = self.array_of_slice(from, to) {
            return self.slice_to_array(value, array, to, by_pointer, at);
        }
        if self.is_assignable_in_kind(from, to) {
            return self.assigned(value, to, at);
        }
        if self.is_same_representation(from, to) {
            return self.builder.emit(Op::ChangeType(value), to, at);
        }
        self.builder.emit(Op::Convert(value), to, at)
    }

    /// Whether a conversion does what an assignment does.
    fn is_assignable_in_kind(&self, from: TypeId, to: TypeId) -> bool {
        self.is_interface(to)
            || self.is_same_type(from, to)
            || self.is_unknown(from)
            || self.is_unknown(to)
            || matches!(self.store[from], Type::Basic(Basic::UntypedNil))
    }

    /// Whether the types differ in names and tags only.
    fn is_same_representation(&self, from: TypeId, to: TypeId) -> bool {
        if self.is_type_param(from) || self.is_type_param(to) {
            return false;
        }
        let (from, to) = (self.store.underlying(from), self.store.underlying(to));
        match (&self.store[from], &self.store[to]) {
            (Type::Basic(_), Type::Basic(_)) => self.is_same_type(from, to),
            (Type::Basic(_), _) | (_, Type::Basic(_)) => false,
            _ => true,
        }
    }

    /// The array that a slice is converted to, and whether to a pointer to it.
    fn array_of_slice(&self, from: TypeId, to: TypeId) -> Option<(TypeId, bool)> {
        let Type::Slice(_) = self.core(from) else { return None };
        match *self.core(to) {
            Type::Array { .. } => Some((to, false)),
            Type::Pointer(base) => {
                matches!(self.core(base), Type::Array { .. }).then_some((base, true))
            }
            _ => None,
        }
    }

    fn slice_to_array(
        &mut self,
        value: ValueId,
        array: TypeId,
        to: TypeId,
        by_pointer: bool,
        at: Span,
    ) -> ValueId {
        let Type::Array { len, .. } = *self.core(array) else { return value };
        let len = self.int(len.and_then(|len| i64::try_from(len).ok()).unwrap_or(i64::MAX));
        let limit = self.builder.emit(Op::Len(value), Basic::Int.id(), at);
        let check = Check::Bound { kind: Bound::Array, value: len, limit };
        self.effect(Op::Check(check), at);
        let pointer = if by_pointer { to } else { self.package.pointer(to) };
        let address = self.builder.emit(Op::SliceToArray(value), pointer, at);
        if by_pointer { address } else { self.load_at(address, to, at) }
    }
}
