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
    /// Whether the package means something in spite of it: an unused variable.
    pub is_soft: bool,
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

            /// Whether a package with such errors, as a rule, means something.
            pub(crate) const fn is_soft(self) -> bool {
                matches!(
                    self,
                    Self::UnusedImport
                        | Self::InvalidTypeArg
                        | Self::MisplacedConstraintIface
                        | Self::InvalidRangeExpr
                        | Self::UnusedVar
                        | Self::UnusedLabel
                        | Self::InvalidIterVar
                        | Self::DuplicateLabel
                        | Self::NoNewVar
                        | Self::JumpOverDecl
                        | Self::MissingInitBody
                        | Self::InvalidPostDecl
                )
            }
        }
    };
}

codes! {
    /// What has no code of its own, as a rule because of a syntax error.
    InvalidSyntaxTree = -1,
    /// A package of the name `_`.
    BlankPkgName = 2,
    /// A file of another package.
    MismatchedPkgName = 3,
    /// A package used as a value.
    InvalidPkgUse = 4,
    /// An import path that is none.
    BadImportPath = 5,
    /// A package that could not be read.
    BrokenImport = 6,
    /// An import of `C` under another name.
    ImportCRenamed = 7,
    /// An import that the file does not use.
    UnusedImport = 8,
    /// A variable whose initialization needs its value.
    InvalidInitCycle = 9,
    /// A name declared twice in one block.
    DuplicateDecl = 10,
    /// A declaration that refers to itself.
    InvalidDeclCycle = 11,
    /// A type that contains itself.
    InvalidTypeCycle = 12,
    /// A constant whose value is no constant.
    InvalidConstInit = 13,
    /// A constant expression whose operation has no result.
    InvalidConstVal = 14,
    /// A constant of a type that constants cannot have.
    InvalidConstType = 15,
    /// `nil` where its type cannot be told.
    UntypedNilUse = 16,
    /// As many values as there are not variables.
    WrongAssignCount = 17,
    /// An assignment to what is no variable.
    UnassignableOperand = 18,
    /// `:=` without a new variable.
    NoNewVar = 19,
    /// `+=` and the like with several operands.
    MultiValAssignOp = 20,
    /// A value that lacks methods of the interface it is given to.
    InvalidIfaceAssign = 21,
    /// A channel whose direction does not fit where it is put.
    InvalidChanAssign = 22,
    /// A value whose type does not fit where it is put.
    IncompatibleAssign = 23,
    /// An assignment to a field of an element of a map.
    UnaddressableFieldAssign = 24,
    /// An expression that is no type.
    NotAType = 25,
    /// An array length that is no constant integer.
    InvalidArrayLen = 26,
    /// A method of the name `_` in an interface.
    BlankIfaceMethod = 27,
    /// A map key that cannot be compared.
    IncomparableMapKey = 28,
    /// A type that cannot be embedded.
    InvalidPtrEmbed = 30,
    /// A method with no or several receivers.
    BadRecv = 31,
    /// A receiver of a type that cannot have methods.
    InvalidRecv = 32,
    /// A field and a method of one name.
    DuplicateFieldAndMethod = 33,
    /// A method declared twice.
    DuplicateMethod = 34,
    /// A blank identifier used as a value or type.
    InvalidBlank = 35,
    /// `iota` outside a constant declaration.
    InvalidIota = 36,
    /// A function `init` without a body.
    MissingInitBody = 37,
    /// A function `init` with parameters or results.
    InvalidInitSig = 38,
    /// Something called `init` that is no function, or `init` or `main` with a signature.
    InvalidInitDecl = 39,
    /// Something called `main` in package `main` that is no function.
    InvalidMainDecl = 40,
    /// Several values where one is wanted.
    TooManyValues = 41,
    /// What is no expression, or has no value.
    NotAnExpr = 42,
    /// A fraction where a whole number is wanted.
    TruncatedFloat = 43,
    /// A value that its type cannot represent.
    NumericOverflow = 44,
    /// An operator that operands of the type do not have.
    UndefinedOp = 45,
    /// Operands of different types.
    MismatchedTypes = 46,
    /// A constant divided by zero.
    DivByZero = 47,
    /// `++` or `--` of what is no number.
    NonNumericIncDec = 48,
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
    /// A send operation on what is no channel to send to.
    InvalidSend = 59,
    /// A key that a literal of a map or list has already.
    DuplicateLitKey = 60,
    /// A map literal with an element that has no key.
    MissingLitKey = 61,
    /// An index in a literal that is no constant integer.
    InvalidLitIndex = 62,
    /// An element behind the end of an array.
    OversizeArrayLit = 63,
    /// A struct literal some of whose elements have a key.
    MixedStructLit = 64,
    /// A struct literal with too few or too many values.
    InvalidStructLit = 65,
    /// A key that is no field of the struct.
    MissingLitField = 66,
    /// A field that a struct literal has already.
    DuplicateLitField = 67,
    /// A value for a field of another package that is not exported.
    UnexportedLitField = 68,
    /// A key of a struct literal that is no name.
    InvalidLitField = 69,
    /// A composite literal whose type is neither written nor known.
    UntypedLit = 70,
    /// A composite literal of a type that has none.
    InvalidLit = 71,
    /// A selector that several members answer to.
    AmbiguousSelector = 72,
    /// A name that the package does not declare.
    UndeclaredImportedName = 73,
    /// A name of another package that is not exported.
    UnexportedName = 74,
    /// A name that nothing declares.
    UndeclaredName = 75,
    /// A selector that no member answers to.
    MissingFieldOrMethod = 76,
    /// `...` where no list of arguments ends.
    BadDotDotDotSyntax = 77,
    /// `...` in a call of a function that is not variadic.
    NonVariadicDotDotDot = 78,
    /// `...` in a call that cannot have it.
    InvalidDotDotDot = 81,
    /// A built-in function that is not called.
    UncalledBuiltin = 82,
    /// `append` to what is no slice.
    InvalidAppend = 83,
    /// The capacity of what has none.
    InvalidCap = 84,
    /// `close` of what cannot be closed.
    InvalidClose = 85,
    /// `copy` of what cannot be copied.
    InvalidCopy = 86,
    /// `complex` of what are no parts of a complex number.
    InvalidComplex = 87,
    /// `delete` from what is no map.
    InvalidDelete = 88,
    /// The imaginary part of what is no complex number.
    InvalidImag = 89,
    /// The length of what has none.
    InvalidLen = 90,
    /// A length greater than the capacity.
    SwappedMakeArgs = 91,
    /// `make` of what cannot be made.
    InvalidMake = 92,
    /// The real part of what is no complex number.
    InvalidReal = 93,
    /// A type assertion of what is no interface.
    InvalidAssert = 94,
    /// A type assertion that always fails.
    ImpossibleAssert = 95,
    /// A conversion that the types do not allow.
    InvalidConversion = 96,
    /// An untyped value where no such value can be.
    InvalidUntypedConversion = 97,
    /// `unsafe.Offsetof` of what is no selector.
    BadOffsetofSyntax = 98,
    /// `unsafe.Offsetof` of what has no offset.
    InvalidOffsetof = 99,
    /// A value that nothing is done with.
    UnusedExpr = 100,
    /// A variable that nothing uses.
    UnusedVar = 101,
    /// A function with results that ends without a return.
    MissingReturn = 102,
    /// A return with too few or too many values.
    WrongResultCount = 103,
    /// A return without values where another variable hides a result.
    OutOfScopeResult = 104,
    /// A condition that is no boolean.
    InvalidCond = 105,
    /// A declaration in a post statement.
    InvalidPostDecl = 106,
    /// Too many variables of a range clause.
    InvalidIterVar = 108,
    /// A range over what cannot be iterated over.
    InvalidRangeExpr = 109,
    /// `break` outside of what can be left.
    MisplacedBreak = 110,
    /// `continue` outside of a loop.
    MisplacedContinue = 111,
    /// `fallthrough` that is not at the end of a clause with a next one.
    MisplacedFallthrough = 112,
    /// A case that the switch has already.
    DuplicateCase = 113,
    /// A second `default`.
    DuplicateDefault = 114,
    /// `.(type)` outside of a type switch.
    BadTypeKeyword = 115,
    /// A type switch on what is no interface.
    InvalidTypeSwitch = 116,
    /// A switch on what cannot be compared.
    InvalidExprSwitch = 117,
    /// A clause of a select statement that does not communicate.
    InvalidSelectCase = 118,
    /// A label that nothing declares.
    UndeclaredLabel = 119,
    /// A label declared twice.
    DuplicateLabel = 120,
    /// A label that does not belong to a statement around the branch.
    MisplacedLabel = 121,
    /// A label that nothing uses.
    UnusedLabel = 122,
    /// A `goto` over a variable declaration.
    JumpOverDecl = 123,
    /// A `goto` into a block.
    JumpIntoBlock = 124,
    /// A method expression of what does not have the method.
    InvalidMethodExpr = 125,
    /// A call with too many or too few arguments.
    WrongArgCount = 126,
    /// A call of what is no function.
    InvalidCall = 127,
    /// A call whose results must be used.
    UnusedResults = 128,
    /// `defer` of what is no call.
    InvalidDefer = 129,
    /// `go` of what is no call.
    InvalidGo = 130,
    /// A declaration that makes no sense, as a rule because of a syntax error.
    BadDecl = 131,
    /// A name twice on the left of `:=`.
    RepeatedDecl = 132,
    /// `unsafe.Add` to what is no `unsafe.Pointer`.
    InvalidUnsafeAdd = 133,
    /// `unsafe.Slice` of what is no pointer.
    InvalidUnsafeSlice = 134,
    /// What the language version of the file does not have.
    UnsupportedFeature = 135,
    /// Type arguments for what is not generic.
    NotAGenericType = 136,
    /// Too few or too many type arguments.
    WrongTypeArgCount = 137,
    /// Type arguments that cannot be inferred.
    CannotInferTypeArgs = 138,
    /// A type argument that does not satisfy its constraint.
    InvalidTypeArg = 139,
    /// Instances of a generic type or function without end.
    InvalidInstanceCycle = 140,
    /// A union that a constraint cannot have.
    InvalidUnion = 141,
    /// A constraint used as the type of a variable.
    MisplacedConstraintIface = 142,
    /// Type parameters of a method where there can be none.
    InvalidMethodTypeParams = 143,
    /// A type parameter where none may stand.
    MisplacedTypeParam = 144,
    /// `unsafe.SliceData` of what is no slice.
    InvalidUnsafeSliceData = 145,
    /// `unsafe.String` of what is no pointer to bytes.
    InvalidUnsafeString = 146,
    /// `clear` of what cannot be cleared.
    InvalidClear = 148,
    /// A type larger than the memory.
    TypeTooLarge = 149,
    /// `min` or `max` of what has no order.
    InvalidMinMaxOperand = 150,
    /// A language version that is newer than the checker.
    TooNew = 151,
}
