//! Packages `sync` and `internal/sync`: semaphores, the lists of conditions, pools.
//! Mutexes and the like are what their source makes of these.

use std::collections::VecDeque;

use crate::channel::Form;
use crate::function::Invocation;
use crate::goroutine::WaitReason;
use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, falsehood, nothing, odd};
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "runtime_Semacquire" => |machine, args| acquire(machine, args, WaitReason::Semacquire),
        "runtime_SemacquireMutex" => |machine, args| acquire(machine, args, WaitReason::MutexLock),
        "runtime_SemacquireRWMutexR" => {
            |machine, args| acquire(machine, args, WaitReason::RwMutexRLock)
        }
        "runtime_SemacquireRWMutex" => {
            |machine, args| acquire(machine, args, WaitReason::RwMutexLock)
        }
        "runtime_SemacquireWaitGroup" => {
            |machine, args| acquire(machine, args, WaitReason::WaitGroupWait)
        }
        "runtime_Semrelease" => release,
        "runtime_canSpin" => falsehood,
        "runtime_doSpin" | "runtime_notifyListCheck" | "runtime_registerPoolCleanup" => nothing,
        "runtime_rand" => |_, _| Ok(Value::Int(1).into()),
        "runtime_nanotime" => |machine, _| Ok(Value::Int(machine.scheduler.now).into()),
        "runtime_notifyListAdd" => list_add,
        "runtime_notifyListWait" => list_wait,
        "runtime_notifyListNotifyAll" => list_notify_all,
        "runtime_notifyListNotifyOne" => list_notify_one,
        "throw" | "fatal" => {
            |_, args| Err(Trap::Fatal(String::from_utf8_lossy(&args.text(0)?).into_owned()))
        }
        "Pool.Get" => pool_get,
        "Pool.Put" => pool_put,
        _ => return None,
    })
}

fn acquire(
    machine: &mut Machine<'_>,
    args: &Arguments<'_>,
    reason: WaitReason,
) -> Result<Answer, Trap> {
    let at = args.pointer(0)?;
    let Value::Int(count) = machine.load(&at)? else { return Err(odd()) };
    if count > 0 {
        machine.store(&at, Value::Int(count - 1))?;
        return Ok(Value::unit().into());
    }
    let waiter = machine.wait(reason, Form::Plain);
    let first = matches!(args.values.get(1), Some(Value::Bool(true)));
    let queue = machine.semaphores.entry(at).or_default();
    if first && reason != WaitReason::WaitGroupWait {
        queue.push_front(waiter);
    } else {
        queue.push_back(waiter);
    }
    Err(Trap::Wait)
}

/// Who waits gets it at once.
fn release(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let at = args.pointer(0)?;
    while let Some(waiter) = machine.semaphores.get_mut(&at).and_then(VecDeque::pop_front) {
        if machine.wake(waiter, Value::unit()) {
            return Ok(Value::unit().into());
        }
    }
    machine.semaphores.remove(&at);
    let Value::Int(count) = machine.load(&at)? else { return Err(odd()) };
    machine.store(&at, Value::Int(count + 1))?;
    Ok(Value::unit().into())
}

/// The number of the next ticket of a list, and that of the next to be told.
fn list_numbers(machine: &Machine<'_>, list: &Pointer) -> Result<[(Pointer, i64); 2], Trap> {
    let read = |index| -> Result<(Pointer, i64), Trap> {
        let at = list.child(index).ok_or_else(odd)?;
        match machine.load(&at)? {
            Value::Int(number) => Ok((at, number)),
            _ => Err(odd()),
        }
    };
    Ok([read(0)?, read(1)?])
}

fn list_add(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let [(at, next), _] = list_numbers(machine, &args.pointer(0)?)?;
    machine.store(&at, Value::Int(next + 1))?;
    Ok(Value::Int(next).into())
}

fn list_wait(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let (list, ticket) = (args.pointer(0)?, args.int(1)?);
    let [_, (_, told)] = list_numbers(machine, &list)?;
    if ticket < told {
        return Ok(Value::unit().into());
    }
    let waiter = machine.wait(WaitReason::CondWait, Form::Plain);
    machine.native_state.conds.entry(list).or_default().push((ticket, waiter));
    Err(Trap::Wait)
}

fn list_notify_all(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let list = args.pointer(0)?;
    let [(_, next), (at, _)] = list_numbers(machine, &list)?;
    machine.store(&at, Value::Int(next))?;
    for (_, waiter) in machine.native_state.conds.remove(&list).unwrap_or_default() {
        machine.wake(waiter, Value::unit());
    }
    Ok(Value::unit().into())
}

fn list_notify_one(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let list = args.pointer(0)?;
    let [(_, next), (at, told)] = list_numbers(machine, &list)?;
    if told == next {
        return Ok(Value::unit().into());
    }
    machine.store(&at, Value::Int(told + 1))?;
    let waiting = machine.native_state.conds.entry(list).or_default();
    if let Some(index) = waiting.iter().position(|&(ticket, _)| ticket == told) {
        let (_, waiter) = waiting.remove(index);
        machine.wake(waiter, Value::unit());
    }
    Ok(Value::unit().into())
}

fn pool_get(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let pool = args.pointer(0)?;
    if let Some(value) = machine.native_state.pools.get_mut(&pool).and_then(Vec::pop) {
        return Ok(value.into());
    }
    let Value::Aggregate(fields) = machine.load(&pool)? else { return Err(odd()) };
    match fields.last() {
        Some(Value::Func(new)) => Ok(Answer::Invoke(Invocation::of(new, Vec::new()))),
        _ => Ok(Value::Nil.into()),
    }
}

fn pool_put(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let (pool, value) = (args.pointer(0)?, args.value(1)?);
    if !value.is_nil() {
        machine.native_state.pools.entry(pool).or_default().push(value);
    }
    Ok(Value::unit().into())
}
