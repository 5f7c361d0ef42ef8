//! `for … range` (spec: For statements with range clause).

use redline_base::{Name, Span};
use redline_syntax::{BlockId as Braces, Expr, ExprId, Stmt, StmtId, UnaryOp};
use redline_types::{Basic, BasicKind, Mode, Type, TypeId};

use super::Lowering;
use super::assign::Taker;
use super::stmt::{Target, Way};
use crate::{BinaryOp, BlockId, Check, Op, ValueId};

/// The parts of a range clause.
#[derive(Clone, Copy)]
pub(crate) struct RangeClause {
    pub(crate) label: Option<Name>,
    pub(crate) key: Option<ExprId>,
    pub(crate) value: Option<ExprId>,
    pub(crate) define: bool,
    pub(crate) body: Braces,
    pub(crate) at: Span,
}

/// The blocks of a loop.
struct Blocks {
    /// Whether there is another iteration.
    head: BlockId,
    inside: BlockId,
    next: BlockId,
    end: BlockId,
}

impl Lowering<'_, '_> {
    pub(crate) fn range(&mut self, label: Option<Name>, stmt: StmtId) {
        let tree = self.file.tree;
        let Stmt::Range { key, value, define, operand, body } = tree[stmt] else { return };
        let clause = RangeClause { label, key, value, define, body, at: tree.span(stmt) };
        let ty = self.type_of(operand);
        match *self.core(ty) {
            Type::Basic(basic) if basic.kind() == BasicKind::String => {
                self.range_string(clause, operand);
            }
            Type::Basic(basic)
                if matches!(basic.kind(), BasicKind::Signed | BasicKind::Unsigned) =>
            {
                self.range_integers(clause, operand);
            }
            Type::Slice(element) => {
                let slice = self.expr(operand);
                self.range_elements(clause, slice, element);
            }
            Type::Array { element, .. } => self.range_array(clause, operand, element),
            Type::Pointer(array) => self.range_pointer(clause, operand, array),
            Type::Map { key, value } => self.range_map(clause, operand, [key, value]),
            Type::Chan { element, .. } => self.range_channel(clause, operand, element),
            Type::Signature(_) => self.range_function(clause, operand),
            _ => self.range_unknown(clause, operand),
        }
    }

    fn blocks(&mut self) -> Blocks {
        let [head, inside, next, end] = std::array::from_fn(|_| self.builder.new_block());
        Blocks { head, inside, next, end }
    }

    /// The body of a loop, and the way from its end to `next`, which is entered.
    fn loop_body(&mut self, clause: &RangeClause, blocks: &Blocks) {
        self.targets.push(Target {
            label: clause.label,
            break_to: Way::Block(blocks.end),
            continue_to: Some(Way::Block(blocks.next)),
        });
        self.block(clause.body);
        self.targets.pop();
        self.builder.end_at(blocks.next, clause.at);
        self.builder.enter_sealed(blocks.next);
    }

    /// The way back to the head; it goes on behind the loop.
    fn end_loop(&mut self, clause: &RangeClause, blocks: &Blocks) {
        self.builder.end_at(blocks.head, clause.at);
        self.builder.seal(blocks.head);
        self.builder.enter_sealed(blocks.end);
    }

    /// Gives an iteration variable its value.
    pub(crate) fn iteration_variable(
        &mut self,
        clause: &RangeClause,
        variable: Option<ExprId>,
        value: ValueId,
    ) {
        let Some(variable) = variable else { return };
        let target = self.iteration_target(clause, variable);
        self.give(&target, value);
    }

    /// Gives both iteration variables their values: where they are, is found out before
    /// either changes.
    pub(crate) fn iteration_variables(
        &mut self,
        clause: &RangeClause,
        key: ValueId,
        value: ValueId,
    ) {
        let pairs = [(clause.key, key), (clause.value, value)];
        let takers = pairs.map(|(variable, value)| {
            variable.map(|variable| (self.iteration_target(clause, variable), value))
        });
        for (target, value) in takers.into_iter().flatten() {
            self.give(&target, value);
        }
    }

    fn iteration_target(&mut self, clause: &RangeClause, variable: ExprId) -> Taker {
        if !clause.define {
            return self.target_of(variable);
        }
        let at = self.file.tree.span(variable);
        match self.local_of(variable) {
            Some(local) => Taker::New { local, at },
            None => Taker::Blank,
        }
    }

    fn is_wanted(&self, variable: Option<ExprId>) -> bool {
        variable.is_some_and(|variable| match self.file.tree[variable] {
            redline_syntax::Expr::Ident(name) => !self.package.is_blank(name),
            _ => true,
        })
    }

