//! Goroutines take turns, in the order in which they became ready.

use std::collections::{BTreeMap, VecDeque};

use crate::channel::{Form, Waiter};
use crate::channels::select_result;
use crate::function::Invocation;
use crate::goroutine::{Goroutine, GoroutineId, WaitReason, Waiting};
use crate::machine::Machine;
use crate::outcome::End;
use crate::pointer::Pointer;
use crate::run::Pause;
use crate::trace::Creation;
use crate::trap::Trap;
use crate::value::Value;

/// The goroutines that do not run, and the time.
#[derive(Default)]
pub(crate) struct Scheduler {
    /// Those that can run.
    ready: VecDeque<Goroutine>,
    /// Those that wait.
    waiting: BTreeMap<GoroutineId, Goroutine>,
    /// What happens while all wait.
    sleeping: BTreeMap<AlarmId, Alarm>,
    /// Nanoseconds since the program began.
    pub now: i64,
    begun: u64,
    alarms: u64,
    /// Whether the first goroutine has ended by Goexit.
    pub main_exited: bool,
}

/// The nanosecond at which an alarm goes off, and its number.
pub(crate) type AlarmId = (i64, u64);

/// What happens at a time.
#[derive(Debug)]
pub(crate) enum Alarm {
    /// A goroutine has slept enough.
    Wake(Waiter),
    /// A timer goes off.
    Timer(Pointer),
}

impl Scheduler {
    /// Makes something happen at a time.
    pub(crate) fn set_alarm(&mut self, when: i64, alarm: Alarm) -> AlarmId {
        self.alarms += 1;
        let id = (when.max(self.now), self.alarms);
        self.sleeping.insert(id, alarm);
        id
    }

    /// Makes that not happen. Gives whether it would have.
    pub(crate) fn cancel(&mut self, alarm: AlarmId) -> bool {
        self.sleeping.remove(&alarm).is_some()
    }

    /// Begins a goroutine.
    pub(crate) fn begin(&mut self, call: Invocation, creation: Option<Creation>) {
        self.begun += 1;
        let mut goroutine = Goroutine::new(GoroutineId(self.begun + OWN));
        goroutine.agenda.push_back(call);
        goroutine.creation = creation;
        self.ready.push_back(goroutine);
    }

    /// Begins a goroutine that runs a coroutine.
    pub(crate) fn begin_coroutine(&mut self, call: Invocation, coroutine: Pointer) {
        self.begin(call, None);
        if let Some(goroutine) = self.ready.back_mut() {
            goroutine.coroutine = Some(coroutine);
        }
    }

    /// How many goroutines there are beside the one that runs.
    pub(crate) fn others(&self) -> usize {
        self.ready.len() + self.waiting.len()
    }

    /// The values that goroutines hold.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.ready.iter().chain(self.waiting.values()).flat_map(Goroutine::values)
    }

    /// Wakes a goroutine if it still waits for this.
    fn wake(&mut self, waiter: Waiter, result: Result<Value, Trap>) -> bool {
        if !self.is_waiting(waiter) {
            return false;
        }
        let Some(mut goroutine) = self.waiting.remove(&waiter.goroutine) else { return false };
        goroutine.resumed = Some(result);
        goroutine.reason = WaitReason::None;
        self.ready.push_back(goroutine);
        true
    }

    /// The result of the `select` at which a goroutine waits, of which a case was chosen.
    pub(crate) fn select_result(
        &self,
        waiter: Waiter,
        index: usize,
        received: Option<(Value, bool)>,
    ) -> Value {
        let goroutine = self.waiting.get(&waiter.goroutine);
        match goroutine.and_then(|goroutine| goroutine.select.as_ref()) {
            Some(Waiting { template, places }) => {
                select_result(template.clone(), places, index, received)
            }
            None => Value::unit(),
        }
    }

    /// Whether a goroutine still waits for this.
    pub(crate) fn is_waiting(&self, waiter: Waiter) -> bool {
        let goroutine = self.waiting.get(&waiter.goroutine);
        goroutine.is_some_and(|goroutine| goroutine.ticket == waiter.ticket)
    }
}

/// Goroutines of the runtime have the numbers behind that of the first one.
const OWN: u64 = 16;

