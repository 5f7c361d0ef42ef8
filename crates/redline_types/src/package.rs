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
    files: OnceLock<Box<[Box<str>]>>,
}

impl Package {
    /// A package whose members are not known yet.
    pub fn new(path: &str, name: Name) -> Self {
        Self { path: path.into(), name, members: OnceLock::new(), files: OnceLock::new() }
    }

    /// What the package declares under a name, exported or not.
    pub fn member(&self, name: Name) -> Option<ObjectId> {
        self.members.get()?.get(&name).copied()
    }

    /// What the package declares, in no order.
    pub(crate) fn members(&self) -> impl Iterator<Item = ObjectId> {
        self.members.get().into_iter().flat_map(|members| members.values().copied())
    }

    /// The base names of its files, in order.
    pub fn files(&self) -> &[Box<str>] {
        self.files.get().map_or(&[], |files| files)
    }

    /// States the names of its files; the first statement holds.
    pub fn set_files(&self, files: Box<[Box<str>]>) {
        let _ = self.files.set(files);
    }

    /// States what the package declares; the first statement holds.
    pub fn set_members(&self, members: FxHashMap<Name, ObjectId>) {
        let _ = self.members.set(members);
    }
}
