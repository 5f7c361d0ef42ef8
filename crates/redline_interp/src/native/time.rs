//! Package `time`: a clock that goes on only while all goroutines wait.

use std::collections::BTreeMap;

use crate::function::Invocation;
use crate::machine::Machine;
use crate::native::{Answer, Arguments, NativeFn, odd};
use crate::pointer::Pointer;
use crate::scheduler::{Alarm, AlarmId};
use crate::trap::Trap;
use crate::value::Value;

/// Seconds from 1970 to when programs begin.
const EPOCH: i64 = 1_257_894_000;
/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;
/// Index of the field of a timer that says that it was made as it should be.
const INITIALIZED: usize = 1;

/// A timer.
pub(crate) struct Timer {
    /// The alarm that was set for it, unless it was stopped or has gone off.
    alarm: Option<AlarmId>,
    /// Nanoseconds after which it goes off again; 0 if it does not.
    period: i64,
    /// Its address, what it calls, and with what.
    values: [Value; 3],
}

impl Timer {
    /// The values in it.
    pub(crate) fn values(&self) -> &[Value] {
        &self.values
    }
}

/// All timers, by their addresses.
pub(crate) type Timers = BTreeMap<Pointer, Timer>;

pub(super) fn find(name: &str) -> Option<NativeFn> {
    Some(match name {
        "Sleep" => |machine, args| {
            let nanoseconds = args.int(0)?;
            Err(machine.sleep(nanoseconds))
        },
        "runtimeNano" => |machine, _| Ok(Value::Int(machine.scheduler.now).into()),
        "now" | "runtimeNow" => |machine, _| {
            let now = machine.scheduler.now;
            let [seconds, rest] = [EPOCH + now / SECOND, now % SECOND].map(Value::Int);
            Ok(Value::tuple([seconds, rest, Value::Int(now + 1)]).into())
        },
        "runtimeIsBubbled" => super::falsehood,
        "syncTimer" => |_, _| Ok(Value::Nil.into()),
        "newTimer" => begin,
        "stopTimer" => |machine, args| {
            let timer = args.pointer(0)?;
            Ok(Value::Bool(machine.stop_timer(&timer)?).into())
        },
        "resetTimer" => |machine, args| {
            let timer = args.pointer(0)?;
            let was_set = machine.stop_timer(&timer)?;
            machine.set_timer(&timer, args.int(1)?, args.int(2)?);
            Ok(Value::Bool(was_set).into())
        },
        _ => return None,
    })
}

fn begin(machine: &mut Machine<'_>, args: &Arguments<'_>) -> Result<Answer, Trap> {
    let package = machine.program.store[args.object].package.ok_or_else(odd)?;
    let ty = machine.types.declared(package, "Timer").ok_or_else(odd)?;
    let timer = machine.new_variable(ty)?;
    let initialized = timer.child(INITIALIZED).ok_or_else(odd)?;
    machine.store(&initialized, Value::Bool(true))?;
    let values = [Value::Pointer(timer.clone()), args.value(2)?, args.value(3)?];
    let state = Timer { alarm: None, period: 0, values };
    machine.native_state.timers.insert(timer.clone(), state);
    machine.set_timer(&timer, args.int(0)?, args.int(1)?);
    Ok(Value::Pointer(timer).into())
}

impl Machine<'_> {
    /// Makes a timer go off at a time, and again after each period.
    fn set_timer(&mut self, at: &Pointer, when: i64, period: i64) {
        let alarm = self.scheduler.set_alarm(when, Alarm::Timer(at.clone()));
        if let Some(timer) = self.native_state.timers.get_mut(at) {
            timer.alarm = Some(alarm);
            timer.period = period;
        }
    }

    /// Stops a timer, and takes back what it sent that nobody received. Gives whether
    /// it would have gone off.
    fn stop_timer(&mut self, at: &Pointer) -> Result<bool, Trap> {
        let channel = at.child(0).ok_or_else(odd)?;
        let mut was_set = false;
        if let Value::Channel(channel) = self.load(&channel)?
            && let Some(channel) = self.heap.channel_mut(channel)
        {
            was_set = !channel.queue.is_empty();
            channel.queue.clear();
        }
        let alarm = self.native_state.timers.get_mut(at).and_then(|timer| timer.alarm.take());
        if let Some(alarm) = alarm {
            was_set |= self.scheduler.cancel(alarm);
        }
        Ok(was_set)
    }

    /// A timer goes off: a goroutine of its own calls its function.
    pub(crate) fn fire(&mut self, at: &Pointer, when: i64) {
        let Some(timer) = self.native_state.timers.get_mut(at) else { return };
        timer.alarm = None;
        let (period, [_, function, argument]) = (timer.period, timer.values.clone());
        if let Value::Func(function) = function {
            let args = vec![argument, Value::Int(0), Value::Int(0)];
            self.scheduler.begin(Invocation::of(&function, args), None);
        }
        if period > 0 {
            self.set_timer(at, when.saturating_add(period), period);
        }
    }
}
