//! Package `time`: a clock that goes on only while all goroutines sleep.

use crate::native::NativeFn;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Sleep" => |machine, args| {
            let nanoseconds = args.int(0)?;
            Err(machine.sleep(nanoseconds))
        },
        "runtimeNano" => |machine, _| Ok(Value::Int(machine.scheduler.now).into()),
        _ => return None,
    })
}
