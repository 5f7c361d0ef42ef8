//! Places in the input, which may be larger than any file of source.

/// A half-open range of bytes of the input, and the line on which it begins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Extent {
    /// Offset of the first byte.
    pub start: u64,
    /// Offset behind the last byte.
    pub end: u64,
    /// Line of the first byte, counted from 1.
    pub line: u64,
}

impl Extent {
    /// The extent up to the end of a later one.
    #[must_use]
    pub const fn to(self, later: Self) -> Self {
        Self { end: if later.end > self.end { later.end } else { self.end }, ..self }
    }
}
