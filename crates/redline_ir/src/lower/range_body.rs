//! Loops over functions (spec: For statements with range clause): the body is a
//! function that the iterator calls. The states of the loop, and what the runtime
//! says when it is used against the rules, follow `cmd/compile/internal/rangefunc`.

use redline_base::{Name, Span};
use redline_syntax::{BlockId as Braces, Event, ExprId, Node, Stmt};
use redline_types::{Basic, BasicKind, Type, TypeId};
use rustc_hash::FxHashSet;

use super::Lowering;
use super::range::RangeClause;
use super::stmt::{Target, Way};
use super::storage::{Capture, Storage};
use crate::{BinaryOp, Call, Callee, Check, FunctionKind, Op, RangeState, Terminator, ValueId};

/// How the body of a loop is left for what is outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leave {
    /// `break`, perhaps to a label.
    Break(Option<Name>),
    /// `continue`, perhaps to a label.
    Continue(Option<Name>),
    /// `goto`
    Goto(Name),
    /// `return`: the results have been stored.
    Return,
}

/// What is known of the loop whose body a function is.
pub(crate) struct RangeBody {
    /// The labels that stand in the body.
    pub(crate) labels: FxHashSet<Name>,
    /// How it is left; the number of each is one more than its index.
    leaves: Vec<Leave>,
}

impl RangeBody {
    fn take_leaves(&mut self) -> Vec<Leave> {
        std::mem::take(&mut self.leaves)
    }
}

/// The addresses of what a loop and its body share.
#[derive(Clone, Copy)]
pub(crate) struct LoopCells {
    /// Its [`RangeState`].
    pub(crate) state: ValueId,
    /// How its body was left: zero, or the number of a [`Leave`].
    pub(crate) exit: ValueId,
}

impl Lowering<'_, '_> {
    /// `for … range f { … }`
    pub(crate) fn range_function(&mut self, clause: RangeClause, operand: ExprId) {
        let at = clause.at;
        let int = Basic::Int.id();
        let Some(signature) = self.yield_type(self.type_of(operand)) else {
            return self.range_unknown(clause, operand);
        };
        let iterator = self.expr(operand);
        let cells = LoopCells { state: self.allocate(int, at), exit: self.allocate(int, at) };
        self.set_state(cells.state, RangeState::Ready, at);
        let (function, captures, leaves) = self.body_function(&clause, signature);
        let outer = self.loop_cells.replace(cells);
        let bindings = self.bindings(&captures);
        self.loop_cells = outer;
        let body = self.builder.emit(Op::Closure { function, bindings }, signature, at);
        self.effect(Op::Check(Check::NotNil(iterator)), at);
        let args = self.builder.list(&[body]);
        let call = self.builder.call(Call { callee: Callee::Value(iterator), args });
        self.effect(Op::Call(call), at);
        self.after_iterator(cells, &leaves, at);
    }

    /// The type of the function that an iterator calls. None if it is no iterator: it
    /// calls with at most two values what says whether it wants more.
    fn yield_type(&self, iterator: TypeId) -> Option<TypeId> {
        let Type::Signature(iterator) = self.core(iterator) else { return None };
        let [called] = &*iterator.params else { return None };
        let Type::Signature(yields) = self.core(called.ty) else { return None };
        let [more] = &*yields.results else { return None };
        let is_boolean = matches!(
            self.core(more.ty),
            Type::Basic(basic) if basic.kind() == BasicKind::Boolean
        );
        let is_iterator = iterator.results.is_empty() && yields.params.len() <= 2;
        (is_boolean && is_iterator).then_some(called.ty)
    }

    fn set_state(&mut self, address: ValueId, state: RangeState, at: Span) {
        let state = self.int(state.number());
        self.store_at(address, state, at);
    }

    /// The function of the body, what it brings along, and how it may be left.
    fn body_function(
        &mut self,
        clause: &RangeClause,
        signature: TypeId,
    ) -> (crate::FunctionId, Vec<Capture>, Vec<Leave>) {
        let kind = FunctionKind::RangeBody { parent: self.id };
        let labels = labels_in(self.file.tree, clause.body);
        let result_types = self.result_types.clone();
        let start = self.start;
        let mut child = self.child(kind, clause.at);
        child.package.function(child.id).signature = signature;
        child.start = start;
        child.result_types = result_types;
        child.range_body = Some(RangeBody { labels, leaves: Vec::new() });
        child.range_body_function(clause, signature);
        let leaves = child.range_body.as_mut().map_or_else(Vec::new, RangeBody::take_leaves);
        let function = child.id;
        (function, child.finish(), leaves)
    }

