//! Which values an instruction uses.

use crate::{
    BlockId, Body, Call, CallId, Callee, Check, Op, Select, SelectId, Terminator, ValueId,
    ValueList,
};

/// Where an operation names values: in itself, or elsewhere in its body.
pub(crate) enum Operand<'a> {
    Value(&'a mut ValueId),
    List(ValueList),
    Call(CallId),
    Select(SelectId),
}

impl Body {
    /// Gives each value that an instruction uses to `f`, in order: what is called
    /// comes before its arguments, and a channel before what is sent.
    pub fn for_each_operand(&self, value: ValueId, mut f: impl FnMut(ValueId)) {
        let mut op = self[value];
        op.visit(&mut |operand| match operand {
            Operand::Value(value) => f(*value),
            Operand::List(list) => self.list(list).iter().copied().for_each(&mut f),
            Operand::Call(call) => self.visit_call(call, &mut f),
            Operand::Select(select) => self.visit_select(select, &mut f),
        });
    }

    /// The values that the end of a block uses, in order; what its edges bring
    /// along aside.
    pub fn operands_of_terminator(&self, block: BlockId) -> &[ValueId] {
        match &self[block].terminator {
            Terminator::Return(results) => self.list(*results),
            Terminator::Branch { condition: value, .. }
            | Terminator::Panic(value)
            | Terminator::Exit(value) => std::slice::from_ref(value),
            Terminator::Jump(_)
            | Terminator::Goexit
            | Terminator::Fatal
            | Terminator::Resume
            | Terminator::Unreachable => &[],
        }
    }

    fn visit_call(&self, call: CallId, f: &mut impl FnMut(ValueId)) {
        let Call { mut callee, args } = self[call];
        callee.visit(&mut |operand| match operand {
            Operand::Value(value) => f(*value),
            Operand::List(list) => self.list(list).iter().copied().for_each(&mut *f),
            Operand::Call(_) | Operand::Select(_) => {}
        });
        self.list(args).iter().copied().for_each(f);
    }

    fn visit_select(&self, select: SelectId, f: &mut impl FnMut(ValueId)) {
        for case in &self[select].cases {
            f(case.channel);
            case.sent.into_iter().for_each(&mut *f);
        }
    }

    /// Replaces each value that is used anywhere by what `f` gives for it: in
    /// operations, lists, calls, `select`s, at the end of blocks and along edges.
    ///
    /// Lists of the parameters of blocks are mapped with all others, once each: `f`
    /// must give a parameter that remains itself.
    pub(crate) fn map_operands(&mut self, mut f: impl FnMut(ValueId) -> ValueId) {
        let mut map = |value: &mut ValueId| *value = f(*value);
        self.lists.iter_mut().for_each(&mut map);
        self.selects.iter_mut().for_each(|select| select.visit(&mut map));
        let mut map_direct = |operand: Operand<'_>| {
            if let Operand::Value(value) = operand {
                map(value);
            }
        };
        self.ops.iter_mut().for_each(|op| op.visit(&mut map_direct));
        self.calls.iter_mut().for_each(|call| call.callee.visit(&mut map_direct));
        self.blocks.iter_mut().for_each(|block| block.terminator.visit(&mut map_direct));
    }
}

