//! Instructions as text.

use redline_types::{Type, TypeId};

use super::function::FunctionPrinter;
use crate::{Call, CallId, Check, Op, Select, SelectId, TypeListId, UnsafeSize, ValueId};

impl FunctionPrinter<'_> {
    /// What an instruction does.
    pub(super) fn operation(&self, value: ValueId) -> String {
        let ty = self.body.ty(value);
        match self.body[value] {
            Op::Const(_)
            | Op::Zero
            | Op::Param
            | Op::FreeVar(_)
            | Op::Global(_)
            | Op::Function { .. }
            | Op::Frame
            | Op::Unknown(_) => self.operand(value),
            Op::Check(check) => format!("check {} {}", check.text(), self.check(check)),
            op @ (Op::Alloc
            | Op::Load(_)
            | Op::Store { .. }
            | Op::FieldAddress { .. }
            | Op::ElementAddress { .. }
            | Op::Field { .. }
            | Op::WithField { .. }
            | Op::Element { .. }
            | Op::Aggregate(_)
            | Op::SliceOf(_)
            | Op::Extract { .. }) => self.access(op),
            op @ (Op::Unary { .. }
            | Op::Binary { .. }
            | Op::Complex { .. }
            | Op::Real(_)
            | Op::Imag(_)
            | Op::Len(_)
            | Op::Cap(_)
            | Op::Slice { .. }
            | Op::FullSlice { .. }
            | Op::DecodeRune { .. }) => self.expression(op),
            op @ (Op::ChangeType(_)
            | Op::Convert(_)
            | Op::MakeInterface(_)
            | Op::ChangeInterface(_)
            | Op::SliceToArray(_)
            | Op::Assert(_)
            | Op::AssertOk(_)) => self.conversion(op, ty),
            op @ (Op::Append { .. }
            | Op::AppendSlice { .. }
            | Op::Copy { .. }
            | Op::Clear(_)
            | Op::MakeSlice { .. }
            | Op::MakeMap(_)
            | Op::MakeChan(_)
            | Op::MapGet { .. }
            | Op::MapGetOk { .. }
            | Op::MapSet { .. }
            | Op::MapDelete { .. }
            | Op::MapIter(_)
            | Op::MapNext(_)
            | Op::Send { .. }
            | Op::Receive(_)
            | Op::ReceiveOk(_)
            | Op::Close(_)
            | Op::Select(_)) => self.container(op),
            op @ (Op::Closure { .. }
            | Op::MethodValue { .. }
            | Op::Call(_)
            | Op::DeferredCall(_)
            | Op::Go(_)
            | Op::Defer { .. }
            | Op::HasDeferred
            | Op::CallLastDeferred
            | Op::Recovered
            | Op::Recover(_)
            | Op::Print { .. }) => self.call_like(op),
            op @ (Op::UnsafeAdd { .. }
            | Op::UnsafeSlice { .. }
            | Op::UnsafeData(_)
            | Op::UnsafeSize(..)) => self.unsafe_operation(op, ty),
        }
    }

    fn check(&self, check: Check) -> String {
        let text = |value| self.operand(value);
        match check {
            Check::Bound { kind, value, limit } => {
                let relation = if kind.is_strict() { "<" } else { "<=" };
                format!("{} {relation} {}", text(value), text(limit))
            }
            Check::NotNil(value)
            | Check::MapNotNil(value)
            | Check::Divisor(value)
            | Check::ShiftCount(value)
            | Check::Hashable(value)
            | Check::ChanSize(value)
            | Check::RangeState { state: value, returned: _ } => text(value),
            Check::Comparable { left: first, right: second }
            | Check::SliceSize { len: first, cap: second }
            | Check::UnsafeLen { pointer: first, len: second } => {
                format!("{}, {}", text(first), text(second))
            }
        }
    }

    fn access(&self, op: Op) -> String {
        let text = |value| self.operand(value);
        match op {
            Op::Alloc => "new".into(),
            Op::Load(address) => format!("load {}", text(address)),
            Op::Store { address, value } => format!("store {} = {}", text(address), text(value)),
            Op::FieldAddress { base, field } => {
                format!("&{}.{}", text(base), self.field(self.body.ty(base), field))
            }
            Op::ElementAddress { base, index } => format!("&{}[{}]", text(base), text(index)),
            Op::Field { base, field } => {
                format!("{}.{}", text(base), self.field(self.body.ty(base), field))
            }
            Op::WithField { base, field, value } => {
                let field = self.field(self.body.ty(base), field);
                format!("{} with {field} = {}", text(base), text(value))
            }
            Op::Element { base, index } => format!("{}[{}]", text(base), text(index)),
            Op::Aggregate(list) => format!("{{{}}}", self.list(list)),
            Op::SliceOf(list) => format!("slice {{{}}}", self.list(list)),
            Op::Extract { tuple, index } => format!("{}#{index}", text(tuple)),
            _ => String::new(),
        }
    }

    /// The name of a field of a struct or of what a pointer points to; its index if
    /// it has none.
    fn field(&self, ty: TypeId, index: u32) -> String {
        let store = self.printer.store;
        let underlying = |ty: TypeId| store.common_underlying(ty).map(|ty| &store[ty]);
        let base = match underlying(ty) {
            Ok(Type::Pointer(base)) => underlying(*base),
            other => other,
        };
        match base {
            Ok(Type::Struct(ty)) => {
                let field = ty.fields.get(index as usize);
                field.map_or_else(|| index.to_string(), |&it| self.object_name(it).to_owned())
            }
            _ => index.to_string(),
        }
    }

    fn expression(&self, op: Op) -> String {
        let text = |value| self.operand(value);
        match op {
            Op::Unary { op, operand } => format!("{}{}", op.text(), text(operand)),
            Op::Binary { op, left, right } => match op.text() {
                name @ ("min" | "max") => format!("{name}({}, {})", text(left), text(right)),
                operator => format!("{} {operator} {}", text(left), text(right)),
            },
            Op::Complex { re, im } => format!("complex({}, {})", text(re), text(im)),
            Op::Real(value) => format!("real({})", text(value)),
            Op::Imag(value) => format!("imag({})", text(value)),
            Op::Len(value) => format!("len({})", text(value)),
            Op::Cap(value) => format!("cap({})", text(value)),
            Op::Slice { base, low, high } => {
                format!("{}[{}:{}]", text(base), text(low), text(high))
            }
            Op::FullSlice { base, bounds } => {
                let bounds = self.body.list(bounds).iter().copied();
                format!("{}[{}]", text(base), bounds.map(text).collect::<Vec<_>>().join(":"))
            }
            Op::DecodeRune { string, index } => {
                format!("rune {}[{}:]", text(string), text(index))
            }
            _ => String::new(),
        }
    }

    fn conversion(&self, op: Op, ty: TypeId) -> String {
        let typed = |value: ValueId| {
            format!("{} {}", self.operand(value), self.printer.ty(self.body.ty(value)))
        };
        match op {
            Op::ChangeType(value) | Op::ChangeInterface(value) => {
                format!("change {}", typed(value))
            }
            Op::Convert(value) => format!("convert {}", typed(value)),
            Op::MakeInterface(value) => format!("box {}", typed(value)),
            Op::SliceToArray(value) => format!("array {}", self.operand(value)),
            Op::Assert(value) => format!("{}.({})", self.operand(value), self.printer.ty(ty)),
            Op::AssertOk(value) => {
                let asserted = match &self.printer.store[ty] {
                    Type::Tuple(parts) => parts.first().map(|part| self.printer.ty(part.ty)),
                    _ => None,
                };
                let asserted = asserted.unwrap_or_default();
                format!("{}.({asserted}), ok", self.operand(value))
            }
            _ => String::new(),
        }
    }

    fn container(&self, op: Op) -> String {
        let text = |value| self.operand(value);
        let size = |size: Option<ValueId>| size.map(text).unwrap_or_default();
        match op {
            Op::Append { slice, items } if items.is_empty() => format!("append({})", text(slice)),
            Op::Append { slice, items } => format!("append({}, {})", text(slice), self.list(items)),
            Op::AppendSlice { slice, tail } => {
                format!("append({}, {}...)", text(slice), text(tail))
            }
            Op::Copy { target, source } => format!("copy({}, {})", text(target), text(source)),
            Op::Clear(value) => format!("clear({})", text(value)),
            Op::MakeSlice { len, cap } => format!("make({}, {})", text(len), text(cap)),
            Op::MakeMap(hint) => format!("make({})", size(hint)),
            Op::MakeChan(capacity) => format!("make({})", size(capacity)),
            Op::MapGet { map, key } => format!("lookup {}[{}]", text(map), text(key)),
            Op::MapGetOk { map, key } => format!("lookup {}[{}], ok", text(map), text(key)),
            Op::MapSet { map, key, value } => {
                format!("set {}[{}] = {}", text(map), text(key), text(value))
            }
            Op::MapDelete { map, key } => format!("delete({}, {})", text(map), text(key)),
            Op::MapIter(map) => format!("range {}", text(map)),
            Op::MapNext(iteration) => format!("next {}", text(iteration)),
            Op::Send { channel, value } => format!("send {} <- {}", text(channel), text(value)),
            Op::Receive(channel) => format!("<-{}", text(channel)),
            Op::ReceiveOk(channel) => format!("<-{}, ok", text(channel)),
            Op::Close(channel) => format!("close({})", text(channel)),
            Op::Select(select) => self.select(select),
            _ => String::new(),
        }
    }

    fn select(&self, select: SelectId) -> String {
        let Select { cases, blocks } = &self.body[select];
        let cases = cases.iter().map(|case| match case.sent {
            Some(sent) => format!("{} <- {}", self.operand(case.channel), self.operand(sent)),
            None => format!("<-{}", self.operand(case.channel)),
        });
        let default = (!blocks).then(|| "default".to_owned());
        format!("select {{{}}}", cases.chain(default).collect::<Vec<_>>().join("; "))
    }

    fn call_like(&self, op: Op) -> String {
        let text = |value| self.operand(value);
        match op {
            Op::Closure { function, bindings } => {
                format!("closure {} [{}]", self.printer.name(function), self.list(bindings))
            }
            Op::MethodValue { receiver, method, type_args } => {
                let name = self.object_name(method);
                format!("bind {}.{name}{}", text(receiver), self.type_args(type_args))
            }
            Op::Call(call) => format!("call {}", self.call(call)),
            Op::DeferredCall(call) => format!("deferred {}", self.call(call)),
            Op::Go(call) => format!("go {}", self.call(call)),
            Op::Defer { frame, call } => format!("defer in {} {}", text(frame), self.call(call)),
            Op::HasDeferred => "has deferred".into(),
            Op::CallLastDeferred => "deferred last".into(),
            Op::Recovered => "recovered".into(),
            Op::Recover(frame) => format!("recover({})", frame.map(text).unwrap_or_default()),
            Op::Print { args, line } => {
                format!("{}({})", if line { "println" } else { "print" }, self.list(args))
            }
            _ => String::new(),
        }
    }

    fn call(&self, call: CallId) -> String {
        let Call { callee, args } = self.body[call];
        format!("{}({})", self.callee(callee), self.list(args))
    }

    fn unsafe_operation(&self, op: Op, ty: TypeId) -> String {
        let text = |value| self.operand(value);
        let kind = |ty: TypeId| match self.printer.store.common_underlying(ty) {
            Ok(ty) if matches!(self.printer.store[ty], Type::Basic(_)) => "String",
            _ => "Slice",
        };
        match op {
            Op::UnsafeAdd { pointer, len } => {
                format!("unsafe.Add({}, {})", text(pointer), text(len))
            }
            Op::UnsafeSlice { pointer, len } => {
                format!("unsafe.{}({}, {})", kind(ty), text(pointer), text(len))
            }
            Op::UnsafeData(value) => {
                format!("unsafe.{}Data({})", kind(self.body.ty(value)), text(value))
            }
            Op::UnsafeSize(size, types) => self.size(size, types),
            _ => String::new(),
        }
    }

    fn size(&self, size: UnsafeSize, types: TypeListId) -> String {
        let types = self.type_args(types);
        match size {
            UnsafeSize::Size => format!("unsafe.Sizeof{types}"),
            UnsafeSize::Align => format!("unsafe.Alignof{types}"),
            UnsafeSize::Offset(field) => format!("unsafe.Offsetof{types} {field}"),
        }
    }
}

impl Check {
    /// How the kind of check is printed.
    pub const fn text(self) -> &'static str {
        match self {
            Self::NotNil(_) => "notnil",
            Self::MapNotNil(_) => "map",
            Self::Bound { kind, .. } => kind.text(),
            Self::Divisor(_) => "divisor",
            Self::ShiftCount(_) => "shift",
            Self::Comparable { .. } => "comparable",
            Self::Hashable(_) => "hashable",
            Self::SliceSize { .. } => "makeslice",
            Self::ChanSize(_) => "makechan",
            Self::UnsafeLen { .. } => "unsafe-len",
            Self::RangeState { returned: false, .. } => "range-body",
            Self::RangeState { returned: true, .. } => "range-end",
        }
    }
}
