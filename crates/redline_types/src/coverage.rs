//! How much of a program has a known type.

use crate::occurrence::Occurrence;
use crate::records::{Mode, Records};
use crate::{Basic, ObjectId, ObjectKind, PackageId, Store, Type, TypeId, is_exported};

/// How many expressions were looked at, and of how many no type is known.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Coverage {
    /// Expressions that were looked at, types included.
    pub expressions: u64,
    /// Those of them that have no known type: what is wrong, what comes from packages
    /// that could not be read, and all that depends on it.
    pub unknown: u64,
}

impl std::ops::AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.expressions += other.expressions;
        self.unknown += other.unknown;
    }
}

impl Records {
    /// How much of the file has a known type.
    pub fn coverage(&self) -> Coverage {
        let mut coverage = Coverage::default();
        let is_unknown = |ty: u32| ty == stored(Basic::Invalid) || ty == stored(Basic::Unknown);
        for (&ty, &mode) in self.types.iter().zip(&self.modes) {
            coverage.expressions += u64::from(ty != 0);
            // The function itself has no type: each call of it has one.
            coverage.unknown += u64::from(is_unknown(ty) && mode != Mode::Builtin as u8);
        }
        coverage
    }
}

/// As a table of records has it.
fn stored(basic: Basic) -> u32 {
    basic as u32 + 1
}

impl Store {
    /// Whether something that a package exports has, in a part of its type, none that
    /// is known.
    pub fn is_incomplete(&self, package: PackageId) -> bool {
        let mut members = self[package].members();
        members.any(|member| {
            is_exported(self.names().text(self[member].name)) && self.is_incomplete_object(member)
        })
    }

    fn is_incomplete_object(&self, object: ObjectId) -> bool {
        let unknown = |ty: TypeId| Occurrence::unknown(self, ty);
        let ty = self.type_of(object);
        match (self[object].kind, &self[ty]) {
            (ObjectKind::Type, &Type::Named(named)) => {
                unknown(self.underlying(ty))
                    || self[named].methods().iter().any(|&method| unknown(self.type_of(method)))
            }
            _ => unknown(ty),
        }
    }
}
