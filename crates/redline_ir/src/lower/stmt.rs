//! Statements (spec: Statements).

use redline_base::{Name, Span, with_deep_stack};
use redline_names::Binding;
use redline_syntax::{
    BlockId as Braces, Branch, Decl, DeclId, ExprId, ExprList, IdentId, Stmt, StmtId, StmtList,
};

use super::Lowering;
use super::range_body::Leave;
use super::storage::Storage;
use crate::{BinaryOp, BlockId, Terminator, ValueId};

/// What `break` and `continue` may lead to.
#[derive(Clone, Copy)]
pub(crate) struct Target {
    pub(crate) label: Option<Name>,
    pub(crate) break_to: Way,
    /// `None` for a `switch` or `select`.
    pub(crate) continue_to: Option<Way>,
}

/// Where a branch leads.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// To a block of the same function.
    Block(BlockId),
    /// Out of the function that is the body of a range-over-func loop: whether the
    /// iterator goes on.
    Yield(bool),
}

impl Lowering<'_, '_> {
    /// `{ … }`
    pub(crate) fn block(&mut self, block: Braces) {
        self.stmts(self.file.tree[block].stmts);
    }

    pub(crate) fn stmts(&mut self, list: StmtList) {
        for &stmt in self.file.tree.list(list) {
            self.stmt(stmt);
        }
    }

    /// A statement.
    pub(crate) fn stmt(&mut self, stmt: StmtId) {
        let tree = self.file.tree;
        let at = tree.span(stmt);
        match tree[stmt] {
            Stmt::Bad | Stmt::Empty { .. } => {}
            Stmt::Decl(decl) => self.decl_stmt(decl),
            Stmt::Expr(expr) => self.expr_stmt(expr),
            Stmt::Send { channel, value } => self.send(channel, value, at),
            Stmt::IncDec { operand, increment } => {
                let op = if increment { BinaryOp::Add } else { BinaryOp::Subtract };
                self.step(operand, op, at);
            }
            Stmt::Assign(assign) => self.assignment(assign, at),
            Stmt::Go(call) => self.go(call, at),
            Stmt::Defer(call) => self.defer(call, at),
            Stmt::Return(results) => self.return_stmt(results, at),
            Stmt::Branch { kind, label } => self.branch_stmt(kind, label, at),
            Stmt::Block(block) => with_deep_stack(|| self.block(block)),
            _ => with_deep_stack(|| self.control_stmt(stmt)),
        }
    }

    fn expr_stmt(&mut self, expr: ExprId) {
        self.expr(expr);
    }

    fn decl_stmt(&mut self, decl: DeclId) {
        let tree = self.file.tree;
        if let Decl::Var(_) = tree[decl] {
            for spec in tree.specs_of(decl) {
                self.var_spec(spec);
            }
        }
    }

    fn send(&mut self, channel: ExprId, value: ExprId, at: Span) {
        let channel = self.expr(channel);
        let element = self.element_of(channel);
        let value = self.expr_as(value, element);
        self.effect(crate::Op::Send { channel, value }, at);
    }

    fn control_stmt(&mut self, stmt: StmtId) {
        let tree = self.file.tree;
        let at = tree.span(stmt);
        let label = self.label.take();
        match tree[stmt] {
            Stmt::Labeled { label, stmt } => self.labeled(label, stmt, at),
            Stmt::If { init, cond, then, otherwise } => {
                self.init(init);
                self.if_stmt(cond, then, otherwise, at);
            }
            Stmt::Switch { init, tag, body } => {
                self.init(init);
                self.switch(label, tag, body, at);
            }
            Stmt::TypeSwitch { init, guard, body } => {
                self.init(init);
                self.type_switch(label, guard, body, at);
            }
            Stmt::Select(body) => self.select(label, body, at),
            Stmt::For { init, cond, post, body } => {
                self.init(init);
                self.for_stmt(label, init, cond, post, body, at);
            }
            Stmt::Range { .. } => self.range(label, stmt),
            _ => {}
        }
    }

    fn init(&mut self, init: Option<StmtId>) {
        if let Some(init) = init {
            self.stmt(init);
        }
    }

    fn labeled(&mut self, label: IdentId, stmt: StmtId, at: Span) {
        let name = self.file.tree[label].name;
        if self.has_goto() {
            let block = self.label_block(name);
            self.builder.end_at(block, at);
            self.builder.enter(block);
        }
        self.label = Some(name);
        self.stmt(stmt);
        self.label = None;
    }

    /// Whether a `goto` stands in the function.
    fn has_goto(&self) -> bool {
        self.escapes.has_goto(self.start)
    }

