//! What goroutines do to a wait group of the function that starts them.

use redline_ir::{Body, CallId, Callee, FunctionId, FunctionKind, Op, ValueId};
use redline_types::ObjectId;
use rustc_hash::FxHashMap;

use super::package::PackageStates;
use super::path::{Path, Paths, Root};
use super::sync::SyncOp;
use super::{Misuse, MisuseKind, Past};
use crate::classes::Classes;
use crate::graph::Graph;

/// Goroutines that have to say once that they are done, with the wait group: its address
/// in one of the operations on it.
pub(super) type Counted = FxHashMap<FunctionId, Vec<ValueId>>;

/// A function that another one starts as a goroutine.
pub(super) struct Started {
    pub(super) function: FunctionId,
    /// The instruction that starts it.
    pub(super) at: ValueId,
    /// What its free variables and its parameters are.
    pub(super) bindings: Vec<ValueId>,
    pub(super) args: Vec<ValueId>,
    /// The wait group by whose method `Go` it is started.
    pub(super) by: Option<ValueId>,
}

/// An operation on a wait group.
struct Use {
    op: SyncOp,
    at: ValueId,
    address: ValueId,
    path: Path,
}

/// What is wrong with the wait groups of goroutines, and which of these have to be looked
/// at more closely.
pub(super) fn misuses(package: &PackageStates<'_>) -> (Vec<Misuse>, Counted) {
    let (mut misuses, mut counted) = (Vec::new(), Counted::default());
    for (id, body, all) in started_by_functions(package) {
        for started in &all {
            let Ok(child) = &package.package[started.function].body else { continue };
            let pair = Pair { package, id, body, child, started };
            pair.judge(&mut misuses, &mut counted);
        }
    }
    (misuses, counted)
}

/// The functions of a package, each with the goroutines that it starts.
pub(super) fn started_by_functions<'a>(
    package: &'a PackageStates<'_>,
) -> impl Iterator<Item = (FunctionId, &'a Body, Vec<Started>)> {
    let declared: FxHashMap<ObjectId, FunctionId> = package
        .package
        .functions()
        .filter_map(|(id, function)| match function.kind {
            FunctionKind::Declared(object) => Some((object, id)),
            _ => None,
        })
        .collect();
    package.package.functions().filter_map(move |(id, function)| {
        let body = function.body.as_ref().ok()?;
        Some((id, body, started(package, &declared, body)))
    })
}

/// Where a function waits until a goroutine is done, which says so in the end.
pub(super) fn waited(
    package: &PackageStates<'_>,
    id: FunctionId,
    body: &Body,
    child: &Body,
    started: &Started,
) -> Vec<ValueId> {
    let pair = Pair { package, id, body, child, started };
    let done = pair.uses(child).into_iter().filter(|used| used.op == SyncOp::Done);
    let in_the_end = done.filter(|used| matches!(child[used.at], Op::DeferredCall(_)));
    let groups: Vec<Path> = in_the_end.filter_map(|used| pair.outside(&used.path)).collect();
    let outer = pair.uses(body);
    let is_added =
        |group: &Path| outer.iter().any(|used| used.op == SyncOp::Add && used.path == *group);
    let waits = outer.iter().filter(|used| {
        used.op == SyncOp::Wait && groups.contains(&used.path) && is_added(&used.path)
    });
    waits.map(|used| used.at).collect()
}

fn started(
    package: &PackageStates<'_>,
    declared: &FxHashMap<ObjectId, FunctionId>,
    body: &Body,
) -> Vec<Started> {
    let mut found = Vec::new();
    for at in body.blocks().flat_map(|block| body.instructions(block)) {
        match body[at] {
            Op::Go(call) => found.extend(by_statement(declared, body, at, call)),
            Op::Call(call) => found.extend(by_method(package, body, at, call)),
            _ => {}
        }
    }
    found
}

