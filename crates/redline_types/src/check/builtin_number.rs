//! Built-in functions for numbers (spec: Manipulating complex numbers, Min and max).

use redline_constant::{BinaryOp, Value};
use redline_syntax::{ExprId, TokenKind};

use super::Context;
use super::argument::Call;
use super::binary::Matched;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, Builtin, Type, TypeId, identical};

impl Context<'_> {
    /// `complex(real, imag)`
    pub(super) fn complex(&mut self, call: Call<'_>, args: Vec<Operand>) -> Operand {
        let expr = call.expr;
        let Ok([mut real, mut imag]) = <[Operand; 2]>::try_from(args) else {
            return Operand::invalid(expr);
        };
        if self.is_hazy(real.ty) || self.is_hazy(imag.ty) {
            return Operand::unknown(expr);
        }
        self.match_parts(&mut real, &mut imag);
        if real.is_invalid() || imag.is_invalid() {
            return Operand::invalid(expr);
        }
        if !identical(self.store, real.ty, imag.ty) {
            let (text, own, other) =
                (self.text(expr), self.ty_text(real.ty), self.ty_text(imag.ty));
            let message = format!("invalid operation: {text} (mismatched types {own} and {other})");
            self.error(real.expr, ErrorCode::InvalidComplex, message);
            return Operand::invalid(expr);
        }
        if self.refuses_param(&real, Builtin::Complex, float_parts) {
            return Operand::unknown(expr);
        }
        let Some(ty) = self.complex_of(real.ty) else {
            let text = self.ty_text(real.ty);
            let message =
                format!("invalid argument: arguments have type {text}, expected floating-point");
            self.error(real.expr, ErrorCode::InvalidComplex, message);
            return Operand::invalid(expr);
        };
        match (&real.value, &imag.value) {
            (Some(real), Some(imag)) => {
                let value = real.to_float().binary(BinaryOp::Add, &imag.to_float().times_i());
                Operand::constant(expr, ty, value)
            }
            _ => Operand::new(expr, Mode::Value, ty),
        }
    }

    /// Gives the parts of a complex number one type, as far as they are untyped.
    fn match_parts(&mut self, real: &mut Operand, imag: &mut Operand) {
        match (self.is_untyped(real.ty), self.is_untyped(imag.ty)) {
            (false, false) => {}
            (true, false) => self.settle_as(real, imag.ty),
            (false, true) => self.settle_as(imag, real.ty),
            (true, true) if real.value.is_some() && imag.value.is_some() => {
                for part in [real, imag] {
                    let is_real = part
                        .value
                        .as_ref()
                        .is_some_and(|value| !value.is_unknown() && value.imag().sign() == 0);
                    if self.all_basic(part.ty, Basic::is_numeric) && is_real {
                        part.ty = Basic::UntypedFloat.id();
                    }
                }
            }
            (true, true) => {
                self.settle_as(real, Basic::Float64.id());
                self.settle_as(imag, Basic::Float64.id());
            }
        }
    }

    fn complex_of(&self, ty: TypeId) -> Option<TypeId> {
        match self.store[self.store.underlying(ty)] {
            Type::Basic(Basic::Float32) => Some(Basic::Complex64.id()),
            Type::Basic(Basic::Float64) => Some(Basic::Complex128.id()),
            Type::Basic(Basic::UntypedFloat) => Some(Basic::UntypedComplex.id()),
            _ => None,
        }
    }

    /// Whether an operand is a value of a type parameter that the function does not
    /// take, though its types belong there; that is complained about.
    fn refuses_param(
        &mut self,
        operand: &Operand,
        builtin: Builtin,
        belongs: fn(Basic) -> bool,
    ) -> bool {
        if !self.is_type_param(operand.ty) || !self.all_basic(operand.ty, belongs) {
            return false;
        }
        let (described, name) = (self.described(operand), builtin.name());
        let message = format!(
            "{described} not supported as argument to built-in {name} for go1.18 (see go.dev/issue/50937)"
        );
        let code = Self::code_of(builtin);
        self.package.soft_error(self.file, self.tree.span(operand.expr), code, message);
        true
    }

    const fn code_of(builtin: Builtin) -> ErrorCode {
        match builtin {
            Builtin::Complex => ErrorCode::InvalidComplex,
            Builtin::Real => ErrorCode::InvalidReal,
            _ => ErrorCode::InvalidImag,
        }
    }

    /// `real(arg)` and `imag(arg)`
    pub(super) fn part(&mut self, expr: ExprId, builtin: Builtin, arg: &mut Operand) -> Operand {
        if self.is_untyped(arg.ty) && arg.value.is_none() {
            self.settle_as(arg, Basic::Complex128.id());
        }
        if arg.is_invalid() || self.is_hazy(arg.ty) {
            return super::binary::spoilt(expr, [&*arg]);
        }
        if self.refuses_param(arg, builtin, complex_numbers) {
            return Operand::unknown(expr);
        }
        let ty = match self.store[self.store.underlying(arg.ty)] {
            Type::Basic(Basic::Complex64) => Basic::Float32,
            Type::Basic(Basic::Complex128) => Basic::Float64,
            Type::Basic(basic) if basic.is_untyped() && basic.is_numeric() => Basic::UntypedFloat,
            _ => {
                let text = self.ty_text(arg.ty);
                let message =
                    format!("invalid argument: argument has type {text}, expected complex type");
                self.error(arg.expr, Self::code_of(builtin), message);
                return Operand::invalid(expr);
            }
        };
        match &arg.value {
            Some(value) => {
                let part = if builtin == Builtin::Real { value.real() } else { value.imag() };
                Operand::constant(expr, ty.id(), part)
            }
            None => Operand::new(expr, Mode::Value, ty.id()),
        }
    }

    /// `min(…)` and `max(…)`: constant if all arguments are.
    pub(super) fn extreme(
        &mut self,
        expr: ExprId,
        builtin: Builtin,
        args: Vec<Operand>,
    ) -> Operand {
        let exprs: Vec<ExprId> = args.iter().map(|arg| arg.expr).collect();
        let mut best: Option<Operand> = None;
        for arg in args {
            if !self.is_ordered(&arg) {
                return Operand::invalid(expr);
            }
            best = match best {
                None => Some(arg),
                Some(best) => match self.better(builtin, &best, &arg) {
                    Some(best) => Some(best),
                    None => return Operand::invalid(expr),
                },
            };
        }
        let Some(mut best) = best else { return Operand::invalid(expr) };
        if best.value.is_none() {
            best.mode = Mode::Value;
            if self.is_untyped(best.ty) {
                best.ty = self.default_type(best.ty);
            }
            for expr in exprs {
                self.update_part(expr, best.ty, true);
            }
        }
        Operand { expr, ..best }
    }

    fn is_ordered(&mut self, arg: &Operand) -> bool {
        if self.is_hazy(arg.ty) || self.all_basic(arg.ty, Basic::is_ordered) {
            return true;
        }
        let message = format!("invalid argument: {} cannot be ordered", self.described(arg));
        self.error(arg.expr, ErrorCode::InvalidMinMaxOperand, message);
        false
    }

    /// The smaller or larger of two arguments; `None` after an error.
    fn better(&mut self, builtin: Builtin, best: &Operand, arg: &Operand) -> Option<Operand> {
        let op = if builtin == Builtin::Min { TokenKind::Less } else { TokenKind::Greater };
        let (mut left, mut right) = (best.clone(), arg.clone());
        let matched = self.match_types(&mut left, &mut right);
        if matched == Matched::Reported {
            return None;
        }
        let is_hazy = self.is_hazy(left.ty) || self.is_hazy(right.ty);
        if matched == Matched::No || !(is_hazy || identical(self.store, left.ty, right.ty)) {
            let (own, other) = (self.ty_text(best.ty), self.ty_text(arg.ty));
            let text = self.text(arg.expr);
            let message = format!(
                "invalid argument: mismatched types {own} (previous argument) and {other} (type of {text})"
            );
            self.error(arg.expr, ErrorCode::MismatchedTypes, message);
            return None;
        }
        let (Some(own), Some(other)) = (&left.value, &right.value) else {
            return Some(Operand { value: None, mode: Mode::Value, ..left });
        };
        let compare = |other: &Value, own: &Value| {
            redline_constant::Comparison::of(op).is_some_and(|op| other.compare(op, own))
        };
        Some(if compare(other, own) { right } else { left })
    }
}

fn float_parts(basic: Basic) -> bool {
    basic.kind() == crate::BasicKind::Float
}

fn complex_numbers(basic: Basic) -> bool {
    basic.kind() == crate::BasicKind::Complex
}
