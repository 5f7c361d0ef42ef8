//! What callers may know of a function.

use redline_ir::{FunctionId, FunctionKind};
use redline_types::ObjectId;
use rustc_hash::FxHashMap;

use crate::formula::Formula;
use crate::relation::Relation;
use crate::variables::Variables;

/// What a value is known to be without naming others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Fixed {
    /// It is nil, or is not.
    Nil(bool),
    /// It is true, or false.
    Bool(bool),
    /// A string or slice has at least this length.
    LenAtLeast(u64),
    /// An integer is from the first to the last of these.
    Between(i64, i64),
}

/// What callers may know of a function, whatever they call it with.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Summary {
    /// Whether it never returns to where it was called: it panics, ends its goroutine
    /// or the process, or waits forever.
    pub never_returns: bool,
    /// Whether it is not certain that it returns, because it calls what may not.
    pub may_stay_away: bool,
    /// Results that are so always, by index.
    pub results: Vec<(u32, Fixed)>,
    /// Results that are so if another result is so.
    pub implications: Vec<Implication>,
    /// Parameters that are so if a result is so. The receiver is the first parameter.
    pub outcomes: Vec<Outcome>,
    /// Parameters that are so whenever it returns.
    pub afterwards: Vec<(u32, Fixed)>,
    /// Pointers among its parameters that it follows before anything else can happen.
    pub follows: Vec<u32>,
    /// Integers among its results that depend on parameters, by index.
    pub(crate) formulas: Vec<(u32, Formula)>,
    /// What bounds its results, if that was looked for.
    pub(crate) relations: Vec<Relation>,
}

/// If a result is so, another one is so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Implication {
    /// Index of the one result.
    pub result: u32,
    /// What it is.
    pub when: Fixed,
    /// Index of the other result.
    pub other: u32,
    /// What that is then.
    pub then: Fixed,
}

/// If a result is so, a parameter is so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// Index of the result.
    pub result: u32,
    /// What it is.
    pub when: Fixed,
    /// Index of the parameter.
    pub param: u32,
    /// What that is then.
    pub then: Fixed,
}

/// The summaries of functions by what they are called by, and of variables.
#[derive(Default, Debug)]
pub struct Summaries {
    pub(crate) declared: FxHashMap<ObjectId, Summary>,
    pub(crate) literals: FxHashMap<FunctionId, Summary>,
    /// Of variables of the package, if that was looked for.
    pub(crate) variables: Variables,
}

impl Summaries {
    /// The summary of a function.
    pub(crate) fn of(&mut self, id: FunctionId, kind: FunctionKind) -> Option<&mut Summary> {
        match kind {
            FunctionKind::Declared(object) => self.declared.get_mut(&object),
            _ => self.literals.get_mut(&id),
        }
    }

    /// What bounds the results of a function.
    pub(crate) fn relations(&self, id: FunctionId, kind: FunctionKind) -> &[Relation] {
        let summary = match kind {
            FunctionKind::Declared(object) => self.declared.get(&object),
            _ => self.literals.get(&id),
        };
        summary.map_or(&[], |summary| &summary.relations)
    }

    /// Takes away what bounds the results of all functions.
    pub(crate) fn forget_relations(&mut self) {
        let all = self.declared.values_mut().chain(self.literals.values_mut());
        all.for_each(|summary| summary.relations.clear());
    }
}
