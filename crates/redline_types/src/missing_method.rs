//! Which method keeps a type from having the methods of an interface (spec:
//! Implementing an interface, Method sets, Type assertions).

use rustc_hash::FxHashSet;

use crate::lookup::MAX_EMBEDDED;
use crate::occurrence::Occurrence;
use crate::{
    Basic, Lookup, Object, ObjectId, Signature, Store, Type, TypeId, TypeSet, Wording, identical,
};

/// A method that an interface asks for and a type does not have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MissingMethod {
    /// The type.
    pub ty: TypeId,
    /// The interface.
    pub interface: TypeId,
    /// The method of the interface.
    pub method: ObjectId,
    /// What is wrong with it.
    pub problem: MethodProblem,
}

/// Why a type does not have a method.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodProblem {
    /// It has none with this name.
    Absent,
    /// It has this method, whose name has other letters in upper case.
    OtherCase(ObjectId),
    /// It has one with this name that belongs to another package.
    Unexported,
    /// Its method has another signature.
    WrongType(ObjectId),
    /// Several embedded fields have it.
    Ambiguous,
    /// Only the pointer to the type has it.
    PointerReceiver,
    /// That is a field.
    Field,
}

impl MissingMethod {
    /// Whether the type has the method in another form: with another signature
    /// or for pointers only.
    pub fn is_wrong_type(&self) -> bool {
        matches!(self.problem, MethodProblem::WrongType(_) | MethodProblem::PointerReceiver)
    }

    /// The reason in parentheses, with what there is and what should be in lines
    /// of their own.
    pub fn text(&self, wording: Wording<'_>) -> String {
        let store = wording.store;
        let name = store.names().text(store[self.method].name);
        match self.problem {
            MethodProblem::Absent => match self.pointer_to_interface(wording) {
                Some(text) => format!("({text})"),
                None => format!("(missing method {name})"),
            },
            MethodProblem::OtherCase(found) => {
                let (have, want) = (wording.method(found), wording.method(self.method));
                format!("(missing method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            MethodProblem::Unexported => format!("(unexported method {name})"),
            MethodProblem::WrongType(found) => match wording.two_methods(found, self.method) {
                Some((have, want)) => {
                    format!("(wrong type for method {name})\n\t\thave {have}\n\t\twant {want}")
                }
                None => format!("(wrong type for method {name})"),
            },
            MethodProblem::Ambiguous => {
                format!("(ambiguous selector {}.{name})", wording.ty(self.ty))
            }
            MethodProblem::PointerReceiver => format!("(method {name} has pointer receiver)"),
            MethodProblem::Field => {
                format!("({}.{name} is a field, not a method)", wording.ty(self.ty))
            }
        }
    }

    fn pointer_to_interface(&self, wording: Wording<'_>) -> Option<String> {
        let text = |ty| pointer_to_interface_text(wording, ty);
        text(self.ty).or_else(|| text(self.interface))
    }
}

impl Wording<'_> {
    /// Two methods in words that differ; `None` if there are no such words.
    fn two_methods(self, left: ObjectId, right: ObjectId) -> Option<(String, String)> {
        let short = (self.method(left), self.method(right));
        if short.0 != short.1 {
            return Some(short);
        }
        let full = Wording::full(self.store);
        let long = (full.method_with_package(left), full.method_with_package(right));
        (long.0 != long.1).then_some(long)
    }
}

/// What to say about a pointer to an interface where an interface is meant;
/// `None` if `ty` is no such pointer.
pub(crate) fn pointer_to_interface_text(wording: Wording<'_>, ty: TypeId) -> Option<String> {
    let store = wording.store;
    let Type::Pointer(base) = store[store.underlying(ty)] else { return None };
    let Type::Interface(_) = store[store.underlying(base)] else { return None };
    let text = wording.ty(ty);
    Some(match store[store.unalias(base)] {
        Type::TypeParam(_) => {
            format!("type {text} is pointer to type parameter, not type parameter")
        }
        _ => format!("type {text} is pointer to interface, not interface"),
    })
}

/// The first method of `interface` that values of the type `ty` do not have.
///
/// If `ty` is an interface and not `is_static`, only methods count that both
/// have with different signatures: the others are found out at run time.
pub fn missing_method(
    store: &Store,
    ty: TypeId,
    interface: TypeId,
    is_static: bool,
) -> Option<MissingMethod> {
    find_missing(store, ty, interface, is_static, &mut |left, right| identical(store, left, right))
}

/// Whether `x.(ty)` can succeed for an `x` of the type `interface` (spec: Type
/// assertions). Another interface may always be asserted.
///
/// # Errors
/// The method that `ty` does not have.
pub fn assertable(store: &Store, interface: TypeId, ty: TypeId) -> Result<(), MissingMethod> {
    if let Type::Interface(_) = store[store.underlying(ty)] {
        return Ok(());
    }
    let mut same = |left, right| identical(store, left, right);
    has_all_methods(store, ty, interface, false, &mut same)
}

/// As [`missing_method`], but silent about types of which not everything is
/// known, and with signatures compared by `same`.
pub(crate) fn has_all_methods(
    store: &Store,
    ty: TypeId,
    interface: TypeId,
    is_static: bool,
    same: &mut dyn FnMut(TypeId, TypeId) -> bool,
) -> Result<(), MissingMethod> {
    if !store.is_known(ty) {
        return Ok(());
    }
    match find_missing(store, ty, interface, is_static, same) {
        Some(missing) if !store.embeds_unknown(ty) => Err(missing),
        _ => Ok(()),
    }
}

fn find_missing(
    store: &Store,
    ty: TypeId,
    interface: TypeId,
    is_static: bool,
    same: &mut dyn FnMut(TypeId, TypeId) -> bool,
) -> Option<MissingMethod> {
    let Type::Interface(wanted) = store[store.underlying(interface)] else { return None };
    let own = match store[store.underlying(ty)] {
        Type::Interface(id) => Some(store.type_set(id)),
        _ => None,
    };
    let problem = |method: ObjectId, same: &mut dyn FnMut(TypeId, TypeId) -> bool| match own {
        Some(set) => store.problem_in_interface(set, method, is_static, same),
        None => store.problem_in_type(ty, method, same),
    };
    store.type_set(wanted).methods.iter().find_map(|&method| {
        let problem = problem(method, same)?;
        Some(MissingMethod { ty, interface, method, problem })
    })
}

impl Store {
    fn problem_in_interface(
        &self,
        set: &TypeSet,
        method: ObjectId,
        is_static: bool,
        same: &mut dyn FnMut(TypeId, TypeId) -> bool,
    ) -> Option<MethodProblem> {
        match set.methods.iter().find(|&&own| self.is_same_member(own, method)) {
            None => is_static.then_some(MethodProblem::Absent),
            Some(&own) => self.problem_of_signature(own, method, same),
        }
    }

