//! Byte ranges of a source file.

use std::fmt;
use std::ops::Range;

/// A byte offset from the start of a file.
pub type Offset = u32;

/// A half-open byte range `start..end` of one file; which file is known apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: Offset,
    /// Offset after the last byte.
    pub end: Offset,
}

impl Span {
    /// The range `start..end`.
    #[inline]
    pub const fn new(start: Offset, end: Offset) -> Self {
        Self { start, end }
    }

    /// The empty range at `offset`.
    #[inline]
    pub const fn empty(offset: Offset) -> Self {
        Self { start: offset, end: offset }
    }

    /// Number of bytes.
    #[inline]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds no byte.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The smallest range that holds both.
    #[inline]
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether `offset` lies in the range.
    #[inline]
    pub const fn contains(self, offset: Offset) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly in the range.
    #[inline]
    pub const fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range as an index into the bytes of its file.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The bytes of `source` in the range; empty where the range is not inside it.
    #[inline]
    pub fn of(self, source: &[u8]) -> &[u8] {
        source.get(self.range()).unwrap_or_default()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_outside_its_source_is_empty() {
        assert_eq!(Span::new(1, 3).of(b"abcd"), b"bc");
        assert_eq!(Span::new(3, 9).of(b"abcd"), b"");
        assert_eq!(Span::new(3, 1).of(b"abcd"), b"");
    }

    #[test]
    fn a_joined_span_holds_both() {
        let joined = Span::new(4, 6).to(Span::new(1, 2));
        assert_eq!(joined, Span::new(1, 6));
        assert!(joined.encloses(Span::new(4, 6)) && joined.contains(5) && !joined.contains(6));
    }
}
