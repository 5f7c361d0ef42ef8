//! Checking a package, from its files to what is known about it.

use super::{EntryId, Initializer, Package};
use crate::error::TypeError;
use crate::recorder::Recorder;
use crate::records::Records;
use crate::{PackageSource, Store};

/// What was found out about a package.
pub struct CheckedPackage {
    /// By file.
    pub records: Vec<Records>,
    /// The initial values of the variables, in the order of initialization.
    pub init_order: Vec<Initializer>,
    /// What is wrong, in the order of the places.
    pub errors: Vec<TypeError>,
}

/// A package whose declarations have been checked: others that import it can be
/// checked now, and its own bodies, file by file and in any order.
pub struct DeclaredPackage<'a>(Package<'a>);

/// Checks the declarations of a package. The packages that it imports have been
/// declared before.
pub fn declare_package<'a>(store: &'a Store, source: PackageSource<'a>) -> DeclaredPackage<'a> {
    let files = source.files.iter().map(|file| file.name.into()).collect();
    store[source.package].set_files(files);
    let mut package = Package::new(store, source);
    package.collect();
    package.check_arities();
    // What a value is asked for, such as the methods of its type, is there already.
    let (values, others): (Vec<EntryId>, Vec<EntryId>) =
        (0..package.entries.len()).map(EntryId::new).partition(|&id| package.is_value(id));
    for id in others.into_iter().chain(values) {
        package.resolve(id);
    }
    package.answer_later();
    DeclaredPackage(package)
}

impl DeclaredPackage<'_> {
    /// Checks the bodies of the functions of a file, once.
    pub fn check_bodies(&self, file: usize) {
        self.0.check_bodies(file);
    }

    /// What was found out, when the bodies of all files have been checked.
    pub fn finish(self) -> CheckedPackage {
        let mut package = self.0;
        package.answer_later();
        package.check_imports();
        package.check_methods();
        package.check_growth();
        package.check_functions();
        package.check_versions();
        package.check_unused();
        let records = std::mem::take(&mut package.records);
        let records: Vec<Records> = records.into_iter().map(Recorder::finish).collect();
        let init_order = package.init_order(&records);
        CheckedPackage { records, init_order, errors: package.take_errors() }
    }
}

/// Checks a package. Those that it imports have been declared before.
pub fn check_package(store: &Store, source: PackageSource<'_>) -> CheckedPackage {
    let package = declare_package(store, source);
    for file in 0..source.files.len() {
        package.check_bodies(file);
    }
    package.finish()
}
