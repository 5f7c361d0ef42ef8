//! Slices: lengths, sub-slices, append, copy, clear and make.

use std::rc::Rc;

use redline_ir::{Op, ValueId};
use redline_types::{Type, TypeId};

use crate::convert::byte_values;
use crate::execute::odd;
use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::{Slice, Value};

impl<'p> Machine<'p> {
    /// What an instruction says about a slice or makes of it.
    pub(crate) fn slice_operation(
        &mut self,
        code: &Instance<'p>,
        id: ValueId,
    ) -> Result<Value, Trap> {
        Ok(match code.body[id] {
            Op::Len(operand) => Value::count(self.len(code, operand)?),
            Op::Cap(operand) => Value::count(self.cap(code, operand)?),
            Op::Slice { base, low, high } => {
                let (low, high) = (self.index(code, low)?, self.index(code, high)?);
                self.sub_slice(code, base, (low, high), None)?
            }
            Op::FullSlice { base, bounds } => {
                let bounds = code.body.list(bounds).to_vec();
                let &[low, high, max] = &*bounds else { return Err(odd(code, id)) };
                let max = self.index(code, max)?;
                let bounds = (self.index(code, low)?, self.index(code, high)?);
                self.sub_slice(code, base, bounds, Some(max))?
            }
            Op::SliceOf(list) => {
                let elements = self.get_all(code, list)?;
                let element = self.types.element(code.ty(id)).ok_or_else(|| odd(code, id))?;
                self.new_slice(elements, element)?
            }
            _ => return Err(odd(code, id)),
        })
    }

    fn len(&self, code: &Instance<'p>, operand: ValueId) -> Result<usize, Trap> {
        let value = self.get(code, operand)?;
        Ok(match (&value, code.kind(operand)) {
            (Value::Text(text), _) => text.len(),
            (Value::Slice(slice), _) => slice.len,
            (Value::Map(at), _) => self.heap.map(*at).map_or(0, crate::map::Map::len),
            (Value::Channel(at), _) => self.heap.channel(*at).map_or(0, |it| it.queue.len()),
            (_, Kind::Array | Kind::Pointer) => self.array_len(code.ty(operand))?,
            _ => 0,
        })
    }

    fn cap(&self, code: &Instance<'p>, operand: ValueId) -> Result<usize, Trap> {
        let value = self.get(code, operand)?;
        Ok(match (&value, code.kind(operand)) {
            (Value::Slice(slice), _) => slice.cap,
            (Value::Channel(at), _) => self.heap.channel(*at).map_or(0, |it| it.capacity),
            (_, Kind::Array | Kind::Pointer) => self.array_len(code.ty(operand))?,
            _ => 0,
        })
    }

    /// The length of an array, from its type or that of its address.
    fn array_len(&self, ty: TypeId) -> Result<usize, Trap> {
        let array = match *self.types.underlying(ty) {
            Type::Pointer(array) => array,
            _ => ty,
        };
        match *self.types.underlying(array) {
            Type::Array { len: Some(len), .. } => {
                usize::try_from(len).map_err(|_| Trap::malformed("the length of an array"))
            }
            _ => Err(Trap::malformed("the length of what is no array")),
        }
    }

    fn sub_slice(
        &mut self,
        code: &Instance<'p>,
        base: ValueId,
        (low, high): (usize, usize),
        max: Option<usize>,
    ) -> Result<Value, Trap> {
        let bad = || Trap::malformed("bounds that have not been checked");
        match self.get(code, base)? {
            Value::Text(text) => text.part(low, high).map(Value::Text).ok_or_else(bad),
            Value::Slice(slice) => {
                let max = max.unwrap_or(slice.cap);
                Ok(part(&slice.array, slice.offset + low, high.checked_sub(low), max - low))
            }
            Value::Pointer(array) => {
                let max = match max {
                    Some(max) => max,
                    None => self.array_len(code.ty(base))?,
                };
                let (array, start) = array.array();
                Ok(part(array, start + low, high.checked_sub(low), max - low))
            }
            Value::Nil if code.kind(base) == Kind::Pointer => Err(Trap::Signal(0)),
            Value::Nil => Ok(Value::Nil),
            _ => Err(bad()),
        }
    }

    /// What an instruction makes of elements of slices.
    pub(crate) fn slice_change(&mut self, code: &Instance<'p>, id: ValueId) -> Result<Value, Trap> {
        let element = self.types.element(code.ty(id));
        match code.body[id] {
            Op::Append { slice, items } => {
                let items = self.get_all(code, items)?;
                let slice = self.get(code, slice)?;
                self.append(slice, items, element.ok_or_else(|| odd(code, id))?)
            }
            Op::AppendSlice { slice, tail } => {
                let items = match self.get(code, tail)? {
                    Value::Text(text) => byte_values(&text),
                    tail => self.elements(&tail)?,
                };
                let slice = self.get(code, slice)?;
                self.append(slice, items, element.ok_or_else(|| odd(code, id))?)
            }
            Op::Copy { target, source } => self.copy(code, target, source),
            Op::Clear(operand) => self.clear(code, operand),
            Op::MakeSlice { len, cap } => {
                let (len, cap) = (self.index(code, len)?, self.index(code, cap)?);
                self.make_slice(element.ok_or_else(|| odd(code, id))?, len, cap)
            }
            _ => Err(odd(code, id)),
        }
    }

