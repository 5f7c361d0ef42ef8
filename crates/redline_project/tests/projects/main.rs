//! Loads little trees of Go files that are made in a temporary folder.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

mod account;
mod constraints;
mod modules;
mod patterns;
mod problems;
mod tree;
mod variants;
