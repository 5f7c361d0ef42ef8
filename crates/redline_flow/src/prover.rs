//! Whether a statement is true at a place of a function.
//!
//! Asked from the goal backwards: what a value is made of, which conditions and
//! checks lie on every way to the place, and, where ways meet, each way for itself
//! (in the manner of R. Bodík, R. Gupta, V. Sarkar, "ABCD: eliminating array bounds
//! checks on demand", 2000, extended to statements other than differences). Around a
//! loop a statement is assumed for the round before: it holds always if it holds at
//! first and each round keeps it.

use redline_base::Span;
use redline_ir::{BlockId, EdgeId, Op, UnaryOp, ValueId};
use rustc_hash::FxHashMap;

use crate::atom::{Atom, Negated};
use crate::fact::{At, Fact, Facts, Origin, span_of};
use crate::view::View;

/// Why a statement is true.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// By what the value is made.
    Definition(ValueId),
    /// By a condition or a check on every way there.
    Fact(Origin),
    /// Because it is so on every way that meets in this block.
    Ways(BlockId),
    /// By the values that its type may have.
    Range,
}

/// How deep the answer to a question is looked for, and in how many steps, time after
/// time: most proofs are short, and the way to a long one leads past many dead ends.
const ROUNDS: [(u32, u32); 3] = [(5, 120), (12, 500), (28, 1_200)];

/// How many steps the questions about a function may take, by value of it.
const STEPS_A_VALUE: u64 = 400;

/// And however small it is.
const STEPS_AT_LEAST: u64 = 40_000;

/// How many blocks are looked at into which calls lead that never return.
const MAX_ENDS: usize = 4;

/// How many steps may lie below each other in a short look.
const SHORT: u32 = 6;

/// How often ways may be followed back to where they meet, one below the other.
const MAX_SPLITS: u32 = 5;

/// How many conditions on every way to a place are looked at.
const MAX_CONDITIONS: usize = 64;

/// How many statements may be open at once about what meets in one block.
const MAX_ROUNDS: usize = 3;

/// How many statements are considered of those about what meets in a block.
const MAX_CONTEXT: usize = 12;

/// A statement that is being proved where ways meet, for whenever the context is so.
struct Open {
    atom: Atom,
    join: BlockId,
    context: Vec<Atom>,
}

/// That a block was entered by an edge.
struct Way {
    edge: EdgeId,
    /// Another such way that is known, too.
    next: Option<u32>,
}

pub(crate) struct Prover<'v> {
    pub(crate) view: &'v View<'v>,
    facts: Facts,
    /// The calls that never return.
    ends: Vec<ValueId>,
    /// The blocks into which ways lead on which one of these lies.
    behind_ends: Vec<BlockId>,
    /// By block, where else facts hold there: at the end of the only way on which a
    /// condition of it, or of a block that dominates it, can be so.
    implied: Vec<Option<u32>>,
    ways: Vec<Way>,
    /// What is assumed on the way that is looked at.
    assumed: Vec<Atom>,
    /// The statements that are being proved where ways meet, outermost first.
    open: Vec<Open>,
    /// The outermost of these that has been assumed.
    lowest: usize,
    proved: FxHashMap<(Atom, At), Reason>,
    failed: FxHashMap<(Atom, At), u32>,
    depth: u32,
    /// How many steps may lie below each other.
    limit: u32,
    /// Whether something was given up for that, or for the number of steps.
    is_cut: bool,
    splits: u32,
    steps: u32,
    steps_left: u64,
}

impl<'v> Prover<'v> {
    pub(crate) fn new(view: &'v View<'v>) -> Self {
        let mut prover = Self {
            view,
            facts: Facts::new(view),
            ends: ends(view),
            behind_ends: Vec::new(),
            implied: vec![None; view.body.blocks().len()],
            ways: Vec::new(),
            assumed: Vec::new(),
            open: Vec::new(),
            lowest: usize::MAX,
            proved: FxHashMap::default(),
            failed: FxHashMap::default(),
            depth: 0,
            limit: 0,
            is_cut: false,
            splits: 0,
            steps: 0,
            steps_left: STEPS_AT_LEAST + STEPS_A_VALUE * view.body.value_count() as u64,
        };
        prover.find_ways();
        prover.behind_ends = prover.blocks_behind_ends();
        prover
    }

