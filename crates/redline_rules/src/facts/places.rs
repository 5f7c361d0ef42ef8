//! Variables, and whose memory an operand lies in.

use redline_names::{Binding, LocalId};
use redline_syntax::{Expr, ExprId, Node, UnaryOp};
use redline_types::{ObjectId, ObjectKind, SelectionKind, Type};

use super::File;

/// A place in the source at which a pointer to a local variable, or to a part of
/// it, comes into being.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Pointing {
    /// The variable.
    pub(crate) local: LocalId,
    /// What is pointed to: the variable, or a part of it.
    pub(crate) target: ExprId,
    /// The method that is given the pointer; `None` where the address is taken.
    pub(crate) method: Option<ObjectId>,
}

impl File<'_> {
    /// The local variable in whose memory an operand lies: the variable itself, or
    /// its fields and, if it is an array, elements.
    pub(crate) fn variable_around(self, mut expr: ExprId) -> Option<LocalId> {
        loop {
            expr = match self.tree()[expr] {
                Expr::Paren(inner) => inner,
                Expr::Selector { base, .. } if self.is_inner_field(expr) => base,
                Expr::Index { base, .. } if self.is_array(base) => base,
                Expr::Ident(_) => {
                    return match self.resolution().binding(expr)? {
                        Binding::Local(local) => Some(local),
                        _ => None,
                    };
                }
                _ => return None,
            }
        }
    }

    /// Whether a selector selects a field that lies within what stands before the dot.
    pub(crate) fn is_inner_field(self, selector: ExprId) -> bool {
        let selection = self.types().selection(self.store(), self.tree(), selector);
        selection.is_some_and(|it| it.kind == SelectionKind::Field && !it.indirect)
    }

    pub(crate) fn is_array(self, expr: ExprId) -> bool {
        matches!(self.underlying(expr), Some(Type::Array { .. }))
    }

    /// Where pointers to local variables come into being, in the order of the source.
    pub(crate) fn pointings(self) -> Vec<Pointing> {
        let nodes = self.nodes();
        let exprs = nodes.filter_map(|node| match node {
            Node::Expr(expr) => self.pointing(expr),
            _ => None,
        });
        exprs.collect()
    }

    fn pointing(self, expr: ExprId) -> Option<Pointing> {
        let (target, method) = match self.tree()[expr] {
            Expr::Unary { op: UnaryOp::Address, operand } => (operand, None),
            Expr::Slice(slice) if self.is_array(self.tree()[slice].base) => {
                (self.tree()[slice].base, None)
            }
            Expr::Selector { base, .. } => (base, Some(self.pointer_method(expr)?)),
            _ => return None,
        };
        Some(Pointing { local: self.variable_around(target)?, target, method })
    }

    /// The method that a selector selects, if it is given a pointer to what stands
    /// before the dot.
    fn pointer_method(self, selector: ExprId) -> Option<ObjectId> {
        let selection = self.types().selection(self.store(), self.tree(), selector)?;
        let ObjectKind::Method(method) = self.store()[selection.object].kind else { return None };
        let takes_pointer = self.store()[method].receiver().is_some_and(|it| it.is_pointer);
        let is_given_one = selection.kind == SelectionKind::Method && !selection.indirect;
        (takes_pointer && is_given_one).then_some(selection.object)
    }
}
