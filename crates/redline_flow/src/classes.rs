//! Which values are the same whenever both are known.

use redline_constant::Key;
use redline_ir::{BlockId, Body, Op, ValueId};
use redline_types::{BasicKind, Store, Type, TypeId};
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::effect::{Effect, effect, effects_of};
use crate::graph::Graph;
use crate::location::{Location, Locations, is_alike};

/// How many loads are remembered at once: those longest ago are forgotten first.
const REMEMBERED: usize = 96;

/// For each value the first one of those that are known to be the same: it computes
/// the same from the same, or reads what nobody can have written since (global value
/// numbering with the loads that are available).
///
/// That another goroutine writes meanwhile without synchronization is not considered.
pub(crate) struct Classes {
    of: Vec<ValueId>,
}

impl Classes {
    pub(crate) fn new(store: &Store, graph: &Graph<'_>) -> Self {
        Numbering::new(store, graph).run()
    }

    /// Each value by itself, where it is enough to know what is written as what.
    pub(crate) fn trivial(body: &Body) -> Self {
        Self { of: (0..body.value_count()).map(ValueId::new).collect() }
    }

    /// The value that stands for all that are the same as this one.
    pub(crate) fn of(&self, value: ValueId) -> ValueId {
        self.of[value.index()]
    }
}

/// What is computed from what, in terms of classes.
#[derive(PartialEq, Eq, Hash)]
enum Form {
    Op(Op, TypeId),
    Constant(Key, TypeId),
}

/// What is known to be in memory: what was read or stored there last.
#[derive(Clone)]
struct Known {
    read: Op,
    location: Option<Location>,
    map: Option<TypeId>,
    value: ValueId,
}

struct Numbering<'g, 'b> {
    store: &'g Store,
    graph: &'g Graph<'b>,
    body: &'b Body,
    locations: Locations<'g>,
    of: Vec<ValueId>,
    forms: FxHashMap<Form, ValueId>,
    /// What is in memory at the end of each block.
    ends: Vec<Option<Vec<Known>>>,
    known: Vec<Known>,
}

