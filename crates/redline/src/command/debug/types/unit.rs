//! A package as the checker takes it: files that are parsed, packages that are
//! imported.

use std::collections::BTreeMap;
use std::path::Path;

use redline_names::{PackageScope, Resolution, Surroundings, resolve};
use redline_project::version::GoVersion;
use redline_syntax::{SyntaxError, Tree};
use redline_types::{
    CheckedPackage, Dump, PackageId, PackageSource, Section, Sizes, SourceFile, check_package,
};

use super::Checker;
use crate::output::say;

/// A package to be checked and, if it is asked for, dumped.
pub(super) struct Unit {
    pub package: PackageId,
    /// Its import path, with the variant.
    pub path: String,
    pub name: String,
    /// Its language version, if something says it.
    pub language: Option<GoVersion>,
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
    /// Its language version, if something says it.
    pub language: Option<GoVersion>,
}

impl Unit {
    /// Its name; that of no files is empty.
    pub(super) fn name(&self) -> &str {
        if self.files.is_empty() { "" } else { &self.name }
    }
}

impl Checker<'_> {
    /// A file, parsed.
    pub(super) fn parsed(
        &mut self,
        path: &Path,
        text: Vec<u8>,
        language: Option<GoVersion>,
    ) -> Parsed {
        let parse = self.workspace.parse(&text, self.store.names());
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !self.form.has(Section::Err) {
            for error in &parse.errors {
                say(&format!("{}:{}: {}", path.display(), error.span.start, error.message));
            }
        }
        Parsed { name, text, tree: parse.tree, errors: parse.errors, language }
    }

    /// What is to be printed about a package, if it is.
    pub(super) fn check_unit(&self, unit: &Unit) -> Option<String> {
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
                language: file.language.as_ref().map_or(NEWEST, GoVersion::minor),
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
        unit.is_dumped.then(|| self.text(unit, source, &checked))
    }

    fn say_errors(&self, unit: &Unit, checked: &CheckedPackage) {
        if self.form.has(Section::Err) && unit.is_dumped {
            return;
        }
        for error in &checked.errors {
            let name = &unit.files[error.file].name;
            say(&format!("{}/{name}:{}: {}", unit.path, error.span.start, error.message));
        }
    }

    fn text(&self, unit: &Unit, source: PackageSource<'_>, checked: &CheckedPackage) -> String {
        let versions: Vec<String> =
            unit.files.iter().map(|file| version_text(file.language.as_ref())).collect();
        let syntax: Vec<&[SyntaxError]> = unit.files.iter().map(|file| &*file.errors).collect();
        self.form.text(unit, &Dump::new(&self.store, source, checked, &versions, &syntax))
    }
}

/// N of `go1.N`, the newest language that the parser reads: for files of which
/// nothing says theirs.
const NEWEST: u32 = 27;

/// A version as `go1.N`, empty if there is none.
pub(super) fn version_text(version: Option<&GoVersion>) -> String {
    version.map_or_else(String::new, |version| format!("go{version}"))
}
