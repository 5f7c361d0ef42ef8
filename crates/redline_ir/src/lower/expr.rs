//! Expressions (spec: Expressions).

use redline_base::{Span, with_deep_stack};
use redline_syntax::{Expr, ExprId};
use redline_types::{Basic, Mode, ObjectKind, Type, TypeId};

use super::Lowering;
use crate::{Op, UnknownReason, ValueId};

impl Lowering<'_, '_> {
    /// The value of an expression.
    pub(crate) fn expr(&mut self, expr: ExprId) -> ValueId {
        if let Some(value) = self.file.records.value(expr) {
            return self.constant(value, self.type_of(expr));
        }
        match self.file.tree[expr] {
            Expr::Ident(_) | Expr::Star(_) | Expr::Paren(_) => self.simple(expr),
            _ => with_deep_stack(|| self.compound(expr)),
        }
    }

    fn simple(&mut self, expr: ExprId) -> ValueId {
        if let Expr::Paren(inner) = self.file.tree[expr] {
            return self.expr(inner);
        }
        let located = self.place(expr);
        self.load(located)
    }

    fn compound(&mut self, expr: ExprId) -> ValueId {
        let at = self.file.tree.span(expr);
        let ty = self.type_of(expr);
        match self.file.tree[expr] {
            Expr::FuncLit { ty: signature, body } => self.func_lit(expr, signature, body),
            Expr::Composite { elements, .. } => self.composite(expr, elements),
            Expr::Selector { .. } => {
                let located = self.place(expr);
                self.load(located)
            }
            Expr::Index { base, index } => self.index(expr, base, index),
            Expr::IndexList { base, .. } => self.instantiated(expr, base),
            Expr::Slice(slice) => self.slice(slice, ty, at),
            Expr::TypeAssert { base, ty: Some(_) } => {
                let value = self.expr(base);
                self.builder.emit(Op::Assert(value), ty, at)
            }
            Expr::Call { .. } => self.call(expr),
            Expr::Unary { op, operand } => self.unary(expr, op, operand),
            Expr::Binary { op, left, right } => self.binary(expr, op, left, right),
            _ => self.unknown(expr),
        }
    }

    /// What an expression gives that is not known.
    pub(crate) fn unknown(&mut self, expr: ExprId) -> ValueId {
        let (ty, at) = (self.type_of(expr), self.file.tree.span(expr));
        self.unknown_of(ty, at)
    }

    pub(crate) fn unknown_of(&mut self, ty: TypeId, at: Span) -> ValueId {
        self.builder.emit(Op::Unknown(UnknownReason::IllTyped), ty, at)
    }

    /// The value of an expression, as something of the type `to`.
    pub(crate) fn expr_as(&mut self, expr: ExprId, to: TypeId) -> ValueId {
        let value = self.expr(expr);
        self.assigned(value, to, self.file.tree.span(expr))
    }

    /// The value of a name that stands for no variable: a function, a method as a
    /// function, `nil`.
    pub(crate) fn named_value(&mut self, expr: ExprId) -> ValueId {
        let ty = self.type_of(expr);
        if self.file.records.mode(expr) == Mode::Nil {
            return self.builder.zero(ty);
        }
        let Some(object) = self.file.records.used(expr) else { return self.unknown(expr) };
        match self.store[object].kind {
            ObjectKind::Func => {
                let instance = self.file.records.instance(expr);
                let ty = instance.map_or(ty, |instance| instance.ty);
                let args = self.type_args(expr);
                if !self.has_type_params(object, args.len()) {
                    return self.unknown(expr);
                }
                let type_args = self.builder.types(&args);
                self.builder.emit(Op::Function { object, type_args }, ty, Span::default())
            }
            ObjectKind::Nil => self.builder.zero(ty),
            _ => self.unknown(expr),
        }
    }

    /// The type arguments of the function or method that an expression names.
    pub(crate) fn type_args(&self, expr: ExprId) -> Vec<TypeId> {
        let instance = self.file.records.instance(expr);
        instance.map_or_else(Vec::new, |instance| instance.args.to_vec())
    }

    fn func_lit(
        &mut self,
        expr: ExprId,
        signature: ExprId,
        body: redline_syntax::BlockId,
    ) -> ValueId {
        let (ty, at) = (self.type_of(expr), self.file.tree.span(expr));
        let Expr::FuncType(signature) = self.file.tree[signature] else {
            return self.unknown(expr);
        };
        let op = self.literal(expr, signature, body);
        self.builder.emit(op, ty, at)
    }

    /// The results of an expression that may have several: those of a call.
    pub(crate) fn results_of(&mut self, expr: ExprId) -> Vec<ValueId> {
        let value = self.expr(expr);
        let ty = self.builder.body.ty(value);
        let Type::Tuple(params) = &self.store[ty] else { return vec![value] };
        let at = self.file.tree.span(expr);
        (0..params.len()).map(|index| self.extract(value, index, at)).collect()
    }

    /// A map element, an asserted or received value, with whether there is one.
    pub(crate) fn comma_ok(&mut self, expr: ExprId) -> Option<[ValueId; 2]> {
        let expr = self.file.tree.unparen(expr);
        let at = self.file.tree.span(expr);
        let (op, value_ty) = match self.file.tree[expr] {
            Expr::TypeAssert { base, ty: Some(ty) } => {
                (Op::AssertOk(self.expr(base)), self.type_of(ty))
            }
            Expr::Unary { op: redline_syntax::UnaryOp::Receive, operand } => {
                let channel = self.expr(operand);
                (Op::ReceiveOk(channel), self.element_of(channel))
            }
            Expr::Index { base, index } => {
                let (map, key) = self.map_and_key(base, index, at)?;
                (Op::MapGetOk { map, key }, self.element_of(map))
            }
            _ => return None,
        };
        let tuple = self.package.tuple(&[value_ty, Basic::Bool.id()]);
        let tuple = self.builder.emit(op, tuple, at);
        Some([self.extract(tuple, 0, at), self.extract(tuple, 1, at)])
    }

    /// The type of the elements of a map or channel.
    pub(crate) fn element_of(&self, value: ValueId) -> TypeId {
        match *self.core(self.builder.body.ty(value)) {
            Type::Map { value: element, .. } | Type::Chan { element, .. } => element,
            _ => Basic::Invalid.id(),
        }
    }
}
