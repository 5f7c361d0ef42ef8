//! What a test imports, and how it calls that.

use std::collections::BTreeMap;

use redline_types::{PackageId, Store};

/// The packages that a test file imports, by path, each with the name that it has there.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Imports {
    names: BTreeMap<String, Import>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Import {
    name: String,
    /// Whether that is not the name that the package has.
    is_renamed: bool,
}

impl Imports {
    /// The name of a package in a test of the package `own`, which imports it from now on.
    pub(crate) fn name(&mut self, store: &Store, own: PackageId, package: PackageId) -> String {
        let path = store[package].path.to_string();
        let name = store.names().text(store[package].name);
        self.named(store, own, &path, name)
    }

    /// The same of a package of which path and name are known.
    pub(crate) fn named(
        &mut self,
        store: &Store,
        own: PackageId,
        path: &str,
        name: &str,
    ) -> String {
        if let Some(import) = self.names.get(path) {
            return import.name.clone();
        }
        let is_taken = |wanted: &str| {
            let declared = store.names().find(wanted).and_then(|it| store[own].member(it));
            wanted == "t"
                || declared.is_some()
                || self.names.values().any(|import| import.name == wanted)
        };
        let mut wanted = name.to_owned();
        while is_taken(&wanted) {
            wanted.push('_');
        }
        let import = Import { is_renamed: wanted != name, name: wanted.clone() };
        self.names.insert(path.to_owned(), import);
        wanted
    }

    /// The declaration; nothing if there are none.
    pub(crate) fn declaration(&self) -> String {
        let lines: Vec<String> = self
            .names
            .iter()
            .map(|(path, import)| {
                let name = if import.is_renamed { &*import.name } else { "" };
                format!("{name} \"{path}\"").trim_start().to_owned()
            })
            .collect();
        match lines.as_slice() {
            [] => String::new(),
            [line] => format!("import {line}\n\n"),
            lines => format!("import (\n\t{}\n)\n\n", lines.join("\n\t")),
        }
    }
}
