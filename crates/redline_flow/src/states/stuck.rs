//! Who waits for ever for the other side of a channel.

use redline_base::Span;
use redline_ir::{BlockId, Body, EdgeId, FunctionId, FunctionKind, Op, Terminator, ValueId};
use rustc_hash::FxHashSet;

use super::exchange::{Exchange, Goroutine, Uses};
use super::goroutines::{started_by_functions, waited};
use super::knowledge::{Conditions, Known};
use super::package::PackageStates;
use super::{Misuse, MisuseKind, Past};
use crate::classes::Classes;
use crate::graph::Graph;
use crate::inevitable::{Step, is_inevitable};

/// How many places are looked at for each block of a function, beside a few.
const PLACES_A_BLOCK: usize = 8;
const PLACES: usize = 200;

/// The sends of a package at which a goroutine waits for ever.
pub(super) fn misuses(package: &PackageStates<'_>) -> Vec<Misuse> {
    let mut found = Vec::new();
    for (id, body, started) in started_by_functions(package) {
        for exchange in Exchange::all(package.package, body, &started) {
            if exchange.is_unbuffered {
                let stuck = Stuck { package, id, exchange: &exchange };
                found.extend(stuck.sent_to_nobody());
                found.extend(stuck.waited_first());
                found.extend(stuck.receiver_leaves());
            }
        }
    }
    found
}

/// An unbuffered channel of a function.
struct Stuck<'a> {
    package: &'a PackageStates<'a>,
    id: FunctionId,
    exchange: &'a Exchange<'a>,
}

impl Stuck<'_> {
    fn misuse(&self, kind: MisuseKind, at: Span, past: Vec<(Span, Past)>) -> Misuse {
        Misuse { function: self.id, kind, at, past }
    }

    /// The function sends to a channel that it alone knows.
    fn sent_to_nobody(&self) -> Option<Misuse> {
        let &first = self.exchange.uses.sends.first()?;
        let is_alone = self.exchange.goroutines.is_empty();
        let at = self.exchange.body.span(first);
        is_alone.then(|| self.misuse(MisuseKind::SentToNobody, at, Vec::new()))
    }

    /// The function waits until goroutines are done that wait until it receives.
    fn waited_first(&self) -> Option<Misuse> {
        let graph = Graph::new(self.exchange.body);
        self.senders().find_map(|sender| {
            let waits =
                waited(self.package, self.id, self.exchange.body, sender.body, sender.started);
            let wait = waits.into_iter().find(|&wait| self.is_before_receives(&graph, wait))?;
            let past = vec![
                (self.exchange.body.span(sender.started.at), Past::Started),
                (self.place_of(sender), Past::SendsFirst),
            ];
            Some(self.misuse(MisuseKind::WaitedFirst, self.exchange.body.span(wait), past))
        })
    }

    /// Whether nothing is received before the function waits.
    fn is_before_receives(&self, graph: &Graph<'_>, wait: ValueId) -> bool {
        let uses = &self.exchange.uses;
        let is_behind = |at: ValueId| match (graph.home(wait), graph.home(at)) {
            (home, other) if home == other => wait < at,
            (home, other) => graph.dominators.dominates(home, other),
        };
        uses.receives.iter().chain(&uses.selects).all(|&at| is_behind(at))
    }

    /// The function may return before it has received what a goroutine sends.
    fn receiver_leaves(&self) -> Option<Misuse> {
        let uses = &self.exchange.uses;
        let receives = !uses.receives.is_empty() || !uses.selects.is_empty();
        if !receives || !uses.closes.is_empty() || !uses.sends.is_empty() || self.is_main() {
            return None;
        }
        let sender = self.senders().next()?;
        let graph = Graph::new(self.exchange.body);
        let classes = Classes::new(self.package.store, &graph);
        let conditions = Conditions::new(self.package.store, &graph, &classes);
        let drained = drained(&graph, uses);
        let ways =
            Ways { exchange: self.exchange, graph: &graph, conditions: &conditions, drained };
        let left = ways.leaving(sender.started.at)?;
        let past = vec![
            (self.exchange.body.span(sender.started.at), Past::Started),
            (self.exchange.body[left].span, Past::Left),
        ];
        Some(self.misuse(MisuseKind::ReceiverLeaves, self.place_of(sender), past))
    }

    /// The goroutines that send whatever happens, and not by `select`.
    fn senders(&self) -> impl Iterator<Item = &Goroutine<'_>> {
        self.exchange.goroutines.iter().filter(|goroutine| {
            let sends = &goroutine.uses.sends;
            !sends.is_empty()
                && is_inevitable(&Graph::new(goroutine.body), |value| match () {
                    () if sends.contains(&value) => Step::Hit,
                    () if self.package.calls.never_returns(goroutine.body, value) => Step::End,
                    () => Step::On,
                })
        })
    }

    /// The first send of a goroutine, or where it is started if it stands elsewhere.
    fn place_of(&self, sender: &Goroutine<'_>) -> Span {
        let kind = self.package.package[sender.started.function].kind;
        match (kind, sender.uses.sends.first()) {
            (FunctionKind::Literal { .. }, Some(&send)) => sender.body.span(send),
            _ => self.exchange.body.span(sender.started.at),
        }
    }

    /// Whether the process ends when the function returns.
    fn is_main(&self) -> bool {
        let FunctionKind::Declared(object) = self.package.package[self.id].kind else {
            return false;
        };
        let store = self.package.store;
        store.names().text(store[object].name) == "main"
    }
}

