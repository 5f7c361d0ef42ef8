//! From a project to findings.
//!
//! Begin with [`Config`]: what a user asks for, from `redline.toml` and the
//! command line.

mod config;
mod usage;

pub use config::{Config, Origin, PerFileIgnore, Problem, Problems, Selection, Selector, nearest};
pub use usage::{Stopwatch, Usage};