    pub(crate) fn make_slice(
        &mut self,
        element: TypeId,
        len: usize,
        cap: usize,
    ) -> Result<Value, Trap> {
        if cap.saturating_mul(size_of::<Value>()) > self.limits.memory {
            return Err(Trap::Memory);
        }
        let zero = self.zero(element)?;
        self.new_slice_with(vec![zero; cap], len, element)
    }

    fn append(&mut self, slice: Value, items: Vec<Value>, element: TypeId) -> Result<Value, Trap> {
        let old = match slice {
            Value::Slice(slice) => slice,
            _ if items.is_empty() => return Ok(Value::Nil),
            _ => return self.grown(Vec::new(), items, (0, element)),
        };
        let (start, len) = (old.offset + old.len, old.len + items.len());
        if len > old.cap {
            let elements = self.slice_elements(&old)?.to_vec();
            return self.grown(elements, items, (old.cap, element));
        }
        self.write_elements(&old.array, start, items)?;
        Ok(Value::Slice(Rc::new(Slice { len, ..(*old).clone() })))
    }

    /// A new array with room to grow, as the runtime chooses it.
    fn grown(
        &mut self,
        elements: Vec<Value>,
        items: Vec<Value>,
        (old_cap, element): (usize, TypeId),
    ) -> Result<Value, Trap> {
        let len = elements.len() + items.len();
        let size = self.types.size(element);
        let cap = crate::growth::capacity(
            old_cap,
            len,
            usize::try_from(size).unwrap_or(0),
            self.types.has_pointers(element),
        );
        if cap.saturating_mul(size_of::<Value>()) > self.limits.memory {
            return Err(Trap::Memory);
        }
        let zero = self.zero(element)?;
        let mut all = elements;
        all.reserve_exact(cap - all.len());
        all.extend(items);
        all.resize(cap, zero);
        self.new_slice_with(all, len, element)
    }

    /// Writes elements into an array from an index on.
    pub(crate) fn write_elements(
        &mut self,
        array: &Pointer,
        start: usize,
        items: Vec<Value>,
    ) -> Result<(), Trap> {
        let place = match self.heap.find_mut(array) {
            Some(Value::Aggregate(parts)) => {
                Rc::make_mut(parts).get_mut(start..start + items.len())
            }
            _ => None,
        };
        let place = place.ok_or_else(|| Trap::malformed("a write outside of an array"))?;
        for (place, item) in place.iter_mut().zip(items) {
            *place = item;
        }
        Ok(())
    }

    fn copy(
        &mut self,
        code: &Instance<'p>,
        target: ValueId,
        source: ValueId,
    ) -> Result<Value, Trap> {
        let Value::Slice(target) = self.get(code, target)? else { return Ok(Value::Int(0)) };
        let items = match self.get(code, source)? {
            Value::Text(text) => byte_values(text.get(..target.len).unwrap_or(&text)),
            Value::Slice(slice) => {
                let elements = self.slice_elements(&slice)?;
                elements.get(..target.len).unwrap_or(elements).to_vec()
            }
            _ => Vec::new(),
        };
        let count = items.len();
        self.write_elements(&target.array, target.offset, items)?;
        Ok(Value::count(count))
    }

    fn clear(&mut self, code: &Instance<'p>, operand: ValueId) -> Result<Value, Trap> {
        match self.get(code, operand)? {
            Value::Map(at) => {
                if let Some(map) = self.heap.map_mut(at) {
                    map.clear();
                }
            }
            Value::Slice(slice) => {
                let element = self.types.element(code.ty(operand));
                let element = element.ok_or_else(|| odd(code, operand))?;
                let zero = self.zero(element)?;
                self.write_elements(&slice.array, slice.offset, vec![zero; slice.len])?;
            }
            _ => {}
        }
        Ok(Value::unit())
    }

    /// The address of the array that a slice begins with.
    pub(crate) fn array_of_slice(
        &mut self,
        code: &Instance<'p>,
        id: ValueId,
        operand: ValueId,
    ) -> Result<Value, Trap> {
        let Value::Slice(slice) = self.get(code, operand)? else { return Ok(Value::Nil) };
        let len = self.array_len(code.ty(id))?;
        let all = match self.heap.find(&slice.array) {
            Some(Value::Aggregate(parts)) => parts.len(),
            _ => return Err(odd(code, id)),
        };
        if slice.offset == 0 && all == len {
            return Ok(Value::Pointer(slice.array.clone()));
        }
        Ok(Value::Pointer(Pointer::window(slice.array.clone(), slice.offset, len)))
    }
}

/// The part of an array that begins at an index.
fn part(array: &Pointer, offset: usize, len: Option<usize>, cap: usize) -> Value {
    Value::Slice(Rc::new(Slice { array: array.clone(), offset, len: len.unwrap_or(0), cap }))
}
