//! The address that a signal names: where a nil pointer is used.

use redline_ir::{Op, ValueId};

use crate::instance::Instance;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::value::Value;

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
}
