//! The ways through a function, each with the state of one thing.
//!
//! A *place* is a block with the state in which it is begun and what is known of
//! conditions. What goes wrong at a place is sure if there is a point, a block or an
//! edge, from which every way leads to something that goes wrong, in whatever state it
//! is passed: then whoever passes it, under whatever conditions, gets into trouble. So
//! conditions that belong together in ways that nobody sees make no false alarms.

use std::collections::VecDeque;

use redline_ir::{BlockId, Body, EdgeId, Terminator, ValueId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::knowledge::{Conditions, Known};
use crate::graph::Graph;

/// How many places are looked at in a function for each of its blocks, beside a few.
const PLACES_A_BLOCK: usize = 24;
const PLACES: usize = 400;

/// What happens to the state of one thing.
pub(super) trait Protocol {
    /// What state it is in, and what else has to be remembered of it.
    type State: Copy + Eq + std::hash::Hash;
    /// How it can go wrong.
    type Wrong: Copy + Eq;

    /// The state when the function begins.
    fn at_start(&self) -> Self::State;
    /// The state behind an instruction, or what goes wrong there.
    fn step(&self, state: Self::State, value: ValueId) -> Result<Self::State, Self::Wrong>;
    /// The state at the end of an edge.
    fn along(&self, state: Self::State, edge: EdgeId) -> Self::State;
    /// What goes wrong if the function returns in a state.
    fn at_return(&self, state: Self::State) -> Option<Self::Wrong>;
    /// Whether an instruction may be the last one of its block that runs.
    fn ends(&self, value: ValueId) -> bool;
}

/// Something that goes wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Trouble<W> {
    pub(super) wrong: W,
    /// The blocks from a point from which every way leads to trouble to where it goes
    /// wrong.
    pub(super) way: Vec<BlockId>,
}

struct Place<S, W> {
    block: BlockId,
    outcome: Option<Outcome<S, W>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome<S, W> {
    /// It goes on behind the block.
    On,
    Wrong(W),
    /// The function returns.
    Returned(S),
    /// It ends otherwise, or may do so.
    Ended,
}

#[derive(Clone, Copy)]
struct Way {
    edge: EdgeId,
    from: usize,
    to: usize,
}

/// The places of a function that can be reached.
pub(super) struct Exploration<'a, P: Protocol> {
    graph: &'a Graph<'a>,
    conditions: &'a Conditions<'a>,
    protocol: &'a P,
    places: Vec<Place<P::State, P::Wrong>>,
    numbers: FxHashMap<(BlockId, P::State, Known), usize>,
    ways: Vec<Way>,
    open: Vec<(usize, P::State, Known)>,
}

impl<'a, P: Protocol> Exploration<'a, P> {
    /// Goes all ways; `None` if there are too many.
    pub(super) fn of(
        graph: &'a Graph<'a>,
        conditions: &'a Conditions<'a>,
        protocol: &'a P,
    ) -> Option<Self> {
        let mut exploration = Self {
            graph,
            conditions,
            protocol,
            places: Vec::new(),
            numbers: FxHashMap::default(),
            ways: Vec::new(),
            open: Vec::new(),
        };
        let most = PLACES + PLACES_A_BLOCK * graph.order.len();
        exploration.place(graph.body.entry(), protocol.at_start(), Known::default());
        while let Some((place, state, known)) = exploration.open.pop() {
            if exploration.places.len() > most {
                return None;
            }
            exploration.visit(place, state, &known);
        }
        Some(exploration)
    }

