//! Package `unsafe`.

use redline_types::{Basic, Type};

use super::types::{Typing, Wanted, is_basic, is_integer, is_string};
use crate::{Op, TypeListId, UnsafeSize, ValueId};

impl Typing<'_> {
    pub(super) fn unsafe_operation(&mut self, op: Op) {
        match op {
            Op::UnsafeAdd { pointer, len } => {
                self.result_is("unsafe.Pointer", is_unsafe_pointer);
                self.operand("the pointer", pointer, "unsafe.Pointer", is_unsafe_pointer);
                self.operand("the length", len, "an integer", is_integer);
            }
            Op::UnsafeSlice { pointer, len } => {
                self.operand("the length", len, "an integer", is_integer);
                self.begins(pointer);
            }
            Op::UnsafeData(of) => self.data(of),
            Op::UnsafeSize(kind, types) => self.size_of(kind, types),
            _ => {}
        }
    }

    /// Complains unless the result is a string or slice that begins at a pointer.
    fn begins(&mut self, pointer: ValueId) {
        let pointer = self.type_of(pointer);
        let wanted = Wanted::Of("a string or slice of what a pointer points to that is ", pointer);
        self.wants("the result", self.ty, wanted, |typing, result| {
            typing.fits(pointer, |ty| typing.is_data(ty, result))
        });
    }

    fn data(&mut self, of: ValueId) {
        let result = self.ty;
        let wanted = Wanted::Of("a string or slice whose data has the address ", result);
        self.wants("the operand", self.type_of(of), wanted, |typing, ty| {
            typing.fits(result, |result| typing.is_data(result, ty))
        });
    }

    /// Whether a pointer is one to the elements of a string or slice.
    fn is_data(&self, pointer: &Type, of: &Type) -> bool {
        match of {
            Type::Slice(element) => self.is_pointer_to(pointer, *element),
            of => is_string(of) && self.is_pointer_to(pointer, Basic::Byte.id()),
        }
    }

    fn size_of(&mut self, kind: UnsafeSize, types: TypeListId) {
        self.result(Basic::Uintptr.id());
        let count = self.body().types_of(types).len();
        let is_right = count == 1 || count == 2 && matches!(kind, UnsafeSize::Offset(_));
        self.kind(is_right, "the list of types", "one type");
    }
}

fn is_unsafe_pointer(ty: &Type) -> bool {
    is_basic(ty, |basic| basic == Basic::UnsafePointer)
}
