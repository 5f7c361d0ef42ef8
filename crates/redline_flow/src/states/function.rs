//! One function, and one lock or channel in it.

use redline_ir::{BlockId, Body, EdgeId, FunctionId, Op, UnaryOp, ValueId};
use redline_types::{ObjectId, Store, Type};
use rustc_hash::{FxHashMap, FxHashSet};

use super::goroutines::constant_arg;
use super::package::PackageStates;
use super::path::{Path, Paths, Shape};
use super::sync::Calls;
use crate::classes::Classes;
use crate::graph::Graph;

/// A function with the paths in it.
pub(super) struct FunctionStates<'a> {
    pub(super) package: &'a PackageStates<'a>,
    pub(super) graph: &'a Graph<'a>,
    pub(super) classes: &'a Classes,
    paths: Paths<'a>,
    /// The path to each value that was asked for, by number.
    numbers: FxHashMap<ValueId, usize>,
    known: Vec<Path>,
}

impl<'a> FunctionStates<'a> {
    pub(super) fn new(
        package: &'a PackageStates<'a>,
        graph: &'a Graph<'a>,
        classes: &'a Classes,
    ) -> Self {
        let paths = Paths::new(package.store, graph.body, classes);
        let (numbers, known) = (FxHashMap::default(), Vec::new());
        let mut states = Self { package, graph, classes, paths, numbers, known };
        states.number_paths();
        states
    }

    /// Finds the path to each value that an instruction uses as a lock or channel, as an
    /// argument or as an address.
    fn number_paths(&mut self) {
        let mut numbers: FxHashMap<Path, usize> = FxHashMap::default();
        let body = self.graph.body;
        for value in self.graph.order.iter().flat_map(|&block| body.instructions(block)) {
            let is_used = !matches!(
                body[value],
                Op::Load(_) | Op::FieldAddress { .. } | Op::ElementAddress { .. } | Op::Check(_)
            );
            if !is_used {
                continue;
            }
            body.for_each_operand(value, |operand| {
                if self.numbers.contains_key(&operand) || !self.may_lead_on(operand) {
                    return;
                }
                let path = self.paths.of(operand);
                let number = *numbers.entry(path.clone()).or_insert(self.known.len());
                if number == self.known.len() {
                    self.known.push(path);
                }
                self.numbers.insert(operand, number);
            });
        }
    }

    fn may_lead_on(&self, value: ValueId) -> bool {
        let store: &Store = self.package.store;
        let ty = store.underlying(self.graph.body.ty(value));
        matches!(store[ty], Type::Pointer(_) | Type::Chan { .. } | Type::Interface(_))
    }

    /// The number of the path to a value that is used.
    pub(super) fn number(&self, value: ValueId) -> Option<usize> {
        self.numbers.get(&value).copied()
    }

    pub(super) fn shape(&self, address: ValueId) -> Shape {
        self.paths.shape(address)
    }

    /// An integer constant that a call is given.
    pub(super) fn constant_arg(&self, call: ValueId, index: usize) -> Option<i64> {
        constant_arg(self.graph.body, call, index)
    }

    /// The blocks that are in loops.
    pub(super) fn in_loops(&self) -> FxHashSet<BlockId> {
        self.graph.loops().into_iter().flat_map(|(_, blocks)| blocks).collect()
    }

    pub(super) fn subject(&'a self, number: usize) -> Subject<'a> {
        let path = &self.known[number];
        let is_stable = path.cells.iter().all(|cell| self.package.is_settled(*cell));
        let (fresh, homes) = (path.fresh(self.graph.body), path.homes(self.graph));
        Subject { function: self, number, path, fresh, homes, is_stable }
    }
}

/// A lock or channel in a function: what a path leads to.
pub(super) struct Subject<'a> {
    pub(super) function: &'a FunctionStates<'a>,
    number: usize,
    path: &'a Path,
    /// The instruction that makes it, if that is in the function.
    pub(super) fresh: Option<ValueId>,
    /// Blocks at whose beginning it becomes another one.
    homes: Vec<BlockId>,
    /// Whether the path always leads to the same.
    is_stable: bool,
}

