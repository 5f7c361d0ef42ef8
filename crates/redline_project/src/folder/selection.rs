//! The package that one platform sees in a folder.
//!
//! Follows the rules of `go list` for `GoFiles`, `CgoFiles`, `TestGoFiles`,
//! `XTestGoFiles`, `IgnoredGoFiles` and the other lists of files.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use redline_base::Span;

use super::head::Head;
use super::kind::FileKind;
use super::listing::{Entry, EntryKind, Listing, SourceEntry};
use crate::constraint::{NameConstraint, TagSet};
use crate::source::SourceFault;

/// What a file is to its package.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FileClass {
    /// A Go file of the package itself.
    Go,
    /// A Go file of the package itself that imports `C`.
    Cgo,
    /// A `_test.go` file in the package.
    Test,
    /// A `_test.go` file of the external test package `p_test`.
    ExternalTest,
    /// A file in another language.
    Other(FileKind),
}

/// Why a file is in no package of a build.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Exclusion {
    /// The name asks for another platform: `windows` in `x_windows.go`.
    Name(Box<str>),
    /// A constraint line does not hold.
    Constraint {
        /// The line.
        span: Span,
        /// Its expression.
        text: Box<str>,
    },
    /// A constraint line cannot be read.
    ConstraintFault {
        /// The line.
        span: Span,
        /// Why.
        message: Box<str>,
    },
    /// It imports `C`, and cgo is off.
    CgoOff,
    /// Its package is called `documentation`, which Go leaves out.
    Documentation,
    /// Its name begins with `_` or `.`.
    Hidden,
    /// Its name is not UTF-8.
    NameNotUtf8,
    /// It cannot be read.
    Source(SourceFault),
}

impl fmt::Display for Exclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(tag) => write!(f, "its name asks for {tag}"),
            Self::Constraint { text, .. } => write!(f, "build constraint: {text}"),
            Self::ConstraintFault { message, .. } => {
                write!(f, "broken build constraint: {message}")
            }
            Self::CgoOff => f.write_str("it imports C and cgo is off"),
            Self::Documentation => f.write_str("package documentation"),
            Self::Hidden => f.write_str("its name begins with _ or ."),
            Self::NameNotUtf8 => f.write_str("its name is not UTF-8"),
            Self::Source(fault) => fault.fmt(f),
        }
    }
}

/// Which files an import stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Group {
    /// Files of the package itself.
    Package,
    /// Its tests in the same package.
    Test,
    /// Its tests in the external package.
    ExternalTest,
}

/// The package of a folder on one platform.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    pub(crate) name: Box<str>,
    /// Files of the package, by name.
    pub(crate) files: Vec<FileChoice>,
    /// Indices of Go entries that are not in it, and why.
    pub(crate) excluded: Vec<(usize, Exclusion)>,
    /// Indices of other source entries that are not in it.
    pub(crate) excluded_others: Vec<usize>,
    /// Import paths as written, each with its first place, by group and path.
    pub(crate) imports: BTreeMap<(Group, Arc<str>), ImportUse>,
    /// Embed patterns, each with its first place, by group and pattern.
    pub(crate) embeds: BTreeMap<(Group, Box<str>), ImportUse>,
    /// What is wrong: index of the entry, place, message.
    pub(crate) faults: Vec<(usize, Span, String)>,
}

/// A file of the package: index of its entry, and its class.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FileChoice {
    pub(crate) entry: usize,
    pub(crate) class: FileClass,
}

/// Where something is said first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ImportUse {
    pub(crate) entry: usize,
    pub(crate) span: Span,
}

impl Selection {
    /// The package in a folder for a build with these tags.
    pub(crate) fn of(listing: &Listing, tags: &TagSet) -> Self {
        let mut selection = Self::default();
        for (index, entry) in listing.entries.iter().enumerate() {
            selection.add(index, entry, tags);
        }
        selection.settle_c_assembly();
        selection
    }

    /// Whether the folder holds no package on this platform, not even a broken
    /// one.
    pub(crate) fn is_empty(&self) -> bool {
        let go = self.files.iter().any(|file| !matches!(file.class, FileClass::Other(_)));
        !go && self.faults.is_empty() && !self.has_broken_file()
    }

    /// Whether a file could not be judged: the package exists, but not whole.
    fn has_broken_file(&self) -> bool {
        let broken = |exclusion: &Exclusion| {
            matches!(exclusion, Exclusion::ConstraintFault { .. } | Exclusion::Source(_))
        };
        self.excluded.iter().any(|(_, exclusion)| broken(exclusion))
    }

    /// Whether it has files of a class.
    pub(crate) fn has(&self, class: FileClass) -> bool {
        self.files.iter().any(|file| file.class == class)
    }

    /// Whether there is anything to test.
    pub(crate) fn has_tests(&self) -> bool {
        self.has(FileClass::Test) || self.has(FileClass::ExternalTest)
    }

    /// The imports of a group, by path.
    pub(crate) fn imports_of(&self, group: Group) -> impl Iterator<Item = (&Arc<str>, &ImportUse)> {
        let all = self.imports.iter().filter(move |((of, _), _)| *of == group);
        all.map(|((_, path), at)| (path, at))
    }

