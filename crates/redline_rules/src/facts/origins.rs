//! Where the values of local variables come from.
//!
//! Only of variables that are set once, where they are declared: whatever is
//! known of that value is then known of the variable, wherever it is read.

use redline_names::{Binding, LocalId, LocalKind, Resolution};
use redline_syntax::{AssignOp, BlockId, Expr, ExprId, Node, Stmt, StmtId, Tree};
use redline_types::{ObjectKind, Store, Type, TypeId};
use rustc_hash::FxHashMap;

use super::File;

/// Where the only value of a local variable comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Origin {
    /// It is the value of this expression.
    Value(ExprId),
    /// It is the value of this expression, if that has one: the first of two in
    /// `v, ok := m[k]`.
    IfThere(ExprId),
    /// It is the first of several results of this call.
    Result(ExprId),
    /// It is an element of what this expression ranges over.
    Element(ExprId),
    /// It is the dynamic value of this expression: `switch v := x.(type)`.
    Switched(ExprId),
}

/// The origins that declarations themselves do not tell.
pub(super) type Origins = FxHashMap<LocalId, Origin>;

/// Those of a file.
pub(super) fn of_file(tree: &Tree, file: &Resolution, nodes: &[Node]) -> Origins {
    let mut found = Found { tree, file, origins: Origins::default() };
    for &node in nodes {
        if let Node::Stmt(stmt) = node {
            found.look_at(stmt);
        }
    }
    found.origins
}

struct Found<'a> {
    tree: &'a Tree,
    file: &'a Resolution,
    origins: Origins,
}

impl Found<'_> {
    fn look_at(&mut self, stmt: StmtId) {
        match self.tree[stmt] {
            Stmt::Assign(assign) if self.tree[assign].op == AssignOp::Define => {
                let assign = self.tree[assign];
                if let (&[first, _, ..], &[value]) =
                    (self.tree.list(assign.left), self.tree.list(assign.right))
                {
                    self.define(first, self.of_several(value));
                }
            }
            Stmt::Range { value: Some(value), define: true, operand, .. } => {
                self.define(value, Origin::Element(operand));
            }
            Stmt::TypeSwitch { guard, body, .. } => self.clauses(guard, body),
            _ => {}
        }
    }

    /// The origin of the first of several variables with one value for all.
    fn of_several(&self, value: ExprId) -> Origin {
        match self.tree[self.tree.unparen(value)] {
            Expr::Call { .. } => Origin::Result(value),
            _ => Origin::IfThere(value),
        }
    }

    fn define(&mut self, variable: ExprId, origin: Origin) {
        if let Some(local) = self.file.defined(variable, self.tree.span(variable)) {
            self.origins.insert(local, origin);
        }
    }

    fn clauses(&mut self, guard: StmtId, body: BlockId) {
        let Some(switched) = switched(self.tree, guard) else { return };
        for &clause in self.tree.list(self.tree[body].stmts) {
            if let Some(local) = self.file.clause_variable(clause) {
                self.origins.insert(local, Origin::Switched(switched));
            }
        }
    }
}

/// `x` of the guard `x.(type)` or `v := x.(type)`.
pub(crate) fn switched(tree: &Tree, guard: StmtId) -> Option<ExprId> {
    let guard = match tree[guard] {
        Stmt::Expr(expr) => expr,
        Stmt::Assign(assign) => *tree.list(tree[assign].right).first()?,
        _ => return None,
    };
    match tree[tree.unparen(guard)] {
        Expr::TypeAssert { base, ty: None } => Some(base),
        _ => None,
    }
}

impl File<'_> {
    /// Where the value of the local variable `expr` comes from, if it never gets
    /// another one.
    pub(crate) fn origin(self, expr: ExprId) -> Option<Origin> {
        let local = self.local(expr)?;
        if self.resolution()[local].assignments > 0 || self.has_pointer_methods(expr) {
            return None;
        }
        self.first_origin(local)
    }

    /// Where the first value of a local variable comes from.
    pub(crate) fn first_origin(self, local: LocalId) -> Option<Origin> {
        match self.resolution()[local].kind {
            LocalKind::Var { value: Some(value), .. } => Some(Origin::Value(value)),
            LocalKind::Var { value: None, .. } => self.origins().get(&local).copied(),
            _ => None,
        }
    }

    /// The expression whose value the local variable `expr` has wherever it is read.
    pub(crate) fn only_value(self, expr: ExprId) -> Option<ExprId> {
        match self.origin(expr)? {
            Origin::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The local variable or parameter that an expression is.
    pub(crate) fn local(self, expr: ExprId) -> Option<LocalId> {
        match self.resolution().binding(self.tree().unparen(expr))? {
            Binding::Local(local) => Some(local),
            _ => None,
        }
    }

    /// Whether a method of the type of a variable gets its address, by which
    /// it may set it.
    fn has_pointer_methods(self, variable: ExprId) -> bool {
        let store = self.store();
        let Some(ty) = self.types().ty(variable) else { return true };
        match store[store.underlying(ty)] {
            // What an embedded field does changes a part of the value.
            Type::Struct(_) => true,
            _ => has_pointer_methods(store, ty),
        }
    }
}

fn has_pointer_methods(store: &Store, ty: TypeId) -> bool {
    let Type::Named(named) = store[store.unalias(ty)] else { return false };
    let methods = store[store.origin(named)].methods();
    methods.iter().any(|&method| match store[method].kind {
        ObjectKind::Method(id) => store[id].receiver().is_none_or(|receiver| receiver.is_pointer),
        _ => true,
    })
}