    fn body(&self) -> &'a Body {
        self.graph.body
    }

    fn place(&mut self, block: BlockId, state: P::State, known: Known) -> usize {
        let next = self.places.len();
        let number = *self.numbers.entry((block, state, known.clone())).or_insert(next);
        if number == next {
            self.places.push(Place { block, outcome: None });
            self.open.push((number, state, known));
        }
        number
    }

    fn visit(&mut self, place: usize, state: P::State, known: &Known) {
        let block = self.places[place].block;
        let (state, outcome) = self.run(block, state);
        self.places[place].outcome = Some(outcome);
        if outcome != Outcome::On {
            return;
        }
        let terminator = self.body().terminator(block);
        let unwinding = self.body()[block].unwind.filter(|_| terminator.unwinds());
        for edge in terminator.edges().chain(unwinding) {
            let Some(known) = self.conditions.along(known, edge) else { continue };
            let state = self.protocol.along(state, edge);
            let to = self.place(self.body()[edge].to, state, known);
            self.ways.push(Way { edge, from: place, to });
        }
    }

    /// Runs a block: the state at its end, and how it ends.
    fn run(&self, block: BlockId, mut state: P::State) -> (P::State, Outcome<P::State, P::Wrong>) {
        for value in self.body().instructions(block) {
            match self.protocol.step(state, value) {
                Ok(after) => state = after,
                Err(wrong) => return (state, Outcome::Wrong(wrong)),
            }
            if self.protocol.ends(value) {
                return (state, Outcome::Ended);
            }
        }
        let outcome = match self.body().terminator(block) {
            Terminator::Jump(_) | Terminator::Branch { .. } => Outcome::On,
            Terminator::Panic(_) | Terminator::Goexit if self.body()[block].unwind.is_some() => {
                Outcome::On
            }
            Terminator::Return(_) => match self.protocol.at_return(state) {
                Some(wrong) => Outcome::Wrong(wrong),
                None => Outcome::Returned(state),
            },
            _ => Outcome::Ended,
        };
        (state, outcome)
    }

    /// The states in which the function returns, and nothing goes wrong.
    pub(super) fn returned(&self) -> impl Iterator<Item = P::State> + '_ {
        self.places.iter().filter_map(|place| match place.outcome {
            Some(Outcome::Returned(state)) => Some(state),
            _ => None,
        })
    }

    /// All that goes wrong on some way, whether it can be taken or not.
    pub(super) fn wrongs(&self) -> impl Iterator<Item = P::Wrong> + '_ {
        self.places.iter().filter_map(|place| match place.outcome {
            Some(Outcome::Wrong(wrong)) => Some(wrong),
            _ => None,
        })
    }

    /// What surely goes wrong, once each.
    pub(super) fn troubles(&self) -> Vec<Trouble<P::Wrong>> {
        let is_doomed = self.doomed();
        let is_sure = self.sure_points(&is_doomed);
        let mut found: Vec<Trouble<P::Wrong>> = Vec::new();
        for way in self.ways_to_trouble(&is_doomed, &is_sure) {
            let Some(&last) = way.last() else { continue };
            let Some(Outcome::Wrong(wrong)) = self.places[last].outcome else { continue };
            if !found.iter().any(|trouble| trouble.wrong == wrong) {
                let way = way.iter().map(|&place| self.places[place].block).collect();
                found.push(Trouble { wrong, way });
            }
        }
        found
    }

    /// Places from which every way leads to what goes wrong. Loops in which nothing
    /// goes wrong are taken to end.
    fn doomed(&self) -> Vec<bool> {
        let mut ignored = self.harmless_ways();
        loop {
            let is_doomed = self.doomed_without(&ignored);
            let mut is_stable = true;
            for (way, ignored) in self.ways.iter().zip(&mut ignored) {
                // What another round changes matters.
                if *ignored && is_doomed[way.from] && !is_doomed[way.to] {
                    *ignored = false;
                    is_stable = false;
                }
            }
            if is_stable {
                return is_doomed;
            }
        }
    }

    /// The same where some ways are taken to lead to where they have to.
    fn doomed_without(&self, ignored: &[bool]) -> Vec<bool> {
        let mut left = vec![0_usize; self.places.len()];
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
        let mut leads_on = vec![false; self.places.len()];
        for (way, ignored) in self.ways.iter().zip(ignored) {
            leads_on[way.from] = true;
            if !ignored {
                left[way.from] += 1;
                before[way.to].push(way.from);
            }
        }
        let is_first = |place: usize| {
            matches!(self.places[place].outcome, Some(Outcome::Wrong(_)))
                || leads_on[place] && left[place] == 0
        };
        let mut open: Vec<usize> = (0..self.places.len()).filter(|&it| is_first(it)).collect();
        let mut is_doomed = vec![false; self.places.len()];
        for &place in &open {
            is_doomed[place] = true;
        }
        while let Some(place) = open.pop() {
            for &from in &before[place] {
                left[from] -= 1;
                if left[from] == 0 && !std::mem::replace(&mut is_doomed[from], true) {
                    open.push(from);
                }
            }
        }
        is_doomed
    }

    /// The ways that lead back in loops in which nothing goes wrong.
    fn harmless_ways(&self) -> Vec<bool> {
        let wrong: FxHashSet<BlockId> = self
            .places
            .iter()
            .filter(|place| matches!(place.outcome, Some(Outcome::Wrong(_))))
            .map(|place| place.block)
            .collect();
        let mut harmless: FxHashSet<EdgeId> = FxHashSet::default();
        for (header, members) in self.graph.loops() {
            if !members.iter().any(|block| wrong.contains(block)) {
                let edges = self.graph.entries(header).filter(|&edge| self.graph.leads_back(edge));
                harmless.extend(edges.filter(|&edge| members.contains(&self.body()[edge].from)));
            }
        }
        self.ways.iter().map(|way| harmless.contains(&way.edge)).collect()
    }

    /// For each place whether it is begun at a point from which every way leads to what
    /// goes wrong, in whatever state it is passed.
    fn sure_points(&self, is_doomed: &[bool]) -> Vec<bool> {
        let mut unsure_blocks = FxHashSet::default();
        let mut unsure_edges = FxHashSet::default();
        for (place, is_doomed) in self.places.iter().zip(is_doomed) {
            if !is_doomed {
                unsure_blocks.insert(place.block);
            }
        }
        for way in &self.ways {
            if !is_doomed[way.to] {
                unsure_edges.insert(way.edge);
            }
        }
        let blocks = self.places.iter().map(|place| !unsure_blocks.contains(&place.block));
        let mut is_sure: Vec<bool> = blocks.collect();
        for way in &self.ways {
            is_sure[way.to] |= !unsure_edges.contains(&way.edge);
        }
        is_sure
    }

    /// A way from a sure place to each that is reached from there where something goes wrong.
    fn ways_to_trouble(&self, is_doomed: &[bool], is_sure: &[bool]) -> Vec<Vec<usize>> {
        let mut after: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
        for way in &self.ways {
            after[way.from].push(way.to);
        }
        let starts = (0..self.places.len()).filter(|&place| is_sure[place] && is_doomed[place]);
        let mut came_from: Vec<Option<usize>> = vec![None; self.places.len()];
        let mut ways = Vec::new();
        // Those near the beginning of the function come first: the ways from there tell more.
        for start in starts {
            let mut open = VecDeque::new();
            if came_from[start].is_none() {
                came_from[start] = Some(start);
                open.push_back(start);
            }
            while let Some(place) = open.pop_front() {
                if matches!(self.places[place].outcome, Some(Outcome::Wrong(_))) {
                    ways.push(way_back(&came_from, place));
                }
                for &next in &after[place] {
                    if is_doomed[next] && came_from[next].is_none() {
                        came_from[next] = Some(place);
                        open.push_back(next);
                    }
                }
            }
        }
        ways
    }
}

/// The way by which a place was come to, from its beginning.
fn way_back(came_from: &[Option<usize>], mut place: usize) -> Vec<usize> {
    let mut way = vec![place];
    while let Some(before) = came_from[place].filter(|&before| before != place) {
        way.push(before);
        place = before;
    }
    way.reverse();
    way
}
