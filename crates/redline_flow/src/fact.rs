//! What conditions and checks say about the values of a function, and where.

use std::hash::{Hash, Hasher};

use redline_base::Span;
use redline_ir::{BinaryOp, BlockId, Check, EdgeId, Op, UnaryOp, ValueId};
use redline_types::{BasicKind, Type};

use crate::atom::Atom;
use crate::interval::MAX_BYTES;
use crate::library::Claim;
use crate::linear::Linear;
use crate::summary::Fixed;
use crate::view::View;

/// Why something is so from some place on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// An edge was taken that has a condition.
    Edge(EdgeId),
    /// An instruction was done that panics or does not return otherwise.
    Done(ValueId),
    /// Whoever calls the function sees to it.
    Callers,
}

/// That something is so, from a place on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Fact {
    pub(crate) atom: Atom,
    pub(crate) origin: Origin,
}

/// The facts of a function by the values that they are about.
pub(crate) struct Facts {
    /// Side by side for each value, in the order of the function.
    facts: Vec<Fact>,
    /// Where those about each value begin; one more for the end.
    starts: Vec<u32>,
}

/// How many of the facts about a value are looked at, from the beginning of the function
/// and from its end.
const MAX_FACTS: usize = 32;

/// How many conditions may lie in each other, as in `!(!(x))`.
const MAX_NESTING: u32 = 16;

impl Facts {
    pub(crate) fn new(view: &View<'_>) -> Self {
        let mut all = Vec::new();
        for &atom in view.given {
            all.push(Fact { atom, origin: Origin::Callers });
        }
        for &block in &view.graph.order {
            for instruction in view.body.instructions(block) {
                let origin = Origin::Done(instruction);
                view.atoms_done(instruction, &mut |atom| all.push(Fact { atom, origin }));
            }
            for edge in view.body.terminator(block).edges() {
                let Some((condition, is)) = view.graph.condition(edge) else { continue };
                let origin = Origin::Edge(edge);
                view.atoms_of(condition, is, &mut |atom| all.push(Fact { atom, origin }));
            }
        }
        Self::by_value(&all, view.body.value_count())
    }

    /// Sorts facts by the values that they are about, `values` of them: by counting.
    fn by_value(all: &[Fact], values: usize) -> Self {
        let mut counts = vec![0_u32; values + 1];
        for value in all.iter().flat_map(Fact::values) {
            counts[value.index()] += 1;
        }
        // Where the next fact about each value goes.
        let mut next = Vec::with_capacity(values);
        let mut end = 0;
        for &count in &counts[..values] {
            next.push(end);
            end += count;
        }
        let mut about = vec![0_u32; end as usize];
        for (index, fact) in (0_u32..).zip(all) {
            for value in fact.values() {
                let place = &mut next[value.index()];
                about[*place as usize] = index;
                *place += 1;
            }
        }
        let mut facts = Self { facts: Vec::with_capacity(about.len()), starts: counts };
        let mut rest = &about[..];
        for value in 0..values {
            let count = facts.starts[value] as usize;
            facts.starts[value] = facts.len();
            let (own, others) = rest.split_at(count);
            rest = others;
            facts.add(own, all);
        }
        facts.starts[values] = facts.len();
        facts
    }

    /// Adds those of `all` with these indices; of very many the first and the last.
    fn add(&mut self, indices: &[u32], all: &[Fact]) {
        let (first, rest) = indices.split_at(indices.len().min(MAX_FACTS));
        let last = &rest[rest.len().saturating_sub(MAX_FACTS)..];
        self.facts.extend(first.iter().chain(last).map(|&index| all[index as usize]));
    }

    fn len(&self) -> u32 {
        u32::try_from(self.facts.len()).expect("a function has fewer facts than u32::MAX")
    }