    fn problem_in_type(
        &self,
        ty: TypeId,
        method: ObjectId,
        same: &mut dyn FnMut(TypeId, TypeId) -> bool,
    ) -> Option<MethodProblem> {
        let &Object { name, package, .. } = &self[method];
        match self.search(ty, false, package, name) {
            Lookup::Ambiguous(_) => Some(MethodProblem::Ambiguous),
            Lookup::NeedsPointer => Some(MethodProblem::PointerReceiver),
            Lookup::Nothing => Some(self.similar_method(ty, method)),
            Lookup::Found(found) if self[found.object].kind.is_method() => {
                self.problem_of_signature(found.object, method, same)
            }
            Lookup::Found(_) => Some(MethodProblem::Field),
        }
    }

    fn problem_of_signature(
        &self,
        own: ObjectId,
        wanted: ObjectId,
        same: &mut dyn FnMut(TypeId, TypeId) -> bool,
    ) -> Option<MethodProblem> {
        let types = [self.type_of(own), self.type_of(wanted)];
        let is_same =
            same(types[0], types[1]) || types.iter().any(|&ty| Occurrence::unknown(self, ty));
        (!is_same).then_some(MethodProblem::WrongType(own))
    }

    /// What the type has instead of a method that it does not have.
    fn similar_method(&self, ty: TypeId, method: ObjectId) -> MethodProblem {
        match self.search_ignoring_case(ty, self[method].name) {
            Lookup::Found(found) if self[found.object].kind.is_method() => {
                if self[found.object].name == self[method].name {
                    MethodProblem::Unexported
                } else {
                    MethodProblem::OtherCase(found.object)
                }
            }
            _ => MethodProblem::Absent,
        }
    }

    /// Whether the type itself could be read and has no error.
    pub(crate) fn is_known(&self, ty: TypeId) -> bool {
        !matches!(self[self.unalias(ty)], Type::Basic(Basic::Invalid | Basic::Unknown))
    }

    /// Whether a struct, or what a pointer to a struct points to, embeds a type
    /// of which nothing is known, so that it may have any method.
    fn embeds_unknown(&self, ty: TypeId) -> bool {
        let mut seen = FxHashSet::default();
        let mut left = vec![ty];
        while let Some(ty) = left.pop() {
            let Some(structure) = self.struct_behind(ty) else { continue };
            if seen.len() >= MAX_EMBEDDED || !seen.insert(structure) {
                continue;
            }
            let Type::Struct(structure) = &self[structure] else { continue };
            let embedded = structure.fields.iter().filter(|&&field| self[field].is_embedded());
            left.extend(embedded.map(|&field| self.type_of(field)));
            if left.iter().any(|&ty| !self.is_known(ty)) {
                return true;
            }
        }
        false
    }

    /// The struct that a type is or points to.
    fn struct_behind(&self, ty: TypeId) -> Option<TypeId> {
        let under = match self[self.underlying(ty)] {
            Type::Pointer(base) => self.underlying(base),
            _ => self.underlying(ty),
        };
        matches!(self[under], Type::Struct(_)).then_some(under)
    }

    /// The type as a signature, if it is one that is generic.
    pub(crate) fn generic_signature(&self, ty: TypeId) -> Option<&Signature> {
        match &self[ty] {
            Type::Signature(signature) if !signature.type_params.is_empty() => Some(signature),
            _ => None,
        }
    }
}
