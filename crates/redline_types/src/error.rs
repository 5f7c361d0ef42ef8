//! What is wrong with the code that is checked.

use redline_base::Span;

/// An error in a package, as data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeError {
    /// Index of the file among the files of the package.
    pub file: usize,
    /// Where it is.
    pub span: Span,
    /// Which kind of error it is.
    pub code: ErrorCode,
    /// What is wrong, in a phrase.
    pub message: String,
}

/// Declares the codes with their numbers, which are those that the Go tools print.
macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $number:literal,)*) => {
        /// The kinds of errors of the type checker.
        ///
        /// The numbers are those of `internal/types/errors` of the Go distribution.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(i16)]
        pub enum ErrorCode {
            $($(#[$meta])* $variant = $number,)*
        }

        impl ErrorCode {
            /// Its number.
            pub const fn number(self) -> i16 {
                self as i16
            }
        }
    };
}

codes! {
    /// A label that nothing declares, a type of no kind, and what has no code of its own.
    InvalidSyntaxTree = -1,
    /// A name declared twice in one block.
    DuplicateDecl = 10,
    /// A declaration that refers to itself.
    InvalidDeclCycle = 11,
    /// A type that contains itself.
    InvalidTypeCycle = 12,
    /// A constant whose value is no constant.
    InvalidConstInit = 13,
    /// A constant of a type that constants cannot have.
    InvalidConstType = 15,
    /// An array length that is no constant integer.
    InvalidArrayLen = 26,
    /// A receiver of a type that cannot have methods.
    InvalidRecv = 32,
    /// A map key that cannot be compared.
    IncomparableMapKey = 28,
    /// A name that nothing declares.
    UndeclaredName = 75,
    /// A name that the package does not declare.
    UndeclaredImportedName = 73,
    /// A name of another package that is not exported.
    UnexportedName = 74,
    /// A package used as a value.
    InvalidPkgUse = 4,
    /// An expression that is no type.
    NotAType = 25,
    /// A generic type without type arguments.
    WrongTypeArgCount = 137,
    /// A blank identifier used as a value or type.
    InvalidBlank = 35,
    /// A type that cannot be embedded.
    InvalidPtrEmbed = 30,
    /// A constraint used as the type of a variable.
    MisplacedConstraintIface = 142,
    /// A type parameter where none may stand.
    MisplacedTypeParam = 144,
    /// A value that its type cannot represent.
    NumericOverflow = 44,
    /// A fraction where a whole number is wanted.
    TruncatedFloat = 43,
    /// A constant expression whose operation has no result.
    InvalidConstVal = 14,
    /// `nil` where its type cannot be told.
    UntypedNilUse = 16,
    /// As many values as there are not variables.
    WrongAssignCount = 17,
    /// A value whose type does not fit where it is put.
    IncompatibleAssign = 23,
    /// What is no expression, or has no value.
    NotAnExpr = 42,
    /// An operator that operands of the type do not have.
    UndefinedOp = 45,
    /// Operands of different types.
    MismatchedTypes = 46,
    /// A constant divided by zero.
    DivByZero = 47,
    /// The address of what has none.
    UnaddressableOperand = 49,
    /// A pointer operation on what is no pointer.
    InvalidIndirection = 50,
    /// An index where there is nothing to index.
    NonIndexableOperand = 51,
    /// An index that cannot be one.
    InvalidIndex = 52,
    /// Slice indices in the wrong order.
    SwappedSliceIndices = 53,
    /// A slice of what cannot be sliced.
    NonSliceableOperand = 54,
    /// A slice expression with three indices of a string, or without the last two.
    InvalidSliceExpr = 55,
    /// A shift count that cannot be one.
    InvalidShiftCount = 56,
    /// A shift of what is no integer.
    InvalidShiftOperand = 57,
    /// A receive operation on what is no channel to receive from.
    InvalidReceive = 58,
    /// A constant other than a string that is converted to one, and the like.
    InvalidUntypedConversion = 97,
    /// `iota` outside a constant declaration.
    InvalidIota = 36,
    /// Several values where one is wanted.
    TooManyValues = 41,
    /// A selector that several members answer to.
    AmbiguousSelector = 72,
    /// A selector that no member answers to.
    MissingFieldOrMethod = 76,
    /// A built-in function that is not called.
    UncalledBuiltin = 82,
    /// A method expression of what does not have the method.
    InvalidMethodExpr = 125,
    /// A call of what is no function.
    InvalidCall = 127,
    /// A call with too many or too few arguments.
    WrongArgCount = 126,
    /// A conversion that the types do not allow.
    InvalidConversion = 96,
    /// The length of what has none.
    InvalidLen = 90,
    /// A composite literal of a type that has none.
    InvalidLit = 71,
    /// A composite literal whose type is neither written nor known.
    UntypedLit = 70,
    /// A map literal with an element that has no key.
    MissingLitKey = 61,
    /// A struct literal some of whose elements have a key.
    MixedStructLit = 64,
    /// A struct literal with too few or too many values.
    InvalidStructLit = 65,
    /// A key that is no field of the struct.
    MissingLitField = 66,
    /// A key of a struct literal that is no name.
    InvalidLitField = 69,
    /// `unsafe.Offsetof` of what is no selector.
    BadOffsetofSyntax = 98,
    /// A type assertion of what is no interface.
    InvalidAssert = 94,
    /// Something generic that is not used as such.
    NotAGenericType = 136,
}
