//! Package `runtime`: the scheduler, and errors of the runtime.

use std::fmt::Write as _;

use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, nothing, odd};
use crate::runtime_error::bounds_text;
use crate::trap::Trap;
use crate::type_name::type_name;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Gosched" => |machine, _| Err(machine.give_way()),
        "Goexit" => |_, _| Err(Trap::Goexit),
        "NumGoroutine" => |machine, _| Ok(Value::count(machine.scheduler.others() + 1).into()),
        "NumCPU" | "GOMAXPROCS" => |_, _| Ok(Value::Int(1).into()),
        "errorString.Error" => |_, args| Ok(prefixed(&args.text(0)?)),
        "plainError.Error" => |_, args| Ok(Value::Text(args.text(0)?).into()),
        "boundsError.Error" => bounds_error,
        "TypeAssertionError.Error" => type_assertion_error,
        "PanicNilError.Error" => |machine, _| Ok(panic_nil_error(machine)),
        "SetFinalizer" => |machine, args| {
            machine.native_state.has_finalizers |= !args.value(1)?.is_nil();
            Ok(Value::unit().into())
        },
        "GC" => collect,
        "KeepAlive"
        | "LockOSThread"
        | "UnlockOSThread"
        | "errorString.RuntimeError"
        | "plainError.RuntimeError"
        | "boundsError.RuntimeError"
        | "TypeAssertionError.RuntimeError"
        | "PanicNilError.RuntimeError" => nothing,
        _ => return None,
    })
}

/// A collection, of which a program sees nothing but finalizers.
pub(super) fn collect(machine: &mut Machine<'_>, _: &Arguments<'_>) -> Result<Answer, Trap> {
    if machine.native_state.has_finalizers {
        return Err(Trap::not_modelled("finalizers"));
    }
    Ok(Value::unit().into())
}

fn prefixed(text: &[u8]) -> Answer {
    Value::text(&[b"runtime error: ", text].concat()).into()
}

/// Older releases leave the prefix out.
fn panic_nil_error(machine: &Machine<'_>) -> Answer {
    let text = b"panic called with nil argument";
    if machine.program.runtime.release >= 27 { prefixed(text) } else { Value::text(text).into() }
}

fn bounds_error(_: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let Value::Aggregate(fields) = args.value(0)? else { return Err(odd()) };
    match &**fields {
        [Value::Int(value), Value::Int(limit), Value::Bool(signed), Value::Int(code)] => {
            Ok(prefixed(bounds_text(*value, *limit, *signed, *code).as_bytes()))
        }
        _ => Err(odd()),
    }
}

fn type_assertion_error(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let Value::Aggregate(fields) = machine.load(&args.pointer(0)?)? else { return Err(odd()) };
    let [interface, concrete, Value::Type(asserted), Value::Text(missing)] = &**fields else {
        return Err(odd());
    };
    let store = machine.program.store;
    let asserted_name = type_name(store, *asserted);
    let interface = match interface {
        Value::Type(ty) => type_name(store, *ty),
        _ => "interface".to_owned(),
    };
    let Value::Type(concrete_ty) = concrete else {
        let text = format!("interface conversion: {interface} is nil, not {asserted_name}");
        return Ok(Value::text(text.as_bytes()).into());
    };
    let concrete = type_name(store, *concrete_ty);
    let text = if missing.is_empty() {
        let mut text =
            format!("interface conversion: {interface} is {concrete}, not {asserted_name}");
        if concrete == asserted_name {
            let path = |ty| machine.package_path_of(ty);
            let differ = path(*concrete_ty) != path(*asserted);
            let of = if differ { "packages" } else { "scopes" };
            let _ = write!(text, " (types from different {of})");
        }
        text
    } else {
        let missing = String::from_utf8_lossy(missing);
        format!("interface conversion: {concrete} is not {asserted_name}: missing method {missing}")
    };
    Ok(Value::text(text.as_bytes()).into())
}

impl Machine<'_> {
    /// The path of the package in which a type is declared; empty if it has no name.
    fn package_path_of(&self, ty: redline_types::TypeId) -> &str {
        let store = self.program.store;
        let object = self.types.named(ty).map(|named| store[named].object);
        let package = object.and_then(|object| store[object].package);
        package.map_or("", |package| &store[package].path)
    }
}
