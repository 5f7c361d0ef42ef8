//! Loads, stores, addresses, and parts of structs and arrays.

use std::rc::Rc;

use redline_ir::{Op, ValueId};
use redline_types::{Type, TypeId};

use crate::execute::odd;
use crate::heap::Shape;
use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

impl<'p> Machine<'p> {
    /// What an instruction does with memory.
    pub(crate) fn memory(&mut self, code: &Instance<'p>, id: ValueId) -> Result<Value, Trap> {
        Ok(match code.body[id] {
            Op::Alloc => {
                let element = self.types.element(code.ty(id)).ok_or_else(|| odd(code, id))?;
                let zero = self.zero(element)?;
                Value::Pointer(self.heap.variable(zero, Shape::Of(element)))
            }
            // Nothing is read of an array without elements, wherever it is.
            Op::Load(_) if self.is_empty_array(code.ty(id)) => self.zero(code.ty(id))?,
            Op::Load(address) => {
                let pointer = self.pointer(code, address)?;
                self.load(&pointer)?
            }
            Op::Store { address, value } => {
                let pointer = self.pointer(code, address)?;
                let value = self.get(code, value)?;
                self.store(&pointer, value)?;
                Value::unit()
            }
            Op::FieldAddress { base, field } => {
                let pointer = self.pointer(code, base)?;
                Value::Pointer(child(&pointer, field as usize)?)
            }
            Op::ElementAddress { base, index } => {
                let index = self.index(code, index)?;
                Value::Pointer(match self.get(code, base)? {
                    Value::Slice(slice) => child(&slice.array, slice.offset + index)?,
                    Value::Pointer(array) => child(&array, index)?,
                    Value::Nil => return Err(Trap::Signal(0)),
                    _ => return Err(odd(code, id)),
                })
            }
            _ => return Err(odd(code, id)),
        })
    }

    fn is_empty_array(&self, ty: TypeId) -> bool {
        matches!(self.types.underlying(ty), Type::Array { len: Some(0), .. })
    }

    /// An address that is not nil.
    pub(crate) fn pointer(&self, code: &Instance<'p>, value: ValueId) -> Result<Pointer, Trap> {
        match self.get(code, value)? {
            Value::Pointer(pointer) => Ok(pointer),
            Value::Nil => Err(Trap::Signal(0)),
            _ => Err(Trap::malformed("an address that is none")),
        }
    }

    /// What an instruction does with a struct, an array or a tuple.
    pub(crate) fn part(&mut self, code: &Instance<'p>, id: ValueId) -> Result<Value, Trap> {
        match code.body[id] {
            Op::Field { base, field } => self.part_at(code, base, field as usize),
            Op::Element { base, index } => {
                let index = self.index(code, index)?;
                self.part_at(code, base, index)
            }
            Op::Extract { tuple, index } => self.part_at(code, tuple, index as usize),
            Op::WithField { base, field, value } => {
                let value = self.get(code, value)?;
                let Value::Aggregate(mut parts) = self.get(code, base)? else {
                    return Err(odd(code, id));
                };
                let part = Rc::make_mut(&mut parts).get_mut(field as usize);
                *part.ok_or_else(|| odd(code, id))? = value;
                Ok(Value::Aggregate(parts))
            }
            Op::Aggregate(list) => {
                let mut parts = self.get_all(code, list)?;
                if code.kind(id) == Kind::Array {
                    let Value::Aggregate(zero) = self.zero(code.ty(id))? else {
                        return Err(odd(code, id));
                    };
                    parts.extend(zero.iter().skip(parts.len()).cloned());
                }
                self.heap.allocated += parts.len() * size_of::<Value>();
                Ok(Value::aggregate(parts))
            }
            _ => Err(odd(code, id)),
        }
    }

    /// A field or element. What a type parameter stands for may also be a slice.
    fn part_at(&self, code: &Instance<'p>, base: ValueId, index: usize) -> Result<Value, Trap> {
        let part = match self.get(code, base)? {
            Value::Slice(slice) => self.slice_elements(&slice)?.get(index).cloned(),
            Value::Aggregate(parts) => parts.get(index).cloned(),
            Value::Tuple(parts) => parts.get(index).cloned(),
            Value::Text(text) => text.get(index).map(|&byte| Value::Int(i64::from(byte))),
            _ => None,
        };
        part.ok_or_else(|| Trap::malformed("a part that is not there"))
    }
}

/// The address of a field or element.
pub(crate) fn child(pointer: &Pointer, index: usize) -> Result<Pointer, Trap> {
    pointer.child(index).ok_or(Trap::Memory)
}
