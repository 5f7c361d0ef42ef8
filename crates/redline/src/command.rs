//! The commands: one file each.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod crash;
pub(crate) mod debug;
mod each_package;
pub(crate) mod explain;
pub(crate) mod guard;
mod printer;
pub(crate) mod prove;
pub(crate) mod rules;
mod selection;
mod shelf;
pub(crate) mod witness;
