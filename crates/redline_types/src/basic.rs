//! Basic types (spec: Types, Numeric types, Constants).

use crate::TypeId;

/// Declares the basic types with their names and properties in one table.
macro_rules! basics {
    ($($(#[$meta:meta])* $variant:ident = $name:literal, $kind:ident, $typed:ident;)*) => {
        /// A predeclared type that has no parts, or the type of an untyped value.
        ///
        /// `byte` and `rune` are kinds of their own only in text: see [`Basic::plain`].
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Basic {
            $($(#[$meta])* $variant,)*
        }

        impl Basic {
            /// All of them; the index of each is that of its [`Basic::id`].
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// How it is written in messages: `int`, `untyped float`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What its values are.
            pub const fn kind(self) -> BasicKind {
                match self { $(Self::$variant => BasicKind::$kind,)* }
            }

            /// Whether its values have not been given a type yet.
            pub const fn is_untyped(self) -> bool {
                match self { $(Self::$variant => matches!(Typed::$typed, Typed::No),)* }
            }
        }
    };
}

enum Typed {
    Yes,
    No,
}

/// What the values of a basic type are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BasicKind {
    /// None: the type of what is wrong or could not be read.
    None,
    /// Truth values.
    Boolean,
    /// Signed integers.
    Signed,
    /// Unsigned integers.
    Unsigned,
    /// Floating-point numbers.
    Float,
    /// Complex numbers.
    Complex,
    /// Strings.
    String,
    /// Pointers to anything.
    Pointer,
    /// The value `nil`.
    Nil,
}

basics! {
    /// The type of what is wrong; an error has been reported.
    Invalid = "invalid type", None, Yes;
    /// The type of what could not be read: a missing package, C, assembly.
    /// Whatever it meets becomes unknown too, and nothing is reported about it.
    Unknown = "invalid type", None, Yes;
    /// `bool`
    Bool = "bool", Boolean, Yes;
    /// `int`
    Int = "int", Signed, Yes;
    /// `int8`
    Int8 = "int8", Signed, Yes;
    /// `int16`
    Int16 = "int16", Signed, Yes;
    /// `int32`
    Int32 = "int32", Signed, Yes;
    /// `int64`
    Int64 = "int64", Signed, Yes;
    /// `uint`
    Uint = "uint", Unsigned, Yes;
    /// `uint8`
    Uint8 = "uint8", Unsigned, Yes;
    /// `uint16`
    Uint16 = "uint16", Unsigned, Yes;
    /// `uint32`
    Uint32 = "uint32", Unsigned, Yes;
    /// `uint64`
    Uint64 = "uint64", Unsigned, Yes;
    /// `uintptr`
    Uintptr = "uintptr", Unsigned, Yes;
    /// `float32`
    Float32 = "float32", Float, Yes;
    /// `float64`
    Float64 = "float64", Float, Yes;
    /// `complex64`
    Complex64 = "complex64", Complex, Yes;
    /// `complex128`
    Complex128 = "complex128", Complex, Yes;
    /// `string`
    String = "string", String, Yes;
    /// `unsafe.Pointer`
    UnsafePointer = "unsafe.Pointer", Pointer, Yes;
    /// `byte`, identical to `uint8`.
    Byte = "byte", Unsigned, Yes;
    /// `rune`, identical to `int32`.
    Rune = "rune", Signed, Yes;
    /// The type of `true` and of comparisons.
    UntypedBool = "untyped bool", Boolean, No;
    /// The type of `1`.
    UntypedInt = "untyped int", Signed, No;
    /// The type of `'a'`.
    UntypedRune = "untyped rune", Signed, No;
    /// The type of `1.0`.
    UntypedFloat = "untyped float", Float, No;
    /// The type of `1i`.
    UntypedComplex = "untyped complex", Complex, No;
    /// The type of `""`.
    UntypedString = "untyped string", String, No;
    /// The type of `nil`.
    UntypedNil = "untyped nil", Nil, No;
}

impl Basic {
    /// Its id in every store.
    #[inline]
    pub fn id(self) -> TypeId {
        TypeId::new(self as usize)
    }

    /// The type that it is another name for, or itself.
    #[inline]
    #[must_use]
    pub const fn plain(self) -> Self {
        match self {
            Self::Byte => Self::Uint8,
            Self::Rune => Self::Int32,
            _ => self,
        }
    }

    /// Whether its name is a predeclared identifier.
    pub const fn is_predeclared(self) -> bool {
        !self.is_untyped() && !matches!(self, Self::Invalid | Self::Unknown | Self::UnsafePointer)
    }

    /// Whether its values are integers.
    pub const fn is_integer(self) -> bool {
        matches!(self.kind(), BasicKind::Signed | BasicKind::Unsigned)
    }

    /// Whether its values are numbers.
    pub const fn is_numeric(self) -> bool {
        self.is_integer() || matches!(self.kind(), BasicKind::Float | BasicKind::Complex)
    }

    /// Whether its values can be constants.
    pub const fn is_const_type(self) -> bool {
        self.is_numeric() || matches!(self.kind(), BasicKind::Boolean | BasicKind::String)
    }

    /// Whether its values can be compared by `<` (spec: Comparison operators).
    pub const fn is_ordered(self) -> bool {
        self.is_integer() || matches!(self.kind(), BasicKind::Float | BasicKind::String)
    }

    /// The type that an untyped value gets where none is asked for (spec:
    /// Constants); a typed one keeps its own.
    #[must_use]
    pub const fn default_type(self) -> Self {
        match self {
            Self::UntypedBool => Self::Bool,
            Self::UntypedInt => Self::Int,
            Self::UntypedRune => Self::Rune,
            Self::UntypedFloat => Self::Float64,
            Self::UntypedComplex => Self::Complex128,
            Self::UntypedString => Self::String,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_where_its_id_says() {
        for (index, basic) in Basic::ALL.iter().enumerate() {
            assert_eq!(basic.id().index(), index);
        }
    }

    #[test]
    fn an_untyped_type_has_a_typed_default() {
        for basic in Basic::ALL.iter().filter(|&&basic| basic != Basic::UntypedNil) {
            assert!(!basic.default_type().is_untyped(), "{basic:?}");
            assert_eq!(basic.default_type().kind(), basic.kind());
        }
    }
}