/// `go f()`
fn by_statement(
    declared: &FxHashMap<ObjectId, FunctionId>,
    body: &Body,
    at: ValueId,
    call: CallId,
) -> Option<Started> {
    let args = body.list(body[call].args).to_vec();
    let (function, bindings) = match body[call].callee {
        Callee::Closure { function, bindings } => (function, body.list(bindings).to_vec()),
        Callee::Declared { object, .. } => (*declared.get(&object)?, Vec::new()),
        _ => return None,
    };
    Some(Started { function, at, bindings, args, by: None })
}

/// `group.Go(func() { … })`
fn by_method(
    package: &PackageStates<'_>,
    body: &Body,
    at: ValueId,
    call: CallId,
) -> Option<Started> {
    let (SyncOp::Go, group) = package.calls.sync_call(body, call)? else { return None };
    let &value = body.list(body[call].args).get(1)?;
    let Op::Closure { function, bindings } = body[value] else { return None };
    let bindings = body.list(bindings).to_vec();
    Some(Started { function, at, bindings, args: Vec::new(), by: Some(group) })
}

/// A function and a goroutine that it starts.
struct Pair<'a> {
    package: &'a PackageStates<'a>,
    /// The function that starts the other one.
    id: FunctionId,
    body: &'a Body,
    child: &'a Body,
    started: &'a Started,
}

