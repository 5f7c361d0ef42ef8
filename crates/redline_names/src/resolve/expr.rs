//! Expressions and types.

use redline_base::with_deep_stack;
use redline_syntax::{Expr, ExprId, ExprList, Node, UnaryOp};

use super::Resolver;

impl Resolver<'_> {
    pub(super) fn optional(&mut self, expr: Option<ExprId>) {
        if let Some(expr) = expr {
            self.expr(expr);
        }
    }

    pub(super) fn exprs(&mut self, list: ExprList) {
        for &expr in self.tree.list(list) {
            self.expr(expr);
        }
    }

    pub(super) fn expr(&mut self, expr: ExprId) {
        match self.tree[expr] {
            Expr::Ident(name) => {
                let binding = self.find(name);
                self.bind(expr, binding);
            }
            Expr::Literal(_) | Expr::Bad => {}
            Expr::Selector { base, .. } => self.expr(base),
            _ => with_deep_stack(|| self.compound(expr)),
        }
    }

    fn compound(&mut self, expr: ExprId) {
        match self.tree[expr] {
            Expr::FuncLit { ty, body } => self.func_lit(ty, body),
            Expr::Composite { ty, elements } => self.composite(ty, elements),
            Expr::FuncType(ty) => self.signature_types(ty),
            Expr::StructType(fields) | Expr::InterfaceType(fields) => self.field_types(fields),
            Expr::Unary { op: UnaryOp::Address, operand } => {
                self.expr(operand);
                self.assigned(operand);
            }
            _ => self.operands(expr),
        }
    }

    /// The operands of an expression that declares nothing.
    fn operands(&mut self, expr: ExprId) {
        let tree = self.tree;
        tree.for_each_child(Node::Expr(expr), &mut |(_, child)| {
            if let Node::Expr(operand) = child {
                self.expr(operand);
            }
        });
    }

    /// A key that is a name is a field in a struct literal and a value in other
    /// literals; only a written map, array or slice type tells which.
    fn composite(&mut self, ty: Option<ExprId>, elements: ExprList) {
        self.optional(ty);
        let indexed = ty.is_some_and(|ty| {
            matches!(
                self.tree[self.tree.unparen(ty)],
                Expr::MapType { .. } | Expr::ArrayType { .. } | Expr::SliceType(_)
            )
        });
        for &element in self.tree.list(elements) {
            match self.tree[element] {
                Expr::KeyValue { key, value } => {
                    match self.tree[key] {
                        Expr::Ident(name) if !indexed => {
                            let binding = self.find(name);
                            self.result.keys.extend(binding.map(|binding| (key, binding)));
                        }
                        _ => self.expr(key),
                    }
                    self.expr(value);
                }
                _ => self.expr(element),
            }
        }
    }
}
