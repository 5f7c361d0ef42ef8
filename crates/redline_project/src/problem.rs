//! What is wrong with a project, as data.

use std::path::{Path, PathBuf};

use redline_base::{LineColumn, LineTable, Span};

use crate::files::Files;
use crate::modfile::TextError;

/// Something wrong in a project. The rest of the work is still done.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The file it is about, absolute; none if it is about no file.
    pub file: Option<PathBuf>,
    /// The bytes of the file it is about.
    pub place: Option<Place>,
    /// What sort of thing is wrong.
    pub kind: ProblemKind,
    /// What is wrong: one phrase, no capital, no full stop.
    pub message: String,
}

/// A place in a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// Line and column of its start.
    pub at: LineColumn,
    /// The bytes.
    pub span: Span,
}

/// The sorts of [`Problem`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProblemKind {
    /// Settings: `GOROOT`, `GOFLAGS`, platforms.
    Environment,
    /// A pattern that matches nothing or cannot be followed.
    Pattern,
    /// `go.mod` or `go.work`.
    ModuleFile,
    /// A module that is needed and not there.
    Module,
    /// The vendor folder contradicts the module files.
    Vendor,
    /// An import that leads to no package.
    Import,
    /// An import that Go forbids: internal, `main`, vendor.
    ForbiddenImport,
    /// Packages that import each other.
    ImportCycle,
    /// A folder whose files name several packages, or none that can be built.
    Package,
    /// A file that cannot be read, or whose head is broken.
    File,
    /// A build constraint that cannot be read.
    Constraint,
    /// A `//go:embed` pattern that matches nothing or something forbidden.
    Embed,
}

/// A growing list of problems.
#[derive(Default, Debug)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    /// Where the files are that it speaks of.
    pub(crate) files: Files,
    /// Lines of the file that was last spoken of.
    lines: Option<(PathBuf, LineTable)>,
}

impl Problems {
    pub(crate) fn add(&mut self, kind: ProblemKind, message: impl Into<String>) {
        self.list.push(Problem { file: None, place: None, kind, message: message.into() });
    }

    pub(crate) fn of_file(&mut self, kind: ProblemKind, file: &Path, message: impl Into<String>) {
        let file = Some(file.to_owned());
        self.list.push(Problem { file, place: None, kind, message: message.into() });
    }

    /// A problem at `span` of `file`. Its lines are counted only now: problems
    /// are rare, and often several in one file.
    pub(crate) fn of_span(
        &mut self,
        kind: ProblemKind,
        file: &Path,
        span: Span,
        message: impl Into<String>,
    ) {
        let at = self.lines_of(file).line_column(span.start);
        let place = Some(Place { at, span });
        self.list.push(Problem {
            file: Some(file.to_owned()),
            place,
            kind,
            message: message.into(),
        });
    }

    fn lines_of(&mut self, file: &Path) -> &LineTable {
        let known = self.lines.take().filter(|(path, _)| path == file);
        let (_, lines) = self.lines.insert(known.unwrap_or_else(|| {
            let source = self.files.read(file).unwrap_or_default();
            (file.to_owned(), LineTable::new(&source))
        }));
        lines
    }

    pub(crate) fn of_text(&mut self, kind: ProblemKind, file: &Path, errors: &[TextError]) {
        self.list.extend(errors.iter().map(|error| Problem {
            file: Some(file.to_owned()),
            place: Some(Place { at: error.at, span: error.span }),
            kind,
            message: error.message.clone(),
        }));
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    pub(crate) fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// All problems, each once, by file and place.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.list.sort();
        self.list.dedup();
        self.list
    }
}
