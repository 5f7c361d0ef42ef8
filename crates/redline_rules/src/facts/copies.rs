//! Where a value is copied from one variable into another.

use redline_base::Span;
use redline_names::LocalId;
use redline_syntax::{
    Assign, AssignOp, Decl, DeclId, Expr, ExprId, FieldId, FieldListId, Node, Spec, Stmt, StmtId,
    ValueSpec,
};
use redline_types::{Builtin, Mode, ObjectKind, TypeId};

use super::File;

/// A copy of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Copy {
    pub(crate) kind: CopyKind,
    /// What stands where the copy is made.
    pub(crate) at: Span,
    /// The type of the value.
    pub(crate) ty: TypeId,
    /// The value that is copied, where it can be seen.
    pub(crate) value: Option<ExprId>,
    /// The local variable that gets the copy.
    pub(crate) into: Option<LocalId>,
}

/// What makes a copy.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CopyKind {
    /// `y = x`, `y := x`, `var y = x`
    Assignment,
    /// `T{x}`
    Literal,
    /// `f(x)`, also a conversion
    Argument,
    /// `return x`
    Result,
    /// `c <- x`
    Send,
    /// `for _, y = range x`
    Range,
    /// `for y := …;;`, whose variables are new in each iteration (spec: For
    /// statements with for clause).
    Iteration,
    /// `func (x T)`
    Receiver,
    /// `func(x T)`
    Parameter,
}

/// N of Go 1.N, from which on each iteration has variables of its own.
const NEW_IN_EACH_ITERATION: u32 = 22;

impl File<'_> {
    /// The copies that the file makes of values that are in some variable. What a
    /// function returns or a literal makes is in none, and what goes into `_` or a
    /// parameter without a name is not copied for anybody.
    pub(crate) fn copies(self) -> Vec<Copy> {
        let mut copies = Copies { file: self, found: Vec::new() };
        for node in self.nodes() {
            match node {
                Node::Stmt(stmt) => copies.stmt(stmt),
                Node::Decl(decl) => copies.decl(decl),
                Node::Expr(expr) => copies.expr(expr),
                _ => {}
            }
        }
        copies.found
    }

    /// Whether an expression is `_`.
    pub(crate) fn is_blank(self, expr: ExprId) -> bool {
        matches!(self.tree()[expr], Expr::Ident(name) if self.name(name) == "_")
    }

    /// Whether the value of an expression was in a variable before.
    fn is_stored(self, expr: ExprId) -> bool {
        let is_call = |expr| matches!(self.tree()[self.tree().unparen(expr)], Expr::Call { .. });
        let is_fresh = match self.tree()[expr] {
            Expr::Composite { .. } | Expr::Call { .. } => true,
            // A function may return a pointer to what nobody else knows.
            Expr::Star(pointer) => is_call(pointer),
            _ => false,
        };
        let is_value = matches!(
            self.types().mode(expr),
            Mode::Variable | Mode::MapIndex | Mode::CommaOk | Mode::Value
        );
        is_value && !is_fresh
    }

    /// The type of a variable on the left of `:=` or `=`.
    fn variable_type(self, expr: ExprId) -> Option<TypeId> {
        let local = self.local(expr).and_then(|local| self.types().local(local));
        local.and_then(|object| self.store()[object].ty()).or_else(|| self.types().ty(expr))
    }

    /// Whether the call only asks for something about its argument.
    fn only_asks(self, callee: ExprId) -> bool {
        use Builtin as B;
        let object = self.types().used(self.tree().unparen(callee));
        let kind = object.map(|object| self.store()[object].kind);
        let asking = [B::Len, B::Cap, B::Sizeof, B::Offsetof, B::Alignof];
        matches!(kind, Some(ObjectKind::Builtin(builtin)) if asking.contains(&builtin))
    }
}

struct Copies<'a> {
    file: File<'a>,
    found: Vec<Copy>,
}

