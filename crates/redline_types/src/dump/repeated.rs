//! What constant specs repeat of those before them (spec: Constant declarations).

use redline_syntax::{Decl, ExprId, Node, Spec, Tree, ValueSpec};
use rustc_hash::FxHashSet;

/// The expressions of constant specs that later specs repeat: they are evaluated
/// once for each, and have no one type.
pub(super) fn repeated_expressions(tree: &Tree) -> FxHashSet<ExprId> {
    let mut repeated = FxHashSet::default();
    let consts = tree.preorder(Node::File).filter_map(|node| match node {
        Node::Decl(decl) if matches!(tree[decl], Decl::Const(_)) => Some(decl),
        _ => None,
    });
    for decl in consts {
        let mut last = None;
        for spec in tree.specs_of(decl) {
            let Spec::Value(value) = tree[spec] else { continue };
            if value.ty.is_some() || !value.values.is_empty() {
                last = Some(value);
                continue;
            }
            let Some(ValueSpec { ty, values, .. }) = last.take() else { continue };
            for expr in ty.iter().chain(tree.list(values)) {
                let inner = tree.preorder(Node::Expr(*expr)).filter_map(|node| match node {
                    Node::Expr(expr) => Some(expr),
                    _ => None,
                });
                repeated.extend(inner);
            }
        }
    }
    repeated
}
