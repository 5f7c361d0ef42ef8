//! What is known about the values of a Go function at each place of it.
//!
//! Begin with [`analyse`]: it finds out which operations of the functions of a package
//! can panic, [`Operation`]. A [`Verdict`] is reached by asking whether a statement
//! about values, an [`Atom`], is true at a place: backwards from the statement, over
//! what values are made of, the conditions and checks on every way to the place, and
//! each of the ways where several meet.
//!
//! What callers may know of a function is its [`Summary`]: functions of the same
//! package are looked at callees first; of the standard library a table is known.
//!
//! # What is not seen
//! - Another goroutine that writes a variable without synchronization.
//! - Package `unsafe` where it makes one type of variable look like another.
//! - More than 2⁴⁰ bytes of memory: no slice or string is taken to be longer.
//! - Whatever is beyond a number of steps that grows linearly with the function: then
//!   the verdict says that the operation was not analysed.

mod atom;
mod boolean;
mod callers;
mod classes;
mod dynamic;
mod effect;
mod exact;
mod fact;
mod formula;
mod fresh;
mod graph;
mod hazard;
mod inevitable;
mod interval;
mod library;
mod linear;
mod location;
mod nilness;
mod order;
mod package;
mod prover;
mod recursion;
mod relation;
mod states;
mod summary;
#[cfg(test)]
mod testing;
mod variables;
mod verdict;
mod view;

pub use atom::{Atom, Negated, Term};
pub use fact::Origin;
pub use hazard::{Hazard, HazardKind, HazardStep, StepKind};
pub use library::{Claim, Library, LibraryFunction};
pub use package::{FunctionFacts, analyse, analyse_with_callers};
pub use prover::Reason;
pub use recursion::{Recursion, RecursiveCall, recursions};
pub use states::{Misuse, MisuseKind, Past, misuses};
pub use summary::{Fixed, Implication, Outcome, Summaries, Summary};
pub use verdict::{Kind, Operation, Verdict};
