//! Children as ranges and as lists of ids.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// A range of an arena.
///
/// [`crate::Tree::fields_of`] and its like give the elements.
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

/// A list of ids that lie elsewhere: [`crate::Tree::list`] gives them.
///
/// Four bytes, and its alignment is that of an id, for the size of nodes.
#[repr(Rust, packed(2))]
pub struct List<I> {
    /// Number of the list, from 1; 0 is the empty list.
    number: u32,
    of: PhantomData<fn() -> I>,
}

impl<I> List<I> {
    /// No elements.
    pub const EMPTY: Self = Self { number: 0, of: PhantomData };

    /// Whether there is no element.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.number == 0
    }
}

impl<I> Clone for List<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for List<I> {}

impl<I> PartialEq for List<I> {
    fn eq(&self, other: &Self) -> bool {
        let (own, others) = (self.number, other.number);
        own == others
    }
}

impl<I> Eq for List<I> {}

impl<I> Default for List<I> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<I> fmt::Debug for List<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List({})", { self.number })
    }
}

/// The ids of all lists of one kind, list behind list.
#[derive(Clone, Debug)]
pub(crate) struct Lists<I> {
    ids: Vec<I>,
    /// Index behind the last id of each list that is not empty.
    ends: Vec<u32>,
}

impl<I: Copy> Lists<I> {
    /// Adds a list of `ids`.
    #[inline]
    pub(crate) fn push(&mut self, ids: impl Iterator<Item = I>) -> List<I> {
        let before = self.ids.len();
        self.ids.extend(ids);
        if self.ids.len() == before {
            return List::EMPTY;
        }
        let narrow = |index: usize| {
            u32::try_from(index).expect("a tree has fewer nodes than its source has bytes")
        };
        self.ends.push(narrow(self.ids.len()));
        List { number: narrow(self.ends.len()), of: PhantomData }
    }

    #[inline]
    pub(crate) fn get(&self, list: List<I>) -> &[I] {
        let number = list.number as usize;
        let end_of = |number: usize| match number.checked_sub(1) {
            Some(index) => self.ends[index] as usize,
            None => 0,
        };
        &self.ids[end_of(number.saturating_sub(1))..end_of(number)]
    }

    pub(crate) fn clear(&mut self) {
        self.ids.clear();
        self.ends.clear();
    }

    /// Gives back the memory that is not filled.
    pub(crate) fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    pub(crate) fn heap_size(&self) -> usize {
        self.ids.capacity() * size_of::<I>() + self.ends.capacity() * size_of::<u32>()
    }
}

impl<I> Default for Lists<I> {
    fn default() -> Self {
        Self { ids: Vec::new(), ends: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_its_own_ids() {
        let mut lists = Lists::default();
        let first = lists.push([7, 8].into_iter());
        let empty = lists.push([].into_iter());
        let second = lists.push([9].into_iter());
        assert_eq!((lists.get(first), lists.get(second)), (&[7, 8][..], &[9][..]));
        assert!(empty.is_empty() && lists.get(empty).is_empty() && !second.is_empty());
    }
}
