//! In which order the variables of a package are initialized (spec: Package
//! initialization).

use std::collections::BTreeSet;

use redline_base::Span;
use redline_syntax::ExprId;

use super::dependencies::Dependencies;
use super::{EntryId, EntryKind, Package};
use crate::ObjectId;
use crate::error::ErrorCode;
use crate::records::Records;

/// An initial value of variables of a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Initializer {
    /// The variables, in order: several if a call gives values to all of them.
    pub variables: Box<[ObjectId]>,
    /// Index of the file.
    pub file: usize,
    /// The value.
    pub value: ExprId,
}

impl Package<'_> {
    /// The initial values in the order of initialization. Cycles are reported.
    pub(super) fn init_order(&self, records: &[Records]) -> Vec<Initializer> {
        let dependencies = Dependencies::new(self, records);
        let mut queue = Queue::new(self, &dependencies);
        let mut order = Vec::new();
        while let Some((id, is_ready)) = queue.pop() {
            if !is_ready && let Some(cycle) = self.cycle_of(&dependencies, id) {
                self.report_init_cycle(&cycle);
            }
            order.extend(self.initializer_of(id));
        }
        // One that belongs to several variables stands where the first of them does.
        let mut seen = rustc_hash::FxHashSet::default();
        order.retain(|it: &Initializer| seen.insert((it.file, it.value)));
        order
    }

    fn initializer_of(&self, id: EntryId) -> Option<Initializer> {
        let entry = &self[id];
        let EntryKind::Var(decl) = entry.kind else { return None };
        let value = self.initializer(entry.file, decl)?;
        let spec = self.value_spec(entry.file, decl.spec)?;
        let tree = self.source.files[entry.file].tree;
        let is_shared = tree.list(spec.values).len() == 1 && spec.names.len() > 1;
        let declared = |ident| Some(self[*self.by_ident[entry.file].get(&ident)?].object);
        let variables = if is_shared {
            tree.idents_of(spec.names).filter_map(declared).collect()
        } else {
            [entry.object].into()
        };
        Some(Initializer { variables, file: entry.file, value })
    }

    /// The entries on a way from `id` back to itself, the last one first; `None` if
    /// there is no such way.
    fn cycle_of(&self, dependencies: &Dependencies<'_>, id: EntryId) -> Option<Vec<EntryId>> {
        let mut seen = vec![false; self.entries.len()];
        let mut path = vec![(id, 0)];
        while let Some((entry, next)) = path.last_mut() {
            let Some(&dependency) = dependencies.direct(*entry).get(*next) else {
                path.pop();
                continue;
            };
            *next += 1;
            if dependency == id {
                let back = path.iter().skip(1).rev().map(|&(entry, _)| entry);
                return Some([id].into_iter().chain(back).collect());
            }
            if !std::mem::replace(&mut seen[dependency.index()], true) {
                path.push((dependency, 0));
            }
        }
        None
    }

    /// `cycle` begins with an entry; each is referred to by the one behind it, and
    /// the last by the first.
    fn report_init_cycle(&self, cycle: &[EntryId]) {
        let name = |id: EntryId| self.store.names().text(self.store[self[id].object].name);
        let &[first, ref rest @ ..] = cycle else { return };
        if rest.is_empty() {
            let message = format!("initialization cycle: {} refers to itself", name(first));
            return self.init_error(first, message);
        }
        self.init_error(first, format!("initialization cycle for {}", name(first)));
        let mut from = first;
        for &to in cycle.iter().rev() {
            self.init_error(from, format!("\t{} refers to {}", name(from), name(to)));
            from = to;
        }
    }

    fn init_error(&self, id: EntryId, message: String) {
        if let Some(declared) = self.store[self[id].object].declared {
            let span = Span::empty(declared.offset);
            self.error(declared.file as usize, span, ErrorCode::InvalidInitCycle, message);
        }
    }
}

/// Constants and variables that wait for those they depend on, also through functions.
struct Queue {
    /// By entry: on how many it still depends.
    counts: Vec<usize>,
    /// By entry: those that depend on it.
    dependents: Vec<Vec<EntryId>>,
    waiting: BTreeSet<Turn>,
}

/// Whose turn comes before whose: constants come first, then what depends on the
/// least, then what stands first in the source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Turn {
    is_var: bool,
    count: usize,
    id: EntryId,
}

impl Queue {
    fn new(package: &Package<'_>, dependencies: &Dependencies<'_>) -> Self {
        let entries = package.entries.len();
        let mut queue = Self {
            counts: vec![0; entries],
            dependents: vec![Vec::new(); entries],
            waiting: BTreeSet::new(),
        };
        let mut reach = Reach { package, dependencies, seen: vec![None; entries] };
        for id in (0..entries).map(EntryId::new) {
            if !package.is_value(id) {
                continue;
            }
            let reached = reach.values_from(id);
            queue.counts[id.index()] = reached.len();
            for dependency in reached {
                queue.dependents[dependency.index()].push(id);
            }
            queue.waiting.insert(queue.turn(package, id));
        }
        queue
    }

    fn turn(&self, package: &Package<'_>, id: EntryId) -> Turn {
        let is_var = matches!(package[id].kind, EntryKind::Var(_));
        Turn { is_var, count: self.counts[id.index()], id }
    }

    /// Whose turn it is, and whether nothing is left that it depends on.
    fn pop(&mut self) -> Option<(EntryId, bool)> {
        let turn = self.waiting.pop_first()?;
        for id in std::mem::take(&mut self.dependents[turn.id.index()]) {
            let count = self.counts[id.index()];
            self.counts[id.index()] = count - 1;
            for is_var in [false, true] {
                if self.waiting.remove(&Turn { is_var, count, id }) {
                    self.waiting.insert(Turn { is_var, count: count - 1, id });
                }
            }
        }
        Some((turn.id, turn.count == 0))
    }
}

/// The constants and variables that an entry refers to, directly or through functions.
struct Reach<'a> {
    package: &'a Package<'a>,
    dependencies: &'a Dependencies<'a>,
    /// For whom an entry was met last.
    seen: Vec<Option<EntryId>>,
}

impl Reach<'_> {
    fn values_from(&mut self, start: EntryId) -> Vec<EntryId> {
        let mut found = Vec::new();
        let mut open: Vec<EntryId> = self.dependencies.direct(start).to_vec();
        while let Some(id) = open.pop() {
            if self.seen[id.index()].replace(start) == Some(start) {
                continue;
            }
            if self.package.is_value(id) {
                found.push(id);
            } else {
                open.extend(self.dependencies.direct(id));
            }
        }
        found
    }
}
