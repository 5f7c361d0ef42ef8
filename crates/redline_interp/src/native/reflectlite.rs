//! Package `internal/reflectlite`: as much of reflection as `errors`, `sort` and
//! `context` need.
//!
//! A type is an `rtype` that holds [`Value::Type`]; a value is a struct of its type, of
//! itself or its address, and of whether it is an address.

use std::rc::Rc;

use redline_types::{ObjectId, Type, TypeId, identical};

use crate::function::{Func, Target};
use crate::kind::{IntKind, Kind};
use crate::machine::Machine;
use crate::native::{Answer, Arguments, Native, NativeFn, odd};
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::type_name::type_name;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "TypeOf" => |machine, args| match args.value(0)? {
            Value::Boxed(boxed) => machine.type_value(args.object, boxed.ty),
            _ => Ok(Value::Nil.into()),
        },
        "rtype.Comparable" => {
            |machine, args| Ok(Value::Bool(machine.program.store.is_comparable(ty(args, 0)?)).into())
        }
        "rtype.String" => |machine, args| {
            let name = type_name(machine.program.store, ty(args, 0)?);
            Ok(Value::text(name.as_bytes()).into())
        },
        "rtype.Kind" => {
            |machine, args| Ok(Value::Int(kind_number(machine.types.kind(ty(args, 0)?))).into())
        }
        "rtype.Elem" => |machine, args| {
            let element = machine.types.element(ty(args, 0)?).ok_or_else(odd)?;
            machine.type_value(args.object, element)
        },
        "rtype.Implements" => |machine, args| {
            let (own, other) = (ty(args, 0)?, ty(args, 1)?);
            Ok(Value::Bool(machine.missing(own, other).is_none()).into())
        },
        "rtype.AssignableTo" => |machine, args| {
            let (own, other) = (ty(args, 0)?, ty(args, 1)?);
            Ok(Value::Bool(machine.is_assignable(own, other)).into())
        },
        "ValueOf" => |_, args| match args.value(0)? {
            Value::Boxed(boxed) => Ok(reflected(boxed.ty, boxed.value.clone(), false).into()),
            _ => Ok(reflected(redline_types::Basic::Invalid.id(), Value::Nil, false).into()),
        },
        "Value.Type" => |machine, args| machine.type_value(args.object, parts(args)?.0),
        "Value.Kind" => {
            |machine, args| Ok(Value::Int(kind_number(machine.types.kind(parts(args)?.0))).into())
        }
        "Value.IsNil" => |machine, args| Ok(Value::Bool(held(machine, args)?.is_nil()).into()),
        "Value.Len" => length,
        "Value.Elem" => element,
        "Value.Set" => set,
        "Swapper" => swapper,
        _ => return None,
    })
}

/// An argument that is a type.
fn ty(args: &Arguments<'_>, index: usize) -> Result<TypeId, Trap> {
    match args.value(index)? {
        Value::Type(ty) => Ok(ty),
        Value::Boxed(boxed) => match boxed.value {
            Value::Type(ty) => Ok(ty),
            _ => Err(odd()),
        },
        _ => Err(odd()),
    }
}

/// A value as reflection has it.
fn reflected(ty: TypeId, value: Value, is_address: bool) -> Value {
    Value::aggregate(vec![Value::Type(ty), value, Value::Bool(is_address)])
}

/// The parts of a value as reflection has it.
fn parts_of(value: &Value) -> Result<(TypeId, Value, bool), Trap> {
    let Value::Aggregate(parts) = value else { return Err(odd()) };
    match &***parts {
        [Value::Type(ty), value, Value::Bool(is_address)] => Ok((*ty, value.clone(), *is_address)),
        _ => Err(Trap::not_modelled("the zero reflectlite.Value")),
    }
}

fn parts(args: &Arguments<'_>) -> Result<(TypeId, Value, bool), Trap> {
    parts_of(&args.value(0)?)
}

/// The value itself.
fn held(machine: &Machine<'_>, args: &Arguments<'_>) -> Result<Value, Trap> {
    match parts(args)? {
        (_, Value::Pointer(place), true) => machine.load(&place),
        (_, value, _) => Ok(value),
    }
}

fn length(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let len = match held(machine, args)? {
        Value::Slice(slice) => slice.len,
        Value::Text(text) => text.len(),
        Value::Aggregate(parts) => parts.len(),
        Value::Nil => 0,
        _ => return Err(Trap::not_modelled("reflectlite.Value.Len")),
    };
    Ok(Value::count(len).into())
}

