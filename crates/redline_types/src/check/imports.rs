//! Package clauses and imports (spec: Package clause, Import declarations).

use redline_base::{Name, Span};
use redline_names::{Import as Resolved, ImportName};
use redline_syntax::Spec;
use rustc_hash::FxHashSet;

use super::package::Import;
use super::{Context, Package};
use crate::error::ErrorCode;

impl Package<'_> {
    /// Complains about package clauses and imports that are wrong in themselves, and
    /// about imports whose names the package declares.
    pub(crate) fn check_imports(&self) {
        for file in 0..self.source.files.len() {
            let context = Context::new(self, file);
            context.check_clause();
            let mut seen = FxHashSet::default();
            let imports = context.source().resolution.imports().iter();
            for (import, known) in imports.zip(&self.imports[file]) {
                context.check_import(import, known, &mut seen);
            }
        }
    }
}

impl Context<'_> {
    fn check_clause(&self) {
        if let Some(name) = self.tree.package().filter(|name| self.name(name.name) == "_") {
            self.error_at(name.span, ErrorCode::BlankPkgName, "invalid package name _");
        }
    }

    fn check_import(&self, import: &Resolved, known: &Import, seen: &mut FxHashSet<Name>) {
        let Spec::Import(spec) = self.tree[import.spec] else { return };
        let path_span = self.tree.span(spec.path);
        let span = spec.name.map_or(path_span, |name| self.tree[name].span);
        if import.path.is_empty() {
            let message = "invalid import path (empty string)";
            return self.error_at(path_span, ErrorCode::BadImportPath, message);
        }
        if import.path == "C" && spec.name.is_some() {
            let message = "cannot rename import \"C\"";
            return self.error_at(span, ErrorCode::ImportCRenamed, message);
        }
        match import.name {
            ImportName::Named(name) => self.check_import_name(name, known, span, seen),
            ImportName::Dot => self.check_dot_import(known),
            ImportName::Blank | ImportName::Unknown => {}
        }
    }

    /// The name of an import is declared once, and not by the package.
    fn check_import_name(
        &self,
        name: Name,
        known: &Import,
        span: Span,
        seen: &mut FxHashSet<Name>,
    ) {
        let text = self.name(name);
        if text == "init" {
            let message = "cannot import package as init - init must be a func";
            return self.error_at(span, ErrorCode::InvalidInitDecl, message);
        }
        if !seen.insert(name) {
            let message = format!("{text} redeclared in this block");
            self.error_at(span, ErrorCode::DuplicateDecl, message);
        }
        if self.package.by_name.contains_key(&name) {
            self.report_imported(name, known, "import");
        }
    }

    /// Nothing that a dot import declares is declared by the package.
    fn check_dot_import(&self, known: &Import) {
        let Some(package) = known.package else { return };
        let mut names: Vec<Name> = self.package.by_name.keys().copied().collect();
        names.retain(|&name| self.exported_member(package, name).is_some());
        for name in names {
            self.report_imported(name, known, "dot-import");
        }
    }

    /// A declaration of the package that an import of the file stands against.
    fn report_imported(&self, name: Name, known: &Import, how: &str) {
        let Some(&entry) = self.package.by_name.get(&name) else { return };
        let object = &self.store[self.package[entry].object];
        let (Some(declared), Some(package)) = (object.declared, known.package) else { return };
        let package = &self.store[package];
        let message = format!(
            "{} already declared through {how} of package {} ({:?})",
            self.name(name),
            self.name(package.name),
            package.path
        );
        let span = Span::empty(declared.offset);
        self.package.error(declared.file as usize, span, ErrorCode::DuplicateDecl, message);
    }
}
