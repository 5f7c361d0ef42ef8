//! Declarations in functions (spec: Declarations and scope).

use redline_syntax::{Decl, DeclId, ExprId, Spec, ValueSpec};

use super::Context;
use super::assign::{Giving, Taker};
use super::entry::ConstDecl;
use crate::error::ErrorCode;
use crate::{Basic, ObjectId, ObjectKind, TypeId, VarKind};

impl Context<'_> {
    pub(super) fn local_decl(&mut self, decl: DeclId) {
        match self.tree[decl] {
            Decl::Const(_) => self.local_consts(decl),
            Decl::Type(_) | Decl::Var(_) => {
                for spec in self.tree.specs_of(decl) {
                    match self.tree[spec] {
                        Spec::Type(ty) => {
                            let kind = if ty.alias { ObjectKind::Alias } else { ObjectKind::Type };
                            let object = self.local_object(ty.name, kind);
                            self.type_decl(object, spec, None);
                        }
                        Spec::Value(value) => self.local_vars(&value),
                        Spec::Import(_) => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn local_vars(&mut self, spec: &ValueSpec) {
        let written = spec.ty.map(|ty| self.var_type(ty));
        let values = self.tree.list(spec.values);
        let taker = written.map_or(Taker::New, Taker::Typed);
        let count = spec.names.len();
        let types = if values.is_empty() {
            vec![written.unwrap_or_else(|| Basic::Invalid.id()); count]
        } else if values.len() == 1 {
            let giving = if count == 1 { Giving::Declaration } else { Giving::Assignment };
            self.give(values, &vec![taker; count], giving)
        } else {
            self.give_each(values, taker, count)
        };
        for (ident, ty) in self.tree.idents_of(spec.names).zip(types) {
            self.declare_var(ident, VarKind::Local, written.unwrap_or(ty));
            self.declare_name(self.tree[ident].name, self.tree[ident].span);
        }
        self.check_arity(spec, spec, false);
    }

    /// One value for each variable; the missing ones are complained about elsewhere.
    fn give_each(&mut self, values: &[ExprId], taker: Taker, count: usize) -> Vec<TypeId> {
        let mut types = Vec::new();
        for &value in values {
            let giving = Giving::Declaration;
            types.extend(self.give(&[value], &[taker], giving));
        }
        types.resize(count.max(types.len()), Basic::Invalid.id());
        types
    }

    fn local_object(&mut self, ident: redline_syntax::IdentId, kind: ObjectKind) -> ObjectId {
        let declared = self.tree[ident];
        self.declare_name(declared.name, declared.span);
        let object = self.new_object(kind, declared.name, declared.span);
        self.record_declared(ident, object);
        object
    }

    fn local_consts(&mut self, decl: DeclId) {
        let mut last = None;
        self.group.clear();
        for (iota, spec) in (0..).zip(self.tree.specs_of(decl)) {
            let Spec::Value(value) = self.tree[spec] else { continue };
            let inherited = value.ty.is_none() && value.values.is_empty();
            if !inherited {
                last = Some(value);
            }
            let written = last.unwrap_or(value);
            let values = self.tree.list(written.values);
            let mut declared_here = Vec::new();
            for (index, ident) in self.tree.idents_of(value.names).enumerate() {
                let declared = self.tree[ident];
                let object = self.new_object(ObjectKind::Const, declared.name, declared.span);
                let value = values.get(index).copied();
                self.const_decl(object, ConstDecl { ty: written.ty, value, iota, inherited });
                self.record_declared(ident, object);
                self.declare_name(declared.name, declared.span);
                declared_here.push((declared.name, object));
            }
            self.group.extend(declared_here);
            self.check_arity(&value, &written, true);
        }
        self.group.clear();
    }

    /// There are as many values as names: `written` has the values of `spec`.
    pub(super) fn check_arity(&mut self, spec: &ValueSpec, written: &ValueSpec, is_const: bool) {
        let values = self.tree.list(written.values);
        if !is_const && values.is_empty() {
            return;
        }
        let missing = self.tree.idents_of(spec.names).nth(values.len());
        if let Some(&extra) = values.get(spec.names.len()) {
            let inherited = spec.values.is_empty();
            let first = self.tree.idents_of(spec.names).next();
            let (at, message) = match first.filter(|_| inherited) {
                Some(name) => (self.tree[name].span, "extra init expr".to_owned()),
                None => (self.tree.span(extra), format!("extra init expr {}", self.text(extra))),
            };
            self.error_at(at, ErrorCode::WrongAssignCount, message);
        } else if let Some(missing) = missing
            && (is_const || values.len() != 1)
        {
            let declared = self.tree[missing];
            let message = format!("missing init expr for {}", self.name(declared.name));
            self.error_at(declared.span, ErrorCode::WrongAssignCount, message);
        }
    }
}