impl Machine<'_> {
    /// Runs goroutines until the process ends.
    pub(crate) fn run_all(&mut self) {
        loop {
            let pause = self.run_turn();
            let current = std::mem::replace(&mut self.goroutine, Goroutine::new(GoroutineId(0)));
            match pause {
                Pause::ProcessEnded => {
                    self.goroutine = current;
                    return;
                }
                Pause::Ended => self.end_coroutine(current.coroutine),
                Pause::Yields => self.set_aside(current, false),
                Pause::Waits => self.set_aside(current, true),
            }
            if !self.switch() {
                return;
            }
        }
    }

    fn set_aside(&mut self, goroutine: Goroutine, waits: bool) {
        let mut goroutine = goroutine;
        goroutine.frames.extend(self.frame.take());
        if waits {
            self.scheduler.waiting.insert(goroutine.id, goroutine);
        } else {
            self.scheduler.ready.push_back(goroutine);
        }
    }

    /// Goes to the next goroutine. Gives whether there is one.
    fn switch(&mut self) -> bool {
        loop {
            if let Some(mut next) = self.scheduler.ready.pop_front() {
                self.frame = next.frames.pop();
                self.goroutine = next;
                self.leave_channels();
                return true;
            }
            let Some(((time, _), alarm)) = self.scheduler.sleeping.pop_first() else {
                self.deadlock();
                return false;
            };
            self.scheduler.now = self.scheduler.now.max(time);
            match alarm {
                Alarm::Wake(waiter) => {
                    self.wake(waiter, Value::unit());
                }
                Alarm::Timer(timer) => self.fire(&timer, time),
            }
        }
    }

    /// The goroutine does not wait any more at the channels where it did.
    fn leave_channels(&mut self) {
        let id = self.goroutine.id;
        for at in std::mem::take(&mut self.goroutine.channels) {
            if let Some(channel) = self.heap.channel_mut(at) {
                channel.receivers.retain(|waiter| waiter.goroutine != id);
                channel.senders.retain(|(waiter, _)| waiter.goroutine != id);
            }
        }
    }

    /// All goroutines wait for each other.
    fn deadlock(&mut self) {
        let main = self.scheduler.waiting.keys().next().copied();
        let text = if self.scheduler.main_exited && main.is_none() {
            "no goroutines (main called runtime.Goexit) - deadlock!"
        } else {
            "all goroutines are asleep - deadlock!"
        };
        self.stderr.extend(format!("fatal error: {text}\n").bytes());
        let first = main.and_then(|id| self.scheduler.waiting.remove(&id));
        let others = std::mem::take(&mut self.scheduler.waiting);
        for goroutine in first.into_iter().chain(others.into_values()) {
            let trace = self.trace_of(goroutine.frames.iter().rev());
            let reason = goroutine.reason;
            self.goroutine = goroutine;
            self.print_goroutine(reason.text(), &trace);
        }
        self.end = Some(End::Fatal(text.into()));
    }

    /// Makes the goroutine wait for something new.
    pub(crate) fn wait(&mut self, reason: WaitReason, form: Form) -> Waiter {
        self.goroutine.ticket.0 += 1;
        self.goroutine.reason = reason;
        Waiter { goroutine: self.goroutine.id, ticket: self.goroutine.ticket, form }
    }

    /// Wakes a goroutine with the result of what it waited for. Gives whether it did.
    pub(crate) fn wake(&mut self, waiter: Waiter, result: Value) -> bool {
        self.scheduler.wake(waiter, Ok(result))
    }

    /// Wakes a goroutine, in which what it waited for panics.
    pub(crate) fn wake_with(&mut self, waiter: Waiter, trap: Trap) -> bool {
        self.scheduler.wake(waiter, Err(trap))
    }

    /// Sleeps for some nanoseconds.
    pub(crate) fn sleep(&mut self, nanoseconds: i64) -> Trap {
        let waiter = self.wait(WaitReason::Sleep, Form::Plain);
        let until = self.scheduler.now.saturating_add(nanoseconds.max(0));
        self.scheduler.set_alarm(until, Alarm::Wake(waiter));
        Trap::Wait
    }

    /// It is the turn of the others.
    pub(crate) fn give_way(&mut self) -> Trap {
        self.goroutine.resumed = Some(Ok(Value::unit()));
        Trap::GiveWay
    }
}
