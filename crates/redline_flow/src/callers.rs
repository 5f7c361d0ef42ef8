//! What all callers of a function see to, and what it sees to in return.

mod candidate;
mod entry;
mod indices;
mod uses;

use redline_ir::{Body, FunctionId, FunctionKind, Op, PackageIr, Terminator, ValueId};
use redline_types::{ObjectId, ObjectKind, Sizes, Store, is_exported};
use rustc_hash::{FxHashMap, FxHashSet};

use self::candidate::usual;
use self::entry::{Entry, entries};
use self::indices::indices;
use self::uses::Uses;
use crate::atom::Atom;
use crate::library::Library;
use crate::package::{FunctionFacts, returns};
use crate::prover::Prover;
use crate::relation::Relation;
use crate::summary::Summaries;
use crate::verdict::{Needed, Operation, Verdict, needed};
use crate::view::View;

/// How many statements about what a function is given are considered.
const MAX_STATEMENTS: usize = 48;

/// How often functions are asked again because less is true of what they are given or
/// get back. What is not settled then is not believed.
const MAX_ROUNDS: usize = 32;

/// By function, statements about its parameters and free variables that are true
/// whenever it is called.
pub(crate) type Given = FxHashMap<FunctionId, Vec<Atom>>;

/// A package with what is known of its functions, whoever calls them.
pub(crate) struct Callers<'a> {
    store: &'a Store,
    package: &'a PackageIr,
    sizes: Sizes,
    library: &'a Library,
    /// None if a part of the package is not known.
    uses: Option<Uses>,
    declared: FxHashMap<ObjectId, FunctionId>,
    /// The declared functions all of whose calls are seen.
    closed: FxHashSet<ObjectId>,
}

/// What is believed until it turns out not to be so.
struct Beliefs {
    given: Given,
    /// With relations.
    summaries: Summaries,
    /// What is given to functions by the library.
    always: Given,
    /// By function, which ones call it.
    callers: FxHashMap<FunctionId, FxHashSet<FunctionId>>,
    /// The functions that must be asked again.
    open: FxHashSet<FunctionId>,
}

impl<'a> Callers<'a> {
    /// `is_reached` says which functions are called by something else than Go code of the
    /// package.
    pub(crate) fn new(
        store: &'a Store,
        package: &'a PackageIr,
        sizes: Sizes,
        library: &'a Library,
        is_reached: &dyn Fn(&str) -> bool,
    ) -> Self {
        let uses = Uses::of(store, package, library);
        let declared: FxHashMap<ObjectId, FunctionId> = package
            .functions()
            .filter_map(|(id, function)| match function.kind {
                FunctionKind::Declared(object) if function.body.is_ok() => Some((object, id)),
                _ => None,
            })
            .collect();
        let is_closed = |object: &ObjectId| {
            uses.as_ref().is_some_and(|uses| is_closed(store, uses, is_reached, *object))
        };
        let closed = declared.keys().copied().filter(is_closed).collect();
        Self { store, package, sizes, library, uses, declared, closed }
    }

    /// Finds statements about what functions are given, as far as all their calls are
    /// seen, and about what they return: the largest set of those considered in which each
    /// follows, at each call and at each return, from those about the function that calls
    /// or returns and about the functions that it has called.
    ///
    /// That is sound: the first statement that turned out not to be so while a program
    /// runs would follow from statements about calls and returns before.
    ///
    /// `order` has callees first.
    pub(crate) fn settle(
        &self,
        order: &[FunctionId],
        facts: &FxHashMap<FunctionId, FunctionFacts>,
        summaries: Summaries,
    ) -> (Given, Summaries) {
        let mut beliefs = Beliefs {
            given: Given::default(),
            summaries,
            always: Given::default(),
            callers: FxHashMap::default(),
            open: order.iter().copied().collect(),
        };
        for &id in order {
            let Ok(body) = &self.package[id].body else { continue };
            let possible = facts.get(&id).map_or(&[][..], |facts| &facts.operations);
            self.consider(id, body, possible, &mut beliefs);
        }
        for _ in 0..MAX_ROUNDS {
            let open = std::mem::take(&mut beliefs.open);
            // Callers first: what they cannot promise is not passed on.
            for &id in order.iter().rev().filter(|id| open.contains(id)) {
                self.ask(id, &mut beliefs);
            }
        }
        if !beliefs.open.is_empty() {
            beliefs.given.clear();
            beliefs.summaries.forget_relations();
        }
        let given = order.iter().map(|&id| (id, beliefs.given_to(id))).collect();
        (given, beliefs.summaries)
    }

    /// Whether all that gives a function its parameters is seen.
    fn is_closed(&self, id: FunctionId) -> bool {
        match self.package[id].kind {
            FunctionKind::Declared(object) => self.closed.contains(&object),
            FunctionKind::Literal { .. } => {
                self.uses.as_ref().is_some_and(|uses| uses.is_only_called(id))
            }
            _ => false,
        }
    }

    /// The parameters of a function that are seen to, and its free variables.
    fn inputs(&self, id: FunctionId, view: &View<'_>) -> Vec<ValueId> {
        if self.uses.is_none() {
            return Vec::new();
        }
        let is_free = |value: &ValueId| matches!(view.body[*value], Op::FreeVar(_));
        let values = (0..view.body.value_count()).map(ValueId::new);
        let params = view.body.params().iter().copied().filter(|_| self.is_closed(id));
        params.chain(values.filter(is_free)).collect()
    }

