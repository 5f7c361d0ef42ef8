//! The section `def`.

use redline_base::{Name, Offset, Span};
use redline_syntax::{AssignOp, Expr, ExprId, IdentId, Stmt, StmtId, Tree};

use super::lines::Lines;
use super::{Dump, File, Section};
use crate::ObjectId;

impl Dump<'_> {
    pub(super) fn add_definitions(&self, lines: &mut Lines, file: File<'_>) {
        let tree = file.source.tree;
        for ident in (0..tree.ident_count()).map(IdentId::new) {
            if let Some(object) = file.records.declared(ident) {
                self.add_definition(lines, file, tree[ident].span.start, object);
            }
        }
        for (expr, object) in file.records.declared_by_exprs() {
            self.add_definition(lines, file, file.name_start(expr), object);
        }
        if let Some(name) = tree.package() {
            self.add_name(lines, file, (name.span.start, name.name, "none"));
        }
        for name in self.names_without_object(tree) {
            self.add_name(lines, file, name);
        }
    }

    fn add_definition(&self, lines: &mut Lines, file: File<'_>, start: Offset, object: ObjectId) {
        let line = lines.line(Section::Def.tag()).text(file.source.name).number(start);
        self.description(object, line).end(Span::empty(start));
    }

    fn add_name(
        &self,
        lines: &mut Lines,
        file: File<'_>,
        (start, name, kind): (Offset, Name, &str),
    ) {
        let line = lines.line(Section::Def.tag()).text(file.source.name).number(start).text(kind);
        line.text(self.store.names().text(name)).text("").text("").end(Span::empty(start));
    }

    /// Labels, the symbolic variables of type switches, of which each clause has its
    /// own, and `_` where it is assigned to.
    fn names_without_object(&self, tree: &Tree) -> Vec<(Offset, Name, &'static str)> {
        let mut found = Vec::new();
        for stmt in (0..tree.stmt_count()).map(StmtId::new) {
            match tree[stmt] {
                Stmt::Labeled { label, .. } => {
                    found.push((tree[label].span.start, tree[label].name, "label"));
                }
                Stmt::TypeSwitch { guard, .. } => found.extend(symbolic_variable(tree, guard)),
                Stmt::Assign(assign) if tree[assign].op == AssignOp::Assign => {
                    let targets = tree.list(tree[assign].left).iter();
                    found.extend(targets.filter_map(|&target| self.blank(tree, target)));
                }
                Stmt::Range { key, value, define: false, .. } => {
                    let targets = [key, value].into_iter().flatten();
                    found.extend(targets.filter_map(|target| self.blank(tree, target)));
                }
                _ => {}
            }
        }
        found
    }

    fn blank(&self, tree: &Tree, target: ExprId) -> Option<(Offset, Name, &'static str)> {
        let target = tree.unparen(target);
        match tree[target] {
            Expr::Ident(name) if self.store.names().text(name) == "_" => {
                Some((tree.span(target).start, name, "none"))
            }
            _ => None,
        }
    }
}

fn symbolic_variable(tree: &Tree, guard: StmtId) -> Option<(Offset, Name, &'static str)> {
    let Stmt::Assign(assign) = tree[guard] else { return None };
    let &[variable] = tree.list(tree[assign].left) else { return None };
    match tree[variable] {
        Expr::Ident(name) => Some((tree.span(variable).start, name, "none")),
        _ => None,
    }
}
