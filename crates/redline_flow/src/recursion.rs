//! Functions that call each other on every way, so that none of them ever returns.
//!
//! A function is *trapped* if each way through it leads to a call of a trapped function
//! of its package, and nothing on the way may end or wait.

use std::cell::OnceCell;

use redline_base::Span;
use redline_ir::{Body, Callee, FunctionId, FunctionKind, Op, PackageIr, ValueId};
use redline_types::{Declared, ObjectId, Store};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::graph::Graph;
use crate::inevitable::{Step, is_inevitable};
use crate::package::callees_first;
use crate::states::Calls;

/// Functions of which each always calls the next, and the last the first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recursion {
    /// The functions with the calls, in order; the first is the one that stands first.
    pub calls: Vec<RecursiveCall>,
    /// Whether nothing else is called before: what is might end it.
    pub is_certain: bool,
}

/// A call that is made on every way through a function, or one of several of which
/// one is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RecursiveCall {
    /// The function that calls.
    pub function: FunctionId,
    /// The call.
    pub at: Span,
}

/// The recursions of a package that cannot end, in order of their first functions.
pub fn recursions(store: &Store, package: &PackageIr) -> Vec<Recursion> {
    let trapped = Trap::new(store, package).trapped();
    let circles = package.functions().filter_map(|(id, _)| circle(&trapped, id));
    let once = circles.filter(|circle| circle.iter().min() == circle.first());
    once.map(|circle| recursion(&trapped, &circle)).collect()
}

/// The functions that are called from one on until it is called again.
fn circle(trapped: &FxHashMap<FunctionId, Hit>, first: FunctionId) -> Option<Vec<FunctionId>> {
    let mut way = vec![first];
    loop {
        let next = trapped.get(way.last()?)?.to;
        if next == first {
            return Some(way);
        }
        if way.contains(&next) {
            return None;
        }
        way.push(next);
    }
}

fn recursion(trapped: &FxHashMap<FunctionId, Hit>, circle: &[FunctionId]) -> Recursion {
    let hits: Vec<_> = circle.iter().map(|id| (*id, trapped[id])).collect();
    Recursion {
        calls: hits.iter().map(|&(function, hit)| RecursiveCall { function, at: hit.at }).collect(),
        is_certain: hits.iter().all(|(_, hit)| hit.is_certain),
    }
}

/// The first call of a trapped function in a trapped function.
#[derive(Clone, Copy)]
struct Hit {
    to: FunctionId,
    at: Span,
    is_certain: bool,
}

struct Trap<'a> {
    package: &'a PackageIr,
    declared: FxHashMap<Declared, FunctionId>,
    store: &'a Store,
    /// Most packages have no function that may be trapped.
    calls: OnceCell<Calls>,
}

impl<'a> Trap<'a> {
    fn new(store: &'a Store, package: &'a PackageIr) -> Self {
        let declared = package.functions().filter_map(|(id, function)| match function.kind {
            FunctionKind::Declared(object) => Some((store[object].declared?, id)),
            _ => None,
        });
        let declared = declared.collect();
        Self { package, declared, store, calls: OnceCell::new() }
    }

    /// The functions from which no way leads out, each with its first call of another.
    fn trapped(&self) -> FxHashMap<FunctionId, Hit> {
        let order = callees_first(self.package);
        let mut candidates: FxHashSet<FunctionId> = order.iter().copied().collect();
        loop {
            let before = candidates.len();
            for &id in &order {
                if candidates.contains(&id) && !self.is_trapped(id, &candidates) {
                    candidates.remove(&id);
                }
            }
            if candidates.len() == before {
                break;
            }
        }
        let hits = order.iter().filter(|id| candidates.contains(id));
        hits.filter_map(|&id| Some((id, self.first_hit(id, &candidates)?))).collect()
    }

    fn is_trapped(&self, id: FunctionId, candidates: &FxHashSet<FunctionId>) -> bool {
        let Ok(body) = &self.package[id].body else { return false };
        let mut all = body.blocks().flat_map(|block| body.instructions(block));
        // Most functions call none, and need no graph.
        if !all.any(|value| self.hit(body, value, candidates).is_some()) {
            return false;
        }
        let calls = self.calls.get_or_init(|| Calls::of(self.store, self.package));
        is_inevitable(&Graph::new(body), |value| match () {
            () if self.hit(body, value, candidates).is_some() => Step::Hit,
            () if waits(body, value) || calls.never_returns(body, value) => Step::End,
            () => Step::On,
        })
    }

    /// The trapped function that an instruction calls.
    fn hit(
        &self,
        body: &Body,
        value: ValueId,
        candidates: &FxHashSet<FunctionId>,
    ) -> Option<FunctionId> {
        let callee = match body[called(body, value)?] {
            redline_ir::Call { callee: Callee::Declared { object, .. }, .. } => self.own(object)?,
            redline_ir::Call { callee: Callee::Closure { function, .. }, .. } => function,
            _ => return None,
        };
        candidates.contains(&callee).then_some(callee)
    }

    /// The function of the package that an object declares.
    fn own(&self, object: ObjectId) -> Option<FunctionId> {
        let id = self.declared.get(&self.store[object].declared?).copied()?;
        let FunctionKind::Declared(own) = self.package[id].kind else { return None };
        (self.store[own].package == self.store[object].package).then_some(id)
    }

    /// The call of a trapped function that stands first.
    fn first_hit(&self, id: FunctionId, candidates: &FxHashSet<FunctionId>) -> Option<Hit> {
        let Ok(body) = &self.package[id].body else { return None };
        let values = body.reverse_postorder().into_iter().flat_map(|it| body.instructions(it));
        let values: Vec<_> = values.collect();
        let hits = values.iter().filter_map(|&value| {
            let to = self.hit(body, value, candidates)?;
            Some(Hit { to, at: body.span(value), is_certain: true })
        });
        let first = hits.min_by_key(|hit| (hit.at.start, hit.at.end))?;
        let others = values.iter().filter(|&&value| self.hit(body, value, candidates).is_none());
        let is_certain = !others.into_iter().any(|&value| called(body, value).is_some());
        Some(Hit { is_certain, ..first })
    }
}

/// The call that an instruction makes, and waits for.
fn called(body: &Body, value: ValueId) -> Option<redline_ir::CallId> {
    match body[value] {
        Op::Call(call) | Op::DeferredCall(call) => Some(call),
        _ => None,
    }
}

/// Whether an instruction may wait for ever for another goroutine.
fn waits(body: &Body, value: ValueId) -> bool {
    match body[value] {
        Op::Send { .. } | Op::Receive(_) | Op::ReceiveOk(_) => true,
        Op::Select(select) => body[select].blocks,
        _ => false,
    }
}