    /// Believes of a function what may be so.
    fn consider(
        &self,
        id: FunctionId,
        body: &Body,
        operations: &[Operation],
        beliefs: &mut Beliefs,
    ) {
        let view = View::new(self.store, body, self.sizes, &beliefs.summaries, self.library);
        let entries = entries(&view, &self.declared);
        let given = self.statements(id, &view, operations, &entries, &beliefs.given);
        let results = body.blocks().find_map(|block| match body.terminator(block) {
            Terminator::Return(results) => Some(body.list(results)),
            _ => None,
        });
        let relations = results.map_or_else(Vec::new, |it| Relation::considered(&view, it));
        if let Some(uses) = &self.uses {
            for (literal, atoms) in indices(&view, self.package, uses) {
                beliefs.always.entry(literal).or_default().extend(atoms);
            }
        }
        for entry in entries {
            beliefs.callers.entry(entry.function).or_default().insert(id);
        }
        if !given.is_empty() {
            beliefs.given.insert(id, given);
        }
        if let Some(summary) = beliefs.summaries.of(id, self.package[id].kind) {
            summary.relations = relations;
        }
    }

    /// What may be true of what a function is given: what its operations need, what those
    /// that it calls do, and what is often so.
    fn statements(
        &self,
        id: FunctionId,
        view: &View<'_>,
        operations: &[Operation],
        entries: &[Entry],
        given: &Given,
    ) -> Vec<Atom> {
        let inputs = self.inputs(id, view);
        let mut found = Vec::new();
        let mut add = |atom: Atom| {
            let mut values = atom.values().peekable();
            let is_about = values.peek().is_some() && values.all(|value| inputs.contains(&value));
            if is_about && found.len() < MAX_STATEMENTS && !found.contains(&atom) {
                found.push(atom);
            }
        };
        for operation in operations.iter().filter(|it| it.verdict == Verdict::Possible) {
            if let Needed::All(atoms) = needed(view, operation.value) {
                atoms.into_iter().for_each(&mut add);
            }
        }
        for entry in entries {
            let atoms = given.get(&entry.function).map_or(&[][..], Vec::as_slice);
            let passed = atoms.iter().filter_map(|&atom| entry.passed(view, self.package, atom));
            passed.for_each(&mut add);
        }
        usual(view, &inputs).into_iter().for_each(add);
        found
    }

    /// Asks what a function sees to for those that it calls, and for its callers; takes
    /// away what it does not.
    fn ask(&self, id: FunctionId, beliefs: &mut Beliefs) {
        let Ok(body) = &self.package[id].body else { return };
        let own = beliefs.given_to(id);
        let summaries = &beliefs.summaries;
        let view = View::given(self.store, body, self.sizes, summaries, self.library, &own);
        let entries = entries(&view, &self.declared);
        let believed = summaries.relations(id, self.package[id].kind);
        let is_asked = |entry: &Entry| beliefs.given.contains_key(&entry.function);
        if believed.is_empty() && !entries.iter().any(is_asked) {
            return;
        }
        let mut prover = Prover::new(&view);
        let mut weaker = FxHashSet::default();
        for entry in entries {
            let Some(atoms) = beliefs.given.get_mut(&entry.function) else { continue };
            let at = view.before(entry.instruction);
            if prover.is_dead(at).is_some() {
                continue;
            }
            let count = atoms.len();
            atoms.retain(|&atom| {
                let passed = entry.passed(&view, self.package, atom);
                passed.is_none_or(|atom| prover.ask(atom, at).is_some())
            });
            if atoms.len() < count {
                weaker.insert(entry.function);
            }
        }
        let returns = returns(&prover, body);
        let mut kept = believed.to_vec();
        kept.retain(|relation| {
            returns.iter().all(|(at, results)| {
                let atom = relation.at_return(&view, results);
                atom.is_some_and(|atom| prover.ask(atom, *at).is_some())
            })
        });
        if kept.len() < believed.len() {
            weaker.extend(beliefs.callers.get(&id).into_iter().flatten());
            if let Some(summary) = beliefs.summaries.of(id, self.package[id].kind) {
                summary.relations = kept;
            }
        }
        beliefs.open.extend(weaker);
    }
}

impl Beliefs {
    /// What is believed of what a function is given.
    fn given_to(&self, id: FunctionId) -> Vec<Atom> {
        let lists = [self.always.get(&id), self.given.get(&id)];
        lists.into_iter().flatten().flatten().copied().collect()
    }
}

/// Whether all calls of a declared function are seen, and there are some.
fn is_closed(
    store: &Store,
    uses: &Uses,
    is_reached: &dyn Fn(&str) -> bool,
    object: ObjectId,
) -> bool {
    let name = store.names().text(store[object].name).to_owned();
    uses.called.contains(&object)
        && !uses.as_values.contains(&object)
        && !is_exported(&name)
        && !["main", "init", "_"].contains(&&*name)
        && !is_reached(&name)
        && match store[object].kind {
            ObjectKind::Method(method) => {
                !uses.by_interface.contains(&store[object].name)
                    && store[method].receiver().is_some_and(|it| it.type_params.is_empty())
            }
            _ => true,
        }
}
