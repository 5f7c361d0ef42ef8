//! Type unification (spec: Type unification).
//!
//! Two types unify if type parameters can be given types so that they become
//! identical, or, where that suffices, assignable.

use redline_base::with_deep_stack;

use crate::shared_parts::SharedParts;
use crate::{
    ChanDir, InterfaceId, Lookup, NamedId, Object, ObjectId, Param, Signature, Store, Struct,
    Terms, Type, TypeId, TypeParamId, TypeSet, identical,
};

/// Depth at which two types count as different: types that contain themselves
/// through their type arguments unify without an end.
const MAX_DEPTH: u32 = 50;

/// How alike two types have to be (spec: Type unification, exact and loose).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Mode {
    /// Loosely, and so their elements.
    Loose,
    /// Loosely, and their elements exactly: one is assigned to the other.
    Assign,
    /// Exactly.
    Exact,
}

impl Mode {
    const fn of_elements(self) -> Self {
        match self {
            Self::Loose => Self::Loose,
            Self::Assign | Self::Exact => Self::Exact,
        }
    }
}

/// Type parameters and the types that were found for them.
pub(crate) struct Unifier<'s> {
    store: &'s Store,
    /// Whether interfaces unify loosely with what has their methods (since Go 1.21).
    uses_methods: bool,
    params: Vec<TypeParamId>,
    /// For each type parameter the index in `types` of what it stands for; type
    /// parameters that have to be the same share one.
    slots: Vec<usize>,
    types: Vec<Option<TypeId>>,
    depth: u32,
    /// The pairs of interfaces that are being compared.
    interfaces: Vec<(InterfaceId, InterfaceId)>,
    /// The pairs of types that unify as they are now: what is found for a type parameter
    /// later still unifies with what was found before.
    pairs: SharedParts<(TypeId, TypeId, Mode)>,
}

impl<'s> Unifier<'s> {
    /// With the types that are known already, one place for each type parameter.
    pub(crate) fn new(
        store: &'s Store,
        params: &[TypeParamId],
        types: Vec<Option<TypeId>>,
        uses_methods: bool,
    ) -> Self {
        Self {
            store,
            uses_methods,
            params: params.to_vec(),
            slots: (0..types.len()).collect(),
            types,
            depth: 0,
            interfaces: Vec::new(),
            pairs: SharedParts::default(),
        }
    }

    /// The type of each type parameter, as far as it is known.
    pub(crate) fn inferred(&self) -> Vec<Option<TypeId>> {
        (0..self.params.len()).map(|index| self.at(index)).collect()
    }

    /// The type of the type parameter at `index`.
    pub(crate) fn at(&self, index: usize) -> Option<TypeId> {
        self.types[self.slots[index]]
    }

    /// States the type of the type parameter at `index`.
    pub(crate) fn set(&mut self, index: usize, ty: TypeId) {
        self.types[self.slots[index]] = Some(ty);
    }

    /// Number of type parameters of which nothing is known.
    pub(crate) fn unknowns(&self) -> usize {
        self.slots.iter().filter(|&&slot| self.types[slot].is_none()).count()
    }

    /// The index of a type that is one of the type parameters.
    pub(crate) fn bound(&self, ty: TypeId) -> Option<usize> {
        match self.store[self.store.unalias(ty)] {
            Type::TypeParam(param) => self.params.iter().position(|&it| it == param),
            _ => None,
        }
    }

    /// Makes two type parameters stand for the same. Fails if both have a type.
    fn join(&mut self, left: usize, right: usize) -> bool {
        let (left, right) = (self.slots[left], self.slots[right]);
        if left == right {
            return true;
        }
        let (from, to) = match (self.types[left], self.types[right]) {
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (right, left),
            (None, _) => (left, right),
        };
        for slot in self.slots.iter_mut().filter(|slot| **slot == from) {
            *slot = to;
        }
        true
    }

    /// Makes two types alike, if it can; what it found out on the way stays even
    /// if it cannot.
    pub(crate) fn unify(&mut self, left: TypeId, right: TypeId, mode: Mode) -> bool {
        if self.is_same(left, right) || self.pairs.meet(&(left, right, mode)).is_some() {
            return true;
        }
        if self.depth >= MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let result = with_deep_stack(|| self.different(left, right, mode));
        self.depth -= 1;
        if result {
            self.pairs.remember((left, right, mode), ());
        }
        result
    }

    fn is_same(&self, left: TypeId, right: TypeId) -> bool {
        left == right || self.store.unalias(left) == self.store.unalias(right)
    }

