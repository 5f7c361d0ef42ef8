//! Instantiation: type arguments in the place of type parameters (spec:
//! Instantiations).

use std::cell::RefCell;

use redline_base::with_deep_stack;

use crate::shared_parts::SharedParts;
use crate::{
    Interface, Object, ObjectId, Param, Signature, Store, Struct, Term, Type, TypeId, TypeParamId,
};

/// `ty` with `args` in the place of `params`, which are as many.
///
/// A type in which none of `params` occurs stays the same id. Fields and methods
/// of a type that changes are new objects with the place of those they come from.
pub fn substitute(store: &Store, ty: TypeId, params: &[TypeParamId], args: &[TypeId]) -> TypeId {
    Substitution::new(store, params, args).ty(ty)
}

struct Substitution<'a> {
    store: &'a Store,
    params: &'a [TypeParamId],
    args: &'a [TypeId],
    /// What parts became.
    parts: RefCell<SharedParts<TypeId, Option<TypeId>>>,
}

impl<'a> Substitution<'a> {
    fn new(store: &'a Store, params: &'a [TypeParamId], args: &'a [TypeId]) -> Self {
        Self { store, params, args, parts: RefCell::default() }
    }

    fn ty(&self, ty: TypeId) -> TypeId {
        self.changed(ty).unwrap_or(ty)
    }

    /// The type that `ty` becomes; `None` if it stays what it is.
    fn changed(&self, ty: TypeId) -> Option<TypeId> {
        if matches!(self.store[ty], Type::Basic(_)) {
            return None;
        }
        let known = self.parts.borrow_mut().meet(&ty);
        known.unwrap_or_else(|| {
            let changed = with_deep_stack(|| self.changed_here(ty));
            self.parts.borrow_mut().remember(ty, changed);
            changed
        })
    }

    fn changed_here(&self, ty: TypeId) -> Option<TypeId> {
        let store = self.store;
        let changed = match &store[ty] {
            Type::Basic(_) => return None,
            Type::TypeParam(param) => {
                let index = self.params.iter().position(|it| it == param)?;
                return self.args.get(index).copied().filter(|&arg| arg != ty);
            }
            Type::Array { len, element } => {
                Type::Array { len: *len, element: self.changed(*element)? }
            }
            Type::Slice(element) => Type::Slice(self.changed(*element)?),
            Type::Pointer(base) => Type::Pointer(self.changed(*base)?),
            Type::Map { key, value } => {
                let (own, other) = (self.changed(*key), self.changed(*value));
                own.or(other)?;
                Type::Map { key: own.unwrap_or(*key), value: other.unwrap_or(*value) }
            }
            Type::Chan { dir, element } => {
                Type::Chan { dir: *dir, element: self.changed(*element)? }
            }
            Type::Tuple(params) => Type::Tuple(self.changed_params(params)?),
            Type::Signature(signature) => {
                Type::Signature(Box::new(self.changed_signature(signature)?))
            }
            Type::Union(terms) => {
                let term = |term: &Term| Some(Term { ty: self.changed(term.ty)?, ..*term });
                Type::Union(changed_list(terms, term)?)
            }
            Type::Struct(ty) => Type::Struct(Box::new(self.changed_struct(ty)?)),
            Type::Interface(id) => {
                let interface = self.changed_interface(&store[*id])?;
                Type::Interface(store.add_interface(interface))
            }
            Type::Named(id) => {
                let instance = store[*id].instance.as_ref()?;
                let args = self.changed_types(&instance.args)?;
                Type::Named(store.named_instance(instance.origin, &args))
            }
            Type::Alias(id) => {
                let instance = store[*id].instance.as_ref()?;
                let args = self.changed_types(&instance.args)?;
                Type::Alias(store.alias_instance(instance.origin, &args))
            }
        };
        Some(store.intern(changed))
    }

