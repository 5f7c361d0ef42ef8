//! A package as the checker takes it: files that are parsed, packages that are
//! imported.

use std::collections::BTreeMap;
use std::path::Path;

use redline_names::{PackageScope, Resolution, Surroundings, resolve};
use redline_syntax::{SyntaxError, Tree};
use redline_types::{
    CheckedPackage, PackageId, PackageSource, Sizes, SourceFile, check_package, dump_definitions,
    dump_errors, dump_types, dump_uses,
};

use super::Checker;
use crate::output::say;

/// A package to be checked and, if it is asked for, dumped.
pub(super) struct Unit {
    pub package: PackageId,
    /// Its import path, with the variant.
    pub path: String,
    pub name: String,
    /// Its language version: `go1.21`.
    pub language: String,
    pub files: Vec<Parsed>,
    pub imports: BTreeMap<String, PackageId>,
    pub sizes: Sizes,
    pub is_dumped: bool,
}

/// A file of a package.
pub(super) struct Parsed {
    pub name: String,
    pub text: Vec<u8>,
    pub tree: Tree,
    pub errors: Vec<SyntaxError>,
    /// `N` of Go 1.N.
    pub language: u32,
}

impl Checker<'_> {
    /// A file, parsed.
    pub(super) fn parsed(&mut self, path: &Path, text: Vec<u8>, language: u32) -> Parsed {
        let parse = self.workspace.parse(&text, self.store.names());
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !self.errors_only {
            for error in &parse.errors {
                say(&format!("{}:{}: {}", path.display(), error.span.start, error.message));
            }
        }
        Parsed { name, text, tree: parse.tree, errors: parse.errors, language }
    }

    /// The lines that say what was found out about a package; `None` if they are
    /// not asked for.
    pub(super) fn check_unit(&self, unit: &Unit) -> Option<Vec<String>> {
        let scope = PackageScope::new(unit.files.iter().map(|file| &file.tree), &self.universe);
        let package_name =
            |path: &str| unit.imports.get(path).map(|&package| self.store[package].name);
        let around = Surroundings {
            names: self.store.names(),
            universe: &self.universe,
            package: &scope,
            package_name: &package_name,
        };
        let resolutions: Vec<Resolution> =
            unit.files.iter().map(|file| resolve(&file.tree, &file.text, around)).collect();
        let sources: Vec<SourceFile<'_>> = unit
            .files
            .iter()
            .zip(&resolutions)
            .map(|(file, resolution)| SourceFile {
                name: &file.name,
                text: &file.text,
                tree: &file.tree,
                resolution,
                language: file.language,
            })
            .collect();
        let import = |path: &str| unit.imports.get(path).copied();
        let source = PackageSource {
            package: unit.package,
            files: &sources,
            scope: &scope,
            imports: &import,
            sizes: unit.sizes,
        };
        let checked = check_package(&self.store, source);
        self.say_errors(unit, &checked);
        unit.is_dumped.then(|| self.dump(unit, &source, &checked))
    }

    fn say_errors(&self, unit: &Unit, checked: &CheckedPackage) {
        if self.errors_only {
            return;
        }
        for error in &checked.errors {
            let name = &unit.files[error.file].name;
            say(&format!("{}/{name}:{}: {}", unit.path, error.span.start, error.message));
        }
    }

    fn dump(
        &self,
        unit: &Unit,
        source: &PackageSource<'_>,
        checked: &CheckedPackage,
    ) -> Vec<String> {
        let record = (&unit.path, &unit.name, &unit.language, unit.files.len());
        let record = serde_json::json!(["pkg", record.0, record.1, record.2, record.3]);
        let mut lines = vec![record.to_string()];
        if self.errors_only {
            let syntax: Vec<&[SyntaxError]> = unit.files.iter().map(|file| &*file.errors).collect();
            lines.extend(dump_errors(source, checked, &syntax));
            return lines;
        }
        lines.extend(dump_types(&self.store, source, checked));
        lines.extend(dump_definitions(&self.store, source, checked));
        lines.extend(dump_uses(&self.store, source, checked));
        lines
    }
}
