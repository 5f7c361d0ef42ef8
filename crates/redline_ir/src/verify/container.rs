//! Maps and channels.

use redline_types::{Basic, ChanDir, Type, TypeId};

use super::types::{Typing, Wanted, is_integer};
use crate::{Op, SelectId, ValueId};

impl Typing<'_> {
    pub(super) fn map(&mut self, op: Op) {
        match op {
            Op::MakeMap(hint) => {
                self.result_is("a map", |ty| matches!(ty, Type::Map { .. }));
                self.size(hint);
            }
            Op::MapGet { map, key } => self.entry_of(map, key, Some(self.ty)),
            Op::MapGetOk { map, key } => {
                let value = self.first_of_two();
                self.entry_of(map, key, value);
            }
            Op::MapSet { map, key, value } => {
                self.no_result();
                self.entry_of(map, key, Some(self.type_of(value)));
            }
            Op::MapDelete { map, key } => {
                self.no_result();
                self.entry_of(map, key, None);
            }
            Op::MapIter(map) => {
                self.result(self.type_of(map));
                self.operand("the operand", map, "a map", |ty| matches!(ty, Type::Map { .. }));
            }
            Op::MapNext(iteration) => self.map_next(iteration),
            _ => {}
        }
    }

    /// Complains unless a key, and a value if there is one, belong to a map.
    fn entry_of(&mut self, map: ValueId, key: ValueId, value: Option<TypeId>) {
        let key = self.type_of(key);
        let wanted = Wanted::Of("a map of such values with keys of type ", key);
        self.wants("the map", self.type_of(map), wanted, |typing, ty| match ty {
            Type::Map { key: own, value: element } => {
                typing.is_same(*own, key) && value.is_none_or(|it| typing.is_same(it, *element))
            }
            _ => false,
        });
    }

    /// The first part of a result that has a boolean as the second.
    fn first_of_two(&mut self) -> Option<TypeId> {
        let first = match &self.store()[self.ty] {
            Type::Tuple(parts) => parts.first().map(|part| part.ty),
            _ => None,
        };
        self.results(&[first.unwrap_or_else(|| Basic::Unknown.id()), Basic::Bool.id()]);
        first
    }

    fn map_next(&mut self, iteration: ValueId) {
        let is_iteration = matches!(self.body()[iteration], Op::MapIter(_));
        self.kind(is_iteration, "the operand", "an iteration over a map");
        let Ok(ty) = self.store().common_underlying(self.type_of(iteration)) else { return };
        if let Type::Map { key, value } = self.store()[ty] {
            self.results(&[Basic::Bool.id(), key, value]);
        }
    }

    fn size(&mut self, size: Option<ValueId>) {
        if let Some(size) = size {
            self.operand("the size", size, "an integer", is_integer);
        }
    }

    pub(super) fn channel(&mut self, op: Op) {
        match op {
            Op::MakeChan(size) => {
                self.result_is("a channel", |ty| matches!(ty, Type::Chan { .. }));
                self.size(size);
            }
            Op::Send { channel, value } => {
                self.no_result();
                self.sends(channel, value);
            }
            Op::Receive(channel) => self.receives(channel, self.ty),
            Op::ReceiveOk(channel) => {
                let value = self.first_of_two();
                self.receives(channel, value.unwrap_or_else(|| Basic::Unknown.id()));
            }
            Op::Close(channel) => {
                self.no_result();
                self.operand("the operand", channel, "a channel that may send", |ty| {
                    matches!(ty, Type::Chan { dir: ChanDir::Both | ChanDir::Send, .. })
                });
            }
            Op::Select(select) => self.select(select),
            _ => {}
        }
    }

    fn sends(&mut self, channel: ValueId, value: ValueId) {
        let value = self.type_of(value);
        let wanted = Wanted::Of("a channel that takes ", value);
        self.wants("the channel", self.type_of(channel), wanted, |typing, ty| match ty {
            Type::Chan { dir, element } => {
                *dir != ChanDir::Receive && typing.is_same(*element, value)
            }
            _ => false,
        });
    }

    fn receives(&mut self, channel: ValueId, value: TypeId) {
        let wanted = Wanted::Of("a channel that gives ", value);
        self.wants("the channel", self.type_of(channel), wanted, |typing, ty| match ty {
            Type::Chan { dir, element } => *dir != ChanDir::Send && typing.is_same(*element, value),
            _ => false,
        });
    }

    fn select(&mut self, select: SelectId) {
        let body = self.body();
        let mut results = vec![Basic::Int.id(), Basic::Bool.id()];
        for case in &body[select].cases {
            match case.sent {
                Some(sent) => self.sends(case.channel, sent),
                None => results.push(self.received(case.channel)),
            }
        }
        self.results(&results);
    }

    /// What a channel gives.
    fn received(&mut self, channel: ValueId) -> TypeId {
        let ty = self.type_of(channel);
        let underlying = self.store().common_underlying(ty);
        let element = match underlying.map(|ty| &self.store()[ty]) {
            Ok(Type::Chan { element, .. }) => *element,
            _ => Basic::Unknown.id(),
        };
        self.receives(channel, element);
        element
    }
}