impl Op {
    /// Gives each place where it names values to `f`, in order.
    #[inline]
    pub(crate) fn visit(&mut self, f: &mut impl FnMut(Operand<'_>)) {
        use Operand::{Call, List, Select, Value};
        match self {
            Self::Const(_)
            | Self::Zero
            | Self::Param
            | Self::FreeVar(_)
            | Self::Global(_)
            | Self::Function { .. }
            | Self::Frame
            | Self::Unknown(_)
            | Self::Alloc
            | Self::MakeMap(None)
            | Self::MakeChan(None)
            | Self::HasDeferred
            | Self::CallLastDeferred
            | Self::Recovered
            | Self::Recover(None)
            | Self::UnsafeSize(..) => {}
            Self::Check(check) => check.visit(&mut |value| f(Value(value))),
            Self::Load(value)
            | Self::FieldAddress { base: value, field: _ }
            | Self::Field { base: value, field: _ }
            | Self::Extract { tuple: value, index: _ }
            | Self::Unary { op: _, operand: value }
            | Self::Real(value)
            | Self::Imag(value)
            | Self::Len(value)
            | Self::Cap(value)
            | Self::ChangeType(value)
            | Self::Convert(value)
            | Self::MakeInterface(value)
            | Self::ChangeInterface(value)
            | Self::SliceToArray(value)
            | Self::Assert(value)
            | Self::AssertOk(value)
            | Self::Clear(value)
            | Self::MakeMap(Some(value))
            | Self::MakeChan(Some(value))
            | Self::MapIter(value)
            | Self::MapNext(value)
            | Self::Receive(value)
            | Self::ReceiveOk(value)
            | Self::Close(value)
            | Self::MethodValue { receiver: value, method: _, type_args: _ }
            | Self::Recover(Some(value))
            | Self::UnsafeData(value) => f(Value(value)),
            Self::Store { address: first, value: second }
            | Self::ElementAddress { base: first, index: second }
            | Self::WithField { base: first, field: _, value: second }
            | Self::Element { base: first, index: second }
            | Self::Binary { op: _, left: first, right: second }
            | Self::Complex { re: first, im: second }
            | Self::DecodeRune { string: first, index: second }
            | Self::AppendSlice { slice: first, tail: second }
            | Self::Copy { target: first, source: second }
            | Self::MakeSlice { len: first, cap: second }
            | Self::MapGet { map: first, key: second }
            | Self::MapGetOk { map: first, key: second }
            | Self::MapDelete { map: first, key: second }
            | Self::Send { channel: first, value: second }
            | Self::UnsafeAdd { pointer: first, len: second }
            | Self::UnsafeSlice { pointer: first, len: second } => {
                f(Value(first));
                f(Value(second));
            }
            Self::Slice { base: first, low: second, high: third }
            | Self::MapSet { map: first, key: second, value: third } => {
                f(Value(first));
                f(Value(second));
                f(Value(third));
            }
            Self::Aggregate(list)
            | Self::SliceOf(list)
            | Self::Closure { function: _, bindings: list }
            | Self::Print { args: list, line: _ } => f(List(*list)),
            Self::FullSlice { base: value, bounds: list }
            | Self::Append { slice: value, items: list } => {
                f(Value(value));
                f(List(*list));
            }
            Self::Select(select) => f(Select(*select)),
            Self::Call(call) | Self::DeferredCall(call) | Self::Go(call) => f(Call(*call)),
            Self::Defer { frame, call } => {
                f(Value(frame));
                f(Call(*call));
            }
        }
    }
}

impl Check {
    /// Gives each value that it names to `f`, in order.
    #[inline]
    fn visit(&mut self, f: &mut impl FnMut(&mut ValueId)) {
        match self {
            Self::NotNil(value)
            | Self::MapNotNil(value)
            | Self::Divisor(value)
            | Self::ShiftCount(value)
            | Self::Hashable(value)
            | Self::ChanSize(value)
            | Self::RangeState { state: value, returned: _ } => f(value),
            Self::Bound { kind: _, value: first, limit: second }
            | Self::Comparable { left: first, right: second }
            | Self::SliceSize { len: first, cap: second }
            | Self::UnsafeLen { pointer: first, len: second } => {
                f(first);
                f(second);
            }
        }
    }
}

impl Callee {
    /// Gives each place where it names values to `f`, in order.
    #[inline]
    pub(crate) fn visit(&mut self, f: &mut impl FnMut(Operand<'_>)) {
        match self {
            Self::Declared { object: _, type_args: _ } => {}
            Self::Closure { function: _, bindings } => f(Operand::List(*bindings)),
            Self::Value(value) | Self::Interface { receiver: value, method: _ } => {
                f(Operand::Value(value));
            }
        }
    }
}

impl Select {
    /// Gives each value that its cases name to `f`, in order.
    fn visit(&mut self, f: &mut impl FnMut(&mut ValueId)) {
        for case in &mut self.cases {
            f(&mut case.channel);
            case.sent.iter_mut().for_each(&mut *f);
        }
    }
}

impl Terminator {
    /// Gives each place where it names values to `f`, in order.
    pub(crate) fn visit(&mut self, f: &mut impl FnMut(Operand<'_>)) {
        match self {
            Self::Branch { condition: value, then: _, otherwise: _ }
            | Self::Panic(value)
            | Self::Exit(value) => f(Operand::Value(value)),
            Self::Return(results) => f(Operand::List(*results)),
            Self::Jump(_) | Self::Goexit | Self::Fatal | Self::Resume | Self::Unreachable => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SelectCase;
    use crate::testing::{Maker, boolean, int};

    fn operands(body: &Body, value: ValueId) -> Vec<usize> {
        let mut found = Vec::new();
        body.for_each_operand(value, |operand| found.push(operand.index()));
        found
    }

    #[test]
    fn operands_are_in_order() {
        let mut maker = Maker::new(&[int(), int(), int(), int()]);
        let [a, b, c, d] = [0, 1, 2, 3].map(ValueId::new);
        let list = maker.list(&[c, a]);
        let call = maker.call(Callee::Value(d), &[a, b]);
        let bound = maker
            .call(Callee::Closure { function: crate::FunctionId::new(0), bindings: list }, &[b]);
        let select = maker.select(Select {
            cases: [
                SelectCase { channel: b, sent: Some(a) },
                SelectCase { channel: c, sent: None },
            ]
            .into(),
            blocks: true,
        });
        for (op, want) in [
            (Op::Alloc, vec![]),
            (Op::MapSet { map: b, key: a, value: d }, vec![1, 0, 3]),
            (Op::FullSlice { base: d, bounds: list }, vec![3, 2, 0]),
            (Op::Call(call), vec![3, 0, 1]),
            (Op::Go(bound), vec![2, 0, 1]),
            (Op::Defer { frame: c, call }, vec![2, 3, 0, 1]),
            (Op::Select(select), vec![1, 0, 2]),
            (Op::Check(Check::Comparable { left: d, right: b }), vec![3, 1]),
        ] {
            let value = maker.op(op, int());
            assert_eq!(operands(&maker.body, value), want, "{op:?}");
        }
    }

    #[test]
    fn every_use_is_replaced_once() {
        let mut maker = Maker::new(&[int(), int()]);
        let [a, b] = [0, 1].map(ValueId::new);
        let target = maker.block(&[int()]);
        let shared = maker.list(&[a, b]);
        let sum = maker.op(Op::Binary { op: crate::BinaryOp::Add, left: a, right: a }, int());
        let call = maker.call(Callee::Value(a), &[b, a]);
        let made = maker.op(Op::Call(call), int());
        let twice = [Op::Aggregate(shared), Op::SliceOf(shared)].map(|op| maker.op(op, int()));
        let select = maker.select(Select {
            cases: [SelectCase { channel: a, sent: Some(a) }].into(),
            blocks: false,
        });
        let chosen = maker.op(Op::Select(select), int());
        let condition = maker.op(Op::Zero, boolean());
        let edge = maker.edge(target, &[a]);
        let other = maker.edge(target, &[condition]);
        maker.end(Terminator::Branch { condition: a, then: edge, otherwise: other });
        // Each value is replaced by the next one: what is mapped twice is two further.
        let mut body = maker.body;
        body.map_operands(
            |value| if value.index() < 2 { ValueId::new(value.index() + 1) } else { value },
        );
        assert_eq!(operands(&body, sum), [1, 1]);
        assert_eq!(operands(&body, made), [1, 2, 1]);
        assert!(twice.iter().all(|&value| operands(&body, value) == [1, 2]));
        assert_eq!(operands(&body, chosen), [1, 1]);
        assert_eq!(body.operands_of_terminator(body.entry()), [b]);
        assert_eq!(body.list(body[edge].args), [b]);
    }
}
