//! Package `sync/atomic`: nothing comes between the parts of an instruction here.

use redline_types::TypeId;

use crate::kind::{IntKind, Kind};
use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, odd};
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

/// The types for which there are functions of each kind.
const TYPES: [&str; 6] = ["Int32", "Int64", "Uint32", "Uint64", "Uintptr", "Pointer"];

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Value.Load" => |machine, args| load(machine, &value_place(args)?),
        "Value.Store" => value_store,
        "Value.Swap" => value_swap,
        "Value.CompareAndSwap" => value_compare_and_swap,
        _ => {
            let operation = TYPES.iter().find_map(|ty| name.strip_suffix(ty))?;
            return of_operation(operation);
        }
    })
}

fn of_operation(operation: &str) -> Option<NativeFn> {
    Some(match operation {
        "Load" => |machine, args| load(machine, &args.pointer(0)?),
        "Store" => |machine, args| {
            machine.store(&args.pointer(0)?, args.value(1)?)?;
            Ok(Value::unit().into())
        },
        "Swap" => |machine, args| {
            let old = machine.load(&args.pointer(0)?)?;
            machine.store(&args.pointer(0)?, args.value(1)?)?;
            Ok(old.into())
        },
        "CompareAndSwap" => compare_and_swap,
        "Add" => |machine, args| change(machine, args, i64::wrapping_add, false),
        "And" => |machine, args| change(machine, args, |old, mask| old & mask, true),
        "Or" => |machine, args| change(machine, args, |old, mask| old | mask, true),
        _ => return None,
    })
}

fn load(machine: &Machine<'_>, at: &Pointer) -> Result<Answer, Trap> {
    Ok(machine.load(at)?.into())
}

fn compare_and_swap(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let at = args.pointer(0)?;
    let same = match (machine.load(&at)?, args.value(1)?) {
        (Value::Int(held), Value::Int(old)) => held == old,
        (Value::Pointer(held), Value::Pointer(old)) => held == old,
        (held, old) => held.is_nil() && old.is_nil(),
    };
    if same {
        machine.store(&at, args.value(2)?)?;
    }
    Ok(Value::Bool(same).into())
}

/// Changes an integer; gives what it was or what it became.
fn change(
    machine: &mut Machine<'_>,
    args: &Arguments<'_>,
    operation: fn(i64, i64) -> i64,
    gives_old: bool,
) -> Result<Answer, Trap> {
    let at = args.pointer(0)?;
    let kind = machine.int_kind_at(&at);
    let Value::Int(old) = machine.load(&at)? else { return Err(odd()) };
    let new = kind.wrap(operation(old, args.int(1)?));
    machine.store(&at, Value::Int(new))?;
    Ok(Value::Int(if gives_old { old } else { new }).into())
}

impl Machine<'_> {
    /// Which integers are at an address.
    pub(crate) fn int_kind_at(&self, at: &Pointer) -> IntKind {
        match self.type_at(at).map(|ty: TypeId| self.types.kind(ty)) {
            Some(Kind::Int(kind)) => kind,
            _ => IntKind::INT,
        }
    }
}

/// Where an `atomic.Value` has its value.
fn value_place(args: &Arguments<'_>) -> Result<Pointer, Trap> {
    args.pointer(0)?.child(0).ok_or_else(odd)
}

/// Panics unless a value may be put where `held` is.
fn check_stored(operation: &str, held: &Value, new: &Value) -> Result<(), Trap> {
    match (held, new) {
        (_, Value::Boxed(_)) if held.is_nil() => Ok(()),
        (Value::Boxed(held), Value::Boxed(new)) if held.ty == new.ty => Ok(()),
        (_, Value::Boxed(_)) => Err(Machine::panic_text(&format!(
            "sync/atomic: {operation} of inconsistently typed value into Value"
        ))),
        _ => Err(Machine::panic_text(&format!("sync/atomic: {operation} of nil value into Value"))),
    }
}

fn value_store(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let at = value_place(args)?;
    check_stored("store", &machine.load(&at)?, &args.value(1)?)?;
    machine.store(&at, args.value(1)?)?;
    Ok(Value::unit().into())
}

fn value_swap(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let at = value_place(args)?;
    let old = machine.load(&at)?;
    check_stored("swap", &old, &args.value(1)?)?;
    machine.store(&at, args.value(1)?)?;
    Ok(old.into())
}

fn value_compare_and_swap(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let at = value_place(args)?;
    let (held, old, new) = (machine.load(&at)?, args.value(1)?, args.value(2)?);
    if let (Value::Boxed(old), Value::Boxed(new)) = (&old, &new)
        && old.ty != new.ty
    {
        return Err(Machine::panic_text(
            "sync/atomic: compare and swap of inconsistently typed values",
        ));
    }
    check_stored("compare and swap", &held, &new)?;
    let any = redline_types::Basic::Invalid.id();
    let same = crate::key::equal(&mut machine.types, any, &held, &old);
    let same = same.map_err(|crate::key::Uncomparable(ty)| machine.uncomparable(ty))?;
    if same {
        machine.store(&at, new)?;
    }
    Ok(Value::Bool(same).into())
}