    /// Finds the conditions that can be so on one way only.
    fn find_ways(&mut self) {
        let graph = &self.view.graph;
        for &block in &graph.order {
            let outer = graph.dominators.immediate(block);
            let next = outer.and_then(|outer| self.implied[outer.index()]);
            let own = graph.only_entry(block).and_then(|edge| self.way_implied_by(edge));
            self.implied[block.index()] = match own {
                Some(edge) => {
                    let index = u32::try_from(self.ways.len());
                    self.ways.push(Way { edge, next });
                    index.ok()
                }
                None => next,
            };
        }
    }

    /// The edge that must have been taken where ways met, as this one is taken now.
    fn way_implied_by(&self, edge: EdgeId) -> Option<EdgeId> {
        let (condition, mut is) = self.view.graph.condition(edge)?;
        let mut condition = self.view.class(condition);
        while let Op::Unary { op: UnaryOp::Not, operand } = self.view.body[condition] {
            (condition, is) = (self.view.class(operand), !is);
        }
        if !matches!(self.view.body[condition], Op::Param) {
            return None;
        }
        self.view.only_way(condition, is).map(|(edge, _)| edge)
    }

    fn blocks_behind_ends(&self) -> Vec<BlockId> {
        if self.ends.is_empty() {
            return Vec::new();
        }
        let is_dead = |edge| self.is_dead(self.at_edge(edge)).is_some();
        let graph = &self.view.graph;
        let order = graph.order.iter().rev().copied();
        order.filter(|&block| graph.entries(block).any(is_dead)).collect()
    }

    /// Proves a statement on the ways into a block that are left when those are taken
    /// away on which a call never returns.
    fn beside_ends(&mut self, atom: Atom, at: At) -> Option<Reason> {
        let view = self.view;
        let dominates = |&block: &BlockId| view.graph.dominators.dominates(block, at.block);
        let blocks: Vec<BlockId> =
            self.behind_ends.iter().copied().filter(dominates).take(MAX_ENDS).collect();
        blocks.into_iter().find_map(|block| self.on_each_way(atom, block, at))
    }

    /// Whether a place cannot be reached, because a call before it never returns.
    pub(crate) fn is_dead(&self, at: At) -> Option<Reason> {
        let ends = |&&call: &&ValueId| self.view.has_passed(Origin::Done(call), at);
        self.ends.iter().find(ends).map(|&call| Reason::Fact(Origin::Done(call)))
    }

