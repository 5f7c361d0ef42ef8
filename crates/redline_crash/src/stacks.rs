//! Stacks that repeat, kept once: most goroutines of a large dump do what others do.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::Frame;

/// Stacks that are looked up: where each is a new one, it is kept on its own.
const MOST: usize = 1 << 12;

/// The stacks of one dump.
#[derive(Debug, Default)]
pub(crate) struct Stacks(HashTable<Arc<[Frame]>>);

impl Stacks {
    /// The stack with these calls.
    pub(crate) fn share(&mut self, frames: &[Frame]) -> Arc<[Frame]> {
        let hash = FxBuildHasher.hash_one(frames);
        if let Some(stack) = self.0.find(hash, |stack| **stack == *frames) {
            return Arc::clone(stack);
        }
        let stack: Arc<[Frame]> = frames.into();
        if self.0.len() < MOST {
            let hasher = |stack: &Arc<[Frame]>| FxBuildHasher.hash_one(&**stack);
            self.0.insert_unique(hash, Arc::clone(&stack), hasher);
        }
        stack
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_calls_are_kept_once() {
        let mut stacks = Stacks::default();
        let [one, other] = [1, 2].map(|line| Frame { line, ..Frame::default() });
        let first = stacks.share(&[one, other]);
        assert!(Arc::ptr_eq(&first, &stacks.share(&[one, other])));
        assert_eq!(*stacks.share(&[other]), [other]);
    }
}
