//! How types and objects read in messages.

use redline_types::{ObjectId, PackageId, TypeId, Wording};

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

    /// The name of an object, behind that of its package if it is another one.
    pub(crate) fn object_text(self, object: ObjectId) -> String {
        let store = self.store();
        let name = self.name(store[object].name);
        match store[object].package.filter(|&package| package != self.package().id()) {
            Some(package) => format!("{}.{name}", self.name(store[package].name)),
            None => name.to_owned(),
        }
    }

    /// A function or method with its package and, if it has one, its type:
    /// `rand.Intn`, `strings.Builder.Grow`.
    pub(crate) fn function_text(self, function: ObjectId) -> String {
        let store = self.store();
        let name = self.name(store[function].name);
        let package = store[function].package.map(|package| self.name(store[package].name));
        let receiver = self.symbol(function).and_then(|symbol| symbol.receiver);
        let words: Vec<&str> = package.into_iter().chain(receiver).chain([name]).collect();
        words.join(".")
    }
}
