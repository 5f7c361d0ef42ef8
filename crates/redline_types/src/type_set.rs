//! Type sets (spec: Interface types): which types an interface stands for.

use redline_base::with_deep_stack;

use crate::named::Instance;
use crate::{
    Basic, Interface, InterfaceId, NamedId, ObjectId, Store, Term, Type, TypeId, identical,
    substitute,
};

/// The types that implement an interface: those that have all of `methods`, are
/// among `terms` and, if `comparable`, can be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeSet {
    /// The methods, embedded ones included, each name once, in the order of
    /// [`Store::sort_methods`].
    pub methods: Box<[ObjectId]>,
    /// Which types have a chance.
    pub terms: Terms,
    /// Whether only types that can be compared belong to it; not set where
    /// `terms` lists the types.
    pub comparable: bool,
}

/// A set of types.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Terms {
    /// All types.
    All,
    /// The types of these terms, no two of which overlap; none if there are none.
    List(Box<[Term]>),
}

impl TypeSet {
    /// That of `interface {}`: all types.
    pub fn all() -> Self {
        Self { methods: [].into(), terms: Terms::All, comparable: false }
    }

    /// That of `comparable`.
    pub fn comparable() -> Self {
        Self { comparable: true, ..Self::all() }
    }

    /// Whether every type belongs to it.
    pub fn is_all(&self) -> bool {
        self.is_method_set() && self.methods.is_empty()
    }

    /// Whether no type belongs to it.
    pub fn is_empty(&self) -> bool {
        matches!(&self.terms, Terms::List(terms) if terms.is_empty())
    }

    /// Whether it is no more than methods, so that values can have the interface
    /// as their type (spec: Basic interfaces).
    pub fn is_method_set(&self) -> bool {
        !self.comparable && self.terms == Terms::All
    }
}

impl Terms {
    /// The types of both.
    #[must_use]
    pub fn intersect(&self, store: &Store, other: &Self) -> Self {
        match (self, other) {
            (Self::All, terms) | (terms, Self::All) => terms.clone(),
            (Self::List(left), Self::List(right)) => {
                let pairs =
                    left.iter().flat_map(|&left| right.iter().map(move |&right| (left, right)));
                let both = pairs.filter_map(|(left, right)| common(store, left, right));
                Self::union(store, both)
            }
        }
    }

    /// The types of any of `terms`, each once: where one term holds another, the
    /// larger stands in the place of the first of them.
    pub fn union(store: &Store, terms: impl IntoIterator<Item = Term>) -> Self {
        let mut kept: Vec<Term> = Vec::new();
        for term in terms {
            if kept.iter().any(|&other| holds(store, other, term)) {
                continue;
            }
            let smaller = kept.iter().position(|&other| holds(store, term, other));
            kept.retain(|&other| !holds(store, term, other));
            kept.insert(smaller.unwrap_or(kept.len()), term);
        }
        Self::List(kept.into())
    }

    /// Whether `ty` is one of them.
    pub fn contains(&self, store: &Store, ty: TypeId) -> bool {
        match self {
            Self::All => true,
            Self::List(terms) => {
                terms.iter().any(|&term| holds(store, term, Term { tilde: false, ty }))
            }
        }
    }

    /// Whether each of them is one of `other` too.
    pub fn is_subset_of(&self, store: &Store, other: &Self) -> bool {
        match (self, other) {
            (_, Self::All) => true,
            (Self::All, Self::List(_)) => false,
            (Self::List(left), Self::List(right)) => {
                left.iter().all(|&term| right.iter().any(|&other| holds(store, other, term)))
            }
        }
    }
}

/// Whether the types of `inner` all belong to `outer`.
fn holds(store: &Store, outer: Term, inner: Term) -> bool {
    if inner.tilde && !outer.tilde {
        return false;
    }
    let ty = if outer.tilde { store.underlying(inner.ty) } else { inner.ty };
    identical(store, outer.ty, ty)
}

/// The types that belong to both terms; if that is so for both, as `left` is written.
fn common(store: &Store, left: Term, right: Term) -> Option<Term> {
    if holds(store, right, left) { Some(left) } else { holds(store, left, right).then_some(right) }
}

impl Store {
    /// The underlying type (spec: Underlying types); that of a type parameter is
    /// its constraint interface. What has not been found out yet is invalid.
    pub fn underlying(&self, ty: TypeId) -> TypeId {
        let ty = self.unalias(ty);
        match self[ty] {
            Type::Named(named) => self.named_underlying(named),
            Type::TypeParam(param) => match self[param].constraint().map(|ty| self.unalias(ty)) {
                Some(constraint) if !matches!(self[constraint], Type::TypeParam(_)) => {
                    self.underlying(constraint)
                }
                _ => Basic::Invalid.id(),
            },
            _ => ty,
        }
    }

    /// A defined type gets its underlying type when it is asked for first: the
    /// declarations that it depends on need not come before its own.
    fn named_underlying(&self, id: NamedId) -> TypeId {
        let named = &self[id];
        let found = named.underlying().or_else(|| match &named.instance {
            Some(instance) => self.instance_underlying(instance),
            None => self.defined_underlying(id),
        });
        if let Some(found) = found {
            named.set_underlying(found);
        }
        found.unwrap_or_else(|| Basic::Invalid.id())
    }

    fn instance_underlying(&self, instance: &Instance<NamedId>) -> Option<TypeId> {
        let origin = &self[instance.origin];
        let underlying =
            origin.underlying().or_else(|| self.defined_underlying(instance.origin))?;
        Some(substitute(self, underlying, origin.type_params(), &instance.args))
    }

