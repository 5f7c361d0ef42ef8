//! What a load gives: modules, packages, files, and what is wrong with them.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use redline_base::Span;

use crate::files::Files;
use crate::folder::{Exclusion, FileClass, FileKind, Group};
use crate::modules::{Module, ModuleId};
use crate::platform::Platform;
use crate::problem::Problem;
use crate::resolver::ImportFault;
use crate::source::{Source, SourceFault};
use crate::version::GoVersion;
use crate::walk::FolderReason;

redline_base::define_id!(
    /// A package of a [`Project`]: an import path in one build.
    pub PackageId
);
redline_base::define_id!(
    /// A source file of a [`Project`].
    pub FileId
);
redline_base::define_id!(
    /// A platform of a [`Project`].
    pub PlatformId
);

/// A set of the platforms of a [`Project`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct PlatformSet(u64);

impl PlatformSet {
    /// The most platforms that a project can have.
    pub const LIMIT: usize = 64;

    /// Whether the platform is in the set.
    pub fn contains(self, platform: PlatformId) -> bool {
        self.0 & Self::bit(platform) != 0
    }

    /// Whether no platform is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The platforms in the set, in their order.
    pub fn iter(self) -> impl Iterator<Item = PlatformId> {
        (0..Self::LIMIT).map(PlatformId::new).filter(move |&platform| self.contains(platform))
    }

    pub(crate) fn insert(&mut self, platform: PlatformId) {
        self.0 |= Self::bit(platform);
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    fn bit(platform: PlatformId) -> u64 {
        u32::try_from(platform.index()).ok().and_then(|at| 1u64.checked_shl(at)).unwrap_or(0)
    }
}

/// Packages and files, as asked for. Every list is in a fixed order.
#[derive(Clone, Debug)]
pub struct Project {
    /// The start folder, absolute.
    pub dir: PathBuf,
    /// The Go release whose rules count: that of the Go tree, if there is one.
    pub release: Option<GoVersion>,
    /// The folder of the Go tree.
    pub goroot: Option<PathBuf>,
    /// Whether a pack stands in for the Go tree.
    pub is_packed: bool,
    /// Where its files are.
    pub(crate) read_from: Files,
    /// Whether tests of the matched packages were asked for.
    pub tests: bool,
    /// The platforms, in the order asked for.
    pub platforms: Vec<Platform>,
    /// The modules that provide packages, the main ones first.
    pub modules: Vec<Module>,
    /// The packages by platform, import path and variant.
    pub packages: Vec<Package>,
    /// The files of the packages, by folder and name.
    pub files: Vec<SourceFile>,
    /// Go files of the asked folders that are in no package, by path.
    pub not_analysed: Vec<NotAnalysed>,
    /// What is wrong, by file and place.
    pub problems: Vec<Problem>,
}

/// A package of one build.
///
/// The same import path is another package on another platform, and another
/// one in the build of a test that changes it or something below it.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its import path, without a mark of its variant.
    pub import_path: Arc<str>,
    /// Which variant of it this is.
    pub variant: Variant,
    /// The name in its package clauses; empty if no file says it.
    pub name: Arc<str>,
    /// Its folder, absolute.
    pub dir: Arc<PathBuf>,
    /// The module that provides it; none for the standard library.
    pub module: Option<ModuleId>,
    /// Whether it belongs to the Go tree.
    pub is_standard: bool,
    /// The language version of its files; a file may say another one.
    pub language: Option<GoVersion>,
    /// The platform it is built for.
    pub platform: PlatformId,
    /// Whether a pattern matched it; others are dependencies.
    pub is_matched: bool,
    /// How much of it was read.
    pub is_loaded: bool,
    /// Its files by name. Of a plain package also those of its tests, so that
    /// each file stands in one plain package of a platform.
    pub files: Arc<[PackageFile]>,
    /// Names of Go files of its folder that are not in it.
    pub ignored: Arc<[Arc<str>]>,
    /// Names of other source files of its folder that are not in it.
    pub ignored_others: Arc<[Arc<str>]>,
    /// What it imports, by group and path.
    pub imports: Vec<Import>,
    /// Packages that it needs though no file says so: `runtime` of a program,
    /// what cgo generates code for. Only if all dependencies are loaded.
    pub implied: Vec<PackageId>,
    /// Its `//go:embed` patterns, by group and pattern.
    pub embeds: Arc<[Embed]>,
}

/// Variants of a package (`go list -test`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Variant {
    /// As others import it.
    Plain,
    /// `p [p.test]`: with its tests in the same package.
    Test,
    /// `p_test [p.test]`: its external test package.
    ExternalTest,
    /// `q [p.test]`: compiled anew because it depends on the package under test.
    ForTest(Arc<str>),
    /// `p.test`: the generated program that runs the tests; it has no files.
    TestMain,
}

/// A file in a package.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PackageFile {
    /// The file.
    pub file: FileId,
    /// What it is to the package.
    pub class: FileClass,
}

/// An import of a package.
#[derive(Clone, Debug)]
pub struct Import {
    /// The path as written.
    pub path: Arc<str>,
    /// Which files of the package it stands in.
    pub group: Group,
    /// Where it stands first, and the path with its quotes there; none in a
    /// generated program.
    pub place: Option<(FileId, Span)>,
    /// What it leads to.
    pub target: Target,
}

