//! Deferred calls (spec: Defer statements, Handling panics).
//!
//! A call that is deferred once at most is made, with the values it was registered
//! with, by instructions of its own on each way out of the function: whether it was
//! registered is a boolean where that depends on the way. These instructions are
//! shared by all places that have the same calls to make.

use redline_base::Span;
use redline_syntax::ExprId;
use redline_types::Basic;
use rustc_hash::FxHashMap;

use super::Lowering;
use super::call::{Prepared, Target};
use crate::builder::Variable;
use crate::{BlockId, Op, Terminator, ValueId};

/// The deferred calls of a function.
#[derive(Default)]
pub(crate) struct Defers {
    sites: Vec<Site>,
    /// Blocks that make the calls of the first sites, last first.
    chains: FxHashMap<Chain, BlockId>,
    /// Blocks that make calls of which there may be any number.
    again: Option<[BlockId; 2]>,
    /// How many blocks there were before those that make deferred calls were added.
    own_blocks: Vec<BlockId>,
}

/// A place where a call is deferred, once at most.
struct Site {
    /// Whether it was.
    registered: Variable,
    /// What it was registered with.
    values: Vec<Variable>,
    prepared: Prepared,
}

/// What is left to do before a function is left.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Chain {
    exit: Exit,
    /// For each of the sites that are left: whether it was registered, and the values.
    state: Vec<Vec<ValueId>>,
}

/// Why a function is left.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Exit {
    /// It returns.
    Return,
    /// Something unwinds it.
    Unwind,
}

impl Lowering<'_, '_> {
    /// `defer f()`
    pub(crate) fn defer(&mut self, expr: ExprId, at: Span) {
        let prepared = self.prepare(expr);
        if prepared.target == Target::Unknown {
            return;
        }
        if self.range_body.is_some() || self.escapes.defers_any_number(self.start) {
            self.defer_again(prepared, at);
        } else {
            self.defer_once(prepared, at);
        }
    }

    fn defer_again(&mut self, prepared: Prepared, at: Span) {
        let prepared = self.as_function(prepared);
        let frame = self.frame();
        let call = self.call_of(&prepared);
        let call = self.builder.call(call);
        self.effect(Op::Defer { frame, call }, at);
    }

    /// The variables of the site are written at the beginning of a block, so that they
    /// hold in all of it.
    fn defer_once(&mut self, prepared: Prepared, at: Span) {
        let next = self.builder.new_block();
        self.builder.end_at(next, at);
        self.builder.enter_sealed(next);
        let registered = self.builder.variable(Basic::Bool.id());
        let yes = self.bool(true);
        self.builder.write(registered, yes);
        let mut values = Vec::with_capacity(prepared.values.len());
        for &value in &prepared.values {
            let variable = self.builder.variable(self.builder.body.ty(value));
            self.builder.write(variable, value);
            values.push(variable);
        }
        self.defers.sites.push(Site { registered, values, prepared });
    }

    /// Where the calls are made that have been deferred, before the function returns.
    pub(crate) fn deferred_before_return(&mut self) -> Option<BlockId> {
        if self.escapes.defers_any_number(self.start) {
            return Some(self.again()[0]);
        }
        if self.defers.sites.is_empty() || !self.builder.is_reachable() {
            return None;
        }
        let here = self.builder.current();
        let state = self.state(here);
        let back = self.builder.suspend();
        let block = self.chain(Exit::Return, state);
        self.builder.resume(back);
        Some(block)
    }

    /// Which calls have been deferred in a block, and with what.
    fn state(&mut self, block: BlockId) -> Vec<Vec<ValueId>> {
        let mut state = Vec::with_capacity(self.defers.sites.len());
        for site in &self.defers.sites {
            let registered = self.builder.read_stable(site.registered, block);
            let mut values = vec![registered];
            if !self.builder.is_false(registered) {
                for &value in &site.values {
                    values.push(self.builder.read_stable(value, block));
                }
            }
            state.push(values);
        }
        while state
            .last()
            .is_some_and(|last: &Vec<ValueId>| last.len() == 1 && self.builder.is_false(last[0]))
        {
            state.pop();
        }
        state
    }

    /// The block that makes the calls of a state and leaves.
    fn chain(&mut self, exit: Exit, mut state: Vec<Vec<ValueId>>) -> BlockId {
        while state.last().is_some_and(|last| self.builder.is_false(last[0])) {
            state.pop();
        }
        let key = Chain { exit, state };
        if let Some(&block) = self.defers.chains.get(&key) {
            return block;
        }
        let block = self.builder.new_block();
        self.defers.own_blocks.push(block);
        let mut state = key.state.clone();
        self.defers.chains.insert(key, block);
        match state.pop() {
            None => self.leave_function(exit, block),
            Some(values) => self.deferred_call(exit, block, &values, state),
        }
        block
    }

