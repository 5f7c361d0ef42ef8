//! How types read in messages.

use redline_types::{PackageId, TypeId, Wording};

use super::File;

impl File<'_> {
    /// A type as code of this package writes it: names of other packages behind
    /// the names of these.
    pub(crate) fn type_text(self, ty: TypeId) -> String {
        let store = self.store();
        let own = self.package().id();
        let qualifier = |package: PackageId| match package {
            _ if package == own => String::new(),
            _ => store.names().text(store[package].name).to_owned(),
        };
        Wording::qualified(store, &qualifier).ty(ty)
    }
}
