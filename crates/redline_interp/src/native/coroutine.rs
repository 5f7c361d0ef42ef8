//! The coroutines of package `iter`: two goroutines of which one runs at a time
//! (`runtime/coro.go`).

use crate::channel::{Form, Waiter};
use crate::function::Invocation;
use crate::goroutine::WaitReason;
use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, odd};
use crate::pointer::Pointer;
use crate::trap::Trap;
use crate::value::Value;

/// The side of a coroutine that does not run.
pub(crate) enum Side {
    /// It has not begun.
    New(Invocation),
    /// It waits for the other to switch.
    Waits(Waiter),
}

impl Side {
    /// The values in it.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let call = match self {
            Self::New(call) => Some(call),
            Self::Waits(_) => None,
        };
        call.into_iter().flat_map(Invocation::values)
    }
}

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "newcoro" => begin,
        "coroswitch" => switch,
        _ => return None,
    })
}

fn begin(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let Value::Func(func) = args.value(0)? else { return Err(odd()) };
    let package = machine.program.store[args.object].package.ok_or_else(odd)?;
    let ty = machine.types.declared(package, "coro").ok_or_else(odd)?;
    let coroutine = machine.new_variable(ty)?;
    let call = Invocation::of(&func, vec![Value::Pointer(coroutine.clone())]);
    machine.native_state.coroutines.insert(coroutine.clone(), Side::New(call));
    Ok(Value::Pointer(coroutine).into())
}

fn switch(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let coroutine = args.pointer(0)?;
    let waiter = machine.wait(WaitReason::Coroutine, Form::Plain);
    let other = machine.native_state.coroutines.insert(coroutine.clone(), Side::Waits(waiter));
    match other {
        Some(Side::New(call)) => machine.scheduler.begin_coroutine(call, coroutine),
        Some(Side::Waits(other)) => {
            machine.wake(other, Value::unit());
        }
        None => return Err(Trap::Fatal("coroswitch on exited coro".into())),
    }
    Err(Trap::Wait)
}

impl Machine<'_> {
    /// The function of a coroutine has ended: the other side goes on.
    pub(crate) fn end_coroutine(&mut self, coroutine: Option<Pointer>) {
        let Some(coroutine) = coroutine else { return };
        if let Some(Side::Waits(other)) = self.native_state.coroutines.remove(&coroutine) {
            self.wake(other, Value::unit());
        }
    }
}