    /// The facts about a value, in the order of the function; of very many the first
    /// and the last.
    pub(crate) fn about(&self, value: ValueId) -> &[Fact] {
        let (start, end) = (self.starts[value.index()], self.starts[value.index() + 1]);
        &self.facts[start as usize..end as usize]
    }
}

impl Fact {
    /// The values that it is about, each once.
    fn values(&self) -> impl Iterator<Item = ValueId> + use<> {
        let mut values = self.atom.values();
        let first = values.next();
        let second = values.next().filter(|&second| first != Some(second));
        first.into_iter().chain(second)
    }
}

impl View<'_> {
    /// Whether every way to a place leads through where a fact begins.
    pub(crate) fn has_passed(&self, origin: Origin, at: At) -> bool {
        let graph = &self.graph;
        match origin {
            Origin::Edge(edge) => {
                let to = self.body[edge].to;
                at.edge == Some(edge)
                    || (graph.dominators.dominates(to, at.block)
                        && graph.only_entry(to) == Some(edge))
            }
            Origin::Done(value) => {
                let home = graph.home(value);
                if home == at.block {
                    value.index() < at.before as usize
                } else {
                    graph.dominators.end_dominates(home, at.block)
                }
            }
            Origin::Callers => true,
        }
    }

    /// What is so when a condition is true, or false.
    pub(crate) fn atoms_of(&self, condition: ValueId, is: bool, found: &mut dyn FnMut(Atom)) {
        self.nested_atoms(self.class(condition), is, MAX_NESTING, found);
    }

    /// A statement with all that it says, if it is that a condition is true or false.
    pub(crate) fn all_said(&self, atom: Atom) -> Vec<Atom> {
        let mut said = vec![atom];
        if let Atom::Bool(condition, is) = atom {
            self.atoms_of(condition, is, &mut |atom| said.push(atom));
        }
        said
    }

    fn nested_atoms(&self, condition: ValueId, is: bool, depth: u32, found: &mut dyn FnMut(Atom)) {
        found(Atom::Bool(condition, is));
        let Some(depth) = depth.checked_sub(1) else { return };
        match self.body[condition] {
            Op::Unary { op: UnaryOp::Not, operand } => {
                self.nested_atoms(self.class(operand), !is, depth, found);
            }
            Op::ChangeType(of) => self.nested_atoms(self.class(of), is, depth, found),
            Op::Binary { op, left, right } => {
                let (left, right) = (self.class(left), self.class(right));
                self.compared(op, left, right, is, depth, found);
            }
            Op::Extract { tuple, index: 1 } => {
                if let Op::AssertOk(of) = self.body[self.class(tuple)] {
                    let of = self.class(of);
                    let ty = self.element_type(tuple, 0);
                    found(if is { Atom::Type(of, ty) } else { Atom::NotType(of, ty) });
                    if is {
                        found(Atom::Nil(of, false));
                    }
                } else {
                    self.atoms_of_result(condition, Fixed::Bool(is), found);
                }
            }
            Op::Call(_) | Op::Extract { .. } => {
                self.atoms_of_result(condition, Fixed::Bool(is), found);
            }
            Op::Param => {
                if let Some((_, arg)) = self.only_way(condition, is) {
                    let join = self.graph.home(condition);
                    self.nested_atoms(self.class(arg), is, depth, &mut |atom| {
                        if atom.values().all(|value| self.graph.is_made_before(value, join)) {
                            found(atom);
                        }
                    });
                }
            }
            _ => {}
        }
    }

    fn compared(
        &self,
        op: BinaryOp,
        left: ValueId,
        right: ValueId,
        is: bool,
        depth: u32,
        found: &mut dyn FnMut(Atom),
    ) {
        if self.is_integer(left) {
            return compare(op, is, self.linear(left), self.linear(right), found);
        }
        let is_equal = match op {
            BinaryOp::Equal => is,
            BinaryOp::NotEqual => !is,
            _ => return,
        };
        for (one, other) in [(left, right), (right, left)] {
            if matches!(self.body[other], Op::Zero) && self.can_be_nil(one) {
                found(Atom::Nil(one, is_equal));
                self.atoms_of_result(one, Fixed::Nil(is_equal), found);
                if is_equal && self.is_slice(one) {
                    found(self.len(one).at_most(Linear::constant(0), 0));
                }
                return;
            }
            if let Some(value) = self.truth(other) {
                return self.nested_atoms(one, is_equal == value, depth, found);
            }
            if let Some(len) = self.string_len(other) {
                let (left, right) = (self.len(one), Linear::constant(len));
                if is_equal || len == 0 {
                    compare(BinaryOp::Equal, is_equal, left, right, found);
                }
                return;
            }
        }
        if is_equal && self.is_string(left) {
            compare(BinaryOp::Equal, true, self.len(left), self.len(right), found);
        }
    }

    /// What a function says of its parameters by a result that is so.
    fn atoms_of_result(&self, value: ValueId, so: Fixed, found: &mut dyn FnMut(Atom)) {
        let (call, result) = match self.body[value] {
            Op::Extract { tuple, index } => (self.class(tuple), index),
            _ => (value, 0),
        };
        let Op::Call(id) = self.body[call] else { return };
        let args = self.body.list(self.body[id].args);
        if let Some(summary) = self.callee(id) {
            for outcome in &summary.outcomes {
                if (outcome.result, outcome.when) == (result, so)
                    && let Some(&arg) = args.get(outcome.param as usize)
                {
                    self.fixed(self.class(arg), outcome.then, found);
                }
            }
        }
        if let Some(function) = self.library(id)
            && so == Fixed::Bool(true)
            && function.claims.contains(&Claim::Contains)
            && let [whole, part, ..] = *args
        {
            found(self.len(part).at_most(self.len(whole), 0));
        }
    }

    /// That a value is as fixed.
    pub(crate) fn fixed(&self, value: ValueId, fixed: Fixed, found: &mut dyn FnMut(Atom)) {
        match fixed {
            Fixed::Nil(is) => found(Atom::Nil(value, is)),
            Fixed::Bool(is) => self.atoms_of(value, is, found),
            Fixed::LenAtLeast(len) => {
                found(Linear::constant(i128::from(len)).at_most(self.len(value), 0));
            }
            Fixed::Between(least, most) => {
                let value = self.linear(value);
                found(Linear::constant(least.into()).at_most(value, 0));
                found(value.at_most(Linear::constant(most.into()), 0));
            }
        }
    }

    /// What is so when an instruction has been done.
    fn atoms_done(&self, instruction: ValueId, found: &mut dyn FnMut(Atom)) {
        match self.body[instruction] {
            Op::Check(check) => self.atoms_checked(check, found),
            Op::Assert(of) => {
                let of = self.class(of);
                found(Atom::Nil(of, false));
                found(Atom::Type(of, self.body.ty(instruction)));
            }
            Op::Close(channel) => found(Atom::Nil(self.class(channel), false)),
            Op::Call(call) => {
                let Some(summary) = self.callee(call) else { return };
                let args = self.body.list(self.body[call].args);
                for &(param, then) in &summary.afterwards {
                    if let Some(&arg) = args.get(param as usize) {
                        self.fixed(self.class(arg), then, found);
                    }
                }
            }
            _ => {}
        }
    }

    fn atoms_checked(&self, check: Check, found: &mut dyn FnMut(Atom)) {
        let zero = Linear::constant(0);
        let mut at_most = |left: Linear, right, more| found(left.at_most(right, more));
        match check {
            Check::NotNil(value) | Check::MapNotNil(value) => {
                found(Atom::Nil(self.class(value), false));
            }
            Check::Bound { kind, value, limit } => {
                let (value, limit) = (self.linear(value), self.linear(limit));
                at_most(value, limit, -i128::from(kind.is_strict()));
                at_most(zero, value, 0);
            }
            Check::Divisor(value) if self.is_integer(value) => {
                found(self.linear(value).differs(zero));
            }
            Check::ShiftCount(value) | Check::ChanSize(value) => {
                at_most(zero, self.linear(value), 0);
            }
            Check::SliceSize { len, cap } => {
                let (len, cap) = (self.linear(len), self.linear(cap));
                at_most(zero, len, 0);
                at_most(len, cap, 0);
                at_most(cap, Linear::constant(MAX_BYTES), 0);
            }
            Check::UnsafeLen { len, .. } => at_most(zero, self.linear(len), 0),
            Check::Divisor(_)
            | Check::Comparable { .. }
            | Check::Hashable(_)
            | Check::RangeState { .. } => {}
        }
    }

    /// The only edge on which a boolean that is a parameter of its block can be so,
    /// and what the edge gives it.
    pub(crate) fn only_way(&self, param: ValueId, is: bool) -> Option<(EdgeId, ValueId)> {
        let join = self.graph.home(param);
        let params = self.body.list(self.body[join].params);
        let place = params.iter().position(|&other| other == param)?;
        let mut ways = self.graph.entries(join).filter_map(|edge| {
            let arg = self.class(*self.body.list(self.body[edge].args).get(place)?);
            let taken = self.graph.condition(edge);
            let is_condition =
                taken.is_some_and(|(condition, truth)| self.class(condition) == arg && truth != is);
            (self.truth(arg) != Some(!is) && !is_condition).then_some((edge, arg))
        });
        let way = ways.next()?;
        (ways.next().is_none() && join != self.body.entry()).then_some(way)
    }

    fn is_string(&self, value: ValueId) -> bool {
        matches!(*self.underlying(value), Type::Basic(basic) if basic.kind() == BasicKind::String)
    }

    fn is_slice(&self, value: ValueId) -> bool {
        matches!(*self.underlying(value), Type::Slice(_))
    }
}