    /// Counts from zero to a limit; `inside` comes before the body of each iteration.
    fn counted(
        &mut self,
        clause: &RangeClause,
        limit: ValueId,
        ty: TypeId,
        inside: impl FnOnce(&mut Self, ValueId),
    ) {
        let at = clause.at;
        let counter = self.builder.variable(ty);
        let zero = self.builder.constant(&redline_constant::Value::from(0_u64), ty);
        self.builder.write(counter, zero);
        let blocks = self.blocks();
        self.builder.end_at(blocks.head, at);
        self.builder.enter(blocks.head);
        let index = self.builder.read(counter);
        let op = Op::Binary { op: BinaryOp::Less, left: index, right: limit };
        let more = self.builder.emit(op, Basic::Bool.id(), at);
        self.builder.branch(more, blocks.inside, blocks.end, at);
        self.builder.enter_sealed(blocks.inside);
        inside(self, index);
        self.loop_body(clause, &blocks);
        let next = self.one_more(index, ty, at);
        self.builder.write(counter, next);
        self.end_loop(clause, &blocks);
    }

    fn one_more(&mut self, left: ValueId, ty: TypeId, at: Span) -> ValueId {
        let right = self.builder.constant(&redline_constant::Value::from(1_u64), ty);
        let op = Op::Binary { op: BinaryOp::Add, left, right };
        self.builder.emit(op, ty, at)
    }

    fn range_integers(&mut self, clause: RangeClause, operand: ExprId) {
        let ty = match clause.key.and_then(|key| self.file.records.ty(key)) {
            Some(ty) if self.is_wanted(clause.key) && !self.is_unknown(ty) => ty,
            _ => self.type_of(operand),
        };
        let ty = self.settled(ty);
        let limit = self.expr_as(operand, ty);
        self.counted(&clause, limit, ty, |lowering, index| {
            lowering.iteration_variable(&clause, clause.key, index);
        });
    }

    fn range_elements(&mut self, clause: RangeClause, slice: ValueId, element: TypeId) {
        let at = clause.at;
        let int = Basic::Int.id();
        let len = self.builder.emit(Op::Len(slice), int, at);
        self.counted(&clause, len, int, |lowering, index| {
            if !lowering.is_wanted(clause.value) {
                return lowering.iteration_variable(&clause, clause.key, index);
            }
            let pointer = lowering.package.pointer(element);
            let op = Op::ElementAddress { base: slice, index };
            let address = lowering.builder.emit(op, pointer, at);
            let value = lowering.load_at(address, element, at);
            lowering.iteration_variables(&clause, index, value);
        });
    }

    /// The operand is copied only if its elements are asked for, and evaluated only then
    /// or if its length is no constant (spec: Length and capacity).
    fn range_array(&mut self, clause: RangeClause, operand: ExprId, element: TypeId) {
        let at = clause.at;
        let int = Basic::Int.id();
        let wanted = self.is_wanted(clause.value);
        let array = if wanted {
            self.expr(operand)
        } else {
            if self.calls_or_receives(operand) {
                self.expr(operand);
            }
            let ty = self.type_of(operand);
            self.builder.zero(ty)
        };
        let len = self.builder.emit(Op::Len(array), int, at);
        self.counted(&clause, len, int, |lowering, index| {
            if !wanted {
                return lowering.iteration_variable(&clause, clause.key, index);
            }
            let op = Op::Element { base: array, index };
            let value = lowering.builder.emit(op, element, at);
            lowering.iteration_variables(&clause, index, value);
        });
    }

    /// Whether an expression has calls that are not constant, or receives.
    fn calls_or_receives(&self, expr: ExprId) -> bool {
        let (tree, records) = (self.file.tree, self.file.records);
        tree.preorder(redline_syntax::Node::Expr(expr)).any(|node| {
            let redline_syntax::Node::Expr(part) = node else { return false };
            match tree[part] {
                Expr::Call { callee, .. } => {
                    records.mode(callee) != Mode::Type && records.value(part).is_none()
                }
                Expr::Unary { op, .. } => op == UnaryOp::Receive,
                _ => false,
            }
        })
    }