    fn leave_function(&mut self, exit: Exit, block: BlockId) {
        self.builder.enter_shared(block);
        let at = Span::empty(self.package.function(self.id).span.end);
        match exit {
            Exit::Unwind => self.builder.close(Terminator::Resume, at),
            Exit::Return => {
                let values = self.load_results(at);
                let values = self.builder.list(&values);
                self.builder.close(Terminator::Return(values), at);
            }
        }
    }

    /// Makes the call of the last site in `block`, and goes on with those before it.
    fn deferred_call(
        &mut self,
        exit: Exit,
        block: BlockId,
        values: &[ValueId],
        rest: Vec<Vec<ValueId>>,
    ) {
        let site = &self.defers.sites[rest.len()];
        let prepared = Prepared { values: values[1..].to_vec(), ..site.prepared.clone() };
        let at = prepared.at;
        let next = self.chain(exit, rest.clone());
        let unwind = self.chain(Exit::Unwind, rest.clone());
        let recovered = self.chain(Exit::Return, rest);
        self.builder.enter_shared(block);
        if !self.builder.is_true(values[0]) {
            let call = self.builder.new_block();
            self.defers.own_blocks.push(call);
            self.builder.branch(values[0], call, next, at);
            self.builder.enter_shared(call);
        }
        let calling = self.builder.current();
        self.make_deferred(&prepared);
        if self.builder.current() == calling {
            match exit {
                Exit::Unwind if prepared.calls_function() => {
                    let is_over = self.builder.emit(Op::Recovered, Basic::Bool.id(), at);
                    self.builder.branch(is_over, recovered, next, at);
                }
                _ => self.builder.end_at(next, at),
            }
        }
        if self.builder.body.may_unwind(calling) {
            self.builder.set_unwind(calling, unwind);
        }
    }

    /// Makes a deferred call. One of `recover` itself is as one by the function: it
    /// recovers what that was called for as a deferred function.
    fn make_deferred(&mut self, prepared: &Prepared) {
        match prepared.target {
            Target::Unknown => {}
            Target::Builtin(_) => {
                self.make(prepared);
            }
            _ => {
                self.check_target(prepared);
                let call = self.call_of(prepared);
                let call = self.builder.call(call);
                self.builder.emit(Op::DeferredCall(call), prepared.result, prepared.at);
            }
        }
    }

    /// The blocks that make calls of which there may be any number: when the function
    /// returns, and when something unwinds it.
    fn again(&mut self) -> [BlockId; 2] {
        if let Some(blocks) = self.defers.again {
            return blocks;
        }
        let blocks = [self.builder.new_block(), self.builder.new_block()];
        self.defers.own_blocks.extend(blocks);
        self.defers.again = Some(blocks);
        blocks
    }

    fn fill_again(&mut self, [on_return, on_unwind]: [BlockId; 2]) {
        let at = Span::empty(self.package.function(self.id).span.end);
        let end = self.chain(Exit::Return, Vec::new());
        let resume = self.chain(Exit::Unwind, Vec::new());
        for (head, leave) in [(on_return, end), (on_unwind, resume)] {
            let call = self.builder.new_block();
            self.defers.own_blocks.push(call);
            self.builder.enter_shared(head);
            let more = self.builder.emit(Op::HasDeferred, Basic::Bool.id(), at);
            self.builder.branch(more, call, leave, at);
            self.builder.enter_shared(call);
            self.effect(Op::CallLastDeferred, at);
            if head == on_unwind {
                let is_over = self.builder.emit(Op::Recovered, Basic::Bool.id(), at);
                self.builder.branch(is_over, on_return, on_unwind, at);
            } else {
                self.builder.end_at(on_return, at);
            }
            self.builder.set_unwind(call, on_unwind);
        }
    }

    /// All statements are lowered: each block that something may unwind leads to where
    /// the calls are made that were deferred before it.
    pub(crate) fn unwind_blocks(&mut self) {
        if self.range_body.is_some() {
            return;
        }
        let any_number = self.escapes.defers_any_number(self.start);
        if !any_number && self.defers.sites.is_empty() {
            return;
        }
        let mut is_own = vec![false; self.builder.body.blocks().len()];
        for own in &self.defers.own_blocks {
            is_own[own.index()] = true;
        }
        let blocks: Vec<BlockId> = self.builder.body.blocks().collect();
        for block in blocks {
            if is_own[block.index()]
                || !self.builder.may_reach(block)
                || !self.builder.body.may_unwind(block)
            {
                continue;
            }
            let target = if any_number {
                self.again()[1]
            } else {
                let state = self.state(block);
                if state.is_empty() {
                    continue;
                }
                self.chain(Exit::Unwind, state)
            };
            self.builder.set_unwind(block, target);
        }
        if let Some(blocks) = self.defers.again {
            self.fill_again(blocks);
        }
        let own = std::mem::take(&mut self.defers.own_blocks);
        for block in own {
            self.builder.seal(block);
        }
    }
}