impl Subject<'_> {
    pub(super) fn body(&self) -> &Body {
        self.function.graph.body
    }

    pub(super) fn calls(&self) -> &Calls {
        &self.function.package.calls
    }

    pub(super) fn shape(&self, address: ValueId) -> Shape {
        self.function.shape(address)
    }

    /// Whether the path leads to this value.
    pub(super) fn is(&self, value: ValueId) -> bool {
        self.function.number(value) == Some(self.number)
    }

    /// Whether a store to an address replaces it, or something on the way to it.
    pub(super) fn is_written_by(&self, address: ValueId) -> bool {
        let Some(number) = self.function.number(address) else { return false };
        let written = &self.function.known[number];
        written.root == self.path.root && self.path.steps.starts_with(&written.steps)
    }

    /// Whether an instruction does something by which others may come to know of it, or
    /// that replaces it.
    pub(super) fn is_shared_by(&self, instruction: ValueId) -> bool {
        let mut is_shared = false;
        self.body().for_each_operand(instruction, |operand| {
            let number = self.function.number(operand);
            let path = number.map(|number| &self.function.known[number]);
            is_shared |= path.is_some_and(|path| path.root == self.path.root)
                && !matches!(
                    self.body()[instruction],
                    Op::Load(_)
                        | Op::FieldAddress { .. }
                        | Op::ElementAddress { .. }
                        | Op::Check(_)
                );
        });
        is_shared
    }

    /// Whether nobody but this function can get at it.
    pub(super) fn is_private(&self) -> bool {
        let (body, graph) = (self.body(), self.function.graph);
        let mut all = graph.order.iter().flat_map(|&block| body.instructions(block));
        self.fresh.is_some()
            && !all.any(|value| {
                self.is_shared_by(value)
                    && self.calls().sync(body, value).is_none()
                    && !matches!(body[value], Op::Store { address, .. } if self.is_inside(address))
            })
    }

    /// Whether an address is of what the path begins with or a part of it.
    fn is_inside(&self, address: ValueId) -> bool {
        let number = self.function.number(address);
        number.is_some_and(|number| {
            let path = &self.function.known[number];
            path.root == self.path.root && path.cells.is_empty()
        })
    }

    /// Whether two operations on the lock are surely on the same one.
    pub(super) fn is_same(&self, before: ValueId, at: ValueId) -> bool {
        let address = |value| self.calls().sync(self.body(), value).map(|(_, address)| address);
        match (address(before), address(at)) {
            (Some(before), Some(at)) => self.is_same_value(before, at),
            _ => false,
        }
    }

    /// Whether two values to which the path leads are surely the same.
    pub(super) fn is_same_value(&self, before: ValueId, at: ValueId) -> bool {
        let classes = self.function.classes;
        self.is_stable || classes.of(before) == classes.of(at)
    }

    /// Whether it becomes another one at the end of an edge.
    pub(super) fn begins_at(&self, edge: EdgeId) -> bool {
        self.homes.contains(&self.body()[edge].to)
    }

    /// What a boolean is if an edge is taken, if that is what decides.
    pub(super) fn truth_along(&self, edge: EdgeId, boolean: ValueId) -> Option<bool> {
        let (mut condition, mut truth) = self.function.graph.condition(edge)?;
        while let Op::Unary { op: UnaryOp::Not, operand } = self.body()[condition] {
            (condition, truth) = (operand, !truth);
        }
        let classes = self.function.classes;
        (classes.of(condition) == classes.of(boolean)).then_some(truth)
    }

    /// Whether a method is one of `sync.Locker` or named as those of a lock.
    pub(super) fn is_locker(&self, method: ObjectId) -> bool {
        let store = self.function.package.store;
        let name = store.names().text(store[method].name);
        matches!(name, "Lock" | "Unlock" | "RLock" | "RUnlock" | "TryLock" | "TryRLock")
    }

    /// Whether a function inside this one locks or unlocks what may be of this shape.
    pub(super) fn literal_touches(&self, function: FunctionId, shape: Shape) -> bool {
        self.function.package.touches(function, shape)
    }

    /// Whether it is nil and stays so.
    pub(super) fn is_nil_from_start(&self) -> bool {
        self.value().is_some_and(|value| self.body()[value] == Op::Zero)
    }

    /// Whether an edge gives it the value nil.
    pub(super) fn is_given_nil(&self, edge: EdgeId) -> bool {
        let Some(value) = self.value() else { return false };
        let body = self.body();
        let edge = body[edge];
        let params = body.list(body[edge.to].params);
        let index = params.iter().position(|&param| param == value);
        let arg = index.and_then(|index| body.list(edge.args).get(index));
        arg.is_some_and(|&arg| body[self.function.classes.of(arg)] == Op::Zero)
    }

    /// The value that it is, if no variable holds it.
    fn value(&self) -> Option<ValueId> {
        match self.path.root {
            super::path::Root::Value(value) if self.path.steps.is_empty() => Some(value),
            _ => None,
        }
    }
}