    /// Of two types that are not the same: a defined type comes to stand on the
    /// right, and one of the type parameters on the left.
    fn different(&mut self, left: TypeId, right: TypeId, mode: Mode) -> bool {
        let swap = self.named(left).is_some() || self.bound(right).is_some();
        let (left, mut right) = if swap { (right, left) } else { (left, right) };
        if mode != Mode::Exact && self.named(right).is_some() && self.unifies_underlying(left) {
            right = self.store.underlying(right);
            if self.is_same(left, right) {
                return true;
            }
        }
        match (self.bound(left), self.bound(right)) {
            (Some(own), Some(other)) => self.two_params(own, other, mode),
            (Some(param), None) => self.param(param, right, mode),
            (None, _) => self.two_types(left, right, mode),
        }
    }

    /// The type as a defined one.
    fn named(&self, ty: TypeId) -> Option<NamedId> {
        match self.store[self.store.unalias(ty)] {
            Type::Named(named) => Some(named),
            _ => None,
        }
    }

    /// Whether a type is to be compared with the underlying type of a defined one.
    fn unifies_underlying(&self, ty: TypeId) -> bool {
        let ty = self.store.unalias(ty);
        match self.store[ty] {
            Type::Named(_) | Type::TypeParam(_) => false,
            Type::Interface(_) => !self.uses_methods,
            _ => true,
        }
    }

    fn two_params(&mut self, left: usize, right: usize, mode: Mode) -> bool {
        if self.join(left, right) {
            return true;
        }
        match (self.at(left), self.at(right)) {
            (Some(left), Some(right)) => self.unify(left, right, mode),
            _ => true,
        }
    }

    fn param(&mut self, param: usize, ty: TypeId, mode: Mode) -> bool {
        let Some(known) = self.at(param) else {
            self.set(param, ty);
            return true;
        };
        if !self.unify(known, ty, mode) || !self.is_clear(known, ty) {
            return false;
        }
        if mode != Mode::Exact && self.is_better(known, ty) {
            self.set(param, ty);
        }
        true
    }

