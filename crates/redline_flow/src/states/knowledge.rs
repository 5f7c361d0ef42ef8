//! What is known of conditions on a way through a function.

use redline_ir::{BinaryOp, BlockId, Body, EdgeId, Op, Terminator, UnaryOp, ValueId};
use redline_types::{BasicKind, Store, Type};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::classes::Classes;
use crate::graph::Graph;

/// How many conditions are remembered at once.
const REMEMBERED: usize = 12;

/// What a condition asks; whether it is so is told apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Question {
    /// Whether a boolean is true.
    IsTrue(ValueId),
    /// Whether a value is nil or zero.
    IsZero(ValueId),
    /// Whether two values are equal.
    AreEqual(ValueId, ValueId),
    /// Whether the first is less than the second.
    IsLess(ValueId, ValueId),
}

impl Question {
    fn values(self) -> [ValueId; 2] {
        match self {
            Self::IsTrue(one) | Self::IsZero(one) => [one, one],
            Self::AreEqual(one, other) | Self::IsLess(one, other) => [one, other],
        }
    }
}

/// The answers that are known on a way, in order.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub(super) struct Known(Vec<(Question, bool)>);

impl Known {
    fn get(&self, question: Question) -> Option<bool> {
        self.0.iter().find(|(known, _)| *known == question).map(|(_, answer)| *answer)
    }

    fn set(&mut self, question: Question, answer: bool) {
        self.0.retain(|(known, _)| *known != question);
        if self.0.len() == REMEMBERED {
            self.0.remove(0);
        }
        let place = self.0.partition_point(|(known, _)| *known < question);
        self.0.insert(place, (question, answer));
    }
}

/// The conditions of a function.
pub(super) struct Conditions<'a> {
    store: &'a Store,
    graph: &'a Graph<'a>,
    classes: &'a Classes,
    /// Values that are worth remembering: those that conditions ask about more than
    /// once, and parameters of blocks that lead there.
    worthy: FxHashSet<ValueId>,
}

impl<'a> Conditions<'a> {
    pub(super) fn new(store: &'a Store, graph: &'a Graph<'a>, classes: &'a Classes) -> Self {
        let mut conditions = Self { store, graph, classes, worthy: FxHashSet::default() };
        let mut asked: FxHashMap<ValueId, u32> = FxHashMap::default();
        for &block in &graph.order {
            let Terminator::Branch { condition, .. } = graph.body.terminator(block) else {
                continue;
            };
            for value in conditions.question(condition).0.values() {
                *asked.entry(value).or_default() += 1;
            }
        }
        let is_param = |value: ValueId| graph.body[value] == Op::Param;
        // A question of one value counts it twice.
        let often = asked.iter().filter(|&(&value, &times)| times > 2 || is_param(value));
        let mut open: Vec<ValueId> = often.map(|(&value, _)| value).collect();
        open.sort_unstable();
        while let Some(value) = open.pop() {
            if conditions.worthy.insert(value) && is_param(value) {
                open.extend(conditions.given(value));
            }
        }
        conditions
    }