impl Pair<'_> {
    fn judge(&self, misuses: &mut Vec<Misuse>, counted: &mut Counted) {
        let inner = self.uses(self.child);
        if inner.is_empty() {
            return;
        }
        let outer = self.uses(self.body);
        for (index, used) in inner.iter().enumerate() {
            let is_first = inner.iter().position(|other| other.path == used.path) == Some(index);
            let Some(group) = self.outside(&used.path).filter(|_| is_first) else { continue };
            let same: Vec<&Use> = inner.iter().filter(|other| other.path == used.path).collect();
            let adds: Vec<&Use> = outer
                .iter()
                .filter(|other| matches!(other.op, SyncOp::Add | SyncOp::Go))
                .filter(|other| other.path == group)
                .collect();
            misuses.extend(self.added_late(&same, &adds));
            misuses.extend(self.done_by_go(&same, &adds, &group));
            misuses.extend(self.waited_early(&same, &adds, &group));
            if !adds.is_empty() && adds.iter().all(|add| self.adds_one(add)) {
                counted.entry(self.started.function).or_default().push(used.address);
            }
        }
    }

    /// The operations on wait groups in a function.
    fn uses(&self, body: &Body) -> Vec<Use> {
        let classes = Classes::trivial(body);
        let paths = Paths::new(self.package.store, body, &classes);
        let all = body.blocks().flat_map(|block| body.instructions(block));
        all.filter_map(|at| {
            let (op, address) = self.package.calls.sync(body, at)?;
            (!op.is_of_lock()).then(|| Use { op, at, address, path: paths.of(address) })
        })
        .collect()
    }

    /// The path outside of the goroutine that leads to what this one leads to in it.
    fn outside(&self, path: &Path) -> Option<Path> {
        let value = match path.root {
            Root::Global(_) => return Some(path.clone()),
            Root::Free(index) => *self.started.bindings.get(index as usize)?,
            Root::Value(root) => {
                let index = self.child.params().iter().position(|&param| param == root)?;
                *self.started.args.get(index)?
            }
        };
        let classes = Classes::trivial(self.body);
        let mut outside = Paths::new(self.package.store, self.body, &classes).of(value);
        outside.steps.extend(&path.steps);
        outside.cells.splice(0..0, path.cells.iter().copied());
        Some(outside)
    }

    fn adds_one(&self, add: &Use) -> bool {
        add.op == SyncOp::Add && constant_arg(self.body, add.at, 1) == Some(1)
    }

    /// A goroutine adds itself to the group: whoever waits may not see it.
    fn added_late(&self, inner: &[&Use], adds: &[&Use]) -> Option<Misuse> {
        let add = inner.iter().find(|used| {
            used.op == SyncOp::Add
                && constant_arg(self.child, used.at, 1).is_some_and(|more| more > 0)
        })?;
        let does = |op| inner.iter().any(|used| used.op == op);
        // Who waits before it adds itself is the only one of its kind.
        let is_own = does(SyncOp::Done) && !does(SyncOp::Wait) && !self.child_starts_others();
        (is_own && adds.is_empty() && self.started.by.is_none())
            .then(|| self.misuse(MisuseKind::AddedLate, add.at))
    }

    /// Whether the goroutine starts others, for which it may add.
    fn child_starts_others(&self) -> bool {
        let mut values = self.child.blocks().flat_map(|block| self.child.instructions(block));
        values.any(|value| matches!(self.child[value], Op::Go(_)))
    }

    /// What `group.Go` runs says that it is done, and `Go` says it again.
    fn done_by_go(&self, inner: &[&Use], adds: &[&Use], group: &Path) -> Option<Misuse> {
        let classes = Classes::trivial(self.body);
        let by = Paths::new(self.package.store, self.body, &classes).of(self.started.by?);
        let adds_itself = inner.iter().any(|used| used.op == SyncOp::Add)
            || adds.iter().any(|add| add.op == SyncOp::Add);
        let done = inner.iter().find(|used| used.op == SyncOp::Done)?;
        (by == *group && !adds_itself).then(|| self.misuse(MisuseKind::DoneByGo, done.at))
    }

    /// A goroutine waits for the group, and whatever is added to it is added behind the
    /// start: it may have gone on before.
    fn waited_early(&self, inner: &[&Use], adds: &[&Use], group: &Path) -> Option<Misuse> {
        let &[wait] = inner else { return None };
        let made = group.fresh(self.body)?;
        let graph = Graph::new(self.body);
        let is_behind = |at: ValueId| match (graph.home(self.started.at), graph.home(at)) {
            (home, other) if home == other => self.started.at < at,
            (home, other) => graph.dominators.dominates(home, other),
        };
        let is_early = wait.op == SyncOp::Wait
            && self.started.by.is_none()
            && self.waits_first(wait.at)
            && !adds.is_empty()
            && adds.iter().all(|add| is_behind(add.at))
            && !self.is_shared_before(&graph, made);
        is_early.then(|| Misuse {
            function: self.id,
            past: vec![(self.body.span(self.started.at), Past::StartedToWait)],
            kind: MisuseKind::WaitedEarly,
            at: self.body.span(adds[0].at),
        })
    }

    /// Whether a goroutine waits before it does anything by which it might be held back.
    fn waits_first(&self, wait: ValueId) -> bool {
        let entry = self.child.instructions(self.child.entry());
        let mut before = entry.take_while(|&value| value != wait).peekable();
        let is_there = self.child.instructions(self.child.entry()).any(|value| value == wait);
        is_there && before.all(|value| matches!(self.child[value], Op::Load(_) | Op::Check(_)))
    }

    /// Whether others may know the group, and add to it, before the goroutine is started.
    fn is_shared_before(&self, graph: &Graph<'_>, made: ValueId) -> bool {
        let order = graph.order.iter().flat_map(|&block| self.body.instructions(block));
        let mut before = order.take_while(|&value| value != self.started.at);
        before.any(|value| {
            let mut is_used = false;
            self.body.for_each_operand(value, |operand| is_used |= operand == made);
            is_used
        })
    }

    fn misuse(&self, kind: MisuseKind, at: ValueId) -> Misuse {
        let past = vec![(self.body.span(self.started.at), Past::Started)];
        Misuse { function: self.started.function, kind, at: self.child.span(at), past }
    }
}

/// An integer constant that a call is given.
pub(super) fn constant_arg(body: &Body, at: ValueId, index: usize) -> Option<i64> {
    let (Op::Call(call) | Op::DeferredCall(call)) = body[at] else { return None };
    let &arg = body.list(body[call].args).get(index)?;
    match body[arg] {
        Op::Zero => Some(0),
        Op::Const(constant) => body.constant(constant).as_i64(),
        _ => None,
    }
}
