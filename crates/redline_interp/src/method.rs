//! Methods of dynamic types, also those of embedded fields (spec: Selectors).

use std::rc::Rc;

use redline_types::{Lookup, NamedId, Object, ObjectId, ObjectKind, TypeId};

use crate::function::{Invocation, Target};
use crate::kind::Kind;
use crate::machine::Machine;
use crate::memory::child;
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

/// How a type has a method.
#[derive(Debug)]
pub(crate) struct MethodWay {
    /// The embedded fields on the way.
    fields: Vec<u32>,
    /// The method.
    object: ObjectId,
}

/// A value on the way to a receiver.
enum Reached {
    Value(Value),
    /// It is a variable.
    At(Pointer),
}

impl Machine<'_> {
    /// The call of a method on the first of some values, by its dynamic type.
    pub(crate) fn dynamic_call(
        &mut self,
        method: ObjectId,
        ty: TypeId,
        args: Vec<Value>,
    ) -> Result<Invocation, Trap> {
        let mut rest = args.into_iter();
        let receiver = rest.next().ok_or_else(|| Trap::malformed("a method without a receiver"))?;
        let rest: Vec<Value> = rest.collect();
        match receiver {
            Value::Boxed(boxed) => self.method_call(boxed.ty, boxed.value.clone(), method, rest),
            Value::Nil if self.types.is_interface(ty) => Err(Trap::Signal(0)),
            receiver => self.method_call(ty, receiver, method, rest),
        }
    }

    /// The call of a method on a value of a type that is no interface.
    pub(crate) fn method_call(
        &mut self,
        ty: TypeId,
        value: Value,
        method: ObjectId,
        rest: Vec<Value>,
    ) -> Result<Invocation, Trap> {
        if let (Value::Type(_), Some(target)) = (&value, self.type_method(method)) {
            return Ok(Invocation { target, args: [value].into_iter().chain(rest).collect() });
        }
        let way = self.method_way(ty, method)?;
        let (ty, reached) = self.follow(ty, value, &way.fields)?;
        if self.types.is_interface(ty) {
            let args = [self.reached_value(reached)?].into_iter().chain(rest).collect();
            return self.dynamic_call(way.object, ty, args);
        }
        let receiver = self.receiver(ty, reached, &way)?;
        let target = self.method_target_of(ty, way.object)?;
        Ok(Invocation { target, args: [receiver].into_iter().chain(rest).collect() })
    }

    /// How a type has a method.
    fn method_way(&mut self, ty: TypeId, method: ObjectId) -> Result<Rc<MethodWay>, Trap> {
        if let Some(known) = self.method_ways.get(&(ty, method)) {
            return Ok(known.clone());
        }
        let store = self.program.store;
        let Object { name, package, .. } = store[method];
        let Lookup::Found(found) = store.lookup(ty, true, package, name) else {
            let (ty, name) = (store.type_text(ty), store.names().text(name));
            return Err(Trap::malformed(&format!("{ty} without a method {name}")));
        };
        let fields = found.path.split_last().map_or(Vec::new(), |(_, fields)| fields.to_vec());
        let way = Rc::new(MethodWay { fields, object: found.object });
        self.method_ways.insert((ty, method), way.clone());
        Ok(way)
    }

    /// Follows embedded fields.
    fn follow(
        &mut self,
        ty: TypeId,
        value: Value,
        fields: &[u32],
    ) -> Result<(TypeId, Reached), Trap> {
        let bad = || Trap::malformed("a method of an embedded field that is not there");
        let (mut ty, mut reached) = (ty, Reached::Value(value));
        for &field in fields {
            if self.types.kind(ty) == Kind::Pointer {
                ty = self.types.element(ty).ok_or_else(bad)?;
                reached = match self.reached_value(reached)? {
                    Value::Pointer(pointer) => Reached::At(pointer),
                    _ => return Err(Trap::Signal(0)),
                };
            }
            reached = match reached {
                Reached::At(pointer) => Reached::At(child(&pointer, field as usize)?),
                Reached::Value(Value::Aggregate(parts)) => {
                    Reached::Value(parts.get(field as usize).cloned().ok_or_else(bad)?)
                }
                Reached::Value(_) => return Err(bad()),
            };
            ty = self.types.part(ty, field as usize).ok_or_else(bad)?;
        }
        Ok((ty, reached))
    }

    fn reached_value(&self, reached: Reached) -> Result<Value, Trap> {
        match reached {
            Reached::Value(value) => Ok(value),
            Reached::At(pointer) => self.load(&pointer),
        }
    }

    /// What was reached, in the form in which the method takes it.
    fn receiver(&mut self, ty: TypeId, reached: Reached, way: &MethodWay) -> Result<Value, Trap> {
        let store = self.program.store;
        let takes_pointer = match store[way.object].kind {
            ObjectKind::Method(method) => store[method].receiver().is_some_and(|it| it.is_pointer),
            _ => false,
        };
        let is_pointer = self.is_plain_pointer(ty);
        match (takes_pointer, is_pointer, reached) {
            (true, false, Reached::At(pointer)) => Ok(Value::Pointer(pointer)),
            (false, true, reached) => match self.reached_value(reached)? {
                Value::Pointer(pointer) => self.load(&pointer),
                _ if way.fields.is_empty() => Err(self.nil_receiver(ty, way.object)),
                _ => Err(Trap::Signal(0)),
            },
            (_, _, reached) => self.reached_value(reached),
        }
    }

    /// Whether a type is a pointer without a name of its own.
    fn is_plain_pointer(&self, ty: TypeId) -> bool {
        self.types.named(ty).is_none() && self.types.kind(ty) == Kind::Pointer
    }

    /// The type for which a method is declared, if its receiver is no pointer.
    pub(crate) fn receiver_type(&self, method: ObjectId) -> Option<NamedId> {
        let store = self.program.store;
        let ObjectKind::Method(method) = store[method].kind else { return None };
        let receiver = store[method].receiver().filter(|receiver| !receiver.is_pointer)?;
        Some(store.origin(self.types.named(receiver.ty)?))
    }

    /// A method of a value was called with a nil pointer.
    pub(crate) fn nil_receiver(&self, ty: TypeId, method: ObjectId) -> Trap {
        let store = self.program.store;
        let (base, _) = store.dereferenced(ty);
        let Some(named) = self.types.named(base) else { return Trap::Signal(0) };
        let object = &store[store[named].object];
        let path = object.package.map_or("", |package| &*store[package].path);
        let of = store.names().text(object.name);
        let method = store.names().text(store[method].name);
        self.plain_error(&format!(
            "value method {path}.{of}.{method} called using nil *{of} pointer"
        ))
    }

    /// The method with the type arguments of its receiver.
    fn method_target_of(&mut self, ty: TypeId, method: ObjectId) -> Result<Target, Trap> {
        let (base, _) = self.program.store.dereferenced(ty);
        let named = self.types.named(base);
        let store = self.program.store;
        self.target(method, named.map_or(&[], |named| store[named].args()))
    }
}
