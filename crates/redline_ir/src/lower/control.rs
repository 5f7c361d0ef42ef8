//! `if` and `for` (spec: If statements, For statements).

use redline_base::{Name, Span};
use redline_names::LocalId;
use redline_syntax::{AssignOp, BlockId as Braces, ExprId, Stmt, StmtId};

use super::Lowering;
use super::stmt::{Target, Way};
use super::storage::Storage;

/// The version in which each iteration of a loop has variables of its own: Go 1.22.
pub(crate) const OWN_VARIABLES: u32 = 22;

impl Lowering<'_, '_> {
    pub(crate) fn if_stmt(
        &mut self,
        cond: ExprId,
        then: Braces,
        otherwise: Option<StmtId>,
        at: Span,
    ) {
        let builder = &mut self.builder;
        let (yes, end) = (builder.new_block(), builder.new_block());
        let no = if otherwise.is_some() { builder.new_block() } else { end };
        self.condition(cond, yes, no);
        self.builder.enter_sealed(yes);
        self.block(then);
        self.builder.end_at(end, at);
        if let Some(otherwise) = otherwise {
            self.builder.enter_sealed(no);
            self.stmt(otherwise);
            self.builder.end_at(end, at);
        }
        self.builder.enter_sealed(end);
    }

    pub(crate) fn for_stmt(
        &mut self,
        label: Option<Name>,
        init: Option<StmtId>,
        cond: Option<ExprId>,
        post: Option<StmtId>,
        body: Braces,
        at: Span,
    ) {
        let moving = self.moving_variables(init);
        let [head, inside, next, end] = std::array::from_fn(|_| self.builder.new_block());
        self.builder.end_at(head, at);
        self.builder.enter(head);
        match cond {
            Some(cond) => self.condition(cond, inside, end),
            None => self.builder.end_at(inside, at),
        }
        self.builder.enter_sealed(inside);
        self.targets.push(Target {
            label,
            break_to: Way::Block(end),
            continue_to: Some(Way::Block(next)),
        });
        self.block(body);
        self.targets.pop();
        self.builder.end_at(next, at);
        self.builder.enter_sealed(next);
        for local in moving {
            self.move_variable(local, at);
        }
        if let Some(post) = post {
            self.stmt(post);
        }
        self.builder.end_at(head, at);
        self.builder.seal(head);
        self.builder.enter_sealed(end);
    }

    /// The variables of a loop that are in memory: each iteration has its own.
    fn moving_variables(&mut self, init: Option<StmtId>) -> Vec<LocalId> {
        let tree = self.file.tree;
        let Some(Stmt::Assign(assign)) = init.map(|init| tree[init]) else { return Vec::new() };
        if tree[assign].op != AssignOp::Define || self.file.language < OWN_VARIABLES {
            return Vec::new();
        }
        let mut moving = Vec::new();
        for &target in tree.list(tree[assign].left) {
            let local = self.file.resolution.defined(target, tree.span(target));
            if let Some(local) = local
                && let Some(&Storage::Memory(address)) = self.storage.get(&local)
            {
                let pointer = self.builder.body.ty(address);
                let variable = self.builder.variable(pointer);
                self.builder.write(variable, address);
                self.storage.insert(local, Storage::Moving(variable));
                moving.push(local);
            }
        }
        moving
    }

    /// The next iteration has a variable of its own, with the value of the last one.
    fn move_variable(&mut self, local: LocalId, at: Span) {
        let ty = self.local_type(local);
        let Some(&Storage::Moving(variable)) = self.storage.get(&local) else { return };
        let before = self.builder.read(variable);
        let value = self.load_at(before, ty, at);
        let address = self.allocate(ty, at);
        self.store_at(address, value, at);
        self.builder.write(variable, address);
    }
}
