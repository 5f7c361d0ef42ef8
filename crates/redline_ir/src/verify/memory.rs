//! Memory, and values that are parts of others.

use redline_types::{Basic, Type, TypeId};

use super::types::{Typing, Wanted, is_integer, is_string};
use crate::{Op, ValueId, ValueList};

/// Addresses and what is there.
impl Typing<'_> {
    pub(super) fn memory(&mut self, op: Op) {
        match op {
            Op::Alloc => self.result_is("a pointer", |ty| matches!(ty, Type::Pointer(_))),
            Op::Load(address) => self.points_to(address, self.ty),
            Op::Store { address, value } => {
                self.no_result();
                self.points_to(address, self.type_of(value));
            }
            Op::FieldAddress { base, field } => self.field_address(base, field),
            Op::ElementAddress { base, index } => self.element_address(base, index),
            _ => {}
        }
    }

    fn points_to(&mut self, address: ValueId, base: TypeId) {
        let wanted = Wanted::Of("a pointer to ", base);
        self.wants("the address", self.type_of(address), wanted, |typing, ty| {
            typing.is_pointer_to(ty, base)
        });
    }

    fn field_address(&mut self, base: ValueId, field: u32) {
        let wanted = Wanted::Kind("a pointer to a struct with that field");
        self.wants("the base", self.type_of(base), wanted, |typing, ty| match ty {
            Type::Pointer(base) => typing.fits(*base, |ty| typing.field(ty, field).is_some()),
            _ => false,
        });
        let wanted = Wanted::Kind("a pointer to the type of the field");
        let base = self.type_of(base);
        self.wants("the result", self.ty, wanted, |typing, result| {
            typing.fits(base, |ty| match ty {
                Type::Pointer(base) => typing.fits(*base, |ty| {
                    typing.field(ty, field).is_none_or(|ty| typing.is_pointer_to(result, ty))
                }),
                _ => true,
            })
        });
    }

    /// The type of a field of a struct.
    fn field(&self, ty: &Type, index: u32) -> Option<TypeId> {
        let Type::Struct(ty) = ty else { return None };
        ty.fields.get(index as usize).map(|&field| self.store().type_of(field))
    }

    fn element_address(&mut self, base: ValueId, index: ValueId) {
        self.operand("the index", index, "an integer", is_integer);
        let wanted = Wanted::Kind("a slice or pointer to an array of what the result points to");
        let Type::Pointer(element) = self.store()[self.store().underlying(self.ty)] else {
            return self.result_is("a pointer", |_| false);
        };
        let base = self.type_of(base);
        self.wants("the base", base, wanted, |typing, ty| match ty {
            Type::Slice(own) => typing.is_same(*own, element),
            Type::Pointer(array) => typing.fits(*array, |ty| typing.is_array_of(ty, element)),
            _ => false,
        });
    }

    fn is_array_of(&self, ty: &Type, element: TypeId) -> bool {
        matches!(ty, Type::Array { element: own, .. } if self.is_same(*own, element))
    }
}

/// Values that are made of others.
impl Typing<'_> {
    pub(super) fn parts(&mut self, op: Op) {
        match op {
            Op::Field { base, field } => self.has_field(base, field, self.ty),
            Op::WithField { base, field, value } => {
                self.result(self.type_of(base));
                self.has_field(base, field, self.type_of(value));
            }
            Op::Element { base, index } => self.element(base, index),
            Op::Aggregate(list) => self.aggregate(list),
            Op::SliceOf(list) => self.slice_of(list),
            Op::Extract { tuple, index } => self.extract(tuple, index),
            _ => {}
        }
    }

    fn has_field(&mut self, base: ValueId, field: u32, field_type: TypeId) {
        let wanted = Wanted::Of("a struct with that field of type ", field_type);
        self.wants("the base", self.type_of(base), wanted, |typing, ty| {
            typing.field(ty, field).is_some_and(|ty| typing.is_same(ty, field_type))
        });
    }

    /// An element of an array or string; of a type parameter also that of a slice,
    /// if all types that it stands for have such elements.
    fn element(&mut self, base: ValueId, index: ValueId) {
        self.operand("the index", index, "an integer", is_integer);
        let (base, element) = (self.type_of(base), self.ty);
        let is_type_param = self.is_type_param(base);
        let wanted = Wanted::Of("an array or string with elements of type ", element);
        self.wants("the base", base, wanted, |typing, ty| match ty {
            Type::Slice(own) => is_type_param && typing.is_same(*own, element),
            Type::Pointer(array) => {
                is_type_param && typing.fits(*array, |ty| typing.is_array_of(ty, element))
            }
            ty if is_string(ty) => typing.is_same(element, Basic::Byte.id()),
            ty => typing.is_array_of(ty, element),
        });
    }

    fn aggregate(&mut self, list: ValueList) {
        let values = self.body().list(list);
        let wanted = Wanted::Kind("a struct or array of the elements");
        self.wants("the result", self.ty, wanted, |typing, ty| match ty {
            Type::Struct(ty) => {
                let types = ty.fields.iter().map(|&field| typing.store().type_of(field));
                ty.fields.len() == values.len()
                    && values.iter().zip(types).all(|(&value, ty)| typing.has_type(value, ty))
            }
            Type::Array { len, element } => {
                len.is_none_or(|len| values.len() as u64 <= len)
                    && values.iter().all(|&value| typing.has_type(value, *element))
            }
            _ => false,
        });
    }

    fn slice_of(&mut self, list: ValueList) {
        let values = self.body().list(list);
        let wanted = Wanted::Kind("a slice of the elements");
        self.wants("the result", self.ty, wanted, |typing, ty| match ty {
            Type::Slice(element) => values.iter().all(|&value| typing.has_type(value, *element)),
            _ => false,
        });
    }

    pub(super) fn has_type(&self, value: ValueId, ty: TypeId) -> bool {
        self.is_same(self.type_of(value), ty)
    }

    fn extract(&mut self, tuple: ValueId, index: u32) {
        let ty = self.type_of(tuple);
        let Type::Tuple(parts) = &self.store()[ty] else {
            let is_unknown = self.is_unknown(ty);
            return self.kind(is_unknown, "the operand", "a tuple");
        };
        match parts.get(index as usize) {
            Some(part) => self.result(part.ty),
            None => self.kind(false, "the index", "within the tuple"),
        }
    }
}
