//! The smallest and the largest number that an integer can be, wherever it is used.

use redline_ir::{BinaryOp, Op, ValueId};

use crate::atom::{Atom, Term};
use crate::linear::Linear;
use crate::summary::Fixed;
use crate::view::View;

/// The memory that a program may use on a machine of our days: no slice or string
/// has more bytes.
pub(crate) const MAX_BYTES: i128 = 1 << 40;

/// How many operations are looked through.
const MAX_STEPS: u32 = 6;

/// From the smallest to the largest number.
pub(crate) type Interval = (i128, i128);

impl View<'_> {
    /// The smallest and the largest number that a term can be.
    pub(crate) fn bounds(&self, term: Term) -> Interval {
        self.bounds_within(term, MAX_STEPS)
    }

    fn bounds_within(&self, term: Term, steps: u32) -> Interval {
        match term {
            Term::Zero => (0, 0),
            Term::Value(value) => self.interval(value, steps),
            Term::Len(value) | Term::Cap(value) => (0, self.max_len(value)),
        }
    }

    fn of_linear(&self, linear: Linear, steps: u32) -> Interval {
        let (least, most) = self.bounds_within(linear.term, steps);
        (least.saturating_add(linear.offset), most.saturating_add(linear.offset))
    }

    fn interval(&self, value: ValueId, steps: u32) -> Interval {
        let whole = self.int_range(value).unwrap_or((i128::MIN, i128::MAX));
        let Some(steps) = steps.checked_sub(1) else { return whole };
        if let Some(&known) = self.intervals.borrow().get(&(value, steps)) {
            return known;
        }
        let found = match self.body[value] {
            Op::Len(_) | Op::Cap(_) | Op::Copy { .. } => (0, MAX_BYTES),
            Op::Binary { op, left, right } => {
                let of = |value| self.of_linear(self.linear(value), steps);
                computed(op, of(left), of(right))
            }
            Op::Convert(of) if self.is_integer(of) => self.of_linear(self.linear(of), steps),
            Op::Param if self.graph.home(value) != self.body.entry() => self.met(value, steps),
            Op::Param | Op::FreeVar(_) => self.promised(value, whole),
            Op::Call(_) => self.returned(value, 0, steps),
            Op::Extract { tuple, index } => self.returned(self.class(tuple), index, steps),
            Op::Load(_) => {
                let numbers = self.loaded(value).iter().find_map(|&fixed| match fixed {
                    Fixed::Between(least, most) => Some((least.into(), most.into())),
                    _ => None,
                });
                numbers.unwrap_or(whole)
            }
            _ => whole,
        };
        // What does not fit the type has wrapped around.
        let found = if found.0 < whole.0 || found.1 > whole.1 { whole } else { found };
        self.intervals.borrow_mut().insert((value, steps), found);
        found
    }

    /// What is promised of a parameter or free variable.
    fn promised(&self, param: ValueId, (mut least, mut most): Interval) -> Interval {
        let own = Term::Value(param);
        for &atom in self.given {
            match atom {
                Atom::AtMost { left: Term::Zero, right, offset } if right == own => {
                    least = least.max(-offset);
                }
                Atom::AtMost { left, right: Term::Zero, offset } if left == own => {
                    most = most.min(offset);
                }
                _ => {}
            }
        }
        (least, most)
    }

    /// What any of the edges into its block gives a parameter; a loop may also count it
    /// up or down, without wrapping around.
    fn met(&self, param: ValueId, steps: u32) -> Interval {
        let join = self.graph.home(param);
        let params = self.body.list(self.body[join].params);
        let place = params.iter().position(|&other| other == param);
        let mut found: Option<Interval> = None;
        let (mut falls, mut rises, mut is_fast, mut adds) = (false, false, false, false);
        for edge in self.graph.entries(join) {
            let arg = place.and_then(|place| self.body.list(self.body[edge].args).get(place));
            let Some(&arg) = arg else { return (i128::MIN, i128::MAX) };
            let arg = self.linear(arg);
            if arg.term == Term::Value(param) {
                falls |= arg.offset < 0;
                rises |= arg.offset > 0;
                is_fast |= arg.offset > MAX_BYTES;
                continue;
            }
            if self.adds_length(arg, param, steps) {
                adds = true;
                continue;
            }
            let (least, most) = self.of_linear(arg, steps);
            found = Some(match found {
                None => (least, most),
                Some(found) => (found.0.min(least), found.1.max(most)),
            });
        }
        let (least, mut most) = found.unwrap_or((i128::MIN, i128::MAX));
        let (min, max) = self.int_range(param).unwrap_or((i128::MIN, i128::MAX));
        if adds {
            // What is large before may wrap around.
            falls |= most > max / 2 || is_fast;
            most = most.max(max / 2);
        }
        (if falls { min } else { least }, if rises { max } else { most })
    }

    /// Whether a number is a parameter with a length, or about as much, added to it. A loop
    /// that does so comes to no end before the sum has wrapped around: that takes millions
    /// of the longest slices there can be.
    fn adds_length(&self, sum: Linear, param: ValueId, steps: u32) -> bool {
        let Some(Op::Binary { op: BinaryOp::Add, left, right }) =
            sum.term.value().map(|value| self.body[value])
        else {
            return false;
        };
        let is_wide = self.int_range(param).is_some_and(|range| range.1 > 1 << 62);
        let (left, right) = (self.linear(left), self.linear(right));
        let is_kept = |it: Linear| it.term == Term::Value(param) && it.offset >= 0;
        let more = match (is_kept(left), is_kept(right)) {
            (true, false) => right,
            (false, true) => left,
            _ => return false,
        };
        let (least, most) = self.of_linear(more, steps);
        is_wide && sum.offset >= 0 && least >= 0 && most <= 2 * MAX_BYTES
    }

    fn returned(&self, call: ValueId, index: u32, steps: u32) -> Interval {
        let mut found = (i128::MIN, i128::MAX);
        let Op::Call(id) = self.body[call] else { return found };
        let Some(summary) = self.callee(id) else { return found };
        for &(result, fixed) in &summary.results {
            if let (true, Fixed::Between(least, most)) = (result == index, fixed) {
                found = (least.into(), most.into());
            }
        }
        if let Some((_, formula)) = summary.formulas.iter().find(|it| it.0 == index) {
            let args = self.body.list(self.body[id].args);
            let (least, most) = formula.interval(&|param| match args.get(param as usize) {
                Some(&arg) => self.of_linear(self.linear(arg), steps),
                None => (i128::MIN, i128::MAX),
            });
            found = (found.0.max(least), found.1.min(most));
        }
        found
    }

    /// The largest number up to `most` that a term can be.
    pub(crate) fn reachable(&self, term: Term, most: i128) -> i128 {
        match term.value().and_then(|value| self.stride(value)) {
            Some((rest, step)) => most - (most - rest).rem_euclid(step),
            None => most,
        }
    }

    /// The rest that an integer always has when it is divided, and by what: a variable
    /// of a loop that begins with a constant and changes by constants. Only powers of
    /// two keep it where the variable wraps around.
    fn stride(&self, value: ValueId) -> Option<(i128, i128)> {
        let join = self.graph.home(value);
        if !matches!(self.body[value], Op::Param) || join == self.body.entry() {
            return None;
        }
        let params = self.body.list(self.body[join].params);
        let place = params.iter().position(|&other| other == value)?;
        let (mut start, mut step) = (None, 0);
        for edge in self.graph.entries(join) {
            let arg = self.class(*self.body.list(self.body[edge].args).get(place)?);
            match self.body[arg] {
                Op::Binary { op: BinaryOp::Add, left, right } if self.class(left) == value => {
                    step = gcd(step, self.int(right)?);
                }
                _ => {
                    let constant = self.int(arg)?;
                    match start {
                        None => start = Some(constant),
                        Some(start) => step = gcd(step, constant - start),
                    }
                }
            }
        }
        let step = 1_i128 << step.trailing_zeros().min(63);
        (step > 1).then_some((start?.rem_euclid(step), step))
    }
}