/// The ways on which a function may return without having received.
struct Ways<'a> {
    exchange: &'a Exchange<'a>,
    graph: &'a Graph<'a>,
    conditions: &'a Conditions<'a>,
    /// Edges behind loops that receive as often as they go round.
    drained: FxHashSet<EdgeId>,
}

/// The edges by which a loop that receives is left because its condition says so: it goes
/// round as often as something is sent.
fn drained(graph: &Graph<'_>, uses: &Uses) -> FxHashSet<EdgeId> {
    let receives = |block: BlockId| {
        let mut values = graph.body.instructions(block);
        values.any(|value| uses.receives.contains(&value) || uses.selects.contains(&value))
    };
    let loops = graph.loops().into_iter().filter(|(header, members)| {
        !receives(*header) && members.iter().any(|&block| receives(block))
    });
    loops
        .flat_map(|(header, members)| {
            let edges = graph.body.terminator(header).edges();
            edges.filter(move |&edge| !members.contains(&graph.body[edge].to))
        })
        .collect()
}

impl Ways<'_> {
    fn body(&self) -> &Body {
        self.exchange.body
    }

    /// A block that returns on a way on which a goroutine is started and nothing received.
    fn leaving(&self, start: ValueId) -> Option<BlockId> {
        let mut seen = FxHashSet::default();
        let mut open = vec![(self.body().entry(), false, Known::default())];
        let most = PLACES + PLACES_A_BLOCK * self.graph.order.len();
        while let Some(place) = open.pop() {
            if seen.len() > most {
                return None;
            }
            if !seen.insert(place.clone()) {
                continue;
            }
            let (block, is_started, known) = place;
            let is_started = self.run(block, is_started, start);
            let terminator = self.body().terminator(block);
            if is_started && matches!(terminator, Terminator::Return(_)) {
                return Some(block);
            }
            open.extend(terminator.edges().filter_map(|edge| {
                let known = self.conditions.along(&known, edge)?;
                let is_received = self.is_chosen(edge) || self.drained.contains(&edge);
                Some((self.body()[edge].to, is_started && !is_received, known))
            }));
        }
        None
    }

    /// Whether the goroutine is started at the end of a block, and nothing was received
    /// since.
    fn run(&self, block: BlockId, is_started: bool, start: ValueId) -> bool {
        let uses = &self.exchange.uses;
        self.body().instructions(block).fold(is_started, |is_started, value| {
            let is_received = uses.receives.contains(&value) || self.is_only_choice(value);
            value == start || is_started && !is_received
        })
    }

    /// Whether a `select` can do nothing but receive.
    fn is_only_choice(&self, value: ValueId) -> bool {
        let Op::Select(select) = self.body()[value] else { return false };
        let select = &self.body()[select];
        select.blocks && select.cases.iter().all(|case| self.exchange.uses.is_of(case.channel))
    }

    /// Whether an edge is taken because a `select` has received.
    fn is_chosen(&self, edge: EdgeId) -> bool {
        let body = self.body();
        let Some((condition, truth)) = self.graph.condition(edge) else { return false };
        let Op::Binary { left, right, .. } = body[condition] else { return false };
        let Op::Extract { tuple, index: 0 } = body[left] else { return false };
        let Op::Select(select) = body[tuple] else { return false };
        let asked = match body[right] {
            Op::Zero => Some(0),
            Op::Const(constant) => body.constant(constant).as_i64(),
            _ => None,
        };
        let Some(asked) = asked.and_then(|asked| usize::try_from(asked).ok()) else { return false };
        let select = &body[select];
        // Cases are asked for in order; what is left is the last one, or `default`.
        let is_last = select.blocks && asked + 2 == select.cases.len();
        let chosen = if truth {
            select.cases.get(asked)
        } else {
            select.cases.get(asked + 1).filter(|_| is_last)
        };
        chosen.is_some_and(|case| self.exchange.uses.is_of(case.channel))
    }
}