    fn add(&mut self, index: usize, entry: &Entry, tags: &TagSet) {
        match &entry.kind {
            EntryKind::Folder | EntryKind::LinkedFolder => {}
            EntryKind::UnreadableName => self.excluded.push((index, Exclusion::NameNotUtf8)),
            EntryKind::Hidden => {
                if entry.name.ends_with(".go") {
                    self.excluded.push((index, Exclusion::Hidden));
                }
            }
            EntryKind::OtherPlatform(kind) => {
                let constraint = NameConstraint::parse(&entry.name);
                let tag = constraint.excluding(tags).unwrap_or_default();
                self.exclude(index, *kind, Exclusion::Name(tag.into()));
            }
            EntryKind::File(file) => self.add_file(index, &entry.name, file, tags),
        }
    }

    fn exclude(&mut self, index: usize, kind: FileKind, exclusion: Exclusion) {
        if kind == FileKind::Go {
            self.excluded.push((index, exclusion));
        } else {
            self.excluded_others.push(index);
        }
    }

    fn add_file(&mut self, index: usize, name: &str, file: &SourceEntry, tags: &TagSet) {
        if let Some(tag) = NameConstraint::parse(name).excluding(tags) {
            return self.exclude(index, file.kind, Exclusion::Name(tag.into()));
        }
        let head = match &file.head {
            Ok(head) => head,
            Err(fault) => return self.exclude(index, file.kind, Exclusion::Source(fault.clone())),
        };
        if let Some((span, message)) = &head.constraints.fault {
            let message = message.as_str().into();
            let exclusion = Exclusion::ConstraintFault { span: *span, message };
            return self.exclude(index, file.kind, exclusion);
        }
        if let Some(line) = head.constraints.excluding(tags) {
            let text = line.constraint.to_string().into();
            return self.exclude(index, file.kind, Exclusion::Constraint { span: line.span, text });
        }
        match file.kind {
            FileKind::Go => self.add_go(index, name, head, tags),
            // Without cgo nobody compiles them.
            kind if kind.needs_cgo() && !tags.cgo => {}
            kind => self.files.push(FileChoice { entry: index, class: FileClass::Other(kind) }),
        }
    }

    fn add_go(&mut self, index: usize, name: &str, head: &Head, tags: &TagSet) {
        let faults = head.errors.iter();
        self.faults.extend(faults.map(|(span, message)| (index, *span, message.clone())));
        let package = head.package.as_ref().map_or("", |(package, _)| package);
        if package == "documentation" {
            return self.exclude(index, FileKind::Go, Exclusion::Documentation);
        }
        let class = self.class_of(index, name, package, head);
        if class == FileClass::Cgo && !tags.cgo {
            return self.exclude(index, FileKind::Go, Exclusion::CgoOff);
        }
        self.files.push(FileChoice { entry: index, class });
        self.add_imports(index, class, head);
    }

    /// Classifies a Go file and checks that it belongs to the one package.
    fn class_of(&mut self, index: usize, name: &str, package: &str, head: &Head) -> FileClass {
        let is_test = name.ends_with("_test.go");
        let external = package.strip_suffix("_test").filter(|_| is_test && *self.name != *package);
        self.name_package(index, external.unwrap_or(package), head);
        match (is_test, external) {
            (true, Some(_)) => FileClass::ExternalTest,
            (true, None) => FileClass::Test,
            _ if head.imports.iter().any(|import| &*import.path == "C") => FileClass::Cgo,
            _ => FileClass::Go,
        }
    }

    fn name_package(&mut self, index: usize, package: &str, head: &Head) {
        if self.name.is_empty() {
            self.name = package.into();
        } else if *self.name != *package && head.package.is_some() {
            let span = head.package.as_ref().map_or(Span::default(), |(_, span)| *span);
            let message = format!("package {package} in a folder of package {}", self.name);
            self.faults.push((index, span, message));
        }
    }

    fn add_imports(&mut self, index: usize, class: FileClass, head: &Head) {
        let group = match class {
            FileClass::Test => Group::Test,
            FileClass::ExternalTest => Group::ExternalTest,
            _ => Group::Package,
        };
        for import in &head.imports {
            if &*import.path == "C" && group != Group::Package {
                let message = "use of cgo in a test is not supported".to_owned();
                self.faults.push((index, import.span, message));
                continue;
            }
            let at = ImportUse { entry: index, span: import.span };
            self.imports.entry((group, import.path.clone())).or_insert(at);
        }
        for (pattern, span) in &head.embeds {
            let at = ImportUse { entry: index, span: *span };
            self.embeds.entry((group, pattern.clone())).or_insert(at);
        }
    }

    /// Assembly for the C compiler counts only beside cgo files.
    fn settle_c_assembly(&mut self) {
        const CLASS: FileClass = FileClass::Other(FileKind::CAssembly);
        if !self.has(FileClass::Cgo) {
            let ignored = self.files.extract_if(.., |file| file.class == CLASS);
            self.excluded_others.extend(ignored.map(|file| file.entry));
            self.excluded_others.sort_unstable();
        }
    }
}
