//! Type assertions and the clauses of type switches.

use redline_syntax::{Expr, ExprId, Node, Stmt};
use redline_types::{Type, TypeId};

use super::File;
use super::origins::switched;

/// A type assertion `operand.(T)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Assertion {
    /// The whole expression.
    pub(crate) expr: ExprId,
    /// What is asserted about.
    pub(crate) operand: ExprId,
    /// The type T.
    pub(crate) ty: TypeId,
    /// Whether it is asked for `ok`, so that it does not panic.
    pub(crate) is_checked: bool,
}

impl<'a> File<'a> {
    /// The type assertions of the file, in the order of the source.
    pub(crate) fn assertions(self) -> impl Iterator<Item = Assertion> + use<'a> {
        self.nodes().filter_map(move |node| match node {
            Node::Expr(expr) => self.assertion(expr),
            _ => None,
        })
    }

    /// The type assertion that an expression is.
    pub(crate) fn assertion(self, expr: ExprId) -> Option<Assertion> {
        let Expr::TypeAssert { base, ty: Some(ty) } = self.tree()[expr] else { return None };
        let ty = self.types().ty(ty)?;
        // With `ok` its type is `(T, bool)`.
        let is_checked = matches!(self.store()[self.types().ty(expr)?], Type::Tuple(_));
        Some(Assertion { expr, operand: self.tree().unparen(base), ty, is_checked })
    }

    /// What is asked for its type without a panic: the operands of assertions
    /// with `ok` and of type switches.
    pub(crate) fn questioned(self) -> impl Iterator<Item = ExprId> + use<'a> {
        self.nodes().filter_map(move |node| match node {
            Node::Expr(expr) => {
                self.assertion(expr).filter(|it| it.is_checked).map(|it| it.operand)
            }
            Node::Stmt(stmt) => match self.tree()[stmt] {
                Stmt::TypeSwitch { guard, .. } => switched(self.tree(), guard),
                _ => None,
            },
            _ => None,
        })
    }
}
