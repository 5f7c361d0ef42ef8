//! A package of one Go file, for the targets that need its types.

use redline_base::Interner;
use redline_names::{PackageScope, Surroundings, Universe, resolve};
use redline_syntax::{SyntaxError, parse};
use redline_types::{
    CheckedPackage, Package, PackageSource, Sizes, SourceFile, Store, check_package,
};

/// Checks a package of one file, and says what is found in it. What it imports is not
/// there, so that much of it is unknown.
pub(super) fn checked<T>(
    input: &[u8],
    then: impl FnOnce(&Store, PackageSource<'_>, &CheckedPackage, &[SyntaxError]) -> T,
) -> T {
    let store = Store::new(Interner::new());
    let parse = parse(input, store.names());
    let universe = Universe::new(store.names());
    let scope = PackageScope::new([&parse.tree], &universe);
    let around = Surroundings {
        names: store.names(),
        universe: &universe,
        package: &scope,
        package_name: &|path| (path == "unsafe").then(|| store.names().intern(path)),
    };
    let resolution = resolve(&parse.tree, input, around);
    let files = [SourceFile {
        name: "p.go",
        text: input,
        tree: &parse.tree,
        resolution: &resolution,
        language: 27,
    }];
    let package = store.add_package(Package::new("p", store.names().intern("p")));
    let source = PackageSource {
        package,
        files: &files,
        scope: &scope,
        imports: &|_| None,
        sizes: Sizes::BITS_64,
    };
    let checked = check_package(&store, source);
    then(&store, source, &checked, &parse.errors)
}
