//! Type inference (spec: Type inference): the type arguments that are not written.

use crate::missing_method::has_all_methods;
use crate::occurrence::Occurrence;
use crate::unify::{Mode, Unifier};
use crate::{
    Basic, MissingMethod, Store, Term, Terms, Type, TypeId, TypeParamId, Wording, substitute,
};

/// What is known about the type arguments of something generic.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The type parameters; none of them may occur in `args` or `type_args`, for
    /// which [`rename`] helps.
    pub type_params: &'a [TypeParamId],
    /// The type arguments that are given; those behind the last are not.
    pub type_args: &'a [Option<TypeId>],
    /// The types of the parameters, one for each argument.
    pub params: &'a [TypeId],
    /// The types of the arguments, untyped ones included.
    pub args: &'a [TypeId],
    /// Whether the argument is the variable that a function is assigned to, and
    /// the parameter is the function.
    pub is_reverse: bool,
    /// The version of the language, `go1.{version}`: since 1.21 interfaces take part.
    pub version: u32,
}

/// Why not all type arguments can be inferred.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InferError {
    /// The type of an argument is not known: nothing is to be said.
    Unknown,
    /// The type of an argument does not match that of its parameter.
    Mismatch(Mismatch),
    /// Untyped arguments for one type parameter have no kind in common.
    Untyped {
        /// The index of the argument that does not fit those before it.
        arg: usize,
        /// The untyped type of those before it.
        left: TypeId,
        /// Its own untyped type.
        right: TypeId,
        /// The type parameter.
        param: TypeParamId,
    },
    /// A type argument does not satisfy its constraint.
    Constraint {
        /// The type parameter.
        param: TypeParamId,
        /// The type argument, which may contain other type parameters.
        ty: TypeId,
        /// The method that it lacks, if that is the reason.
        missing: Option<MissingMethod>,
    },
    /// Nothing tells what this type parameter stands for.
    CannotInfer(TypeParamId),
}

/// An argument that does not match its parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The index of the argument.
    pub arg: usize,
    /// The type of the argument.
    pub ty: TypeId,
    /// The type of the parameter.
    pub param: TypeId,
    /// What the parameter was inferred to be, if that is another type.
    pub inferred: Option<TypeId>,
    /// All type parameters, if nothing is known about any of them.
    pub nothing_known: Option<Box<[TypeParamId]>>,
    /// Whether a function is assigned to the argument.
    pub is_reverse: bool,
}

/// What a message about arguments needs beside types.
pub struct ArgumentWording<'a> {
    /// How types are written.
    pub types: Wording<'a>,
    /// The source text of the argument at an index.
    pub argument: &'a dyn Fn(usize) -> String,
    /// Where a type parameter is declared: `file.go:1:2`.
    pub place: &'a dyn Fn(TypeParamId) -> String,
}

impl InferError {
    /// The index of the argument that the error is about, if it is about one.
    pub fn arg(&self) -> Option<usize> {
        match self {
            Self::Mismatch(Mismatch { arg, .. }) | Self::Untyped { arg, .. } => Some(*arg),
            _ => None,
        }
    }

    /// The error as a sentence, in the words of `go/types`; empty if nothing is to be said.
    pub fn text(&self, wording: &ArgumentWording<'_>) -> String {
        let types = wording.types;
        let name = |param: &TypeParamId| types.type_param(*param);
        match self {
            Self::Unknown => String::new(),
            Self::Mismatch(mismatch) => mismatch.text(wording),
            Self::Untyped { left, right, param, .. } => format!(
                "mismatched types {} and {} (cannot infer {})",
                types.ty(*left),
                types.ty(*right),
                name(param)
            ),
            Self::Constraint { param, ty, missing } => {
                let constraint = types.store[*param].constraint();
                let constraint = constraint.map(|ty| types.ty(ty)).unwrap_or_default();
                let cause = missing.map(|missing| format!(" {}", missing.text(types)));
                let cause = cause.unwrap_or_default();
                let ty = types.ty(*ty);
                format!("{} (type {ty}) does not satisfy {constraint}{cause}", name(param))
            }
            Self::CannotInfer(param) => format!(
                "cannot infer {} (declared at {})",
                types.store.type_param_name(*param),
                (wording.place)(*param)
            ),
        }
    }
}

