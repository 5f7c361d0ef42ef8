//! The text that findings point into.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use redline_base::{LineColumn, LineTable, Offset, Span, define_id};

use crate::{Finding, Place, Step, visible};

define_id!(
    /// A file of one run. The run numbers its files as it likes.
    pub FileId
);

/// One source file.
#[derive(Debug)]
pub struct SourceFile {
    path: String,
    bytes: Arc<[u8]>,
    lines: OnceLock<LineTable>,
}

impl SourceFile {
    /// The file shown as `path`, which is relative to the root of the run where
    /// it lies below it, with `/` between folders.
    pub fn new(path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), lines: OnceLock::new() }
    }

    /// The path to show.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The contents.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The lines, counted when first asked for.
    pub fn lines(&self) -> &LineTable {
        self.lines.get_or_init(|| LineTable::new(&self.bytes))
    }

    /// Line and column of an offset; one past the end is taken as the end.
    pub fn line_column(&self, offset: Offset) -> LineColumn {
        self.lines().line_column(offset)
    }

    /// The bytes of a line counted from 1, without its line end; empty past the last line.
    pub fn line(&self, line: u32) -> &[u8] {
        let bytes = self.lines().span(line).unwrap_or_default().of(&self.bytes);
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        bytes.strip_suffix(b"\r").unwrap_or(bytes)
    }
}

/// A range of a file as people count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location<'a> {
    /// The path to show.
    pub path: &'a str,
    /// The first byte.
    pub start: LineColumn,
    /// The byte after the last.
    pub end: LineColumn,
}

impl Location<'_> {
    /// What is shown for a file that is not held: there should be none.
    const UNKNOWN: Self = Self { path: "(unknown file)", start: FIRST, end: FIRST };
}

const FIRST: LineColumn = LineColumn { line: 1, column: 1 };

/// `path:line:column`, safe to show.
impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = visible(self.path.as_bytes());
        write!(f, "{path}:{}:{}", self.start.line, self.start.column)
    }
}

/// The files that findings and their steps point into; others need not be held.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeMap<FileId, SourceFile>,
}

impl Sources {
    /// No file.
    pub const fn new() -> Self {
        Self { files: BTreeMap::new() }
    }

    /// Holds `file` as `id`, in place of what was held before.
    pub fn insert(&mut self, id: FileId, file: SourceFile) {
        self.files.insert(id, file);
    }

    /// The file, if it is held.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(&id)
    }

    /// Where a place is. Where its file is not held, that is said in place of a path.
    pub fn locate(&self, place: Place) -> Location<'_> {
        let Some(file) = self.get(place.file) else { return Location::UNKNOWN };
        let start = file.line_column(place.span.start);
        let end = file.line_column(place.span.end.max(place.span.start));
        Location { path: file.path(), start, end }
    }

    /// Puts findings in the order in which every format shows them: by path,
    /// place, code and words. Equal findings stand side by side.
    pub fn sort(&self, findings: &mut [Finding]) {
        findings.sort_by(|a, b| self.compare(a, b));
    }

    /// The order of [`Sources::sort`]: total, and `Equal` only for findings that
    /// no format tells apart.
    pub fn compare(&self, a: &Finding, b: &Finding) -> Ordering {
        self.compare_places(a.at, b.at)
            .then_with(|| a.page.code.cmp(b.page.code))
            .then_with(|| a.message.cmp(&b.message))
            .then_with(|| a.certainty.cmp(&b.certainty))
            .then_with(|| self.compare_steps(&a.steps, &b.steps))
            .then_with(|| a.notes.cmp(&b.notes))
            .then_with(|| self.fix_key(a).cmp(&self.fix_key(b)))
    }

    fn compare_places(&self, a: Place, b: Place) -> Ordering {
        self.place_key(a).cmp(&self.place_key(b))
    }

    fn compare_steps(&self, a: &[Step], b: &[Step]) -> Ordering {
        a.iter().map(|step| self.step_key(step)).cmp(b.iter().map(|step| self.step_key(step)))
    }

    fn step_key<'a>(&'a self, step: &'a Step) -> impl Ord + 'a {
        (self.place_key(step.at), &step.text)
    }

    fn place_key(&self, place: Place) -> (&str, Span) {
        (self.get(place.file).map_or("", SourceFile::path), place.span)
    }

    fn fix_key<'a>(&'a self, finding: &'a Finding) -> impl Ord + 'a {
        finding.fix.as_ref().map(|fix| {
            let edits: Vec<_> =
                fix.edits.iter().map(|edit| (self.place_key(edit.at), &edit.replacement)).collect();
            (&fix.text, fix.applicability, edits)
        })
    }
}
