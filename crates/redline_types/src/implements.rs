//! Implementing an interface and satisfying a constraint (spec: Implementing an
//! interface, Satisfying a type constraint).

use crate::missing_method::{has_all_methods, pointer_to_interface_text};
use crate::occurrence::Occurrence;
use crate::{InterfaceId, MissingMethod, Store, Term, Terms, Type, TypeId, Wording, identical};

/// What a type is asked to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// To implement an interface.
    Implement,
    /// To satisfy a constraint.
    Satisfy {
        /// The version of the language, `go1.{version}`: since 1.20 interfaces
        /// satisfy `comparable`.
        version: u32,
    },
}

impl Relation {
    const fn verb(self) -> &'static str {
        match self {
            Self::Implement => "implement",
            Self::Satisfy { .. } => "satisfy",
        }
    }
}

/// That a type does not implement an interface or satisfy a constraint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotImplemented {
    /// The type.
    pub ty: TypeId,
    /// The interface or constraint.
    pub interface: TypeId,
    /// What was asked for.
    pub relation: Relation,
    /// Why it is not so.
    pub reason: Reason,
}

/// Why a type does not implement an interface.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    /// It is none.
    NotInterface,
    /// No type does.
    EmptyTypeSet,
    /// A method is missing.
    Method(MissingMethod),
    /// Values of the type cannot be compared.
    NotComparable,
    /// Values of the type can be compared, but may panic then, which satisfies
    /// `comparable` since Go 1.20.
    ComparableSince,
    /// The type is an interface for which other types stand.
    Types,
    /// The type has the underlying type of this term, which lacks a `~`.
    MissingTilde(TypeId),
    /// The interface mentions the type, but no type is in all of its elements.
    Mentioned,
    /// The type is none of these.
    NotAmong(Box<[Term]>),
}

impl NotImplemented {
    /// The error as a sentence, in the words of `go/types`.
    pub fn text(&self, wording: Wording<'_>) -> String {
        let verb = self.relation.verb();
        let (ty, interface) = (wording.ty(self.ty), wording.ty(self.interface));
        let detail = match &self.reason {
            Reason::EmptyTypeSet => return format!("cannot {verb} {interface} (empty type set)"),
            Reason::NotComparable => return format!("{ty} does not {verb} comparable"),
            Reason::ComparableSince => {
                return format!("{ty} to {verb} comparable requires go1.20 or later");
            }
            Reason::Types => return format!("{ty} does not {verb} {interface}"),
            Reason::Method(missing) => {
                return format!("{ty} does not {verb} {interface} {}", missing.text(wording));
            }
            Reason::NotInterface => pointer_to_interface_text(wording, self.interface)
                .unwrap_or_else(|| format!("{interface} is not an interface")),
            Reason::MissingTilde(term) => {
                format!("possibly missing ~ for {} in {interface}", wording.ty(*term))
            }
            Reason::Mentioned => {
                format!("{interface} mentions {ty}, but {ty} is not in the type set of {interface}")
            }
            Reason::NotAmong(terms) => {
                format!("{ty} missing in {}", terms_text(wording.store, terms))
            }
        };
        format!("{ty} does not {verb} {interface} ({detail})")
    }
}

/// Terms with the full paths of packages.
fn terms_text(store: &Store, terms: &[Term]) -> String {
    let text =
        |term: &Term| format!("{}{}", if term.tilde { "~" } else { "" }, store.type_text(term.ty));
    terms.iter().map(text).collect::<Vec<_>>().join(" | ")
}

/// Whether `ty` implements `interface`, or satisfies it as a constraint. Silent
/// where either is not known.
///
/// # Errors
/// Why it does not.
pub fn implements(
    store: &Store,
    ty: TypeId,
    interface: TypeId,
    relation: Relation,
) -> Result<(), NotImplemented> {
    let unknown = |ty| Occurrence::unknown(store, ty);
    match (Question { store, ty, interface, relation }).answer() {
        Err(reason) if !unknown(ty) && !unknown(interface) => {
            Err(NotImplemented { ty, interface, relation, reason })
        }
        _ => Ok(()),
    }
}

struct Question<'s> {
    store: &'s Store,
    ty: TypeId,
    interface: TypeId,
    relation: Relation,
}

