//! Variables and imports that nothing uses (spec: Variable declarations, Import
//! declarations).

use std::sync::atomic::Ordering;

use redline_names::{Binding, ImportName, LocalId, LocalKind};
use redline_syntax::{AssignOp, Expr, ExprId, Spec, Stmt, StmtId};

use super::{Context, Package};
use crate::error::ErrorCode;

impl Package<'_> {
    /// Complains about variables and imports that nothing uses. Bodies are done.
    pub(crate) fn check_unused(&self) {
        for file in 0..self.source.files.len() {
            let context = Context::new(self, file);
            context.check_unused_variables();
            context.check_unused_imports();
        }
    }
}

impl Context<'_> {
    fn check_unused_variables(&self) {
        let mut used = self.used_locals();
        self.check_switch_variables(&mut used);
        for (index, local) in self.source().resolution.locals().iter().enumerate() {
            let text = self.name(local.name);
            if matches!(local.kind, LocalKind::Var { .. }) && !used[index] && text != "_" {
                let message = format!("declared and not used: {text}");
                self.error_at(local.span, ErrorCode::UnusedVar, message);
            }
        }
    }

    /// By local, whether it is used: an assignment to it does not.
    fn used_locals(&self) -> Vec<bool> {
        let resolution = self.source().resolution;
        let mut used = vec![false; resolution.locals().len()];
        let assigned = self.assigned_exprs();
        for expr in (0..self.tree.expr_count()).map(ExprId::new) {
            if let Some(Binding::Local(local)) = resolution.binding(expr)
                && !assigned[expr.index()]
                && resolution[local].span != self.tree.span(expr)
            {
                used[local.index()] = true;
            }
        }
        for local in self.records.used_keys() {
            used[local.index()] = true;
        }
        used
    }

    /// By expression, whether it is a variable that is assigned to.
    fn assigned_exprs(&self) -> Vec<bool> {
        let tree = self.tree;
        let mut assigned = vec![false; tree.expr_count()];
        let mut mark = |expr: ExprId| {
            let target = tree.unparen(expr);
            if let Expr::Ident(_) = tree[target] {
                assigned[target.index()] = true;
            }
        };
        for stmt in (0..tree.stmt_count()).map(StmtId::new) {
            match tree[stmt] {
                Stmt::Assign(assign) => {
                    let assign = tree[assign];
                    if !matches!(assign.op, AssignOp::Compound(_)) {
                        tree.list(assign.left).iter().for_each(|&target| mark(target));
                    }
                }
                Stmt::Range { key, value, .. } => {
                    key.into_iter().chain(value).for_each(&mut mark);
                }
                _ => {}
            }
        }
        assigned
    }

    /// The variable of a type switch is used if that of any clause is.
    fn check_switch_variables(&self, used: &mut [bool]) {
        for stmt in (0..self.tree.stmt_count()).map(StmtId::new) {
            let Stmt::TypeSwitch { guard, body, .. } = self.tree[stmt] else { continue };
            let Stmt::Assign(assign) = self.tree[guard] else { continue };
            let Some(&variable) = self.tree.list(self.tree[assign].left).first() else { continue };
            let Expr::Ident(name) = self.tree[variable] else { continue };
            let clauses = self.tree.list(self.tree[body].stmts).iter();
            let resolution = self.source().resolution;
            let locals: Vec<LocalId> =
                clauses.filter_map(|&clause| resolution.clause_variable(clause)).collect();
            let is_used = locals.iter().any(|local| used[local.index()]);
            for local in locals {
                used[local.index()] = true;
            }
            let text = self.name(name);
            if !is_used && text != "_" {
                let message = format!("{text} declared and not used");
                self.error(variable, ErrorCode::UnusedVar, message);
            }
        }
    }

    fn check_unused_imports(&self) {
        let imports = self.source().resolution.imports().iter();
        for (import, known) in imports.zip(&self.package.imports[self.file]) {
            let is_used = known.used.load(Ordering::Relaxed);
            if is_used || known.package.is_none() || import.name == ImportName::Blank {
                continue;
            }
            let Spec::Import(spec) = self.tree[import.spec] else { continue };
            let span = match spec.name {
                Some(name) => self.tree[name].span,
                None => self.tree.span(spec.path),
            };
            let last = import.path.rsplit('/').next().unwrap_or_default();
            let message = match import.name {
                ImportName::Named(name) if self.name(name) != last => {
                    format!("{:?} imported as {} and not used", import.path, self.name(name))
                }
                _ => format!("{:?} imported and not used", import.path),
            };
            self.error_at(span, ErrorCode::UnusedImport, message);
        }
    }
}
