use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// Syntax is newer than the language version of the file.
    ///
    /// The version is that of the `go` line of `go.mod`, or of a `//go:build go1.N`
    /// line of the file. The compiler refuses what came later, whatever its own
    /// release.
    ///
    /// ```go
    /// //go:build go1.21
    ///
    /// package p
    ///
    /// type list[T any] = []T // want `generic type alias requires go1.24 or later, the file is go1.21`
    /// ```
    ///
    /// Silent about what only types show, such as ranging over integers, in packages
    /// with syntax errors.
    pub(super) static RULE = {
        code: "GO002",
        name: "newer-syntax",
        line: RedLine::BrokenBuild,
        since: "0.1",
        check: Check::Engine,
    };
}