    fn changed_types(&self, types: &[TypeId]) -> Option<Box<[TypeId]>> {
        changed_list(types, |&ty| self.changed(ty))
    }

    fn changed_params(&self, params: &[Param]) -> Option<Box<[Param]>> {
        changed_list(params, |param| Some(Param { ty: self.changed(param.ty)?, ..*param }))
    }

    /// A generic method of an instance has type parameters of its own, because
    /// their constraints may speak of those that are replaced.
    fn changed_signature(&self, signature: &Signature) -> Option<Signature> {
        let own = &signature.type_params;
        let is_instantiated = own.iter().any(|param| self.params.contains(param));
        if own.is_empty() || is_instantiated {
            return self.changed_parts(signature);
        }
        let constraint = |&param: &TypeParamId| self.changed(self.store[param].constraint()?);
        if self.changed_parts(signature).is_none() && own.iter().all(|it| constraint(it).is_none())
        {
            return None;
        }
        Some(self.with_new_params(signature))
    }

    /// The signature with new type parameters for its own.
    fn with_new_params(&self, signature: &Signature) -> Signature {
        let store = self.store;
        let own = &signature.type_params;
        let new: Vec<TypeParamId> = own
            .iter()
            .map(|&param| store.add_type_param(store[param].object, store[param].index))
            .collect();
        let types = new.iter().map(|&param| store.intern(Type::TypeParam(param)));
        let params: Vec<TypeParamId> = self.params.iter().chain(own).copied().collect();
        let args: Vec<TypeId> = self.args.iter().copied().chain(types).collect();
        let both = Substitution::new(store, &params, &args);
        for (&old, &new) in own.iter().zip(&new) {
            if let Some(constraint) = store[old].constraint() {
                store[new].set_constraint(both.ty(constraint));
            }
        }
        let changed = both.changed_parts(signature).unwrap_or_else(|| signature.clone());
        Signature { type_params: new.into(), ..changed }
    }

    fn changed_parts(&self, signature: &Signature) -> Option<Signature> {
        let params = self.changed_params(&signature.params);
        let results = self.changed_params(&signature.results);
        if params.is_none() && results.is_none() {
            return None;
        }
        Some(Signature {
            type_params: signature.type_params.clone(),
            params: params.unwrap_or_else(|| signature.params.clone()),
            results: results.unwrap_or_else(|| signature.results.clone()),
            variadic: signature.variadic,
        })
    }

    fn changed_struct(&self, ty: &Struct) -> Option<Struct> {
        let fields = changed_list(&ty.fields, |&field| self.changed_object(field))?;
        Some(Struct { fields, tags: ty.tags.clone() })
    }

    fn changed_interface(&self, interface: &Interface) -> Option<Interface> {
        let methods = changed_list(&interface.methods, |&method| self.changed_object(method));
        let embedded = self.changed_types(&interface.embedded);
        if methods.is_none() && embedded.is_none() {
            return None;
        }
        Some(Interface::new(
            methods.unwrap_or_else(|| interface.methods.clone()),
            embedded.unwrap_or_else(|| interface.embedded.clone()),
            interface.implicit,
        ))
    }

    /// The field or method with the type that it gets, if that changes.
    fn changed_object(&self, object: ObjectId) -> Option<ObjectId> {
        let Object { kind, name, package, declared, .. } = self.store[object];
        let ty = self.changed(self.store.type_of(object))?;
        Some(self.store.add_object(Object::new(kind, name, package, declared).with_type(ty)))
    }
}

/// The elements with their changes; `None` if none changes.
fn changed_list<T: Clone>(list: &[T], change: impl Fn(&T) -> Option<T>) -> Option<Box<[T]>> {
    let mut changed: Option<Vec<T>> = None;
    for (index, element) in list.iter().enumerate() {
        if let Some(new) = change(element) {
            changed.get_or_insert_with(|| list.to_vec())[index] = new;
        }
    }
    changed.map(Into::into)
}
