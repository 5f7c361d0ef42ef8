//! Packages of Go source, for tests.

use redline_base::{Interner, LineTable};
use redline_ir::{FunctionId, PackageIr, lower_package};
use redline_types::{PackageId, SingleFile, Sizes, Store};

use crate::{FunctionFacts, analyse, analyse_with_callers};

/// The packages that the sources import, as far as they use them.
const LIBRARY: [(&str, &str); 5] = [
    ("errors", "package errors; func New(text string) error"),
    ("log", "package log; func Print(v ...any); func Fatal(v ...any)"),
    ("os", "package os; func Exit(code int)"),
    (
        "sort",
        "package sort
func Search(n int, f func(int) bool) int
func Slice(x any, less func(i, j int) bool)",
    ),
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
    mut found: impl FnMut(&PackageIr, FunctionId, &FunctionFacts, &LineTable),
) {
    with_package(text, |store, ir, lines| {
        analyse(store, ir, Sizes::BITS_64, |function, facts| found(ir, function, &facts, lines));
    });
}

/// As [`facts_of`], with what callers see to; the function `reached` is called by others.
pub(crate) fn facts_with_callers(
    text: &str,
    mut found: impl FnMut(&PackageIr, FunctionId, &FunctionFacts, &LineTable),
) {
    with_package(text, |store, ir, lines| {
        let is_reached = |name: &str| name == "reached";
        analyse_with_callers(store, ir, Sizes::BITS_64, &is_reached, |function, facts| {
            found(ir, function, &facts, lines);
        });
    });
}

fn with_package(text: &str, look: impl FnOnce(&Store, &PackageIr, &LineTable)) {
    let store = Store::new(Interner::new());
    let library = LIBRARY.map(|(path, text)| (path, lowered(&store, path, text, &[]).0));
    let (_, ir) = lowered(&store, "p", text, &library);
    look(&store, &ir, &LineTable::new(text.as_bytes()));
}

fn lowered(
    store: &Store,
    path: &str,
    text: &str,
    imports: &[(&str, PackageId)],
) -> (PackageId, PackageIr) {
    let file = SingleFile { path, text: text.as_bytes(), imports };
    file.check(store, |source, checked, errors| {
        assert!(errors.is_empty(), "{errors:?}");
        let errors: Vec<_> = checked.errors.iter().map(|error| &error.message).collect();
        let is_library = |message: &&String| message.contains("missing function body");
        assert!(errors.iter().all(is_library), "{errors:?}");
        (source.package, lower_package(store, source, checked))
    })
}
