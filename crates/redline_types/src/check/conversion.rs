//! Conversions (spec: Conversions).

use redline_constant::Value;
use redline_syntax::ExprId;

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{Basic, BasicKind, Type, TypeId, identical, identical_but_for_tags};

/// Why a value cannot be converted, if there is more to say.
type Cause = Option<String>;

impl Context<'_> {
    /// The operand converted to the type `target`.
    pub(crate) fn converted(&mut self, expr: ExprId, operand: &Operand, target: TypeId) -> Operand {
        if self.is_hazy(operand.ty) || self.is_hazy(target) {
            return Operand::new(expr, Mode::Value, target);
        }
        let constant = match self.constant_conversion(operand, target) {
            Ok(constant) => constant,
            Err(message) => {
                self.error(operand.expr, ErrorCode::InvalidConversion, message);
                return Operand::invalid(expr);
            }
        };
        if self.is_untyped(operand.ty) {
            let settled = self.type_before_conversion(operand, target, constant.is_some());
            self.update_part(operand.expr, settled, true);
        }
        match constant {
            Some(value) => Operand::constant(expr, target, value),
            None => Operand::new(expr, Mode::Value, target),
        }
    }

    /// The value of the converted operand, if that is constant; an error says why
    /// it cannot be converted.
    fn constant_conversion(
        &mut self,
        operand: &Operand,
        target: TypeId,
    ) -> Result<Option<Value>, String> {
        let refused = |context: &Self, operand: &Operand, cause: Cause| {
            let cause = cause.map_or_else(String::new, |cause| format!(": {cause}"));
            let (described, target) = (context.described(operand), context.ty_text(target));
            format!("cannot convert {described} to type {target}{cause}")
        };
        let Some(value) = &operand.value else {
            let converted = self.convertible(operand, target);
            return converted.map(|()| None).map_err(|cause| refused(self, operand, cause));
        };
        if self.is_type_param(target) {
            let converted = self.constant_to_param(operand, value, target);
            let shown = Operand { mode: Mode::Value, value: None, ..operand.clone() };
            return converted.map(|()| None).map_err(|cause| refused(self, &shown, Some(cause)));
        }
        if !self.all_basic(target, Basic::is_const_type) {
            let converted = self.convertible(operand, target);
            return converted.map(|()| None).map_err(|cause| refused(self, operand, cause));
        }
        match self.converted_constant(value, operand.ty, target) {
            Some(value) => Ok(Some(value)),
            None if self.is_integer_type(operand.ty) && self.is_integer_type(target) => {
                Err(format!("constant {} overflows {}", value.short(), self.ty_text(target)))
            }
            None => Err(refused(self, operand, None)),
        }
    }

    /// The value of a constant that is converted, if the type has it.
    fn converted_constant(&self, value: &Value, from: TypeId, target: TypeId) -> Option<Value> {
        let is_string = self.all_basic(target, |basic| basic.kind() == BasicKind::String);
        if is_string && self.is_integer_type(from) {
            return Some(value.to_code_point_string());
        }
        self.represented(value, target).ok()
    }

    /// A constant has to be convertible to each type of a type parameter.
    fn constant_to_param(
        &self,
        operand: &Operand,
        value: &Value,
        target: TypeId,
    ) -> Result<(), String> {
        let param = self.ty_text(target);
        let Some(members) = self.store.members(target) else {
            return Err(format!("{param} does not contain specific types"));
        };
        let is_text = self.all_basic(operand.ty, |basic| basic.kind() == BasicKind::String);
        for member in members {
            let under = member.underlying;
            if (is_text && self.is_bytes_or_runes(under))
                || self.converted_constant(value, operand.ty, under).is_some()
            {
                continue;
            }
            let under_text = self.ty_text(under);
            return Err(if self.is_integer_type(operand.ty) && self.is_integer_type(under) {
                format!("constant {} overflows {under_text} (in {param})", value.short())
            } else {
                let described = self.described(operand);
                format!("cannot convert {described} to type {under_text} (in {param})")
            });
        }
        Ok(())
    }

    /// Whether a value that is no constant can be converted.
    fn convertible(&mut self, operand: &Operand, target: TypeId) -> Result<(), Cause> {
        let assigned = match self.assignable_untyped(operand, target) {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        };
        if operand.is_nil() {
            return Err(assigned);
        }
        let (from_param, to_param) = (self.is_type_param(operand.ty), self.is_type_param(target));
        match (from_param, to_param) {
            (false, false) => match self.convertible_types(operand.ty, target) {
                Err(None) => Err(assigned),
                result => result,
            },
            _ => self.convertible_members(operand, target),
        }
    }

    /// As [`Self::assignable`], where an untyped value has its default type.
    fn assignable_untyped(&mut self, operand: &Operand, target: TypeId) -> Result<(), Cause> {
        let mut operand = operand.clone();
        if self.is_untyped(operand.ty) && !operand.is_nil() {
            if self.implicit_type(&operand, target).is_ok() {
                return Ok(());
            }
            operand.ty = self.default_type(operand.ty);
        }
        self.assignable(&operand, target).map_err(|reason| reason.cause)
    }

    /// Each type of a type parameter has to be convertible.
    fn convertible_members(&mut self, operand: &Operand, target: TypeId) -> Result<(), Cause> {
        let from_param = self.is_type_param(operand.ty);
        let to_param = self.is_type_param(target);
        let within = |context: &Self, ty: TypeId, param: Option<TypeId>| match param {
            Some(param) => format!("{} (in {})", context.ty_text(ty), context.ty_text(param)),
            None => context.ty_text(ty),
        };
        let own = self.store.members(operand.ty).ok_or(None)?;
        let others = self.store.members(target).ok_or(None)?;
        for from in &own {
            for to in &others {
                let part = Operand { ty: from.ty, ..operand.clone() };
                if self.convertible(&part, to.ty).is_err() {
                    let from = within(self, from.ty, from_param.then_some(operand.ty));
                    let to = within(self, to.ty, to_param.then_some(target));
                    return Err(Some(format!("cannot convert {from} to type {to}")));
                }
            }
        }
        Ok(())
    }

    fn convertible_types(&self, from: TypeId, to: TypeId) -> Result<(), Cause> {
        let store = self.store;
        let (own, other) = (store.underlying(from), store.underlying(to));
        if identical_but_for_tags(store, own, other)
            || self.point_alike(from, to)
            || self.are_numbers(own, other)
            || self.are_texts(own, other)
            || self.are_unsafe_pointers(own, other)
        {
            return Ok(());
        }
        let Type::Slice(element) = store[own] else { return Err(None) };
        let (array, feature, what) = match store[other] {
            Type::Array { element: of, .. } => {
                (Some(of), Feature::SliceToArray, "conversion of slice to array")
            }
            Type::Pointer(base) => match store[store.underlying(base)] {
                Type::Array { element: of, .. } => {
                    let what = "conversion of slice to array pointer";
                    (Some(of), Feature::SliceToArrayPointer, what)
                }
                _ => return Err(None),
            },
            _ => return Err(None),
        };
        if !array.is_some_and(|of| identical(store, element, of)) {
            return Err(None);
        }
        if self.allows(feature) {
            return Ok(());
        }
        Err(Some(format!("{what} requires go1.{} or later", feature.since())))
    }

    /// Whether both are pointers without a name to what has one underlying type.
    fn point_alike(&self, from: TypeId, to: TypeId) -> bool {
        let store = self.store;
        match (&store[store.unalias(from)], &store[store.unalias(to)]) {
            (&Type::Pointer(own), &Type::Pointer(other)) => {
                !self.is_type_param(own)
                    && !self.is_type_param(other)
                    && identical_but_for_tags(store, store.underlying(own), store.underlying(other))
            }
            _ => false,
        }
    }

    fn are_numbers(&self, from: TypeId, to: TypeId) -> bool {
        let real =
            |ty| self.all_basic(ty, |basic| basic.is_integer() || basic.kind() == BasicKind::Float);
        let complex = |ty| self.all_basic(ty, |basic| basic.kind() == BasicKind::Complex);
        (real(from) && real(to)) || (complex(from) && complex(to))
    }

    fn are_texts(&self, from: TypeId, to: TypeId) -> bool {
        let text = |ty| self.all_basic(ty, |basic| basic.kind() == BasicKind::String);
        (text(to) && (self.is_integer_type(from) || self.is_bytes_or_runes(from)))
            || (text(from) && self.is_bytes_or_runes(to))
    }

    fn is_bytes_or_runes(&self, under: TypeId) -> bool {
        let Type::Slice(element) = self.store[under] else { return false };
        let element = self.store.underlying(element);
        matches!(self.store[element], Type::Basic(basic) if matches!(basic.plain(), Basic::Uint8 | Basic::Int32))
    }

    fn are_unsafe_pointers(&self, from: TypeId, to: TypeId) -> bool {
        let is_unsafe = |ty: TypeId| ty == Basic::UnsafePointer.id();
        let is_pointer = |ty: TypeId| {
            matches!(self.store[ty], Type::Pointer(_)) || ty == Basic::Uintptr.id() || is_unsafe(ty)
        };
        (is_unsafe(from) && is_pointer(to)) || (is_pointer(from) && is_unsafe(to))
    }

    /// The type that an untyped operand has before it is converted.
    fn type_before_conversion(
        &self,
        operand: &Operand,
        target: TypeId,
        is_constant: bool,
    ) -> TypeId {
        let Type::Basic(basic) = self.store[operand.ty] else { return operand.ty };
        let under = self.store.underlying(target);
        let is_interface = matches!(self.store[under], Type::Interface(_));
        let is_string = self.all_basic(target, |basic| basic.kind() == BasicKind::String);
        if operand.is_nil() {
            return operand.ty;
        }
        if is_interface || (operand.value.is_some() && !is_constant) {
            return basic.default_type().id();
        }
        if is_string && operand.value.is_some() && self.is_integer_type(operand.ty) {
            return operand.ty;
        }
        target
    }
}
