//! Slices, arrays and strings.

use redline_types::{Basic, Type};

use super::types::{Typing, Wanted, is_integer, is_string};
use crate::{Op, ValueId, ValueList};

impl Typing<'_> {
    pub(super) fn sequence(&mut self, op: Op) {
        match op {
            Op::Len(of) => {
                self.result(Basic::Int.id());
                self.wants("the operand", self.type_of(of), Wanted::Kind("of any length"), has_len);
            }
            Op::Cap(of) => {
                self.result(Basic::Int.id());
                self.wants("the operand", self.type_of(of), Wanted::Kind("of a capacity"), has_cap);
            }
            Op::Slice { base, low, high } => self.slice(base, &[low, high]),
            Op::FullSlice { base, bounds } => self.full_slice(base, bounds),
            Op::DecodeRune { string, index } => {
                self.operand("the operand", string, "a string", is_string);
                self.operand("the index", index, "an integer", is_integer);
                self.results(&[Basic::Rune.id(), Basic::Int.id()]);
            }
            Op::Append { slice, items } => self.append(slice, items),
            Op::AppendSlice { slice, tail } => {
                self.result(self.type_of(slice));
                self.sequences(slice, tail);
            }
            Op::Copy { target, source } => {
                self.result(Basic::Int.id());
                self.sequences(target, source);
            }
            Op::Clear(of) => {
                self.no_result();
                self.operand("the operand", of, "a map or slice", |ty| {
                    matches!(ty, Type::Map { .. } | Type::Slice(_))
                });
            }
            Op::MakeSlice { len, cap } => {
                self.result_is("a slice", |ty| matches!(ty, Type::Slice(_)));
                self.operand("the length", len, "an integer", is_integer);
                self.operand("the capacity", cap, "an integer", is_integer);
            }
            _ => {}
        }
    }

    fn full_slice(&mut self, base: ValueId, bounds: ValueList) {
        let bounds = self.body().list(bounds);
        self.count("bounds", bounds.len(), 3);
        self.operand("the base", base, "a slice or pointer to an array", |ty| !is_string(ty));
        self.slice(base, bounds);
    }

    /// A slice of a string or slice has the type of what is sliced.
    fn slice(&mut self, base: ValueId, bounds: &[ValueId]) {
        for &bound in bounds {
            self.operand("a bound", bound, "an integer", is_integer);
        }
        let (base, result) = (self.type_of(base), self.ty);
        let wanted = Wanted::Of("what gives a slice of type ", result);
        self.wants("the base", base, wanted, |typing, ty| match ty {
            Type::Slice(_) => typing.is_same(base, result),
            Type::Pointer(array) => typing.fits(*array, |array| match array {
                Type::Array { element, .. } => typing.fits(
                    result,
                    |ty| matches!(ty, Type::Slice(own) if typing.is_same(*own, *element)),
                ),
                _ => false,
            }),
            ty => is_string(ty) && typing.is_same(base, result),
        });
    }

    fn append(&mut self, slice: ValueId, items: ValueList) {
        self.result(self.type_of(slice));
        let items = self.body().list(items);
        let wanted = Wanted::Kind("a slice of the items");
        self.wants("the slice", self.type_of(slice), wanted, |typing, ty| match ty {
            Type::Slice(element) => items.iter().all(|&item| typing.has_type(item, *element)),
            _ => false,
        });
    }

    /// Complains unless the elements of `source` can be put into the slice `target`.
    fn sequences(&mut self, target: ValueId, source: ValueId) {
        let source = self.type_of(source);
        let wanted = Wanted::Of("a slice of the elements of ", source);
        self.wants("the slice", self.type_of(target), wanted, |typing, ty| match ty {
            Type::Slice(element) => typing.fits(source, |source| match source {
                Type::Slice(own) => typing.is_same(*own, *element),
                source => is_string(source) && typing.fits(*element, is_byte),
            }),
            _ => false,
        });
    }
}

fn is_byte(ty: &Type) -> bool {
    matches!(ty, Type::Basic(basic) if basic.plain() == Basic::Uint8)
}

fn has_len(typing: &Typing<'_>, ty: &Type) -> bool {
    has_cap(typing, ty) || matches!(ty, Type::Map { .. }) || is_string(ty)
}

fn has_cap(typing: &Typing<'_>, ty: &Type) -> bool {
    match ty {
        Type::Array { .. } | Type::Slice(_) | Type::Chan { .. } => true,
        Type::Pointer(base) => typing.fits(*base, |ty| matches!(ty, Type::Array { .. })),
        _ => false,
    }
}
