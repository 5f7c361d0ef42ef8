//! Signatures (spec: Function types, Method declarations).

use redline_names::Binding;
use redline_syntax::{Expr, ExprId, FieldListId, FuncTypeId, IdentId};

use super::Context;
use crate::error::ErrorCode;
use crate::{
    Basic, ObjectId, ObjectKind, Param, Receiver, Signature, Store, Type, TypeId, TypeParamId,
    VarKind, substitute,
};

impl Context<'_> {
    /// The signature of a function, method or function type.
    pub(crate) fn signature(&mut self, ty: FuncTypeId) -> TypeId {
        self.signature_with(ty, None)
    }

    /// As [`Self::signature`], of a method with this receiver.
    pub(crate) fn signature_with(
        &mut self,
        ty: FuncTypeId,
        receiver: Option<FieldListId>,
    ) -> TypeId {
        let written = self.tree[ty];
        let lists = [receiver, Some(written.params), written.results];
        self.check_signature_names(written.type_params, lists);
        let type_params = written.type_params.map_or_else(Vec::new, |list| self.type_params(list));
        let (params, variadic) = self.params(written.params, VarKind::Param);
        let results =
            written.results.map_or_else(Vec::new, |list| self.params(list, VarKind::Result).0);
        self.store.intern(Type::Signature(Box::new(Signature {
            type_params: type_params.into(),
            params: params.into(),
            results: results.into(),
            variadic,
        })))
    }

    /// Parameters or results, and whether the last is variadic.
    fn params(&mut self, list: FieldListId, kind: VarKind) -> (Vec<Param>, bool) {
        let mut params = Vec::new();
        let mut variadic = false;
        let count = self.tree.fields_of(list).len();
        for (index, field) in self.tree.fields_of(list).enumerate() {
            let field = self.tree[field];
            let ty = match field.ty.map(|ty| (ty, self.tree[ty])) {
                Some((_, Expr::Ellipsis(Some(element))))
                    if kind == VarKind::Param && index + 1 == count =>
                {
                    variadic = true;
                    let element = self.var_type(element);
                    let slice = self.store.intern(Type::Slice(element));
                    if let Some(ellipsis) = field.ty {
                        self.record_type(ellipsis, slice);
                    }
                    slice
                }
                Some((expr, _)) => self.var_type(expr),
                None => Basic::Invalid.id(),
            };
            if field.names.is_empty() {
                params.push(Param { name: None, ty });
            }
            for ident in self.tree.idents_of(field.names) {
                self.declare_var(ident, kind, ty);
                params.push(Param { name: Some(self.tree[ident].name), ty });
            }
        }
        (params, variadic)
    }

    /// Declares a variable.
    pub(crate) fn declare_var(&self, ident: IdentId, kind: VarKind, ty: TypeId) -> ObjectId {
        let declared = self.tree[ident];
        let object = self.new_object(ObjectKind::Var(kind), declared.name, declared.span);
        self.store[object].set_type(ty);
        self.record_declared(ident, object);
        object
    }

    /// Records what an identifier declares.
    pub(crate) fn record_declared(&self, ident: IdentId, object: ObjectId) {
        self.records.set_declared(ident, object);
        if let Some(local) = self.source().resolution.declared(ident) {
            self.records.set_local(local, object);
        }
    }

    /// The receiver of a method. The names in the brackets of its type declare
    /// type parameters, with the constraints of those of the type.
    pub(crate) fn receiver(&mut self, list: FieldListId) -> Receiver {
        let invalid = Receiver::unnamed(Basic::Invalid.id());
        let Some(field) = self.tree.fields_of(list).next() else { return invalid };
        let field = self.tree[field];
        let Some(written) = field.ty else { return invalid };
        let (ty, type_params, is_pointer) = self.receiver_type(written);
        for ident in self.tree.idents_of(field.names) {
            self.declare_var(ident, VarKind::Receiver, ty);
        }
        let name = self.tree.idents_of(field.names).next().map(|ident| self.tree[ident].name);
        Receiver { ty, name, type_params: type_params.into(), is_pointer }
    }

    fn receiver_type(&mut self, written: ExprId) -> (TypeId, Vec<TypeParamId>, bool) {
        match self.tree[written] {
            Expr::Paren(inner) => {
                let found = self.receiver_type(inner);
                self.record_type(written, found.0);
                found
            }
            Expr::Star(inner) => {
                let (base, params, _) = self.receiver_type(inner);
                let ty = if self.is_invalid(base) {
                    base
                } else {
                    self.store.intern(Type::Pointer(base))
                };
                self.record_type(written, ty);
                (ty, params, true)
            }
            Expr::Index { base, index } => {
                let (ty, params) = self.generic_receiver(written, base, &[index]);
                (ty, params, false)
            }
            Expr::IndexList { base, indices } => {
                let args = self.tree.list(indices);
                let (ty, params) = self.generic_receiver(written, base, args);
                (ty, params, false)
            }
            _ => {
                let ty = self.var_type(written);
                let is_pointer = matches!(self.store[self.store.unalias(ty)], Type::Pointer(_));
                (ty, Vec::new(), is_pointer)
            }
        }
    }

    /// `T[P, Q]` as a receiver: `P` and `Q` are declared here.
    fn generic_receiver(
        &mut self,
        written: ExprId,
        base: ExprId,
        names: &[ExprId],
    ) -> (TypeId, Vec<TypeParamId>) {
        let params: Vec<TypeParamId> = names
            .iter()
            .enumerate()
            .map(|(index, &name)| self.receiver_param(name, index))
            .collect();
        let args: Vec<TypeId> =
            params.iter().map(|&param| self.store.intern(Type::TypeParam(param))).collect();
        let generic = self.generic_type(base);
        if let Type::Alias(_) = self.store[generic] {
            let text = self.ty_text(generic);
            let message = format!("cannot define new methods on generic alias type {text}");
            self.error(base, ErrorCode::InvalidRecv, message);
            return (Basic::Invalid.id(), params);
        }
        self.check_param_count(base, generic, names.len());
        let declared = declared_params(self.store, generic);
        for (&param, &origin) in params.iter().zip(declared) {
            self.package.note_same((self.file, self.tree.span(written)), param, origin);
            if let Some(constraint) = self.store[origin].constraint() {
                let bound = declared.len().min(args.len());
                let constraint =
                    substitute(self.store, constraint, &declared[..bound], &args[..bound]);
                self.store[param].set_constraint(constraint);
            }
        }
        let ty = self.instantiated(generic, &args);
        self.record_type(written, ty);
        self.record_instance(base, args, ty);
        (ty, params)
    }

    /// A receiver declares as many type parameters as its type.
    fn check_param_count(&self, base: ExprId, generic: TypeId, count: usize) {
        let wanted = declared_params(self.store, generic).len();
        if wanted == 0 || wanted == count {
            return;
        }
        let message = format!(
            "receiver declares {}, but receiver base type declares {wanted}",
            super::describe::amount(count, "type parameter")
        );
        self.error(base, ErrorCode::BadRecv, message);
    }

    fn receiver_param(&mut self, expr: ExprId, index: usize) -> TypeParamId {
        let name = if let Expr::Ident(name) = self.tree[expr] {
            name
        } else {
            let text = self.text(expr);
            let message = format!("receiver type parameter {text} must be an identifier");
            self.error(expr, ErrorCode::BadDecl, message);
            self.store.names().intern("_")
        };
        let object = self.new_object(ObjectKind::Type, name, self.tree.span(expr));
        let param = self.type_param(object, index);
        // Its name declares it and is where it is used.
        self.records.add_declared(expr, object);
        self.record_use(expr, object);
        if let Some(Binding::Local(local)) = self.source().resolution.binding(expr) {
            self.records.set_local(local, object);
        }
        self.record_type(expr, self.store.type_of(object));
        param
    }
}

/// The type parameters that a generic type declares.
pub(crate) fn declared_params(store: &Store, ty: TypeId) -> &[TypeParamId] {
    match store[ty] {
        Type::Named(named) => store[named].type_params(),
        Type::Alias(alias) => store[alias].type_params(),
        _ => &[],
    }
}