    /// What stands at the end of `type A B; type B C; …`; none if it is not known
    /// yet or if there is no end.
    fn defined_underlying(&self, id: NamedId) -> Option<TypeId> {
        let mut chain = vec![id];
        loop {
            let definition = self.unalias(self[*chain.last()?].definition()?);
            match self[definition] {
                Type::Named(next) if self[next].underlying().is_some() => {
                    return self[next].underlying();
                }
                Type::Named(next) if self[next].instance.is_some() => {
                    let instance = self[next].instance.as_ref()?;
                    if chain.contains(&instance.origin) || self.is_endless(next) {
                        return None;
                    }
                    return with_deep_stack(|| self.instance_underlying(instance));
                }
                Type::Named(next) if chain.contains(&next) => return None,
                Type::Named(next) => chain.push(next),
                Type::TypeParam(_) => return Some(Basic::Invalid.id()),
                _ => return Some(definition),
            }
        }
    }

    /// Sorts methods into the order in which interfaces hold them: exported ones
    /// by name, then the others by name and path of their package.
    pub fn sort_methods(&self, methods: &mut [ObjectId]) {
        methods.sort_by(|&left, &right| self.method_key(left).cmp(&self.method_key(right)));
    }

    fn method_key(&self, method: ObjectId) -> (bool, &str, &str) {
        let method = &self[method];
        let name = self.names().text(method.name);
        let exported = is_exported(name);
        let path = method.package.filter(|_| !exported).map_or("", |package| &self[package].path);
        (!exported, name, path)
    }

    /// The type set of an interface. The interfaces that it embeds have to be known;
    /// those that embed themselves restrict nothing.
    pub fn type_set(&self, id: InterfaceId) -> &TypeSet {
        let interface = &self[id];
        if let Some(set) = interface.type_set() {
            return set;
        }
        let set = redline_base::with_deep_stack(|| self.compute_type_set(interface));
        interface.set_type_set(set)
    }

    fn compute_type_set(&self, interface: &Interface) -> TypeSet {
        let mut methods = interface.methods.to_vec();
        let mut terms = Terms::All;
        let mut comparable = false;
        for &embedded in &interface.embedded {
            if self.is_type_param(embedded) {
                continue;
            }
            let set = self.element_type_set(embedded);
            for &method in &set.methods {
                if !methods.iter().any(|&own| self.is_same_member(own, method)) {
                    methods.push(method);
                }
            }
            terms = terms.intersect(self, &set.terms);
            comparable |= set.comparable;
        }
        if comparable && let Terms::List(list) = &terms {
            let kept = list.iter().copied().filter(|term| self.is_strictly_comparable(term.ty));
            terms = Terms::List(kept.collect());
            comparable = false;
        }
        self.sort_methods(&mut methods);
        TypeSet { methods: methods.into(), terms, comparable }
    }

    /// Type parameters are no elements of interfaces (spec: General interfaces).
    fn is_type_param(&self, ty: TypeId) -> bool {
        matches!(self[self.unalias(ty)], Type::TypeParam(_))
    }

    /// The type set of an interface element: an interface, a union or a type.
    pub(crate) fn element_type_set(&self, element: TypeId) -> TypeSet {
        if let Type::TypeParam(param) = self[self.unalias(element)] {
            let Some(constraint) = self[param].constraint() else { return TypeSet::all() };
            let is_param = matches!(self[self.unalias(constraint)], Type::TypeParam(_));
            return if is_param { TypeSet::all() } else { self.element_type_set(constraint) };
        }
        if self.is_endless_type(element) {
            return TypeSet::all();
        }
        match &self[self.underlying(element)] {
            Type::Interface(id) => self.type_set(*id).clone(),
            Type::Union(terms) => TypeSet { terms: self.union_terms(terms), ..TypeSet::all() },
            Type::Basic(Basic::Invalid | Basic::Unknown) => TypeSet::all(),
            _ => {
                let term = Term { tilde: false, ty: element };
                TypeSet { terms: Terms::List([term].into()), ..TypeSet::all() }
            }
        }
    }

    /// The types of a union, whose terms may be interfaces themselves.
    fn union_terms(&self, terms: &[Term]) -> Terms {
        let mut all = Vec::new();
        for &term in terms {
            if self.is_endless_type(term.ty) || self.is_type_param(term.ty) {
                return Terms::All;
            }
            match self[self.underlying(term.ty)] {
                Type::Interface(id) => match &self.type_set(id).terms {
                    Terms::All => return Terms::All,
                    Terms::List(inner) => all.extend_from_slice(inner),
                },
                Type::Basic(Basic::Unknown) => return Terms::All,
                Type::Basic(Basic::Invalid) => {}
                // No type has a defined type as its underlying type.
                _ if term.tilde && !identical(self, term.ty, self.underlying(term.ty)) => {}
                _ => all.push(term),
            }
        }
        Terms::union(self, all)
    }

    /// Whether two fields or methods have one name: names that are not exported
    /// are those of their package (spec: Uniqueness of identifiers).
    pub fn is_same_member(&self, left: ObjectId, right: ObjectId) -> bool {
        let (left, right) = (&self[left], &self[right]);
        left.name == right.name
            && (is_exported(self.names().text(left.name))
                || self.is_same_package(left.package, right.package))
    }

    pub(crate) fn is_same_package(
        &self,
        left: Option<crate::PackageId>,
        right: Option<crate::PackageId>,
    ) -> bool {
        left == right
            || matches!((left, right), (Some(left), Some(right)) if self[left].path == self[right].path)
    }
}

/// Whether a name begins with an upper-case letter (spec: Exported identifiers).
pub fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}
