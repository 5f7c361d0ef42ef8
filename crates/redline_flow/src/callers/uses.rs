//! How the functions of a package are used in it.

use redline_base::Name;
use redline_ir::{Body, CallId, Callee, FunctionId, Op, PackageIr, UnknownReason, ValueId};
use redline_types::{ObjectId, Store};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::library::Library;

/// How the functions of a package are used in it.
#[derive(Default)]
pub(super) struct Uses {
    pub(super) called: FxHashSet<ObjectId>,
    /// Those that are values somewhere.
    pub(super) as_values: FxHashSet<ObjectId>,
    /// The names of the methods that are called on interfaces.
    pub(super) by_interface: FxHashSet<Name>,
    /// By function literal, what its value is used for.
    literals: FxHashMap<FunctionId, LiteralUse>,
}

/// What the value of a function literal is used for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LiteralUse {
    /// It is called, and nothing else.
    Called,
    /// It is given to a function of the library that calls it with indices, once.
    Indices,
    /// Anybody may call it.
    Other,
}

impl Uses {
    /// None if a part of the package is not known.
    pub(super) fn of(store: &Store, package: &PackageIr, library: &Library) -> Option<Self> {
        let mut uses = Self::default();
        for (_, function) in package.functions() {
            match &function.body {
                Ok(body) => uses.add(store, body, library)?,
                Err(UnknownReason::NoBody) => {}
                Err(_) => return None,
            }
        }
        Some(uses)
    }

    /// Whether a function literal is only called where it can be seen.
    pub(super) fn is_only_called(&self, literal: FunctionId) -> bool {
        self.literals.get(&literal) == Some(&LiteralUse::Called)
    }

    /// Whether only a function of the library calls a function literal, with indices.
    pub(super) fn gets_indices(&self, literal: FunctionId) -> bool {
        self.literals.get(&literal) == Some(&LiteralUse::Indices)
    }

    fn add(&mut self, store: &Store, body: &Body, library: &Library) -> Option<()> {
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
        for block in body.blocks() {
            for value in body.instructions(block) {
                self.note_literals(body, value, library);
            }
            let brought = body.successors(block).flat_map(|edge| body.list(body[edge].args));
            for &value in body.operands_of_terminator(block).iter().chain(brought) {
                self.note(body, value, LiteralUse::Other);
            }
        }
        Some(())
    }

    fn note_literals(&mut self, body: &Body, value: ValueId, library: &Library) {
        if let Op::Check(_) = body[value] {
            return;
        }
        let Some(call) = call_of(body[value]) else {
            return body.for_each_operand(value, |it| self.note(body, it, LiteralUse::Other));
        };
        let mut passed = LiteralUse::Other;
        match body[call].callee {
            Callee::Declared { object, .. } => {
                if let Some(function) = library.get(object)
                    && function.claims.iter().any(|claim| claim.calls_with_indices())
                {
                    passed = LiteralUse::Indices;
                }
            }
            Callee::Closure { function, bindings } => {
                self.literals.entry(function).or_insert(LiteralUse::Called);
                for &bound in body.list(bindings) {
                    self.note(body, bound, LiteralUse::Other);
                }
            }
            Callee::Value(function) => self.note(body, function, LiteralUse::Called),
            Callee::Interface { receiver, .. } => self.note(body, receiver, LiteralUse::Other),
        }
        for &arg in body.list(body[call].args) {
            self.note(body, arg, passed);
        }
    }

    fn note(&mut self, body: &Body, value: ValueId, used: LiteralUse) {
        let Op::Closure { function, .. } = body[value] else { return };
        let now = match self.literals.get(&function) {
            None => used,
            Some(LiteralUse::Called) if used == LiteralUse::Called => used,
            // A second use by the library would be with other indices.
            Some(_) => LiteralUse::Other,
        };
        self.literals.insert(function, now);
    }
}

pub(super) fn call_of(op: Op) -> Option<CallId> {
    match op {
        Op::Call(call) | Op::DeferredCall(call) | Op::Go(call) | Op::Defer { call, .. } => {
            Some(call)
        }
        _ => None,
    }
}
