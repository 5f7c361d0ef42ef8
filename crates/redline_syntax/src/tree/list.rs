//! Children as ranges.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// A range of an arena, or of the tree's list of ids of one kind.
///
/// [`crate::Tree::list`], [`crate::Tree::fields_of`] and their like give the elements.
pub struct IdRange<I> {
    start: u32,
    len: u32,
    of: PhantomData<fn() -> I>,
}

impl<I> IdRange<I> {
    /// No elements.
    pub const EMPTY: Self = Self { start: 0, len: 0, of: PhantomData };

    /// The elements from `start` up to `end`.
    pub(crate) fn between(start: usize, end: usize) -> Self {
        let narrow = |index: usize| {
            u32::try_from(index).expect("an arena holds fewer elements than its source has bytes")
        };
        Self { start: narrow(start), len: narrow(end - start), of: PhantomData }
    }

    /// Number of elements.
    #[inline]
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is no element.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// Indices of the elements in their arena.
    #[inline]
    pub const fn indices(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }
}

impl<I> Clone for IdRange<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for IdRange<I> {}

impl<I> PartialEq for IdRange<I> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.len) == (other.start, other.len)
    }
}

impl<I> Eq for IdRange<I> {}

impl<I> Default for IdRange<I> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<I> fmt::Debug for IdRange<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.indices())
    }
}