/// What may be computed from numbers of two intervals.
pub(crate) fn computed(op: BinaryOp, one: Interval, other: Interval) -> Interval {
    const ANY: Interval = (i128::MIN, i128::MAX);
    let is_natural = one.0 >= 0 && other.0 >= 0;
    match op {
        BinaryOp::Add => (one.0.saturating_add(other.0), one.1.saturating_add(other.1)),
        BinaryOp::Subtract => (one.0.saturating_sub(other.1), one.1.saturating_sub(other.0)),
        BinaryOp::Multiply if is_natural => {
            (one.0.saturating_mul(other.0), one.1.saturating_mul(other.1))
        }
        BinaryOp::Divide if one.0 >= 0 && other.0 > 0 => (one.0 / other.1, one.1 / other.0),
        BinaryOp::Remainder if other.0 > 0 => {
            let most = (other.1 - 1).min(one.1.max(0));
            (if one.0 >= 0 { 0 } else { -(other.1 - 1) }, most)
        }
        BinaryOp::And if one.0 >= 0 || other.0 >= 0 => {
            let most = match (one.0 >= 0, other.0 >= 0) {
                (true, true) => one.1.min(other.1),
                (true, false) => one.1,
                _ => other.1,
            };
            (0, most)
        }
        BinaryOp::AndNot if one.0 >= 0 => (0, one.1),
        BinaryOp::Or | BinaryOp::Xor if is_natural => (0, all_ones(one.1.max(other.1))),
        BinaryOp::ShiftRight if one.0 >= 0 && other.0 >= 0 => (0, one.1 >> other.0.min(100)),
        BinaryOp::ShiftLeft if is_natural && other.1 < 64 && one.1 < 1 << 62 => {
            (one.0 << other.0, one.1 << other.1)
        }
        BinaryOp::Min => (one.0.min(other.0), one.1.min(other.1)),
        BinaryOp::Max => (one.0.max(other.0), one.1.max(other.1)),
        _ => ANY,
    }
}

/// The smallest number of ones in binary that is not below `number`.
fn all_ones(number: i128) -> i128 {
    let bits = 128 - number.max(0).leading_zeros();
    if bits >= 127 { i128::MAX } else { (1 << bits) - 1 }
}

fn gcd(left: i128, right: i128) -> i128 {
    if right == 0 { left.abs() } else { gcd(right, left % right) }
}
