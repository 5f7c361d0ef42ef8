//! What all types of a type set have in common (spec: Type parameter
//! declarations, and the operations on values of type parameters).

use crate::{ChanDir, Store, Terms, Type, TypeId, identical};

/// A type of a type set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// The type as its constraint writes it.
    pub ty: TypeId,
    /// Its underlying type.
    pub underlying: TypeId,
}

/// Why the types of a type set have no underlying type in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NothingCommon {
    /// The constraint names no types.
    NoSpecificType,
    /// Two channel types with different elements.
    ChannelElements(TypeId, TypeId),
    /// A channel type that only sends and one that only receives.
    ChannelDirections(TypeId, TypeId),
    /// Two types with different underlying types.
    Different(TypeId, TypeId),
}

impl NothingCommon {
    /// The reason as a phrase.
    pub fn text(self, wording: crate::Wording<'_>) -> String {
        let [left, right] = match self {
            Self::NoSpecificType => return "no specific type".into(),
            Self::ChannelElements(left, right)
            | Self::ChannelDirections(left, right)
            | Self::Different(left, right) => [left, right].map(|ty| wording.ty(ty)),
        };
        match self {
            Self::ChannelElements(..) => {
                format!("channels {left} and {right} have different element types")
            }
            Self::ChannelDirections(..) => {
                format!("channels {left} and {right} have conflicting directions")
            }
            _ => format!("{left} and {right} have different underlying types"),
        }
    }
}

impl Store {
    /// The types that a type may stand for: of a type parameter those that its
    /// constraint names, `None` if it names none; otherwise the type itself.
    pub fn members(&self, ty: TypeId) -> Option<Vec<Member>> {
        let Type::TypeParam(_) = self[self.unalias(ty)] else {
            return Some(vec![Member { ty, underlying: self.underlying(ty) }]);
        };
        match self.element_type_set(ty).terms {
            Terms::All => None,
            Terms::List(terms) if terms.is_empty() => None,
            Terms::List(terms) => Some(
                terms
                    .iter()
                    .map(|term| Member { ty: term.ty, underlying: self.underlying(term.ty) })
                    .collect(),
            ),
        }
    }

    /// Whether `holds` of the underlying type of each type that `ty` may stand
    /// for. Of a type parameter whose constraint names no types it does not.
    pub fn all_underlying(&self, ty: TypeId, mut holds: impl FnMut(TypeId) -> bool) -> bool {
        if let Type::TypeParam(_) = self[self.unalias(ty)] {
            self.members(ty)
                .is_some_and(|members| members.iter().all(|member| holds(member.underlying)))
        } else {
            holds(self.underlying(ty))
        }
    }

    /// The underlying type that all types have which `ty` may stand for. Of
    /// channel types that differ in direction only, the one with a direction.
    ///
    /// # Errors
    /// The first two types that differ, or that no types are named.
    pub fn common_underlying(&self, ty: TypeId) -> Result<TypeId, NothingCommon> {
        self.common_underlying_if(ty, |_| Ok(()))
    }

    /// As [`Store::common_underlying`]; `check` is asked about each type first,
    /// and about `None` if no types are named.
    ///
    /// # Errors
    /// That of `check`, or that there is nothing in common.
    pub fn common_underlying_if<E: From<NothingCommon>>(
        &self,
        ty: TypeId,
        mut check: impl FnMut(Option<Member>) -> Result<(), E>,
    ) -> Result<TypeId, E> {
        let mut common: Option<Member> = None;
        for member in self.members(ty).unwrap_or_default() {
            check(Some(member))?;
            common = Some(match common {
                None => member,
                Some(common) => self.more_specific(common, member)?,
            });
        }
        if let Some(member) = common {
            return Ok(member.underlying);
        }
        check(None)?;
        Err(NothingCommon::NoSpecificType.into())
    }

    /// The one of two members that stands for both.
    fn more_specific(&self, common: Member, next: Member) -> Result<Member, NothingCommon> {
        match (&self[common.underlying], &self[next.underlying]) {
            (
                &Type::Chan { dir: own, element },
                &Type::Chan { dir: other, element: next_element },
            ) => {
                if !identical(self, element, next_element) {
                    return Err(NothingCommon::ChannelElements(common.ty, next.ty));
                }
                match (own, other) {
                    (own, other) if own == other => Ok(common),
                    (ChanDir::Both, _) => Ok(next),
                    (_, ChanDir::Both) => Ok(common),
                    _ => Err(NothingCommon::ChannelDirections(common.ty, next.ty)),
                }
            }
            _ if identical(self, common.underlying, next.underlying) => Ok(common),
            _ => Err(NothingCommon::Different(common.ty, next.ty)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Reader;
    use crate::{NothingCommon, Type, Wording};

    /// The common underlying type of what satisfies a constraint, or why there is none.
    fn common(constraint: &str) -> String {
        let mut reader = Reader::new();
        let source = format!(
            "type Ints []int\ntype In <-chan int\ntype A = []int\nfunc f[P {constraint}](P) {{}}"
        );
        reader.package("p", &source);
        let store = &reader.store;
        let Type::Signature(function) = &store[reader.ty("f")] else { panic!("f is a function") };
        match store.common_underlying(function.params[0].ty) {
            Ok(ty) => store.type_text(ty),
            Err(reason) => reason.text(Wording::full(store)),
        }
    }

    #[test]
    fn all_types_of_a_constraint_have_an_underlying_type_in_common() {
        for (constraint, want) in [
            ("~[]int", "[]int"),
            ("Ints", "[]int"),
            ("Ints | []int", "[]int"),
            ("interface{ A; Ints | []int }", "[]int"),
            ("[]int | A", "[]int"),
            ("chan int | <-chan int", "<-chan int"),
            ("In | chan int", "<-chan int"),
            ("chan<- int | chan int", "chan<- int"),
        ] {
            assert_eq!(common(constraint), want, "{constraint}");
        }
    }

    #[test]
    fn what_differs_is_told() {
        for (constraint, want) in [
            ("any", "no specific type"),
            ("comparable", "no specific type"),
            ("interface{ int; string }", "no specific type"),
            ("int | string", "int and string have different underlying types"),
            ("Ints | []string", "p.Ints and []string have different underlying types"),
            (
                "chan int | chan string",
                "channels chan int and chan string have different element types",
            ),
            ("chan<- int | In", "channels chan<- int and p.In have conflicting directions"),
        ] {
            assert_eq!(common(constraint), want, "{constraint}");
        }
    }

    #[test]
    fn a_type_that_is_no_type_parameter_stands_for_itself() {
        let mut reader = Reader::new();
        reader.package("p", "type Ints []int");
        let ty = reader.ty("Ints");
        assert_eq!(reader.store.common_underlying(ty), Ok(reader.ty("[]int")));
        assert!(reader.store.all_underlying(ty, |under| under == reader.ty("[]int")));
    }

    #[test]
    fn a_condition_is_asked_first() {
        let mut reader = Reader::new();
        reader.package("p", "func f[P any, Q int | string](P, Q) {}");
        let Type::Signature(function) = &reader.store[reader.ty("f")] else { panic!("a function") };
        let asked = |index: usize| {
            let mut asked = Vec::new();
            let ty = function.params[index].ty;
            let found = reader.store.common_underlying_if(ty, |member| {
                asked.push(member.map(|member| reader.store.type_text(member.ty)));
                Ok::<(), NothingCommon>(())
            });
            assert!(found.is_err());
            asked
        };
        assert_eq!(asked(0), [None]);
        assert_eq!(asked(1), [Some("int".into()), Some("string".into())]);
    }
}
