//! A finding as plain data, and one renderer a format.
//!
//! Begin with [`Finding`]: what it is about, where, how sure, and the steps that
//! lead there. Rules write findings through [`Findings`]; a [`Report`] gathers
//! what a renderer needs.
//!
//! The wording of rules is not here, nor suppression, caching or the choice of
//! what is shown.

pub mod concise;
mod finding;
mod findings;
pub mod human;
pub mod json;
mod report;
mod sources;
pub mod summary;
mod testimony;
mod unknown;
mod visible;

pub use finding::{Applicability, Certainty, Edit, Finding, Fix, Place, Step};
pub use findings::{Draft, Findings};
pub use report::{NotAnalysed, Report, StandardLibrary, Summary};
pub use sources::{FileId, Location, SourceFile, Sources};
pub use summary::Verbosity;
pub use testimony::{Testimony, Witnessed};
pub use unknown::{Unknown, UnknownPackage, UnknownReason};
pub use visible::{is_hidden, visible};
