//! Type arguments of a function that runs.

use std::cell::RefCell;

use redline_types::{Store, TypeId, TypeParamId, substitute};
use rustc_hash::FxHashMap;

/// What the type parameters of a function stand for.
#[derive(Debug, Default)]
pub(crate) struct Environment {
    params: Box<[TypeParamId]>,
    args: Box<[TypeId]>,
    known: RefCell<FxHashMap<TypeId, TypeId>>,
}

impl Environment {
    /// One with as many arguments as parameters.
    pub(crate) fn new(params: Vec<TypeParamId>, args: Vec<TypeId>) -> Self {
        Self { params: params.into(), args: args.into(), known: RefCell::default() }
    }

    /// The type arguments.
    pub(crate) fn args(&self) -> &[TypeId] {
        &self.args
    }

    /// A type of the function, without type parameters.
    pub(crate) fn apply(&self, store: &Store, ty: TypeId) -> TypeId {
        if self.params.is_empty() {
            return ty;
        }
        if let Some(&known) = self.known.borrow().get(&ty) {
            return known;
        }
        let found = substitute(store, ty, &self.params, &self.args);
        self.known.borrow_mut().insert(ty, found);
        found
    }
}