fn element(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let (ty, ..) = parts(args)?;
    match held(machine, args)? {
        Value::Pointer(place) => {
            let element = machine.types.element(ty).ok_or_else(odd)?;
            Ok(reflected(element, Value::Pointer(place), true).into())
        }
        Value::Boxed(boxed) => Ok(reflected(boxed.ty, boxed.value.clone(), false).into()),
        _ => Err(Trap::not_modelled("reflectlite.Value.Elem")),
    }
}

fn set(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let (target, Value::Pointer(place), true) = parts(args)? else {
        return Err(Trap::not_modelled("reflectlite.Value.Set of no variable"));
    };
    let (source, value, is_address) = parts_of(&args.value(1)?)?;
    let value = match value {
        Value::Pointer(place) if is_address => machine.load(&place)?,
        value => value,
    };
    let into_interface = machine.types.is_interface(target) && !machine.types.is_interface(source);
    let value = if into_interface { Value::boxed(source, value) } else { value };
    machine.store(&place, value)?;
    Ok(Value::unit().into())
}

fn swapper(_: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let Value::Boxed(boxed) = args.value(0)? else { return Err(odd()) };
    let native = Native { run: swap, object: args.object };
    let func = Func { target: Target::Native(native), bound: vec![boxed.value.clone()] };
    Ok(Value::Func(Rc::new(func)).into())
}

/// Swaps two elements of the slice that comes first.
fn swap(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let Value::Slice(slice) = args.value(0)? else {
        return Err(Machine::panic_text("reflect: slice index out of range"));
    };
    let place = |index: i64| -> Result<Pointer, Trap> {
        let index = usize::try_from(index).ok().filter(|&index| index < slice.len);
        let place = index.and_then(|index| slice.array.child(slice.offset + index));
        place.ok_or_else(|| Machine::panic_text("reflect: slice index out of range"))
    };
    let (left, right) = (place(args.int(1)?)?, place(args.int(2)?)?);
    let (left_value, right_value) = (machine.load(&left)?, machine.load(&right)?);
    machine.store(&left, right_value)?;
    machine.store(&right, left_value)?;
    Ok(Value::unit().into())
}

impl Machine<'_> {
    /// A method of the interface by which packages see types.
    pub(crate) fn type_method(&self, method: ObjectId) -> Option<Target> {
        let store = self.program.store;
        let name = format!("rtype.{}", store.names().text(store[method].name));
        let run = find(&name)?;
        Some(Target::Native(Native { run, object: method }))
    }

    /// A type as a value of the interface of the package of `object`.
    fn type_value(&mut self, object: ObjectId, ty: TypeId) -> Result<Answer, Trap> {
        let package = self.program.store[object].package;
        let rtype = package.and_then(|package| self.types.declared(package, "rtype"));
        let rtype = self.types.canonical(rtype.ok_or_else(odd)?);
        let ty = self.types.canonical(ty);
        Ok(Value::boxed(rtype, Value::Type(ty)).into())
    }

    /// Whether values of one type can be assigned to variables of another.
    fn is_assignable(&mut self, own: TypeId, other: TypeId) -> bool {
        let store = self.program.store;
        if self.types.canonical(own) == self.types.canonical(other) {
            return true;
        }
        if self.types.is_interface(other) {
            return self.missing(own, other).is_none();
        }
        let both_named = self.types.named(own).is_some() && self.types.named(other).is_some();
        let basic = |ty| matches!(store[store.unalias(ty)], Type::Basic(_));
        !both_named
            && !basic(own)
            && !basic(other)
            && identical(store, store.underlying(own), store.underlying(other))
    }
}

/// The number of a kind (`internal/abi/type.go`).
const fn kind_number(kind: Kind) -> i64 {
    match kind {
        Kind::Bool => 1,
        Kind::Int(IntKind { bits, signed }) => match (bits, signed) {
            (8, true) => 3,
            (16, true) => 4,
            (32, true) => 5,
            (8, false) => 8,
            (16, false) => 9,
            (32, false) => 10,
            (_, true) => 2,
            (_, false) => 7,
        },
        Kind::Float32 => 13,
        Kind::Float64 => 14,
        Kind::Complex64 => 15,
        Kind::Complex128 => 16,
        Kind::Array => 17,
        Kind::Chan => 18,
        Kind::Func => 19,
        Kind::Interface => 20,
        Kind::Map => 21,
        Kind::Pointer => 22,
        Kind::Slice => 23,
        Kind::String => 24,
        Kind::Struct => 25,
        Kind::UnsafePointer => 26,
        Kind::Tuple | Kind::Other => 0,
    }
}