    /// Whether two types that unify leave no doubt which of them is meant: an
    /// interface and another type do.
    fn is_clear(&self, known: TypeId, ty: TypeId) -> bool {
        match (self.interface(known), self.interface(ty)) {
            (Some(_), Some(_)) if self.named(known).is_some() && self.named(ty).is_some() => {
                identical(self.store, known, ty)
            }
            (Some(known), Some(other)) => {
                let methods = |id| self.store.type_set(id).methods.len();
                methods(known) == methods(other)
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether `ty` is to be preferred to `known`, with which it unifies: a
    /// defined type is, then a channel with a direction.
    fn is_better(&self, known: TypeId, ty: TypeId) -> bool {
        if self.named(known).is_some() {
            return false;
        }
        self.named(ty).is_some()
            || matches!(
                self.store[self.store.underlying(ty)],
                Type::Chan { dir: ChanDir::Send | ChanDir::Receive, .. }
            )
    }

    /// The type as an interface, if it is one and no type parameter.
    fn interface(&self, ty: TypeId) -> Option<InterfaceId> {
        let store = self.store;
        if let Type::TypeParam(_) = store[store.unalias(ty)] {
            return None;
        }
        match store[store.underlying(ty)] {
            Type::Interface(id) => Some(id),
            _ => None,
        }
    }

    /// Two types that are none of the type parameters.
    fn two_types(&mut self, left: TypeId, right: TypeId, mode: Mode) -> bool {
        if self.uses_methods && mode != Mode::Exact {
            match (self.interface(left), self.interface(right)) {
                (Some(left), Some(right)) => return self.interfaces(left, right, false),
                (Some(interface), None) => return self.has_methods(interface, right),
                (None, Some(interface)) => return self.has_methods(interface, left),
                (None, None) => {}
            }
        }
        let is_param = |ty: TypeId| {
            matches!(self.store[self.store.unalias(ty)], Type::TypeParam(_)).then_some(ty)
        };
        match (is_param(left), is_param(right)) {
            (_, Some(param)) => self.foreign_param(param, left),
            (Some(param), None) => self.foreign_param(param, right),
            (None, None) => self.structure(left, right, mode),
        }
    }

    /// A type parameter that is none of those to be found: it stands for what all
    /// of its types have in common.
    fn foreign_param(&mut self, param: TypeId, ty: TypeId) -> bool {
        match self.store.common_underlying(param) {
            Ok(common) => self.unify(common, ty, Mode::Assign),
            Err(_) => false,
        }
    }

    /// Whether the type has the methods of the interface.
    fn has_methods(&mut self, interface: InterfaceId, ty: TypeId) -> bool {
        let store = self.store;
        store.type_set(interface).methods.iter().all(|&wanted| {
            let &Object { name, package, .. } = &store[wanted];
            let Lookup::Found(found) = store.lookup(ty, false, package, name) else {
                return false;
            };
            let own = store.type_of(found.object);
            store[found.object].kind.is_method()
                && store.generic_signature(own).is_none()
                && self.unify(store.type_of(wanted), own, Mode::Exact)
        })
    }

    /// Two interfaces: exactly with the same methods, or else with all of one
    /// among those of the other.
    fn interfaces(&mut self, left: InterfaceId, right: InterfaceId, exactly: bool) -> bool {
        let store = self.store;
        let (own, other) = (store.type_set(left), store.type_set(right));
        if own.comparable != other.comparable || !is_same_terms(store, &own.terms, &other.terms) {
            return false;
        }
        if exactly && own.methods.len() != other.methods.len() {
            return false;
        }
        if self.interfaces.contains(&(left, right)) || self.interfaces.contains(&(right, left)) {
            return true;
        }
        self.interfaces.push((left, right));
        let result = self.common_methods(own, other);
        self.interfaces.pop();
        result
    }

    /// Whether the methods of the smaller set are among those of the other.
    fn common_methods(&mut self, left: &TypeSet, right: &TypeSet) -> bool {
        let store = self.store;
        let is_larger = left.methods.len() > right.methods.len();
        let (few, many) = if is_larger { (right, left) } else { (left, right) };
        few.methods.iter().all(|&method| {
            let is_same = |&&other: &&ObjectId| store.is_same_member(method, other);
            many.methods.iter().find(is_same).is_some_and(|&other| {
                self.unify(store.type_of(method), store.type_of(other), Mode::Exact)
            })
        })
    }

    /// Two types of the same form.
    fn structure(&mut self, left: TypeId, right: TypeId, mode: Mode) -> bool {
        let store = self.store;
        let elements = mode.of_elements();
        match (&store[store.unalias(left)], &store[store.unalias(right)]) {
            (Type::Basic(_), _) | (_, Type::Basic(_)) if !self.are_known(left, right) => true,
            (Type::Basic(left), Type::Basic(right)) => left.plain() == right.plain(),
            (Type::Array { len, element }, Type::Array { len: other, element: right }) => {
                let is_unknown = len.is_none() || other.is_none();
                (is_unknown || len == other) && self.unify(*element, *right, elements)
            }
            (Type::Slice(left), Type::Slice(right))
            | (Type::Pointer(left), Type::Pointer(right)) => self.unify(*left, *right, elements),
            (Type::Struct(left), Type::Struct(right)) => self.structs(left, right, elements),
            (Type::Tuple(left), Type::Tuple(right)) => self.tuples(left, right, mode),
            (Type::Signature(left), Type::Signature(right)) => {
                self.signatures(left, right, elements)
            }
            (&Type::Interface(left), &Type::Interface(right)) => self.interfaces(left, right, true),
            (Type::Map { key, value }, Type::Map { key: other, value: right }) => {
                self.unify(*key, *other, elements) && self.unify(*value, *right, elements)
            }
            (Type::Chan { dir, element }, Type::Chan { dir: other, element: right }) => {
                (mode != Mode::Exact || dir == other) && self.unify(*element, *right, elements)
            }
            (&Type::Named(left), &Type::Named(right)) => self.named_types(left, right, mode),
            _ => false,
        }
    }

    /// Whether both could be read: what could not unifies with everything.
    fn are_known(&self, left: TypeId, right: TypeId) -> bool {
        let unknown = |ty: TypeId| {
            matches!(self.store[self.store.unalias(ty)], Type::Basic(crate::Basic::Unknown))
        };
        !unknown(left) && !unknown(right)
    }

    fn structs(&mut self, left: &Struct, right: &Struct, mode: Mode) -> bool {
        let store = self.store;
        left.fields.len() == right.fields.len()
            && left.fields.iter().zip(&right.fields).enumerate().all(|(index, (&own, &other))| {
                store[own].is_embedded() == store[other].is_embedded()
                    && left.tag(index) == right.tag(index)
                    && store.is_same_member(own, other)
                    && self.unify(store.type_of(own), store.type_of(other), mode)
            })
    }

    fn tuples(&mut self, left: &[Param], right: &[Param], mode: Mode) -> bool {
        left.len() == right.len()
            && left.iter().zip(right).all(|(left, right)| self.unify(left.ty, right.ty, mode))
    }

    fn signatures(&mut self, left: &Signature, right: &Signature, mode: Mode) -> bool {
        left.variadic == right.variadic
            && self.tuples(&left.params, &right.params, mode)
            && self.tuples(&left.results, &right.results, mode)
    }

    /// The type arguments unify first, for the sake of the message if the types differ.
    fn named_types(&mut self, left: NamedId, right: NamedId, mode: Mode) -> bool {
        let store = self.store;
        let (left, right) = (&store[left], &store[right]);
        left.args().len() == right.args().len()
            && left
                .args()
                .iter()
                .zip(right.args())
                .all(|(&own, &other)| self.unify(own, other, mode))
            && left.object == right.object
    }
}

fn is_same_terms(store: &Store, left: &Terms, right: &Terms) -> bool {
    left.is_subset_of(store, right) && right.is_subset_of(store, left)
}
