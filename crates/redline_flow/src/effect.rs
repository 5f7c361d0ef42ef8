//! What instructions write.

use redline_ir::{BlockId, Body, Op, ValueId};
use redline_types::{Store, Type, TypeId};

use crate::location::{Location, Locations};

/// What an instruction may write.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Effect {
    /// Whatever is not private to the function: others run, or may have run.
    Everything,
    /// This location.
    Location(Location),
    /// The elements of maps of this underlying type.
    Map(TypeId),
    /// This variable is made anew.
    Made(ValueId),
}

/// What an instruction may write, if anything.
pub(crate) fn effect(
    store: &Store,
    locations: &Locations<'_>,
    body: &Body,
    value: ValueId,
) -> Option<Effect> {
    let map = |map: ValueId| Some(Effect::Map(store.underlying(body.ty(map))));
    match body[value] {
        Op::Store { address, value } => {
            Some(Effect::Location(locations.at(address, body.ty(value))))
        }
        Op::Alloc => Some(Effect::Made(value)),
        Op::MapSet { map: written, .. } | Op::MapDelete { map: written, .. } => map(written),
        Op::Append { slice: written, .. }
        | Op::AppendSlice { slice: written, .. }
        | Op::Copy { target: written, .. }
        | Op::Clear(written) => match store[store.underlying(body.ty(written))] {
            Type::Slice(element) => Some(Effect::Location(Location::element(store, element))),
            Type::Map { .. } => map(written),
            _ => Some(Effect::Everything),
        },
        // Others run while it waits, and hand over what they wrote before.
        Op::Call(_)
        | Op::DeferredCall(_)
        | Op::CallLastDeferred
        | Op::Send { .. }
        | Op::Receive(_)
        | Op::ReceiveOk(_)
        | Op::Close(_)
        | Op::Select(_) => Some(Effect::Everything),
        _ => None,
    }
}

/// What a loop may write, all in all.
pub(crate) fn effects_of(
    store: &Store,
    locations: &Locations<'_>,
    body: &Body,
    blocks: &[BlockId],
) -> Vec<Effect> {
    let mut found: Vec<Effect> = Vec::new();
    let all = blocks.iter().flat_map(|&block| body.instructions(block));
    for effect in all.filter_map(|value| effect(store, locations, body, value)) {
        if !found.iter().any(|known| known.covers(&effect)) {
            found.push(effect);
        }
    }
    found
}

impl Effect {
    fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Everything, Self::Location(location)) => !location.is_private(),
            (Self::Everything, Self::Everything | Self::Map(_)) => true,
            (Self::Location(left), Self::Location(right)) => left == right,
            (Self::Map(left), Self::Map(right)) => left == right,
            _ => false,
        }
    }
}
