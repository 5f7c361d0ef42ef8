//! Interface types (spec: Interface types).

use std::sync::OnceLock;

use redline_base::define_id;

use crate::{ObjectId, TypeId, TypeSet};

define_id!(
    /// An [`Interface`] of a [`crate::Store`].
    pub InterfaceId
);

/// An interface type as it is written, and the types that it stands for.
///
/// Each one that is written is an interface of its own: its methods are declared there.
#[derive(Debug)]
pub struct Interface {
    /// The methods it declares itself, in the order of [`crate::Store::sort_methods`].
    pub methods: Box<[ObjectId]>,
    /// The embedded elements in order.
    pub embedded: Box<[TypeId]>,
    /// Whether it stands around a constraint that is written without `interface`.
    pub implicit: bool,
    type_set: OnceLock<TypeSet>,
}

impl Interface {
    /// An interface with these parts.
    pub fn new(methods: Box<[ObjectId]>, embedded: Box<[TypeId]>, implicit: bool) -> Self {
        Self { methods, embedded, implicit, type_set: OnceLock::new() }
    }

    /// The types that implement it, once they are known.
    pub fn type_set(&self) -> Option<&TypeSet> {
        self.type_set.get()
    }

    /// States the type set; the first statement holds.
    pub fn set_type_set(&self, set: TypeSet) -> &TypeSet {
        self.type_set.get_or_init(|| set)
    }
}