    /// Whether questions are no longer answered because the function took too many steps.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.steps_left == 0
    }

    /// Why a statement is true at a place, if it can be told.
    pub(crate) fn ask(&mut self, atom: Atom, at: At) -> Option<Reason> {
        self.in_rounds(|prover| prover.prove(atom, at))
    }

    /// As [`Self::ask`], but only what can be told at once.
    fn ask_briefly(&mut self, atom: Atom, at: At) -> Option<Reason> {
        (self.limit, self.steps) = ROUNDS[0];
        self.failed.clear();
        self.prove(atom, at)
    }

    fn in_rounds<T>(&mut self, mut question: impl FnMut(&mut Self) -> Option<T>) -> Option<T> {
        for (limit, steps) in ROUNDS {
            (self.limit, self.steps) = (limit, steps);
            self.is_cut = false;
            self.failed.clear();
            let answer = question(self);
            if answer.is_some() || !self.is_cut {
                return answer;
            }
        }
        None
    }

    /// Why a statement is true at a place if another one is.
    pub(crate) fn ask_assuming(&mut self, assumed: Atom, atom: Atom, at: At) -> bool {
        let is_so = self.in_rounds(|prover| {
            prover.assumed = prover.view.all_said(assumed);
            let is_so = prover.refute(assumed, at).is_some()
                || prover.prove(atom, at).is_some()
                || prover.is_so_where_assumed(assumed, atom, at);
            prover.assumed.clear();
            is_so.then_some(())
        });
        is_so.is_some()
    }

    /// Whether a statement is true on each way on which another one is, that is about what
    /// meets in a block.
    fn is_so_where_assumed(&mut self, assumed: Atom, atom: Atom, at: At) -> bool {
        let view = self.view;
        let is_met = |value: &ValueId| matches!(view.body[*value], Op::Param);
        let joins: Vec<BlockId> =
            assumed.values().filter(is_met).map(|value| view.graph.home(value)).collect();
        joins.into_iter().any(|join| self.on_each_way(atom, join, at).is_some())
    }

    /// What a reason stems from.
    pub(crate) fn span(&self, reason: Reason) -> Option<Span> {
        match reason {
            Reason::Definition(value) => Some(self.view.body.span(value)),
            Reason::Fact(origin) => Some(span_of(self.view, origin)),
            Reason::Ways(_) | Reason::Range => None,
        }
    }

    /// Why the opposite of a statement is true at a place.
    pub(crate) fn refute(&mut self, atom: Atom, at: At) -> Option<Reason> {
        match atom.negated() {
            Negated::One(atom) => self.prove(atom, at),
            Negated::Both(one, other) => {
                self.prove(one, at)?;
                self.prove(other, at)
            }
        }
    }

    pub(crate) fn prove(&mut self, atom: Atom, at: At) -> Option<Reason> {
        if self.depth >= self.limit || self.steps == 0 || self.steps_left == 0 {
            self.is_cut = true;
            return None;
        }
        self.steps -= 1;
        self.steps_left -= 1;
        let is_plain = self.assumed.is_empty();
        if is_plain {
            if let Some(&reason) = self.proved.get(&(atom, at)) {
                return Some(reason);
            }
            if self.failed.get(&(atom, at)).is_some_and(|&depth| depth <= self.depth) {
                return None;
            }
        }
        let outer = std::mem::replace(&mut self.lowest, usize::MAX);
        self.depth += 1;
        let reason = self.find(atom, at);
        self.depth -= 1;
        let lowest = self.lowest;
        self.lowest = lowest.min(outer);
        if is_plain {
            match reason {
                Some(reason) if lowest >= self.open.len() => {
                    self.proved.insert((atom, at), reason);
                }
                Some(_) => {}
                None => {
                    self.failed.insert((atom, at), self.depth);
                }
            }
        }
        reason
    }

    fn find(&mut self, atom: Atom, at: At) -> Option<Reason> {
        if let Some(reason) = self.known(atom, at) {
            return Some(reason);
        }
        self.by_values(atom, at).or_else(|| self.beside_ends(atom, at))
    }

    fn by_values(&mut self, atom: Atom, at: At) -> Option<Reason> {
        match atom {
            Atom::Nil(value, is) => self.nil(value, is, at),
            Atom::Bool(value, is) => self.boolean(value, is, at),
            Atom::AtMost { left, right, offset } => self.at_most(left, right, offset, at),
            Atom::Differ { left, right, offset } => self.differ(left, right, offset, at),
            Atom::Type(value, ty) => self.has_type(value, ty, at),
            Atom::NotType(value, ty) => self.has_not_type(value, ty, at),
        }
    }

    /// Whether a condition or a check says just that.
    fn known(&self, atom: Atom, at: At) -> Option<Reason> {
        if self.assumed.iter().any(|&assumed| implies(assumed, atom)) {
            return Some(Reason::Range);
        }
        let about = atom.values().next()?;
        let mut facts = self.facts.about(about).iter();
        let fact = facts.find(|fact| implies(fact.atom, atom) && self.holds(fact, at))?;
        Some(Reason::Fact(fact.origin))
    }

    /// What conditions and checks of the function say about a value, wherever.
    pub(crate) fn facts_about(&self, value: ValueId) -> &[Fact] {
        self.facts.about(value)
    }

    /// Whether a condition of the function asks something of a value.
    pub(crate) fn is_compared(&self, value: ValueId) -> bool {
        self.facts.about(value).iter().any(|fact| matches!(fact.origin, Origin::Edge(_)))
    }

    /// Whether a place cannot be reached, as one of the conditions on every way to it
    /// cannot be so.
    pub(crate) fn is_contradictory(&mut self, at: At) -> bool {
        if self.is_dead(at).is_some() {
            return true;
        }
        let graph = &self.view.graph;
        let mut edges: Vec<EdgeId> = at.edge.into_iter().collect();
        let mut block = Some(at.block);
        while let Some(inner) = block.filter(|_| edges.len() < MAX_CONDITIONS) {
            edges.extend(graph.only_entry(inner).filter(|&edge| graph.condition(edge).is_some()));
            block = graph.dominators.immediate(inner);
        }
        edges.into_iter().any(|edge| {
            let Some((condition, is)) = self.view.graph.condition(edge) else { return false };
            let from = self.view.body[edge].from;
            let before = At { block: from, before: self.view.body[from].end, edge: None };
            let opposite = Atom::Bool(self.view.class(condition), !is);
            self.ask_briefly(opposite, before).is_some()
        })
    }

    /// The statements about a value that are wanted and true at a place.
    pub(crate) fn known_about(
        &self,
        value: ValueId,
        at: At,
        is_wanted: impl Fn(Atom) -> bool,
    ) -> impl Iterator<Item = (Atom, Reason)> {
        let is_about = move |atom: Atom| atom.values().any(|it| it == value);
        let assumed = self.assumed.iter().filter(move |&&atom| is_about(atom));
        let assumed = assumed.map(|&atom| (atom, None));
        let facts = self.facts.about(value).iter().map(|fact| (fact.atom, Some(fact)));
        // Most are not wanted: whether they hold here takes longer to tell.
        let known = assumed.chain(facts).filter(move |&(atom, fact)| {
            is_wanted(atom) && fact.is_none_or(|fact| self.holds(fact, at))
        });
        known.map(|(atom, fact)| {
            (atom, fact.map_or(Reason::Range, |fact| Reason::Fact(fact.origin)))
        })
    }

    /// Whether a fact holds at a place.
    fn holds(&self, fact: &Fact, at: At) -> bool {
        if self.view.has_passed(fact.origin, at) {
            return true;
        }
        let of_edge = at.edge.and_then(|edge| self.way_implied_by(edge));
        of_edge.is_some_and(|edge| self.held_on(fact, edge))
            || self.held_on_ways(fact, self.implied[at.block.index()])
    }

    fn held_on_ways(&self, fact: &Fact, mut way: Option<u32>) -> bool {
        while let Some(index) = way {
            let Way { edge, next } = self.ways[index as usize];
            if self.held_on(fact, edge) {
                return true;
            }
            way = next;
        }
        false
    }

    /// Whether a fact held when an edge was taken, about values that are the same since.
    fn held_on(&self, fact: &Fact, edge: EdgeId) -> bool {
        let join = self.view.body[edge].to;
        self.view.has_passed(fact.origin, self.at_edge(edge))
            && fact.atom.values().all(|value| self.view.graph.is_made_before(value, join))
    }

    /// Proves a statement about what meets in a block on each way into it.
    pub(crate) fn on_each_way(&mut self, atom: Atom, join: BlockId, at: At) -> Option<Reason> {
        let graph = &self.view.graph;
        if join == self.view.body.entry() || self.splits >= MAX_SPLITS {
            return None;
        }
        let is_here = |value: ValueId| {
            graph.is_made_before(value, join)
                || (graph.home(value) == join && matches!(self.view.body[value], Op::Param))
                || self.is_computed_before(value, join, 4)
        };
        if !atom.values().all(is_here) {
            return None;
        }
        let context = self.context(join, at);
        let is_assumed = |open: &Open| {
            open.join == join
                && implies(open.atom, atom)
                && open.context.iter().all(|atom| context.contains(atom))
        };
        if let Some(index) = self.open.iter().position(is_assumed) {
            self.lowest = self.lowest.min(index);
            return Some(Reason::Ways(join));
        }
        if self.open.iter().filter(|open| open.join == join).count() >= MAX_ROUNDS {
            return None;
        }
        self.open.push(Open { atom, join, context: context.clone() });
        self.splits += 1;
        let is_so = self.is_so_on_each_way(atom, join, &context);
        self.splits -= 1;
        self.open.pop();
        // What was assumed of this statement itself has been shown by that.
        if self.lowest >= self.open.len() {
            self.lowest = usize::MAX;
        }
        is_so.then_some(Reason::Ways(join))
    }

    /// Whether a value is computed from what is made before a block.
    fn is_computed_before(&self, value: ValueId, block: BlockId, depth: u32) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        if self.view.graph.is_made_before(value, block) {
            return true;
        }
        let operands = match self.view.body[value] {
            Op::Binary { left, right, .. } => [Some(left), Some(right)],
            Op::Unary { operand: one, .. }
            | Op::Len(one)
            | Op::Cap(one)
            | Op::ChangeType(one)
            | Op::FieldAddress { base: one, .. }
            | Op::Field { base: one, .. } => [Some(one), None],
            _ => return false,
        };
        operands.into_iter().flatten().all(|one| self.is_computed_before(one, block, depth))
    }

    /// What is known at a place about what meets in a block.
    fn context(&self, join: BlockId, at: At) -> Vec<Atom> {
        let view = self.view;
        // Around a loop what is assumed of a counter would be another thing each time.
        let last = self.open.iter().rev().find(|open| open.join == join);
        let is_kept = |atom: Atom| {
            (last.is_none_or(|open| open.context.contains(&atom)) || !self.assumed.contains(&atom))
                && atom.values().all(|value| self.is_at_start(value, join))
        };
        let mut context = Vec::new();
        let params = view.body.list(view.body[join].params).iter();
        for (atom, _) in params.flat_map(|&param| self.known_about(view.class(param), at, is_kept))
        {
            if context.len() == MAX_CONTEXT {
                break;
            }
            if !context.contains(&atom) {
                context.push(atom);
            }
        }
        for &assumed in &self.assumed {
            if is_kept(assumed) && !context.contains(&assumed) {
                context.push(assumed);
            }
        }
        context
    }

    pub(crate) fn is_at_start(&self, value: ValueId, join: BlockId) -> bool {
        let graph = &self.view.graph;
        graph.is_made_before(value, join)
            || (graph.home(value) == join && matches!(self.view.body[value], Op::Param))
    }

    fn is_so_on_each_way(&mut self, atom: Atom, join: BlockId, context: &[Atom]) -> bool {
        let edges: Vec<EdgeId> = self.view.graph.entries(join).collect();
        let outer = std::mem::take(&mut self.assumed);
        let is_so = edges.iter().all(|&edge| {
            let at = self.at_edge(edge);
            if self.is_dead(at).is_some() {
                return true;
            }
            let carried = context.iter().map(|&atom| self.carried(atom, join, edge));
            let assumed: Vec<Atom> = carried.flat_map(|atom| self.view.all_said(atom)).collect();
            if assumed.iter().any(|&atom| self.is_impossible(atom, at)) {
                return true;
            }
            self.assumed = assumed;
            let goal = self.carried(atom, join, edge);
            let is_so = self.prove(goal, at).is_some();
            self.assumed.clear();
            is_so
        });
        self.assumed = outer;
        is_so
    }

    /// Whether a statement cannot be true at a place, as far as a short look tells.
    fn is_impossible(&mut self, atom: Atom, at: At) -> bool {
        let splits = std::mem::replace(&mut self.splits, MAX_SPLITS);
        let limit = self.limit;
        self.limit = limit.min(self.depth + SHORT);
        let is_impossible = self.refute(atom, at).is_some();
        self.limit = limit;
        self.splits = splits;
        is_impossible
    }

    /// The place where an edge has been taken.
    pub(crate) fn at_edge(&self, edge: EdgeId) -> At {
        let body = self.view.body;
        let block = body[edge].from;
        if self.view.graph.unwinds(edge) {
            At { block, before: body[block].first, edge: None }
        } else {
            At { block, before: body[block].end, edge: Some(edge) }
        }
    }

    /// A statement about what meets in a block, as one about what an edge brings along.
    pub(crate) fn carried(&self, atom: Atom, join: BlockId, edge: EdgeId) -> Atom {
        self.view.replaced(atom, &|value| self.carried_value(value, join, edge))
    }

    pub(crate) fn carried_value(&self, value: ValueId, join: BlockId, edge: EdgeId) -> ValueId {
        let body = self.view.body;
        if self.view.graph.home(value) != join || !matches!(body[value], Op::Param) {
            return value;
        }
        let params = body.list(body[join].params);
        let place = params.iter().position(|&param| param == value);
        let arg = place.and_then(|place| body.list(body[edge].args).get(place));
        arg.map_or(value, |&arg| self.view.class(arg))
    }
}

/// The calls of a function that never return.
fn ends(view: &View<'_>) -> Vec<ValueId> {
    let values = view.graph.order.iter().flat_map(|&block| view.body.instructions(block));
    let never_returns = |&value: &ValueId| match view.body[value] {
        Op::Call(call) => view.callee(call).is_some_and(|summary| summary.never_returns),
        _ => false,
    };
    values.filter(never_returns).collect()
}

/// Whether one statement says the other at once.
fn implies(one: Atom, other: Atom) -> bool {
    match (one, other) {
        (
            Atom::AtMost { left, right, offset },
            Atom::AtMost { left: other_left, right: other_right, offset: wanted },
        ) => left == other_left && right == other_right && offset <= wanted,
        (
            Atom::AtMost { left, right, offset },
            Atom::Differ { left: other_left, right: other_right, offset: wanted },
        ) => {
            (left == other_left && right == other_right && offset < wanted)
                || (left == other_right && right == other_left && offset < -wanted)
        }
        (
            Atom::Differ { left, right, offset },
            Atom::Differ { left: other_left, right: other_right, offset: wanted },
        ) => {
            (left == other_left && right == other_right && offset == wanted)
                || (left == other_right && right == other_left && offset == -wanted)
        }
        _ => one == other,
    }
}
