//! The records that `oracle/typedump/FORMAT.md` describes: what the checker found
//! out, in a form that is compared with other checkers byte for byte.
//!
//! Begin with [`Dump`]. Each section has a module of its own.

mod definitions;
mod errors;
mod files;
mod implicits;
mod init_order;
mod instances;
mod labels;
mod lines;
mod method_sets;
mod object;
mod repeated;
mod selections;
#[cfg(test)]
mod tests;
mod types;
mod uses;

use std::cell::RefCell;
use std::rc::Rc;

use redline_base::Offset;
use redline_syntax::{Expr, ExprId, SyntaxError};
use rustc_hash::FxHashMap;

use crate::check::CheckedPackage;
use crate::records::Records;
use crate::{PackageSource, SourceFile, Store, TypeId};

pub use lines::{Digest, Lines};

/// A kind of records; in the order in which a dump has them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Section {
    /// The files of the package.
    File,
    /// Expressions with mode, type and value.
    Type,
    /// What identifiers declare.
    Def,
    /// What identifiers refer to.
    Use,
    /// What selectors select.
    Sel,
    /// What is declared without an identifier.
    Impl,
    /// Instances of what is generic.
    Inst,
    /// In which order variables are initialized.
    Init,
    /// The method sets of types.
    Mset,
    /// What is wrong.
    Err,
}

impl Section {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::File,
        Self::Type,
        Self::Def,
        Self::Use,
        Self::Sel,
        Self::Impl,
        Self::Inst,
        Self::Init,
        Self::Mset,
        Self::Err,
    ];

    /// The first element of its records.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Type => "type",
            Self::Def => "def",
            Self::Use => "use",
            Self::Sel => "sel",
            Self::Impl => "impl",
            Self::Inst => "inst",
            Self::Init => "init",
            Self::Mset => "mset",
            Self::Err => "err",
        }
    }
}

/// N of `go1.N`, the newest release that is known here.
const NEWEST: u32 = 27;

/// What is known about a package, to be written section by section.
pub struct Dump<'a> {
    store: &'a Store,
    source: PackageSource<'a>,
    checked: &'a CheckedPackage,
    versions: &'a [String],
    syntax: &'a [&'a [SyntaxError]],
    release: u32,
    texts: RefCell<FxHashMap<TypeId, Rc<str>>>,
}

impl<'a> Dump<'a> {
    /// A package whose files have these language versions, as `go1.N` or longer,
    /// and these syntax errors.
    pub fn new(
        store: &'a Store,
        source: PackageSource<'a>,
        checked: &'a CheckedPackage,
        versions: &'a [String],
        syntax: &'a [&'a [SyntaxError]],
    ) -> Self {
        let texts = RefCell::default();
        Self { store, source, checked, versions, syntax, release: NEWEST, texts }
    }

    /// The same as the go/types of `go1.{release}` writes it, not as that of the
    /// newest release does.
    #[must_use]
    pub fn of_release(self, release: u32) -> Self {
        Self { release, ..self }
    }

    /// The parts in which a section is made, in order: the files by their index,
    /// or one that is about none of them.
    pub fn parts(&self, section: Section) -> Vec<Option<usize>> {
        match section {
            Section::Init | Section::Mset => vec![None],
            _ => (0..self.source.files.len()).map(Some).collect(),
        }
    }

    /// The records of a part of a section.
    pub fn lines(&self, section: Section, part: Option<usize>) -> Lines {
        let mut lines = Lines::default();
        match part.and_then(|index| self.file(index)) {
            Some(file) => self.add_file_lines(section, &mut lines, file),
            None if section == Section::Init => self.add_init_order(&mut lines),
            None if section == Section::Mset => self.add_method_sets(&mut lines),
            None => {}
        }
        lines.sort();
        lines
    }

    fn add_file_lines(&self, section: Section, lines: &mut Lines, file: File<'_>) {
        match section {
            Section::File => self.add_file(lines, file),
            Section::Type => self.add_types(lines, file),
            Section::Def => self.add_definitions(lines, file),
            Section::Use => self.add_uses(lines, file),
            Section::Sel => self.add_selections(lines, file),
            Section::Impl => self.add_implicits(lines, file),
            Section::Inst => self.add_instances(lines, file),
            Section::Err => self.add_errors(lines, file),
            Section::Init | Section::Mset => {}
        }
    }

    /// A file with what is recorded about it.
    fn file(&self, index: usize) -> Option<File<'a>> {
        let source = self.source.files.get(index)?;
        Some(File { index, source, records: self.checked.records.get(index)? })
    }

    fn type_text(&self, ty: TypeId) -> Rc<str> {
        let mut texts = self.texts.borrow_mut();
        texts.entry(ty).or_insert_with(|| self.store.type_text(ty).into()).clone()
    }
}

/// A file and what is recorded about it.
#[derive(Clone, Copy)]
struct File<'a> {
    index: usize,
    source: &'a SourceFile<'a>,
    records: &'a Records,
}

impl File<'_> {
    /// Where the name in an identifier or selector stands.
    fn name_start(&self, expr: ExprId) -> Offset {
        let tree = self.source.tree;
        match tree[expr] {
            Expr::Selector { .. } => tree.name_span(expr, self.source.text).start,
            _ => tree.span(expr).start,
        }
    }
}
