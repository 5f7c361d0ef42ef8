//! Untyped operands and the types they get (spec: Constants, Representability).
//!
//! The type of an untyped expression is settled by what is around it. Until then
//! its expressions are kept aside; once it is known, it is recorded for all of
//! them down to the operands.

use redline_constant::{Basic as Values, Value};
use redline_syntax::{Expr, ExprId, UnaryOp};

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, BasicKind, Terms, Type, TypeId};

/// An expression whose type is not settled.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    mode: Mode,
    ty: TypeId,
    value: Option<Value>,
    /// Whether it is the left operand of a shift whose count is no constant: it
    /// has to become an integer.
    is_shifted: bool,
}

impl Pending {
    /// The untyped type that it has so far.
    pub(crate) fn ty(&self) -> TypeId {
        self.ty
    }
}

/// Why an untyped operand does not get a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Refused {
    /// The type has no such values.
    Mismatch,
    /// The fraction would be lost.
    Truncated,
    /// The value is too large.
    Overflow,
}

impl Context<'_> {
    /// Records what an operand is, or keeps it aside if its type is not settled.
    pub(crate) fn record_operand(&mut self, operand: &Operand) {
        if operand.mode == Mode::Constant && !self.is_untyped(operand.ty) {
            self.record_value(operand.expr, operand.value.clone());
        }
        if self.is_untyped(operand.ty) && operand.mode != Mode::Invalid {
            let (mode, ty, value) = (operand.mode, operand.ty, operand.value.clone());
            let pending = Pending { mode, ty, value, is_shifted: false };
            self.pending.insert(operand.expr, pending);
            return;
        }
        self.record(operand.expr, operand.mode, operand.ty);
    }

    fn record_value(&mut self, expr: ExprId, value: Option<Value>) {
        if self.recording
            && let Some(value) = value
        {
            self.records.add_value(expr, value);
        }
    }

    /// Records what is still pending with its untyped type: nothing asked for another.
    pub(crate) fn settle_pending(&mut self) {
        // Each is recorded under an id of its own, so the order does not matter.
        let mut pending: Vec<(ExprId, Pending)> = self.pending.drain().collect();
        pending.sort_by_key(|(expr, _)| *expr);
        for (expr, pending) in pending {
            self.record(expr, pending.mode, pending.ty);
            self.record_value(expr, pending.value);
        }
    }

    /// Marks the left operand of a shift that is no constant.
    pub(crate) fn mark_shifted(&mut self, expr: ExprId) {
        if let Some(pending) = self.pending.get_mut(&expr) {
            pending.is_shifted = true;
        }
    }

    /// Gives an untyped expression, and those it consists of, their type; `done`
    /// if it is the last. A constant is rounded to it; its parts keep their values.
    pub(crate) fn update_type(&mut self, expr: ExprId, ty: TypeId, done: bool) {
        let values = self.values_of(ty).filter(|_| !self.is_untyped(ty));
        if let (Some(pending), Some(values)) = (self.pending.get_mut(&expr), values) {
            pending.value =
                pending.value.take().map(|value| value.represent(values).unwrap_or(value));
        }
        self.update_part(expr, ty, done);
    }

    /// As [`Self::update_type`], but constants keep their values.
    pub(crate) fn update_part(&mut self, expr: ExprId, ty: TypeId, done: bool) {
        let Some(mut pending) = self.pending.remove(&expr) else { return };
        if !matches!(self.tree[expr], Expr::Ident(_) | Expr::Literal(_)) {
            redline_base::with_deep_stack(|| self.update_parts(expr, &pending, ty, done));
        }
        if !done && self.is_untyped(ty) {
            pending.ty = self.store.underlying(ty);
            self.pending.insert(expr, pending);
            return;
        }
        if pending.is_shifted && !self.is_integer_type(ty) {
            let text = self.text(expr);
            let message = format!(
                "invalid operation: shifted operand {text} (type {}) must be integer",
                self.ty_text(ty)
            );
            return self.error(expr, ErrorCode::InvalidShiftOperand, message);
        }
        if let Some(value) = pending.value.as_ref().filter(|_| self.values_of(ty).is_some())
            && let Err(refused) = self.represented(value, ty)
        {
            let operand = Operand::constant(expr, pending.ty, value.clone());
            return self.report_refused(&operand, ty, refused);
        }
        self.record(expr, pending.mode, ty);
        self.record_value(expr, pending.value);
    }

    /// The parts of an expression that have its type.
    fn update_parts(&mut self, expr: ExprId, pending: &Pending, ty: TypeId, done: bool) {
        match self.tree[expr] {
            Expr::Paren(inner) => self.update_part(inner, ty, done),
            Expr::Unary { op, operand }
                // The operand of a constant operation has been settled with it.
                if pending.value.is_none() && op != UnaryOp::Receive => {
                    self.update_part(operand, ty, done);
                }
            Expr::Binary { op, left, right } if pending.value.is_none() => {
                if super::binary::is_comparison(op) {
                    // The operands of a comparison have types of their own.
                } else if super::binary::is_shift(op) {
                    self.update_part(left, ty, done);
                } else {
                    self.update_part(left, ty, done);
                    self.update_part(right, ty, done);
                }
            }
            _ => {}
        }
    }

    pub(crate) fn is_untyped(&self, ty: TypeId) -> bool {
        matches!(self.store[ty], Type::Basic(basic) if basic.is_untyped())
    }

    /// Whether all types that `ty` stands for are integers.
    pub(crate) fn is_integer_type(&self, ty: TypeId) -> bool {
        self.all_basic(ty, Basic::is_integer)
    }

    /// Whether all types that `ty` stands for are basic types that `belongs` holds for.
    pub(crate) fn all_basic(&self, ty: TypeId, belongs: impl Fn(Basic) -> bool) -> bool {
        let is_one = |ty: TypeId| matches!(self.store[self.store.underlying(ty)], Type::Basic(basic) if belongs(basic));
        if let Type::TypeParam(_) = self.store[self.store.unalias(ty)] {
            return match self.store.element_type_set(ty).terms {
                Terms::All => false,
                Terms::List(terms) => !terms.is_empty() && terms.iter().all(|term| is_one(term.ty)),
            };
        }
        is_one(ty)
    }

    /// The values of a basic type; `None` for other types.
    pub(crate) fn values_of(&self, ty: TypeId) -> Option<Values> {
        let Type::Basic(basic) = self.store[self.store.underlying(ty)] else { return None };
        self.package.source.sizes.values_of(basic)
    }

    /// The value as one of the type, or why it is none.
    pub(crate) fn represented(&self, value: &Value, ty: TypeId) -> Result<Value, Refused> {
        let Some(values) = self.values_of(ty) else { return Err(Refused::Mismatch) };
        if let Some(value) = value.represent(values) {
            return Ok(value);
        }
        let Type::Basic(basic) = self.store[self.store.underlying(ty)] else {
            return Err(Refused::Mismatch);
        };
        let is_number =
            !matches!(value.kind(), redline_constant::Kind::Bool | redline_constant::Kind::String);
        if !is_number || !basic.is_numeric() {
            return Err(Refused::Mismatch);
        }
        let is_whole = value.to_int().kind() == redline_constant::Kind::Int;
        Err(if basic.is_integer() && !is_whole { Refused::Truncated } else { Refused::Overflow })
    }

    /// Gives an untyped operand the type `target`, or reports why it cannot have it.
    pub(crate) fn convert_untyped(&mut self, operand: &mut Operand, target: TypeId) {
        if operand.is_invalid() || !self.is_untyped(operand.ty) || self.is_invalid(target) {
            return;
        }
        match self.implicit_type(operand, target) {
            Ok((ty, value)) => {
                operand.value = value;
                if ty != operand.ty {
                    operand.ty = ty;
                    self.update_type(operand.expr, ty, false);
                }
            }
            Err(refused) => {
                self.report_refused(operand, target, refused);
                operand.mode = Mode::Invalid;
            }
        }
    }

    /// The type and value that an untyped operand gets where `target` is wanted.
    pub(crate) fn implicit_type(
        &mut self,
        operand: &Operand,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Refused> {
        let Type::Basic(from) = self.store[operand.ty] else {
            return Ok((operand.ty, operand.value.clone()));
        };
        if !from.is_untyped() || self.is_invalid(target) {
            return Ok((operand.ty, operand.value.clone()));
        }
        if let Type::Basic(to) = self.store[target]
            && to.is_untyped()
        {
            return Self::larger_untyped(operand, from, to);
        }
        if operand.is_nil() {
            // `nil` has no type of its own, whatever it is given to.
            let fits = self.has_nil(target);
            return if fits { Ok((operand.ty, None)) } else { Err(Refused::Mismatch) };
        }
        if let Type::TypeParam(_) = self.store[self.store.unalias(target)] {
            return self.implicit_type_param(operand, target);
        }
        match self.store[self.store.underlying(target)] {
            Type::Basic(to) => match &operand.value {
                Some(value) => self.represented(value, target).map(|value| (target, Some(value))),
                None if fits_kind(from, to) => Ok((target, None)),
                None => Err(Refused::Mismatch),
            },
            Type::Interface(interface) => {
                // The values of an interface have the default type, if it implements it.
                if self.store.type_set(interface).methods.is_empty() {
                    Ok((from.default_type().id(), operand.value.clone()))
                } else {
                    Err(Refused::Mismatch)
                }
            }
            _ => Err(Refused::Mismatch),
        }
    }

    /// Two untyped operands have the type of the larger kind.
    fn larger_untyped(
        operand: &Operand,
        from: Basic,
        to: Basic,
    ) -> Result<(TypeId, Option<Value>), Refused> {
        if from == to {
            return Ok((operand.ty, operand.value.clone()));
        }
        if from.is_numeric() && to.is_numeric() {
            let larger = if from < to { to } else { from };
            return Ok((larger.id(), operand.value.clone()));
        }
        Err(Refused::Mismatch)
    }

    /// An untyped operand where a type parameter is wanted has to fit each of its types.
    fn implicit_type_param(
        &mut self,
        operand: &Operand,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Refused> {
        let Terms::List(terms) = self.store.element_type_set(target).terms else {
            return Err(Refused::Mismatch);
        };
        if terms.is_empty() {
            return Err(Refused::Mismatch);
        }
        for term in &terms {
            self.implicit_type(operand, self.store.underlying(term.ty))?;
        }
        Ok((target, operand.value.clone()))
    }

    /// Whether `nil` is a value of the type.
    pub(crate) fn has_nil(&self, ty: TypeId) -> bool {
        if let Type::TypeParam(_) = self.store[self.store.unalias(ty)] {
            return match self.store.element_type_set(ty).terms {
                Terms::All => false,
                Terms::List(terms) => {
                    !terms.is_empty() && terms.iter().all(|term| self.has_nil(term.ty))
                }
            };
        }
        match self.store[self.store.underlying(ty)] {
            Type::Basic(basic) => matches!(basic, Basic::UnsafePointer | Basic::UntypedNil),
            Type::Slice(_)
            | Type::Pointer(_)
            | Type::Signature(_)
            | Type::Interface(_)
            | Type::Map { .. }
            | Type::Chan { .. } => true,
            _ => false,
        }
    }

    /// As [`Self::convert_untyped`], for a value that is given to something of the
    /// type `target`, or to `_`: `place` is what an error calls that.
    pub(crate) fn assign_untyped(
        &mut self,
        operand: &mut Operand,
        wanted: TypeId,
        target: Option<TypeId>,
        place: &str,
    ) {
        let Err(refused) = self.implicit_type(operand, wanted) else {
            return self.convert_untyped(operand, wanted);
        };
        let (why, code) = match refused {
            Refused::Mismatch => ("", ErrorCode::IncompatibleAssign),
            Refused::Truncated => (" (truncated)", ErrorCode::TruncatedFloat),
            Refused::Overflow => (" (overflows)", ErrorCode::NumericOverflow),
        };
        let target = self.ty_text(target.unwrap_or(wanted));
        let described = self.described(operand);
        let message = format!("cannot use {described} as {target} value in {place}{why}");
        self.error(operand.expr, code, message);
        operand.mode = Mode::Invalid;
    }

    pub(crate) fn report_refused(&mut self, operand: &Operand, target: TypeId, refused: Refused) {
        let described = self.described(operand);
        let target = self.ty_text(target);
        let (code, message) = match refused {
            Refused::Mismatch => (
                ErrorCode::InvalidUntypedConversion,
                format!("cannot convert {described} to type {target}"),
            ),
            Refused::Truncated => {
                (ErrorCode::TruncatedFloat, format!("{described} truncated to {target}"))
            }
            Refused::Overflow => {
                (ErrorCode::NumericOverflow, format!("{described} overflows {target}"))
            }
        };
        self.error(operand.expr, code, message);
    }

    /// The default type of an untyped type; any other type itself.
    pub(crate) fn default_type(&self, ty: TypeId) -> TypeId {
        match self.store[ty] {
            Type::Basic(basic) if basic != Basic::UntypedNil => basic.default_type().id(),
            _ => ty,
        }
    }

    /// The operand with the default type, if it has none yet.
    pub(crate) fn with_default_type(&mut self, operand: &mut Operand) {
        if let Type::Basic(basic) = self.store[operand.ty]
            && basic.is_untyped()
            && !operand.is_nil()
        {
            self.convert_untyped(operand, basic.default_type().id());
        }
    }
}

/// Whether an untyped operand that is no constant, such as the result of a
/// comparison or shift, can have a basic type.
fn fits_kind(from: Basic, to: Basic) -> bool {
    match from.kind() {
        BasicKind::Boolean => to.kind() == BasicKind::Boolean,
        BasicKind::String => to.kind() == BasicKind::String,
        BasicKind::Signed | BasicKind::Float | BasicKind::Complex => to.is_numeric(),
        _ => false,
    }
}
