//! Calls and conversions (spec: Calls, Conversions).

use redline_syntax::{Expr, ExprId};

use super::Context;
use super::argument::Call;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::Mode;
use crate::{
    Argument, GenericCall, Inferred, Param, Signature, Type, TypeId, infer_call, params_for,
};

impl Context<'_> {
    /// `callee(args)`
    pub(crate) fn call(&mut self, call: Call<'_>) -> Operand {
        let Call { expr, callee, args, .. } = call;
        let operand = self.any_expr(callee, None);
        match operand.mode {
            Mode::Type => self.conversion_call(call, operand.ty),
            Mode::Builtin => match operand.builtin {
                Some(builtin) => {
                    let operand = self.builtin_call(call, builtin);
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
            _ => self.function_call(call, &operand),
        }
    }

    fn function_call(&mut self, call: Call<'_>, callee: &Operand) -> Operand {
        let expr = call.expr;
        self.calls = true;
        let operand = self.single_value(callee.clone());
        let common = self.common_underlying(operand.ty).map(|ty| &self.store[ty]);
        let Some(Type::Signature(signature)) = common else {
            self.look_at(call.args);
            if operand.is_invalid() || self.is_hazy(operand.ty) {
                return super::binary::spoilt(expr, [&operand]);
            }
            let described = self.described(&operand);
            let ty = self.ty_text(operand.ty);
            let message =
                format!("invalid operation: cannot call {described}: {ty} is not a function");
            self.error(expr, ErrorCode::InvalidCall, message);
            return Operand::invalid(expr);
        };
        let args = self.argument_values(call.args);
        match self.called(call, callee, signature, args) {
            Some(results) => self.result_of(expr, &results),
            None if signature.type_params.is_empty() => self.result_of(expr, &signature.results),
            None => Operand::unknown(expr),
        }
    }

    /// The results of a call with these arguments; `None` after an error.
    fn called(
        &mut self,
        call: Call<'_>,
        callee: &Operand,
        signature: &Signature,
        mut args: Vec<Operand>,
    ) -> Option<Box<[Param]>> {
        if args.iter().any(Operand::is_invalid) {
            return None;
        }
        let params = self.parameters(call, signature, &args)?;
        if signature.type_params.is_empty() && !args.iter().any(|arg| self.is_generic_function(arg))
        {
            self.pass(call, args, &params);
            return Some(signature.results.clone());
        }
        let inferred = self.inferred(call, callee, signature, &params, &args)?;
        for generic in inferred.generic_args {
            let arg = args[generic.arg].expr;
            let what = "implicitly instantiated function as argument";
            self.require(Feature::FunctionInference, self.tree.span(arg), what);
            args[generic.arg] = self.instantiated_function(&args[generic.arg], generic.type_args);
        }
        let mut signature = signature;
        if !signature.type_params.is_empty() {
            let generic = self.store.intern(Type::Signature(Box::new(signature.clone())));
            let function = Operand { ty: generic, ..callee.clone() };
            let written = self.written_type_exprs(call.callee);
            self.verify_later(call.expr, &written, &signature.type_params, &inferred.type_args);
            let instance = self.instantiated_function(&function, inferred.type_args);
            let Type::Signature(instance) = &self.store[instance.ty] else { return None };
            signature = instance;
        }
        let params = self.params_of(call, signature, args.len());
        self.pass(call, args, &params);
        Some(signature.results.clone())
    }

    /// The types of the parameters, one for each of so many arguments.
    fn params_of(&self, call: Call<'_>, signature: &Signature, count: usize) -> Vec<TypeId> {
        if call.spread {
            signature.params.iter().map(|param| param.ty).collect()
        } else {
            params_for(self.store, signature, count)
        }
    }

    /// The type arguments of a call and of generic functions among the arguments.
    fn inferred(
        &mut self,
        call: Call<'_>,
        callee: &Operand,
        signature: &Signature,
        params: &[TypeId],
        args: &[Operand],
    ) -> Option<Inferred> {
        let constraints = signature.type_params.iter().map(|&it| self.store[it].constraint());
        for &ty in params.iter().chain(constraints.flatten().collect::<Vec<_>>().iter()) {
            self.resolve_methods_of(ty);
        }
        let arguments: Vec<Argument<'_>> = args
            .iter()
            .map(|arg| Argument { ty: arg.ty, type_args: self.written_type_args(arg) })
            .collect();
        let generic = GenericCall {
            type_params: &signature.type_params,
            type_args: self.written_type_args(callee),
            params,
            args: &arguments,
            version: self.source().language,
        };
        match infer_call(self.store, &generic) {
            Ok(inferred) => Some(inferred),
            Err(error) => {
                let at = self.closing(call.expr);
                self.report_inference(at, Some(call.callee), &error, args);
                None
            }
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
    fn conversion_call(&mut self, call: Call<'_>, target: TypeId) -> Operand {
        let Call { expr, args, .. } = call;
        if self.is_generic(target) {
            self.look_at(args);
            return self.refuse_generic(expr, call.callee);
        }
        let &[arg] = args else {
            let text = self.ty_text(target);
            let operands: Vec<Operand> = args.iter().map(|&arg| self.any_expr(arg, None)).collect();
            let (what, at) = match operands.last() {
                None => ("missing argument", self.closing(expr)),
                Some(last) => ("too many arguments", self.tree.span(last.expr)),
            };
            if !self.is_invalid(target) {
                let message = format!("{what} in conversion to {text}");
                self.error_at(at, ErrorCode::WrongArgCount, message);
            }
            return Operand::invalid(expr);
        };
        let operand = self.expr_with_hint(arg, Some(target));
        if operand.is_invalid() || self.is_invalid(target) {
            let target = Operand::new(expr, Mode::Invalid, target);
            return super::binary::spoilt(expr, [&operand, &target]);
        }
        if call.spread {
            let message = format!("invalid use of ... in conversion to {}", self.ty_text(target));
            let dots = self.dots(call).unwrap_or_default();
            self.error_at(dots, ErrorCode::BadDotDotDotSyntax, message);
            return Operand::invalid(expr);
        }
        if self.is_constraint(call.callee, target) {
            return Operand::invalid(expr);
        }
        self.converted(expr, &operand, target)
    }

    /// Whether the type is an interface with types; an error says that it converts nothing.
    fn is_constraint(&mut self, callee: ExprId, target: TypeId) -> bool {
        let Type::Interface(id) = self.store[self.store.underlying(target)] else { return false };
        if self.is_type_param(target) || self.store.type_set(id).is_method_set() {
            return false;
        }
        let text = self.ty_text(target);
        let message = format!(
            "cannot use interface {text} in conversion (contains specific type constraints or is comparable)"
        );
        self.error(callee, ErrorCode::MisplacedConstraintIface, message);
        true
    }

    /// A function literal: a value of the type it states.
    pub(crate) fn func_lit(&mut self, expr: ExprId, ty: ExprId) -> Operand {
        let Expr::FuncType(_) = self.tree[ty] else { return Operand::invalid(expr) };
        let ty = self.ty(ty);
        Operand::new(expr, Mode::Value, ty)
    }
}