impl Question<'_> {
    fn answer(&self) -> Result<(), Reason> {
        let store = self.store;
        let own = store.underlying(self.ty);
        let wanted = store.underlying(self.interface);
        if !store.is_known(own) || !store.is_known(wanted) || self.points_to_unknown(own) {
            return Ok(());
        }
        let Type::Interface(wanted) = store[wanted] else { return self.is_constraint_type() };
        let set = store.type_set(wanted);
        let own_set = self.own_set(own);
        if set.is_all() || own_set.as_ref().is_some_and(crate::TypeSet::is_empty) {
            return Ok(());
        }
        if set.is_empty() {
            return Err(Reason::EmptyTypeSet);
        }
        self.has_methods()?;
        match (&set.terms, &own_set) {
            (Terms::All, _) => {}
            (terms, Some(own)) if !own.terms.is_subset_of(store, terms) => {
                return Err(Reason::Types);
            }
            (_, Some(_)) => {}
            (Terms::List(terms), None) => self.is_among(terms, wanted)?,
        }
        self.is_comparable_enough(wanted)
    }

    /// The type set of the type, if it is an interface or a type parameter.
    fn own_set(&self, under: TypeId) -> Option<crate::TypeSet> {
        let store = self.store;
        match (&store[store.unalias(self.ty)], &store[under]) {
            (Type::TypeParam(_), _) => Some(store.element_type_set(self.ty)),
            (_, Type::Interface(id)) => Some(store.type_set(*id).clone()),
            _ => None,
        }
    }

    /// A type that is no interface is, as a constraint, one with that type alone.
    fn is_constraint_type(&self) -> Result<(), Reason> {
        if self.relation == Relation::Implement {
            return Err(Reason::NotInterface);
        }
        let store = self.store;
        let term = Term { tilde: false, ty: self.interface };
        let terms = Terms::List([term].into());
        if let Some(own) = self.own_set(store.underlying(self.ty)) {
            let is_within = own.terms.is_subset_of(store, &terms);
            return if is_within { Ok(()) } else { Err(Reason::Types) };
        }
        if terms.contains(store, self.ty) {
            return Ok(());
        }
        Err(Reason::NotAmong([term].into()))
    }

    fn points_to_unknown(&self, under: TypeId) -> bool {
        let store = self.store;
        matches!(store[under], Type::Pointer(base) if !store.is_known(store.underlying(base)))
    }

    fn has_methods(&self) -> Result<(), Reason> {
        let mut same = |left, right| identical(self.store, left, right);
        has_all_methods(self.store, self.ty, self.interface, true, &mut same)
            .map_err(Reason::Method)
    }

    fn is_among(&self, terms: &[Term], wanted: InterfaceId) -> Result<(), Reason> {
        let store = self.store;
        let is_in = |term: Term| Terms::List([term].into()).contains(store, self.ty);
        if terms.iter().any(|&term| is_in(term)) {
            return Ok(());
        }
        let lacks_tilde = |term: &&Term| {
            !term.tilde
                && identical(store, term.ty, store.underlying(term.ty))
                && is_in(Term { tilde: true, ty: term.ty })
        };
        Err(match terms.iter().find(lacks_tilde) {
            Some(term) => Reason::MissingTilde(term.ty),
            None if self.is_mentioned(wanted) => Reason::Mentioned,
            None => Reason::NotAmong(terms.into()),
        })
    }

    fn is_mentioned(&self, wanted: InterfaceId) -> bool {
        self.store[wanted].embedded.iter().any(|&element| self.mentions(element))
    }

    fn mentions(&self, element: TypeId) -> bool {
        match &self.store[element] {
            Type::Interface(id) => self.is_mentioned(*id),
            Type::Union(terms) => terms.iter().any(|term| self.mentions(term.ty)),
            _ => identical(self.store, element, self.ty),
        }
    }

    fn is_comparable_enough(&self, wanted: InterfaceId) -> Result<(), Reason> {
        let store = self.store;
        if !store.has_only_comparable(wanted) || store.is_strictly_comparable(self.ty) {
            return Ok(());
        }
        match self.relation {
            Relation::Satisfy { version } if store.is_comparable(self.ty) => {
                if version >= 20 {
                    Ok(())
                } else {
                    Err(Reason::ComparableSince)
                }
            }
            _ => Err(Reason::NotComparable),
        }
    }
}