impl Mismatch {
    fn text(&self, wording: &ArgumentWording<'_>) -> String {
        let types = wording.types;
        let (ty, param) = (types.ty(self.ty), types.ty(self.param));
        let arg = (wording.argument)(self.arg);
        if let Some(params) = &self.nothing_known {
            let names = enumeration(types.store, params);
            return format!("type {ty} of {arg} does not match {param} (cannot infer {names})");
        }
        match self.inferred.map(|inferred| types.ty(inferred)) {
            Some(inferred) if self.is_reverse => {
                format!("inferred type {inferred} for {param} does not match type {ty} of {arg}")
            }
            Some(inferred) => {
                format!("type {ty} of {arg} does not match inferred type {inferred} for {param}")
            }
            None => format!("type {ty} of {arg} does not match {param}"),
        }
    }
}

/// `P`, `P and Q`, `P, Q, and R`
fn enumeration(store: &Store, params: &[TypeParamId]) -> String {
    let names: Vec<&str> = params.iter().map(|&param| store.type_param_name(param)).collect();
    match &names[..] {
        [] => String::new(),
        [name] => (*name).into(),
        [left, right] => format!("{left} and {right}"),
        [others @ .., last] => format!("{}, and {last}", others.join(", ")),
    }
}

/// The type arguments, given and inferred, one for each type parameter.
///
/// Whether they satisfy their constraints is not fully known then: see [`crate::verify`].
///
/// # Errors
/// Why they cannot be inferred.
pub fn infer(store: &Store, request: &Request<'_>) -> Result<Vec<TypeId>, InferError> {
    let mut given = request.type_args.to_vec();
    given.resize(request.type_params.len(), None);
    if let Some(all) = given.iter().copied().collect() {
        return Ok(all);
    }
    if request.args.iter().any(|&arg| !store.is_known(arg)) {
        return Err(InferError::Unknown);
    }
    let params = substitute_known(store, request.params, request.type_params, &given);
    let uses_methods = request.version >= 21;
    let unifier = Unifier::new(store, request.type_params, given.clone(), uses_methods);
    let mut inference = Inference { store, request, params, given, unifier };
    let untyped = inference.arguments()?;
    inference.constraints()?;
    inference.untyped_arguments(&untyped)?;
    inference.simplified()
}

/// The types with those type arguments in them that are known.
fn substitute_known(
    store: &Store,
    types: &[TypeId],
    params: &[TypeParamId],
    known: &[Option<TypeId>],
) -> Vec<TypeId> {
    let args = known_or_own(store, params, known);
    types.iter().map(|&ty| substitute(store, ty, params, &args)).collect()
}

/// The known types; a type parameter of which nothing is known stands for itself.
fn known_or_own(store: &Store, params: &[TypeParamId], known: &[Option<TypeId>]) -> Vec<TypeId> {
    let own = |param: TypeParamId| store.intern(Type::TypeParam(param));
    params.iter().zip(known).map(|(&param, known)| known.unwrap_or_else(|| own(param))).collect()
}

struct Inference<'a> {
    store: &'a Store,
    request: &'a Request<'a>,
    /// The types of the parameters with the given type arguments.
    params: Vec<TypeId>,
    given: Vec<Option<TypeId>>,
    unifier: Unifier<'a>,
}