impl<'g, 'b: 'g> Numbering<'g, 'b> {
    fn new(store: &'g Store, graph: &'g Graph<'b>) -> Self {
        let body = graph.body;
        Self {
            store,
            graph,
            body,
            locations: Locations::new(store, body),
            of: (0..body.value_count()).map(ValueId::new).collect(),
            forms: FxHashMap::with_capacity_and_hasher(body.value_count(), FxBuildHasher),
            ends: vec![None; body.blocks().len()],
            known: Vec::new(),
        }
    }

    fn run(mut self) -> Classes {
        for value in (0..self.body.value_count()).map(ValueId::new) {
            if self.body[value].is_floating() {
                self.number(value);
            }
        }
        let loops: FxHashMap<BlockId, Vec<Effect>> = self
            .graph
            .loops()
            .into_iter()
            .map(|(header, blocks)| {
                (header, effects_of(self.store, &self.locations, self.body, &blocks))
            })
            .collect();
        for &block in &self.graph.order {
            self.known = self.at_start(block, loops.get(&block));
            for value in self.body.instructions(block) {
                self.number(value);
                self.remember(value);
                self.forget(value);
                self.remember_stored(value);
            }
            self.ends[block.index()] = Some(std::mem::take(&mut self.known));
        }
        Classes { of: self.of }
    }

    /// What is in memory when a block begins: what is so at the end of each block
    /// before it and is not written in the loop that it begins.
    fn at_start(&self, block: BlockId, written: Option<&Vec<Effect>>) -> Vec<Known> {
        let mut known: Option<Vec<Known>> = None;
        for edge in self.graph.entries(block) {
            if self.graph.leads_back(edge) {
                if written.is_none() {
                    return Vec::new();
                }
                continue;
            }
            let from = self.body[edge].from;
            let end = match &self.ends[from.index()] {
                Some(end) if !self.graph.unwinds(edge) => end,
                // It may be left in its middle.
                _ => return Vec::new(),
            };
            known = Some(match known {
                None => end.clone(),
                Some(mut known) => {
                    known.retain(|one| {
                        end.iter().any(|it| it.read == one.read && it.value == one.value)
                    });
                    known
                }
            });
        }
        let mut known = known.unwrap_or_default();
        for effect in written.into_iter().flatten() {
            known.retain(|one| !one.is_changed_by(self.store, effect));
        }
        known
    }

    fn number(&mut self, value: ValueId) {
        let Some(form) = self.form(value) else { return };
        if let Some(known) = self.read_before(value) {
            self.of[value.index()] = known;
        } else if !self.reads_memory(value) {
            self.of[value.index()] = *self.forms.entry(form).or_insert(value);
        }
    }

    /// What was read or stored where `value` reads.
    fn read_before(&self, value: ValueId) -> Option<ValueId> {
        let read = self.read(value)?;
        self.known.iter().find(|known| known.read == read).map(|known| known.value)
    }

    fn reads_memory(&self, value: ValueId) -> bool {
        self.read(value).is_some()
    }

    /// What of memory a value reads, in terms of classes.
    fn read(&self, value: ValueId) -> Option<Op> {
        match self.body[value] {
            Op::Load(address) => Some(Op::Load(self.class(address))),
            Op::MapGet { map, key } => {
                Some(Op::MapGet { map: self.class(map), key: self.class(key) })
            }
            Op::MapGetOk { map, key } => {
                Some(Op::MapGetOk { map: self.class(map), key: self.class(key) })
            }
            _ => None,
        }
    }

    fn remember(&mut self, value: ValueId) {
        let Some(read) = self.read(value) else { return };
        let body = self.body;
        let (location, map) = match body[value] {
            Op::Load(address) => (Some(self.locations.at(address, body.ty(value))), None),
            Op::MapGet { map, .. } | Op::MapGetOk { map, .. } => {
                (None, Some(self.store.underlying(body.ty(map))))
            }
            _ => return,
        };
        if self.known.iter().any(|known| known.read == read) {
            return;
        }
        self.push(Known { read, location, map, value: self.class(value) });
    }

    fn push(&mut self, known: Known) {
        if self.known.len() == REMEMBERED {
            self.known.remove(0);
        }
        self.known.push(known);
    }

    fn forget(&mut self, value: ValueId) {
        if let Some(effect) = effect(self.store, &self.locations, self.body, value) {
            self.known.retain(|known| !known.is_changed_by(self.store, &effect));
        }
    }

    fn remember_stored(&mut self, instruction: ValueId) {
        let known = match self.body[instruction] {
            Op::Store { address, value } => Known {
                read: Op::Load(self.class(address)),
                location: Some(self.locations.at(address, self.body.ty(value))),
                map: None,
                value: self.class(value),
            },
            Op::MapSet { map, key, value } if self.is_equal_to_itself(key) => Known {
                read: Op::MapGet { map: self.class(map), key: self.class(key) },
                location: None,
                map: Some(self.store.underlying(self.body.ty(map))),
                value: self.class(value),
            },
            _ => return,
        };
        self.push(known);
    }

    fn class(&self, value: ValueId) -> ValueId {
        self.of[value.index()]
    }

    /// What a value is computed from, if it depends on nothing else.
    fn form(&self, value: ValueId) -> Option<Form> {
        let (body, ty) = (self.body, self.body.ty(value));
        let class = |value: ValueId| self.class(value);
        let op = match body[value] {
            Op::Const(constant) => {
                return body.constant(constant).map_key().map(|key| Form::Constant(key, ty));
            }
            op @ (Op::Zero | Op::FreeVar(_) | Op::Global(_) | Op::Function { .. } | Op::Frame) => {
                op
            }
            Op::Load(address) => Op::Load(class(address)),
            Op::MapGet { map, key } => Op::MapGet { map: class(map), key: class(key) },
            Op::MapGetOk { map, key } => Op::MapGetOk { map: class(map), key: class(key) },
            Op::FieldAddress { base, field } => Op::FieldAddress { base: class(base), field },
            Op::ElementAddress { base, index } => {
                Op::ElementAddress { base: class(base), index: class(index) }
            }
            Op::Field { base, field } => Op::Field { base: class(base), field },
            Op::Element { base, index } => Op::Element { base: class(base), index: class(index) },
            Op::Extract { tuple, index } => Op::Extract { tuple: class(tuple), index },
            Op::Unary { op, operand } => Op::Unary { op, operand: class(operand) },
            Op::Binary { op, left, right } => {
                Op::Binary { op, left: class(left), right: class(right) }
            }
            Op::Len(of) if self.has_fixed_len(of) => Op::Len(class(of)),
            Op::Cap(of) if self.has_fixed_len(of) => Op::Cap(class(of)),
            Op::Slice { base, low, high } => {
                Op::Slice { base: class(base), low: class(low), high: class(high) }
            }
            Op::ChangeType(of) => Op::ChangeType(class(of)),
            Op::Convert(of) if self.is_number(value) && self.is_number(of) => {
                Op::Convert(class(of))
            }
            Op::MakeInterface(of) => Op::MakeInterface(class(of)),
            Op::ChangeInterface(of) => Op::ChangeInterface(class(of)),
            Op::SliceToArray(of) => Op::SliceToArray(class(of)),
            Op::Assert(of) => Op::Assert(class(of)),
            Op::AssertOk(of) => Op::AssertOk(class(of)),
            Op::DecodeRune { string, index } => {
                Op::DecodeRune { string: class(string), index: class(index) }
            }
            _ => return None,
        };
        Some(Form::Op(op, ty))
    }

    fn has_fixed_len(&self, value: ValueId) -> bool {
        let ty = self.store.underlying(self.body.ty(value));
        !matches!(self.store[ty], Type::Map { .. } | Type::Chan { .. })
    }

    /// Whether a value that is stored under this key is found under it: not under NaN.
    fn is_equal_to_itself(&self, key: ValueId) -> bool {
        match self.store[self.store.underlying(self.body.ty(key))] {
            Type::Basic(basic) => !matches!(basic.kind(), BasicKind::Float | BasicKind::Complex),
            Type::Pointer(_) | Type::Chan { .. } => true,
            _ => false,
        }
    }

    fn is_number(&self, value: ValueId) -> bool {
        let ty = self.store.underlying(self.body.ty(value));
        matches!(self.store[ty], Type::Basic(basic) if basic.is_numeric())
    }
}

impl Known {
    fn is_changed_by(&self, store: &Store, effect: &Effect) -> bool {
        match (effect, &self.location) {
            (Effect::Everything, Some(location)) => !location.is_private(),
            (Effect::Everything, None) => true,
            (Effect::Location(written), Some(location)) => written.may_be(store, location),
            (Effect::Made(variable), Some(location)) => location.is_in(*variable),
            (Effect::Map(map), None) => self.map.is_some_and(|own| is_alike(store, own, *map)),
            (Effect::Location(_) | Effect::Made(_), None) | (Effect::Map(_), Some(_)) => false,
        }
    }
}
