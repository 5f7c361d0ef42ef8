//! Type identity (spec: Type identity).

use crate::shared_parts::SharedParts;
use crate::{
    InterfaceId, ObjectId, Param, Signature, Store, Struct, Type, TypeId, TypeParamId, substitute,
};

/// Whether two types are identical. Names of parameters, aliases, `byte` and
/// `rune` make no difference.
pub fn identical(store: &Store, left: TypeId, right: TypeId) -> bool {
    Comparison::new(store, false).types(left, right)
}

/// As [`identical`], with struct tags ignored (spec: Conversions).
pub fn identical_but_for_tags(store: &Store, left: TypeId, right: TypeId) -> bool {
    Comparison::new(store, true).types(left, right)
}

struct Comparison<'s> {
    store: &'s Store,
    ignore_tags: bool,
    /// The pairs of interfaces that are being compared: an interface may refer
    /// to itself through its methods, and is then taken to be identical there.
    interfaces: Vec<(InterfaceId, InterfaceId)>,
    /// The pairs of types that are identical; the first that is not ends the comparison.
    pairs: SharedParts<(TypeId, TypeId)>,
}

impl<'s> Comparison<'s> {
    fn new(store: &'s Store, ignore_tags: bool) -> Self {
        Self { store, ignore_tags, interfaces: Vec::new(), pairs: SharedParts::default() }
    }

    fn types(&mut self, left: TypeId, right: TypeId) -> bool {
        let (left, right) = (self.store.unalias(left), self.store.unalias(right));
        if left == right || self.pairs.meet(&(left, right)).is_some() {
            return true;
        }
        let is_identical = redline_base::with_deep_stack(|| self.different_ids(left, right));
        if is_identical {
            self.pairs.remember((left, right), ());
        }
        is_identical
    }

    fn different_ids(&mut self, left: TypeId, right: TypeId) -> bool {
        match (&self.store[left], &self.store[right]) {
            (Type::Basic(left), Type::Basic(right)) => left.plain() == right.plain(),
            (Type::Array { len, element }, Type::Array { len: other, element: right }) => {
                let is_unknown = len.is_none() || other.is_none();
                (is_unknown || len == other) && self.types(*element, *right)
            }
            (Type::Slice(left), Type::Slice(right))
            | (Type::Pointer(left), Type::Pointer(right)) => self.types(*left, *right),
            (Type::Struct(left), Type::Struct(right)) => self.structs(left, right),
            (Type::Tuple(left), Type::Tuple(right)) => self.params(left, right),
            (Type::Signature(left), Type::Signature(right)) => self.signatures(left, right),
            (&Type::Interface(left), &Type::Interface(right)) => self.interfaces(left, right),
            (Type::Map { key, value }, Type::Map { key: other, value: right }) => {
                self.types(*key, *other) && self.types(*value, *right)
            }
            (Type::Chan { dir, element }, Type::Chan { dir: other, element: right }) => {
                dir == other && self.types(*element, *right)
            }
            (Type::Union(_), Type::Union(_)) => self.unions(left, right),
            (Type::Named(left), Type::Named(right)) => {
                let (left, right) = (&self.store[*left], &self.store[*right]);
                match (&left.instance, &right.instance) {
                    (Some(left), Some(right)) => {
                        left.origin == right.origin && self.lists(&left.args, &right.args)
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    fn lists(&mut self, left: &[TypeId], right: &[TypeId]) -> bool {
        left.len() == right.len()
            && left.iter().zip(right).all(|(&left, &right)| self.types(left, right))
    }

    fn params(&mut self, left: &[Param], right: &[Param]) -> bool {
        left.len() == right.len()
            && left.iter().zip(right).all(|(left, right)| self.types(left.ty, right.ty))
    }

    fn structs(&mut self, left: &Struct, right: &Struct) -> bool {
        left.fields.len() == right.fields.len()
            && (0..left.fields.len()).all(|index| {
                (self.ignore_tags || left.tag(index) == right.tag(index))
                    && self.fields(left.fields[index], right.fields[index])
            })
    }

    fn fields(&mut self, left: ObjectId, right: ObjectId) -> bool {
        let store = self.store;
        store[left].is_embedded() == store[right].is_embedded()
            && store.is_same_member(left, right)
            && self.objects(left, right)
    }

    /// Whether the types of two objects are identical.
    fn objects(&mut self, left: ObjectId, right: ObjectId) -> bool {
        self.types(self.store.type_of(left), self.store.type_of(right))
    }

    /// Generic signatures are compared with the type parameters of one put in
    /// the place of those of the other.
    fn signatures(&mut self, left: &Signature, right: &Signature) -> bool {
        if left.variadic != right.variadic || left.type_params.len() != right.type_params.len() {
            return false;
        }
        if left.type_params.is_empty() {
            return self.params(&left.params, &right.params)
                && self.params(&left.results, &right.results);
        }
        let store = self.store;
        let args: Vec<TypeId> =
            left.type_params.iter().map(|&param| store.intern(Type::TypeParam(param))).collect();
        let renamed = |ty: TypeId| substitute(store, ty, &right.type_params, &args);
        let renamed_params = |params: &[Param]| -> Vec<Param> {
            params.iter().map(|param| Param { ty: renamed(param.ty), ..*param }).collect()
        };
        let (params, results) = (renamed_params(&right.params), renamed_params(&right.results));
        self.constraints(&left.type_params, &right.type_params, &args)
            && self.params(&left.params, &params)
            && self.params(&left.results, &results)
    }

    fn constraints(
        &mut self,
        left: &[TypeParamId],
        right: &[TypeParamId],
        args: &[TypeId],
    ) -> bool {
        let store = self.store;
        left.iter().zip(right).all(|(&own, &other)| {
            match (store[own].constraint(), store[other].constraint()) {
                (Some(own), Some(other)) => self.types(own, substitute(store, other, right, args)),
                (own, other) => own == other,
            }
        })
    }

    fn interfaces(&mut self, left: InterfaceId, right: InterfaceId) -> bool {
        let store = self.store;
        let (own, other) = (store.type_set(left), store.type_set(right));
        if own.comparable != other.comparable
            || own.methods.len() != other.methods.len()
            || !(own.terms.is_subset_of(store, &other.terms)
                && other.terms.is_subset_of(store, &own.terms))
        {
            return false;
        }
        if self.interfaces.contains(&(left, right)) {
            return true;
        }
        self.interfaces.push((left, right));
        let same = own
            .methods
            .iter()
            .zip(&other.methods)
            .all(|(&own, &other)| store.is_same_member(own, other) && self.objects(own, other));
        self.interfaces.pop();
        same
    }

    /// Unions are identical if they stand for the same types.
    fn unions(&mut self, left: TypeId, right: TypeId) -> bool {
        let terms = |ty: TypeId| self.store.element_type_set(ty).terms;
        let (left, right) = (terms(left), terms(right));
        left.is_subset_of(self.store, &right) && right.is_subset_of(self.store, &left)
    }
}