    fn range_body_function(&mut self, clause: &RangeClause, signature: TypeId) {
        let at = clause.at;
        let types: Vec<TypeId> = match self.core(signature) {
            Type::Signature(signature) => signature.params.iter().map(|it| it.ty).collect(),
            _ => Vec::new(),
        };
        let params: Vec<ValueId> =
            types.iter().map(|&ty| self.builder.function_param(ty, at)).collect();
        let address = self.loop_state();
        let state = self.load_at(address, Basic::Int.id(), at);
        self.effect(Op::Check(Check::RangeState { state, returned: false }), at);
        self.set_state(address, RangeState::Panicked, at);
        // One after the other, as the compiler does it, unlike in other loops.
        for (variable, value) in [clause.key, clause.value].into_iter().zip(params) {
            self.iteration_variable(clause, variable, value);
        }
        self.targets.push(Target {
            label: clause.label,
            break_to: Way::Yield(false),
            continue_to: Some(Way::Yield(true)),
        });
        self.block(clause.body);
        if self.builder.is_reachable() {
            self.yield_result(true, Span::empty(at.end));
        }
    }

    /// The address of the state of the loop whose body this function is.
    fn loop_state(&mut self) -> ValueId {
        let pointer = self.package.pointer(Basic::Int.id());
        self.free_var(Capture::LoopState, pointer)
    }

    /// The body returns to the iterator, and wants more or not.
    pub(crate) fn yield_result(&mut self, more: bool, at: Span) {
        let address = self.loop_state();
        let state = if more { RangeState::Ready } else { RangeState::Done };
        self.set_state(address, state, at);
        let more = self.bool(more);
        let results = self.builder.list(&[more]);
        self.builder.terminate(Terminator::Return(results), at);
    }

    /// The body is left for what is outside of the loop.
    pub(crate) fn leave_body(&mut self, leave: Leave, at: Span) {
        let Some(body) = &mut self.range_body else { return };
        let known = body.leaves.iter().position(|&it| it == leave);
        let index = known.unwrap_or_else(|| {
            body.leaves.push(leave);
            body.leaves.len() - 1
        });
        let number = self.int(i64::try_from(index + 1).unwrap_or(i64::MAX));
        let pointer = self.package.pointer(Basic::Int.id());
        let address = self.free_var(Capture::LoopExit, pointer);
        self.store_at(address, number, at);
        self.yield_result(false, at);
    }

    /// The iterator has returned: goes where the body was left for.
    fn after_iterator(&mut self, cells: LoopCells, leaves: &[Leave], at: Span) {
        let int = Basic::Int.id();
        let state = self.load_at(cells.state, int, at);
        self.effect(Op::Check(Check::RangeState { state, returned: true }), at);
        self.set_state(cells.state, RangeState::Exhausted, at);
        if leaves.is_empty() {
            return;
        }
        let exit = self.load_at(cells.exit, int, at);
        for (index, &leave) in leaves.iter().enumerate() {
            let right = self.int(i64::try_from(index + 1).unwrap_or(i64::MAX));
            let op = Op::Binary { op: BinaryOp::Equal, left: exit, right };
            let is_it = self.builder.emit(op, Basic::Bool.id(), at);
            let (there, next) = (self.builder.new_block(), self.builder.new_block());
            self.builder.branch(is_it, there, next, at);
            self.builder.enter_sealed(there);
            match leave {
                Leave::Return => self.return_results(at),
                _ => self.leave(leave, at),
            }
            // Wherever that led, it is not here.
            self.builder.terminate(Terminator::Unreachable, at);
            self.builder.enter_sealed(next);
        }
    }

    /// The address of a result, in this function or in the one around it.
    pub(crate) fn result_address(&mut self, index: usize) -> ValueId {
        if self.range_body.is_some() {
            let ty = self.result_types.get(index).copied().unwrap_or_else(|| Basic::Invalid.id());
            let pointer = self.package.pointer(ty);
            return self.free_var(Capture::Result(index), pointer);
        }
        match self.results.get(index) {
            Some(&Storage::Memory(address)) => address,
            _ => self.unknown_of(Basic::Invalid.id(), Span::default()),
        }
    }

    /// The frame in which deferred calls are made.
    pub(crate) fn frame(&mut self) -> ValueId {
        let ty = Basic::UnsafePointer.id();
        if self.range_body.is_some() {
            return self.free_var(Capture::Frame, ty);
        }
        self.builder.frame(ty)
    }
}

/// The labels that stand in a block.
fn labels_in(tree: &redline_syntax::Tree, block: Braces) -> FxHashSet<Name> {
    let events = tree.events(Node::Block(block));
    let label = |event| match event {
        Event::Enter(Node::Stmt(stmt)) => match tree[stmt] {
            Stmt::Labeled { label, .. } => Some(tree[label].name),
            _ => None,
        },
        _ => None,
    };
    events.filter_map(label).collect()
}
