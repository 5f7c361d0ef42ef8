//! `select` (spec: Select statements).

use redline_base::{Name, Span};
use redline_syntax::{BlockId as Braces, Expr, ExprId, Stmt, StmtId, StmtList, UnaryOp};
use redline_types::Basic;

use super::Lowering;
use super::stmt::{Target, Way};
use crate::{BinaryOp, BlockId, Op, Select, SelectCase, Terminator, ValueId};

/// A clause of a `select`.
struct Clause {
    comm: Option<StmtId>,
    stmts: StmtList,
    block: BlockId,
    /// Where its received value stands among the results.
    received: Option<usize>,
}

impl Lowering<'_, '_> {
    pub(crate) fn select(&mut self, label: Option<Name>, body: Braces, at: Span) {
        let (clauses, cases) = self.communications(body);
        let blocks = clauses.iter().all(|clause| clause.comm.is_some());
        let result = self.do_select(&cases, blocks, at);
        if clauses.is_empty() {
            return self.builder.terminate(Terminator::Unreachable, at);
        }
        let chosen = self.extract(result, 0, at);
        self.dispatch(&clauses, chosen, at);
        let end = self.builder.new_block();
        self.targets.push(Target { label, break_to: Way::Block(end), continue_to: None });
        for clause in &clauses {
            self.builder.enter_sealed(clause.block);
            self.receive(clause, result);
            self.stmts(clause.stmts);
            self.builder.end_at(end, at);
        }
        self.targets.pop();
        self.builder.enter_sealed(end);
    }

    /// The clauses, and what they communicate; all operands are evaluated in order.
    fn communications(&mut self, body: Braces) -> (Vec<Clause>, Vec<SelectCase>) {
        let tree = self.file.tree;
        let (mut clauses, mut cases) = (Vec::new(), Vec::new());
        let mut received = 2;
        for &stmt in tree.list(tree[body].stmts) {
            let Stmt::Comm { comm, body } = tree[stmt] else { continue };
            let block = self.builder.new_block();
            let case = comm.map(|comm| self.communication(comm));
            let is_receive = case.is_some_and(|case| case.sent.is_none());
            let place = is_receive.then_some(received);
            received += usize::from(is_receive);
            cases.extend(case);
            clauses.push(Clause { comm, stmts: body, block, received: place });
        }
        (clauses, cases)
    }

    fn communication(&mut self, comm: StmtId) -> SelectCase {
        if let Stmt::Send { channel, value } = self.file.tree[comm] {
            let channel = self.expr(channel);
            let element = self.element_of(channel);
            return SelectCase { channel, sent: Some(self.expr_as(value, element)) };
        }
        let channel = match self.received_from(comm) {
            Some(channel) => self.expr(channel),
            None => self.unknown_of(Basic::Invalid.id(), self.file.tree.span(comm)),
        };
        SelectCase { channel, sent: None }
    }

    /// The channel that a communication receives from.
    fn received_from(&self, comm: StmtId) -> Option<ExprId> {
        let tree = self.file.tree;
        let expr = match tree[comm] {
            Stmt::Expr(expr) => expr,
            Stmt::Assign(assign) => *tree.list(tree[assign].right).first()?,
            _ => return None,
        };
        match tree[tree.unparen(expr)] {
            Expr::Unary { op: UnaryOp::Receive, operand } => Some(operand),
            _ => None,
        }
    }

    fn do_select(&mut self, cases: &[SelectCase], blocks: bool, at: Span) -> ValueId {
        let mut types = vec![Basic::Int.id(), Basic::Bool.id()];
        for case in cases.iter().filter(|case| case.sent.is_none()) {
            types.push(self.element_of(case.channel));
        }
        let ty = self.package.tuple(&types);
        let select = self.builder.select(Select { cases: cases.into(), blocks });
        self.builder.emit(Op::Select(select), ty, at)
    }

    /// Goes to the clause that was chosen.
    fn dispatch(&mut self, clauses: &[Clause], chosen: ValueId, at: Span) {
        let mut index = 0;
        let mut left = clauses.len();
        for clause in clauses {
            left -= 1;
            if left == 0 {
                return self.builder.end_at(clause.block, at);
            }
            let number = if clause.comm.is_some() { index } else { -1 };
            index += i64::from(clause.comm.is_some());
            let right = self.int(number);
            let op = Op::Binary { op: BinaryOp::Equal, left: chosen, right };
            let is_it = self.builder.emit(op, Basic::Bool.id(), at);
            let next = self.builder.new_block();
            self.builder.branch(is_it, clause.block, next, at);
            self.builder.enter_sealed(next);
        }
    }

    /// Gives the variables of a clause what was received.
    fn receive(&mut self, clause: &Clause, result: ValueId) {
        let tree = self.file.tree;
        let (Some(comm), Some(place)) = (clause.comm, clause.received) else { return };
        let Stmt::Assign(assign) = tree[comm] else { return };
        let at = tree.span(comm);
        let values = [place, 1];
        for (&target, place) in tree.list(tree[assign].left).iter().zip(values) {
            let target = self.target_of(target);
            let value = self.extract(result, place, at);
            self.give(&target, value);
        }
    }
}
