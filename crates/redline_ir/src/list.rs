//! Lists of values, which lie side by side in an arena of their body.

use std::ops::Range;

/// A list of values: [`crate::Body::list`] gives them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct ValueList {
    start: u32,
    len: u32,
}

impl ValueList {
    /// No values.
    pub const EMPTY: Self = Self { start: 0, len: 0 };

    pub(crate) fn between(start: usize, end: usize) -> Self {
        let narrow =
            |index: usize| u32::try_from(index).expect("a body has fewer operands than u32::MAX");
        Self { start: narrow(start), len: narrow(end - start) }
    }

    /// Number of values.
    pub const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.len == 0
    }

    pub(crate) const fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }
}
