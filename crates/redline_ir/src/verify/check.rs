//! Checks.

use redline_types::{Basic, BasicKind, Type, TypeId};

use super::types::{Typing, Wanted, is_basic, is_integer};
use crate::Check;

impl Typing<'_> {
    pub(super) fn check(&mut self, check: Check) {
        self.no_result();
        match check {
            Check::NotNil(value) => self.nilable(self.type_of(value)),
            Check::MapNotNil(map) => {
                self.operand("the operand", map, "a map", |ty| matches!(ty, Type::Map { .. }));
            }
            Check::Bound { kind: _, value, limit } => {
                self.operand("the value", value, "an integer", is_integer);
                self.operand("the limit", limit, "an integer", is_integer);
            }
            Check::Divisor(value) => {
                self.operand("the divisor", value, "an integer", is_integer);
            }
            Check::ShiftCount(count) => self.shift_count(self.type_of(count)),
            Check::Comparable { left, right } => {
                self.same_operand("the right operand", right, self.type_of(left));
                self.may_hold_interface("the left operand", self.type_of(left));
            }
            Check::Hashable(key) => self.may_hold_interface("the key", self.type_of(key)),
            Check::SliceSize { len, cap } => {
                self.operand("the length", len, "an integer", is_integer);
                self.operand("the capacity", cap, "an integer", is_integer);
            }
            Check::ChanSize(size) => self.operand("the size", size, "an integer", is_integer),
            Check::UnsafeLen { pointer, len } => {
                self.operand("the pointer", pointer, "a pointer", |ty| {
                    matches!(ty, Type::Pointer(_))
                });
                self.operand("the length", len, "an integer", is_integer);
            }
            Check::RangeState { state, returned: _ } => {
                self.operand("the state", state, "an integer", is_integer);
            }
        }
    }

    /// Complains unless a value can be nil and be followed or called. Of a type
    /// parameter the methods can be called, whatever it stands for.
    fn nilable(&mut self, ty: TypeId) {
        if self.is_type_param(ty) {
            return;
        }
        let wanted = Wanted::Kind("a pointer, function or interface");
        self.wants("the operand", ty, wanted, |_, ty| {
            matches!(ty, Type::Pointer(_) | Type::Signature(_) | Type::Interface(_))
                || is_basic(ty, |basic| basic == Basic::UnsafePointer)
        });
    }

    /// Complains unless a shift count can be negative. A type parameter may stand for
    /// unsigned types, too.
    fn shift_count(&mut self, ty: TypeId) {
        let is_open = self.is_type_param(ty);
        self.wants("the count", ty, Wanted::Kind("a signed integer"), |_, ty| {
            is_basic(ty, |basic| basic.kind() == BasicKind::Signed || is_open && basic.is_integer())
        });
    }

    /// Complains about types of which no value holds an interface.
    fn may_hold_interface(&mut self, what: &'static str, ty: TypeId) {
        if self.is_type_param(ty) {
            return;
        }
        self.wants(what, ty, Wanted::Kind("one that may hold an interface"), |_, ty| {
            matches!(ty, Type::Interface(_) | Type::Struct(_) | Type::Array { .. })
        });
    }
}
