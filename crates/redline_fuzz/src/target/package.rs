//! A package of one Go file, for the targets that need its types.

use redline_base::Interner;
use redline_syntax::SyntaxError;
use redline_types::{CheckedPackage, PackageSource, SingleFile, Store};

/// Checks a package of one file, and says what is found in it. What it imports is not
/// there, so that much of it is unknown.
pub(super) fn checked<T>(
    input: &[u8],
    then: impl FnOnce(&Store, PackageSource<'_>, &CheckedPackage, &[SyntaxError]) -> T,
) -> T {
    let store = Store::new(Interner::new());
    let file = SingleFile { path: "p", text: input, imports: &[] };
    file.check(&store, |source, checked, errors| then(&store, source, checked, errors))
}
