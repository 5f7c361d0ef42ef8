//! Instances of what is generic (spec: Instantiations).

use crate::{
    NotImplemented, Relation, Signature, Store, Type, TypeId, TypeParamId, implements, substitute,
};

/// The instance of a generic type, alias or function signature with type
/// arguments, one for each type parameter. What is not generic stays what it is.
///
/// Whether the arguments satisfy their constraints is another question: [`verify`].
pub fn instantiate(store: &Store, generic: TypeId, args: &[TypeId]) -> TypeId {
    match &store[generic] {
        Type::Named(named) if !store[*named].type_params().is_empty() => {
            store.intern(Type::Named(store.named_instance(*named, args)))
        }
        Type::Alias(alias) if !store[*alias].type_params().is_empty() => {
            store.intern(Type::Alias(store.alias_instance(*alias, args)))
        }
        Type::Signature(signature) if !signature.type_params.is_empty() => {
            instantiate_signature(store, generic, signature, args)
        }
        _ => generic,
    }
}

fn instantiate_signature(
    store: &Store,
    generic: TypeId,
    signature: &Signature,
    args: &[TypeId],
) -> TypeId {
    let ty = substitute(store, generic, &signature.type_params, args);
    store.without_type_params(ty)
}

impl Store {
    /// A signature that is not generic any more.
    pub(crate) fn without_type_params(&self, ty: TypeId) -> TypeId {
        match self.generic_signature(ty) {
            Some(signature) => {
                let plain = Signature { type_params: [].into(), ..signature.clone() };
                self.intern(Type::Signature(Box::new(plain)))
            }
            None => ty,
        }
    }
}

/// Whether type arguments satisfy the constraints of their type parameters in
/// the language of `go1.{version}`.
///
/// # Errors
/// The index of the first argument that does not, and why.
pub fn verify(
    store: &Store,
    params: &[TypeParamId],
    args: &[TypeId],
    version: u32,
) -> Result<(), (usize, NotImplemented)> {
    for (index, (&param, &arg)) in params.iter().zip(args).enumerate() {
        let Some(constraint) = store[param].constraint() else { continue };
        let constraint = substitute(store, constraint, params, args);
        implements(store, arg, constraint, Relation::Satisfy { version })
            .map_err(|reason| (index, reason))?;
    }
    Ok(())
}
