//! The section `impl`.

use redline_base::{Name, Span};
use redline_syntax::{Expr, ExprId, FieldListId, Spec};

use super::lines::Lines;
use super::object::variable_kind;
use super::{Dump, File, Section};
use crate::{PackageId, VarKind};

impl Dump<'_> {
    pub(super) fn add_implicits(&self, lines: &mut Lines, file: File<'_>) {
        self.add_imports(lines, file);
        for (clause, variable) in file.records.clause_variables() {
            let span = file.source.tree.span(clause);
            let line = lines.line(Section::Impl.tag()).text(file.source.name);
            let line = line.number(span.start).number(span.end).text("CaseClause");
            self.description(variable, line).end(span);
        }
        self.add_fields(lines, file);
    }

    /// The packages that the file imports without a name of its own.
    fn add_imports(&self, lines: &mut Lines, file: File<'_>) {
        let tree = file.source.tree;
        for import in file.source.resolution.imports() {
            let Spec::Import(spec) = tree[import.spec] else { continue };
            if spec.name.is_some() {
                continue;
            }
            let name = self.store.names().text(self.imported_name(&import.path));
            let span = tree.span(import.spec);
            let line = lines.line(Section::Impl.tag()).text(file.source.name);
            let line = line.number(span.start).number(span.end).text("ImportSpec");
            line.text("pkgname")
                .text(name)
                .text("")
                .text(self.imported_path(&import.path))
                .end(span);
        }
    }

    fn imported(&self, path: &str) -> Option<PackageId> {
        match path {
            "unsafe" => Some(self.store.unsafe_package()),
            _ => (self.source.imports)(path),
        }
    }

    fn imported_path<'p>(&'p self, path: &'p str) -> &'p str {
        self.imported(path).map_or(path, |package| &self.store[package].path)
    }

    /// The name of a package; of one that could not be read a guess.
    fn imported_name(&self, path: &str) -> Name {
        match self.imported(path) {
            Some(package) => self.store[package].name,
            None => self.store.names().intern(path.rsplit('/').next().unwrap_or(path)),
        }
    }

    /// Receivers, parameters and results without a name.
    fn add_fields(&self, lines: &mut Lines, file: File<'_>) {
        let tree = file.source.tree;
        for (_, func) in tree.func_decls() {
            if let Some(list) = func.receiver {
                self.add_list(lines, file, list, VarKind::Receiver);
            }
            self.add_signature(lines, file, func.ty);
        }
        for expr in (0..tree.expr_count()).map(ExprId::new) {
            if let Expr::FuncType(ty) = tree[expr] {
                self.add_signature(lines, file, ty);
            }
        }
    }

    fn add_signature(&self, lines: &mut Lines, file: File<'_>, ty: redline_syntax::FuncTypeId) {
        let written = file.source.tree[ty];
        self.add_list(lines, file, written.params, VarKind::Param);
        if let Some(results) = written.results {
            self.add_list(lines, file, results, VarKind::Result);
        }
    }

    fn add_list(&self, lines: &mut Lines, file: File<'_>, list: FieldListId, kind: VarKind) {
        let tree = file.source.tree;
        for id in tree.fields_of(list) {
            let field = tree[id];
            let Some(ty) = field.ty.filter(|_| field.names.is_empty()) else { continue };
            let Some(ty) = file.records.ty(ty) else { continue };
            let span: Span = tree.span(id);
            let line = lines.line(Section::Impl.tag()).text(file.source.name);
            let line = line.number(span.start).number(span.end).text("Field");
            let line = line.text(variable_kind(kind)).text("");
            line.text(&self.type_text(ty)).text("").end(span);
        }
    }
}