/// What the comparison of two integers says.
fn compare(op: BinaryOp, is: bool, left: Linear, right: Linear, found: &mut dyn FnMut(Atom)) {
    match (op, is) {
        (BinaryOp::Less, true) | (BinaryOp::GreaterEqual, false) => found(left.at_most(right, -1)),
        (BinaryOp::LessEqual, true) | (BinaryOp::Greater, false) => found(left.at_most(right, 0)),
        (BinaryOp::Greater, true) | (BinaryOp::LessEqual, false) => found(right.at_most(left, -1)),
        (BinaryOp::GreaterEqual, true) | (BinaryOp::Less, false) => found(right.at_most(left, 0)),
        (BinaryOp::Equal, true) | (BinaryOp::NotEqual, false) => {
            found(left.at_most(right, 0));
            found(right.at_most(left, 0));
        }
        (BinaryOp::Equal, false) | (BinaryOp::NotEqual, true) => found(left.differs(right)),
        _ => {}
    }
}

/// A place in a function: before an instruction of a block, or where an edge has been taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct At {
    /// The block.
    pub(crate) block: BlockId,
    /// Index of the value before which it is.
    pub(crate) before: u32,
    /// The edge that has been taken at the end of the block.
    pub(crate) edge: Option<EdgeId>,
}

/// In few words, as [`Atom`]. Where an edge has been taken, it tells the rest.
impl Hash for At {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let place = self.edge.map_or(self.before as usize, |edge| !edge.index());
        state.write_u64(((self.block.index() as u64) << 32) ^ place as u64);
    }
}

/// What something stems from, for those who explain it.
pub(crate) fn span_of(view: &View<'_>, origin: Origin) -> Span {
    match origin {
        Origin::Edge(edge) => match view.graph.condition(edge) {
            Some((condition, _)) => view.body.span(condition),
            None => view.body[view.body[edge].from].span,
        },
        Origin::Done(value) => view.body.span(value),
        Origin::Callers => view.body[view.body.entry()].span,
    }
}
