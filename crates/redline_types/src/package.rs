//! Packages, as far as types refer to them.

use std::sync::OnceLock;

use redline_base::{Name, define_id};
use rustc_hash::FxHashMap;

use crate::ObjectId;

define_id!(
    /// A [`Package`] of a [`crate::Store`].
    pub PackageId
);

/// A package.
#[derive(Debug)]
pub struct Package {
    /// Its import path; that of a test variant is the path of the package it tests.
    pub path: Box<str>,
    /// The name in its package clauses.
    pub name: Name,
    members: OnceLock<FxHashMap<Name, ObjectId>>,
}

impl Package {
    /// A package whose members are not known yet.
    pub fn new(path: &str, name: Name) -> Self {
        Self { path: path.into(), name, members: OnceLock::new() }
    }

    /// What the package declares under a name, exported or not.
    pub fn member(&self, name: Name) -> Option<ObjectId> {
        self.members.get()?.get(&name).copied()
    }

    /// States what the package declares; the first statement holds.
    pub fn set_members(&self, members: FxHashMap<Name, ObjectId>) {
        let _ = self.members.set(members);
    }
}
