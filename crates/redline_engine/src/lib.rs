//! From a project to findings.
//!
//! Begin with [`check`]: a [`Request`] in, an [`Outcome`] out. A [`Config`] is
//! what a user asks for, from `redline.toml` and the command line.
//!
//! Formats are not here: a renderer takes [`Outcome::report`].

mod analysis;
mod build_errors;
mod config;
mod lowering;
mod narrow;
mod outcome;
mod paths;
mod request;
mod run;
mod schedule;
mod suppression;
mod typing;
mod unit;
mod unknown;
mod usage;

pub use config::{Config, Origin, PerFileIgnore, Problem, Problems, Selection, Selector, nearest};
pub use outcome::{Error, Outcome, Parts, Timings};
pub use request::{Progress, Request};
pub use run::check;
pub use typing::{Effort, PackageFiles, ParsedFile, TypedPackage, Typing, Visitor};
pub use usage::{Stopwatch, ThreadClock, Usage};
