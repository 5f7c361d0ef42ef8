//! Packages of Go source, for tests.

use redline_base::{Interner, LineTable};
use redline_ir::{PackageIr, lower_package};
use redline_names::{PackageScope, Surroundings, Universe, resolve};
use redline_types::{Package, PackageSource, Sizes, SourceFile, Store, check_package};

use crate::{FunctionFacts, analyse};

/// The packages that the sources import, as far as they use them.
const LIBRARY: [(&str, &str); 4] = [
    ("errors", "package errors; func New(text string) error"),
    ("log", "package log; func Print(v ...any); func Fatal(v ...any)"),
    ("os", "package os; func Exit(code int)"),
    (
        "strings",
        "package strings
func Index(s, substr string) int
func HasPrefix(s, prefix string) bool
func Split(s, sep string) []string
func Fields(s string) []string
func TrimSpace(s string) string",
    ),
];

/// What is found out about the functions of a file, each with the lines of the file.
pub(crate) fn facts_of(
    text: &str,
    mut found: impl FnMut(&PackageIr, redline_ir::FunctionId, &FunctionFacts, &LineTable),
) {
    let store = Store::new(Interner::new());
    let library = LIBRARY.map(|(path, text)| {
        let mut id = None;
        with_package(&store, path, text, &[], |package, _| id = Some(package));
        (path, id.expect("the package has been checked"))
    });
    with_package(&store, "p", text, &library, |_, ir| {
        let lines = LineTable::new(text.as_bytes());
        analyse(&store, ir, Sizes::BITS_64, |function, facts| found(ir, function, &facts, &lines));
    });
}

fn with_package(
    store: &Store,
    path: &str,
    text: &str,
    imports: &[(&str, redline_types::PackageId)],
    mut then: impl FnMut(redline_types::PackageId, &PackageIr),
) {
    let parse = redline_syntax::parse(text.as_bytes(), store.names());
    assert!(parse.errors.is_empty(), "{:?}", parse.errors);
    let universe = Universe::new(store.names());
    let scope = PackageScope::new([&parse.tree], &universe);
    let around = Surroundings {
        names: store.names(),
        universe: &universe,
        package: &scope,
        package_name: &|path| Some(store.names().intern(path)),
    };
    let resolution = resolve(&parse.tree, text.as_bytes(), around);
    let file = SourceFile {
        name: "p.go",
        text: text.as_bytes(),
        tree: &parse.tree,
        resolution: &resolution,
        language: 27,
    };
    let package = store.add_package(Package::new(path, store.names().intern(path)));
    let source = PackageSource {
        package,
        files: &[file],
        scope: &scope,
        imports: &|path| imports.iter().find(|import| import.0 == path).map(|import| import.1),
        sizes: Sizes::BITS_64,
    };
    let checked = check_package(store, source);
    let errors: Vec<_> = checked.errors.iter().map(|error| &error.message).collect();
    assert!(errors.iter().all(|message| message.contains("missing function body")), "{errors:?}");
    then(package, &lower_package(store, source, &checked));
}
