//! What a caller asks for.

use std::path::PathBuf;

use crate::platform::Platform;

/// What to load.
#[derive(Clone, Default, Debug)]
pub struct Options {
    /// The start folder: patterns are relative to it, and `go.work` and
    /// `go.mod` are looked for in it and above. Empty for the working folder.
    pub dir: PathBuf,
    /// Package patterns, as the `go` command takes them; also a `.go` file,
    /// which stands for the package in its folder. None means `./...`.
    pub patterns: Vec<String>,
    /// Whether tests of the matched packages are loaded.
    pub tests: bool,
    /// How much of the dependencies is loaded.
    pub dependencies: Dependencies,
    /// Build tags; they replace those of `GOFLAGS`. None leaves those.
    pub tags: Option<Vec<String>>,
    /// Platforms to build for, at most 64, each counted once; none means the
    /// one that the environment names.
    pub platforms: Vec<Platform>,
    /// Whether files that import `C` take part.
    pub cgo: Cgo,
    /// `-mod`: replaces that of `GOFLAGS`.
    pub mod_mode: Option<String>,
    /// `-modfile`: replaces that of `GOFLAGS`.
    pub modfile: Option<String>,
}

/// How much is loaded of the packages that no pattern matches.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Dependencies {
    /// Their names only: what an import without a name binds. Their own
    /// imports are not followed.
    #[default]
    Names,
    /// All their files, and the packages they import in turn; also the variants
    /// of dependencies that are compiled anew for a test.
    All,
}

/// The setting of cgo.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Cgo {
    /// Go's rule for each platform: [`Environment::default_cgo`](crate::Environment::default_cgo).
    #[default]
    Default,
    /// On for every platform.
    On,
    /// Off for every platform.
    Off,
}
