//! Blocks: which local declaration a name means here.

use redline_base::Name;
use rustc_hash::FxHashMap;

use crate::LocalId;

/// The local declarations in force, those of inner blocks over those of outer ones.
#[derive(Default)]
pub(crate) struct Blocks {
    current: FxHashMap<Name, LocalId>,
    /// What each declaration hid, in order, to be undone at the end of its block.
    hidden: Vec<(Name, Option<LocalId>)>,
}

/// The beginning of a block.
#[derive(Clone, Copy)]
pub(crate) struct BlockMark(usize);

impl Blocks {
    pub(crate) fn open(&self) -> BlockMark {
        BlockMark(self.hidden.len())
    }

    pub(crate) fn close(&mut self, mark: BlockMark) {
        while self.hidden.len() > mark.0
            && let Some((name, outer)) = self.hidden.pop()
        {
            match outer {
                Some(outer) => self.current.insert(name, outer),
                None => self.current.remove(&name),
            };
        }
    }

    pub(crate) fn declare(&mut self, name: Name, local: LocalId) {
        let outer = self.current.insert(name, local);
        self.hidden.push((name, outer));
    }

    pub(crate) fn find(&self, name: Name) -> Option<LocalId> {
        self.current.get(&name).copied()
    }

    /// Whether the block that began at `mark` declares `name` itself.
    pub(crate) fn declared_since(&self, mark: BlockMark, name: Name) -> bool {
        self.hidden[mark.0..].iter().any(|&(declared, _)| declared == name)
    }
}