    /// The block that a label stands before.
    fn label_block(&mut self, name: Name) -> BlockId {
        if let Some(&block) = self.labels.get(&name) {
            return block;
        }
        let block = self.builder.new_labeled_block();
        self.labels.insert(name, block);
        block
    }

    /// All branches have been met.
    pub(crate) fn seal_labels(&mut self) {
        let mut blocks: Vec<BlockId> = self.labels.values().copied().collect();
        blocks.sort_unstable();
        for block in blocks {
            self.builder.seal(block);
        }
    }

    fn branch_stmt(&mut self, kind: Branch, label: Option<IdentId>, at: Span) {
        let label = label.map(|label| self.file.tree[label].name);
        match kind {
            Branch::Break => self.leave(Leave::Break(label), at),
            Branch::Continue => self.leave(Leave::Continue(label), at),
            Branch::Goto => {
                if let Some(label) = label {
                    self.leave(Leave::Goto(label), at);
                }
            }
            Branch::Fallthrough => self.fall_through(at),
        }
    }

    /// Goes where a branch statement leads, from this function or out of it.
    pub(crate) fn leave(&mut self, leave: Leave, at: Span) {
        let way = match leave {
            Leave::Break(label) => self.target(label, |target| Some(target.break_to)),
            Leave::Continue(label) => self.target(label, |target| target.continue_to),
            Leave::Goto(label) => {
                let is_own =
                    self.range_body.as_ref().is_none_or(|body| body.labels.contains(&label));
                is_own.then(|| Way::Block(self.label_block(label)))
            }
            Leave::Return => None,
        };
        match way {
            Some(Way::Block(block)) => self.builder.jump(block, at),
            Some(Way::Yield(more)) => self.yield_result(more, at),
            None => self.leave_body(leave, at),
        }
    }

    fn target(&self, label: Option<Name>, way: impl Fn(&Target) -> Option<Way>) -> Option<Way> {
        let targets = self.targets.iter().rev();
        let mut fitting = targets.filter(|target| label.is_none() || target.label == label);
        fitting.find_map(way)
    }

    fn return_stmt(&mut self, results: ExprList, at: Span) {
        let tree = self.file.tree;
        let written = tree.list(results);
        let types = self.result_types.clone();
        let values: Vec<ValueId> = match written {
            [] => return self.return_results(at),
            &[call] if types.len() > 1 => {
                let values = self.results_of(call);
                self.all_assigned(&values, &types, at)
            }
            _ => {
                let mut values = Vec::with_capacity(written.len());
                for (&result, &ty) in written.iter().zip(&types) {
                    values.push(self.expr_as(result, ty));
                }
                values
            }
        };
        self.return_values(&values, at);
    }

    /// Returns these values: by way of the variables of the results, where deferred
    /// calls may see them.
    pub(crate) fn return_values(&mut self, values: &[ValueId], at: Span) {
        let in_memory = self.range_body.is_some() || self.escapes.results_in_memory(self.start);
        if !in_memory {
            self.store_captured_results(values, at);
            let values = self.builder.list(values);
            return self.builder.terminate(Terminator::Return(values), at);
        }
        for (index, &value) in values.iter().enumerate() {
            let address = self.result_address(index);
            self.store_at(address, value, at);
        }
        self.return_results(at);
    }

    /// Functions that live on see what was returned in the variables of the results.
    fn store_captured_results(&mut self, values: &[ValueId], at: Span) {
        for (index, &value) in values.iter().enumerate() {
            if let Some(&Storage::Memory(address)) = self.results.get(index) {
                self.store_at(address, value, at);
            }
        }
    }

    /// Returns what the variables of the results hold.
    pub(crate) fn return_results(&mut self, at: Span) {
        if self.range_body.is_some() {
            return self.leave_body(Leave::Return, at);
        }
        if let Some(block) = self.deferred_before_return() {
            return self.builder.jump(block, at);
        }
        let values = self.load_results(at);
        let values = self.builder.list(&values);
        self.builder.terminate(Terminator::Return(values), at);
    }

    /// What the variables of the results hold.
    pub(crate) fn load_results(&mut self, at: Span) -> Vec<ValueId> {
        let results: Vec<_> = self.results.iter().copied().zip(self.result_types.clone()).collect();
        let load = |(storage, ty)| match storage {
            Storage::Value(variable) => self.builder.read(variable),
            Storage::Memory(address) => self.load_at(address, ty, at),
            Storage::Moving(variable) => {
                let address = self.builder.read(variable);
                self.load_at(address, ty, at)
            }
        };
        results.into_iter().map(load).collect()
    }

    /// The local that an identifier in an expression is.
    pub(crate) fn local_of(&self, expr: ExprId) -> Option<redline_names::LocalId> {
        match self.file.resolution.binding(expr)? {
            Binding::Local(local) => Some(local),
            _ => None,
        }
    }
}
