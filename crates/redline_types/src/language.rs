//! Which release of Go brought what (spec: Language versions).

/// What older languages do not have.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Feature {
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
    /// Interfaces satisfy `comparable`.
    ComparableInterfaces,
    /// `min` and `max`
    MinMax,
    /// `clear`
    Clear,
    /// Generic functions as arguments of functions.
    FunctionInference,
    /// `for i := range 10`
    RangeOverInt,
    /// `for x := range f`
    RangeOverFunc,
    /// `new(x)` of a value.
    NewOfValue,
    /// Keys of struct literals that are promoted fields.
    PromotedKeys,
}

impl Feature {
    /// N of the first `go1.N` that has it.
    pub(crate) const fn since(self) -> u32 {
        match self {
            Self::SignedShiftCount => 13,
            Self::OverlappingMethods => 14,
            Self::SliceToArrayPointer | Self::UnsafeSlice => 17,
            Self::SliceToArray | Self::UnsafeString | Self::ComparableInterfaces => 20,
            Self::MinMax | Self::Clear | Self::FunctionInference => 21,
            Self::RangeOverInt => 22,
            Self::RangeOverFunc => 23,
            Self::NewOfValue => 26,
            Self::PromotedKeys => 27,
        }
    }
}
