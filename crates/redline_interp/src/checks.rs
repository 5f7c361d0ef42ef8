//! Checks: what must hold, or else the program panics.

use redline_ir::{Callee, Check, FunctionKind, Op, ValueId};
use redline_types::{Type, TypeId};

use crate::instance::Instance;
use crate::key;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::runtime_error::BoundFault;
use crate::trap::Trap;
use crate::type_name::type_name;
use crate::value::Value;

/// Bytes beyond which the runtime gives out no memory.
const MAX_ALLOC: u128 = 1 << 48;

impl<'p> Machine<'p> {
    /// Panics unless a condition holds.
    pub(crate) fn check(&mut self, code: &Instance<'p>, check: Check) -> Result<(), Trap> {
        match check {
            Check::NotNil(value) => match self.get(code, value)? {
                Value::Nil if self.may_be_nil(code, value) => {
                    Err(match self.nil_wrapped(code, value) {
                        Some(trap) => trap,
                        None => Trap::Signal(self.fault_address(code, value)?),
                    })
                }
                _ => Ok(()),
            },
            Check::MapNotNil(map) => match self.get(code, map)? {
                Value::Nil => Err(self.plain_error("assignment to entry in nil map")),
                _ => Ok(()),
            },
            Check::Bound { kind, value, limit } => self.check_bound(code, kind, value, limit),
            Check::Divisor(divisor) => match self.get(code, divisor)? {
                Value::Int(0) => Err(self.runtime_error("integer divide by zero")),
                _ => Ok(()),
            },
            Check::ShiftCount(count) => match (self.get(code, count)?, code.kind(count)) {
                (Value::Int(count), Kind::Int(kind)) if kind.signed && count < 0 => {
                    Err(self.runtime_error("negative shift amount"))
                }
                _ => Ok(()),
            },
            Check::Comparable { left, right } => {
                let (left_value, right_value) = (self.get(code, left)?, self.get(code, right)?);
                let (left, right) = (code.ty(left), code.ty(right));
                let compared =
                    key::equal_mixed(&mut self.types, (left, &left_value), (right, &right_value));
                compared.map(drop).map_err(|key::Uncomparable(ty)| self.uncomparable(ty))
            }
            Check::Hashable(value) => {
                let key_value = self.get(code, value)?;
                let key = key::key(&mut self.types, code.ty(value), &key_value);
                key.map(drop)
                    .map_err(|key::Uncomparable(ty)| self.unhashable_where_used(code, value, ty))
            }
            Check::SliceSize { len, cap } => self.check_slice_size(code, len, cap),
            Check::ChanSize(size) => match self.get(code, size)? {
                Value::Int(size) if !(0..1 << 40).contains(&size) => {
                    Err(self.plain_error("makechan: size out of range"))
                }
                _ => Ok(()),
            },
            Check::UnsafeLen { pointer, len } => self.check_unsafe_len(code, pointer, len),
            Check::RangeState { state, returned } => self.check_range_state(code, state, returned),
        }
    }

    /// What a function panics with that makes a method of a pointer of one of a value,
    /// and was called with nil.
    fn nil_wrapped(&self, code: &Instance<'p>, value: ValueId) -> Option<Trap> {
        let FunctionKind::Wrapper { .. } = code.function.kind else { return None };
        if code.body.params().first() != Some(&value) {
            return None;
        }
        let all = code.body.blocks().flat_map(|block| code.body.instructions(block));
        let method = all.into_iter().find_map(|id| match code.body[id] {
            Op::Call(call) => match code.body[call].callee {
                Callee::Declared { object, .. } => Some(object),
                _ => None,
            },
            _ => None,
        })?;
        let pointer = code.ty(value);
        let base = self.types.named(self.types.element(pointer)?)?;
        let of_base = self.receiver_type(method)? == self.program.store.origin(base);
        of_base.then(|| self.nil_receiver(pointer, method))
    }

    /// A nil pointer may be the receiver of a method that a type parameter has.
    fn may_be_nil(&self, code: &Instance<'p>, value: ValueId) -> bool {
        let store = self.program.store;
        let written = store.unalias(code.body.ty(value));
        !matches!(store[written], Type::TypeParam(_)) || code.kind(value) == Kind::Interface
    }

    fn check_bound(
        &mut self,
        code: &Instance<'p>,
        kind: redline_ir::Bound,
        value: ValueId,
        limit: ValueId,
    ) -> Result<(), Trap> {
        let signed = match code.kind(value) {
            Kind::Int(kind) => kind.signed,
            _ => return Err(Trap::malformed("a bound that is no integer")),
        };
        let (Value::Int(value), Value::Int(limit)) =
            (self.get(code, value)?, self.get(code, limit)?)
        else {
            return Err(Trap::malformed("a bound that is no integer"));
        };
        let wide = if signed { i128::from(value) } else { i128::from(value.cast_unsigned()) };
        let below =
            if kind.is_strict() { wide < i128::from(limit) } else { wide <= i128::from(limit) };
        if wide >= 0 && below {
            return Ok(());
        }
        Err(self.bounds_error(BoundFault { kind, value, signed, limit }))
    }

