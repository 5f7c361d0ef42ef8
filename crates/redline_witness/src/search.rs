//! Which arguments are tried, the likeliest first.

use std::collections::BTreeSet;

use redline_ir::Body;
use redline_types::{Basic, BasicKind, Store, Type, TypeId};

use crate::call::Callee;
use crate::demands::Demands;
use crate::mentions::Mentions;
use crate::value::Filling;
use crate::wants::{Path, Step, Want, Wants};

/// Arguments for a call.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Attempt {
    /// What is where nothing is asked for.
    pub filling: Filling,
    /// What is asked of each parameter, the receiver being the first.
    pub wants: Vec<Wants>,
}

impl Attempt {
    /// Nothing is passed.
    pub(crate) fn of_nothing() -> Self {
        Self { filling: Filling::Zero, wants: Vec::new() }
    }
}

/// How many attempts there are at most.
const MOST: usize = 160;

/// How many alternatives are combined with each other.
const MOST_PAIRED: usize = 12;

/// The attempts for a call: what the ways to the place ask for, alone and with all else
/// full; then with one value changed, then two.
pub(crate) fn attempts(
    store: &Store,
    callee: &Callee,
    body: Option<&Body>,
    demands: &[Demands],
) -> Vec<Attempt> {
    let mut list = Attempts::default();
    let count = callee.params.len();
    for filling in [Filling::Zero, Filling::Full] {
        for demand in demands {
            list.add(filling, count, demand);
        }
        list.add(filling, count, &[]);
    }
    let mentions = body.map(Mentions::of).unwrap_or_default();
    let alternatives = Alternatives { store, mentions: &mentions }.of(callee);
    let nothing = vec![Demands::new()];
    let bases = if demands.is_empty() { &nothing } else { demands };
    for base in bases {
        for filling in [Filling::Zero, Filling::Full] {
            for alternative in &alternatives {
                let asked = [base.as_slice(), std::slice::from_ref(alternative)];
                list.add(filling, count, &asked.concat());
            }
        }
    }
    for (index, first) in alternatives.iter().take(MOST_PAIRED).enumerate() {
        for second in alternatives.iter().take(MOST_PAIRED).skip(index + 1) {
            list.add(Filling::Zero, count, &[first.clone(), second.clone()]);
        }
    }
    list.all
}

#[derive(Default)]
struct Attempts {
    all: Vec<Attempt>,
    seen: BTreeSet<Attempt>,
}

impl Attempts {
    fn add(&mut self, filling: Filling, count: usize, asked: &[(Path, Want)]) {
        let mut wants = vec![Wants::default(); count];
        for (path, want) in asked {
            if let Some(wants) = wants.get_mut(path.param) {
                wants.ask(&path.steps, want.clone());
            }
        }
        let attempt = Attempt { filling, wants };
        if self.all.len() < MOST && self.seen.insert(attempt.clone()) {
            self.all.push(attempt);
        }
    }
}

/// Values that are tried for their own sake.
struct Alternatives<'a> {
    store: &'a Store,
    mentions: &'a Mentions,
}

impl Alternatives<'_> {
    fn of(&self, callee: &Callee) -> Demands {
        let mut all = Demands::new();
        for (index, &ty) in callee.params.iter().enumerate() {
            self.value(ty, &Path::of(index), &mut all);
            self.fields(ty, &Path::of(index), &mut all);
        }
        all
    }

    fn fields(&self, ty: TypeId, path: &Path, all: &mut Demands) {
        let (ty, path) = match self.store[self.store.underlying(ty)] {
            Type::Pointer(to) => (to, path.clone().then(Step::Behind)),
            _ => (ty, path.clone()),
        };
        if let Type::Struct(it) = &self.store[self.store.underlying(ty)] {
            for (index, &field) in (0..).zip(&it.fields) {
                let path = path.clone().then(Step::Field(index));
                self.value(self.store.type_of(field), &path, all);
            }
        }
    }

    fn value(&self, ty: TypeId, path: &Path, all: &mut Demands) {
        let mut add = |want| all.push((path.clone(), want));
        match &self.store[self.store.underlying(ty)] {
            Type::Basic(basic) => self.basic(*basic, &mut add),
            Type::Slice(_) => {
                add(Want::Nil);
                let len = path.clone().then(Step::Len);
                all.extend([1, 2, 3, 4, 8].map(|it| (len.clone(), Want::Int(it))));
            }
            Type::Chan { .. } => [Want::Nil, Want::NotNil, Want::Closed].into_iter().for_each(add),
            Type::Interface(_) => {
                let types = [Basic::Int, Basic::String].map(|it| Want::Type(it.id()));
                let others = [Want::Nil, Want::NotNil, Want::Uncomparable];
                let is_empty = self.takes_anything(ty);
                types.into_iter().filter(|_| is_empty).for_each(&mut add);
                let others = others.into_iter();
                others.filter(|it| is_empty || *it != Want::Uncomparable).for_each(add);
            }
            Type::Pointer(_) | Type::Map { .. } | Type::Signature(_) => {
                [Want::Nil, Want::NotNil].into_iter().for_each(add);
            }
            _ => {}
        }
    }

    fn takes_anything(&self, ty: TypeId) -> bool {
        match self.store[self.store.underlying(ty)] {
            Type::Interface(id) => self.store.type_set(id).is_all(),
            _ => false,
        }
    }

    fn basic(&self, basic: Basic, add: &mut impl FnMut(Want)) {
        match basic.kind() {
            BasicKind::Boolean => [true, false].into_iter().for_each(|it| add(Want::Bool(it))),
            BasicKind::Signed | BasicKind::Unsigned => {
                let around = |it: &i128| [*it, it - 1, it + 1];
                let mentioned = self.mentions.integers.iter().flat_map(around);
                let usual = [0, 1, -1, 2].into_iter();
                let all = usual.chain(mentioned).chain([i128::MAX, i128::MIN]);
                all.for_each(|it| add(Want::Int(it)));
            }
            BasicKind::String => {
                let usual = ["", "x", "-1", "0"].map(|it| it.as_bytes().to_vec());
                let all = self.mentions.texts.iter().cloned().chain(usual);
                all.for_each(|it| add(Want::Text(it)));
            }
            _ => {}
        }
    }
}
