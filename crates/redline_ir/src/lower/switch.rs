//! `switch` (spec: Switch statements).

use redline_base::{Name, Span};
use redline_syntax::{BlockId as Braces, Expr, ExprId, ExprList, Stmt, StmtId, StmtList};
use redline_types::{Basic, Mode, TypeId};

use super::Lowering;
use super::stmt::{Target, Way};
use crate::{BinaryOp, BlockId, Op, ValueId};

/// A clause of a `switch`.
struct Clause {
    stmt: StmtId,
    exprs: ExprList,
    is_default: bool,
    stmts: StmtList,
    /// Where its statements begin.
    block: BlockId,
}

impl Lowering<'_, '_> {
    fn clauses(&mut self, body: Braces) -> Vec<Clause> {
        let tree = self.file.tree;
        let mut clauses = Vec::new();
        for &stmt in tree.list(tree[body].stmts) {
            if let Stmt::Case { exprs, is_default, body } = tree[stmt] {
                let block = self.builder.new_block();
                clauses.push(Clause { stmt, exprs, is_default, stmts: body, block });
            }
        }
        clauses
    }

    /// An expression switch.
    pub(crate) fn switch(
        &mut self,
        label: Option<Name>,
        tag: Option<ExprId>,
        body: Braces,
        at: Span,
    ) {
        let tag = tag.map(|tag| self.expr(tag));
        let clauses = self.clauses(body);
        let end = self.builder.new_block();
        for clause in &clauses {
            for &case in self.file.tree.list(clause.exprs) {
                let next = self.builder.new_block();
                self.case(tag, case, clause.block, next);
                self.builder.enter_sealed(next);
            }
        }
        self.end_at_default(&clauses, end, at);
        self.clause_bodies(label, &clauses, end, at, |_, _| {});
    }

    /// Goes on in `then` if a case is that of the tag.
    fn case(&mut self, tag: Option<ValueId>, case: ExprId, then: BlockId, next: BlockId) {
        let tag = match tag {
            Some(tag) => tag,
            None if self.is_interface(self.type_of(case)) => self.bool(true),
            None => return self.condition(case, then, next),
        };
        let at = self.file.tree.span(case);
        let value = self.expr(case);
        let equal = self.compare(BinaryOp::Equal, tag, value, Basic::Bool.id(), at);
        self.builder.branch(equal, then, next, at);
    }

    fn end_at_default(&mut self, clauses: &[Clause], end: BlockId, at: Span) {
        let default = clauses.iter().find(|clause| clause.is_default);
        self.builder.end_at(default.map_or(end, |clause| clause.block), at);
    }

    /// The statements of all clauses; `begin` comes before those of each.
    fn clause_bodies(
        &mut self,
        label: Option<Name>,
        clauses: &[Clause],
        end: BlockId,
        at: Span,
        mut begin: impl FnMut(&mut Self, usize),
    ) {
        self.targets.push(Target { label, break_to: Way::Block(end), continue_to: None });
        let outer = self.next_clause;
        for (index, clause) in clauses.iter().enumerate() {
            self.next_clause = clauses.get(index + 1).map(|next| next.block);
            // A clause that falls through comes before the one that it leads to.
            self.builder.enter_sealed(clause.block);
            begin(self, index);
            self.stmts(clause.stmts);
            self.builder.end_at(end, at);
        }
        self.next_clause = outer;
        self.targets.pop();
        self.builder.enter_sealed(end);
    }

    /// `fallthrough`
    pub(crate) fn fall_through(&mut self, at: Span) {
        if let Some(next) = self.next_clause {
            self.builder.jump(next, at);
        }
    }

    /// A type switch.
    pub(crate) fn type_switch(
        &mut self,
        label: Option<Name>,
        guard: StmtId,
        body: Braces,
        at: Span,
    ) {
        let Some(operand) = self.guarded(guard) else { return };
        let value = self.expr(operand);
        let clauses = self.clauses(body);
        let end = self.builder.new_block();
        let mut held = Vec::with_capacity(clauses.len());
        for clause in &clauses {
            held.push(self.type_cases(value, clause));
        }
        self.end_at_default(&clauses, end, at);
        self.clause_bodies(label, &clauses, end, at, |lowering, index| {
            lowering.declare_clause(clauses[index].stmt, held[index].unwrap_or(value));
        });
    }

    /// `x` of `x.(type)`.
    fn guarded(&self, guard: StmtId) -> Option<ExprId> {
        let tree = self.file.tree;
        let expr = match tree[guard] {
            Stmt::Expr(expr) => expr,
            Stmt::Assign(assign) => *tree.list(tree[assign].right).first()?,
            _ => return None,
        };
        match tree[tree.unparen(expr)] {
            Expr::TypeAssert { base, .. } => Some(base),
            _ => None,
        }
    }

    /// Goes to a clause if the value is of one of its types. What the value holds then,
    /// if the clause has one type.
    fn type_cases(&mut self, value: ValueId, clause: &Clause) -> Option<ValueId> {
        let cases = self.file.tree.list(clause.exprs);
        let mut held = None;
        for &case in cases {
            let at = self.file.tree.span(case);
            let next = self.builder.new_block();
            let (is_case, inner) = self.type_case(value, case, at);
            self.builder.branch(is_case, clause.block, next, at);
            self.builder.enter_sealed(next);
            held = inner;
        }
        held.filter(|_| cases.len() == 1)
    }

    /// Whether the value is of the type of a case, and what it holds then.
    fn type_case(&mut self, value: ValueId, case: ExprId, at: Span) -> (ValueId, Option<ValueId>) {
        let bool = Basic::Bool.id();
        if self.file.records.mode(case) == Mode::Nil {
            let nil = self.builder.zero(self.builder.body.ty(value));
            let op = Op::Binary { op: BinaryOp::Equal, left: value, right: nil };
            return (self.builder.emit(op, bool, at), None);
        }
        let ty: TypeId = self.type_of(case);
        let tuple = self.package.tuple(&[ty, bool]);
        let tuple = self.builder.emit(Op::AssertOk(value), tuple, at);
        let held = self.extract(tuple, 0, at);
        (self.extract(tuple, 1, at), Some(held))
    }

    fn declare_clause(&mut self, clause: StmtId, value: ValueId) {
        if let Some(local) = self.file.resolution.clause_variable(clause) {
            let at = self.file.tree.span(clause);
            let ty = self.local_type(local);
            let value = self.assigned(value, ty, at);
            self.declare(local, value, at);
        }
    }
}
