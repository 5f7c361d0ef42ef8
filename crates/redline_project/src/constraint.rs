//! Build constraints: which files take part in a build.
//!
//! Begin with [`Constraint`], one `//go:build` or `// +build` line, and with
//! [`FileConstraints`], all that a file's head says. What a file's name says is
//! a [`NameConstraint`]. Each is decided by a [`TagSet`].
//!
//! Follows "Build constraints" in the documentation of the `go` command.

mod expression;
mod file;
mod name;
mod plus_build;
mod tags;

pub use expression::{Constraint, ConstraintError};
pub use file::{ConstraintLine, FileConstraints};
pub use name::NameConstraint;
pub use tags::TagSet;
