//! Pointers that were found to be nil, and are followed all the same.

use redline_ir::{BlockId, Callee, Check, EdgeId, Op, Terminator, ValueId, qualified_name};
use redline_types::Type;
use rustc_hash::FxHashSet;

use super::{Hazard, HazardKind, HazardStep, StepKind};
use crate::atom::Atom;
use crate::fact::Origin;
use crate::prover::Prover;
use crate::verdict::{Operation, Verdict};

/// How many blocks may lie between the comparison and the use.
const MAX_BLOCKS: usize = 64;

impl Prover<'_> {
    /// A comparison with nil whose other side leads to the use on every way.
    pub(super) fn after_check(&mut self, operation: &Operation) -> Option<Hazard> {
        if operation.verdict != Verdict::Possible {
            return None;
        }
        let body = self.view.body;
        let Op::Check(Check::NotNil(value)) = body[operation.value] else { return None };
        let value = self.view.class(value);
        if !matches!(*self.view.underlying(value), Type::Pointer(_)) {
            return None;
        }
        let home = self.view.graph.home(operation.value);
        let edges: Vec<EdgeId> = self
            .facts_about(value)
            .iter()
            .filter(|fact| fact.atom == Atom::Nil(value, true))
            .filter_map(|fact| match fact.origin {
                Origin::Edge(edge) => Some(edge),
                Origin::Done(_) | Origin::Callers => None,
            })
            .collect();
        let edge = edges.into_iter().find(|&edge| {
            self.leads_only_to(edge, home, value)
                && !self.is_contradictory(self.at_edge(edge))
                && self.is_feasible(edge)
        })?;
        let (condition, _) = self.view.graph.condition(edge)?;
        let step = HazardStep::at(body, condition, StepKind::Compared);
        Some(Hazard {
            kind: HazardKind::AfterNilCheck,
            span: body.span(operation.value),
            is_proved: true,
            steps: vec![step],
        })
    }

    /// Whether every way on from an edge passes the start of a block, with the value
    /// that it was, and nothing on it may stay away.
    pub(super) fn leads_only_to(&self, edge: EdgeId, goal: BlockId, value: ValueId) -> bool {
        let body = self.view.body;
        let from = body[edge].from;
        if from == goal || !self.view.graph.dominators.end_dominates(from, goal) {
            return false;
        }
        let mut seen = FxHashSet::default();
        let mut open = vec![body[edge].to];
        while let Some(block) = open.pop() {
            if block == goal {
                continue;
            }
            if block == from || block == self.view.graph.home(value) || seen.len() > MAX_BLOCKS {
                return false;
            }
            if !seen.insert(block) {
                continue;
            }
            if body.instructions(block).any(|it| self.may_stay_away(it)) {
                return false;
            }
            match body.terminator(block) {
                Terminator::Jump(_) | Terminator::Branch { .. } => {
                    open.extend(body.terminator(block).edges().map(|edge| body[edge].to));
                }
                _ => return false,
            }
        }
        // What comes before the use in its own block.
        true
    }

    /// Whether it is not certain that what is called returns.
    pub(crate) fn may_stay_away(&self, instruction: ValueId) -> bool {
        let view = self.view;
        let call = match view.body[instruction] {
            Op::Call(call) | Op::DeferredCall(call) => call,
            Op::CallLastDeferred | Op::Select(_) => return true,
            _ => return false,
        };
        if let Some(summary) = view.callee(call) {
            return summary.never_returns || summary.may_stay_away;
        }
        match view.body[call].callee {
            Callee::Declared { object, .. } => !is_plain(&qualified_name(view.store, object)),
            _ => true,
        }
    }
}

/// Whether it is a function of a package of the library whose functions all return;
/// of those that do not, a table is known.
pub(super) fn is_plain(name: &str) -> bool {
    const ROOTS: [&str; 31] = [
        "archive",
        "bufio",
        "bytes",
        "compress",
        "container",
        "context",
        "crypto",
        "encoding",
        "errors",
        "expvar",
        "fmt",
        "hash",
        "html",
        "image",
        "io",
        "log",
        "maps",
        "math",
        "mime",
        "net",
        "path",
        "reflect",
        "regexp",
        "slices",
        "sort",
        "strconv",
        "strings",
        "sync",
        "text",
        "time",
        "unicode",
    ];
    let root = name.split(['/', '.']).next().unwrap_or(name);
    ROOTS.contains(&root)
}
