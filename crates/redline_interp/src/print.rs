//! `print` and `println` (`runtime/print.go`).

use redline_ir::ValueList;
use redline_types::TypeId;

use crate::heap::Shape;
use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::number_text::{complex_text, float_text};
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::{ObjectRef, Value};

/// The address that the first object gets that is asked for one.
const FIRST_ADDRESS: u64 = 0xc0_0000_0000;
/// Bytes between the addresses of two objects.
const ADDRESS_STEP: u64 = 1 << 24;

impl<'p> Machine<'p> {
    /// Prints operands to standard error.
    pub(crate) fn print(
        &mut self,
        instance: &Instance<'p>,
        args: ValueList,
        line: bool,
    ) -> Result<(), Trap> {
        let operands = instance.body.list(args).to_vec();
        for (index, id) in operands.into_iter().enumerate() {
            if line && index > 0 {
                self.stderr.push(b' ');
            }
            let kind = instance.kind(id);
            match self.get(instance, id)? {
                Value::Text(text) => self.stderr.extend_from_slice(&text),
                value => {
                    let text = self.printed(kind, &value);
                    self.stderr.extend(text.bytes());
                }
            }
        }
        if line {
            self.stderr.push(b'\n');
        }
        Ok(())
    }

    /// A value as `print` writes it.
    pub(crate) fn printed(&mut self, kind: Kind, value: &Value) -> String {
        match (kind, value) {
            (_, Value::Bool(value)) => value.to_string(),
            (Kind::Int(int), Value::Int(value)) if !int.signed => value.cast_unsigned().to_string(),
            (_, Value::Int(value)) => value.to_string(),
            (kind, Value::Float(value)) => float_text(*value, kind == Kind::Float32),
            (kind, Value::Complex(re, im)) => complex_text(*re, *im, kind == Kind::Complex64),
            (Kind::Slice, value) => self.printed_slice(value),
            (Kind::Interface, value) => self.printed_interface(value),
            (_, value) => format!("{:#x}", self.address_of_value(value)),
        }
    }

    fn printed_slice(&mut self, value: &Value) -> String {
        let (len, cap) = match value {
            Value::Slice(slice) => (slice.len, slice.cap),
            _ => (0, 0),
        };
        format!("[{len}/{cap}]{:#x}", self.address_of_value(value))
    }

    fn printed_interface(&mut self, value: &Value) -> String {
        let ty = match value {
            Value::Boxed(boxed) => FIRST_ADDRESS / 2 + 32 * boxed.ty.index() as u64,
            _ => 0,
        };
        format!("({ty:#x},{:#x})", self.data_address(value))
    }

    /// The address of what an interface holds.
    pub(crate) fn data_address(&mut self, value: &Value) -> u64 {
        let Value::Boxed(boxed) = value else { return 0 };
        match self.types.kind(boxed.ty) {
            Kind::Pointer | Kind::UnsafePointer | Kind::Map | Kind::Chan | Kind::Func => {
                self.address_of_value(&boxed.value)
            }
            _ => FIRST_ADDRESS / 2 + 16 * boxed.ty.index() as u64,
        }
    }

    /// An address as a number: places that differ have numbers that differ.
    pub(crate) fn address_of_value(&mut self, value: &Value) -> u64 {
        match value {
            Value::Pointer(pointer) => self.address(pointer),
            Value::Slice(slice) => match slice.array.child(slice.offset) {
                Some(first) => self.address(&first),
                None => 0,
            },
            Value::Map(at) | Value::Channel(at) => self.object_address(*at),
            Value::Func(_) => FIRST_ADDRESS / 4,
            _ => 0,
        }
    }

    fn object_address(&mut self, at: ObjectRef) -> u64 {
        let next = FIRST_ADDRESS + ADDRESS_STEP * self.addresses.len() as u64;
        *self.addresses.entry(at).or_insert(next)
    }

    /// The address of a place: of a part it is that of the whole and its offset.
    pub(crate) fn address(&mut self, pointer: &Pointer) -> u64 {
        if let Some(first) = pointer.as_window().and_then(|_| pointer.child(0)) {
            return self.address(&first);
        }
        let base = self.object_address(pointer.object);
        let Some(shape) = self.heap.shape(pointer.object) else { return base };
        match (shape, pointer.way()) {
            (Shape::Of(ty), way) => self.part_address(base, ty, way),
            (Shape::ArrayOf(_), []) => base,
            (Shape::ArrayOf(element), [index, rest @ ..]) => {
                let offset = u64::from(*index) * self.types.size(element);
                self.part_address(base.wrapping_add(offset), element, rest)
            }
        }
    }

    fn part_address(&mut self, base: u64, ty: TypeId, way: &[u32]) -> u64 {
        let (mut at, mut ty) = (base, ty);
        for &index in way {
            let offset = if self.types.kind(ty) == Kind::Struct {
                self.types.layouts.offset(ty, &[index]).unwrap_or(0)
            } else {
                let element = self.types.element(ty);
                u64::from(index) * element.map_or(0, |element| self.types.size(element))
            };
            at = at.wrapping_add(offset);
            let Some(part) = self.types.part(ty, index as usize) else { return at };
            ty = part;
        }
        at
    }
}
