//! What instructions do with maps.

use redline_ir::{Op, ValueId};

use crate::execute::odd;
use crate::heap::Object;
use crate::instance::Instance;
use crate::key::Key;
use crate::machine::Machine;
use crate::map::{Iteration, Map};
use crate::trap::Trap;
use crate::value::{ObjectRef, Value};

impl<'p> Machine<'p> {
    /// What an instruction does with a map.
    pub(crate) fn map_operation(
        &mut self,
        code: &Instance<'p>,
        id: ValueId,
    ) -> Result<Value, Trap> {
        Ok(match code.body[id] {
            Op::MakeMap(_) => Value::Map(self.heap.add(Object::Map(Map::default()))),
            Op::MapGet { map, key } => match self.map_get(code, map, key)? {
                Some(value) => value,
                None => self.map_zero(code, map)?,
            },
            Op::MapGetOk { map, key } => {
                let found = self.map_get(code, map, key)?;
                let ok = Value::Bool(found.is_some());
                let value = match found {
                    Some(value) => value,
                    None => self.map_zero(code, map)?,
                };
                Value::tuple([value, ok])
            }
            Op::MapSet { map, key, value } => {
                let (place, key_id) = self.map_key(code, map, key)?;
                let (key, value) = (self.get(code, key)?, self.get(code, value)?);
                let map = place.and_then(|at| self.heap.map_mut(at));
                map.ok_or_else(|| odd(code, id))?.set(key_id, key, value);
                self.heap.allocated += 6 * size_of::<Value>();
                Value::unit()
            }
            Op::MapDelete { map, key } => {
                let (place, key) = self.map_key(code, map, key)?;
                if let Some(map) = place.and_then(|at| self.heap.map_mut(at)) {
                    map.remove(key.as_ref());
                }
                Value::unit()
            }
            Op::MapIter(map) => {
                let map = match self.get(code, map)? {
                    Value::Map(at) => Some(at),
                    _ => None,
                };
                let iteration = Object::Iteration(Iteration { map, next: 0 });
                Value::Iteration(self.heap.add(iteration))
            }
            Op::MapNext(iteration) => {
                let Value::Iteration(at) = self.get(code, iteration)? else {
                    return Err(odd(code, id));
                };
                self.map_next(code, iteration, at)?
            }
            _ => return Err(odd(code, id)),
        })
    }

    /// The map, if it is not nil, and the key.
    fn map_key(
        &mut self,
        code: &Instance<'p>,
        map: ValueId,
        key: ValueId,
    ) -> Result<(Option<ObjectRef>, Option<Key>), Trap> {
        let key_ty = self.types.key(code.ty(map)).unwrap_or_else(|| code.ty(key));
        let value = self.get(code, key)?;
        let key = self.key(key_ty, &value)?;
        match self.get(code, map)? {
            Value::Map(at) => Ok((Some(at), key)),
            _ => Ok((None, key)),
        }
    }

    fn map_get(
        &mut self,
        code: &Instance<'p>,
        map: ValueId,
        key: ValueId,
    ) -> Result<Option<Value>, Trap> {
        let (map, key) = self.map_key(code, map, key)?;
        let map = map.and_then(|at| self.heap.map(at));
        Ok(map.and_then(|map| map.get(key.as_ref())).cloned())
    }

    fn map_zero(&mut self, code: &Instance<'p>, map: ValueId) -> Result<Value, Trap> {
        let element = self.types.element(code.ty(map));
        self.zero(element.ok_or_else(|| Trap::malformed("a map without elements"))?)
    }

    fn map_next(
        &mut self,
        code: &Instance<'p>,
        iteration: ValueId,
        at: ObjectRef,
    ) -> Result<Value, Trap> {
        if let Some((key, value)) = self.heap.next(at) {
            return Ok(Value::tuple([Value::Bool(true), key, value]));
        }
        let ty = code.ty(iteration);
        let (Some(key), Some(value)) = (self.types.key(ty), self.types.element(ty)) else {
            return Err(odd(code, iteration));
        };
        Ok(Value::tuple([Value::Bool(false), self.zero(key)?, self.zero(value)?]))
    }
}
