//! The predeclared identifiers (spec: Predeclared identifiers).

use redline_base::{Interner, Name};
use rustc_hash::FxHashMap;

/// Declares the predeclared identifiers with their spellings, so that both
/// stand in one table.
macro_rules! predeclared {
    ($($(#[$meta:meta])* $variant:ident = $text:literal $kind:ident,)*) => {
        /// A predeclared identifier.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Predeclared {
            $($(#[$meta])* $variant,)*
        }

        impl Predeclared {
            /// All of them, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its spelling.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// What it stands for.
            pub const fn kind(self) -> PredeclaredKind {
                match self { $(Self::$variant => PredeclaredKind::$kind,)* }
            }
        }
    };
}

/// What a predeclared identifier stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PredeclaredKind {
    /// A type.
    Type,
    /// `true`, `false` or `iota`.
    Constant,
    /// `nil`.
    Nil,
    /// A built-in function.
    Function,
}

predeclared! {
    /// `any`
    Any = "any" Type,
    /// `bool`
    Bool = "bool" Type,
    /// `byte`
    Byte = "byte" Type,
    /// `comparable`
    Comparable = "comparable" Type,
    /// `complex64`
    Complex64 = "complex64" Type,
    /// `complex128`
    Complex128 = "complex128" Type,
    /// `error`
    Error = "error" Type,
    /// `float32`
    Float32 = "float32" Type,
    /// `float64`
    Float64 = "float64" Type,
    /// `int`
    Int = "int" Type,
    /// `int8`
    Int8 = "int8" Type,
    /// `int16`
    Int16 = "int16" Type,
    /// `int32`
    Int32 = "int32" Type,
    /// `int64`
    Int64 = "int64" Type,
    /// `rune`
    Rune = "rune" Type,
    /// `string`
    String = "string" Type,
    /// `uint`
    Uint = "uint" Type,
    /// `uint8`
    Uint8 = "uint8" Type,
    /// `uint16`
    Uint16 = "uint16" Type,
    /// `uint32`
    Uint32 = "uint32" Type,
    /// `uint64`
    Uint64 = "uint64" Type,
    /// `uintptr`
    Uintptr = "uintptr" Type,
    /// `true`
    True = "true" Constant,
    /// `false`
    False = "false" Constant,
    /// `iota`
    Iota = "iota" Constant,
    /// `nil`
    Nil = "nil" Nil,
    /// `append`
    Append = "append" Function,
    /// `cap`
    Cap = "cap" Function,
    /// `clear`
    Clear = "clear" Function,
    /// `close`
    Close = "close" Function,
    /// `complex`
    Complex = "complex" Function,
    /// `copy`
    Copy = "copy" Function,
    /// `delete`
    Delete = "delete" Function,
    /// `imag`
    Imag = "imag" Function,
    /// `len`
    Len = "len" Function,
    /// `make`
    Make = "make" Function,
    /// `max`
    Max = "max" Function,
    /// `min`
    Min = "min" Function,
    /// `new`
    New = "new" Function,
    /// `panic`
    Panic = "panic" Function,
    /// `print`
    Print = "print" Function,
    /// `println`
    Println = "println" Function,
    /// `real`
    Real = "real" Function,
    /// `recover`
    Recover = "recover" Function,
}

/// The scope around every package.
pub struct Universe {
    by_name: FxHashMap<Name, Predeclared>,
    blank: Name,
    init: Name,
}

impl Universe {
    /// The predeclared identifiers as names of `names`.
    pub fn new(names: &Interner) -> Self {
        let by_name = Predeclared::ALL.iter().map(|&it| (names.intern(it.text()), it)).collect();
        Self { by_name, blank: names.intern("_"), init: names.intern("init") }
    }

    /// The predeclared identifier with this name.
    pub fn find(&self, name: Name) -> Option<Predeclared> {
        self.by_name.get(&name).copied()
    }

    /// Whether it is `_`, which declares nothing.
    pub fn is_blank(&self, name: Name) -> bool {
        name == self.blank
    }

    /// Whether it is `init`, which as a function cannot be referred to.
    pub fn is_init(&self, name: Name) -> bool {
        name == self.init
    }
}
