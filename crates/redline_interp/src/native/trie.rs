//! What `sync.Map` takes from the runtime: how the keys of a map are hashed and its
//! elements compared (`internal/abi`).

use std::hash::{Hash as _, Hasher as _};
use std::rc::Rc;

use redline_types::Type;
use rustc_hash::FxHasher;

use crate::function::{Func, Target};
use crate::key::{Key, Uncomparable, equal};
use crate::machine::Machine;
use crate::native::{Answer, Arguments, Native, NativeFn, odd};
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "TypeOf" => type_of,
        "Type.MapType" => map_type,
        _ => return None,
    })
}

/// A description of a type of which only is known that values can be compared.
fn type_of(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    Ok(Value::Pointer(described(machine, args)?).into())
}

fn described(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Pointer, Trap> {
    let package = machine.program.store[args.object].package.ok_or_else(odd)?;
    let ty = machine.types.declared(package, "Type").ok_or_else(odd)?;
    let description = machine.new_variable(ty)?;
    machine.set_field(&description, "Equal", function(args, are_equal))?;
    Ok(description)
}

/// The description of the type of a map.
fn map_type(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let package = machine.program.store[args.object].package.ok_or_else(odd)?;
    let ty = machine.types.declared(package, "MapType").ok_or_else(odd)?;
    let map = machine.new_variable(ty)?;
    let element = described(machine, args)?;
    machine.set_field(&map, "Elem", Value::Pointer(element))?;
    machine.set_field(&map, "Hasher", function(args, hash))?;
    Ok(Value::Pointer(map).into())
}

fn function(args: &Arguments<'_>, run: NativeFn) -> Value {
    let target = Target::Native(Native { run, object: args.object });
    Value::Func(Rc::new(Func { target, bound: Vec::new() }))
}

/// Whether what two addresses point to is equal.
fn are_equal(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let (left, right) = (args.pointer(0)?, args.pointer(1)?);
    let ty = machine.type_at(&left).ok_or_else(odd)?;
    let (left, right) = (machine.load(&left)?, machine.load(&right)?);
    let same = equal(&mut machine.types, ty, &left, &right);
    let same = same.map_err(|Uncomparable(ty)| machine.uncomparable(ty))?;
    Ok(Value::Bool(same).into())
}

/// The hash of what an address points to.
fn hash(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let at = args.pointer(0)?;
    let ty = machine.type_at(&at).ok_or_else(odd)?;
    let value = machine.load(&at)?;
    let key = machine.key(ty, &value)?;
    let mut hasher = FxHasher::default();
    add(&mut hasher, key.as_ref());
    Ok(Value::Int(hasher.finish().cast_signed()).into())
}

/// Numbers of types differ from run to run, and so they do not count.
fn add(hasher: &mut FxHasher, key: Option<&Key>) {
    match key {
        Some(Key::Boxed(_, inner)) => {
            redline_base::with_deep_stack(|| add(hasher, Some(inner)));
        }
        Some(Key::Parts(parts)) => {
            redline_base::with_deep_stack(|| parts.iter().for_each(|it| add(hasher, Some(it))));
        }
        Some(other) => other.hash(hasher),
        None => {}
    }
}

impl Machine<'_> {
    /// Sets a field of a struct, by its name.
    fn set_field(&mut self, at: &Pointer, name: &str, value: Value) -> Result<(), Trap> {
        let ty = self.type_at(at).ok_or_else(odd)?;
        let Type::Struct(structure) = self.types.underlying(ty) else { return Err(odd()) };
        let store = self.program.store;
        let named =
            |&field: &redline_types::ObjectId| store.names().text(store[field].name) == name;
        let index = structure.fields.iter().position(named).ok_or_else(odd)?;
        self.store(&at.child(index).ok_or_else(odd)?, value)
    }
}
