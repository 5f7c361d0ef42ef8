//! What all callers of a function see to.

use redline_ir::{
    Body, CallId, Callee, FunctionId, FunctionKind, Op, PackageIr, UnknownReason, ValueId,
};
use redline_types::{BasicKind, ObjectId, ObjectKind, Sizes, Store, Type, is_exported};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::atom::Atom;
use crate::library::Library;
use crate::linear::Linear;
use crate::package::FunctionFacts;
use crate::prover::Prover;
use crate::summary::Summaries;
use crate::verdict::{Needed, Operation, Verdict, needed};
use crate::view::View;

/// How many statements about the parameters of a function are considered.
const MAX_STATEMENTS: usize = 48;

/// Of how many parameters pairs are considered.
const MAX_PAIRED: usize = 8;

/// How often callers are asked again because less is true of their own parameters. What
/// is not settled then is not believed.
const MAX_ROUNDS: usize = 12;

/// By function, statements about its parameters that are true whenever it is called.
pub(crate) type Given = FxHashMap<FunctionId, Vec<Atom>>;

/// By its object, each function all of whose calls are seen.
type Closed = FxHashMap<ObjectId, FunctionId>;

/// A package with what is known of its functions, whoever calls them.
pub(crate) struct Callers<'a> {
    pub(crate) store: &'a Store,
    pub(crate) package: &'a PackageIr,
    pub(crate) sizes: Sizes,
    pub(crate) library: &'a Library,
    pub(crate) summaries: &'a Summaries,
}

impl Callers<'_> {
    /// Finds the statements that are true at each call of the functions that nobody
    /// calls but this package, as it is seen to: the largest set of those considered in
    /// which each follows at each call from those about the calling function.
    ///
    /// `is_reached` says which functions are called by something else than Go code of the
    /// package; `order` has them callees first.
    pub(crate) fn given(
        &self,
        is_reached: &dyn Fn(&str) -> bool,
        order: &[FunctionId],
        facts: &FxHashMap<FunctionId, FunctionFacts>,
    ) -> Given {
        let closed = self.closed(is_reached);
        let ids: FxHashSet<FunctionId> = closed.values().copied().collect();
        let mut given = Given::default();
        for &id in order.iter().filter(|id| ids.contains(id)) {
            let Ok(body) = &self.package[id].body else { continue };
            let view = View::new(self.store, body, self.sizes, self.summaries, self.library);
            let possible = facts.get(&id).map_or(&[][..], |facts| &facts.operations);
            given.insert(id, self.considered(&view, possible, &closed, &given));
        }
        self.settled(order, &closed, given)
    }

    /// The functions all of whose calls are seen, and of which there are some.
    fn closed(&self, is_reached: &dyn Fn(&str) -> bool) -> Closed {
        let Some(uses) = Uses::of(self.store, self.package) else { return Closed::default() };
        let declared = self.package.functions().filter_map(|(id, function)| match function.kind {
            FunctionKind::Declared(object) if function.body.is_ok() => Some((object, id)),
            _ => None,
        });
        let is_closed = |&(object, _): &(ObjectId, FunctionId)| {
            let name = self.name(object);
            uses.called.contains(&object)
                && !uses.as_values.contains(&object)
                && !is_exported(&name)
                && !["main", "init", "_"].contains(&&*name)
                && !is_reached(&name)
                && match self.store[object].kind {
                    ObjectKind::Method(method) => {
                        !uses.by_interface.contains(&self.store[object].name)
                            && self.store[method]
                                .receiver()
                                .is_some_and(|it| it.type_params.is_empty())
                    }
                    _ => true,
                }
        };
        declared.filter(is_closed).collect()
    }

    fn name(&self, object: ObjectId) -> String {
        self.store.names().text(self.store[object].name).to_owned()
    }

    /// What may be true of the parameters of a function: what its operations need, what
    /// those that it calls do, and what is often so.
    fn considered(
        &self,
        view: &View<'_>,
        operations: &[Operation],
        closed: &Closed,
        given: &Given,
    ) -> Vec<Atom> {
        let params = view.body.params();
        let mut found = Vec::new();
        let mut add = |atom: Atom| {
            let mut values = atom.values().peekable();
            let is_about = values.peek().is_some() && values.all(|value| params.contains(&value));
            if is_about && found.len() < MAX_STATEMENTS && !found.contains(&atom) {
                found.push(atom);
            }
        };
        for operation in operations.iter().filter(|it| it.verdict == Verdict::Possible) {
            if let Needed::All(atoms) = needed(view, operation.value) {
                atoms.into_iter().for_each(&mut add);
            }
        }
        for (_, callee, call) in calls(view, closed) {
            let atoms = given.get(&callee).map_or(&[][..], Vec::as_slice);
            for &atom in atoms {
                add(self.passed(view, atom, callee, call));
            }
        }
        usual(view).into_iter().for_each(add);
        found
    }

    /// A statement about the parameters of a function, as one about what a call gives it.
    fn passed(&self, view: &View<'_>, atom: Atom, callee: FunctionId, call: CallId) -> Atom {
        let params = self.package[callee].body.as_ref().map_or(&[][..], Body::params);
        let args = view.body.list(view.body[call].args);
        view.replaced(atom, &|param| {
            let place = params.iter().position(|&it| it == param);
            let arg = place.and_then(|place| args.get(place));
            *arg.expect("a call has as many arguments as the function has parameters")
        })
    }

    /// Takes away what is not so at some call, until nothing changes.
    fn settled(&self, order: &[FunctionId], closed: &Closed, mut given: Given) -> Given {
        let mut open: FxHashSet<FunctionId> = order.iter().copied().collect();
        for _ in 0..MAX_ROUNDS {
            let mut weaker = FxHashSet::default();
            // Callers first: what they cannot promise is not passed on.
            for &caller in order.iter().rev().filter(|id| open.contains(id)) {
                self.ask_caller(caller, closed, &mut given, &mut weaker);
            }
            if weaker.is_empty() {
                return given;
            }
            open = weaker;
        }
        Given::default()
    }

    /// Asks what a function promises to those that it calls.
    fn ask_caller(
        &self,
        caller: FunctionId,
        closed: &Closed,
        given: &mut Given,
        weaker: &mut FxHashSet<FunctionId>,
    ) {
        let Ok(body) = &self.package[caller].body else { return };
        let own = given.get(&caller).cloned().unwrap_or_default();
        let view = View::given(self.store, body, self.sizes, self.summaries, self.library, &own);
        let calls = calls(&view, closed);
        if calls.is_empty() {
            return;
        }
        let mut prover = Prover::new(&view);
        for (value, callee, call) in calls {
            let at = view.before(value);
            let Some(atoms) = given.get_mut(&callee) else { continue };
            if prover.is_dead(at).is_some() {
                continue;
            }
            let count = atoms.len();
            atoms.retain(|&atom| prover.ask(self.passed(&view, atom, callee, call), at).is_some());
            if atoms.len() < count {
                weaker.insert(callee);
            }
        }
    }
}

