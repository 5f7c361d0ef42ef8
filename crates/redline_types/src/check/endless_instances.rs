//! Instances without end: a generic function or type whose instances need ever
//! larger ones (spec: Instantiations). The compiler makes one of each, so there is no
//! end to them.

use redline_base::Span;
use rustc_hash::FxHashMap;

use super::Package;
use crate::error::ErrorCode;
use crate::shared_parts::SharedParts;
use crate::{Store, Type, TypeId, TypeParamId};

/// Where type arguments are written: a file and a place in it.
type Place = (usize, Span);

/// What type parameters stand for, in terms of other type parameters.
#[derive(Default, Debug)]
pub(crate) struct Growth {
    /// From a type parameter to one that is given a type with it in it; whether that
    /// type is larger.
    edges: Vec<(TypeParamId, TypeParamId, bool, Place)>,
}

impl Package<'_> {
    /// Notes what type parameters stand for in an instance.
    pub(crate) fn note_growth(&self, place: Place, params: &[TypeParamId], args: &[TypeId]) {
        let store = self.store;
        let mut edges = Vec::new();
        for (&param, &arg) in params.iter().zip(args) {
            let arg = store.unalias(arg);
            if let Type::TypeParam(own) = store[arg] {
                edges.push((own, param, false, place));
                continue;
            }
            edges.extend(params_in(store, arg).into_iter().map(|own| (own, param, true, place)));
        }
        self.lock_growth().edges.append(&mut edges);
    }

    /// Notes that two type parameters stand for the same: that of a type, and that of
    /// a receiver.
    pub(crate) fn note_same(&self, place: Place, own: TypeParamId, other: TypeParamId) {
        let mut growth = self.lock_growth();
        growth.edges.push((own, other, false, place));
        growth.edges.push((other, own, false, place));
    }

    fn lock_growth(&self) -> std::sync::MutexGuard<'_, Growth> {
        // An addition that panicked has lost at most itself.
        self.growth.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Complains about type parameters that stand for ever larger types.
    pub(crate) fn check_growth(&self) {
        let edges = std::mem::take(&mut self.lock_growth().edges);
        let mut next: FxHashMap<TypeParamId, Vec<TypeParamId>> = FxHashMap::default();
        for &(from, to, ..) in &edges {
            next.entry(from).or_default().push(to);
        }
        let mut growing: Vec<(Place, TypeParamId)> = edges
            .iter()
            .filter(|&&(from, to, grows, _)| grows && reaches(&next, to, from))
            .map(|&(_, to, _, place)| (self.place_of_param(to).unwrap_or(place), to))
            .collect();
        growing.sort_by_key(|((file, span), _)| (*file, span.start));
        if let Some(&((file, span), _)) = growing.first() {
            let message = "instantiation cycle".to_owned();
            self.error(file, span, ErrorCode::InvalidInstanceCycle, message);
        }
    }

    fn place_of_param(&self, param: TypeParamId) -> Option<Place> {
        let object = &self.store[self.store[param].object];
        let declared = object.declared.filter(|_| object.package == Some(self.source.package))?;
        Some((declared.file as usize, Span::empty(declared.offset)))
    }
}

/// The type parameters in a type.
fn params_in(store: &Store, ty: TypeId) -> Vec<TypeParamId> {
    let mut search = ParamSearch { store, found: Vec::new(), parts: SharedParts::default() };
    search.ty(ty);
    search.found
}

struct ParamSearch<'s> {
    store: &'s Store,
    found: Vec<TypeParamId>,
    parts: SharedParts<TypeId>,
}

impl ParamSearch<'_> {
    fn ty(&mut self, ty: TypeId) {
        if self.parts.meet(&ty).is_none() {
            redline_base::with_deep_stack(|| self.parts_of(ty));
            self.parts.remember(ty, ());
        }
    }

    fn parts_of(&mut self, ty: TypeId) {
        let store = self.store;
        match &store[store.unalias(ty)] {
            Type::TypeParam(param) => self.found.push(*param),
            &Type::Array { element, .. }
            | &Type::Slice(element)
            | &Type::Pointer(element)
            | &Type::Chan { element, .. } => self.ty(element),
            &Type::Map { key, value } => {
                self.ty(key);
                self.ty(value);
            }
            Type::Struct(of) => of.fields.iter().for_each(|&it| self.ty(store.type_of(it))),
            Type::Tuple(params) => params.iter().for_each(|it| self.ty(it.ty)),
            Type::Signature(of) => {
                of.params.iter().chain(&of.results).for_each(|param| self.ty(param.ty));
            }
            Type::Named(named) => store[*named].args().iter().for_each(|&arg| self.ty(arg)),
            _ => {}
        }
    }
}

/// Whether a way leads from one type parameter to another.
fn reaches(
    next: &FxHashMap<TypeParamId, Vec<TypeParamId>>,
    from: TypeParamId,
    to: TypeParamId,
) -> bool {
    let mut seen = vec![from];
    let mut index = 0;
    while let Some(&param) = seen.get(index) {
        if param == to {
            return true;
        }
        for &other in next.get(&param).into_iter().flatten() {
            if !seen.contains(&other) {
                seen.push(other);
            }
        }
        index += 1;
    }
    false
}
