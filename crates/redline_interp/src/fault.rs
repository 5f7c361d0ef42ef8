//! The address that a signal names: where a nil pointer is used.

use redline_ir::{Callee, Op, ValueId};
use redline_types::{ObjectId, Type, TypeId};

use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::value::Value;

/// The offset of the first method in the table of an interface.
const TABLE: u64 = 24;

impl<'p> Machine<'p> {
    /// Where the instructions behind a check touch memory first, if this is nil.
    pub(crate) fn fault_address(
        &mut self,
        code: &Instance<'p>,
        pointer: ValueId,
    ) -> Result<u64, Trap> {
        let frame = self.current()?;
        let (block, next) = (frame.block, frame.next);
        let mut parts = vec![(pointer, 0)];
        let behind = code.instructions(block).get(next..).unwrap_or(&[]);
        for &id in behind {
            let offset_of = |value| {
                let found = parts.iter().find(|&&(part, _)| part == value);
                found.map(|&(_, offset)| offset)
            };
            match code.body[id] {
                Op::FieldAddress { base, field } => {
                    let Some(offset) = offset_of(base) else { continue };
                    let own = self.types.element(code.ty(base));
                    let own = own.and_then(|ty| self.types.layouts.offset(ty, &[field]));
                    parts.push((id, offset + own.unwrap_or(0)));
                }
                Op::ElementAddress { base, index } => {
                    let Some(offset) = offset_of(base) else { continue };
                    parts.push((id, offset + self.element_offset(code, base, index)));
                }
                Op::Load(address) | Op::Store { address, .. } => {
                    if let Some(offset) = offset_of(address) {
                        return Ok(offset);
                    }
                }
                Op::Call(call) => {
                    if let Callee::Interface { receiver, method } = code.body[call].callee
                        && receiver == pointer
                    {
                        return Ok(self.table_offset(method, code.ty(receiver)));
                    }
                }
                Op::MethodValue { receiver, method, .. } if receiver == pointer => {
                    return Ok(self.table_offset(method, code.ty(receiver)));
                }
                _ => {}
            }
        }
        Ok(0)
    }

    fn element_offset(&mut self, code: &Instance<'p>, base: ValueId, index: ValueId) -> u64 {
        let array = self.types.element(code.ty(base));
        let element = array.and_then(|array| self.types.element(array));
        let size = element.map_or(0, |element| self.types.size(element));
        match self.get(code, index) {
            Ok(Value::Int(index)) => size.wrapping_mul(index.cast_unsigned()),
            _ => 0,
        }
    }

    /// Where the table of an interface has a method.
    pub(crate) fn table_offset(&self, method: ObjectId, ty: TypeId) -> u64 {
        if self.types.kind(ty) != Kind::Interface {
            return 0;
        }
        let store = self.program.store;
        let Type::Interface(id) = *self.types.underlying(ty) else { return 0 };
        let methods = &store.type_set(id).methods;
        let index = methods.iter().position(|&it| store.is_same_member(it, method)).unwrap_or(0);
        TABLE + 8 * index as u64
    }
}
