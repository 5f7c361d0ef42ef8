//! Which type an interface value holds.

use redline_ir::{Op, ValueId};
use redline_types::{Type, TypeId, identical, missing_method};

use crate::atom::Atom;
use crate::fact::At;
use crate::prover::{Prover, Reason};
use crate::view::View;

impl Prover<'_> {
    pub(crate) fn has_type(&mut self, value: ValueId, ty: TypeId, at: At) -> Option<Reason> {
        let view = self.view;
        match view.body[value] {
            Op::MakeInterface(of) => {
                let is = view.is_type(view.body.ty(of), ty) == Some(true);
                is.then_some(Reason::Definition(value))
            }
            Op::ChangeInterface(of) => self.prove(Atom::Type(view.class(of), ty), at),
            Op::Param => self.on_each_way(Atom::Type(value, ty), view.graph.home(value), at),
            _ => None,
        }
        .or_else(|| self.type_by_facts(value, ty, true, at))
        .or_else(|| self.by_static_type(value, ty, at))
    }

    pub(crate) fn has_not_type(&mut self, value: ValueId, ty: TypeId, at: At) -> Option<Reason> {
        let view = self.view;
        match view.body[value] {
            Op::Zero => Some(Reason::Definition(value)),
            Op::MakeInterface(of) => {
                let is_not = view.is_type(view.body.ty(of), ty) == Some(false);
                is_not.then_some(Reason::Definition(value))
            }
            Op::ChangeInterface(of) => self.prove(Atom::NotType(view.class(of), ty), at),
            Op::Param => self.on_each_way(Atom::NotType(value, ty), view.graph.home(value), at),
            _ => None,
        }
        .or_else(|| self.type_by_facts(value, ty, false, at))
        .or_else(|| self.prove(Atom::Nil(value, true), at))
    }

    fn type_by_facts(&self, value: ValueId, ty: TypeId, is: bool, at: At) -> Option<Reason> {
        let says_so = |atom| match atom {
            Atom::Type(_, known) => self.view.is_type(known, ty) == Some(is),
            Atom::NotType(_, known) => !is && identical(self.view.store, known, ty),
            _ => false,
        };
        self.known_about(value, at, says_so).next().map(|(_, reason)| reason)
    }

    /// What has the methods of an interface by its static type has them if it is not nil.
    fn by_static_type(&mut self, value: ValueId, ty: TypeId, at: At) -> Option<Reason> {
        let view = self.view;
        let of = view.body.ty(value);
        if !view.is_interface(ty) || !view.is_interface(of) {
            return None;
        }
        missing_method(view.store, of, ty, true)
            .is_none()
            .then(|| self.prove(Atom::Nil(value, false), at))
            .flatten()
    }
}

impl View<'_> {
    /// Whether a value of the dynamic type `known`, or whose type implements it, is
    /// of the type `ty`.
    fn is_type(&self, known: TypeId, ty: TypeId) -> Option<bool> {
        let store = self.store;
        if store.has_type_params(known) || store.has_type_params(ty) {
            return identical(store, known, ty).then_some(true);
        }
        if store.has_unknown(known) || store.has_unknown(ty) {
            return None;
        }
        match (self.is_interface(known), self.is_interface(ty)) {
            (false, false) => Some(identical(store, known, ty)),
            (false, true) => Some(missing_method(store, known, ty, true).is_none()),
            (true, true) => missing_method(store, known, ty, true).is_none().then_some(true),
            (true, false) => None,
        }
    }

    fn is_interface(&self, ty: TypeId) -> bool {
        !matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_))
            && matches!(self.store[self.store.underlying(ty)], Type::Interface(_))
    }
}
