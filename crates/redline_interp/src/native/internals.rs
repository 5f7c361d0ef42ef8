//! Small packages below `internal`, and what is linked from the runtime.

use crate::heap::Object;
use crate::machine::Machine;
use crate::map::Map;
use crate::native::{Answer, Arguments, NativeFn, falsehood, nothing};
use crate::trap::Trap;
use crate::value::Value;

pub(super) fn find(path: &str, name: &str) -> Option<NativeFn> {
    Some(match (path, name) {
        ("internal/abi", "NoEscape" | "Escape") => |_, args| Ok(args.value(0)?.into()),
        ("internal/synctest", "IsInBubble") => falsehood,
        ("internal/synctest", "Associate") => |_, _| Ok(Value::Int(0).into()),
        ("internal/godebug", "Setting.Value") => |_, _| Ok(Value::text(b"").into()),
        ("internal/godebug", "Setting.IncNonDefault") => nothing,
        ("maps", "clone") => clone,
        _ => return None,
    })
}

fn clone(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let Value::Boxed(boxed) = args.value(0)? else { return Ok(Value::Nil.into()) };
    let Value::Map(at) = boxed.value else { return Ok(args.value(0)?.into()) };
    let copy = machine.heap.map(at).map_or_else(Map::default, Map::clone);
    let copy = Value::Map(machine.heap.add(Object::Map(copy)));
    Ok(Value::boxed(boxed.ty, copy).into())
}
