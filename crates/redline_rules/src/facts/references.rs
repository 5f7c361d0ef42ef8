//! How a package refers to its own functions.

use redline_names::{Binding, Callee, How};
use redline_syntax::{Expr, ExprId, Node};
use rustc_hash::FxHashSet;

use super::{File, PackageFacts};

/// How often a package refers to one of its objects, and how.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct References {
    /// Called where the call stands.
    pub(crate) called: u32,
    /// Called by `go`.
    pub(crate) started: u32,
    /// Called by `defer`.
    pub(crate) deferred: u32,
    /// Used as a value, by which anything may become of it.
    pub(crate) value: u32,
}

/// The references to each object of the package, by its id.
pub(super) fn of_package(package: &PackageFacts<'_>) -> Vec<References> {
    let mut references = vec![References::default(); package.input.source.scope.objects().len()];
    for file in package.files() {
        let mut callees = FxHashSet::default();
        for (_, call) in file.functions().calls() {
            let Callee::Object(object) = file.callee(call.expr) else { continue };
            callees.insert(innermost(file, call.expr));
            let references = &mut references[object.index()];
            match call.how {
                How::Plain => references.called += 1,
                How::Started(_) => references.started += 1,
                How::Deferred(_) => references.deferred += 1,
            }
        }
        for node in file.tree().preorder(Node::File) {
            if let Node::Expr(expr) = node
                && let Some(Binding::Object(object)) = file.resolution().binding(expr)
                && !callees.contains(&expr)
            {
                references[object.index()].value += 1;
            }
        }
    }
    references
}

/// The identifier `f` of the calls `f()`, `(f)()` and `f[A]()`.
fn innermost(file: File<'_>, call: ExprId) -> ExprId {
    let Expr::Call { callee: mut expr, .. } = file.tree()[call] else { return call };
    while let Expr::Paren(inner)
    | Expr::Index { base: inner, .. }
    | Expr::IndexList { base: inner, .. } = file.tree()[expr]
    {
        expr = inner;
    }
    expr
}
