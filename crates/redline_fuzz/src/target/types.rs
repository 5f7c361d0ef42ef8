//! A package of one Go file to types: what it imports is not there.

use redline_base::Interner;
use redline_names::{PackageScope, Surroundings, Universe, resolve};
use redline_syntax::parse;
use redline_types::{
    Dump, Package, PackageSource, Section, Sizes, SourceFile, Store, check_package,
};

use super::within;

/// The sections without the values of constants, which may be long: the text of one
/// doubles with each line of its declaration.
const WITHOUT_VALUES: [Section; 7] = [
    Section::Use,
    Section::Sel,
    Section::Impl,
    Section::Inst,
    Section::Init,
    Section::Mset,
    Section::Err,
];

/// Whatever the file, there is an answer, and the next time the same one; errors
/// lie in the file.
pub(super) fn run(input: &[u8]) {
    assert_eq!(answer(input), answer(input), "the answer changes");
}

/// The records of the package.
fn answer(input: &[u8]) -> String {
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
    for error in &checked.errors {
        assert!(within(error.span, input), "{} stands outside", error.message);
    }
    let (versions, syntax) = (["go1.27".to_owned()], [&*parse.errors]);
    let dump = Dump::new(&store, source, &checked, &versions, &syntax);
    let lines = WITHOUT_VALUES.into_iter().flat_map(|section| {
        let parts = dump.parts(section).into_iter();
        parts.map(|part| dump.lines(section, part).iter().collect::<String>()).collect::<Vec<_>>()
    });
    lines.collect()
}
