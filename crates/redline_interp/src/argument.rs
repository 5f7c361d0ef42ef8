//! Arguments with which a function is called from outside.

use std::rc::Rc;

use redline_types::TypeId;

use crate::heap::Shape;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::value::Value;

/// An argument: a value of whatever type the parameter has.
#[derive(Clone, PartialEq, Debug)]
pub enum Argument {
    /// The zero value; of what can be nil, nil.
    Zero,
    /// A boolean.
    Bool(bool),
    /// An integer, of which the low bits count.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// A string of any bytes.
    Text(Vec<u8>),
    /// The address of a new variable that holds this.
    Address(Box<Argument>),
    /// A struct of these fields, or an array or a slice of these elements; fields and
    /// elements of an array that are missing are zero.
    Parts(Vec<Argument>),
    /// A value of a type in an interface.
    InInterface(TypeId, Box<Argument>),
}

impl Machine<'_> {
    /// The value of an argument of a type.
    pub(crate) fn argument(&mut self, argument: &Argument, ty: TypeId) -> Result<Value, Trap> {
        let kind = self.types.kind(ty);
        let unfit = || Trap::malformed("an argument that does not fit its parameter");
        Ok(match (argument, kind) {
            (Argument::Zero, _) => self.zero(ty)?,
            (Argument::Bool(value), Kind::Bool) => Value::Bool(*value),
            (Argument::Int(value), Kind::Int(int)) => Value::Int(int.wrap(*value)),
            (Argument::Float(value), Kind::Float32 | Kind::Float64) => {
                Value::Float(crate::convert::rounded(kind, *value))
            }
            (Argument::Text(bytes), Kind::String) => Value::Text(self.new_text(bytes)?),
            (Argument::Address(inner), Kind::Pointer) => {
                let element = self.types.element(ty).ok_or_else(unfit)?;
                let value = self.inner(inner, element)?;
                Value::Pointer(self.heap.variable(value, Shape::Of(element)))
            }
            (Argument::Parts(parts), Kind::Slice) => {
                let element = self.types.element(ty).ok_or_else(unfit)?;
                let elements = parts.iter().map(|part| self.inner(part, element));
                let elements = elements.collect::<Result<Vec<_>, _>>()?;
                self.new_slice(elements, element)?
            }
            (Argument::Parts(parts), Kind::Struct | Kind::Array) => self.whole(parts, ty)?,
            (Argument::InInterface(own, inner), Kind::Interface) => {
                let value = self.inner(inner, *own)?;
                let own = self.types.canonical(*own);
                Value::boxed(own, value)
            }
            _ => return Err(unfit()),
        })
    }

    fn inner(&mut self, argument: &Argument, ty: TypeId) -> Result<Value, Trap> {
        redline_base::with_deep_stack(|| self.argument(argument, ty))
    }

    fn whole(&mut self, parts: &[Argument], ty: TypeId) -> Result<Value, Trap> {
        let unfit = || Trap::malformed("an argument with more parts than its parameter");
        let Value::Aggregate(mut whole) = self.zero(ty)? else { return Err(unfit()) };
        for (index, part) in parts.iter().enumerate() {
            let part_ty = self.types.part(ty, index).ok_or_else(unfit)?;
            let value = self.inner(part, part_ty)?;
            *Rc::make_mut(&mut whole).get_mut(index).ok_or_else(unfit)? = value;
        }
        Ok(Value::Aggregate(whole))
    }
}
