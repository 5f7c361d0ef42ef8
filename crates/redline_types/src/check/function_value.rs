//! Generic functions with type arguments, written or inferred (spec:
//! Instantiations, Type inference).

use redline_syntax::{Expr, ExprId};

use super::Context;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::records::{InstanceOf, Mode};
use crate::{Basic, Signature, Type, TypeId, infer_function, instantiate};

impl Context<'_> {
    /// Whether the operand is a generic function some of whose type arguments are
    /// not known.
    pub(crate) fn is_generic_function(&self, operand: &Operand) -> bool {
        operand.mode == Mode::Value && self.type_params_of(operand.ty).is_some()
    }

    fn type_params_of(&self, ty: TypeId) -> Option<&Signature> {
        match &self.store[ty] {
            Type::Signature(signature) if !signature.type_params.is_empty() => Some(signature),
            _ => None,
        }
    }

    /// `function[args]`: with all its type arguments a function that is not generic
    /// any more; the missing ones may follow from where it is put.
    pub(crate) fn function_instance(
        &mut self,
        expr: ExprId,
        function: &Operand,
        written: &[ExprId],
    ) -> Operand {
        let args: Vec<TypeId> = written.iter().map(|&arg| self.var_type(arg)).collect();
        let Some(signature) = self.type_params_of(function.ty) else {
            return Operand::unknown(expr);
        };
        let wanted = signature.type_params.len();
        if args.len() > wanted {
            let have = args.len();
            let message = format!("got {have} type arguments but want {wanted}");
            let extra = written.get(wanted).copied().unwrap_or(expr);
            self.error(extra, ErrorCode::WrongTypeArgCount, message);
            return Operand::invalid(expr);
        }
        if args.iter().any(|&arg| self.is_invalid(arg)) {
            return Operand { ty: Basic::Invalid.id(), ..Operand::invalid(expr) };
        }
        let operand = Operand::new(expr, Mode::Value, function.ty);
        if args.len() < wanted {
            self.partial.insert(expr, args);
            return operand;
        }
        self.verify_later(expr, written, &signature.type_params, &args);
        self.instantiated_function(&operand, args)
    }

    /// The expressions of type arguments behind what is called.
    pub(crate) fn written_type_exprs(&self, callee: ExprId) -> Vec<ExprId> {
        match self.tree[self.tree.unparen(callee)] {
            Expr::Index { index, .. } => vec![index],
            Expr::IndexList { indices, .. } => self.tree.list(indices).to_vec(),
            _ => Vec::new(),
        }
    }

    /// The type arguments that are written behind a generic function.
    pub(crate) fn written_type_args(&self, operand: &Operand) -> &[TypeId] {
        self.partial.get(&operand.expr).map_or(&[], |args| args)
    }

    /// The operand as it is put where a value of the type `target` is wanted: the type
    /// arguments that a generic function lacks are inferred from that.
    pub(crate) fn instantiated_for(&mut self, operand: Operand, target: Option<TypeId>) -> Operand {
        if !self.is_generic_function(&operand) {
            return operand;
        }
        let Some(signature) = self.type_params_of(operand.ty) else { return operand };
        let version = self.source().language;
        let target = target.filter(|&target| {
            matches!(self.store[self.store.underlying(target)], Type::Signature(_))
        });
        let args = self.written_type_args(&operand);
        if target.is_none() && args.is_empty() {
            let text = self.text(operand.expr);
            let message = format!("cannot use generic function {text} without instantiation");
            self.error(operand.expr, ErrorCode::WrongTypeArgCount, message);
            return Operand::invalid(operand.expr);
        }
        let is_partial = !args.is_empty();
        if is_partial && !self.allows(Feature::FunctionInference) {
            // What the constraints tell was enough before.
            if let Ok(args) = infer_function(self.store, signature, args, None, version) {
                self.verify_later(operand.expr, &[], &signature.type_params, &args);
                return self.instantiated_function(&operand, args);
            }
        }
        match infer_function(self.store, signature, args, target, version) {
            Ok(args) => {
                let how = if is_partial { "partially" } else { "implicitly" };
                let what = format!("{how} instantiated function in assignment");
                self.require(Feature::FunctionInference, self.tree.span(operand.expr), &what);
                self.verify_later(operand.expr, &[], &signature.type_params, &args);
                self.instantiated_function(&operand, args)
            }
            Err(error) => {
                let at = self.tree.span(operand.expr);
                self.report_inference(at, None, &error, &[]);
                Operand::invalid(operand.expr)
            }
        }
    }

    /// The generic function with all its type arguments, recorded as such.
    pub(crate) fn instantiated_function(
        &mut self,
        function: &Operand,
        args: Vec<TypeId>,
    ) -> Operand {
        let ty = instantiate(self.store, function.ty, &args);
        self.record_instance(function.expr, args, ty);
        self.record(function.expr, Mode::Value, ty);
        Operand { ty, ..function.clone() }
    }

    /// Records an instance at the name of what is generic.
    pub(crate) fn record_instance(&self, expr: ExprId, args: Vec<TypeId>, ty: TypeId) {
        if self.recording {
            let instance = InstanceOf { args: args.into(), ty };
            self.records.add_instance(self.named_part(expr), instance);
        }
    }

    /// The identifier or selector that names what is instantiated.
    fn named_part(&self, mut expr: ExprId) -> ExprId {
        while let Expr::Paren(inner)
        | Expr::Index { base: inner, .. }
        | Expr::IndexList { base: inner, .. } = self.tree[expr]
        {
            expr = inner;
        }
        expr
    }
}
