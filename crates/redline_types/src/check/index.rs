//! Index and slice expressions, type assertions (spec: Index expressions, Slice
//! expressions, Type assertions).

use redline_constant::Value;
use redline_syntax::{ExprId, SliceExpr, SliceId};

use super::Context;
use super::binary::spoilt;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, BasicKind, Type, TypeId};

/// What an index has to be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct IndexRule {
    /// The code of errors.
    pub code: ErrorCode,
    /// What an error calls it.
    pub what: &'static str,
    /// Whether it may be negative.
    pub signed: bool,
}

impl Context<'_> {
    /// `base[index]` of a value.
    pub(crate) fn index(&mut self, expr: ExprId, base: ExprId, index: ExprId) -> Operand {
        let operand = self.any_expr(base, None);
        if operand.mode == Mode::Type {
            let ty = self.instance(expr, base, &[index]);
            return Operand::new(expr, Mode::Type, ty);
        }
        if self.is_generic_function(&operand) {
            return self.function_instance(expr, &operand, &[index]);
        }
        if operand.is_invalid() {
            let index = self.any_expr(index, None);
            return spoilt(expr, [&operand, &index]);
        }
        let Some((mode, element, key)) = self.indexed(&operand) else {
            self.any_expr(index, None);
            let described = self.described(&operand);
            let message = format!("cannot index {described}");
            self.error(base, ErrorCode::NonIndexableOperand, message);
            return Operand::invalid(expr);
        };
        if let Some(key) = key {
            let mut index = self.expr_with_hint(index, Some(key));
            self.assignment(&mut index, Some(key), "map index");
        } else {
            let bound = self.index_bound(&operand);
            self.constant_index(index, bound);
        }
        Operand::new(expr, mode, element)
    }

    /// `base[A, B]` of a generic type or function.
    pub(crate) fn index_list(&mut self, expr: ExprId, base: ExprId, indices: &[ExprId]) -> Operand {
        let operand = self.any_expr(base, None);
        if self.is_generic_function(&operand) {
            return self.function_instance(expr, &operand, indices);
        }
        if operand.mode != Mode::Type {
            self.look_at(indices);
            if let Some(&second) = indices.get(1).filter(|_| !operand.is_invalid()) {
                let message = "invalid operation: more than one index";
                self.error(second, ErrorCode::InvalidIndex, message);
            }
            return spoilt(expr, [&operand]);
        }
        let ty = self.instance(expr, base, indices);
        Operand::new(expr, Mode::Type, ty)
    }

    /// What an element of the operand is: its mode and type, and of a map the type of its keys.
    fn indexed(&self, operand: &Operand) -> Option<(Mode, TypeId, Option<TypeId>)> {
        let members = self.store.members(operand.ty)?;
        let (first, rest) = members.split_first()?;
        let mut found = self.indexed_type(operand, first.underlying)?;
        for member in rest {
            let (mode, element, key) = self.indexed_type(operand, member.underlying)?;
            let is_same_key = match (found.2, key) {
                (Some(own), Some(key)) => crate::identical(self.store, own, key),
                (own, key) => own == key,
            };
            if !is_same_key || !crate::identical(self.store, found.1, element) {
                return None;
            }
            if mode == Mode::Value {
                found.0 = mode;
            }
        }
        Some(found)
    }

    /// As [`Self::indexed`], for one type that the operand may have.
    fn indexed_type(
        &self,
        operand: &Operand,
        under: TypeId,
    ) -> Option<(Mode, TypeId, Option<TypeId>)> {
        Some(match self.store[under] {
            Type::Basic(basic) if basic.kind() == BasicKind::String => {
                (Mode::Value, Basic::Byte.id(), None)
            }
            Type::Array { element, .. } => {
                let addressable = operand.mode == Mode::Variable;
                (if addressable { Mode::Variable } else { Mode::Value }, element, None)
            }
            Type::Slice(element) => (Mode::Variable, element, None),
            Type::Map { key, value } => (Mode::MapIndex, value, Some(key)),
            Type::Pointer(base) => match self.store[self.store.underlying(base)] {
                Type::Array { element, .. } if !self.is_type_param(base) => {
                    (Mode::Variable, element, None)
                }
                _ => return None,
            },
            _ => return None,
        })
    }

    /// The least length of the arrays that are indexed, or that of a constant string.
    fn index_bound(&self, operand: &Operand) -> Option<u64> {
        if let Some(len) = operand.value.as_ref().and_then(Value::string_len) {
            return Some(len);
        }
        let len = |ty: TypeId| {
            let base = match self.store[ty] {
                Type::Pointer(base) => self.store.underlying(base),
                _ => ty,
            };
            match self.store[base] {
                Type::Array { len, .. } => len,
                _ => None,
            }
        };
        let members = self.store.members(operand.ty)?;
        members.iter().filter_map(|member| len(member.underlying)).min()
    }

    /// An index: an integer, not negative and less than `bound` if it is constant.
    /// The value, if it is constant and none is wrong.
    pub(crate) fn constant_index(&mut self, expr: ExprId, bound: Option<u64>) -> Option<u64> {
        let operand = self.expr(expr);
        self.checked_index(operand, bound)?.1
    }

    /// As [`Self::constant_index`]; `None` after an error.
    pub(crate) fn checked_index(
        &mut self,
        operand: Operand,
        bound: Option<u64>,
    ) -> Option<(Operand, Option<u64>)> {
        let rule = IndexRule { code: ErrorCode::InvalidIndex, what: "index", signed: false };
        self.index_by(operand, bound, rule)
    }

    /// As [`Self::checked_index`], by another rule.
    pub(crate) fn index_by(
        &mut self,
        mut operand: Operand,
        bound: Option<u64>,
        rule: IndexRule,
    ) -> Option<(Operand, Option<u64>)> {
        self.index_value(&mut operand);
        if operand.is_invalid() || self.is_hazy(operand.ty) {
            return None;
        }
        let Some(fault) = self.fault_of_index(&operand, rule) else {
            let value = operand.value.as_ref().map(Value::to_int);
            let index = value.and_then(|value| value.as_u64());
            return match (index, bound) {
                (Some(index), Some(bound)) if index >= bound => {
                    let message =
                        format!("invalid argument: index {index} out of bounds [0:{bound}]");
                    self.error(operand.expr, rule.code, message);
                    None
                }
                _ => Some((operand, index)),
            };
        };
        let described = self.described(&operand);
        let message = format!("invalid argument: {} {described} {fault}", rule.what);
        self.error(operand.expr, rule.code, message);
        None
    }

    fn fault_of_index(&self, operand: &Operand, rule: IndexRule) -> Option<&'static str> {
        if !self.is_integer_type(operand.ty) {
            return Some("must be integer");
        }
        let value = operand.value.as_ref()?.to_int();
        if value.is_unknown() {
            return None;
        }
        if value.sign() < 0 && !rule.signed {
            return Some("must not be negative");
        }
        self.represented(&value, Basic::Int.id()).is_err().then_some("overflows int")
    }

    /// `base[low:high:max]`
    pub(crate) fn slice(&mut self, expr: ExprId, slice: SliceId) -> Operand {
        let SliceExpr { base, low, high, max } = self.tree[slice];
        let operand = self.expr(base);
        if operand.is_invalid() {
            for bound in [low, high, max].into_iter().flatten() {
                self.expr(bound);
            }
            return spoilt(expr, [&operand]);
        }
        let ty = self.sliced(&operand);
        if ty.is_none() {
            self.refuse_slice(&operand);
        }
        let is_text = ty.is_some_and(|ty| {
            self.all_basic(ty, |basic| basic.kind() == BasicKind::String) || self.is_mixed_text(ty)
        });
        if let Some(max) = max.filter(|_| is_text) {
            let message = "invalid operation: 3-index slice of string";
            self.error(max, ErrorCode::InvalidSliceExpr, message);
        }
        self.slice_bounds(&operand, [low, high, max]);
        ty.map_or_else(|| Operand::invalid(expr), |ty| Operand::new(expr, Mode::Value, ty))
    }

    /// Whether the type stands for strings and slices of bytes.
    fn is_mixed_text(&self, ty: TypeId) -> bool {
        self.is_type_param(ty)
            && self.common_underlying(ty).is_none()
            && self.text_or_common(ty).is_some()
    }

    fn refuse_slice(&mut self, operand: &Operand) {
        let described = self.described(operand);
        let is_array = matches!(
            self.common_underlying(operand.ty).map(|ty| &self.store[ty]),
            Some(Type::Array { .. })
        );
        let message = if is_array {
            format!("invalid operation: {described} (slice of unaddressable value)")
        } else {
            format!("cannot slice {described}")
        };
        self.error(operand.expr, ErrorCode::NonSliceableOperand, message);
    }

    /// The bounds of a slice are in order.
    fn slice_bounds(&mut self, operand: &Operand, bounds: [Option<ExprId>; 3]) {
        let len = self.index_bound(operand).map(|len| len.saturating_add(1));
        let mut known: Vec<(ExprId, u64)> = Vec::new();
        for bound in bounds.into_iter().flatten() {
            if let Some(value) = self.constant_index(bound, len) {
                known.push((bound, value));
            }
        }
        for (index, &(_, low)) in known.iter().enumerate() {
            if let Some(&(at, high)) = known[index + 1..].iter().find(|(_, high)| *high < low) {
                let message = format!("invalid slice indices: {high} < {low}");
                return self.error(at, ErrorCode::SwappedSliceIndices, message);
            }
        }
    }

    /// The type of a slice of the operand.
    fn sliced(&self, operand: &Operand) -> Option<TypeId> {
        let common = self.text_or_common(operand.ty)?;
        Some(match self.store[common] {
            Type::Basic(basic) if basic.kind() == BasicKind::String => {
                if basic.is_untyped() {
                    Basic::String.id()
                } else {
                    operand.ty
                }
            }
            Type::Slice(_) => operand.ty,
            Type::Array { element, .. } if operand.mode == Mode::Variable => {
                self.store.intern(Type::Slice(element))
            }
            Type::Pointer(base) => match self.store[self.store.underlying(base)] {
                Type::Array { element, .. } => self.store.intern(Type::Slice(element)),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// `base.(ty)`
    pub(crate) fn type_assert(
        &mut self,
        expr: ExprId,
        base: ExprId,
        ty: Option<ExprId>,
    ) -> Operand {
        let operand = self.expr(base);
        let Some(ty) = ty else {
            self.error(expr, ErrorCode::InvalidSyntaxTree, "use of .(type) outside type switch");
            return Operand::invalid(expr);
        };
        let ty = self.var_type(ty);
        if operand.is_invalid() || self.is_invalid(ty) {
            return spoilt(expr, [&operand, &Operand::new(expr, Mode::Invalid, ty)]);
        }
        if !self.is_interface(operand.ty) {
            let described = self.described(&operand);
            let message = format!("invalid operation: {described} is not an interface");
            self.error(base, ErrorCode::InvalidAssert, message);
            return Operand::invalid(expr);
        }
        self.check_possible(expr, &operand, ty, false);
        Operand::new(expr, Mode::CommaOk, ty)
    }

    /// Whether a value of the interface type of `operand` can have the type `ty`.
    pub(crate) fn check_possible(
        &mut self,
        at: ExprId,
        operand: &Operand,
        ty: TypeId,
        is_case: bool,
    ) {
        if self.is_hazy(ty) || self.is_hazy(operand.ty) {
            return;
        }
        self.resolve_methods_of(operand.ty);
        let Err(missing) = crate::assertable(self.store, operand.ty, ty) else { return };
        let cause = self.worded(|wording| missing.text(wording));
        let (text, ty) = (self.text(at), self.ty_text(ty));
        let message = if is_case {
            let described = self.described(operand);
            format!(
                "impossible type switch case: {text}\n\t{described} cannot have dynamic type {ty} {cause}"
            )
        } else {
            let interface = self.ty_text(operand.ty);
            format!(
                "impossible type assertion: {text}\n\t{ty} does not implement {interface} {cause}"
            )
        };
        self.error(at, ErrorCode::ImpossibleAssert, message);
    }
}