impl Inference<'_> {
    fn occurs(&self, ty: TypeId) -> bool {
        Occurrence::any(self.store, self.request.type_params, ty)
    }

    /// Unifies the parameters with the typed arguments. The indices of untyped
    /// arguments for which a type parameter stands are left for later.
    fn arguments(&mut self) -> Result<Vec<usize>, InferError> {
        let mut untyped = Vec::new();
        for (index, &arg) in self.request.args.iter().enumerate() {
            let Some(&param) = self.params.get(index) else { break };
            if !self.occurs(param) && !self.occurs(arg) {
                continue;
            }
            if self.store.untyped(arg).is_none() {
                if !self.unifier.unify(param, arg, Mode::Assign) {
                    return Err(self.mismatch(index, param, arg));
                }
            } else if let Type::TypeParam(_) = self.store[param]
                && arg != Basic::UntypedNil.id()
            {
                untyped.push(index);
            }
        }
        Ok(untyped)
    }

    fn mismatch(&self, arg: usize, param: TypeId, ty: TypeId) -> InferError {
        let (store, type_params) = (self.store, self.request.type_params);
        let known = self.unifier.inferred();
        let is_nothing_known = known.iter().all(Option::is_none);
        let args = known_or_own(store, type_params, &known);
        let inferred = substitute(store, param, type_params, &args);
        if Occurrence::unknown(store, ty) || Occurrence::unknown(store, inferred) {
            return InferError::Unknown;
        }
        InferError::Mismatch(Mismatch {
            arg,
            ty,
            param,
            inferred: (inferred != param).then_some(inferred),
            nothing_known: is_nothing_known.then(|| type_params.into()),
            is_reverse: self.request.is_reverse,
        })
    }

    /// Unifies type parameters with their constraints as long as that tells more.
    fn constraints(&mut self) -> Result<(), InferError> {
        loop {
            let before = self.unifier.unknowns();
            for index in 0..self.request.type_params.len() {
                self.constraint(index)?;
            }
            if self.unifier.unknowns() == before {
                return Ok(());
            }
        }
    }

    fn constraint(&mut self, index: usize) -> Result<(), InferError> {
        let param = self.request.type_params[index];
        let known = self.unifier.at(index);
        if let Some(core) = self.store.core_term(param) {
            match known {
                Some(ty) if !self.unifier.unify(ty, core.term.ty, Mode::Loose) => {
                    return Err(self.unsatisfied(param, ty, None));
                }
                None if core.is_single && !core.term.tilde => {
                    self.unifier.set(index, core.term.ty);
                }
                _ => {}
            }
        }
        match known {
            Some(ty) if !self.occurs(ty) => self.methods(param, ty),
            _ => Ok(()),
        }
    }

    /// Unifies the methods of a type argument with those of its constraint.
    fn methods(&mut self, param: TypeParamId, ty: TypeId) -> Result<(), InferError> {
        let constraint = self.store.underlying(self.store.intern(Type::TypeParam(param)));
        let unifier = &mut self.unifier;
        let mut unify = |left, right| unifier.unify(left, right, Mode::Exact);
        has_all_methods(self.store, ty, constraint, true, &mut unify)
            .map_err(|missing| self.unsatisfied(param, ty, Some(missing)))
    }

    fn unsatisfied(
        &self,
        param: TypeParamId,
        ty: TypeId,
        missing: Option<MissingMethod>,
    ) -> InferError {
        if Occurrence::unknown(self.store, ty) {
            return InferError::Unknown;
        }
        InferError::Constraint { param, ty, missing }
    }

    /// Gives type parameters that have untyped arguments only the default type of
    /// the largest kind among them.
    fn untyped_arguments(&mut self, untyped: &[usize]) -> Result<(), InferError> {
        let mut largest: Vec<(usize, Basic)> = Vec::new();
        for &arg in untyped {
            let Some(param) = self.unifier.bound(self.params[arg]) else { continue };
            let Some(kind) = self.store.untyped(self.request.args[arg]) else { continue };
            if self.unifier.at(param).is_some() {
                continue;
            }
            match largest.iter_mut().find(|(other, _)| *other == param) {
                None => largest.push((param, kind)),
                Some((_, known)) => {
                    let both = larger(*known, kind);
                    *known = both.ok_or_else(|| self.untyped_mismatch(arg, *known, param))?;
                }
            }
        }
        for (param, kind) in largest {
            self.unifier.set(param, kind.default_type().id());
        }
        Ok(())
    }

    fn untyped_mismatch(&self, arg: usize, known: Basic, param: usize) -> InferError {
        InferError::Untyped {
            arg,
            left: known.id(),
            right: self.request.args[arg],
            param: self.request.type_params[param],
        }
    }

    /// The inferred types with type parameters replaced by what these stand for.
    fn simplified(self) -> Result<Vec<TypeId>, InferError> {
        let (store, params) = (self.store, self.request.type_params);
        let mut inferred = self.unifier.inferred();
        crate::occurrence::break_cycles(store, params, &mut inferred);
        let is_inferred = |&index: &usize| inferred[index].is_some() && self.given[index].is_none();
        let mut unfinished: Vec<usize> = (0..params.len()).filter(is_inferred).collect();
        while !unfinished.is_empty() {
            let args = known_or_own(store, params, &inferred);
            unfinished.retain(|&index| {
                let ty = args[index];
                let next = substitute(store, ty, params, &args);
                inferred[index] = Some(self.without_own_params(next));
                next != ty
            });
        }
        params
            .iter()
            .zip(inferred)
            .map(|(&param, ty)| {
                let ty = ty.filter(|&ty| !self.occurs(ty));
                ty.ok_or(InferError::CannotInfer(param))
            })
            .collect()
    }

    /// A generic function whose type parameters are all known is not generic any more.
    fn without_own_params(&self, ty: TypeId) -> TypeId {
        if self.store.generic_signature(ty).is_some() && !self.occurs(ty) {
            return self.store.without_type_params(ty);
        }
        ty
    }
}

