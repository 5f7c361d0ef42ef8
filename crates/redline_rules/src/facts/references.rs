//! How a package refers to its own functions and variables.

use redline_names::How;
use redline_syntax::{AssignOp, Expr, ExprId, Node, Stmt, UnaryOp};
use redline_types::{Declared, ObjectId, ObjectKind, VarKind};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{File, PackageFacts};

/// How often a package refers to one of its functions or methods, and how.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct References {
    /// Called where the call stands.
    pub(crate) called: u32,
    /// Of these, in a literal that is deferred.
    pub(crate) called_by_deferred: u32,
    /// Called by `go`.
    pub(crate) started: u32,
    /// Called by `defer`.
    pub(crate) deferred: u32,
    /// Used as a value, by which anything may become of it.
    pub(crate) value: u32,
}

/// Which variables of a package something is assigned to, or has its address taken.
#[derive(Default)]
pub(super) struct Assigned {
    /// In test files.
    pub(super) in_tests: FxHashSet<Declared>,
    /// In other files.
    pub(super) elsewhere: FxHashSet<Declared>,
}

/// The references of a package to what it declares itself, by the place of that.
#[derive(Default)]
pub(super) struct PackageReferences {
    pub(super) functions: FxHashMap<Declared, References>,
    pub(super) assigned: Assigned,
}

impl PackageReferences {
    /// Those of the files of a package.
    pub(super) fn new(package: &PackageFacts<'_>) -> Self {
        let mut references = Self::default();
        for file in package.files() {
            let callees = references.add_calls(file);
            for node in file.nodes() {
                if let Node::Stmt(stmt) = node {
                    references.add_assignments(file, stmt);
                }
            }
            for expr in file.tree().exprs() {
                references.add_expr(file, expr, &callees);
            }
        }
        references
    }

    /// Counts the calls of functions, and gives the expressions that name them there.
    fn add_calls(&mut self, file: File<'_>) -> FxHashSet<ExprId> {
        let mut callees = FxHashSet::default();
        for (_, call) in file.functions().calls() {
            let Expr::Call { callee, .. } = file.tree()[call.expr] else { continue };
            let callee = file.without_type_args(callee);
            let Some(function) = file.own(callee, is_function) else { continue };
            callees.insert(callee);
            let references = self.functions.entry(function).or_default();
            match call.how {
                How::Plain => {
                    references.called += 1;
                    references.called_by_deferred += u32::from(file.is_in_deferred_function(call));
                }
                How::Started(_) => references.started += 1,
                How::Deferred(_) => references.deferred += 1,
            }
        }
        callees
    }

    fn add_expr(&mut self, file: File<'_>, expr: ExprId, callees: &FxHashSet<ExprId>) {
        match file.tree()[expr] {
            Expr::Unary { op: UnaryOp::Address, operand } => self.add_assigned(file, operand),
            Expr::Ident(_) | Expr::Selector { .. } => {
                let function = file.own(expr, is_function);
                if let Some(function) = function.filter(|_| !callees.contains(&expr)) {
                    self.functions.entry(function).or_default().value += 1;
                }
            }
            _ => {}
        }
    }

    fn add_assignments(&mut self, file: File<'_>, stmt: redline_syntax::StmtId) {
        let tree = file.tree();
        match tree[stmt] {
            Stmt::Assign(assign) if tree[assign].op != AssignOp::Define => {
                let targets = tree.list(tree[assign].left);
                for &target in targets {
                    self.add_assigned(file, target);
                }
            }
            Stmt::IncDec { operand, .. } => self.add_assigned(file, operand),
            Stmt::Range { key, value, define: false, .. } => {
                key.into_iter().chain(value).for_each(|target| self.add_assigned(file, target));
            }
            _ => {}
        }
    }

    fn add_assigned(&mut self, file: File<'_>, target: ExprId) {
        let is_variable = |kind| kind == ObjectKind::Var(VarKind::Package);
        let Some(variable) = file.own(file.tree().unparen(target), is_variable) else { return };
        let Assigned { in_tests, elsewhere } = &mut self.assigned;
        if file.is_test() { in_tests } else { elsewhere }.insert(variable);
    }
}

fn is_function(kind: ObjectKind) -> bool {
    matches!(kind, ObjectKind::Func | ObjectKind::Method(_))
}

impl File<'_> {
    /// Where the package declares what `expr` refers to, if it is of such a kind.
    fn own(self, expr: ExprId, is_wanted: impl Fn(ObjectKind) -> bool) -> Option<Declared> {
        let object = self.types().used(expr)?;
        is_wanted(self.store()[object].kind).then(|| self.package().own(object)).flatten()
    }
}

impl PackageFacts<'_> {
    /// How the package refers to a function or method.
    pub(crate) fn references(&self, function: ObjectId) -> References {
        let declared = self.own(function);
        let known = declared.and_then(|declared| self.references.functions.get(&declared));
        known.copied().unwrap_or_default()
    }
}
