//! What an address may point to, as far as its form tells.

use redline_ir::{Body, Op, ValueId};
use redline_types::{ObjectId, Store, Type, TypeId, identical_but_for_tags};
use rustc_hash::FxHashSet;

/// A variable or a part of one, by the form of its address.
///
/// Two locations may be the same unless their forms say otherwise. That trusts
/// package `unsafe` not to make one type of variable look like another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Location {
    /// The variable of this function in which it lies, if nobody else knows its address.
    root: Option<ValueId>,
    form: Form,
    /// The underlying type of what is there.
    ty: TypeId,
    /// Whether that has parts.
    is_composite: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// A field of a struct of this underlying type.
    Field(TypeId, u32),
    /// An element of a slice or array.
    Element,
    /// A variable of a package.
    Global(ObjectId),
    /// A local variable.
    Local(ValueId),
    /// Whatever a pointer points to.
    Any,
}

impl Location {
    /// What may be stored to by an operation that writes elements of this type.
    pub(crate) fn element(store: &Store, ty: TypeId) -> Self {
        Self::new(store, None, Form::Element, ty)
    }

    fn new(store: &Store, root: Option<ValueId>, form: Form, ty: TypeId) -> Self {
        // What a type parameter stands for may have parts.
        let is_param = matches!(store[store.unalias(ty)], Type::TypeParam(_));
        let ty = store.underlying(ty);
        let is_composite = is_param || matches!(store[ty], Type::Struct(_) | Type::Array { .. });
        Self { root, form, ty, is_composite }
    }

    /// Whether nobody but this function can read or write it.
    pub(crate) fn is_private(&self) -> bool {
        self.root.is_some()
    }

    /// Whether it lies in this variable of the function.
    pub(crate) fn is_in(&self, variable: ValueId) -> bool {
        self.root == Some(variable)
    }

    /// Whether a store to one may change the other.
    pub(crate) fn may_be(&self, store: &Store, other: &Self) -> bool {
        if self.root != other.root {
            return false;
        }
        if self.is_composite || other.is_composite {
            return true;
        }
        is_alike(store, self.ty, other.ty)
            && match (self.form, other.form) {
                (Form::Any, _) | (_, Form::Any) => true,
                (Form::Field(of, field), Form::Field(other_of, other_field)) => {
                    field == other_field && is_alike(store, of, other_of)
                }
                (left, right) => left == right,
            }
    }
}

/// Whether variables of two types can be the same: a pointer to one can be converted to
/// a pointer to the other (spec: Conversions).
pub(crate) fn is_alike(store: &Store, left: TypeId, right: TypeId) -> bool {
    left == right || identical_but_for_tags(store, left, right)
}

/// The variables of a function whose address stays in it, with what an address is of.
pub(crate) struct Locations<'a> {
    store: &'a Store,
    body: &'a Body,
    shared: FxHashSet<ValueId>,
}

impl<'a> Locations<'a> {
    pub(crate) fn new(store: &'a Store, body: &'a Body) -> Self {
        let mut locations = Self { store, body, shared: FxHashSet::default() };
        for block in body.blocks() {
            for value in body.instructions(block) {
                locations.note_uses(value);
            }
            for &value in body.operands_of_terminator(block) {
                locations.share(value);
            }
            for edge in body.successors(block) {
                for &value in body.list(body[edge].args) {
                    locations.share(value);
                }
            }
        }
        locations
    }

    fn note_uses(&mut self, value: ValueId) {
        match self.body[value] {
            Op::Load(_) | Op::Check(_) | Op::FieldAddress { .. } => {}
            Op::ElementAddress { index, .. } => self.share(index),
            Op::Store { value, .. } => self.share(value),
            _ => self.body.for_each_operand(value, |operand| self.share(operand)),
        }
    }

    fn share(&mut self, value: ValueId) {
        if let Some(root) = self.root(value) {
            self.shared.insert(root);
        }
    }

    /// The variable that an address lies in, if it is one that this function makes.
    fn root(&self, mut address: ValueId) -> Option<ValueId> {
        loop {
            match self.body[address] {
                Op::Alloc => return Some(address),
                Op::FieldAddress { base, .. } => address = base,
                Op::ElementAddress { base, .. } if self.is_pointer(base) => address = base,
                _ => return None,
            }
        }
    }

    fn is_pointer(&self, value: ValueId) -> bool {
        matches!(self.store[self.store.underlying(self.body.ty(value))], Type::Pointer(_))
    }

    /// The location at an address, of a value of the type `ty`.
    pub(crate) fn at(&self, address: ValueId, ty: TypeId) -> Location {
        let form = match self.body[address] {
            Op::FieldAddress { base, field } => {
                let store = self.store;
                let pointer = store.underlying(self.body.ty(base));
                match store[pointer] {
                    Type::Pointer(of) => Form::Field(store.underlying(of), field),
                    _ => Form::Any,
                }
            }
            Op::ElementAddress { .. } => Form::Element,
            Op::Global(object) => Form::Global(object),
            Op::Alloc => Form::Local(address),
            _ => Form::Any,
        };
        let root = self.root(address).filter(|root| !self.shared.contains(root));
        Location::new(self.store, root, form, ty)
    }
}
