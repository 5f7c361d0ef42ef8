//! What instructions do with channels (spec: Send statements, Receive operator,
//! Select statements; `runtime/chan.go`, `runtime/select.go`).

use redline_ir::{Op, Select, SelectId, ValueId};

use crate::channel::{Channel, Form, Waiter};
use crate::execute::odd;
use crate::goroutine::WaitReason;
use crate::heap::Object;
use crate::instance::Instance;
use crate::kind::Kind;
use crate::machine::Machine;
use crate::trap::Trap;
use crate::value::{ObjectRef, Value};

/// A value that was received, and whether it was sent.
type Received = (Value, bool);

impl<'p> Machine<'p> {
    /// What an instruction does with a channel.
    pub(crate) fn channel_operation(
        &mut self,
        code: &Instance<'p>,
        id: ValueId,
    ) -> Result<Value, Trap> {
        match code.body[id] {
            Op::MakeChan(size) => {
                let size = size.map(|size| self.index(code, size)).transpose()?;
                let element = self.types.element(code.ty(id)).ok_or_else(|| odd(code, id))?;
                let zero = self.zero(element)?;
                let channel = Channel::new(size.unwrap_or(0), zero);
                Ok(Value::Channel(self.heap.add(Object::Channel(channel))))
            }
            Op::Send { channel, value } => {
                let value = self.get(code, value)?;
                let Some(at) = self.channel(code, channel)? else {
                    self.wait(WaitReason::ChanSendNil, Form::Plain);
                    return Err(Trap::Wait);
                };
                self.send(at, value)
            }
            Op::Receive(channel) => self.receive(code, channel, Form::Plain),
            Op::ReceiveOk(channel) => self.receive(code, channel, Form::WithOk),
            Op::Close(channel) => {
                let Some(at) = self.channel(code, channel)? else {
                    return Err(self.plain_error("close of nil channel"));
                };
                self.close(at)
            }
            Op::Select(select) => self.select(code, id, select),
            _ => Err(odd(code, id)),
        }
    }

    /// A channel; `None` if it is nil.
    fn channel(&self, code: &Instance<'p>, value: ValueId) -> Result<Option<ObjectRef>, Trap> {
        match self.get(code, value)? {
            Value::Channel(at) => Ok(Some(at)),
            Value::Nil => Ok(None),
            _ => Err(Trap::malformed("a channel that is none")),
        }
    }

    fn send(&mut self, at: ObjectRef, value: Value) -> Result<Value, Trap> {
        let Some(value) = self.try_send(at, value)? else { return Ok(Value::unit()) };
        let waiter = self.wait(WaitReason::ChanSend, Form::Plain);
        if let Some(channel) = self.heap.channel_mut(at) {
            channel.senders.push_back((waiter, value));
        }
        self.goroutine.channels.push(at);
        Err(Trap::Wait)
    }

    /// Sends without waiting; gives the value back if that is not possible.
    fn try_send(&mut self, at: ObjectRef, value: Value) -> Result<Option<Value>, Trap> {
        if self.heap.channel(at).is_some_and(|channel| channel.closed) {
            return Err(self.plain_error("send on closed channel"));
        }
        while let Some(receiver) =
            self.heap.channel_mut(at).and_then(|channel| channel.receivers.pop_front())
        {
            if self.scheduler.is_waiting(receiver) {
                self.hand_over(receiver, (value, true));
                return Ok(None);
            }
        }
        match self.heap.channel_mut(at) {
            Some(channel) if channel.queue.len() < channel.capacity => {
                channel.queue.push_back(value);
                self.heap.allocated += size_of::<Value>();
                Ok(None)
            }
            _ => Ok(Some(value)),
        }
    }

    fn receive(
        &mut self,
        code: &Instance<'p>,
        channel: ValueId,
        form: Form,
    ) -> Result<Value, Trap> {
        let Some(at) = self.channel(code, channel)? else {
            self.wait(WaitReason::ChanReceiveNil, form);
            return Err(Trap::Wait);
        };
        if let Some(received) = self.try_receive(at)? {
            return Ok(in_form(form, received));
        }
        let waiter = self.wait(WaitReason::ChanReceive, form);
        if let Some(channel) = self.heap.channel_mut(at) {
            channel.receivers.push_back(waiter);
        }
        self.goroutine.channels.push(at);
        Err(Trap::Wait)
    }

    /// Receives without waiting, if that is possible.
    fn try_receive(&mut self, at: ObjectRef) -> Result<Option<Received>, Trap> {
        let channel = self.heap.channel_mut(at).ok_or_else(|| Trap::malformed("no channel"))?;
        let queued = channel.queue.pop_front();
        let sent = self.next_sender(at);
        if let Some(queued) = queued {
            if let (Some(sent), Some(channel)) = (sent, self.heap.channel_mut(at)) {
                channel.queue.push_back(sent);
            }
            return Ok(Some((queued, true)));
        }
        if let Some(sent) = sent {
            return Ok(Some((sent, true)));
        }
        let channel = self.heap.channel(at).ok_or_else(|| Trap::malformed("no channel"))?;
        Ok(channel.closed.then(|| (channel.zero.clone(), false)))
    }

    /// What the first goroutine that waits to send sends. It goes on.
    fn next_sender(&mut self, at: ObjectRef) -> Option<Value> {
        loop {
            let (sender, value) = self.heap.channel_mut(at)?.senders.pop_front()?;
            if self.scheduler.is_waiting(sender) {
                let result = self.sent_result(sender);
                self.wake(sender, result);
                return Some(value);
            }
        }
    }

