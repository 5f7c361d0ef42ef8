//! Parts that a type has in several places.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// From how many parts on it is remembered what was found out about them.
///
/// `struct{ x, y T }` has the parts of `T` twice: in a type that is nested so, they
/// are met as often as two to the power of its depth. Few types have many parts.
const MANY: u32 = 64;

/// What a walk through a type, or through several, has found out about the parts that
/// it has met.
pub(crate) struct SharedParts<P, T = ()> {
    met: u32,
    known: FxHashMap<P, T>,
}

impl<P, T> Default for SharedParts<P, T> {
    fn default() -> Self {
        Self { met: 0, known: FxHashMap::default() }
    }
}

impl<P: Eq + Hash, T: Copy> SharedParts<P, T> {
    /// What is known about a part that is met.
    pub(crate) fn meet(&mut self, part: &P) -> Option<T> {
        self.met = self.met.saturating_add(1);
        if self.known.is_empty() { None } else { self.known.get(part).copied() }
    }

    /// Whether so many parts have been met that it is worth while to remember them.
    pub(crate) fn is_many(&self) -> bool {
        self.met > MANY
    }

    /// Remembers what was found out about a part.
    pub(crate) fn remember(&mut self, part: P, found: T) {
        if self.is_many() {
            self.known.insert(part, found);
        }
    }
}
