//! Checks: the ways in which an operation panics before it is done.

use crate::ValueId;

/// What must hold, or else the program panics (spec: Run-time panics). Each kind
/// is one panic of the runtime.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Check {
    /// A pointer that is followed, or a function value or interface whose method
    /// is called, is not nil: else "invalid memory address or nil pointer
    /// dereference".
    NotNil(ValueId),
    /// A map that is written is not nil: else "assignment to entry in nil map".
    MapNotNil(ValueId),
    /// An index or bound is within a limit.
    Bound {
        /// Which bound.
        kind: Bound,
        /// The index or bound, of any integer type.
        value: ValueId,
        /// What it is held against.
        limit: ValueId,
    },
    /// A divisor of integers is not zero: else "integer divide by zero".
    Divisor(ValueId),
    /// A signed shift count is not negative: else "negative shift amount".
    ShiftCount(ValueId),
    /// Two values with interfaces in them can be compared: else "comparing
    /// uncomparable type T".
    Comparable {
        /// Left operand.
        left: ValueId,
        /// Right operand.
        right: ValueId,
    },
    /// A key with interfaces in it can be hashed: else "hash of unhashable type T".
    Hashable(ValueId),
    /// `make([]T, len, cap)`: else "makeslice: len out of range" or "makeslice: cap
    /// out of range".
    SliceSize {
        /// The length.
        len: ValueId,
        /// The capacity.
        cap: ValueId,
    },
    /// `make(chan T, size)`: else "makechan: size out of range".
    ChanSize(ValueId),
    /// `unsafe.Slice` and `unsafe.String`: the length fits behind the pointer.
    UnsafeLen {
        /// The pointer.
        pointer: ValueId,
        /// The length.
        len: ValueId,
    },
    /// The body of a range-over-func loop may run, or the iterator may return: the
    /// state of the loop is as expected.
    RangeState {
        /// The state of the loop, a [`RangeState`] as an integer.
        state: ValueId,
        /// Whether the iterator has returned; else its body is about to run.
        returned: bool,
    },
}

/// What is held against what, and what the runtime says if it is not below.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// `index < len`: `index out of range [i] with length n`.
    Index,
    /// `s[:high]`, `high <= len` of a string or array: `slice bounds out of
    /// range [:h] with length n`.
    HighLen,
    /// `s[:high]`, `high <= cap` of a slice: `… [:h] with capacity n`.
    HighCap,
    /// `s[low:high]`, `low <= high`: `… [l:h]`.
    Low,
    /// `s[::max]`, `max <= len` of an array: `… [::m] with length n`.
    MaxLen,
    /// `s[::max]`, `max <= cap` of a slice: `… [::m] with capacity n`.
    MaxCap,
    /// `s[:high:max]`, `high <= max`: `… [:h:m]`.
    HighMax,
    /// `s[low:high:]`, `low <= high`: `… [l:h:]`.
    LowHigh,
    /// A slice as an array of `value` elements, `value <= len`: "cannot convert
    /// slice with length n to array or pointer to array with length m".
    Array,
}

/// The states of a range-over-func loop, as the runtime numbers them
/// (`internal/abi/rangefuncconsts.go`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RangeState {
    /// The body has returned and wants no more: it was left by `break`, `return`, ….
    Done,
    /// The body may run.
    Ready,
    /// The body runs, or has panicked.
    Panicked,
    /// The iterator has returned.
    Exhausted,
    /// The iterator has returned although the body panicked.
    MissingPanic,
}

impl Bound {
    /// Whether the value must be below the limit; else it may be equal to it.
    pub const fn is_strict(self) -> bool {
        matches!(self, Self::Index)
    }

    /// How the printer calls it.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::HighLen => "high-len",
            Self::HighCap => "high-cap",
            Self::Low => "low",
            Self::MaxLen => "max-len",
            Self::MaxCap => "max-cap",
            Self::HighMax => "high-max",
            Self::LowHigh => "low-high",
            Self::Array => "array",
        }
    }
}

impl RangeState {
    /// Its number.
    pub const fn number(self) -> i64 {
        match self {
            Self::Done => 0,
            Self::Ready => 1,
            Self::Panicked => 2,
            Self::Exhausted => 3,
            Self::MissingPanic => 4,
        }
    }
}
