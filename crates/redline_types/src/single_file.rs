//! Packages of one file of Go source, for tests and fuzzing.

use redline_names::{PackageScope, Surroundings, Universe, resolve};
use redline_syntax::SyntaxError;

use crate::{
    CheckedPackage, Package, PackageId, PackageSource, Sizes, SourceFile, Store, check_package,
};

/// The language version that the file is written in: Go 1.27.
const LANGUAGE: u32 = 27;

/// A package of one file, `p.go`, on a platform with words of 64 bits.
#[derive(Clone, Copy)]
pub struct SingleFile<'a> {
    /// Its import path, which is its name as well.
    pub path: &'a str,
    /// Its text.
    pub text: &'a [u8],
    /// The packages that it can import beside `unsafe`, each with its path.
    pub imports: &'a [(&'a str, PackageId)],
}

impl SingleFile<'_> {
    /// Adds the package to a store, checks it, and hands over what was checked, what
    /// came out, and the errors of syntax.
    pub fn check<T>(
        self,
        store: &Store,
        then: impl FnOnce(PackageSource<'_>, &CheckedPackage, &[SyntaxError]) -> T,
    ) -> T {
        let parse = redline_syntax::parse(self.text, store.names());
        let universe = Universe::new(store.names());
        let scope = PackageScope::new([&parse.tree], &universe);
        let around = Surroundings {
            names: store.names(),
            universe: &universe,
            package: &scope,
            package_name: &|path| {
                let is_there = path == "unsafe" || self.imported(path).is_some();
                is_there.then(|| store.names().intern(path))
            },
        };
        let resolution = resolve(&parse.tree, self.text, around);
        let files = [SourceFile {
            name: "p.go",
            text: self.text,
            tree: &parse.tree,
            resolution: &resolution,
            language: LANGUAGE,
        }];
        let package = Package::new(self.path, store.names().intern(self.path));
        let source = PackageSource {
            package: store.add_package(package),
            files: &files,
            scope: &scope,
            imports: &|path| self.imported(path),
            sizes: Sizes::BITS_64,
        };
        then(source, &check_package(store, source), &parse.errors)
    }

    fn imported(&self, path: &str) -> Option<PackageId> {
        self.imports.iter().find(|import| import.0 == path).map(|import| import.1)
    }
}
