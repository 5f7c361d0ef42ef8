//! What instructions do with package `unsafe`.

use std::rc::Rc;

use redline_ir::{Op, ValueId};

use crate::convert::byte_values;
use crate::execute::odd;
use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::memory::child;
use crate::pointer::Pointer;
use crate::text::Text;
use crate::trap::Trap;
use crate::value::{Slice, Value};

impl<'p> Machine<'p> {
    /// What an instruction does with package `unsafe`.
    pub(crate) fn unsafe_operation(
        &mut self,
        code: &Instance<'p>,
        id: ValueId,
    ) -> Result<Value, Trap> {
        match code.body[id] {
            Op::UnsafeData(operand) => match self.get(code, operand)? {
                Value::Slice(slice) => child(&slice.array, slice.offset).map(Value::Pointer),
                Value::Text(text) => self.text_data(&text),
                _ => Ok(Value::Nil),
            },
            Op::UnsafeSlice { pointer, len } => {
                let len = self.index(code, len)?;
                let pointer = self.get(code, pointer)?;
                self.slice_at(pointer, len, code.kind(id))
            }
            Op::UnsafeAdd { pointer, len } => {
                match (self.get(code, pointer)?, self.get(code, len)?) {
                    (value, Value::Int(0)) => Ok(value),
                    (Value::Pointer(pointer), Value::Int(len)) => self.moved(&pointer, len),
                    _ => Err(Trap::not_modelled("unsafe.Add to what is no variable")),
                }
            }
            _ => Err(odd(code, id)),
        }
    }

    /// The address of the bytes of a string, which nothing may change.
    fn text_data(&mut self, text: &Text) -> Result<Value, Trap> {
        if text.is_empty() {
            return Ok(Value::Nil);
        }
        let byte = redline_types::Basic::Uint8.id();
        match self.new_slice(byte_values(text), byte)? {
            Value::Slice(slice) => child(&slice.array, 0).map(Value::Pointer),
            other => Ok(other),
        }
    }

    fn slice_at(&mut self, pointer: Value, len: usize, kind: Kind) -> Result<Value, Trap> {
        let Value::Pointer(pointer) = pointer else {
            return Ok(if kind == Kind::String { Value::text(b"") } else { Value::Nil });
        };
        let outside = || Trap::not_modelled("an unsafe slice that is no part of an array");
        let (array, offset) = match pointer.parent() {
            Some((array, offset)) if self.is_array(&array) => (array, offset),
            _ if len == 0 && kind == Kind::String => return Ok(Value::text(b"")),
            _ => return Err(outside()),
        };
        let slice = Slice { array, offset, len, cap: len };
        self.slice_elements(&slice).map_err(|_| outside())?;
        let slice = Value::Slice(Rc::new(slice));
        if kind != Kind::String {
            return Ok(slice);
        }
        let bytes = self.bytes_of(&slice)?;
        Ok(Value::Text(self.new_text(&bytes)?))
    }

    fn is_array(&self, pointer: &Pointer) -> bool {
        match self.type_at(pointer) {
            Some(ty) => self.types.kind(ty) == Kind::Array,
            None => matches!(self.heap.find(pointer), Some(Value::Aggregate(_))),
        }
    }

    /// The address some bytes behind an element of an array.
    fn moved(&mut self, pointer: &Pointer, bytes: i64) -> Result<Value, Trap> {
        let outside = || Trap::not_modelled("unsafe.Add outside of an array");
        let (array, index) = pointer.parent().ok_or_else(outside)?;
        if !self.is_array(&array) {
            return Err(outside());
        }
        let ty = self.type_at(pointer).ok_or_else(outside)?;
        let size = i64::try_from(self.types.size(ty)).map_err(|_| outside())?;
        if size == 0 || bytes % size != 0 {
            return Err(outside());
        }
        let index = i64::try_from(index).map_err(|_| outside())? + bytes / size;
        let moved = usize::try_from(index).ok().and_then(|index| array.child(index));
        moved.map(Value::Pointer).ok_or_else(outside)
    }

    /// `unsafe.Sizeof` and the like of a type that type parameters made unknown.
    pub(crate) fn unsafe_size(
        &mut self,
        code: &Instance<'p>,
        size: redline_ir::UnsafeSize,
        types: redline_ir::TypeListId,
    ) -> Result<Value, Trap> {
        let ty = code.body.types_of(types).first().copied();
        let ty = ty.ok_or_else(|| Trap::malformed("the size of no type"))?;
        let ty = code.env.apply(self.program.store, ty);
        let found = match size {
            redline_ir::UnsafeSize::Size => self.types.layouts.of(ty).map(|it| it.size),
            redline_ir::UnsafeSize::Align => self.types.layouts.of(ty).map(|it| it.align),
            redline_ir::UnsafeSize::Offset(field) => self.types.layouts.offset(ty, &[field]),
        };
        let found = found.and_then(|size| i64::try_from(size).ok());
        found.map(Value::Int).ok_or_else(|| Trap::not_modelled("the size of a type"))
    }
}
