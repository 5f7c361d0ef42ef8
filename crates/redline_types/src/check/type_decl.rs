//! Type declarations (spec: Type declarations, Type parameter declarations).

use redline_syntax::{FieldListId, Spec, SpecId, TypeSpec};

use super::alias_search::AliasSearch;
use super::{Context, EntryId, Later};
use crate::error::ErrorCode;
use crate::{Basic, ObjectId, ObjectKind, Type, TypeId, TypeParamId};

impl Context<'_> {
    /// A defined type or alias, at top level (`entry`) or in a function.
    pub(crate) fn type_decl(&mut self, object: ObjectId, spec: SpecId, entry: Option<EntryId>) {
        let Spec::Type(spec) = self.tree[spec] else { return };
        if spec.alias {
            self.alias_decl(object, &spec, entry);
        } else {
            self.type_definition(object, &spec, entry);
        }
    }

    fn alias_decl(&mut self, object: ObjectId, spec: &TypeSpec, entry: Option<EntryId>) {
        let alias = self.store.add_alias(object);
        let ty = self.store.intern(Type::Alias(alias));
        // It is known before what it stands for, which may refer to it.
        self.store[object].set_type(ty);
        if let Some(params) = spec.type_params {
            self.check_signature_names(Some(params), [None; 3]);
            let declared = self.declare_type_params(params);
            // Constraints may speak of the type itself.
            self.store[alias].set_type_params((&*declared).into());
            self.constrain(params, &declared);
        }
        let mut target = self.ty(spec.ty);
        if self.is_own_param(target, self.store[alias].type_params()) {
            let message = "cannot use type parameter declared in alias declaration as RHS";
            self.error(spec.ty, ErrorCode::MisplacedTypeParam, message);
            target = Basic::Invalid.id();
        }
        if AliasSearch::finds(self.store, alias, target) {
            // Cycles of the package block are met when they are resolved.
            if entry.is_none() {
                let name = self.name(self.store[object].name);
                let message = format!("invalid recursive type: {name} refers to itself");
                self.error_at(self.tree[spec.name].span, ErrorCode::InvalidDeclCycle, message);
            }
            target = Basic::Invalid.id();
        }
        self.store[alias].set_target(target);
    }

    fn is_own_param(&self, ty: TypeId, params: &[TypeParamId]) -> bool {
        matches!(self.store[self.store.unalias(ty)], Type::TypeParam(param) if params.contains(&param))
    }

    fn type_definition(&mut self, object: ObjectId, spec: &TypeSpec, entry: Option<EntryId>) {
        let named = self.store.add_named(object);
        self.store[object].set_type(self.store.intern(Type::Named(named)));
        let methods = entry.and_then(|entry| self.package.methods.get(&entry));
        let objects = methods.into_iter().flatten().map(|&method| self.package[method].object);
        self.store[named].set_methods(self.first_of_each_name(objects));
        if let Some(params) = spec.type_params {
            self.check_signature_names(Some(params), [None; 3]);
            let declared = self.declare_type_params(params);
            self.store[named].set_type_params((&*declared).into());
            self.constrain(params, &declared);
        }
        let definition = self.defined_type(spec.ty, Some(named));
        self.store[named].set_definition(definition);
        self.package.later(Later::Definition {
            file: self.file,
            span: self.tree[spec.name].span,
            named,
        });
    }

    /// Methods with a name of their own: a second one is an error, and no method.
    fn first_of_each_name(&self, methods: impl Iterator<Item = ObjectId>) -> Box<[ObjectId]> {
        let mut seen = rustc_hash::FxHashSet::default();
        methods
            .filter(|&method| {
                let name = self.store[method].name;
                self.name(name) == "_" || seen.insert(name)
            })
            .filter(|&method| self.name(self.store[method].name) != "_")
            .collect()
    }

    /// The type parameters of a list, each in scope in the constraints of all.
    pub(crate) fn type_params(&mut self, list: FieldListId) -> Vec<TypeParamId> {
        let params = self.declare_type_params(list);
        self.constrain(list, &params);
        params
    }

    /// The type parameters of a list, without their constraints.
    fn declare_type_params(&mut self, list: FieldListId) -> Vec<TypeParamId> {
        let mut params = Vec::new();
        for field in self.tree.fields_of(list) {
            for ident in self.tree.idents_of(self.tree[field].names) {
                let declared = self.tree[ident];
                let object = self.new_object(ObjectKind::Type, declared.name, declared.span);
                params.push(self.type_param(object, params.len()));
                self.record_declared(ident, object);
            }
        }
        params
    }

    /// States the constraints of the type parameters of a list.
    fn constrain(&mut self, list: FieldListId, params: &[TypeParamId]) {
        let mut params = params.iter();
        for field in self.tree.fields_of(list) {
            let field = self.tree[field];
            let constraint = match field.ty {
                Some(ty) => self.constraint(ty),
                None => Basic::Invalid.id(),
            };
            for &param in params.by_ref().take(field.names.len()) {
                self.store[param].set_constraint(constraint);
            }
        }
    }

    /// A type parameter that `object` names.
    pub(crate) fn type_param(&self, object: ObjectId, index: usize) -> TypeParamId {
        let index = u32::try_from(index).expect("a list has fewer than u32::MAX parameters");
        let param = self.store.add_type_param(object, index);
        self.store[object].set_type(self.store.intern(Type::TypeParam(param)));
        param
    }
}