    /// What the instruction gives by which something was sent.
    fn sent_result(&self, sender: Waiter) -> Value {
        match sender.form {
            Form::Case(index) => self.scheduler.select_result(sender, index, None),
            _ => Value::unit(),
        }
    }

    /// Wakes a goroutine that waits for a value.
    fn hand_over(&mut self, waiter: Waiter, received: Received) {
        let result = match waiter.form {
            Form::Case(index) => self.scheduler.select_result(waiter, index, Some(received)),
            form => in_form(form, received),
        };
        self.wake(waiter, result);
    }

    fn close(&mut self, at: ObjectRef) -> Result<Value, Trap> {
        let channel = self.heap.channel_mut(at).ok_or_else(|| Trap::malformed("no channel"))?;
        if channel.closed {
            return Err(self.plain_error("close of closed channel"));
        }
        channel.closed = true;
        let zero = channel.zero.clone();
        let receivers = std::mem::take(&mut channel.receivers);
        let senders = std::mem::take(&mut channel.senders);
        for receiver in receivers {
            if self.scheduler.is_waiting(receiver) {
                self.hand_over(receiver, (zero.clone(), false));
            }
        }
        for (sender, _) in senders {
            let trap = self.plain_error("send on closed channel");
            self.wake_with(sender, trap);
        }
        Ok(Value::unit())
    }

    fn select(
        &mut self,
        code: &Instance<'p>,
        id: ValueId,
        select: SelectId,
    ) -> Result<Value, Trap> {
        let select = &code.body[select];
        let template = self.select_template(code, id)?;
        for index in 0..select.cases.len() {
            if let Some(result) = self.try_case(code, select, index, &template)? {
                return Ok(result);
            }
        }
        if !select.blocks {
            return Ok(Value::Tuple(template.into()));
        }
        let reason =
            if select.cases.is_empty() { WaitReason::SelectNoCases } else { WaitReason::Select };
        let places = received_places(select);
        self.goroutine.select = Some(crate::goroutine::Waiting { template, places });
        let waiter = self.wait(reason, Form::Plain);
        for index in 0..select.cases.len() {
            self.wait_at_case(code, select, index, waiter)?;
        }
        Err(Trap::Wait)
    }

    /// The result of a `select` whose `default` is chosen: zero values.
    fn select_template(&mut self, code: &Instance<'p>, id: ValueId) -> Result<Vec<Value>, Trap> {
        debug_assert_eq!(code.kind(id), Kind::Tuple);
        let Value::Tuple(zeros) = self.zero(code.ty(id))? else { return Err(odd(code, id)) };
        let mut template = zeros.to_vec();
        if let Some(index) = template.first_mut() {
            *index = Value::Int(-1);
        }
        Ok(template)
    }

    fn try_case(
        &mut self,
        code: &Instance<'p>,
        select: &Select,
        index: usize,
        template: &[Value],
    ) -> Result<Option<Value>, Trap> {
        let Some(case) = select.cases.get(index) else { return Ok(None) };
        let Some(at) = self.channel(code, case.channel)? else { return Ok(None) };
        let received = match case.sent {
            Some(sent) => {
                let sent = self.get(code, sent)?;
                if self.try_send(at, sent)?.is_some() {
                    return Ok(None);
                }
                None
            }
            None => match self.try_receive(at)? {
                Some(received) => Some(received),
                None => return Ok(None),
            },
        };
        let places = received_places(select);
        Ok(Some(select_result(template.to_vec(), &places, index, received)))
    }

    fn wait_at_case(
        &mut self,
        code: &Instance<'p>,
        select: &Select,
        index: usize,
        waiter: Waiter,
    ) -> Result<(), Trap> {
        let Some(case) = select.cases.get(index) else { return Ok(()) };
        let Some(at) = self.channel(code, case.channel)? else { return Ok(()) };
        let sent = case.sent.map(|sent| self.get(code, sent)).transpose()?;
        let waiter = Waiter { form: Form::Case(index), ..waiter };
        self.goroutine.channels.push(at);
        if let Some(channel) = self.heap.channel_mut(at) {
            match sent {
                Some(sent) => channel.senders.push_back((waiter, sent)),
                None => channel.receivers.push_back(waiter),
            }
        }
        Ok(())
    }
}

/// For each case the place of what it receives in the result.
fn received_places(select: &Select) -> Vec<usize> {
    let mut next = 2;
    let place = |case: &redline_ir::SelectCase| {
        let place = next;
        next += usize::from(case.sent.is_none());
        place
    };
    select.cases.iter().map(place).collect()
}

/// What was received, in the form in which an instruction gives it.
fn in_form(form: Form, (value, ok): Received) -> Value {
    match form {
        Form::WithOk => Value::tuple([value, Value::Bool(ok)]),
        _ => value,
    }
}

/// The result of a `select` of which a case was chosen.
pub(crate) fn select_result(
    template: Vec<Value>,
    places: &[usize],
    index: usize,
    received: Option<Received>,
) -> Value {
    let mut result = template;
    let mut set = |place: usize, value: Value| {
        if let Some(old) = result.get_mut(place) {
            *old = value;
        }
    };
    set(0, Value::count(index));
    if let (Some((value, ok)), Some(&place)) = (received, places.get(index)) {
        set(1, Value::Bool(ok));
        set(place, value);
    }
    Value::Tuple(result.into())
}
