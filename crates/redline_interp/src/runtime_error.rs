//! Errors of the runtime, as values of the types that package `runtime` declares.

use redline_ir::{Bound, RangeState};
use redline_types::{PackageId, TypeId};

use crate::heap::Shape;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::types::Types;
use crate::value::Value;

/// The types of errors of the runtime; none if the program does not have the package.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct RuntimeTypes {
    error_string: Option<TypeId>,
    plain_error: Option<TypeId>,
    bounds_error: Option<TypeId>,
    type_assertion: Option<TypeId>,
    panic_nil: Option<TypeId>,
}

impl RuntimeTypes {
    pub(crate) fn new(types: &mut Types<'_>, runtime: Option<PackageId>) -> Self {
        let Some(runtime) = runtime else { return Self::default() };
        let named = |name| types.declared(runtime, name);
        Self {
            error_string: named("errorString"),
            plain_error: named("plainError"),
            bounds_error: named("boundsError"),
            type_assertion: named("TypeAssertionError"),
            panic_nil: named("PanicNilError"),
        }
    }

    /// What a nil pointer that is followed panics with.
    pub(crate) fn nil_dereference(self) -> Value {
        self.error_string("invalid memory address or nil pointer dereference")
    }

    /// An error whose text begins with "runtime error: ".
    pub(crate) fn error_string(self, text: &str) -> Value {
        named(self.error_string, Value::text(text.as_bytes()))
    }

    /// An error with this text.
    pub(crate) fn plain_error(self, text: &str) -> Value {
        named(self.plain_error, Value::text(text.as_bytes()))
    }
}

/// A value of a type of the runtime. Without that package a program cannot ask for
/// the type, and all it can do with the value is print it.
fn named(ty: Option<TypeId>, value: Value) -> Value {
    Value::boxed(ty.unwrap_or_else(|| redline_types::Basic::String.id()), value)
}

/// A check of a bound that failed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BoundFault {
    /// Which bound.
    pub kind: Bound,
    /// The index or bound.
    pub value: i64,
    /// Whether its type has a sign.
    pub signed: bool,
    /// What it was held against.
    pub limit: i64,
}

impl Machine<'_> {
    /// `panic(value)`, as a trap.
    pub(crate) fn panic_with(&mut self, value: Value) -> Trap {
        if !value.is_nil() {
            return Trap::Panic(value);
        }
        let Some(ty) = self.runtime.panic_nil else {
            return Trap::not_modelled("panic(nil) without package runtime");
        };
        match self.new_variable(ty) {
            Ok(pointer) => {
                let ty = self.types.pointer_to(ty);
                Trap::Panic(Value::boxed(ty, Value::Pointer(pointer)))
            }
            Err(trap) => trap,
        }
    }

    /// A panic of the runtime whose text begins with "runtime error: ".
    pub(crate) fn runtime_error(&self, text: &str) -> Trap {
        Trap::Panic(self.runtime.error_string(text))
    }

    /// A panic of the runtime with this text.
    pub(crate) fn plain_error(&self, text: &str) -> Trap {
        Trap::Panic(self.runtime.plain_error(text))
    }

    /// That a bound does not hold.
    pub(crate) fn bounds_error(&self, fault: BoundFault) -> Trap {
        let fields = vec![
            Value::Int(fault.value),
            Value::Int(fault.limit),
            Value::Bool(fault.signed),
            Value::Int(code(fault.kind)),
        ];
        Trap::Panic(named(self.runtime.bounds_error, Value::aggregate(fields)))
    }

    /// That a value in an interface of the type `interface` is no `asserted`: it is
    /// `concrete`, or nil, or lacks a method.
    pub(crate) fn assertion_error(
        &mut self,
        interface: Option<TypeId>,
        concrete: Option<TypeId>,
        asserted: TypeId,
        missing: &str,
    ) -> Trap {
        let Some(ty) = self.runtime.type_assertion else {
            return Trap::not_modelled("a failed assertion without package runtime");
        };
        let of = |ty: Option<TypeId>| ty.map_or(Value::Nil, Value::Type);
        let fields = vec![
            of(interface),
            of(concrete),
            Value::Type(asserted),
            Value::text(missing.as_bytes()),
        ];
        let pointer = self.heap.variable(Value::aggregate(fields), Shape::Of(ty));
        let ty = self.types.pointer_to(ty);
        Trap::Panic(Value::boxed(ty, Value::Pointer(pointer)))
    }

    /// That a range-over-func loop is in a state in which it should not be.
    pub(crate) fn range_state_error(&self, state: i64) -> Trap {
        let text = match state {
            state if state == RangeState::Done.number() => {
                "range function continued iteration after function for loop body returned false"
            }
            state if state == RangeState::Panicked.number() => {
                "range function continued iteration after loop body panic"
            }
            state if state == RangeState::Exhausted.number() => {
                "range function continued iteration after whole loop exit"
            }
            _ => "range function recovered a loop body panic and did not resume panicking",
        };
        self.runtime_error(text)
    }
}

/// The number of a bound in errors of the runtime (`internal/abi/bounds.go`).
const fn code(bound: Bound) -> i64 {
    match bound {
        Bound::Index => 0,
        Bound::HighLen => 1,
        Bound::HighCap => 2,
        Bound::Low => 3,
        Bound::MaxLen => 4,
        Bound::MaxCap => 5,
        Bound::HighMax => 6,
        Bound::LowHigh => 7,
        Bound::Array => 8,
    }
}

/// The text of an error of a bound, from the fields of the error.
pub(crate) fn bounds_text(value: i64, limit: i64, signed: bool, code: i64) -> String {
    let negative = signed && value < 0;
    let x = if signed { value.to_string() } else { value.cast_unsigned().to_string() };
    let slice = "slice bounds out of range";
    match (code, negative) {
        (0, false) => format!("index out of range [{x}] with length {limit}"),
        (0, true) => format!("index out of range [{x}]"),
        (1, false) => format!("{slice} [:{x}] with length {limit}"),
        (2, false) => format!("{slice} [:{x}] with capacity {limit}"),
        (1 | 2, true) => format!("{slice} [:{x}]"),
        (3, false) => format!("{slice} [{x}:{limit}]"),
        (3, true) => format!("{slice} [{x}:]"),
        (4, false) => format!("{slice} [::{x}] with length {limit}"),
        (5, false) => format!("{slice} [::{x}] with capacity {limit}"),
        (4 | 5, true) => format!("{slice} [::{x}]"),
        (6, false) => format!("{slice} [:{x}:{limit}]"),
        (6, true) => format!("{slice} [:{x}:]"),
        (7, false) => format!("{slice} [{x}:{limit}:]"),
        (7, true) => format!("{slice} [{x}::]"),
        _ => format!(
            "cannot convert slice with length {limit} to array or pointer to array with length {x}"
        ),
    }
}
