//! Package `runtime/debug`: settings of the runtime that no program sees but in what
//! their setters return.

use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, runtime};
use crate::trap::Trap;
use crate::value::Value;

/// What is set, for all goroutines.
#[derive(Debug)]
pub(crate) struct Settings {
    /// `GOGC`, negative if nothing is collected.
    gc_percent: i64,
    /// `GOMEMLIMIT` in bytes.
    memory_limit: i64,
    /// The most threads.
    threads: i64,
}

/// As it is with no variable in the environment.
impl Default for Settings {
    fn default() -> Self {
        Self { gc_percent: 100, memory_limit: i64::MAX, threads: 10_000 }
    }
}

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "setPanicOnFault" => set_panic_on_fault,
        "setGCPercent" => |machine, args| {
            let percent = args.int(0)?.max(-1);
            let settings = &mut machine.native_state.settings;
            Ok(was(&mut settings.gc_percent, percent))
        },
        "setMemoryLimit" => |machine, args| {
            let limit = &mut machine.native_state.settings.memory_limit;
            // A negative limit only asks.
            let new = Some(args.int(0)?).filter(|&new| new >= 0).unwrap_or(*limit);
            Ok(was(limit, new))
        },
        "setMaxThreads" => |machine, args| {
            let threads = args.int(0)?.min(i64::from(i32::MAX));
            if threads < 1 {
                return Err(Trap::not_modelled("a limit of threads below one"));
            }
            Ok(was(&mut machine.native_state.settings.threads, threads))
        },
        "freeOSMemory" => runtime::collect,
        _ => return None,
    })
}

/// Sets it, and gives what was set.
fn was(setting: &mut i64, new: i64) -> Answer {
    Value::Int(std::mem::replace(setting, new)).into()
}

/// It holds for the goroutine that calls it, and no memory of the interpreter faults.
fn set_panic_on_fault(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let enabled = args.bool(0)?;
    let was = std::mem::replace(&mut machine.goroutine.panics_on_fault, enabled);
    Ok(Value::Bool(was).into())
}
