//! Methods (spec: Method declarations, Interface types).

use std::sync::OnceLock;

use redline_base::{Name, define_id};

use crate::{TypeId, TypeParamId};

define_id!(
    /// A [`Method`] of a [`crate::Store`].
    pub MethodId
);

/// What a method has beside its signature.
#[derive(Debug, Default)]
pub struct Method {
    receiver: OnceLock<Receiver>,
}

/// The receiver of a method.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receiver {
    /// Its type: `T`, `*T`, or the interface that declares the method.
    pub ty: TypeId,
    /// Its name, if it has one.
    pub name: Option<Name>,
    /// The type parameters that it declares: `P` of `(r *T[P])`.
    pub type_params: Box<[TypeParamId]>,
    /// Whether it is a pointer.
    pub is_pointer: bool,
}

impl Receiver {
    /// A receiver without a name that is no pointer: that of the methods of interfaces.
    pub fn unnamed(ty: TypeId) -> Self {
        Self { ty, name: None, type_params: [].into(), is_pointer: false }
    }
}

impl Method {
    /// The receiver, once it is known.
    pub fn receiver(&self) -> Option<&Receiver> {
        self.receiver.get()
    }

    /// States the receiver; the first statement holds.
    pub fn set_receiver(&self, receiver: Receiver) {
        let _ = self.receiver.set(receiver);
    }
}