/// The calls of functions all of whose calls are seen, each with the instruction.
fn calls(view: &View<'_>, closed: &Closed) -> Vec<(ValueId, FunctionId, CallId)> {
    let body = view.body;
    let blocks = body.blocks().filter(|&block| view.graph.is_reachable(block));
    let calls = blocks.flat_map(|block| body.instructions(block)).filter_map(|value| {
        let call = call_of(body[value])?;
        let Callee::Declared { object, .. } = body[call].callee else { return None };
        Some((value, *closed.get(&object)?, call))
    });
    calls.collect()
}

/// How the functions of a package are used in it.
#[derive(Default)]
struct Uses {
    called: FxHashSet<ObjectId>,
    /// Those that are values somewhere.
    as_values: FxHashSet<ObjectId>,
    /// The names of the methods that are called on interfaces.
    by_interface: FxHashSet<redline_base::Name>,
}

impl Uses {
    /// None if a part of the package is not known.
    fn of(store: &Store, package: &PackageIr) -> Option<Self> {
        let mut uses = Self::default();
        for (_, function) in package.functions() {
            match &function.body {
                Ok(body) => uses.add(store, body)?,
                Err(UnknownReason::NoBody) => {}
                Err(_) => return None,
            }
        }
        Some(uses)
    }

    fn add(&mut self, store: &Store, body: &Body) -> Option<()> {
        for value in (0..body.value_count()).map(ValueId::new) {
            match body[value] {
                Op::Unknown(_) => return None,
                Op::Function { object, .. } => {
                    self.as_values.insert(object);
                }
                Op::MethodValue { method, .. } => {
                    self.as_values.insert(method);
                    self.by_interface.insert(store[method].name);
                }
                op => match call_of(op).map(|call| body[call].callee) {
                    Some(Callee::Declared { object, .. }) => {
                        self.called.insert(object);
                    }
                    Some(Callee::Interface { method, .. }) => {
                        self.by_interface.insert(store[method].name);
                    }
                    _ => {}
                },
            }
        }
        Some(())
    }
}

fn call_of(op: Op) -> Option<CallId> {
    match op {
        Op::Call(call) | Op::DeferredCall(call) | Op::Go(call) | Op::Defer { call, .. } => {
            Some(call)
        }
        _ => None,
    }
}

/// What is often so of parameters: pointers that are not nil, numbers that are natural,
/// indices of slices and strings, and lengths that are in order.
fn usual(view: &View<'_>) -> Vec<Atom> {
    let zero = Linear::constant(0);
    let params = view.body.params();
    let mut found = Vec::new();
    for &param in params {
        match *view.underlying(param) {
            Type::Slice(_) => {}
            _ if view.can_be_nil(param) => found.push(Atom::Nil(param, false)),
            _ if view.is_integer(param) => found.push(zero.at_most(view.linear(param), 0)),
            _ => {}
        }
    }
    let paired = &params[..params.len().min(MAX_PAIRED)];
    for &one in paired.iter().filter(|&&it| has_len(view, it)) {
        let len = view.len(one);
        for &other in paired.iter().filter(|&&it| it != one) {
            if view.is_integer(other) {
                found.push(view.linear(other).at_most(len, -1));
                found.push(view.linear(other).at_most(len, 0));
            } else if has_len(view, other) {
                found.push(view.len(other).at_most(len, 0));
            }
        }
    }
    let ints: Vec<ValueId> = paired.iter().copied().filter(|&it| view.is_integer(it)).collect();
    for &one in &ints {
        for &other in ints.iter().filter(|&&it| it != one) {
            found.push(view.linear(one).at_most(view.linear(other), 0));
        }
    }
    found
}

fn has_len(view: &View<'_>, value: ValueId) -> bool {
    match *view.underlying(value) {
        Type::Slice(_) => true,
        Type::Basic(basic) => basic.kind() == BasicKind::String,
        _ => false,
    }
}
