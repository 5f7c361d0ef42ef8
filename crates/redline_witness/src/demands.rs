//! What the ways to a place ask of the parameters of its function.
//!
//! A way is a sequence of blocks. The conditions at their ends and the checks in them ask
//! for something; the operation at the place is asked to fail.

use redline_ir::{BinaryOp, BlockId, Body, Bound, Check, EdgeId, Op, Terminator, UnaryOp, ValueId};
use redline_types::{BasicKind, Store, Type, TypeId};

use crate::trace::path_of;
use crate::wants::{Path, Step, Want};

/// What is asked for, in the order of the way.
pub(crate) type Demands = Vec<(Path, Want)>;

/// How many ways to a place are looked at, the shortest first.
const MOST_WAYS: usize = 12;

/// How many beginnings of ways are looked at.
const MOST_STEPS: usize = 4_000;

/// What each of the ways to an operation asks for, so that it fails there.
pub(crate) fn demands(store: &Store, body: &Body, operation: ValueId) -> Vec<Demands> {
    let asker = Asker { store, body };
    let Some(home) = body.blocks().find(|&it| body.instructions(it).any(|it| it == operation))
    else {
        return Vec::new();
    };
    let ways = ways(body, home);
    ways.iter().map(|way| asker.along(way, home, operation)).collect()
}

/// The shortest ways from the entry to a block that pass no block twice.
fn ways(body: &Body, to: BlockId) -> Vec<Vec<EdgeId>> {
    let mut found = Vec::new();
    let mut open = std::collections::VecDeque::from([(body.entry(), Vec::new())]);
    for _ in 0..MOST_STEPS {
        let Some((at, way)) = open.pop_front() else { break };
        if at == to {
            found.push(way);
            if found.len() == MOST_WAYS {
                break;
            }
            continue;
        }
        for edge in body.successors(at) {
            let next = body[edge].to;
            let is_new =
                next != body.entry() && way.iter().all(|&passed: &EdgeId| body[passed].to != next);
            if is_new {
                let mut way = way.clone();
                way.push(edge);
                open.push_back((next, way));
            }
        }
    }
    found
}

struct Asker<'a> {
    store: &'a Store,
    body: &'a Body,
}

