//! What all declarations of a package share.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

use redline_base::{Name, Span};
use redline_names::ImportId;
use redline_syntax::IdentId;
use rustc_hash::FxHashMap;

use super::body::Literal;
use super::endless_instances::Growth;
use super::{Entry, EntryId, EntryKind, Later};
use crate::error::{ErrorCode, TypeError};
use crate::recorder::Recorder;
use crate::{NamedId, ObjectId, PackageId, PackageSource, SourceFile, Store};

/// A package that is being checked. Workers share it: what changes is behind
/// atomics and locks, and the order of changes does not show in the result.
pub(crate) struct Package<'a> {
    pub store: &'a Store,
    pub source: PackageSource<'a>,
    /// By file.
    pub records: Vec<Recorder>,
    /// By file and import: the package and the object of its name in the file.
    pub imports: Vec<Vec<Import>>,
    pub entries: Vec<Entry>,
    /// The entry of each declaring identifier, by file.
    pub by_ident: Vec<FxHashMap<IdentId, EntryId>>,
    /// What the package block declares.
    pub by_name: FxHashMap<Name, EntryId>,
    /// The methods of each type, in the order of their declarations.
    pub methods: FxHashMap<EntryId, Vec<EntryId>>,
    /// The methods of all types, by name.
    pub methods_by_name: FxHashMap<Name, Vec<EntryId>>,
    states: Vec<AtomicU8>,
    /// The entries that are being resolved, each because the one before asked.
    pub path: Mutex<Vec<EntryId>>,
    /// What is asked when the declarations are done.
    pub later: Mutex<VecDeque<Later>>,
    /// Function literals in initializers, by file.
    pub literals: Vec<Mutex<Vec<Literal>>>,
    /// Where the instances that declarations speak of are written first.
    instance_places: Mutex<FxHashMap<NamedId, (usize, Span)>>,
    /// How many lengths of arrays are being found out, each within another.
    pub lens: AtomicUsize,
    /// What type parameters stand for in instances.
    pub growth: Mutex<Growth>,
    errors: Mutex<Vec<TypeError>>,
}

/// An import of a file.
#[derive(Debug)]
pub(crate) struct Import {
    /// The package; `None` if it could not be read.
    pub package: Option<PackageId>,
    /// The name of the package in the file.
    pub object: ObjectId,
    /// Whether the file uses it.
    pub used: AtomicBool,
}

/// How far an entry is resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum State {
    Unseen,
    Open,
    Done,
}

impl<'a> Package<'a> {
    /// A package of which nothing is known yet.
    pub(crate) fn new(store: &'a Store, source: PackageSource<'a>) -> Self {
        let records =
            |file: &SourceFile<'_>| Recorder::new(file.tree, file.resolution.locals().len());
        Self {
            store,
            source,
            records: source.files.iter().map(records).collect(),
            imports: Vec::new(),
            entries: Vec::new(),
            by_ident: source.files.iter().map(|_| FxHashMap::default()).collect(),
            by_name: FxHashMap::default(),
            methods: FxHashMap::default(),
            methods_by_name: FxHashMap::default(),
            states: Vec::new(),
            path: Mutex::new(Vec::new()),
            later: Mutex::new(VecDeque::new()),
            literals: source.files.iter().map(|_| Mutex::new(Vec::new())).collect(),
            instance_places: Mutex::new(FxHashMap::default()),
            lens: AtomicUsize::new(0),
            growth: Mutex::default(),
            errors: Mutex::new(Vec::new()),
        }
    }

    /// Adds an entry.
    pub(super) fn add_entry(&mut self, entry: Entry) -> EntryId {
        let id = EntryId::new(self.entries.len());
        self.entries.push(entry);
        self.states.push(AtomicU8::new(State::Unseen as u8));
        id
    }

    /// Whether an entry is a constant or variable.
    pub(super) fn is_value(&self, id: EntryId) -> bool {
        matches!(self[id].kind, EntryKind::Const(_) | EntryKind::Var(_))
    }

    pub(super) fn state(&self, id: EntryId) -> State {
        match self.states[id.index()].load(Ordering::Acquire) {
            0 => State::Unseen,
            1 => State::Open,
            _ => State::Done,
        }
    }

    pub(super) fn set_state(&self, id: EntryId, state: State) {
        self.states[id.index()].store(state as u8, Ordering::Release);
    }

    /// The import of a file.
    pub(crate) fn import(&self, file: usize, id: ImportId) -> &Import {
        &self.imports[file][id.index()]
    }

    /// A place in a file as messages name it: `file.go:1:2`.
    pub(crate) fn place(&self, file: usize, offset: redline_base::Offset) -> String {
        let source = &self.source.files[file];
        let at = redline_base::LineTable::new(source.text).line_column(offset);
        format!("{}:{}:{}", source.name, at.line, at.column)
    }

    /// Reports an error.
    pub(crate) fn error(&self, file: usize, span: Span, code: ErrorCode, message: String) {
        self.push_error(TypeError { file, span, code, message, is_soft: code.is_soft() });
    }

    /// Reports an error in spite of which the package means something.
    pub(crate) fn soft_error(&self, file: usize, span: Span, code: ErrorCode, message: String) {
        self.push_error(TypeError { file, span, code, message, is_soft: true });
    }

    fn push_error(&self, error: TypeError) {
        // A worker that panicked while it pushed has lost at most its own error.
        self.errors.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(error);
    }

    pub(super) fn lock_instance_places(
        &self,
    ) -> std::sync::MutexGuard<'_, FxHashMap<NamedId, (usize, Span)>> {
        self.instance_places.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The errors so far, each once, in the order of their places.
    pub(crate) fn take_errors(&self) -> Vec<TypeError> {
        let mut errors = std::mem::take(
            &mut *self.errors.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        );
        errors.sort_by(|left, right| {
            let key = |error: &TypeError| (error.file, error.span.start, error.code);
            key(left).cmp(&key(right)).then_with(|| left.message.cmp(&right.message))
        });
        // What is looked at twice, such as the keys of `[...]T{…}`, is wrong once.
        errors.dedup();
        errors.dedup();
        errors
    }
}

impl std::ops::Index<EntryId> for Package<'_> {
    type Output = Entry;

    fn index(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }
}
