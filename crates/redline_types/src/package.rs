//! Packages, as far as types refer to them.

use redline_base::{Name, define_id};

define_id!(
    /// A [`Package`] of a [`crate::Store`].
    pub PackageId
);

/// A package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Package {
    /// Its import path; that of a test variant is the path of the package it tests.
    pub path: Box<str>,
    /// The name in its package clauses.
    pub name: Name,
}