/// The larger of two untyped kinds (spec: Constant expressions); `None` if a
/// number meets what is none.
fn larger(left: Basic, right: Basic) -> Option<Basic> {
    if left == right {
        return Some(left);
    }
    (left.is_numeric() && right.is_numeric()).then(|| left.max(right))
}

/// What a type argument has to look like.
struct CoreTerm {
    term: Term,
    /// Whether it is the only type of the constraint.
    is_single: bool,
}

impl Store {
    /// The name of a type parameter.
    pub fn type_param_name(&self, param: TypeParamId) -> &str {
        self.names().text(self[self[param].object].name)
    }

    /// The untyped kind of a type.
    fn untyped(&self, ty: TypeId) -> Option<Basic> {
        match self[ty] {
            Type::Basic(basic) if basic.is_untyped() => Some(basic),
            _ => None,
        }
    }

    /// The one type of a constraint, or what all of its types have in common.
    fn core_term(&self, param: TypeParamId) -> Option<CoreTerm> {
        let ty = self.intern(Type::TypeParam(param));
        let Terms::List(terms) = self.element_type_set(ty).terms else { return None };
        if let &[term] = &*terms {
            return Some(CoreTerm { term, is_single: true });
        }
        let common = self.common_underlying(ty).ok()?;
        let tilde = terms.iter().any(|term| term.tilde);
        Some(CoreTerm { term: Term { tilde, ty: common }, is_single: false })
    }
}

/// New type parameters in the place of `params`, with the same names and places
/// and with constraints that speak of the new ones.
///
/// A generic function that is called in its own body needs them, because its type
/// parameters occur in the arguments.
pub fn rename(store: &Store, params: &[TypeParamId]) -> (Vec<TypeParamId>, Vec<TypeId>) {
    let new: Vec<TypeParamId> = params
        .iter()
        .map(|&param| store.add_type_param(store[param].object, store[param].index))
        .collect();
    let args: Vec<TypeId> = new.iter().map(|&new| store.intern(Type::TypeParam(new))).collect();
    for (&old, &new) in params.iter().zip(&new) {
        if let Some(constraint) = store[old].constraint() {
            store[new].set_constraint(substitute(store, constraint, params, &args));
        }
    }
    (new, args)
}
