//! Calls and assignments of generic functions (spec: Type inference): what is to
//! be inferred together.

use crate::infer::{InferError, Request, infer, rename};
use crate::occurrence::Occurrence;
use crate::{Param, Signature, Store, Type, TypeId, TypeParamId, instantiate, substitute};

/// A call in which the function or arguments are generic.
#[derive(Clone, Copy, Debug)]
pub struct GenericCall<'a> {
    /// The type parameters of the function; none if only arguments are generic.
    pub type_params: &'a [TypeParamId],
    /// The type arguments that are written; at most as many.
    pub type_args: &'a [TypeId],
    /// The types of the parameters, one for each argument: the last one of a
    /// variadic function as often as arguments stand for it.
    pub params: &'a [TypeId],
    /// The arguments.
    pub args: &'a [Argument<'a>],
    /// The version of the language, `go1.{version}`.
    pub version: u32,
}

impl GenericCall<'_> {
    /// Whether all type arguments of the function are written.
    fn is_instantiated(&self) -> bool {
        self.type_args.len() == self.type_params.len()
    }
}

/// An argument of a call.
#[derive(Clone, Copy, Debug)]
pub struct Argument<'a> {
    /// Its type; of an untyped constant the untyped one, of a generic function
    /// its generic signature.
    pub ty: TypeId,
    /// The type arguments that are written behind a generic function. If they are
    /// all there, it is no generic function any more. Before Go 1.21 the others
    /// are inferred without the call: see [`infer_function`].
    pub type_args: &'a [TypeId],
}

/// What was inferred for a call.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inferred {
    /// The type arguments of the function.
    pub type_args: Vec<TypeId>,
    /// The arguments that are generic functions, in order.
    pub generic_args: Vec<InferredArgument>,
}

/// A generic function that is an argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InferredArgument {
    /// The index of the argument.
    pub arg: usize,
    /// Its type arguments.
    pub type_args: Vec<TypeId>,
    /// Its signature with them.
    pub ty: TypeId,
}

/// The type arguments of the function and of the arguments of a call.
///
/// # Errors
/// Why they cannot be inferred.
pub fn infer_call(store: &Store, call: &GenericCall<'_>) -> Result<Inferred, InferError> {
    let mut all = Together::new(store, call);
    for (index, arg) in call.args.iter().enumerate() {
        all.add_argument(index, arg);
    }
    let type_args = infer(
        store,
        &Request {
            type_params: &all.type_params,
            type_args: &all.type_args,
            params: &all.params,
            args: &all.args,
            is_reverse: false,
            version: call.version,
        },
    )?;
    Ok(all.inferred(call, &type_args))
}

/// The type parameters of a function and of its arguments together.
struct Together<'s> {
    store: &'s Store,
    type_params: Vec<TypeParamId>,
    type_args: Vec<Option<TypeId>>,
    params: Vec<TypeId>,
    args: Vec<TypeId>,
    /// The generic arguments, each with how many type parameters it has.
    generic: Vec<(usize, usize)>,
}

impl<'s> Together<'s> {
    fn new(store: &'s Store, call: &GenericCall<'_>) -> Self {
        let mut all = Self {
            store,
            type_params: Vec::new(),
            type_args: Vec::new(),
            params: call.params.to_vec(),
            args: Vec::new(),
            generic: Vec::new(),
        };
        if call.is_instantiated() {
            all.put_into_params(call.type_params, call.type_args);
        } else if is_recursive(store, call) {
            let (new, types) = rename(store, call.type_params);
            all.put_into_params(call.type_params, &types);
            all.add_type_params(&new, call.type_args);
        } else {
            all.add_type_params(call.type_params, call.type_args);
        }
        all
    }

    fn put_into_params(&mut self, type_params: &[TypeParamId], types: &[TypeId]) {
        for param in &mut self.params {
            *param = substitute(self.store, *param, type_params, types);
        }
    }

