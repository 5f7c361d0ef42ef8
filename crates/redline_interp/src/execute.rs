//! What each instruction does.

use std::rc::Rc;

use redline_ir::{BinaryOp, Op, ValueId};

use crate::function::Func;
use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::run::Step;
use crate::trap::Trap;
use crate::value::Value;
use crate::{arith, convert, key};

impl<'p> Machine<'p> {
    /// Does what an instruction says.
    pub(crate) fn execute(&mut self, code: &Rc<Instance<'p>>, id: ValueId) -> Result<Step, Trap> {
        let value = match code.body[id] {
            Op::Check(check) => {
                self.check(code, check)?;
                Value::unit()
            }
            Op::Alloc
            | Op::Load(_)
            | Op::Store { .. }
            | Op::FieldAddress { .. }
            | Op::ElementAddress { .. } => self.memory(code, id)?,
            Op::Field { .. }
            | Op::WithField { .. }
            | Op::Element { .. }
            | Op::Aggregate(_)
            | Op::Extract { .. } => self.part(code, id)?,
            Op::Unary { op, operand } => {
                let value = self.get(code, operand)?;
                arith::unary(op, code.kind(id), &value).ok_or_else(|| odd(code, id))?
            }
            Op::Binary { op, left, right } => self.binary(code, op, left, right)?,
            Op::Complex { re, im } => match (self.get(code, re)?, self.get(code, im)?) {
                (Value::Float(re), Value::Float(im)) => Value::Complex(re, im),
                _ => return Err(odd(code, id)),
            },
            Op::Real(operand) | Op::Imag(operand) => match self.get(code, operand)? {
                Value::Complex(re, im) => {
                    Value::Float(if matches!(code.body[id], Op::Real(_)) { re } else { im })
                }
                _ => return Err(odd(code, id)),
            },
            Op::Len(_) | Op::Cap(_) | Op::Slice { .. } | Op::FullSlice { .. } | Op::SliceOf(_) => {
                self.slice_operation(code, id)?
            }
            Op::Append { .. }
            | Op::AppendSlice { .. }
            | Op::Copy { .. }
            | Op::Clear(_)
            | Op::MakeSlice { .. } => self.slice_change(code, id)?,
            Op::DecodeRune { string, index } => self.decode_rune(code, string, index)?,
            Op::ChangeType(operand) | Op::Convert(operand) => {
                let value = self.get(code, operand)?;
                self.convert((code.ty(operand), value), code.ty(id))?
            }
            Op::MakeInterface(operand) => self.make_interface(code, operand)?,
            Op::ChangeInterface(operand) => self.get(code, operand)?,
            Op::SliceToArray(operand) => self.array_of_slice(code, id, operand)?,
            Op::Assert(operand) => self.assert(code, operand, code.ty(id))?,
            Op::AssertOk(operand) => self.assert_ok(code, operand, code.ty(id))?,
            Op::MakeMap(_)
            | Op::MapGet { .. }
            | Op::MapGetOk { .. }
            | Op::MapSet { .. }
            | Op::MapDelete { .. }
            | Op::MapIter(_)
            | Op::MapNext(_) => self.map_operation(code, id)?,
            Op::MakeChan(_)
            | Op::Send { .. }
            | Op::Receive(_)
            | Op::ReceiveOk(_)
            | Op::Close(_)
            | Op::Select(_) => self.channel_operation(code, id)?,
            Op::Closure { .. } | Op::MethodValue { .. } => self.function_value(code, id)?,
            Op::Call(_)
            | Op::DeferredCall(_)
            | Op::Go(_)
            | Op::Defer { .. }
            | Op::CallLastDeferred => return self.call_operation(code, id),
            Op::HasDeferred => Value::Bool(!self.current()?.deferred.is_empty()),
            Op::Recovered => Value::Bool(self.recovered()?),
            Op::Recover(frame) => match frame.map(|frame| self.get(code, frame)).transpose()? {
                Some(Value::Frame(id)) => self.recover(Some(id)),
                Some(_) => return Err(odd(code, id)),
                None => self.recover(None),
            },
            Op::Print { args, line } => {
                self.print(code, args, line)?;
                Value::unit()
            }
            Op::UnsafeAdd { .. } | Op::UnsafeSlice { .. } | Op::UnsafeData(_) => {
                self.unsafe_operation(code, id)?
            }
            Op::UnsafeSize(size, types) => self.unsafe_size(code, size, types)?,
            Op::Const(_)
            | Op::Zero
            | Op::Param
            | Op::FreeVar(_)
            | Op::Global(_)
            | Op::Function { .. }
            | Op::Frame
            | Op::Unknown(_) => return Err(odd(code, id)),
        };
        Ok(Step::Value(value))
    }

