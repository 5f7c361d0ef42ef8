//! Conversions and type assertions.

use redline_types::{Basic, BasicKind, Type, TypeId, identical_but_for_tags};

use super::types::{Typing, Wanted, is_basic};
use crate::{Op, ValueId};

impl Typing<'_> {
    pub(super) fn conversion(&mut self, op: Op) {
        match op {
            Op::ChangeType(from) => {
                self.converted(from, Self::is_representation);
            }
            Op::Convert(from) => {
                self.converted(from, Self::is_convertible);
            }
            Op::MakeInterface(from) => {
                self.interface("the result", self.ty);
                let is_boxed = self.is_interface(self.type_of(from));
                self.kind(!is_boxed, "the operand", "a value that is no interface");
            }
            Op::ChangeInterface(from) => {
                self.interface("the result", self.ty);
                self.interface("the operand", self.type_of(from));
            }
            Op::SliceToArray(from) => self.slice_to_array(from),
            Op::Assert(from) => {
                self.interface("the operand", self.type_of(from));
                self.one_result();
            }
            Op::AssertOk(from) => {
                self.interface("the operand", self.type_of(from));
                self.value_and_ok();
            }
            _ => {}
        }
    }

    pub(super) fn interface(&mut self, what: &'static str, ty: TypeId) {
        if !self.is_interface(ty) && !self.is_unknown(self.store().underlying(ty)) {
            self.wrong_type(what, ty, Wanted::Kind("an interface"));
        }
    }

    /// Complains unless the result is a value of any type and a boolean.
    fn value_and_ok(&mut self) {
        match &self.store()[self.ty] {
            Type::Tuple(parts) if parts.len() == 2 => {
                self.results(&[parts[0].ty, Basic::Bool.id()]);
            }
            _ => self.results(&[Basic::Unknown.id(), Basic::Bool.id()]),
        }
    }

    fn converted(&mut self, from: ValueId, is_right: impl Fn(&Self, TypeId, TypeId) -> bool) {
        let from = self.type_of(from);
        let is_open = |ty: TypeId| self.is_type_param(ty) || !self.is_known(ty);
        if !is_open(from) && !is_open(self.ty) && !is_right(self, from, self.ty) {
            self.wrong_type("the operand", from, Wanted::Of("what can become ", self.ty));
        }
    }

    fn is_known(&self, ty: TypeId) -> bool {
        !self.is_unknown(self.store().underlying(ty))
    }

    /// Whether two types have the same values in the same form.
    fn is_representation(&self, from: TypeId, to: TypeId) -> bool {
        let store = self.store();
        let (from, to) = (store.underlying(from), store.underlying(to));
        let is_alike = |from, to| identical_but_for_tags(store, from, to) || self.is_same(from, to);
        is_alike(from, to)
            || match (&store[from], &store[to]) {
                (Type::Pointer(from), Type::Pointer(to)) => {
                    is_alike(store.underlying(*from), store.underlying(*to))
                        || self.is_type_param(*from)
                        || self.is_type_param(*to)
                }
                (Type::Chan { element: from, .. }, Type::Chan { element: to, .. }) => {
                    self.is_same(*from, *to)
                }
                (from, to) => is_address(from) && is_address(to),
            }
    }

    /// Whether a conversion changes the form of values.
    fn is_convertible(&self, from: TypeId, to: TypeId) -> bool {
        let store = self.store();
        let (from, to) = (&store[store.underlying(from)], &store[store.underlying(to)]);
        let is_kind = |ty: &Type, kind: BasicKind| is_basic(ty, |basic| basic.kind() == kind);
        let is_complex = |ty: &Type| is_kind(ty, BasicKind::Complex);
        let is_real = |ty: &Type| is_basic(ty, Basic::is_numeric) && !is_complex(ty);
        let is_integer = |ty: &Type| is_basic(ty, Basic::is_integer);
        let is_string = |ty: &Type| is_kind(ty, BasicKind::String);
        is_real(from) && is_real(to)
            || is_complex(from) && is_complex(to)
            || is_string(to) && (is_integer(from) || is_string(from) || self.is_text(from))
            || is_string(from) && self.is_text(to)
            || is_address(from) && is_address(to)
    }

    /// Whether a type is a slice of bytes or runes.
    fn is_text(&self, ty: &Type) -> bool {
        let is_unit = |basic: Basic| matches!(basic.plain(), Basic::Uint8 | Basic::Int32);
        matches!(ty, Type::Slice(unit) if self.fits(*unit, |unit| is_basic(unit, is_unit)))
    }

    fn slice_to_array(&mut self, from: ValueId) {
        let result = self.ty;
        let wanted = Wanted::Of("a slice of the elements of ", result);
        self.wants("the operand", self.type_of(from), wanted, |typing, ty| match ty {
            Type::Slice(element) => typing.fits(result, |ty| match ty {
                Type::Pointer(array) => typing.fits(*array, |ty| match ty {
                    Type::Array { element: own, .. } => typing.is_same(*own, *element),
                    _ => false,
                }),
                _ => false,
            }),
            _ => false,
        });
    }
}

/// Whether a type is a pointer, `unsafe.Pointer` or `uintptr`.
fn is_address(ty: &Type) -> bool {
    let is_number = |basic: Basic| matches!(basic, Basic::UnsafePointer | Basic::Uintptr);
    matches!(ty, Type::Pointer(_)) || is_basic(ty, is_number)
}
