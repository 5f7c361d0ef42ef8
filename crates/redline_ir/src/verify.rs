//! Whether a body is what a body must be.

mod arithmetic;
mod call;
mod check;
mod container;
mod context;
mod conversion;
mod dominance;
mod fault;
mod floating;
mod flow;
mod low_level;
mod memory;
mod sequence;
mod structure;
mod types;
mod unknown;

#[cfg(test)]
mod tests;

use redline_types::Store;

use self::context::Context;
pub use self::fault::{Fault, Place, Problem};
pub(crate) use self::unknown::mentions_unknown;
use crate::{Body, Dominators, Function, FunctionId, PackageIr, Predecessors};

impl Body {
    /// What is wrong with a body, as far as it can be told without the function that
    /// it belongs to; nothing if all is right.
    ///
    /// Each operation gets operands of the types that it is made for: the same types
    /// (spec: Type identity), since every implicit conversion is an instruction.
    /// No value is untyped. An operation on values of a type parameter must be one
    /// for each type of its type set. Types that are unknown because the source does
    /// not type-check or could not be read fit everywhere, also as parts of others.
    ///
    /// Ids that lead nowhere are looked for first, and if there are any, nothing
    /// else is. The time that it takes grows with the length of the body.
    pub fn verify(&self, store: &Store) -> Vec<Fault> {
        verify(&Context { body: self, store, function: None, package: None })
    }
}

impl PackageIr {
    /// What is wrong with the functions of a package: with their bodies
    /// ([`Body::verify`]), and with what they state about each other. Parameters and
    /// results are held against the signature, free variables against what closures
    /// bring along.
    pub fn verify(&self, store: &Store) -> Vec<(FunctionId, Fault)> {
        let faults = |(id, function): (FunctionId, &_)| {
            self.verify_function(store, function).into_iter().map(move |fault| (id, fault))
        };
        self.functions().flat_map(faults).collect()
    }

    /// What is wrong with one of the functions.
    pub(crate) fn verify_function(&self, store: &Store, function: &Function) -> Vec<Fault> {
        let Ok(body) = &function.body else { return Vec::new() };
        verify(&Context { body, store, function: Some(function), package: Some(self) })
    }
}

fn verify(context: &Context<'_>) -> Vec<Fault> {
    let (mut faults, owners) = structure::verify(context);
    if !faults.is_empty() {
        return faults;
    }
    let predecessors = Predecessors::of(context.body);
    let dominators = Dominators::of(context.body, &predecessors);
    faults.extend(flow::verify(context, &predecessors, &dominators));
    faults.extend(dominance::verify(context, &owners, &dominators));
    faults.extend(types::verify(context));
    faults
}
