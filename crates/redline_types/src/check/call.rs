//! Calls and conversions (spec: Calls, Conversions).

use redline_syntax::{Expr, ExprId, ExprList};

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{
    Argument, Basic, GenericCall, Inferred, Param, Signature, Type, TypeId, infer_call, params_for,
};

impl Context<'_> {
    /// `callee(args)`
    pub(crate) fn call(
        &mut self,
        expr: ExprId,
        callee: ExprId,
        args: ExprList,
        spread: bool,
    ) -> Operand {
        let args = self.tree.list(args);
        let operand = self.any_expr(callee, None);
        match operand.mode {
            Mode::Type => self.conversion_call(expr, operand.ty, args),
            Mode::Builtin => match operand.builtin {
                Some(builtin) => {
                    let operand = self.builtin_call(expr, callee, builtin, args);
                    self.calls |= operand.value.is_none();
                    operand
                }
                None => Operand::unknown(expr),
            },
            Mode::Invalid => {
                // The arguments are looked at for what they use.
                let args: Vec<Operand> = args.iter().map(|&arg| self.any_expr(arg, None)).collect();
                super::binary::spoilt(expr, args.iter().chain([&operand]))
            }
            _ => self.function_call(expr, &operand, args, spread),
        }
    }

    fn function_call(
        &mut self,
        expr: ExprId,
        callee: &Operand,
        args: &[ExprId],
        spread: bool,
    ) -> Operand {
        self.calls = true;
        let common = self.common_underlying(callee.ty).map(|ty| &self.store[ty]);
        let Some(Type::Signature(signature)) = common else {
            let text = self.text(callee.expr);
            let message = format!(
                "invalid operation: cannot call non-function {text} ({} of type {})",
                super::binary::noun(callee),
                self.store.type_text(callee.ty)
            );
            self.error(expr, ErrorCode::InvalidCall, message);
            return Operand::invalid(expr);
        };
        let operands: Vec<Operand> = args.iter().map(|&arg| self.any_expr(arg, None)).collect();
        let operands = self.spread(operands);
        let is_generic = !signature.type_params.is_empty();
        if is_generic || operands.iter().any(|operand| self.is_generic_function(operand)) {
            return self.generic_call(expr, callee, signature, operands, spread);
        }
        self.arguments(signature, operands, spread);
        self.result_of(expr, &signature.results)
    }

    /// A call of a generic function, or with generic functions as arguments: type
    /// arguments may have to be inferred.
    fn generic_call(
        &mut self,
        expr: ExprId,
        callee: &Operand,
        signature: &Signature,
        mut operands: Vec<Operand>,
        spread: bool,
    ) -> Operand {
        if operands.iter().any(Operand::is_invalid) {
            return super::binary::spoilt(expr, &operands);
        }
        // That nothing could be inferred is not reported: the result is not known.
        let Some(inferred) = self.inferred(callee, signature, &operands, spread) else {
            return Operand::unknown(expr);
        };
        for argument in inferred.generic_args {
            let function = &operands[argument.arg];
            operands[argument.arg] = self.instantiated_function(function, argument.type_args);
        }
        let mut signature = signature;
        if !signature.type_params.is_empty() {
            let generic = self.store.intern(Type::Signature(Box::new(signature.clone())));
            let function = Operand { ty: generic, ..callee.clone() };
            let callee = self.instantiated_function(&function, inferred.type_args);
            let Type::Signature(instance) = &self.store[callee.ty] else {
                return Operand::unknown(expr);
            };
            signature = instance;
        }
        self.arguments(signature, operands, spread);
        self.result_of(expr, &signature.results)
    }

    fn inferred(
        &self,
        callee: &Operand,
        signature: &Signature,
        operands: &[Operand],
        spread: bool,
    ) -> Option<Inferred> {
        let arguments: Vec<Argument<'_>> = operands
            .iter()
            .map(|operand| Argument { ty: operand.ty, type_args: self.written_type_args(operand) })
            .collect();
        let params = if spread {
            signature.params.iter().map(|param| param.ty).collect()
        } else {
            params_for(self.store, signature, operands.len())
        };
        let call = GenericCall {
            type_params: &signature.type_params,
            type_args: self.written_type_args(callee),
            params: &params,
            args: &arguments,
            version: self.source().language,
        };
        infer_call(self.store, &call).ok()
    }

    /// The arguments of a call, each with the parameter it is given to.
    fn arguments(&mut self, signature: &Signature, operands: Vec<Operand>, spread: bool) {
        for (index, mut operand) in operands.into_iter().enumerate() {
            if let Some(param) = self.parameter(signature, index, spread)
                && self.is_untyped(operand.ty)
                && !operand.is_invalid()
            {
                self.convert_untyped(&mut operand, param);
                self.update_type(operand.expr, operand.ty, true);
            }
        }
    }

    /// The arguments of `f(g())` are the results of `g`.
    fn spread(&self, operands: Vec<Operand>) -> Vec<Operand> {
        if let [operand] = &operands[..]
            && let Type::Tuple(results) = &self.store[operand.ty]
            && operand.mode == Mode::Value
        {
            let result = |result: &Param| Operand::new(operand.expr, Mode::Value, result.ty);
            return results.iter().map(result).collect();
        }
        operands
    }

    /// The type of the parameter that the argument at `index` is given to.
    fn parameter(&self, signature: &Signature, index: usize, spread: bool) -> Option<TypeId> {
        let last = signature.params.len().checked_sub(1)?;
        if !signature.variadic || spread || index < last {
            return signature.params.get(index).map(|param| param.ty);
        }
        match self.store[signature.params[last].ty] {
            Type::Slice(element) => Some(element),
            _ => None,
        }
    }

    /// What a call gives: nothing, a value, or several.
    fn result_of(&mut self, expr: ExprId, results: &[Param]) -> Operand {
        match results {
            [] => Operand::new(expr, Mode::NoValue, self.store.intern(Type::Tuple([].into()))),
            [result] => Operand::new(expr, Mode::Value, result.ty),
            results => {
                let ty = self.store.intern(Type::Tuple(results.into()));
                Operand::new(expr, Mode::Value, ty)
            }
        }
    }

    /// `T(x)`
    fn conversion_call(&mut self, expr: ExprId, target: TypeId, args: &[ExprId]) -> Operand {
        let &[arg] = args else {
            let text = self.store.type_text(target);
            let amount = if args.is_empty() { "missing argument" } else { "too many arguments" };
            self.error(expr, ErrorCode::WrongArgCount, format!("{amount} in conversion to {text}"));
            return Operand::invalid(expr);
        };
        let operand = self.expr(arg);
        if operand.is_invalid() || self.is_invalid(target) {
            return super::binary::spoilt(expr, [&operand]);
        }
        self.converted(expr, &operand, target)
    }

    /// The operand converted to the type `target`.
    fn converted(&mut self, expr: ExprId, operand: &Operand, target: TypeId) -> Operand {
        let constant = operand
            .value
            .as_ref()
            .and_then(|value| self.converted_constant(value, operand.ty, target));
        let is_const_type = self.all_basic(target, Basic::is_const_type)
            && !matches!(self.store[self.store.unalias(target)], Type::TypeParam(_));
        if operand.value.is_some() && is_const_type && constant.is_none() {
            let text = self.text(operand.expr);
            let message = format!(
                "cannot convert {text} ({} constant) to type {}",
                self.store.type_text(operand.ty),
                self.store.type_text(target)
            );
            self.error(operand.expr, ErrorCode::InvalidConversion, message);
            return Operand::invalid(expr);
        }
        if self.is_untyped(operand.ty) {
            let settled = self.type_before_conversion(operand, target, constant.is_some());
            self.update_type(operand.expr, settled, true);
        }
        match constant {
            Some(value) => Operand::constant(expr, target, value),
            None => Operand::new(expr, Mode::Value, target),
        }
    }

    /// The value of a constant that is converted, if the result is constant too.
    fn converted_constant(
        &self,
        value: &redline_constant::Value,
        from: TypeId,
        target: TypeId,
    ) -> Option<redline_constant::Value> {
        if let Type::TypeParam(_) = self.store[self.store.unalias(target)] {
            return None;
        }
        let is_string = self.all_basic(target, |basic| basic.kind() == crate::BasicKind::String);
        let from_integer = self.is_integer_type(from);
        if is_string && from_integer {
            return Some(value.to_code_point_string());
        }
        self.represented(value, target).ok()
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
        let is_string = self.all_basic(target, |basic| basic.kind() == crate::BasicKind::String);
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

    /// A function literal: a value of the type it states.
    pub(crate) fn func_lit(&mut self, expr: ExprId, ty: ExprId) -> Operand {
        let Expr::FuncType(_) = self.tree[ty] else { return Operand::invalid(expr) };
        let ty = self.ty(ty);
        Operand::new(expr, Mode::Value, ty)
    }
}
