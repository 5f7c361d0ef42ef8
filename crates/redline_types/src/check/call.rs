//! Calls and conversions (spec: Calls, Conversions).

use redline_syntax::{Expr, ExprId, ExprList};

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{
    Argument, Basic, GenericCall, Param, Signature, Type, TypeId, infer_call, instantiate,
    params_for,
};

impl Context<'_> {
    /// `callee(args)`
    pub(crate) fn call(&mut self, expr: ExprId, callee: ExprId, args: ExprList) -> Operand {
        let args = self.tree.list(args);
        let (operand, type_args) = self.callee(callee);
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
            _ => self.function_call(expr, (callee, &operand), &type_args, args),
        }
    }

    /// What is called, and the type arguments behind a generic function.
    fn callee(&mut self, callee: ExprId) -> (Operand, Vec<TypeId>) {
        let (base, indices) = match self.tree[callee] {
            Expr::Index { base, index } => (base, vec![index]),
            Expr::IndexList { base, indices } => (base, self.tree.list(indices).to_vec()),
            _ => return (self.any_expr(callee, None), Vec::new()),
        };
        if !self.names_generic_function(base) {
            return (self.any_expr(callee, None), Vec::new());
        }
        let operand = self.any_expr(base, None);
        let type_args = indices.into_iter().map(|index| self.ty(index)).collect();
        (operand, type_args)
    }

    /// Whether the expression is the name of a generic function.
    fn names_generic_function(&self, expr: ExprId) -> bool {
        let object = match self.tree[self.tree.unparen(expr)] {
            Expr::Ident(_) => match self.meaning(self.tree.unparen(expr)) {
                super::ident::Meaning::Object(object) => object,
                _ => return false,
            },
            Expr::Selector { base, name } => {
                match self.qualified(self.tree.unparen(expr), base, name) {
                    Some(super::ident::Meaning::Object(object)) => object,
                    _ => return false,
                }
            }
            _ => return false,
        };
        matches!(
            &self.store[self.store.type_of(object)],
            Type::Signature(signature) if !signature.type_params.is_empty()
        )
    }

    fn function_call(
        &mut self,
        expr: ExprId,
        (written, callee): (ExprId, &Operand),
        type_args: &[TypeId],
        args: &[ExprId],
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
        if !signature.type_params.is_empty() {
            return self.generic_call(expr, (written, callee), signature, type_args, args);
        }
        self.arguments(signature, args);
        self.result_of(expr, &signature.results)
    }

    /// A call of a generic function, whose type arguments may have to be inferred.
    fn generic_call(
        &mut self,
        expr: ExprId,
        (written, callee): (ExprId, &Operand),
        signature: &Signature,
        type_args: &[TypeId],
        args: &[ExprId],
    ) -> Operand {
        let operands = args.iter().map(|&arg| self.any_expr(arg, None)).collect();
        let operands = self.spread(operands);
        if operands.iter().any(Operand::is_invalid) {
            return super::binary::spoilt(expr, &operands);
        }
        let arguments: Vec<Argument<'_>> =
            operands.iter().map(|operand| Argument { ty: operand.ty, type_args: &[] }).collect();
        let params = if matches!(self.tree[expr], Expr::Call { spread: true, .. }) {
            signature.params.iter().map(|param| param.ty).collect()
        } else {
            params_for(self.store, signature, operands.len())
        };
        let call = GenericCall {
            type_params: &signature.type_params,
            type_args,
            params: &params,
            args: &arguments,
            version: self.source().language,
        };
        // That nothing could be inferred is not reported: the result is not known.
        let Ok(inferred) = infer_call(self.store, &call) else { return Operand::unknown(expr) };
        let generic = self.store.intern(Type::Signature(Box::new(signature.clone())));
        let ty = instantiate(self.store, generic, &inferred.type_args);
        let Type::Signature(signature) = &self.store[ty] else { return Operand::unknown(expr) };
        self.record(callee.expr, callee.mode, ty);
        self.record(written, callee.mode, ty);
        self.record_instance(callee.expr, inferred.type_args, ty);
        for (index, mut operand) in operands.into_iter().enumerate() {
            if let Some(param) = self.parameter(signature, index)
                && self.is_untyped(operand.ty)
            {
                self.convert_untyped(&mut operand, param);
                self.update_type(operand.expr, operand.ty, true);
            }
        }
        let results = signature.results.clone();
        self.result_of(expr, &results)
    }

    /// The arguments of a call, each with the parameter it is given to.
    fn arguments(&mut self, signature: &Signature, args: &[ExprId]) {
        for (index, &arg) in args.iter().enumerate() {
            let parameter = self.parameter(signature, index);
            let mut operand = self.any_expr(arg, None);
            if let Some(ty) =
                parameter.filter(|_| self.is_untyped(operand.ty) && !operand.is_invalid())
            {
                self.convert_untyped(&mut operand, ty);
                self.update_type(arg, operand.ty, true);
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
    fn parameter(&self, signature: &Signature, index: usize) -> Option<TypeId> {
        let last = signature.params.len().checked_sub(1)?;
        if !signature.variadic || index < last {
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
        if is_string && self.is_integer_type(operand.ty) {
            return basic.default_type().id();
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
