//! How the values of a type are held.

use redline_types::{Basic, BasicKind, Store, Type, TypeId};

/// What the values of a type are, as far as operations ask.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Bool,
    Int(IntKind),
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    Pointer,
    UnsafePointer,
    Slice,
    Array,
    Struct,
    Map,
    Chan,
    Func,
    Interface,
    Tuple,
    /// Of `nil` and of what the interpreter cannot hold.
    Other,
}

/// An integer type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct IntKind {
    pub bits: u32,
    pub signed: bool,
}

impl IntKind {
    /// `int` where words have 64 bits.
    pub(crate) const INT: Self = Self { bits: 64, signed: true };

    /// The value of the type that has these low bits.
    pub(crate) const fn wrap(self, value: i64) -> i64 {
        let spare = 64 - self.bits;
        if self.signed {
            (value << spare) >> spare
        } else {
            ((value.cast_unsigned() << spare) >> spare).cast_signed()
        }
    }
}

impl Kind {
    /// That of a type without type parameters.
    pub(crate) fn of(store: &Store, ty: TypeId, word: u32) -> Self {
        match &store[store.underlying(ty)] {
            Type::Basic(basic) => Self::of_basic(*basic, word),
            Type::Array { .. } => Self::Array,
            Type::Slice(_) => Self::Slice,
            Type::Struct(_) => Self::Struct,
            Type::Pointer(_) => Self::Pointer,
            Type::Tuple(_) => Self::Tuple,
            Type::Signature(_) => Self::Func,
            Type::Interface(_) => Self::Interface,
            Type::Map { .. } => Self::Map,
            Type::Chan { .. } => Self::Chan,
            _ => Self::Other,
        }
    }

    fn of_basic(basic: Basic, word: u32) -> Self {
        let basic = basic.default_type().plain();
        match basic {
            Basic::Float32 => return Self::Float32,
            Basic::Complex64 => return Self::Complex64,
            _ => {}
        }
        match basic.kind() {
            BasicKind::Boolean => Self::Bool,
            BasicKind::Signed => Self::Int(IntKind { bits: bits(basic, word), signed: true }),
            BasicKind::Unsigned => Self::Int(IntKind { bits: bits(basic, word), signed: false }),
            BasicKind::Float => Self::Float64,
            BasicKind::Complex => Self::Complex128,
            BasicKind::String => Self::String,
            BasicKind::Pointer => Self::UnsafePointer,
            BasicKind::Nil | BasicKind::None => Self::Other,
        }
    }
}

/// How many bits an integer type has where words have `word`.
fn bits(basic: Basic, word: u32) -> u32 {
    match basic {
        Basic::Int8 | Basic::Uint8 => 8,
        Basic::Int16 | Basic::Uint16 => 16,
        Basic::Int32 | Basic::Uint32 => 32,
        Basic::Int64 | Basic::Uint64 => 64,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_wrap_around() {
        let int8 = IntKind { bits: 8, signed: true };
        let uint8 = IntKind { bits: 8, signed: false };
        assert_eq!((int8.wrap(128), int8.wrap(-129)), (-128, 127));
        assert_eq!((uint8.wrap(256), uint8.wrap(-1)), (0, 255));
        assert_eq!(IntKind::INT.wrap(i64::MIN), i64::MIN);
    }
}
