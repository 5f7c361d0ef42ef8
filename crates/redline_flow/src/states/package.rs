//! What has to be known of a package before one function of it can be judged.

use redline_ir::{Body, Callee, FunctionId, FunctionKind, Op, PackageIr, ValueId};
use redline_types::Store;
use rustc_hash::{FxHashMap, FxHashSet};

use super::path::{Cell, Paths, Root, Shape};
use super::sync::Calls;
use crate::classes::Classes;

/// A package with what its functions have in common.
pub(super) struct PackageStates<'a> {
    pub(super) store: &'a Store,
    pub(super) package: &'a PackageIr,
    pub(super) calls: Calls,
    /// Variables that are assigned to after they came to be.
    assigned: FxHashSet<Cell>,
    /// The locks that functions without a name lock or unlock.
    touched: FxHashMap<FunctionId, Vec<Shape>>,
    /// Functions without a name that are called where they stand, or deferred there.
    called_in_place: FxHashSet<FunctionId>,
}

/// Whether a package starts goroutines or uses channels.
pub(super) fn has_channels(package: &PackageIr) -> bool {
    let bodies = package.functions().filter_map(|(_, function)| function.body.as_ref().ok());
    let mut ops = bodies.flat_map(|body| {
        let values = body.blocks().flat_map(|block| body.instructions(block));
        values.map(|value| body[value])
    });
    ops.any(|op| {
        matches!(
            op,
            Op::Go(_)
                | Op::Send { .. }
                | Op::Receive(_)
                | Op::ReceiveOk(_)
                | Op::Close(_)
                | Op::Select(_)
        )
    })
}

impl<'a> PackageStates<'a> {
    pub(super) fn new(store: &'a Store, package: &'a PackageIr, calls: Calls) -> Self {
        let mut states = Self {
            store,
            package,
            calls,
            assigned: FxHashSet::default(),
            touched: FxHashMap::default(),
            called_in_place: FxHashSet::default(),
        };
        let mut kept = FxHashSet::default();
        for (id, function) in package.functions() {
            let Ok(body) = &function.body else { continue };
            states.look_at(id, function.kind, body, &mut kept);
        }
        states.called_in_place.retain(|function| !kept.contains(function));
        states
    }

    fn look_at(
        &mut self,
        id: FunctionId,
        kind: FunctionKind,
        body: &Body,
        kept: &mut FxHashSet<FunctionId>,
    ) {
        let classes = Classes::trivial(body);
        let paths = Paths::new(self.store, body, &classes);
        for value in body.blocks().flat_map(|block| body.instructions(block)) {
            match body[value] {
                Op::Store { address, .. } => self.note_store(kind, body, &paths, address),
                Op::Call(call) | Op::DeferredCall(call) => {
                    if let Callee::Closure { function, .. } = body[call].callee {
                        self.called_in_place.insert(function);
                    }
                }
                Op::Go(call) | Op::Defer { call, .. } => {
                    if let Callee::Closure { function, .. } = body[call].callee {
                        kept.insert(function);
                    }
                }
                Op::Closure { function, .. } => {
                    kept.insert(function);
                }
                _ => {}
            }
            if let Some((op, address)) = self.calls.sync(body, value)
                && op.is_of_lock()
            {
                self.note_touch(id, paths.shape(address).elsewhere());
            }
        }
    }

    fn note_store(&mut self, kind: FunctionKind, body: &Body, paths: &Paths<'_>, address: ValueId) {
        let path = paths.of(address);
        let is_initial = match path.root {
            Root::Value(root) => path.cells.is_empty() && body[root] == Op::Alloc,
            Root::Global(_) => matches!(kind, FunctionKind::Variables | FunctionKind::Init),
            Root::Free(_) => false,
        };
        if !is_initial {
            self.assigned.insert(paths.cell(address));
        }
    }

    /// A function and those around it lock or unlock something.
    fn note_touch(&mut self, mut function: FunctionId, shape: Shape) {
        loop {
            let shapes = self.touched.entry(function).or_default();
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
            match self.package[function].kind.parent() {
                Some(parent) => function = parent,
                None => return,
            }
        }
    }

    /// Whether variables of a kind hold what they held first.
    pub(super) fn is_settled(&self, cell: Cell) -> bool {
        cell != Cell::Other && !self.assigned.contains(&cell)
    }

    /// Whether a function, or one in it, locks or unlocks what may be of a shape.
    pub(super) fn touches(&self, function: FunctionId, shape: Shape) -> bool {
        let shapes = self.touched.get(&function);
        shapes.is_some_and(|shapes| shapes.iter().any(|touched| touched.may_be(shape)))
    }

    /// Whether a function runs only where it stands in another one.
    pub(super) fn is_called_in_place(&self, function: FunctionId) -> bool {
        self.called_in_place.contains(&function)
    }
}
