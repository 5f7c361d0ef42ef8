//! Channels that a function makes, and that nobody knows but it and goroutines that it
//! starts.

use redline_ir::{Body, Callee, Op, PackageIr, ValueId};

use super::goroutines::Started;

/// A channel with all that is done to it.
pub(super) struct Exchange<'a> {
    /// The function that makes it.
    pub(super) body: &'a Body,
    /// Whether who sends waits for who receives.
    pub(super) is_unbuffered: bool,
    /// What the function itself does to it.
    pub(super) uses: Uses,
    /// The goroutines that know it.
    pub(super) goroutines: Vec<Goroutine<'a>>,
}

/// A goroutine that sends to a channel of the function that starts it, or closes it.
pub(super) struct Goroutine<'a> {
    pub(super) started: &'a Started,
    pub(super) body: &'a Body,
    pub(super) uses: Uses,
}

/// The instructions that use a channel.
#[derive(Default)]
pub(super) struct Uses {
    /// The channel, with its conversions.
    names: Vec<ValueId>,
    /// Sends outside of `select`.
    pub(super) sends: Vec<ValueId>,
    /// Receives outside of `select`.
    pub(super) receives: Vec<ValueId>,
    /// `select` statements that send or receive.
    pub(super) selects: Vec<ValueId>,
    pub(super) closes: Vec<ValueId>,
    /// Instructions that bring it to a goroutine.
    starts: Vec<ValueId>,
}

impl Uses {
    /// Those of a channel in a function; `None` if something else may become of it.
    fn of(body: &Body, channel: ValueId) -> Option<Self> {
        let mut uses = Self { names: vec![channel], ..Self::default() };
        // Conversions stand behind what they convert.
        let order = body.reverse_postorder();
        for value in order.iter().flat_map(|&block| body.instructions(block)) {
            let mut is_used = false;
            body.for_each_operand(value, |operand| is_used |= uses.names.contains(&operand));
            if is_used && !uses.note(body, value) {
                return None;
            }
        }
        let leaves = |list: &[ValueId]| list.iter().any(|value| uses.names.contains(value));
        let is_handed_on = order.iter().any(|&block| {
            leaves(body.operands_of_terminator(block))
                || body.successors(block).any(|edge| leaves(body.list(body[edge].args)))
        });
        (!is_handed_on).then_some(uses)
    }

    /// Notes an instruction that uses it; whether that is all that becomes of it.
    fn note(&mut self, body: &Body, value: ValueId) -> bool {
        match body[value] {
            Op::ChangeType(_) => self.names.push(value),
            Op::Send { value: sent, .. } if !self.names.contains(&sent) => self.sends.push(value),
            Op::Receive(_) | Op::ReceiveOk(_) => self.receives.push(value),
            Op::Select(select) => {
                let mut sent = body[select].cases.iter().filter_map(|case| case.sent);
                self.selects.push(value);
                return !sent.any(|sent| self.names.contains(&sent));
            }
            Op::Close(_) => self.closes.push(value),
            Op::Len(_) | Op::Cap(_) => {}
            Op::Go(_) => self.starts.push(value),
            _ => return false,
        }
        true
    }

    /// Whether a value is the channel.
    pub(super) fn is_of(&self, channel: ValueId) -> bool {
        self.names.contains(&channel)
    }
}

impl<'a> Exchange<'a> {
    /// Those of a function that starts these goroutines.
    pub(super) fn all(package: &'a PackageIr, body: &'a Body, started: &'a [Started]) -> Vec<Self> {
        let values = body.blocks().flat_map(|block| body.instructions(block));
        let made = values.filter_map(|value| match body[value] {
            Op::MakeChan(size) => Some((value, size)),
            _ => None,
        });
        made.filter_map(|(channel, size)| {
            let is_unbuffered = size.is_none_or(|size| match body[size] {
                Op::Zero => true,
                Op::Const(constant) => body.constant(constant).as_i64() == Some(0),
                _ => false,
            });
            let uses = Uses::of(body, channel)?;
            let goroutines = goroutines(package, body, &uses, started)?;
            Some(Self { body, is_unbuffered, uses, goroutines })
        })
        .collect()
    }
}

/// The goroutines that get to know a channel; `None` if one of them is not known, or
/// does more than to send and to close.
fn goroutines<'a>(
    package: &'a PackageIr,
    body: &Body,
    uses: &Uses,
    started: &'a [Started],
) -> Option<Vec<Goroutine<'a>>> {
    let mut found = Vec::new();
    for &at in &uses.starts {
        let started = started.iter().find(|started| started.at == at && started.by.is_none())?;
        let child = package[started.function].body.as_ref().ok()?;
        found.push(Goroutine { started, body: child, uses: inside(body, child, uses, started)? });
    }
    Some(found)
}

/// What a goroutine does to a channel of the function that starts it.
fn inside(body: &Body, child: &Body, uses: &Uses, started: &Started) -> Option<Uses> {
    let Op::Go(call) = body[started.at] else { return None };
    let mut places = Vec::new();
    if matches!(body[call].callee, Callee::Closure { .. }) {
        let free = (0..child.value_count()).map(ValueId::new);
        places.extend(free.filter(|&value| match child[value] {
            Op::FreeVar(index) => {
                let bound = started.bindings.get(index as usize);
                bound.is_some_and(|&bound| uses.is_of(bound))
            }
            _ => false,
        }));
    }
    let params = child.params().iter().zip(&started.args);
    places.extend(params.filter(|(_, arg)| uses.is_of(**arg)).map(|(&param, _)| param));
    let &[channel] = &*places else { return None };
    let inside = Uses::of(child, channel)?;
    let sends_only = inside.receives.is_empty() && inside.starts.is_empty();
    let is_never_received =
        sends_only && inside.selects.iter().all(|&it| !receives(child, it, &inside));
    is_never_received.then_some(inside)
}

/// Whether a `select` may receive from a channel.
fn receives(body: &Body, select: ValueId, uses: &Uses) -> bool {
    let Op::Select(select) = body[select] else { return false };
    body[select].cases.iter().any(|case| case.sent.is_none() && uses.is_of(case.channel))
}
