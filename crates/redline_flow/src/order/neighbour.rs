//! What an integer is at most or at least, by how it is computed.

use redline_ir::{Op, ValueId};

use crate::atom::{Atom, Term};
use crate::fact::At;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};

/// A term with a distance: what a value is at most, or at least.
pub(super) type Neighbour = (Linear, Reason);

/// One end of what a number can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// What it is at most.
    Upper,
    /// What it is at least.
    Lower,
}

impl Side {
    /// Both, in the order in which they are tried.
    pub(super) const BOTH: [Self; 2] = [Self::Upper, Self::Lower];

    /// Of `left <= right` the term whose bound on this side would help, and the other.
    pub(super) const fn of<T: Copy>(self, left: T, right: T) -> (T, T) {
        match self {
            Self::Upper => (left, right),
            Self::Lower => (right, left),
        }
    }
}

impl Prover<'_> {
    /// What a term is at most or at least, by how it is computed.
    pub(super) fn neighbours(&mut self, side: Side, term: Term, at: At) -> Vec<Neighbour> {
        match (term, side) {
            (Term::Value(value), _) => self.neighbours_of_value(side, value, at),
            (Term::Len(value), Side::Upper) => {
                let mut found = self.view.uppers_of_len(value);
                found.extend(self.view.related(side, term));
                found
            }
            (Term::Len(value), Side::Lower) => {
                let mut found = self.view.lowers_of_len(value);
                found.extend(self.view.related(side, term));
                found
            }
            (Term::Cap(value), Side::Lower) => vec![(self.view.len(value), Reason::Range)],
            (Term::Cap(_), Side::Upper) | (Term::Zero, _) => Vec::new(),
        }
    }

    fn neighbours_of_value(&mut self, side: Side, value: ValueId, at: At) -> Vec<Neighbour> {
        let op = self.view.body[value];
        let reason = Reason::Definition(value);
        let computed = self.computed(side, value, op, at);
        let mut found: Vec<Neighbour> = computed.into_iter().map(|it| (it, reason)).collect();
        if let Op::Call(_) | Op::Extract { .. } = op {
            found.extend(self.claimed(side, value, at));
            found.extend(self.view.related(side, Term::Value(value)));
        }
        found.extend(self.through_unsigned(value, at));
        found
    }

    fn computed(&mut self, side: Side, value: ValueId, op: Op, at: At) -> Vec<Linear> {
        match (op, side) {
            (Op::Binary { op, left, right }, Side::Upper) => {
                self.uppers_of_binary(value, op, left, right, at)
            }
            (Op::Binary { op, left, right }, Side::Lower) => {
                self.lowers_of_binary(value, op, left, right, at)
            }
            (Op::Convert(of), _) => self.kept_by_conversion(of, value, at).into_iter().collect(),
            (Op::Copy { target, source }, Side::Upper) => {
                vec![self.view.len(target), self.view.len(source)]
            }
            (Op::Copy { .. } | Op::Len(_) | Op::Cap(_), Side::Lower) => vec![Linear::constant(0)],
            _ => Vec::new(),
        }
    }

    /// What is converted, if the conversion keeps the value that it has here.
    fn kept_by_conversion(&mut self, of: ValueId, value: ValueId, at: At) -> Option<Linear> {
        let (from, to) = (self.view.int_range(of)?, self.view.int_range(value)?);
        let of = self.view.linear(of);
        if from.0 < to.0 {
            self.prove(Linear::constant(to.0).at_most(of, 0), at)?;
        }
        if from.1 > to.1 {
            self.prove(of.at_most(Linear::constant(to.1), 0), at)?;
        }
        Some(of)
    }

    /// An integer that was compared as an unsigned one with what is not too large is
    /// not negative, and is that.
    fn through_unsigned(&mut self, value: ValueId, at: At) -> Option<Neighbour> {
        let unsigned = self.view.as_unsigned(value)?;
        let (_, max) = self.view.int_range(value)?;
        let term = Term::Value(unsigned);
        let is_small = |atom| match atom {
            Atom::AtMost { left, right, offset } => {
                left == term
                    && right != term
                    && self.view.bounds(right).1.saturating_add(offset) <= max
            }
            _ => false,
        };
        let (_, reason) = self.known_about(unsigned, at, is_small).next()?;
        Some((Linear::of(term), reason))
    }
}
