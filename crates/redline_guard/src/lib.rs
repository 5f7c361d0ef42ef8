//! The Go package `guard`, which redline carries, and how it comes into a module.
//!
//! Begin with [`Home`]: the folder of a module that the package is for. A
//! [`Survey`] of it says how each file there stands to the one that is carried,
//! and [`Survey::write`] brings them up to date without losing what somebody
//! changed. [`CONTRACTS`] says which promise each part of the package keeps.
//!
//! Only the carried files are ever written. This crate reads no other Go files and
//! starts no Go.

mod carried;
mod contract;
mod home;
mod stamp;
mod survey;

pub use carried::{Carried, FILES};
pub use contract::{CONTRACTS, Contract, preventing};
pub use home::{Home, HomeError};
pub use survey::{Entry, State, Survey, WriteError};