    /// A size as a number, whatever the type of its value.
    fn wide(&self, code: &Instance<'p>, value: ValueId) -> Result<i128, Trap> {
        match (self.get(code, value)?, code.kind(value)) {
            (Value::Int(value), Kind::Int(kind)) if !kind.signed => {
                Ok(i128::from(value.cast_unsigned()))
            }
            (Value::Int(value), _) => Ok(i128::from(value)),
            _ => Err(Trap::malformed("a size that is no integer")),
        }
    }

    fn check_slice_size(
        &mut self,
        code: &Instance<'p>,
        len: ValueId,
        cap: ValueId,
    ) -> Result<(), Trap> {
        let element = u128::from(self.element_size(code, len)?);
        let (len, cap) = (self.wide(code, len)?, self.wide(code, cap)?);
        let fits = |size: i128| {
            // No more than an `int` holds, of whatever size.
            let bytes = u128::try_from(size).ok().and_then(|size| size.checked_mul(element));
            bytes.is_some_and(|bytes| bytes <= MAX_ALLOC)
        };
        if !fits(len) {
            return Err(self.runtime_error("makeslice: len out of range"));
        }
        if !fits(cap) || len > cap {
            return Err(self.runtime_error("makeslice: cap out of range"));
        }
        Ok(())
    }

    /// Bytes of an element of the slice that is made behind the check of its length.
    fn element_size(&mut self, code: &Instance<'p>, checked: ValueId) -> Result<u64, Trap> {
        let frame = self.current()?;
        let behind = code.instructions(frame.block).get(frame.next..).unwrap_or(&[]);
        let made = behind.iter().find(|&&id| match code.body[id] {
            Op::MakeSlice { len, .. } => len == checked,
            _ => false,
        });
        let element = made.and_then(|&id| self.types.element(code.ty(id)));
        Ok(element.map_or(1, |element| self.types.size(element)))
    }

    fn check_unsafe_len(
        &mut self,
        code: &Instance<'p>,
        pointer: ValueId,
        len: ValueId,
    ) -> Result<(), Trap> {
        let len = self.wide(code, len)?;
        let is_string =
            matches!(self.types.element(code.ty(pointer)), Some(it) if self.types.is_byte(it));
        let name = if is_string { "unsafe.String" } else { "unsafe.Slice" };
        if !u128::try_from(len).is_ok_and(|len| len <= MAX_ALLOC) {
            return Err(self.runtime_error(&format!("{name}: len out of range")));
        }
        if len > 0 && self.get(code, pointer)?.is_nil() {
            return Err(self.runtime_error(&format!("{name}: ptr is nil and len is not zero")));
        }
        Ok(())
    }

    fn check_range_state(
        &mut self,
        code: &Instance<'p>,
        state: ValueId,
        returned: bool,
    ) -> Result<(), Trap> {
        let Value::Int(state) = self.get(code, state)? else {
            return Err(Trap::malformed("a state that is no integer"));
        };
        let panicked = redline_ir::RangeState::Panicked.number();
        let holds = if returned {
            state != panicked
        } else {
            state == redline_ir::RangeState::Ready.number()
        };
        if holds {
            return Ok(());
        }
        let missing = redline_ir::RangeState::MissingPanic.number();
        Err(self.range_state_error(if returned { missing } else { state }))
    }

    /// That values of a type cannot be compared.
    pub(crate) fn uncomparable(&self, ty: TypeId) -> Trap {
        let name = type_name(self.program.store, ty);
        self.runtime_error(&format!("comparing uncomparable type {name}"))
    }

    /// That a key cannot be hashed: a map that is empty has words of its own where it is
    /// only read.
    fn unhashable_where_used(&self, code: &Instance<'p>, key: ValueId, ty: TypeId) -> Trap {
        let Ok(frame) = self.current() else { return self.unhashable(ty) };
        let behind = code.instructions(frame.block).get(frame.next..).unwrap_or(&[]);
        let read = behind.iter().find_map(|&id| match code.body[id] {
            Op::MapGet { map, key: used }
            | Op::MapGetOk { map, key: used }
            | Op::MapDelete { map, key: used }
                if used == key =>
            {
                Some(map)
            }
            _ => None,
        });
        let is_empty = read.is_some_and(|map| match self.get(code, map) {
            Ok(Value::Map(at)) => self.heap.map(at).is_some_and(|map| map.len() == 0),
            found => found.is_ok(),
        });
        if is_empty {
            let name = type_name(self.program.store, ty);
            return self.plain_error(&format!("hash of unhashable type: {name}"));
        }
        self.unhashable(ty)
    }

    fn unhashable(&self, ty: TypeId) -> Trap {
        let name = type_name(self.program.store, ty);
        self.runtime_error(&format!("hash of unhashable type {name}"))
    }

    /// The key that a value is.
    pub(crate) fn key(&mut self, ty: TypeId, value: &Value) -> Result<Option<key::Key>, Trap> {
        key::key(&mut self.types, ty, value).map_err(|key::Uncomparable(ty)| self.unhashable(ty))
    }
}
