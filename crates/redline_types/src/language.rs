//! Which release of Go brought what (spec: Language versions).

/// What older languages do not have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Feature {
    /// `type A = B`
    Alias,
    /// `0b1`, `0o7`, `1_000` and the like.
    NumberLiterals,
    /// Type parameters, `any`, `comparable` and elements of interfaces that are types.
    Generics,
    /// Aliases with type parameters.
    GenericAlias,
    /// Methods with type parameters.
    GenericMethod,
    /// Interfaces may embed interfaces with the same methods.
    OverlappingMethods,
    /// Shift counts may be signed.
    SignedShiftCount,
    /// Conversions of slices to pointers to arrays.
    SliceToArrayPointer,
    /// `unsafe.Add` and `unsafe.Slice`
    UnsafeSlice,
    /// Conversions of slices to arrays.
    SliceToArray,
    /// `unsafe.SliceData`, `unsafe.String` and `unsafe.StringData`
    UnsafeString,
    /// `min` and `max`
    MinMax,
    /// `clear`
    Clear,
    /// Generic functions as values, with type arguments from where they are put.
    FunctionInference,
    /// `for i := range 10`
    RangeOverInt,
    /// `for x := range f`
    RangeOverFunc,
    /// Keys of struct literals that are promoted fields.
    PromotedKeys,
    /// `new(x)` of a value.
    NewOfValue,
}

impl Feature {
    /// N of the language `go1.N` that has everything.
    pub(crate) const NEWEST: u32 = 27;

    /// N of the first `go1.N` that has it.
    pub(crate) const fn since(self) -> u32 {
        match self {
            Self::Alias => 9,
            Self::SignedShiftCount | Self::NumberLiterals => 13,
            Self::OverlappingMethods => 14,
            Self::Generics => 18,
            Self::SliceToArrayPointer | Self::UnsafeSlice => 17,
            Self::SliceToArray | Self::UnsafeString => 20,
            Self::MinMax | Self::Clear | Self::FunctionInference => 21,
            Self::RangeOverInt => 22,
            Self::RangeOverFunc | Self::GenericAlias => 23,
            Self::NewOfValue => 26,
            Self::GenericMethod | Self::PromotedKeys => 27,
        }
    }
}
