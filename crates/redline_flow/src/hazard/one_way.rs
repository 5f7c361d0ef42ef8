//! Operations that panic on one of the ways that meet before them.

use redline_ir::{BlockId, EdgeId, Terminator, ValueId};
use rustc_hash::FxHashSet;

use super::{HazardStep, StepKind};
use crate::atom::Atom;
use crate::prover::Prover;

/// How many blocks may lie between where the ways meet and the operation.
const MAX_BLOCKS: usize = 64;

impl Prover<'_> {
    /// A way on which a statement is true, and from which each way leads to an instruction.
    pub(super) fn way_on_which(&mut self, atom: Atom, instruction: ValueId) -> Option<EdgeId> {
        let graph = &self.view.graph;
        let goal = graph.home(instruction);
        let mut before = self.view.body.instructions(goal).take_while(|&it| it != instruction);
        if before.any(|it| self.may_stay_away(it)) {
            return None;
        }
        let mut join = goal;
        loop {
            if let Some(edge) = self.entry_on_which(atom, join) {
                return Some(edge);
            }
            join = graph.dominators.immediate(join)?;
            if !self.always_leads(join, goal) {
                return None;
            }
        }
    }

    /// Of several edges into a block that begins no loop, one on which a statement is true.
    fn entry_on_which(&mut self, atom: Atom, join: BlockId) -> Option<EdgeId> {
        let graph = &self.view.graph;
        if !atom.values().all(|value| self.is_at_start(value, join)) {
            return None;
        }
        let edges: Vec<EdgeId> = graph.entries(join).collect();
        let is_odd = |&edge: &EdgeId| graph.leads_back(edge) || graph.unwinds(edge);
        if edges.len() < 2 || edges.iter().any(is_odd) {
            return None;
        }
        edges.into_iter().find(|&edge| {
            let at = self.at_edge(edge);
            let atom = self.carried(atom, join, edge);
            self.ask(atom, at).is_some()
                && self.always_arrives(join, edge)
                && !self.is_contradictory(at)
                && self.is_feasible(edge)
        })
    }

    /// Whether an edge into a block is always taken once its way has been chosen: nothing may
    /// stay away in the blocks that lead to it alone.
    fn always_arrives(&self, join: BlockId, edge: EdgeId) -> bool {
        let dominators = &self.view.graph.dominators;
        let fork = dominators.immediate(join);
        let mut block = Some(self.view.body[edge].from);
        while let Some(inner) = block.filter(|_| block != fork) {
            if self.view.body.instructions(inner).any(|it| self.may_stay_away(it)) {
                return false;
            }
            block = dominators.immediate(inner);
        }
        true
    }

    /// Whether each way on from the start of a block leads to another one without coming
    /// back, and nothing on it may stay away.
    pub(super) fn always_leads(&self, start: BlockId, goal: BlockId) -> bool {
        let body = self.view.body;
        let mut seen = FxHashSet::default();
        let mut open = vec![start];
        while let Some(block) = open.pop() {
            if block == goal || !seen.insert(block) {
                continue;
            }
            if seen.len() > MAX_BLOCKS || body.instructions(block).any(|it| self.may_stay_away(it))
            {
                return false;
            }
            match body.terminator(block) {
                Terminator::Jump(_) | Terminator::Branch { .. } => {
                    open.extend(body.terminator(block).edges().map(|edge| body[edge].to));
                    if open.contains(&start) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        true
    }

    /// What says that a way was taken: the last condition on it.
    pub(super) fn step_of_way(&self, edge: EdgeId) -> Vec<HazardStep> {
        let condition = self.last_condition(edge);
        let step = |(it, _)| HazardStep::at(self.view.body, it, StepKind::Condition);
        condition.map(step).into_iter().collect()
    }

    /// The last condition on the way that an edge ends, and whether it is true.
    pub(super) fn last_condition(&self, edge: EdgeId) -> Option<(ValueId, bool)> {
        let view = self.view;
        let mut edge = edge;
        loop {
            if let Some(condition) = view.graph.condition(edge) {
                return Some(condition);
            }
            edge = view.graph.only_entry(view.body[edge].from)?;
        }
    }
}
