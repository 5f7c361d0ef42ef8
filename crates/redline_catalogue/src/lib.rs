//! Red lines and the pages about them.
//!
//! Begin with [`RedLine`]: a promise about a Go service, with a stable id. A
//! [`Page`] is what a finding is about: one way in which a red line is crossed,
//! declared beside the rule, crash class or audit check that reports it.
//!
//! This crate holds words and their law, not logic: nothing here looks at a
//! program.

pub mod laws;
mod ledger;
mod page;
mod red_line;

pub use ledger::{Entry, Ledger};
pub use page::Page;
pub use red_line::{Consequence, Plane, RedLine};
