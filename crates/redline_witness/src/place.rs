//! Where a target is in the functions of its package.

use std::path::Path;

use redline_base::Span;
use redline_flow::{Verdict, analyse};
use redline_interp::PackageCode;
use redline_ir::{Body, Callee, Function, FunctionId, FunctionKind, Op, PackageIr, ValueId};
use redline_types::{Sizes, Store};
use rustc_hash::FxHashMap;

use crate::obstacle::Obstacle;
use crate::target::Target;

/// Which operations of a package can panic.
pub(crate) struct Failing {
    verdicts: FxHashMap<(FunctionId, ValueId), Verdict>,
}

impl Failing {
    /// Those of the functions of a package.
    pub(crate) fn of(store: &Store, ir: &PackageIr, sizes: Sizes) -> Self {
        let mut verdicts = FxHashMap::default();
        analyse(store, ir, sizes, |function, facts| {
            let operations = facts.operations.into_iter();
            verdicts.extend(operations.map(|it| ((function, it.value), it.verdict)));
        });
        Self { verdicts }
    }
}

/// Where a target is.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The function that it is in.
    pub inner: FunctionId,
    /// The declared function around it, which a test can call; `None` if that runs when
    /// the package is initialized.
    pub outer: Option<FunctionId>,
    /// What is done there and may end the process, or if there is nothing, what is done.
    pub operations: Vec<ValueId>,
    /// Whether something around it starts goroutines.
    pub starts: bool,
    /// The lines of the function that it is in.
    pub lines: (u32, u32),
}

impl Place {
    /// Finds a target in a package.
    pub(crate) fn find(
        store: &Store,
        code: &PackageCode,
        target: &Target,
    ) -> Result<Self, Obstacle> {
        let mut files = code.files.iter().enumerate();
        let found = files.find(|(_, file)| Path::new(&file.name) == target.file);
        let (file, found) = found.ok_or(Obstacle::NoPackage)?;
        let lines = &found.lines;
        let line = |span: Span| lines.line_column(span.start).line;
        let here = |span: Span| target.holds(line(span));
        let around = |function: &Function| {
            let last = lines.line_column(function.span.end).line;
            (line(function.span)..=last).contains(&target.first)
        };
        let functions = code.ir.functions().filter(|(_, it)| it.file == file);
        let mut found: Vec<Found> = functions
            .filter_map(|(id, it)| {
                let operations = it.body.as_ref().map_or_else(|_| vec![], |it| at(it, &here));
                let is_so = around(it) || !operations.is_empty();
                is_so.then(|| Found { id, rank: rank(it, &operations), operations })
            })
            .collect();
        found.sort_by_key(|found| found.rank);
        let Found { id: inner, operations, .. } = found.pop().ok_or(Obstacle::NoFunction)?;
        let outermost = outermost(code, inner);
        let starts = code.ir.functions().any(|(id, it)| {
            let is_near = self::outermost(code, id) == outermost;
            is_near && it.body.as_ref().is_ok_and(starts)
        });
        let outer = Some(outermost).filter(|&id| is_called(store, &code.ir[id]));
        let span = code.ir[inner].span;
        let lines = (line(span), lines.line_column(span.end).line);
        Ok(Self { inner, outer, operations, starts, lines })
    }

    /// Leaves the operations out that cannot panic, and puts those first that do.
    pub(crate) fn keep_undischarged(&mut self, failing: &Failing) {
        let verdict = |at: &ValueId| failing.verdicts.get(&(self.inner, *at)).copied();
        self.operations.retain(|at| !matches!(verdict(at), Some(Verdict::Discharged(_))));
        self.operations.sort_by_key(|at| !matches!(verdict(at), Some(Verdict::Fails(_))));
    }

    /// What of the outer function leads there: the operations themselves, or what makes
    /// the function that they are in.
    pub(crate) fn in_outer(&self, code: &PackageCode) -> Vec<ValueId> {
        if !self.is_in_literal() {
            return self.operations.clone();
        }
        let Some(Ok(body)) = self.outer.map(|outer| &code.ir[outer].body) else {
            return Vec::new();
        };
        let mut child = self.inner;
        while let Some(parent) = code.ir[child].kind.parent().filter(|it| Some(*it) != self.outer) {
            child = parent;
        }
        let all = body.blocks().flat_map(|block| body.instructions(block));
        all.filter(|&value| uses(body, value, child)).collect()
    }

    /// Whether it is in a function literal.
    pub(crate) fn is_in_literal(&self) -> bool {
        self.outer.is_some_and(|outer| outer != self.inner)
    }
}

struct Found {
    id: FunctionId,
    rank: (bool, u32),
    operations: Vec<ValueId>,
}

/// Functions in which something may end the process come last, inner ones behind outer ones.
fn rank(function: &Function, operations: &[ValueId]) -> (bool, u32) {
    let may_panic = function.body.as_ref().is_ok_and(|body| {
        operations.iter().any(|&value| body[value].may_panic())
            || operations.is_empty() && body.blocks().any(|block| body[block].terminator.unwinds())
    });
    (may_panic, function.span.start)
}

/// What is done at the lines: what may panic, or if nothing does, all of it.
fn at(body: &Body, here: &impl Fn(Span) -> bool) -> Vec<ValueId> {
    let instructions = body.blocks().flat_map(|block| body.instructions(block));
    let all: Vec<ValueId> = instructions.filter(|&value| here(body.span(value))).collect();
    let dying: Vec<ValueId> = all.iter().copied().filter(|&it| body[it].may_panic()).collect();
    if dying.is_empty() { all } else { dying }
}

/// Whether an instruction makes or calls a function of the package.
fn uses(body: &Body, value: ValueId, child: FunctionId) -> bool {
    match body[value] {
        Op::Closure { function, .. } => function == child,
        Op::Call(call) | Op::DeferredCall(call) | Op::Go(call) | Op::Defer { call, .. } => {
            matches!(body[call].callee, Callee::Closure { function, .. } if function == child)
        }
        _ => false,
    }
}

fn outermost(code: &PackageCode, of: FunctionId) -> FunctionId {
    let mut at = of;
    while let Some(parent) = code.ir[at].kind.parent() {
        at = parent;
    }
    at
}

/// Whether a test can call it: not if it is `init`.
fn is_called(store: &Store, function: &Function) -> bool {
    match function.kind {
        FunctionKind::Declared(object) => {
            let is_method = store[object].kind.is_method();
            is_method || store.names().text(store[object].name) != "init"
        }
        _ => false,
    }
}

/// Whether goroutines are started, by `go` or by what calls later.
fn starts(body: &Body) -> bool {
    let mut all = body.blocks().flat_map(|block| body.instructions(block));
    all.any(|value| match body[value] {
        Op::Go(_) => true,
        Op::Call(_) => passes_function(body, value),
        _ => false,
    })
}

/// Whether a call is given a function, which may be called later.
fn passes_function(body: &Body, call: ValueId) -> bool {
    let Op::Call(call) = body[call] else { return false };
    body.list(body[call].args).iter().any(|&arg| {
        matches!(body[arg], Op::Closure { .. } | Op::Function { .. } | Op::MethodValue { .. })
    })
}