    fn add_type_params(&mut self, params: &[TypeParamId], args: &[TypeId]) {
        self.type_args.extend(args.iter().copied().map(Some));
        self.type_params.extend(params);
        self.type_args.resize(self.type_params.len(), None);
    }

    /// Each generic argument gets type parameters of its own, so that one
    /// function may be several arguments.
    fn add_argument(&mut self, index: usize, arg: &Argument<'_>) {
        let store = self.store;
        let Some(signature) = store.generic_signature(arg.ty) else {
            self.args.push(arg.ty);
            return;
        };
        if arg.type_args.len() == signature.type_params.len() {
            self.args.push(instantiate(store, arg.ty, arg.type_args));
            return;
        }
        let (new, types) = rename(store, &signature.type_params);
        let renamed = substitute(store, arg.ty, &signature.type_params, &types);
        self.args.push(store.with_type_params(renamed, &new));
        self.generic.push((index, new.len()));
        self.add_type_params(&new, arg.type_args);
    }

    fn inferred(&self, call: &GenericCall<'_>, type_args: &[TypeId]) -> Inferred {
        let (own, mut rest) = if call.is_instantiated() {
            (call.type_args, type_args)
        } else {
            type_args.split_at(call.type_params.len())
        };
        let mut generic_args = Vec::with_capacity(self.generic.len());
        for &(arg, count) in &self.generic {
            let (args, others) = rest.split_at(count);
            rest = others;
            let ty = instantiate(self.store, self.args[arg], args);
            generic_args.push(InferredArgument { arg, type_args: args.to_vec(), ty });
        }
        Inferred { type_args: own.to_vec(), generic_args }
    }
}

/// Whether type parameters of the function occur in what it is called with, as
/// they may in its own body.
fn is_recursive(store: &Store, call: &GenericCall<'_>) -> bool {
    let occurs = |ty: TypeId| Occurrence::any(store, call.type_params, ty);
    call.type_args.iter().any(|&ty| occurs(ty))
        || call.args.iter().any(|arg| {
            occurs(arg.ty)
                || arg.type_args.iter().any(|&ty| occurs(ty))
                || store.generic_signature(arg.ty).is_some()
        })
}

/// The type arguments of a generic function that is assigned to a variable of
/// the type `target`, or of which only some type arguments are written.
///
/// # Errors
/// Why they cannot be inferred. The argument at index 0 is the variable.
pub fn infer_function(
    store: &Store,
    function: &Signature,
    type_args: &[TypeId],
    target: Option<TypeId>,
    version: u32,
) -> Result<Vec<TypeId>, InferError> {
    let (type_params, types) = rename(store, &function.type_params);
    let plain = Signature { type_params: [].into(), ..function.clone() };
    let plain = store.intern(Type::Signature(Box::new(plain)));
    let param = substitute(store, plain, &function.type_params, &types);
    let type_args: Vec<Option<TypeId>> = type_args.iter().copied().map(Some).collect();
    let args: Vec<TypeId> = target.into_iter().collect();
    infer(
        store,
        &Request {
            type_params: &type_params,
            type_args: &type_args,
            params: &[param][..args.len()],
            args: &args,
            is_reverse: true,
            version,
        },
    )
}

impl Store {
    /// The generic signature with other type parameters.
    fn with_type_params(&self, ty: TypeId, params: &[TypeParamId]) -> TypeId {
        match &self[ty] {
            Type::Signature(signature) => {
                let new = Signature { type_params: params.into(), ..(**signature).clone() };
                self.intern(Type::Signature(Box::new(new)))
            }
            _ => ty,
        }
    }
}

/// The types of the parameters of a function that is called with `count`
/// arguments: the last one of a variadic function as often as it needs.
pub fn params_for(store: &Store, signature: &Signature, count: usize) -> Vec<TypeId> {
    let mut params: Vec<TypeId> = signature.params.iter().map(|param: &Param| param.ty).collect();
    if signature.variadic
        && let Some(last) = params.pop()
        && let Type::Slice(element) = store[last]
    {
        params.resize(count.max(params.len()), element);
    }
    params
}
