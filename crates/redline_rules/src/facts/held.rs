//! What a variable holds wherever it is read.

use redline_names::{Binding, Local, LocalKind};
use redline_syntax::{Expr, ExprId};
use redline_types::{ObjectKind, VarKind, is_exported};

use super::File;

/// What a variable holds wherever it is read.
#[derive(Clone, Copy)]
pub(crate) enum Held<'a> {
    /// The zero value of its type.
    Zero,
    /// The value of an expression of this file, evaluated where the variable is declared.
    Value(File<'a>, ExprId),
}

impl<'a> File<'a> {
    /// What the variable `expr` holds, if that is always the same: a local variable
    /// that nothing is assigned to and whose address is not taken, or such a variable
    /// of the package that others do not see. What only test files assign to a variable of
    /// the package does not count in other files: the program is built without them.
    pub(crate) fn held(self, expr: ExprId) -> Option<Held<'a>> {
        let expr = self.tree().unparen(expr);
        let Expr::Ident(_) = self.tree()[expr] else { return None };
        match self.resolution().binding(expr)? {
            Binding::Local(local) => self.held_by_local(self.resolution()[local]),
            _ => self.held_by_package_variable(expr),
        }
    }

    fn held_by_local(self, local: Local) -> Option<Held<'a>> {
        match local.kind {
            _ if local.assignments > 0 => None,
            LocalKind::Var { value: Some(value), .. } => Some(Held::Value(self, value)),
            LocalKind::Var { is_zero: true, .. } => Some(Held::Zero),
            _ => None,
        }
    }

    /// One without a value may be set by an embedded file, by C or by the linker.
    fn held_by_package_variable(self, expr: ExprId) -> Option<Held<'a>> {
        let object = self.types().used(expr)?;
        let declared = &self.store()[object];
        let is_seen = is_exported(self.name(declared.name)) && !self.package().is_main();
        if declared.kind != ObjectKind::Var(VarKind::Package) || is_seen {
            return None;
        }
        let variable = self.package().variable(object)?;
        let changes = variable.is_assigned || self.is_test() && variable.is_assigned_in_tests;
        let file = self.sibling(variable.file);
        (!changes).then_some(Held::Value(file, variable.value))
    }
}
