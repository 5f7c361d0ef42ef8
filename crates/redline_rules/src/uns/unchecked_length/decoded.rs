//! Lengths that were decoded.

use redline_base::Span;
use redline_names::LocalId;
use redline_syntax::{Expr, ExprId, Node, Stmt};

use super::View;
use crate::File;
use crate::facts::{Origin, is_comparison};

impl View<'_> {
    /// The call that decodes the length, if nothing looks at it before.
    pub(super) fn decoder(self) -> Option<ExprId> {
        let file = self.file;
        let mut expr = file.tree().unparen(self.len);
        loop {
            if file.decodes_number(expr) {
                return Some(expr);
            }
            if let Some((inner, _)) = file.conversion(expr) {
                expr = inner;
                continue;
            }
            let local = file.local(expr)?;
            let (Origin::Value(from) | Origin::Result(from)) = file.origin(expr)? else {
                return None;
            };
            if file.looks_at(local, file.span(self.call)) {
                return None;
            }
            expr = file.tree().unparen(from);
        }
    }
}

impl File<'_> {
    /// Whether a call gives a number that stands in data.
    fn decodes_number(self, call: ExprId) -> bool {
        match self.imported(call).or_else(|| self.called_method(call)) {
            // `PutUvarint` gives how many bytes it has written.
            Some(("encoding/binary", name)) => name.contains("int") && !name.starts_with("Put"),
            Some(("strconv", "Atoi" | "ParseInt" | "ParseUint")) => true,
            _ => false,
        }
    }

    /// Whether the value of a variable is compared, bounds an index or a slice, or is
    /// handed on to what may check it, elsewhere than at `view`.
    fn looks_at(self, local: LocalId, view: Span) -> bool {
        let uses: Vec<u32> = self
            .tree()
            .exprs()
            .filter(|&expr| self.local(expr) == Some(local))
            .map(|expr| self.span(expr).start)
            .filter(|&start| !view.contains(start))
            .collect();
        let looked_at = self.nodes().filter_map(|node| self.check_at(node));
        looked_at.map(|expr| self.span(expr)).any(|span| uses.iter().any(|&at| span.contains(at)))
    }

    /// What a node compares, indexes by or hands on.
    fn check_at(self, node: Node) -> Option<ExprId> {
        let expr = match node {
            Node::Stmt(stmt) => match self.tree()[stmt] {
                Stmt::Switch { tag, .. } => return tag,
                _ => return None,
            },
            Node::Expr(expr) => expr,
            _ => return None,
        };
        let checks = match self.tree()[expr] {
            Expr::Binary { op, .. } => is_comparison(op),
            Expr::Call { .. } => self.conversion(expr).is_none(),
            Expr::Index { .. } | Expr::Slice(_) => true,
            _ => false,
        };
        checks.then_some(expr)
    }
}
