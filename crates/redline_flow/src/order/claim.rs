//! What the library promises about numbers.

use redline_ir::{Op, ValueId};

use super::neighbour::{Neighbour, Side};
use crate::atom::Term;
use crate::fact::At;
use crate::library::Claim;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};
use crate::relation::Relation;
use crate::view::View;

impl Prover<'_> {
    /// What the library promises about a result.
    pub(super) fn claimed(&mut self, side: Side, value: ValueId, at: At) -> Vec<Neighbour> {
        let view = self.view;
        let (call, index) = match view.body[value] {
            Op::Extract { tuple, index } => (view.class(tuple), index),
            _ => (value, 0),
        };
        let reason = Reason::Definition(call);
        if let (Op::DecodeRune { .. }, 1) = (view.body[call], index) {
            return vec![(Linear::constant(if side == Side::Upper { 4 } else { 1 }), reason)];
        }
        let Op::Call(id) = view.body[call] else { return Vec::new() };
        let Some(function) = view.library(id) else { return Vec::new() };
        let args = view.body.list(view.body[id].args);
        let arg = |index: u32| args.get(index as usize).copied();
        let mut found = Vec::new();
        for &claim in function.claims {
            let bound = match (claim, side) {
                (Claim::Index, Side::Upper) => arg(0).map(|of| view.len(of).plus(-1)),
                (Claim::Index | Claim::IndexOf, Side::Lower) => Some(Linear::constant(-1)),
                (Claim::IndexOf, Side::Upper) => arg(0).zip(arg(1)).and_then(|(of, what)| {
                    let what = view.string_len(view.class(what)).filter(|&len| len > 0)?;
                    let is_found = what > 1 && self.is_natural(Linear::of(Term::Value(value)), at);
                    Some(view.len(of).plus(if is_found { -what } else { -1 }))
                }),
                (Claim::Between(result, _, most), Side::Upper) if result == index => {
                    Some(Linear::constant(most.into()))
                }
                (Claim::Between(result, least, _), Side::Lower) if result == index => {
                    Some(Linear::constant(least.into()))
                }
                (Claim::UpToLen(result, of), Side::Upper) if result == index => {
                    arg(of).map(|of| view.len(of))
                }
                (Claim::UpTo(result, of), Side::Upper) if result == index => {
                    let most = arg(of).map(|of| view.linear(of));
                    most.filter(|&most| self.is_natural(most, at))
                }
                (Claim::Below(result, of), Side::Upper) if result == index => {
                    arg(of).map(|of| view.linear(of).plus(-1))
                }
                (
                    Claim::UpToLen(result, _) | Claim::UpTo(result, _) | Claim::Below(result, _),
                    Side::Lower,
                ) if result == index => Some(Linear::constant(0)),
                _ => None,
            };
            found.extend(bound.map(|bound| (bound, reason)));
        }
        found
    }
}

impl View<'_> {
    /// What bounds a result of a function of the package, or its length.
    pub(super) fn related(&self, side: Side, term: Term) -> Vec<Neighbour> {
        let Some(value) = term.value() else { return Vec::new() };
        let (call, index) = match self.body[value] {
            Op::Extract { tuple, index } => (self.class(tuple), index),
            _ => (value, 0),
        };
        let Op::Call(id) = self.body[call] else { return Vec::new() };
        let Some(summary) = self.callee(id) else { return Vec::new() };
        let is_upper = side == Side::Upper;
        let bound = |relation: &Relation| relation.bound(self, call, index, term, is_upper);
        let bounds = summary.relations.iter().filter_map(bound);
        bounds.map(|bound| (bound, Reason::Definition(call))).collect()
    }
}