    fn range_pointer(&mut self, clause: RangeClause, operand: ExprId, array: TypeId) {
        let at = clause.at;
        let int = Basic::Int.id();
        let Type::Array { element, .. } = *self.core(array) else {
            return self.range_unknown(clause, operand);
        };
        let base = self.expr(operand);
        let len = self.builder.emit(Op::Len(base), int, at);
        self.counted(&clause, len, int, |lowering, index| {
            if !lowering.is_wanted(clause.value) {
                return lowering.iteration_variable(&clause, clause.key, index);
            }
            lowering.effect(Op::Check(Check::NotNil(base)), at);
            let pointer = lowering.package.pointer(element);
            let op = Op::ElementAddress { base, index };
            let address = lowering.builder.emit(op, pointer, at);
            let value = lowering.load_at(address, element, at);
            lowering.iteration_variables(&clause, index, value);
        });
    }

    fn range_string(&mut self, clause: RangeClause, operand: ExprId) {
        let at = clause.at;
        let (int, rune) = (Basic::Int.id(), Basic::Rune.id());
        let string = self.expr(operand);
        let len = self.builder.emit(Op::Len(string), int, at);
        let position = self.builder.variable(int);
        let zero = self.int(0);
        self.builder.write(position, zero);
        let blocks = self.blocks();
        self.builder.end_at(blocks.head, at);
        self.builder.enter(blocks.head);
        let index = self.builder.read(position);
        let op = Op::Binary { op: BinaryOp::Less, left: index, right: len };
        let more = self.builder.emit(op, Basic::Bool.id(), at);
        self.builder.branch(more, blocks.inside, blocks.end, at);
        self.builder.enter_sealed(blocks.inside);
        let tuple = self.package.tuple(&[rune, int]);
        let decoded = self.builder.emit(Op::DecodeRune { string, index }, tuple, at);
        let width = self.extract(decoded, 1, at);
        let op = Op::Binary { op: BinaryOp::Add, left: index, right: width };
        let behind = self.builder.emit(op, int, at);
        let value = self.extract(decoded, 0, at);
        self.iteration_variables(&clause, index, value);
        self.loop_body(&clause, &blocks);
        self.builder.write(position, behind);
        self.end_loop(&clause, &blocks);
    }

    fn range_map(&mut self, clause: RangeClause, operand: ExprId, types: [TypeId; 2]) {
        let at = clause.at;
        let map = self.expr(operand);
        let ty = self.builder.body.ty(map);
        let iteration = self.builder.emit(Op::MapIter(map), ty, at);
        let tuple = self.package.tuple(&[Basic::Bool.id(), types[0], types[1]]);
        self.drawn(
            &clause,
            |lowering| {
                let next = lowering.builder.emit(Op::MapNext(iteration), tuple, at);
                (next, lowering.extract(next, 0, at))
            },
            |lowering, next| {
                let [key, value] = [1, 2].map(|place| lowering.extract(next, place, at));
                lowering.iteration_variables(&clause, key, value);
            },
        );
    }

    fn range_channel(&mut self, clause: RangeClause, operand: ExprId, element: TypeId) {
        let at = clause.at;
        let channel = self.expr(operand);
        let tuple = self.package.tuple(&[element, Basic::Bool.id()]);
        self.drawn(
            &clause,
            |lowering| {
                let next = lowering.builder.emit(Op::ReceiveOk(channel), tuple, at);
                (next, lowering.extract(next, 1, at))
            },
            |lowering, next| {
                let value = lowering.extract(next, 0, at);
                lowering.iteration_variable(&clause, clause.key, value);
            },
        );
    }

    /// Goes on as long as there is a next one.
    fn drawn(
        &mut self,
        clause: &RangeClause,
        next: impl FnOnce(&mut Self) -> (ValueId, ValueId),
        inside: impl FnOnce(&mut Self, ValueId),
    ) {
        let blocks = self.blocks();
        self.builder.end_at(blocks.head, clause.at);
        self.builder.enter(blocks.head);
        let (next, more) = next(self);
        self.builder.branch(more, blocks.inside, blocks.end, clause.at);
        self.builder.enter_sealed(blocks.inside);
        inside(self, next);
        self.loop_body(clause, &blocks);
        self.end_loop(clause, &blocks);
    }

    /// A loop of which only is known that its body may run.
    pub(crate) fn range_unknown(&mut self, clause: RangeClause, operand: ExprId) {
        let at = clause.at;
        self.expr(operand);
        self.drawn(
            &clause,
            |lowering| {
                let more = lowering.unknown_of(Basic::Bool.id(), at);
                (more, more)
            },
            |lowering, _| {
                for variable in [clause.key, clause.value].into_iter().flatten() {
                    let ty = lowering.type_of(variable);
                    let value = lowering.unknown_of(ty, at);
                    lowering.iteration_variable(&clause, Some(variable), value);
                }
            },
        );
    }
}