    fn body(&self) -> &'a Body {
        self.graph.body
    }

    /// What the edges into its block give a parameter.
    fn given(&self, param: ValueId) -> Vec<ValueId> {
        let (body, block) = (self.body(), self.graph.home(param));
        let params = body.list(body[block].params);
        let Some(index) = params.iter().position(|&it| it == param) else { return Vec::new() };
        let edges = self.graph.entries(block);
        let args = edges.filter_map(|edge| body.list(body[edge].args).get(index).copied());
        args.map(|arg| self.classes.of(arg)).collect()
    }

    /// What a condition asks, and whether it is true if the answer is yes.
    fn question(&self, condition: ValueId) -> (Question, bool) {
        let condition = self.classes.of(condition);
        match self.body()[condition] {
            Op::Unary { op: UnaryOp::Not, operand } => {
                let (question, answer) = self.question(operand);
                (question, !answer)
            }
            Op::Binary { op, left, right } => {
                let (left, right) = (self.classes.of(left), self.classes.of(right));
                match op {
                    BinaryOp::Equal => (self.equality(left, right), true),
                    BinaryOp::NotEqual => (self.equality(left, right), false),
                    BinaryOp::Less if self.is_ordered(left) => {
                        (Question::IsLess(left, right), true)
                    }
                    BinaryOp::Greater if self.is_ordered(left) => {
                        (Question::IsLess(right, left), true)
                    }
                    BinaryOp::GreaterEqual if self.is_ordered(left) => {
                        (Question::IsLess(left, right), false)
                    }
                    BinaryOp::LessEqual if self.is_ordered(left) => {
                        (Question::IsLess(right, left), false)
                    }
                    _ => (Question::IsTrue(condition), true),
                }
            }
            _ => (Question::IsTrue(condition), true),
        }
    }

    /// Whether one of two values is less unless the other is, or they are equal: not so
    /// of floating-point numbers.
    fn is_ordered(&self, value: ValueId) -> bool {
        let ty = self.store.underlying(self.body().ty(value));
        matches!(self.store[ty], Type::Basic(basic)
            if matches!(basic.kind(), BasicKind::Signed | BasicKind::Unsigned | BasicKind::String))
    }

    fn equality(&self, left: ValueId, right: ValueId) -> Question {
        match (self.is_zero(left), self.is_zero(right)) {
            (_, true) => Question::IsZero(left),
            (true, _) => Question::IsZero(right),
            _ => Question::AreEqual(left.min(right), left.max(right)),
        }
    }

    fn is_zero(&self, value: ValueId) -> bool {
        let body = self.body();
        match body[value] {
            Op::Zero => true,
            Op::Const(constant) => body.constant(constant).as_i64() == Some(0),
            _ => false,
        }
    }

    /// Whether a value is surely not zero.
    fn is_not_zero(&self, value: ValueId) -> bool {
        let body = self.body();
        match body[value] {
            Op::Const(constant) => body.constant(constant).as_i64().is_some_and(|it| it != 0),
            Op::MakeInterface(_)
            | Op::Alloc
            | Op::Closure { .. }
            | Op::Function { .. }
            | Op::MakeChan(_)
            | Op::MakeMap(_)
            | Op::MakeSlice { .. }
            | Op::Global(_)
            | Op::FieldAddress { .. } => true,
            _ => false,
        }
    }

    fn truth(&self, value: ValueId) -> Option<bool> {
        let body = self.body();
        let ty = self.store.underlying(body.ty(value));
        match (body[value], &self.store[ty]) {
            (Op::Const(constant), _) => body.constant(constant).as_bool(),
            (Op::Zero, Type::Basic(basic)) if basic.kind() == BasicKind::Boolean => Some(false),
            _ => None,
        }
    }

    /// The answer to a question, if it is known.
    fn answer(&self, known: &Known, question: Question) -> Option<bool> {
        let direct = known.get(question);
        direct.or_else(|| match question {
            Question::IsTrue(value) => self.truth(value),
            Question::IsZero(value) if self.is_zero(value) => Some(true),
            Question::IsZero(value) if self.is_not_zero(value) => Some(false),
            Question::IsZero(value) => self.other_constant(known, value, None),
            Question::AreEqual(left, right) => {
                if left == right {
                    return None;
                }
                self.other_constant(known, left, Some(right))
                    .or_else(|| self.other_constant(known, right, Some(left)))
            }
            Question::IsLess(..) => None,
        })
    }

    /// That a value is not this constant, because it is known to be another one.
    fn other_constant(&self, known: &Known, value: ValueId, than: Option<ValueId>) -> Option<bool> {
        let body = self.body();
        let is_const = |value: ValueId| matches!(body[value], Op::Const(_));
        if than.is_some_and(|than| !is_const(than)) {
            return None;
        }
        let is_other = known.0.iter().any(|&(question, answer)| match question {
            Question::AreEqual(left, right) if answer => {
                let other = if left == value { right } else { left };
                (left == value || right == value) && is_const(other) && Some(other) != than
            }
            Question::IsZero(zero) => answer && zero == value && than.is_some(),
            _ => false,
        });
        is_other.then_some(false)
    }

    /// What is known once an edge has been taken; `None` if it cannot be taken.
    pub(super) fn along(&self, known: &Known, edge: EdgeId) -> Option<Known> {
        let mut after = known.clone();
        if let Some((condition, truth)) = self.graph.condition(edge) {
            let (question, yes) = self.question(condition);
            let answer = truth == yes;
            match self.answer(known, question) {
                Some(is) if is != answer => return None,
                _ if question.values().iter().any(|value| self.worthy.contains(value)) => {
                    after.set(question, answer);
                }
                _ => {}
            }
        }
        let before = after.clone();
        self.forget(&mut after, self.body()[edge].to);
        self.bind(&before, &mut after, edge);
        Some(after)
    }

    /// Values that a block gives are new ones.
    fn forget(&self, known: &mut Known, block: BlockId) {
        let body = self.body();
        let is_new = |value: ValueId| {
            let is_made = !body[value].is_floating() || body[value] == Op::Param;
            is_made && self.graph.home(value) == block && block != body.entry()
        };
        known.0.retain(|(question, _)| !question.values().into_iter().any(is_new));
    }

    /// What is known of the parameters of a block by what an edge gives them.
    fn bind(&self, known: &Known, after: &mut Known, edge: EdgeId) {
        let body = self.body();
        let edge = body[edge];
        for (&param, &arg) in body.list(body[edge.to].params).iter().zip(body.list(edge.args)) {
            if !self.worthy.contains(&param) {
                continue;
            }
            let arg = self.classes.of(arg);
            if let Some(truth) = self.answer(known, Question::IsTrue(arg)) {
                after.set(Question::IsTrue(param), truth);
            } else if let Some(is_zero) = self.answer(known, Question::IsZero(arg)) {
                after.set(Question::IsZero(param), is_zero);
            }
            if matches!(body[arg], Op::Const(_)) && !self.is_zero(arg) {
                after.set(Question::AreEqual(param.min(arg), param.max(arg)), true);
            }
        }
    }
}
