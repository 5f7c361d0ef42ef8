//! Defined types that contain themselves, so that no value of them has an end
//! (spec: Type definitions, Struct types, Array types, Interface types).

use redline_base::with_deep_stack;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::shared_parts::SharedParts;
use crate::{NamedId, Store, Type, TypeId, TypeParamId};

impl Store {
    /// Whether a defined type contains itself, through structs, arrays, interface
    /// elements and the generic types that it is made of. A type whose parts are
    /// not all declared yet is taken to end with them.
    pub fn is_endless(&self, named: NamedId) -> bool {
        if let Some(known) = self[named].is_endless() {
            return known;
        }
        let mut expansion = Expansion::new(self);
        let endless = expansion.cycle_from(named).is_some();
        if !expansion.is_partial {
            self[named].set_endless(endless);
        }
        endless
    }

    /// As [`Self::is_endless`], of any type.
    pub(crate) fn is_endless_type(&self, ty: TypeId) -> bool {
        matches!(self[self.unalias(ty)], Type::Named(named) if self.is_endless(named))
    }

    /// The types on the way from a type that is contained in `named` back to
    /// itself; empty if `named` ends.
    pub(crate) fn endless_cycle(&self, named: NamedId) -> Vec<NamedId> {
        Expansion::new(self).cycle_from(named).unwrap_or_default()
    }
}

/// A walk through what a type contains.
///
/// Generic types are walked as they are declared, so that there are no more types
/// to meet than are written; at a type parameter the walk goes on with the type
/// argument of the instance that it came through.
struct Expansion<'s> {
    store: &'s Store,
    /// The defined types that what is walked is part of.
    nest: Vec<Level>,
    /// How many defined types have been entered.
    levels: u32,
    /// The defined types that led to what is walked.
    path: Vec<NamedId>,
    /// What has been walked to its ends, wherever it stands.
    ends: FxHashSet<NamedId>,
    /// What has been walked to its ends inside of one defined type, by its level.
    parts: SharedParts<(u32, TypeId)>,
    /// Whether type parameters occur in a type argument.
    open: FxHashMap<TypeId, bool>,
    is_partial: bool,
}

/// A defined type that is being walked.
#[derive(Clone, Copy)]
struct Level {
    named: NamedId,
    /// Which of the walks into defined types this is: what type parameters stand for
    /// depends on it.
    number: u32,
}

impl<'s> Expansion<'s> {
    fn new(store: &'s Store) -> Self {
        Self {
            store,
            nest: Vec::new(),
            levels: 0,
            path: Vec::new(),
            ends: FxHashSet::default(),
            parts: SharedParts::default(),
            open: FxHashMap::default(),
            is_partial: false,
        }
    }

    /// The cycle that is met first in a defined type.
    fn cycle_from(&mut self, named: NamedId) -> Option<Vec<NamedId>> {
        self.in_named(named).err()
    }

    /// An error is the types of a cycle in order.
    fn in_type(&mut self, ty: TypeId) -> Result<(), Vec<NamedId>> {
        match &self.store[self.store.unalias(ty)] {
            &Type::Array { element, .. } => with_deep_stack(|| self.in_type(element)),
            Type::Struct(of) => self.in_shared(ty, |expansion| {
                let mut types = of.fields.iter().map(|&field| expansion.store.type_of(field));
                types.try_for_each(|ty| expansion.in_type(ty))
            }),
            Type::Union(terms) => terms.iter().try_for_each(|term| self.in_type(term.ty)),
            &Type::Interface(id) => {
                let embedded = &self.store[id].embedded;
                embedded.iter().try_for_each(|&ty| with_deep_stack(|| self.in_type(ty)))
            }
            &Type::Named(named) => self.in_shared(ty, |expansion| expansion.in_named(named)),
            &Type::TypeParam(param) => self.in_argument(param),
            _ => Ok(()),
        }
    }

    /// A part of the type that is walked is met twice if it stands in two places.
    fn in_shared(
        &mut self,
        part: TypeId,
        walk: impl FnOnce(&mut Self) -> Result<(), Vec<NamedId>>,
    ) -> Result<(), Vec<NamedId>> {
        let place = (self.nest.last().map_or(0, |level| level.number), part);
        if self.parts.meet(&place).is_some() {
            return Ok(());
        }
        with_deep_stack(|| walk(self))?;
        self.parts.remember(place, ());
        Ok(())
    }

    fn in_named(&mut self, named: NamedId) -> Result<(), Vec<NamedId>> {
        if self.ends.contains(&named) || self.store[named].is_endless() == Some(false) {
            return Ok(());
        }
        if self.nest.iter().any(|level| level.named == named) {
            let start = self.path.iter().position(|&it| it == named).unwrap_or(0);
            return Err(self.path[start..].to_vec());
        }
        let origin = &self.store[self.store.origin(named)];
        let Some(definition) = origin.definition().or(origin.underlying()) else {
            self.is_partial = true;
            return Ok(());
        };
        self.levels += 1;
        self.nest.push(Level { named, number: self.levels });
        self.path.push(named);
        self.in_type(definition)?;
        self.path.pop();
        self.nest.pop();
        if !self.is_open(named) {
            self.ends.insert(named);
        }
        Ok(())
    }

    /// A type argument is written where the instance is, not inside of it.
    fn in_argument(&mut self, param: TypeParamId) -> Result<(), Vec<NamedId>> {
        let Some(innermost) = self.nest.pop() else { return Ok(()) };
        let named = innermost.named;
        let params = self.store[self.store.origin(named)].type_params();
        let index = params.iter().position(|&it| it == param);
        let argument = index.and_then(|index| self.store[named].args().get(index).copied());
        if let Some(argument) = argument {
            let last = self.path.pop();
            self.in_type(argument)?;
            self.path.extend(last);
        }
        self.nest.push(innermost);
        Ok(())
    }

    /// Whether what an instance contains depends on where it stands.
    fn is_open(&mut self, named: NamedId) -> bool {
        self.store[named].args().iter().any(|&arg| self.has_params(arg))
    }

    fn has_params(&mut self, ty: TypeId) -> bool {
        if let Some(&known) = self.open.get(&ty) {
            return known;
        }
        let found = with_deep_stack(|| self.has_params_here(ty));
        self.open.insert(ty, found);
        found
    }

    fn has_params_here(&mut self, ty: TypeId) -> bool {
        match &self.store[self.store.unalias(ty)] {
            Type::Basic(_) => false,
            &Type::Array { element, .. }
            | &Type::Slice(element)
            | &Type::Pointer(element)
            | &Type::Chan { element, .. } => self.has_params(element),
            &Type::Map { key, value } => self.has_params(key) || self.has_params(value),
            &Type::Named(named) => self.is_open(named),
            // Whether they are in it is not worth a walk: open is the safe answer.
            _ => true,
        }
    }
}
