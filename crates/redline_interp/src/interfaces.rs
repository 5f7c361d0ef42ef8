//! Type assertions (spec: Type assertions).

use redline_ir::ValueId;
use redline_types::{TypeId, missing_method};

use crate::instance::Instance;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::value::Value;

/// What a type assertion finds.
enum Found {
    /// The value, as one of the type.
    Value(Value),
    /// The interface is nil.
    Nil,
    /// It holds this type, which is another or lacks a method.
    Other(TypeId, String),
}

impl<'p> Machine<'p> {
    /// `x.(T)`
    pub(crate) fn assert(
        &mut self,
        code: &Instance<'p>,
        operand: ValueId,
        ty: TypeId,
    ) -> Result<Value, Trap> {
        let value = self.get(code, operand)?;
        let interface = code.ty(operand);
        match self.find(&value, ty) {
            Found::Value(value) => Ok(value),
            Found::Nil if self.types.is_interface(ty) => {
                Err(self.assertion_error(None, None, ty, ""))
            }
            Found::Nil => Err(self.assertion_error(Some(interface), None, ty, "")),
            Found::Other(concrete, missing) if !missing.is_empty() => {
                Err(self.assertion_error(None, Some(concrete), ty, &missing))
            }
            Found::Other(concrete, _) => {
                Err(self.assertion_error(Some(interface), Some(concrete), ty, ""))
            }
        }
    }

    /// `value, ok := x.(T)`; the type is that of both.
    pub(crate) fn assert_ok(
        &mut self,
        code: &Instance<'p>,
        operand: ValueId,
        tuple: TypeId,
    ) -> Result<Value, Trap> {
        let value = self.get(code, operand)?;
        let ty = self.types.part(tuple, 0);
        let ty = ty.ok_or_else(|| Trap::malformed("an assertion without a type"))?;
        Ok(match self.find(&value, ty) {
            Found::Value(value) => Value::tuple([value, Value::Bool(true)]),
            _ => Value::tuple([self.zero(ty)?, Value::Bool(false)]),
        })
    }

    fn find(&mut self, value: &Value, ty: TypeId) -> Found {
        let Value::Boxed(boxed) = value else { return Found::Nil };
        if self.types.is_interface(ty) {
            return match self.missing(boxed.ty, ty) {
                None => Found::Value(value.clone()),
                Some(missing) => Found::Other(boxed.ty, missing),
            };
        }
        if self.types.canonical(ty) == boxed.ty {
            Found::Value(boxed.value.clone())
        } else {
            Found::Other(boxed.ty, String::new())
        }
    }

    /// The first method of an interface that a type does not have, if so.
    pub(crate) fn missing(&mut self, ty: TypeId, interface: TypeId) -> Option<String> {
        if let Some(known) = self.implemented.get(&(ty, interface)) {
            return known.clone();
        }
        let store = self.program.store;
        let missing = missing_method(store, ty, interface, true)
            .map(|missing| store.names().text(store[missing.method].name).to_owned());
        self.implemented.insert((ty, interface), missing.clone());
        missing
    }
}
