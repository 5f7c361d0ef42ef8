//! Identifiers and what they refer to (spec: Declarations and scope).

use std::sync::atomic::Ordering;

use redline_base::Name;
use redline_names::{Binding, ImportName};
use redline_syntax::{Expr, ExprId};

use super::Context;
use crate::error::ErrorCode;
use crate::{ObjectId, PackageId, is_exported};

/// What an identifier means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meaning {
    /// An object whose type is known, or will be: it is being resolved.
    Object(ObjectId),
    /// What comes from a package that could not be read.
    Unknown,
    /// Nothing; an error has been reported.
    Nothing,
}

impl Context<'_> {
    /// What the identifier `expr` means. The use is recorded.
    pub(crate) fn meaning(&self, expr: ExprId) -> Meaning {
        if let Some(object) = self.of_the_group(expr) {
            self.records.set_used(expr, object);
            return Meaning::Object(object);
        }
        let binding = self.source().resolution.binding(expr);
        self.meaning_of(expr, binding)
    }

    /// The constant of the same declaration that an identifier of a repeated
    /// expression means where it is repeated (spec: Constant declarations).
    fn of_the_group(&self, expr: ExprId) -> Option<ObjectId> {
        self.repeated_at?;
        let Expr::Ident(name) = self.tree[expr] else { return None };
        let mut declared = self.group.iter().rev();
        declared.find(|declared| declared.0 == name).map(|declared| declared.1)
    }

    /// What the identifier `expr` means where it is bound like this.
    pub(crate) fn meaning_of(&self, expr: ExprId, binding: Option<Binding>) -> Meaning {
        let meaning = self.find(expr, binding);
        if let Meaning::Object(object) = meaning {
            self.record_use(expr, object);
        }
        meaning
    }

    fn find(&self, expr: ExprId, binding: Option<Binding>) -> Meaning {
        match binding {
            Some(Binding::Predeclared(predeclared)) => {
                Meaning::Object(self.store.predeclared(predeclared))
            }
            Some(Binding::Local(local)) => {
                self.records.local(local).map_or(Meaning::Nothing, Meaning::Object)
            }
            Some(Binding::Object(object)) => {
                let name = self.package.source.scope[object].name;
                self.package_object(name).map_or(Meaning::Nothing, Meaning::Object)
            }
            Some(Binding::Import(import)) => {
                let import = self.package.import(self.file, import);
                let package = self.name(self.store[import.object].name);
                let message = format!("use of package {package} without selector");
                self.error(expr, ErrorCode::InvalidPkgUse, message);
                Meaning::Nothing
            }
            None => self.find_in_open_scopes(expr),
        }
    }

    /// The object of the package block with this name, resolved.
    fn package_object(&self, name: Name) -> Option<ObjectId> {
        self.package.by_name.get(&name).map(|&entry| self.resolved(entry))
    }

    /// An identifier that the file does not declare: it may come from a package
    /// that is imported with a dot.
    fn find_in_open_scopes(&self, expr: ExprId) -> Meaning {
        let Expr::Ident(name) = self.tree[expr] else { return Meaning::Nothing };
        let text = self.name(name);
        if text == "_" {
            self.error(expr, ErrorCode::InvalidBlank, "cannot use _ as value or type");
            return Meaning::Nothing;
        }
        let resolution = self.source().resolution;
        for (import, known) in resolution.imports().iter().zip(&self.package.imports[self.file]) {
            if import.name != ImportName::Dot {
                continue;
            }
            let member = known.package.and_then(|package| self.exported_member(package, name));
            if let Some(member) = member {
                known.used.store(true, Ordering::Relaxed);
                return Meaning::Object(member);
            }
        }
        if let Some(predeclared) = self.predeclared(text) {
            return Meaning::Object(predeclared);
        }
        if self.has_unknown_import() {
            return Meaning::Unknown;
        }
        self.error(expr, ErrorCode::UndeclaredName, format!("undefined: {text}"));
        Meaning::Nothing
    }

    fn predeclared(&self, text: &str) -> Option<ObjectId> {
        let all = redline_names::Predeclared::ALL.iter();
        let meant = all.copied().find(|predeclared| predeclared.text() == text)?;
        Some(self.store.predeclared(meant))
    }

    /// Whether an import could not be read, so that any name may come from it:
    /// one with a dot, or one whose name the file does not state.
    fn has_unknown_import(&self) -> bool {
        let resolution = self.source().resolution;
        let mut imports = resolution.imports().iter().zip(&self.package.imports[self.file]);
        imports.any(|(import, known)| {
            let open = matches!(import.name, ImportName::Dot | ImportName::Unknown);
            open && known.package.is_none()
        })
    }

    /// What another package declares and exports under a name.
    pub(crate) fn exported_member(&self, package: PackageId, name: Name) -> Option<ObjectId> {
        self.store[package].member(name).filter(|_| is_exported(self.name(name)))
    }

    /// What the qualified identifier `base.name` means; `None` if `base` is no
    /// package. The uses are recorded.
    pub(crate) fn qualified(&self, expr: ExprId, base: ExprId, name: Name) -> Option<Meaning> {
        let Expr::Ident(_) = self.tree[base] else { return None };
        let import = match self.source().resolution.binding(base) {
            Some(Binding::Import(import)) => import,
            // It may be a package whose name is not known.
            None if self.has_unknown_import() => return Some(Meaning::Unknown),
            _ => return None,
        };
        let import = self.package.import(self.file, import);
        import.used.store(true, Ordering::Relaxed);
        self.record_use(base, import.object);
        let Some(package) = import.package else { return Some(Meaning::Unknown) };
        let meaning = self.member_of(expr, package, name);
        if let Meaning::Object(object) = meaning {
            self.record_use(expr, object);
        }
        Some(meaning)
    }

    fn member_of(&self, expr: ExprId, package: PackageId, name: Name) -> Meaning {
        let text = self.name(name);
        let path_name = self.name(self.store[package].name);
        let span = self.tree.name_span(expr, self.source().text);
        match self.store[package].member(name) {
            Some(member) if is_exported(text) => Meaning::Object(member),
            Some(_) => {
                let message = format!("name {text} not exported by package {path_name}");
                self.error_at(span, ErrorCode::UnexportedName, message);
                Meaning::Nothing
            }
            None => {
                let message = format!("undefined: {path_name}.{text}");
                self.error_at(span, ErrorCode::UndeclaredImportedName, message);
                Meaning::Nothing
            }
        }
    }
}
