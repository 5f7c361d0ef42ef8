//! Which label each branch statement means (spec: Label scopes).

use redline_base::Name;
use redline_syntax::{Decl, Expr, IdentId, Node, Stmt, Tree};
use rustc_hash::FxHashMap;

/// The labels that branch statements name, each with its declaration. Labels
/// belong to a function: literals in it have their own (spec: Label scopes).
pub(super) fn label_uses(tree: &Tree) -> Vec<(IdentId, IdentId)> {
    let mut found = Vec::new();
    let mut functions = vec![Node::File];
    while let Some(function) = functions.pop() {
        let mut labels: FxHashMap<Name, IdentId> = FxHashMap::default();
        let mut uses = Vec::new();
        let mut nodes = vec![function];
        while let Some(node) = nodes.pop() {
            if let Node::Stmt(stmt) = node {
                match tree[stmt] {
                    Stmt::Labeled { label, .. } => {
                        labels.insert(tree[label].name, label);
                    }
                    Stmt::Branch { label: Some(label), .. } => uses.push(label),
                    _ => {}
                }
            }
            tree.for_each_child(node, &mut |(_, child)| match child {
                Node::Decl(decl) if node == Node::File && matches!(tree[decl], Decl::Func(_)) => {
                    functions.push(child);
                }
                Node::Expr(expr) if matches!(tree[expr], Expr::FuncLit { .. }) => {
                    if let Expr::FuncLit { body, .. } = tree[expr] {
                        functions.push(Node::Block(body));
                    }
                }
                _ => nodes.push(child),
            });
        }
        let declared =
            uses.into_iter().filter_map(|used| Some((used, *labels.get(&tree[used].name)?)));
        found.extend(declared);
    }
    found
}
