//! Ways that can be gone.

use redline_ir::{BlockId, EdgeId, Op, ValueId};
use rustc_hash::FxHashMap;

use crate::atom::{Atom, Negated};
use crate::prover::Prover;

/// How many edges of a way are looked at, and how many in all.
const MAX_LENGTH: usize = 24;
const MAX_EDGES: u32 = 400;

/// How many reads from what was read are followed, as in `a.b.c`.
const MAX_CHAIN: u32 = 16;

impl Prover<'_> {
    /// Whether there is a way to an edge whose conditions do not exclude each other, as
    /// far as the same values are compared in them. Where that takes too long to tell,
    /// there is none.
    pub(super) fn is_feasible(&self, edge: EdgeId) -> bool {
        let mut search = Search { prover: self, budget: MAX_EDGES, forms: FxHashMap::default() };
        search.extend(edge, &mut Vec::new(), 0)
    }
}

/// A search for a way.
struct Search<'p, 'v> {
    prover: &'p Prover<'v>,
    budget: u32,
    /// The first value of each form. What is read from memory counts as the same if it
    /// is read from the same place, whatever was written meanwhile: a way that asks for
    /// one thing twice with different answers is not one to report.
    forms: FxHashMap<Op, ValueId>,
}

impl Search<'_, '_> {
    /// Goes back from an edge, with what is so behind it.
    fn extend(&mut self, edge: EdgeId, so: &mut Vec<Atom>, length: usize) -> bool {
        if self.budget == 0 {
            return false;
        }
        self.budget -= 1;
        let view = self.prover.view;
        let from = view.body[edge].from;
        let before = so.len();
        if let Some((condition, is)) = view.graph.condition(edge) {
            view.atoms_of(condition, is, &mut |atom| {
                so.push(atom.map(|value| self.form(value, MAX_CHAIN)));
            });
            let excludes = so[before..]
                .iter()
                .any(|&atom| so[..before].iter().any(|&other| excludes(atom, other)));
            if excludes {
                so.truncate(before);
                return false;
            }
        }
        let is_found = from == view.body.entry()
            || length >= MAX_LENGTH
            || self.is_begun_by_loop(from)
            || self.extend_back(from, so, length);
        so.truncate(before);
        is_found
    }

    fn extend_back(&mut self, block: BlockId, so: &[Atom], length: usize) -> bool {
        let view = self.prover.view;
        // What is made in the block was another value before.
        let mut kept: Vec<Atom> = so
            .iter()
            .copied()
            .filter(|atom| atom.values().all(|value| self.is_made_before(value, block)))
            .collect();
        let edges: Vec<EdgeId> = view.graph.entries(block).collect();
        edges.into_iter().any(|edge| self.extend(edge, &mut kept, length + 1))
    }

    fn is_begun_by_loop(&self, block: BlockId) -> bool {
        let graph = &self.prover.view.graph;
        graph.entries(block).any(|edge| graph.leads_back(edge))
    }

    /// The value that stands for all of the same form.
    fn form(&mut self, value: ValueId, links: u32) -> ValueId {
        let view = self.prover.view;
        let value = view.class(value);
        let Some(links) = links.checked_sub(1) else { return value };
        let op = match view.body[value] {
            Op::Load(address) => Op::Load(self.form(address, links)),
            Op::FieldAddress { base, field } => {
                Op::FieldAddress { base: self.form(base, links), field }
            }
            Op::Field { base, field } => Op::Field { base: self.form(base, links), field },
            _ => return value,
        };
        *self.forms.entry(op).or_insert(value)
    }

    /// Whether a value, or what it is read from, is made before a block.
    fn is_made_before(&self, value: ValueId, block: BlockId) -> bool {
        let view = self.prover.view;
        let mut value = value;
        for _ in 0..MAX_CHAIN {
            match view.body[value] {
                Op::Load(base) | Op::FieldAddress { base, .. } | Op::Field { base, .. } => {
                    value = view.class(base);
                }
                _ => break,
            }
        }
        view.graph.is_made_before(value, block)
    }
}

/// Whether two statements cannot both be so.
fn excludes(one: Atom, other: Atom) -> bool {
    match (one, other) {
        (
            Atom::AtMost { left, right, offset },
            Atom::AtMost { left: other_left, right: other_right, offset: other_offset },
        ) => left == other_right && right == other_left && offset + other_offset < 0,
        _ => one.negated() == Negated::One(other),
    }
}
