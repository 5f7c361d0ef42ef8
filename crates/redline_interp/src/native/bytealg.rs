//! Package `internal/bytealg`: searches in bytes, which are assembly.

use redline_types::Basic;

use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, odd};
use crate::trap::Trap;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "IndexByte" | "IndexByteString" => |machine, args| {
            let (bytes, byte) = (machine.bytes_of(&args.value(0)?)?, args.int(1)?);
            Ok(position(bytes.iter().position(|&it| i64::from(it) == byte)))
        },
        "LastIndexByte" | "LastIndexByteString" => |machine, args| {
            let (bytes, byte) = (machine.bytes_of(&args.value(0)?)?, args.int(1)?);
            Ok(position(bytes.iter().rposition(|&it| i64::from(it) == byte)))
        },
        "Index" | "IndexString" => index,
        "Count" | "CountString" => |machine, args| {
            let (bytes, byte) = (machine.bytes_of(&args.value(0)?)?, args.int(1)?);
            let count = bytes.iter().filter(|&&it| i64::from(it) == byte).count();
            Ok(Value::count(count).into())
        },
        "Equal" => |machine, args| {
            let (left, right) = both(machine, args)?;
            Ok(Value::Bool(left == right).into())
        },
        "Compare" | "CompareString" => |machine, args| {
            let (left, right) = both(machine, args)?;
            Ok(Value::Int(left.cmp(&right) as i64).into())
        },
        "MakeNoZero" => |machine, args| {
            let len = usize::try_from(args.int(0)?).map_err(|_| odd())?;
            Ok(machine.make_slice(Basic::Uint8.id(), len, len)?.into())
        },
        _ => return None,
    })
}

fn both(machine: &Machine<'_>, args: &Arguments<'_>) -> Result<(Vec<u8>, Vec<u8>), Trap> {
    Ok((machine.bytes_of(&args.value(0)?)?, machine.bytes_of(&args.value(1)?)?))
}

fn index(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let (bytes, sought) = both(machine, args)?;
    if sought.is_empty() {
        return Ok(position(Some(0)));
    }
    Ok(position(bytes.windows(sought.len()).position(|window| *window == *sought)))
}

fn position(index: Option<usize>) -> Answer {
    index.map_or(Value::Int(-1), Value::count).into()
}