impl Copies<'_> {
    fn stmt(&mut self, stmt: StmtId) {
        let tree = self.file.tree();
        match tree[stmt] {
            Stmt::Assign(assign) => self.assign(&tree[assign]),
            Stmt::Return(values) => {
                tree.list(values)
                    .iter()
                    .for_each(|&value| self.value(CopyKind::Result, value, None));
            }
            Stmt::Send { value, .. } => self.value(CopyKind::Send, value, None),
            Stmt::Range { key, value, .. } => {
                for variable in [key, value].into_iter().flatten() {
                    self.variable(CopyKind::Range, variable);
                }
            }
            Stmt::For { init: Some(init), .. } => self.for_clause(init),
            _ => {}
        }
    }

    fn assign(&mut self, assign: &Assign) {
        let tree = self.file.tree();
        let (left, right) = (tree.list(assign.left), tree.list(assign.right));
        if matches!(assign.op, AssignOp::Compound(_)) || left.len() != right.len() {
            return;
        }
        for (&variable, &value) in left.iter().zip(right) {
            if !self.file.is_blank(variable) {
                self.value(CopyKind::Assignment, value, self.file.local(variable));
            }
        }
    }

    fn for_clause(&mut self, init: StmtId) {
        let tree = self.file.tree();
        let Stmt::Assign(assign) = tree[init] else { return };
        let copies = self.file.language().is_some_and(|version| version >= NEW_IN_EACH_ITERATION);
        if tree[assign].op == AssignOp::Define && copies {
            for &variable in tree.list(tree[assign].left) {
                self.variable(CopyKind::Iteration, variable);
            }
        }
    }

    fn decl(&mut self, decl: DeclId) {
        let tree = self.file.tree();
        match &tree[decl] {
            Decl::Func(func) if func.body.is_some() => {
                if let Some(receiver) = func.receiver {
                    self.fields(CopyKind::Receiver, receiver);
                }
                self.fields(CopyKind::Parameter, tree[func.ty].params);
            }
            Decl::Var(_) => tree.specs_of(decl).for_each(|spec| {
                if let Spec::Value(spec) = &tree[spec] {
                    self.declared(spec);
                }
            }),
            _ => {}
        }
    }

    fn declared(&mut self, spec: &ValueSpec) {
        let tree = self.file.tree();
        let values = tree.list(spec.values);
        if spec.names.len() != values.len() {
            return;
        }
        for (name, &value) in tree.idents_of(spec.names).zip(values) {
            if self.file.name(tree[name].name) != "_" {
                let into = self.file.resolution().declared(name);
                self.value(CopyKind::Assignment, value, into);
            }
        }
    }

    fn expr(&mut self, expr: ExprId) {
        let tree = self.file.tree();
        match tree[expr] {
            Expr::Composite { elements, .. } => {
                for &element in tree.list(elements) {
                    let value = match tree[element] {
                        Expr::KeyValue { value, .. } => value,
                        _ => element,
                    };
                    self.value(CopyKind::Literal, value, None);
                }
            }
            Expr::Call { callee, args, .. } if !self.file.only_asks(callee) => {
                tree.list(args).iter().for_each(|&arg| self.value(CopyKind::Argument, arg, None));
            }
            Expr::FuncLit { ty, .. } => {
                if let Expr::FuncType(ty) = tree[ty] {
                    self.fields(CopyKind::Parameter, tree[ty].params);
                }
            }
            _ => {}
        }
    }

    fn fields(&mut self, kind: CopyKind, list: FieldListId) {
        self.file.tree().fields_of(list).for_each(|field| self.field(kind, field));
    }

    fn field(&mut self, kind: CopyKind, field: FieldId) {
        let tree = self.file.tree();
        let Some(at) = tree[field].ty else { return };
        for name in tree.idents_of(tree[field].names) {
            let object = self.file.types().declared(name);
            let Some(ty) = object.and_then(|object| self.file.store()[object].ty()) else {
                continue;
            };
            if self.file.name(tree[name].name) != "_" {
                let into = self.file.resolution().declared(name);
                self.found.push(Copy { kind, at: self.file.span(at), ty, value: None, into });
            }
        }
    }

    /// A variable that a loop sets.
    fn variable(&mut self, kind: CopyKind, variable: ExprId) {
        if self.file.is_blank(variable) {
            return;
        }
        if let Some(ty) = self.file.variable_type(variable) {
            let into = self.file.local(variable);
            let at = self.file.span(variable);
            self.found.push(Copy { kind, at, ty, value: None, into });
        }
    }

    fn value(&mut self, kind: CopyKind, value: ExprId, into: Option<LocalId>) {
        let value = self.file.tree().unparen(value);
        if !self.file.is_stored(value) {
            return;
        }
        if let Some(ty) = self.file.types().ty(value) {
            let at = self.file.span(value);
            self.found.push(Copy { kind, at, ty, value: Some(value), into });
        }
    }
}