impl Asker<'_> {
    fn along(&self, way: &[EdgeId], home: BlockId, operation: ValueId) -> Demands {
        let body = self.body;
        let mut asked = Demands::new();
        for &edge in way {
            let from = body[edge].from;
            if body[from].unwind != Some(edge) {
                body.instructions(from).for_each(|it| self.passed(it, &mut asked));
            }
            if let Terminator::Branch { condition, then, otherwise } = body.terminator(from)
                && then != otherwise
            {
                self.condition(condition, edge == then, &mut asked);
            }
        }
        let before = body.instructions(home).take_while(|&it| it != operation);
        before.for_each(|it| self.passed(it, &mut asked));
        self.failed(operation, &mut asked);
        asked
    }

    fn ask(&self, of: ValueId, want: Want, asked: &mut Demands) {
        if let Some(path) = path_of(self.store, self.body, of) {
            asked.push((path, want));
        }
    }

    /// A condition holds, or does not.
    fn condition(&self, condition: ValueId, holds: bool, asked: &mut Demands) {
        match self.body[condition] {
            Op::Unary { op: UnaryOp::Not, operand } => self.condition(operand, !holds, asked),
            Op::Binary { op, left, right } if op.is_comparison() => {
                let op = if holds { op } else { opposite(op) };
                self.comparison(op, left, right, asked);
                self.comparison(mirrored(op), right, left, asked);
            }
            Op::Extract { tuple, index: 1 } => {
                if let Op::AssertOk(of) = self.body[tuple]
                    && holds
                {
                    self.held(of, self.asserted(tuple), asked);
                }
            }
            _ => self.ask(condition, Want::Bool(holds), asked),
        }
    }

    /// The type that an assertion with two results asks for.
    fn asserted(&self, tuple: ValueId) -> Option<TypeId> {
        match &self.store[self.body.ty(tuple)] {
            Type::Tuple(parts) => parts.first().map(|part| part.ty),
            _ => None,
        }
    }

    fn held(&self, of: ValueId, ty: Option<TypeId>, asked: &mut Demands) {
        let Some(ty) = ty else { return };
        let is_interface = matches!(self.store[self.store.underlying(ty)], Type::Interface(_));
        self.ask(of, if is_interface { Want::NotNil } else { Want::Type(ty) }, asked);
    }

    /// A comparison with a constant on the right holds.
    fn comparison(&self, op: BinaryOp, left: ValueId, right: ValueId, asked: &mut Demands) {
        let want = match &self.store[self.store.underlying(self.body.ty(left))] {
            Type::Basic(basic) => match basic.kind() {
                BasicKind::Signed | BasicKind::Unsigned => {
                    self.integer(right).map(|right| Want::Int(beside(op, right)))
                }
                BasicKind::String => self.text(right).map(|text| string_beside(op, text)),
                BasicKind::Boolean => {
                    self.truth(right).map(|right| Want::Bool(right == (op == BinaryOp::Equal)))
                }
                _ => None,
            },
            _ if matches!(self.body[right], Op::Zero) => match op {
                BinaryOp::Equal => Some(Want::Nil),
                BinaryOp::NotEqual => Some(Want::NotNil),
                _ => None,
            },
            _ => None,
        };
        if let Some(want) = want {
            self.ask(left, want, asked);
        }
    }

    pub(crate) fn integer(&self, value: ValueId) -> Option<i128> {
        match self.body[value] {
            Op::Zero => Some(0),
            Op::Const(constant) => {
                let constant = self.body.constant(constant).to_int();
                let signed = constant.as_i64().map(i128::from);
                signed.or_else(|| constant.as_u64().map(i128::from))
            }
            _ => None,
        }
    }

    fn text(&self, value: ValueId) -> Option<Vec<u8>> {
        match self.body[value] {
            Op::Zero => Some(Vec::new()),
            Op::Const(constant) => self.body.constant(constant).as_bytes().map(Into::into),
            _ => None,
        }
    }

    fn truth(&self, value: ValueId) -> Option<bool> {
        match self.body[value] {
            Op::Zero => Some(false),
            Op::Const(constant) => self.body.constant(constant).as_bool(),
            _ => None,
        }
    }

    /// An instruction was passed without a panic.
    fn passed(&self, instruction: ValueId, asked: &mut Demands) {
        match self.body[instruction] {
            Op::Check(Check::NotNil(of) | Check::MapNotNil(of)) => {
                self.ask(of, Want::NotNil, asked);
            }
            Op::Check(Check::Bound { kind, value, limit }) => {
                if let (Some(value), Op::Len(_)) = (self.integer(value), self.body[limit]) {
                    let least = value + i128::from(kind.is_strict());
                    self.ask(limit, Want::Int(least), asked);
                }
            }
            Op::Check(Check::Divisor(of)) => self.ask(of, Want::Int(1), asked),
            Op::Assert(of) => self.held(of, Some(self.body.ty(instruction)), asked),
            _ => {}
        }
    }

    /// An instruction is asked to panic.
    fn failed(&self, instruction: ValueId, asked: &mut Demands) {
        match self.body[instruction] {
            Op::Check(check) => self.broken(check, asked),
            Op::Assert(of) => self.ask(of, Want::Nil, asked),
            Op::Send { channel, .. } | Op::Close(channel) => {
                self.ask(channel, Want::Closed, asked);
            }
            _ => {}
        }
    }

    fn broken(&self, check: Check, asked: &mut Demands) {
        match check {
            Check::NotNil(of) | Check::MapNotNil(of) => self.ask(of, Want::Nil, asked),
            Check::Bound { kind, value, limit } => self.out_of_bounds(kind, value, limit, asked),
            Check::Divisor(of) => self.ask(of, Want::Int(0), asked),
            Check::ShiftCount(of) | Check::ChanSize(of) | Check::UnsafeLen { len: of, .. } => {
                self.ask(of, Want::Int(-1), asked);
            }
            Check::SliceSize { len, cap } => {
                self.ask(cap, Want::Int(-1), asked);
                self.ask(len, Want::Int(-1), asked);
            }
            Check::Comparable { left, right } => {
                self.ask(left, Want::Uncomparable, asked);
                self.ask(right, Want::Uncomparable, asked);
            }
            Check::Hashable(key) => self.ask(key, Want::Uncomparable, asked),
            Check::RangeState { .. } => {}
        }
    }

    fn out_of_bounds(&self, kind: Bound, value: ValueId, limit: ValueId, asked: &mut Demands) {
        match self.integer(value) {
            Some(value) => {
                let most = if kind.is_strict() { value } else { value - 1 };
                self.ask(limit, Want::Int(most.max(0)), asked);
                if let Some(Path { param, mut steps }) = path_of(self.store, self.body, limit)
                    && most == 0
                    && steps.pop() == Some(Step::Len)
                {
                    asked.push((Path { param, steps }, Want::Nil));
                }
            }
            None => self.ask(value, Want::Int(BEYOND), asked),
        }
    }
}

/// An index that is out of range wherever lengths are small.
const BEYOND: i128 = 100;

/// The comparison that holds where another one does not.
fn opposite(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Equal => BinaryOp::NotEqual,
        BinaryOp::NotEqual => BinaryOp::Equal,
        BinaryOp::Less => BinaryOp::GreaterEqual,
        BinaryOp::LessEqual => BinaryOp::Greater,
        BinaryOp::Greater => BinaryOp::LessEqual,
        BinaryOp::GreaterEqual => BinaryOp::Less,
        other => other,
    }
}

/// The same comparison with its operands exchanged.
fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Less => BinaryOp::Greater,
        BinaryOp::LessEqual => BinaryOp::GreaterEqual,
        BinaryOp::Greater => BinaryOp::Less,
        BinaryOp::GreaterEqual => BinaryOp::LessEqual,
        other => other,
    }
}

/// An integer that compares so with another one.
fn beside(op: BinaryOp, right: i128) -> i128 {
    match op {
        BinaryOp::NotEqual | BinaryOp::Greater => right + 1,
        BinaryOp::Less => right - 1,
        _ => right,
    }
}

/// A string that compares so with another one.
fn string_beside(op: BinaryOp, mut right: Vec<u8>) -> Want {
    match op {
        BinaryOp::NotEqual | BinaryOp::Greater => right.push(b'x'),
        BinaryOp::Less => right.clear(),
        _ => {}
    }
    Want::Text(right)
}
