//! Receivers of methods and the names of methods (spec: Method declarations).

use redline_base::Name;
use redline_syntax::{Decl, DeclId, Expr, ExprId, FieldListId};
use rustc_hash::FxHashMap;

use super::{Context, EntryId, EntryKind, Package};
use crate::error::ErrorCode;
use crate::{Basic, ObjectId, Type, TypeId};

impl Package<'_> {
    /// Complains about methods with bad receivers and with names that their type
    /// has already. The declarations are done.
    pub(crate) fn check_methods(&self) {
        for entry in &self.entries {
            if let EntryKind::Method(decl) = entry.kind {
                Context::new(self, entry.file).check_receiver(entry.object, decl);
            }
        }
        for index in 0..self.entries.len() {
            self.check_method_names(EntryId::new(index));
        }
    }

    /// The fields and methods of a type have different names.
    fn check_method_names(&self, base: EntryId) {
        let Some(methods) = self.methods.get(&base) else { return };
        let store = self.store;
        let ty = store.type_of(self[base].object);
        let fields: &[ObjectId] = match &store[store.underlying(ty)] {
            Type::Struct(fields) => &fields.fields,
            _ => &[],
        };
        let mut seen: FxHashMap<Name, ObjectId> = FxHashMap::default();
        for &method in methods {
            let object = &store[self[method].object];
            let name = store.names().text(object.name);
            let Some(declared) = object.declared.filter(|_| name != "_") else { continue };
            let span = redline_base::Span::empty(declared.offset);
            let file = declared.file as usize;
            if let Some(&first) = seen.get(&object.name) {
                let base = store.names().text(store[self[base].object].name);
                let place = store[first]
                    .declared
                    .map_or_else(String::new, |it| self.place(it.file as usize, it.offset));
                let message = format!("method {base}.{name} already declared at {place}");
                self.error(file, span, ErrorCode::DuplicateMethod, message);
                continue;
            }
            seen.insert(object.name, self[method].object);
            let own = self[method].object;
            if fields.iter().any(|&field| store.is_same_member(field, own)) {
                let message = format!("field and method with the same name {name}");
                self.error(file, span, ErrorCode::DuplicateFieldAndMethod, message);
            }
        }
    }
}

impl Context<'_> {
    fn check_receiver(&self, object: ObjectId, decl: DeclId) {
        let Decl::Func(func) = &self.tree[decl] else { return };
        let Some(list) = func.receiver else { return };
        if !self.has_one_receiver(list) {
            return;
        }
        let crate::ObjectKind::Method(method) = self.store[object].kind else { return };
        let Some(receiver) = self.store[method].receiver() else { return };
        let Some(field) = self.tree.fields_of(list).next() else { return };
        let Some(written) = self.tree[field].ty else { return };
        self.check_receiver_type(written, receiver.ty);
    }

    fn has_one_receiver(&self, list: FieldListId) -> bool {
        let fields: Vec<_> = self.tree.fields_of(list).collect();
        let Some(&end) = fields.last() else {
            let message = "method has no receiver";
            self.error_at(self.tree.span(list), ErrorCode::BadRecv, message);
            return false;
        };
        let count: usize = fields.iter().map(|&field| self.tree[field].names.len().max(1)).sum();
        if count == 1 {
            return true;
        }
        let name = self.tree.idents_of(self.tree[end].names).last();
        let span = name.map_or_else(|| self.tree.span(end), |name| self.tree[name].span);
        self.error_at(span, ErrorCode::InvalidRecv, "method has multiple receivers");
        false
    }

    /// A receiver is `T` or `*T` of a type `T` that the package defines.
    fn check_receiver_type(&self, written: ExprId, ty: TypeId) {
        let store = self.store;
        let (base, _) = store.dereferenced(ty);
        if self.is_invalid(base) || self.is_hazy(ty) {
            return;
        }
        let at = self.base_of_receiver(written);
        let text = self.ty_text(self.shown_base(ty));
        let foreign = format!("cannot define new methods on non-local type {text}");
        let message = match store[base] {
            Type::Named(named) => {
                let object = &store[store[named].object];
                if !store[named].args().is_empty() && self.is_plain_name(at) {
                    format!("cannot define new methods on instantiated type {}", self.ty_text(base))
                } else if object.package != Some(self.package.source.package) {
                    foreign
                } else if let Some(cause) = self.unfit_base(base) {
                    format!("invalid receiver type {text} ({cause})")
                } else {
                    return;
                }
            }
            Type::Basic(_) => foreign,
            _ => format!("invalid receiver type {text}"),
        };
        self.error(at, ErrorCode::InvalidRecv, message);
    }

    /// Whether a receiver has no type parameters of its own.
    fn is_plain_name(&self, at: ExprId) -> bool {
        matches!(self.tree[at], Expr::Ident(_))
    }

    /// The type that a receiver names, as it is written.
    fn shown_base(&self, ty: TypeId) -> TypeId {
        match self.store[ty] {
            Type::Pointer(base) => base,
            _ => ty,
        }
    }

    fn base_of_receiver(&self, mut written: ExprId) -> ExprId {
        while let Expr::Star(inner) | Expr::Paren(inner) = self.tree[written] {
            written = inner;
        }
        written
    }

    /// Why a type cannot have methods.
    fn unfit_base(&self, base: TypeId) -> Option<&'static str> {
        match self.store[self.store.underlying(base)] {
            Type::Basic(Basic::UnsafePointer) => Some("unsafe.Pointer"),
            Type::Pointer(_) | Type::Interface(_) => Some("pointer or interface type"),
            _ => None,
        }
    }
}