    fn binary(
        &mut self,
        code: &Instance<'p>,
        op: BinaryOp,
        left: ValueId,
        right: ValueId,
    ) -> Result<Value, Trap> {
        let kind = code.kind(left);
        let (left_value, right_value) = (self.get(code, left)?, self.get(code, right)?);
        if let (Value::Text(left), Value::Text(right), BinaryOp::Add) =
            (&left_value, &right_value, op)
        {
            let len = left.len() + right.len();
            if len > crate::text::MAX_TEXT || len > self.limits.memory {
                return Err(Trap::Memory);
            }
            self.heap.allocated += len;
        }
        if let Some(value) = arith::binary(op, kind, &left_value, &right_value) {
            return Ok(value);
        }
        let is_equal = matches!(op, BinaryOp::Equal);
        if !is_equal && op != BinaryOp::NotEqual {
            return Err(Trap::malformed(&format!("{} of these operands", op.text())));
        }
        let equal = key::equal_mixed(
            &mut self.types,
            (code.ty(left), &left_value),
            (code.ty(right), &right_value),
        );
        let equal = equal.map_err(|key::Uncomparable(ty)| self.uncomparable(ty))?;
        Ok(Value::Bool(equal == is_equal))
    }

    fn decode_rune(
        &mut self,
        code: &Instance<'p>,
        string: ValueId,
        index: ValueId,
    ) -> Result<Value, Trap> {
        let index = self.index(code, index)?;
        let Value::Text(text) = self.get(code, string)? else {
            return Err(Trap::malformed("a rune of no string"));
        };
        let rest = text.get(index..).unwrap_or(&[]);
        let (rune, len) = convert::decoded(rest);
        Ok(Value::tuple([Value::Int(rune), Value::count(len)]))
    }

    /// A value as an index or length that has been checked.
    pub(crate) fn index(&self, code: &Instance<'p>, value: ValueId) -> Result<usize, Trap> {
        match self.get(code, value)? {
            Value::Int(index) => usize::try_from(index).map_err(|_| Trap::malformed("an index")),
            _ => Err(Trap::malformed("an index that is no integer")),
        }
    }

    fn function_value(&mut self, code: &Instance<'p>, id: ValueId) -> Result<Value, Trap> {
        let func = match code.body[id] {
            Op::Closure { function, bindings } => {
                let bindings = self.get_all(code, bindings)?;
                Func { target: self.closure(code, function, bindings), bound: Vec::new() }
            }
            Op::MethodValue { receiver, method, type_args } => {
                let target = self.method_target(code, receiver, method, type_args)?;
                Func { target, bound: vec![self.get(code, receiver)?] }
            }
            _ => return Err(odd(code, id)),
        };
        self.heap.allocated += size_of::<Func>();
        Ok(Value::Func(Rc::new(func)))
    }

    fn make_interface(&mut self, code: &Instance<'p>, operand: ValueId) -> Result<Value, Trap> {
        let value = self.get(code, operand)?;
        // The type argument of a type parameter may be an interface.
        if code.kind(operand) == Kind::Interface {
            return Ok(value);
        }
        let ty = self.types.canonical(code.ty(operand));
        self.heap.allocated += 2 * size_of::<Value>();
        Ok(Value::boxed(ty, value))
    }
}

/// That the operands of an instruction are not what it takes.
pub(crate) fn odd(code: &Instance<'_>, id: ValueId) -> Trap {
    let op = code.body[id];
    let text = format!("{op:?}");
    let name = text.split([' ', '(']).next().unwrap_or_default();
    Trap::malformed(&format!("the operands of {name}"))
}
