//! Which of two integers is larger.

use redline_ir::{BinaryOp, Op, ValueId};
use redline_types::Type;

use crate::atom::{Atom, Term};
use crate::fact::At;
use crate::interval::MAX_BYTES;
use crate::library::Claim;
use crate::linear::Linear;
use crate::prover::{Prover, Reason};
use crate::view::View;

/// A term with a distance: what a value is at most, or at least.
type Neighbour = (Linear, Reason);

impl Prover<'_> {
    pub(crate) fn at_most(
        &mut self,
        left: Term,
        right: Term,
        offset: i128,
        at: At,
    ) -> Option<Reason> {
        if left == right {
            return (offset >= 0).then_some(Reason::Range);
        }
        if self.view.bounds(left).1 <= self.view.bounds(right).0.saturating_add(offset) {
            return Some(Reason::Range);
        }
        self.by_facts(left, right, offset, at)
            .or_else(|| self.by_inequality(left, right, offset, at))
            .or_else(|| self.by_upper(left, right, offset, at))
            .or_else(|| self.by_lower(left, right, offset, at))
            .or_else(|| self.by_ways(left, right, offset, at))
    }

    pub(crate) fn differ(
        &mut self,
        left: Term,
        right: Term,
        offset: i128,
        at: At,
    ) -> Option<Reason> {
        let below = Atom::AtMost { left, right, offset: offset.saturating_sub(1) };
        let above = Atom::AtMost { left: right, right: left, offset: (-offset).saturating_sub(1) };
        if let Some(reason) = self.prove(below, at).or_else(|| self.prove(above, at)) {
            return Some(reason);
        }
        let atom = Atom::Differ { left, right, offset };
        let joins = [left, right].into_iter().filter_map(|term| self.view.join_of(term));
        let joins: Vec<_> = joins.collect();
        joins.into_iter().find_map(|join| self.on_each_way(atom, join, at))
    }

    /// `left <= c + d` is known, or `c <= right + d`, and the rest can be shown.
    fn by_facts(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        for (atom, reason) in self.known_of(left, at) {
            if let Atom::AtMost { left: from, right: over, offset: by } = atom
                && from == left
                && over != left
            {
                let by = if over == Term::Zero { self.view.reachable(left, by) } else { by };
                if self.prove_at_most(over, right, offset.saturating_sub(by), at) {
                    return Some(reason);
                }
            }
        }
        for (atom, reason) in self.known_of(right, at) {
            if let Atom::AtMost { left: over, right: to, offset: by } = atom
                && to == right
                && over != right
                && self.prove_at_most(left, over, offset.saturating_sub(by), at)
            {
                return Some(reason);
            }
        }
        None
    }

    fn known_of(&self, term: Term, at: At) -> Vec<(Atom, Reason)> {
        term.value().map_or_else(Vec::new, |value| self.known_about(value, at))
    }

    fn prove_at_most(&mut self, left: Term, right: Term, offset: i128, at: At) -> bool {
        self.prove(Atom::AtMost { left, right, offset }, at).is_some()
    }

    /// `left <= right + offset + 1`, and they are known to differ there.
    fn by_inequality(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        let over = offset.checked_add(1)?;
        let known = match left {
            Term::Zero => self.known_of(right, at),
            _ => self.known_of(left, at),
        };
        let differ = known.into_iter().find(|&(atom, _)| match atom {
            Atom::Differ { left: one, right: other, offset } => {
                (one == left && other == right && offset == over)
                    || (one == right && other == left && offset == -over)
            }
            _ => false,
        });
        let (_, reason) = differ?;
        self.prove_at_most(left, right, over, at).then_some(reason)
    }

    fn by_upper(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        if let Term::Value(value) = left
            && let Op::Binary { op: BinaryOp::Max, left: one, right: other } = self.view.body[value]
        {
            for part in [one, other] {
                let part = self.view.linear(part);
                if !self.prove_at_most(part.term, right, offset.saturating_sub(part.offset), at) {
                    return None;
                }
            }
            return Some(Reason::Definition(value));
        }
        if let Some(reason) = self.by_negative_difference(left, right, offset, at) {
            return Some(reason);
        }
        for (over, reason) in self.uppers(left, at) {
            if over.term != left
                && self.prove_at_most(over.term, right, offset.saturating_sub(over.offset), at)
            {
                return Some(reason);
            }
        }
        None
    }

    fn by_lower(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        if let Some(reason) = self.by_difference(left, right, offset, at) {
            return Some(reason);
        }
        if let Term::Value(value) = right
            && let Op::Binary { op: BinaryOp::Min, left: one, right: other } = self.view.body[value]
        {
            for part in [one, other] {
                let part = self.view.linear(part);
                if !self.prove_at_most(left, part.term, offset.saturating_add(part.offset), at) {
                    return None;
                }
            }
            return Some(Reason::Definition(value));
        }
        for (under, reason) in self.lowers(right, at) {
            if under.term != right
                && self.prove_at_most(left, under.term, offset.saturating_add(under.offset), at)
            {
                return Some(reason);
            }
        }
        None
    }

    /// `-offset <= x - y`, because `y <= x + offset`.
    fn by_difference(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        if left != Term::Zero {
            return None;
        }
        let (value, minuend, subtrahend) = match right {
            Term::Value(value) => match self.view.body[value] {
                Op::Binary { op: BinaryOp::Subtract, left: from, right: by } => {
                    let (from, by) = (self.view.linear(from), self.view.linear(by));
                    let is_signed = !self.view.is_unsigned(value);
                    let least = if is_signed { by } else { Linear::constant(0) };
                    let exact = if is_signed {
                        self.prove(Linear::constant(0).at_most(least, 0), at)
                    } else {
                        self.prove(by.at_most(from, 0), at)
                    };
                    exact?;
                    (value, from, by)
                }
                _ => return None,
            },
            Term::Len(value) => match self.view.body[value] {
                Op::Slice { low, high, .. } => {
                    (value, self.view.linear(high), self.view.linear(low))
                }
                _ => return None,
            },
            _ => return None,
        };
        let reason = self.prove(subtrahend.at_most(minuend, offset), at);
        reason.map(|_| Reason::Definition(value))
    }

    /// `x - y <= offset`, because `x <= y + offset`, for an `x` that is not negative.
    fn by_negative_difference(
        &mut self,
        left: Term,
        right: Term,
        offset: i128,
        at: At,
    ) -> Option<Reason> {
        let Term::Value(value) = left else { return None };
        let Op::Binary { op: BinaryOp::Subtract, left: from, right: by } = self.view.body[value]
        else {
            return None;
        };
        if right != Term::Zero || offset > 0 || self.view.is_unsigned(value) {
            return None;
        }
        let (from, by) = (self.view.linear(from), self.view.linear(by));
        self.is_not_negative(from, at)?;
        self.prove(from.at_most(by, offset), at).map(|_| Reason::Definition(value))
    }

    fn by_ways(&mut self, left: Term, right: Term, offset: i128, at: At) -> Option<Reason> {
        let atom = Atom::AtMost { left, right, offset };
        let mut tried = None;
        for term in [left, right] {
            let Some(join) = self.view.join_of(term) else { continue };
            if tried.replace(join) != Some(join)
                && let Some(reason) = self.on_each_way(atom, join, at)
            {
                return Some(reason);
            }
        }
        None
    }

    /// What a term is at most, by how it is computed.
    fn uppers(&mut self, term: Term, at: At) -> Vec<Neighbour> {
        match term {
            Term::Value(value) => self.uppers_of_value(value, at),
            Term::Len(value) => self.view.uppers_of_len(value),
            Term::Zero | Term::Cap(_) => Vec::new(),
        }
    }

    fn uppers_of_value(&mut self, value: ValueId, at: At) -> Vec<Neighbour> {
        let view = self.view;
        let mut found = Vec::new();
        let reason = Reason::Definition(value);
        let mut add = |over: Linear| found.push((over, reason));
        match view.body[value] {
            Op::Binary { op, left, right } => {
                let (one, other) = (view.linear(left), view.linear(right));
                match op {
                    // Where a sum is too large it becomes smaller.
                    BinaryOp::Add => {
                        for (base, more) in [(one, right), (other, left)] {
                            match view.int(more) {
                                Some(more) if more >= 0 => add(base.plus(more)),
                                Some(more) if self.is_at_least_min(base, -more, value, at) => {
                                    add(base.plus(more));
                                }
                                Some(_) => {}
                                None => {
                                    let most = self.most(view.linear(more), at);
                                    if most >= 0 && most <= MAX_BYTES {
                                        add(base.plus(most));
                                    }
                                }
                            }
                        }
                    }
                    BinaryOp::Multiply => {
                        if self.is_not_negative(one, at).is_some()
                            && self.is_not_negative(other, at).is_some()
                        {
                            let most = self.most(one, at).saturating_mul(self.most(other, at));
                            let (_, max) = view.int_range(value).unwrap_or((0, 0));
                            if most <= max {
                                add(Linear::constant(most));
                            }
                        }
                    }
                    BinaryOp::Subtract => match view.int(right) {
                        Some(less) if less <= 0 => add(one.plus(-less)),
                        Some(less) if self.is_at_least_min(one, less, value, at) => {
                            add(one.plus(-less));
                        }
                        Some(_) => {}
                        None => {
                            let is_exact = if view.is_unsigned(value) {
                                self.prove(other.at_most(one, 0), at)
                            } else {
                                self.is_not_negative(one, at)
                            };
                            if is_exact.is_some() && self.is_not_negative(other, at).is_some() {
                                add(one);
                            }
                        }
                    },
                    BinaryOp::Remainder => {
                        if self.prove(Linear::constant(1).at_most(other, 0), at).is_some() {
                            add(other.plus(-1));
                        }
                        if self.is_not_negative(one, at).is_some() {
                            add(one);
                        }
                    }
                    BinaryOp::Divide => {
                        if self.is_not_negative(one, at).is_some()
                            && self.prove(Linear::constant(1).at_most(other, 0), at).is_some()
                        {
                            add(one);
                            add(Linear::constant(self.most_computed(op, (one, other), at)));
                        }
                    }
                    BinaryOp::And => {
                        for part in [one, other] {
                            if self.is_not_negative(part, at).is_some() {
                                add(part);
                            }
                        }
                    }
                    BinaryOp::AndNot => {
                        if self.is_not_negative(one, at).is_some() {
                            add(one);
                        }
                    }
                    BinaryOp::ShiftRight => {
                        if self.is_not_negative(one, at).is_some() {
                            add(one);
                            add(Linear::constant(self.most_computed(op, (one, other), at)));
                        }
                    }
                    BinaryOp::Min => {
                        add(one);
                        add(other);
                    }
                    _ => {}
                }
            }
            Op::Convert(of) => {
                if let Some(of) = self.kept_by_conversion(of, value, at) {
                    add(of);
                }
            }
            Op::Copy { target, source } => {
                add(view.len(target));
                add(view.len(source));
            }
            Op::Call(_) | Op::Extract { .. } => found.extend(self.claimed(value, at, true)),
            _ => {}
        }
        found.extend(self.through_unsigned(value, at));
        found
    }

    /// What a term is at least, by how it is computed.
    fn lowers(&mut self, term: Term, at: At) -> Vec<Neighbour> {
        match term {
            Term::Value(value) => self.lowers_of_value(value, at),
            Term::Len(value) => self.view.lowers_of_len(value),
            Term::Cap(value) => vec![(self.view.len(value), Reason::Range)],
            Term::Zero => Vec::new(),
        }
    }

    fn lowers_of_value(&mut self, value: ValueId, at: At) -> Vec<Neighbour> {
        let view = self.view;
        let mut found = Vec::new();
        let reason = Reason::Definition(value);
        let mut add = |under: Linear| found.push((under, reason));
        let zero = Linear::constant(0);
        match view.body[value] {
            Op::Binary { op, left, right } => {
                let (one, other) = (view.linear(left), view.linear(right));
                match op {
                    BinaryOp::Add => {
                        for (base, more, by) in [(one, other, right), (other, one, left)] {
                            match view.int(by) {
                                Some(by) if by <= 0 => add(base.plus(by)),
                                Some(by) if self.is_at_most_max(base, by, value, at) => {
                                    add(base.plus(by));
                                }
                                Some(_) => {}
                                None => {
                                    if self.is_not_negative(more, at).is_some()
                                        && self.is_sum_exact(one, other, value, at)
                                    {
                                        add(base);
                                    }
                                }
                            }
                        }
                    }
                    BinaryOp::Subtract => match view.int(right) {
                        Some(less) if less >= 0 => add(one.plus(-less)),
                        Some(less) if self.is_at_most_max(one, -less, value, at) => {
                            add(one.plus(-less));
                        }
                        _ => {}
                    },
                    BinaryOp::Multiply => {
                        if self.is_not_negative(one, at).is_some()
                            && self.is_not_negative(other, at).is_some()
                            && self.is_product_exact(one, other, value, at)
                        {
                            add(zero);
                        }
                    }
                    BinaryOp::Remainder | BinaryOp::ShiftRight | BinaryOp::AndNot => {
                        if self.is_not_negative(one, at).is_some() {
                            add(zero);
                        }
                    }
                    BinaryOp::Divide => {
                        if self.is_not_negative(one, at).is_some()
                            && self.is_not_negative(other, at).is_some()
                        {
                            add(zero);
                        }
                    }
                    BinaryOp::And => {
                        if self.is_not_negative(one, at).is_some()
                            || self.is_not_negative(other, at).is_some()
                        {
                            add(zero);
                        }
                    }
                    BinaryOp::Or | BinaryOp::Xor => {
                        if self.is_not_negative(one, at).is_some()
                            && self.is_not_negative(other, at).is_some()
                        {
                            add(zero);
                            if op == BinaryOp::Or {
                                add(one);
                                add(other);
                            }
                        }
                    }
                    BinaryOp::Max => {
                        add(one);
                        add(other);
                    }
                    _ => {}
                }
            }
            Op::Convert(of) => {
                if let Some(of) = self.kept_by_conversion(of, value, at) {
                    add(of);
                }
            }
            Op::Copy { .. } | Op::Len(_) | Op::Cap(_) => add(zero),
            Op::Call(_) | Op::Extract { .. } => found.extend(self.claimed(value, at, false)),
            _ => {}
        }
        found.extend(self.through_unsigned(value, at));
        found
    }

    /// The largest number that a term can be here, as far as bounds and conditions with
    /// constants tell.
    fn most(&self, of: Linear, at: At) -> i128 {
        let mut most = self.view.bounds(of.term).1;
        for (atom, _) in self.known_of(of.term, at) {
            if let Atom::AtMost { left, right, offset } = atom
                && left == of.term
            {
                most = most.min(self.view.bounds(right).1.saturating_add(offset));
            }
        }
        if let Term::Value(value) = of.term
            && let Op::Binary { op, left, right } = self.view.body[value]
        {
            let parts = (self.view.linear(left), self.view.linear(right));
            most = most.min(self.most_computed(op, parts, at));
        }
        most.saturating_add(of.offset)
    }

    /// What a product, quotient or remainder is at most, of numbers without sign.
    fn most_computed(&self, op: BinaryOp, (one, other): (Linear, Linear), at: At) -> i128 {
        let constant = |of: Linear| (of.term == Term::Zero).then_some(of.offset);
        match (op, constant(other)) {
            (BinaryOp::Divide, Some(by)) if by > 0 => self.most_plain(one, at).max(0) / by,
            (BinaryOp::ShiftRight, Some(by)) if (0..64).contains(&by) => {
                self.most_plain(one, at).max(0) >> by
            }
            _ => i128::MAX,
        }
    }

    /// As [`Self::most`], without looking at how it is computed.
    fn most_plain(&self, of: Linear, at: At) -> i128 {
        let mut most = self.view.bounds(of.term).1;
        for (atom, _) in self.known_of(of.term, at) {
            if let Atom::AtMost { left, right, offset } = atom
                && left == of.term
            {
                most = most.min(self.view.bounds(right).1.saturating_add(offset));
            }
        }
        most.saturating_add(of.offset)
    }

    fn is_not_negative(&mut self, value: Linear, at: At) -> Option<Reason> {
        self.prove(Linear::constant(0).at_most(value, 0), at)
    }

    /// Whether `base - less` is not below the smallest value of the type of `value`.
    fn is_at_least_min(&mut self, base: Linear, less: i128, value: ValueId, at: At) -> bool {
        let Some((min, _)) = self.view.int_range(value) else { return false };
        let least = Linear::constant(min.saturating_add(less));
        self.prove(least.at_most(base, 0), at).is_some()
    }

    /// Whether `base + more` is not above the largest value of the type of `value`.
    fn is_at_most_max(&mut self, base: Linear, more: i128, value: ValueId, at: At) -> bool {
        let Some((_, max)) = self.view.int_range(value) else { return false };
        let most = Linear::constant(max.saturating_sub(more));
        self.prove(base.at_most(most, 0), at).is_some()
    }

    fn is_sum_exact(&mut self, one: Linear, other: Linear, value: ValueId, at: At) -> bool {
        let Some((_, max)) = self.view.int_range(value) else { return false };
        let half = Linear::constant(max / 2);
        self.prove(one.at_most(half, 0), at).is_some()
            && self.prove(other.at_most(half, 0), at).is_some()
    }

    /// Whether a product of two numbers that are not negative fits its type.
    fn is_product_exact(&mut self, one: Linear, other: Linear, value: ValueId, at: At) -> bool {
        let Some((_, max)) = self.view.int_range(value) else { return false };
        for (factor, rest) in [(one, other), (other, one)] {
            if factor.term == Term::Zero && factor.offset > 0 {
                let most = Linear::constant(max / factor.offset);
                return self.prove(rest.at_most(most, 0), at).is_some();
            }
        }
        let root = Linear::constant(if max > i128::from(u32::MAX) { 1 << 31 } else { 1 << 15 });
        self.prove(one.at_most(root, -1), at).is_some()
            && self.prove(other.at_most(root, -1), at).is_some()
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
        let known = self.known_about(unsigned, at);
        let (_, reason) = known.into_iter().find(|&(atom, _)| match atom {
            Atom::AtMost { left, right, offset } => {
                left == term
                    && right != term
                    && self.view.bounds(right).1.saturating_add(offset) <= max
            }
            _ => false,
        })?;
        Some((Linear::of(term), reason))
    }

    /// What the library promises about a result.
    fn claimed(&mut self, value: ValueId, at: At, is_upper: bool) -> Vec<Neighbour> {
        let view = self.view;
        let (call, index) = match view.body[value] {
            Op::Extract { tuple, index } => (view.class(tuple), index),
            _ => (value, 0),
        };
        let reason = Reason::Definition(call);
        if let (Op::DecodeRune { .. }, 1) = (view.body[call], index) {
            return vec![(Linear::constant(if is_upper { 4 } else { 1 }), reason)];
        }
        let Op::Call(id) = view.body[call] else { return Vec::new() };
        let Some(function) = view.library(id) else { return Vec::new() };
        let args = view.body.list(view.body[id].args);
        let arg = |index: u32| args.get(index as usize).copied();
        let mut found = Vec::new();
        for &claim in function.claims {
            let bound = match (claim, is_upper) {
                (Claim::Index, true) => arg(0).map(|of| view.len(of).plus(-1)),
                (Claim::Index | Claim::IndexOf, false) => Some(Linear::constant(-1)),
                (Claim::IndexOf, true) => arg(0).zip(arg(1)).and_then(|(of, what)| {
                    let what = view.string_len(view.class(what)).filter(|&len| len > 0)?;
                    let is_found = what > 1
                        && self.is_not_negative(Linear::of(Term::Value(value)), at).is_some();
                    Some(view.len(of).plus(if is_found { -what } else { -1 }))
                }),
                (Claim::Between(result, _, most), true) if result == index => {
                    Some(Linear::constant(most.into()))
                }
                (Claim::Between(result, least, _), false) if result == index => {
                    Some(Linear::constant(least.into()))
                }
                (Claim::UpToLen(result, of), true) if result == index => {
                    arg(of).map(|of| view.len(of))
                }
                (Claim::UpTo(result, of), true) if result == index => {
                    arg(of).map(|of| view.linear(of))
                }
                (Claim::Below(result, of), true) if result == index => {
                    arg(of).map(|of| view.linear(of).plus(-1))
                }
                (
                    Claim::UpToLen(result, _) | Claim::UpTo(result, _) | Claim::Below(result, _),
                    false,
                ) if result == index => Some(Linear::constant(0)),
                _ => None,
            };
            found.extend(bound.map(|bound| (bound, reason)));
        }
        found
    }
}

