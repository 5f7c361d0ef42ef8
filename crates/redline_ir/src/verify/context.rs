//! What a body is held against.

use redline_types::Store;

use crate::{Body, Function, FunctionId, PackageIr};

/// A body, and what is known of what is around it.
pub(super) struct Context<'a> {
    pub(super) body: &'a Body,
    pub(super) store: &'a Store,
    /// The function whose body it is.
    pub(super) function: Option<&'a Function>,
    /// The functions of the package.
    pub(super) package: Option<&'a PackageIr>,
}

impl<'a> Context<'a> {
    /// Whether there is such a function, as far as that is known.
    pub(super) fn has_function(&self, id: FunctionId) -> bool {
        self.package.is_none_or(|package| id.index() < package.functions.len())
    }

    /// Another function of the package, if the package is known.
    pub(super) fn function(&self, id: FunctionId) -> Option<&'a Function> {
        self.package.map(|package| &package[id])
    }
}
