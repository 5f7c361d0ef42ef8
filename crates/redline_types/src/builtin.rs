//! Built-in functions (spec: Built-in functions, Package unsafe).

use redline_names::Predeclared;

/// Declares the functions with their names and shapes in one table.
macro_rules! builtins {
    ($($(#[$meta:meta])* $variant:ident = $name:literal, $args:literal, $variadic:literal, $use:ident;)*) => {
        /// A function that the language knows.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Builtin {
            $($(#[$meta])* $variant,)*
        }

        impl Builtin {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name, without that of its package.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Fewest arguments.
            pub const fn least_args(self) -> usize {
                match self { $(Self::$variant => $args,)* }
            }

            /// Whether it takes more arguments than the fewest.
            pub const fn is_variadic(self) -> bool {
                match self { $(Self::$variant => $variadic,)* }
            }

            /// How a call may stand among statements.
            pub const fn usage(self) -> Usage {
                match self { $(Self::$variant => Usage::$use,)* }
            }
        }
    };
}

/// How a call of a built-in function may stand among statements (spec:
/// Expression statements).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Usage {
    /// Only as an expression.
    Expression,
    /// Only as a statement.
    Statement,
    /// As both.
    Both,
}

builtins! {
    /// `append`
    Append = "append", 1, true, Expression;
    /// `cap`
    Cap = "cap", 1, false, Expression;
    /// `clear`
    Clear = "clear", 1, false, Statement;
    /// `close`
    Close = "close", 1, false, Statement;
    /// `complex`
    Complex = "complex", 2, false, Expression;
    /// `copy`
    Copy = "copy", 2, false, Both;
    /// `delete`
    Delete = "delete", 2, false, Statement;
    /// `imag`
    Imag = "imag", 1, false, Expression;
    /// `len`
    Len = "len", 1, false, Expression;
    /// `make`
    Make = "make", 1, true, Expression;
    /// `max`
    Max = "max", 1, true, Expression;
    /// `min`
    Min = "min", 1, true, Expression;
    /// `new`
    New = "new", 1, false, Expression;
    /// `panic`
    Panic = "panic", 1, false, Statement;
    /// `print`
    Print = "print", 0, true, Statement;
    /// `println`
    Println = "println", 0, true, Statement;
    /// `real`
    Real = "real", 1, false, Expression;
    /// `recover`
    Recover = "recover", 0, false, Both;
    /// `unsafe.Add`
    Add = "Add", 2, false, Expression;
    /// `unsafe.Alignof`
    Alignof = "Alignof", 1, false, Expression;
    /// `unsafe.Offsetof`
    Offsetof = "Offsetof", 1, false, Expression;
    /// `unsafe.Sizeof`
    Sizeof = "Sizeof", 1, false, Expression;
    /// `unsafe.Slice`
    Slice = "Slice", 2, false, Expression;
    /// `unsafe.SliceData`
    SliceData = "SliceData", 1, false, Expression;
    /// `unsafe.String`
    String = "String", 2, false, Expression;
    /// `unsafe.StringData`
    StringData = "StringData", 1, false, Expression;
}

impl Builtin {
    /// Whether it belongs to package `unsafe`.
    pub const fn is_unsafe(self) -> bool {
        matches!(
            self,
            Self::Add
                | Self::Alignof
                | Self::Offsetof
                | Self::Sizeof
                | Self::Slice
                | Self::SliceData
                | Self::String
                | Self::StringData
        )
    }

    /// The function that a predeclared identifier means.
    pub fn of(predeclared: Predeclared) -> Option<Self> {
        let is_meant = |it: &&Self| !it.is_unsafe() && it.name() == predeclared.text();
        Self::ALL.iter().find(is_meant).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_names::PredeclaredKind;

    #[test]
    fn each_predeclared_function_is_known() {
        for &predeclared in Predeclared::ALL {
            let is_function = predeclared.kind() == PredeclaredKind::Function;
            assert_eq!(Builtin::of(predeclared).is_some(), is_function, "{predeclared:?}");
        }
    }
}
