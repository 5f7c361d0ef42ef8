//! Checking a package, from its files to what is known about it.

use super::{EntryId, Package};
use crate::error::TypeError;
use crate::records::Records;
use crate::{PackageSource, Store};

/// What was found out about a package.
pub struct CheckedPackage {
    /// By file.
    pub records: Vec<Records>,
    /// What is wrong, in the order of the places.
    pub errors: Vec<TypeError>,
}

/// Checks the declarations of a package. The packages that it imports have been
/// checked before.
pub fn check_package(store: &Store, source: PackageSource<'_>) -> CheckedPackage {
    let files = source.files.iter().map(|file| file.name.into()).collect();
    store[source.package].set_files(files);
    let mut package = Package::new(store, source);
    package.collect();
    package.check_arities();
    for index in 0..package.entries.len() {
        package.resolve(EntryId::new(index));
    }
    package.answer_later();
    package.check_bodies();
    package.answer_later();
    package.check_unused();
    let errors = package.take_errors();
    CheckedPackage { records: package.records, errors }
}