impl View<'_> {
    /// How many elements a string or slice can have.
    pub(crate) fn max_len(&self, value: ValueId) -> i128 {
        match *self.underlying(value) {
            Type::Slice(element) => match self.size_of(element) {
                Some(0) | None => (1 << (self.sizes.word * 8 - 1)) - 1,
                Some(size) => MAX_BYTES / i128::from(size),
            },
            Type::Basic(_) => MAX_BYTES,
            _ => (1 << (self.sizes.word * 8 - 1)) - 1,
        }
    }

    /// The block in which ways meet that give a term different values.
    fn join_of(&self, term: Term) -> Option<redline_ir::BlockId> {
        let value = term.value()?;
        matches!(self.body[value], Op::Param).then(|| self.graph.home(value))
    }

    fn uppers_of_len(&self, value: ValueId) -> Vec<Neighbour> {
        let reason = Reason::Definition(value);
        match self.body[value] {
            Op::Slice { base, high, .. } => {
                let whole =
                    if self.is_string_or_array(base) { self.len(base) } else { self.cap(base) };
                vec![(self.linear(high), reason), (whole, reason)]
            }
            Op::Convert(of) => vec![(self.len(of), reason)],
            Op::Call(id) => {
                let Some(function) = self.library(id) else { return Vec::new() };
                let args = self.body.list(self.body[id].args);
                let longer = function.claims.iter().find_map(|&claim| match claim {
                    Claim::NotLonger(arg) | Claim::SameLen(arg) => args.get(arg as usize),
                    _ => None,
                });
                longer.map(|&arg| (self.len(arg), reason)).into_iter().collect()
            }
            _ => vec![(Linear::of(Term::Cap(value)), Reason::Range)],
        }
    }

    fn lowers_of_len(&self, value: ValueId) -> Vec<Neighbour> {
        let reason = Reason::Definition(value);
        match self.body[value] {
            Op::AppendSlice { slice, tail } => {
                vec![(self.len(slice), reason), (self.len(tail), reason)]
            }
            Op::Call(id) => {
                let Some(function) = self.library(id) else {
                    return self.known_len(value, id, 0);
                };
                let args = self.body.list(self.body[id].args);
                let least = function.claims.iter().find_map(|&claim| match claim {
                    Claim::SameLen(arg) => args.get(arg as usize).map(|&arg| self.len(arg)),
                    Claim::Parts => {
                        let separator = self.class(*args.get(1)?);
                        let is_some = self.string_len(separator).is_some_and(|len| len > 0);
                        is_some.then_some(Linear::constant(1))
                    }
                    _ => None,
                });
                least.map(|least| (least, reason)).into_iter().collect()
            }
            Op::Extract { tuple, index } => match self.body[self.class(tuple)] {
                Op::Call(id) => self.known_len(value, id, index),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn known_len(&self, value: ValueId, call: redline_ir::CallId, index: u32) -> Vec<Neighbour> {
        let Some(summary) = self.callee(call) else { return Vec::new() };
        let lens = summary.results.iter().filter_map(|&(result, fixed)| match fixed {
            crate::summary::Fixed::LenAtLeast(len) if result == index => {
                Some((Linear::constant(len.into()), Reason::Definition(value)))
            }
            _ => None,
        });
        lens.collect()
    }

    fn is_string_or_array(&self, value: ValueId) -> bool {
        !matches!(*self.underlying(value), Type::Slice(_))
    }
}