/// What an import leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A package.
    Package(PackageId),
    /// The pseudo-package `C`.
    Cgo,
    /// Nothing, because it was not looked for: an import of a dependency or of
    /// a test that was not asked for.
    NotLoaded,
    /// Nothing, and why.
    Missing(ImportFault),
}

/// A `//go:embed` pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Embed {
    /// Which files of the package it stands in.
    pub group: Group,
    /// The pattern.
    pub pattern: Box<str>,
    /// Where it stands first.
    pub place: (FileId, Span),
    /// The files it names, relative to the folder of the package, with slashes;
    /// empty if it is faulty.
    pub files: Box<[Box<str>]>,
}

/// A source file of a package.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its path, absolute.
    pub path: PathBuf,
    /// Its length in bytes when it was looked at.
    pub size: u64,
    /// What it is written in.
    pub kind: FileKind,
    /// The name in its package clause; empty if it has none.
    pub package: Box<str>,
    /// On which platforms it is in a package.
    pub platforms: PlatformSet,
    /// N of the `go1.N` that its `//go:build` line asks for at least.
    pub least_release: Option<u32>,
}

/// A Go file of an asked folder that is in no package on any platform.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NotAnalysed {
    /// The file, or a folder that could not be listed; absolute.
    pub path: PathBuf,
    /// Why.
    pub reason: Reason,
}

/// Why a file is not analysed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// No build of this run takes it, for this reason on the first platform.
    Excluded(Exclusion),
    /// It lies in a folder that is passed over.
    Folder {
        /// That folder.
        folder: PathBuf,
        /// Why it is.
        reason: FolderReason,
    },
    /// Its folder could not be listed.
    FolderUnreadable(String),
    /// It is a test, and tests were not asked for.
    TestsOff,
    /// Its folder is no package of a module of this run, for the stated reason.
    NoPackage(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Excluded(exclusion) => exclusion.fmt(f),
            Self::Folder { folder, reason } => write!(f, "{reason}: {}", folder.display()),
            Self::FolderUnreadable(why) => write!(f, "folder cannot be listed: {why}"),
            Self::TestsOff => f.write_str("tests were not asked for"),
            Self::NoPackage(why) => f.write_str(why),
        }
    }
}

impl Package {
    /// The import path under test, of a variant for a test.
    pub fn for_test(&self) -> Option<&Arc<str>> {
        match &self.variant {
            Variant::Plain | Variant::TestMain => None,
            Variant::Test | Variant::ExternalTest => Some(&self.import_path),
            Variant::ForTest(tested) => Some(tested),
        }
    }

    /// The path by which `go list` names it: `p`, `p [p.test]`,
    /// `p_test [p.test]`, `q [p.test]`, `p.test`.
    pub fn listed_path(&self) -> String {
        let path = &self.import_path;
        match &self.variant {
            Variant::Plain => path.to_string(),
            Variant::Test => format!("{path} [{path}.test]"),
            Variant::ExternalTest => format!("{path}_test [{path}.test]"),
            Variant::ForTest(tested) => format!("{path} [{tested}.test]"),
            Variant::TestMain => format!("{path}.test"),
        }
    }
}

impl Project {
    /// A package.
    ///
    /// # Panics
    /// If `id` is of another project.
    pub fn package(&self, id: PackageId) -> &Package {
        &self.packages[id.index()]
    }

    /// A file.
    ///
    /// # Panics
    /// If `id` is of another project.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// A module.
    ///
    /// # Panics
    /// If `id` is of another project.
    pub fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.index()]
    }

    /// The packages with their ids.
    pub fn packages(&self) -> impl Iterator<Item = (PackageId, &Package)> {
        self.packages.iter().enumerate().map(|(index, package)| (PackageId::new(index), package))
    }

    /// The Go files to analyse: those of the matched packages, each once, with
    /// the first plain package that it stands in. Tests only if asked for.
    pub fn go_files(&self) -> Vec<(FileId, PackageId)> {
        let mut seen = vec![false; self.files.len()];
        let mut files = Vec::new();
        let plain = |package: &Package| package.is_matched && package.variant == Variant::Plain;
        for (id, package) in self.packages().filter(|(_, package)| plain(package)) {
            let wanted = package.files.iter().filter(|file| self.is_analysed(file.class));
            for file in wanted.map(|file| file.file) {
                if let Some(seen) = seen.get_mut(file.index()).filter(|seen| !**seen) {
                    *seen = true;
                    files.push((file, id));
                }
            }
        }
        files.sort_unstable();
        files
    }

    fn is_analysed(&self, class: FileClass) -> bool {
        match class {
            FileClass::Go | FileClass::Cgo => true,
            FileClass::Test | FileClass::ExternalTest => self.tests,
            FileClass::Other(_) => false,
        }
    }

    /// Reads a file.
    pub fn read(&self, id: FileId) -> Result<Source, SourceFault> {
        Ok(Source { bytes: self.read_from.read(&self.file(id).path)? })
    }

    /// The language version of a file in a package: what its `//go:build` line
    /// asks for, but not less than Go 1.21, else that of its package.
    pub fn language_of(&self, package: &Package, file: FileId) -> Option<GoVersion> {
        match self.file(file).least_release {
            Some(release) => Some(GoVersion::of_language(release.max(21))),
            None => package.language.clone(),
        }
    }
}
