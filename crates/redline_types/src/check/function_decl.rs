//! Functions with a role of their own, and the names that signatures declare (spec:
//! Package initialization, Program execution, Function declarations).

use redline_syntax::{Decl, DeclId, FieldListId, FuncDecl, IdentId};
use rustc_hash::FxHashSet;

use super::{Context, EntryKind, Package};
use crate::error::ErrorCode;

impl Package<'_> {
    /// Complains about `init` and `main` that are no such functions, names that a
    /// signature declares twice, and generic functions without a body.
    pub(crate) fn check_functions(&self) {
        for entry in &self.entries {
            let context = Context::new(self, entry.file);
            match entry.kind {
                EntryKind::Func(decl) => context.check_function(decl, true),
                EntryKind::Method(decl) => context.check_function(decl, false),
                _ => context.check_reserved_name(entry.object),
            }
        }
    }

    fn is_main(&self) -> bool {
        self.store.names().text(self.store[self.source.package].name) == "main"
    }
}

impl Context<'_> {
    fn check_function(&self, decl: DeclId, is_plain: bool) {
        let Decl::Func(func) = &self.tree[decl] else { return };
        if is_plain {
            self.check_role(func);
        }
        let ty = self.tree[func.ty];
        if let (Some(_), None) = (ty.type_params, func.body) {
            let message = "generic function is missing function body".to_owned();
            let span = self.tree[func.name].span;
            self.package.soft_error(self.file, span, ErrorCode::BadDecl, message);
        }
    }

    /// `init`, and `main` in package `main`, take and give nothing.
    fn check_role(&self, func: &FuncDecl) {
        let declared = self.tree[func.name];
        let name = self.name(declared.name);
        let code = match name {
            "init" => ErrorCode::InvalidInitDecl,
            "main" if self.package.is_main() => ErrorCode::InvalidMainDecl,
            _ => return,
        };
        let soft = |span, code, message: String| {
            self.package.soft_error(self.file, span, code, message);
        };
        let ty = self.tree[func.ty];
        if let Some(params) = ty.type_params {
            let first = self.tree.fields_of(params).next();
            let span = first.map_or_else(|| self.tree.span(params), |field| self.tree.span(field));
            soft(span, code, format!("func {name} must have no type parameters"));
        }
        let has_params = self.tree.fields_of(ty.params).len() > 0;
        if has_params || ty.results.is_some() {
            let message = format!("func {name} must have no arguments and no return values");
            soft(declared.span, code, message);
        }
        if name == "init" && func.body.is_none() {
            let message = "func init must have a body".to_owned();
            soft(declared.span, ErrorCode::MissingInitBody, message);
        }
    }

    /// Only functions are called `init`, and `main` in package `main`.
    fn check_reserved_name(&self, object: crate::ObjectId) {
        let object = &self.store[object];
        let name = self.name(object.name);
        let code = match name {
            "init" => ErrorCode::InvalidInitDecl,
            "main" if self.package.is_main() => ErrorCode::InvalidMainDecl,
            _ => return,
        };
        let Some(declared) = object.declared else { return };
        let span = redline_base::Span::empty(declared.offset);
        self.error_at(span, code, format!("cannot declare {name} - must be func"));
    }

    /// The names of a signature are declared once.
    pub(super) fn check_signature_names(
        &self,
        type_params: Option<FieldListId>,
        lists: [Option<FieldListId>; 3],
    ) {
        let mut seen = FxHashSet::default();
        for list in [type_params].into_iter().chain(lists).flatten() {
            for field in self.tree.fields_of(list) {
                for ident in self.tree.idents_of(self.tree[field].names) {
                    self.check_first(ident, &mut seen);
                }
            }
        }
    }

    fn check_first(&self, ident: IdentId, seen: &mut FxHashSet<redline_base::Name>) {
        let declared = self.tree[ident];
        let name = self.name(declared.name);
        if name != "_" && !seen.insert(declared.name) {
            let message = format!("{name} redeclared in this block");
            self.error_at(declared.span, ErrorCode::DuplicateDecl, message);
        }
    }
}
