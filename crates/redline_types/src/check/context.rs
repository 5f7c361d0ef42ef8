//! Where a declaration or body is checked.

use redline_base::{Name, Span};
use redline_syntax::{ExprId, Tree};
use rustc_hash::FxHashMap;

use super::body::Literal;
use super::scope::Scope;
use super::untyped::Pending;
use super::{EntryId, Package};
use crate::error::ErrorCode;
use crate::language::Feature;
use crate::recorder::Recorder;
use crate::records::Mode;
use crate::{Declared, Layouts, Object, ObjectId, ObjectKind, Param, SourceFile, Store, TypeId};

/// What is known while one declaration or body is checked.
pub(crate) struct Context<'p> {
    pub package: &'p Package<'p>,
    pub store: &'p Store,
    /// Index of the file.
    pub file: usize,
    pub tree: &'p Tree,
    pub records: &'p Recorder,
    /// Where errors stand while a constant spec repeats the expressions of another one.
    pub repeated_at: Option<Span>,
    /// What the constant declaration that is checked has declared in a function: an
    /// expression that a later spec repeats is looked up again where it is repeated.
    pub group: Vec<(Name, ObjectId)>,
    /// The value of `iota`, in a constant declaration.
    pub iota: Option<u32>,
    /// Whether what is found out is recorded: not where a constant spec repeats
    /// the expressions of another one.
    pub recording: bool,
    /// The results of the function whose body is checked.
    pub results: Box<[Param]>,
    /// Function literals whose bodies are still to be checked.
    pub literals: Vec<Literal>,
    /// Whether the expression that is being checked calls something or receives.
    pub calls: bool,
    /// The type arguments that are written behind generic functions which have more.
    pub partial: FxHashMap<ExprId, Vec<TypeId>>,
    /// The expressions whose type is not settled.
    pub pending: FxHashMap<ExprId, Pending>,
    /// The names that the blocks around the statement declare.
    pub scope: Scope,
}

impl<'p> Context<'p> {
    /// A context for a declaration in a file.
    pub(crate) fn new(package: &'p Package<'p>, file: usize) -> Self {
        Self {
            package,
            store: package.store,
            file,
            tree: package.source.files[file].tree,
            records: &package.records[file],
            repeated_at: None,
            group: Vec::new(),
            iota: None,
            recording: true,
            results: [].into(),
            literals: Vec::new(),
            calls: false,
            partial: FxHashMap::default(),
            pending: FxHashMap::default(),
            scope: Scope::default(),
        }
    }

    /// The file.
    pub(crate) fn source(&self) -> &'p SourceFile<'p> {
        &self.package.source.files[self.file]
    }

    /// Reports an error at an expression.
    pub(crate) fn error(&self, expr: ExprId, code: ErrorCode, message: impl Into<String>) {
        self.error_at(self.tree.span(expr), code, message);
    }

    /// Reports an error at an expression in spite of which the package means something.
    pub(crate) fn soft_error(&self, expr: ExprId, code: ErrorCode, message: String) {
        self.package.soft_error(self.file, self.tree.span(expr), code, message);
    }

    /// Reports an error.
    pub(crate) fn error_at(&self, span: Span, code: ErrorCode, message: impl Into<String>) {
        let span = self.repeated_at.unwrap_or(span);
        self.package.error(self.file, span, code, message.into());
    }

    /// The layouts of types on the platform of the package.
    pub(crate) fn layouts(&self) -> Layouts<'p> {
        Layouts::new(self.store, self.package.source.sizes)
    }

    /// Whether the language version of the file has a feature.
    pub(crate) fn allows(&self, feature: Feature) -> bool {
        self.source().language >= feature.since()
    }

    /// Complains about a feature that the language version of the file does not have.
    pub(crate) fn require(&self, feature: Feature, span: Span, what: &str) -> bool {
        if self.allows(feature) {
            return true;
        }
        let message = format!("{what} requires go1.{} or later", feature.since());
        self.error_at(span, ErrorCode::UnsupportedFeature, message);
        false
    }

    /// The line of a place in the file.
    pub(crate) fn line(&self, offset: redline_base::Offset) -> u32 {
        redline_base::LineTable::new(self.source().text).line_column(offset).line
    }

    /// The text of a name.
    pub(crate) fn name(&self, name: Name) -> &'p str {
        self.store.names().text(name)
    }

    /// Adds an object of this file.
    pub(crate) fn new_object(&self, kind: ObjectKind, name: Name, span: Span) -> ObjectId {
        let file = u32::try_from(self.file).expect("a package has fewer than u32::MAX files");
        let declared = Declared { file, offset: span.start };
        let package = Some(self.package.source.package);
        self.store.add_object(Object::new(kind, name, package, Some(declared)))
    }

    /// Records that an expression is a type.
    pub(crate) fn record_type(&self, expr: ExprId, ty: TypeId) {
        self.record(expr, Mode::Type, ty);
    }

    /// Records what an expression is.
    pub(crate) fn record(&self, expr: ExprId, mode: Mode, ty: TypeId) {
        if self.recording {
            self.records.set_type(expr, mode, ty);
        }
    }

    /// Records what an identifier, or the name behind a dot, refers to.
    pub(crate) fn record_use(&self, expr: ExprId, object: ObjectId) {
        if self.recording {
            self.records.set_used(expr, object);
        }
    }

    /// The object of an entry, resolved.
    pub(crate) fn resolved(&self, entry: EntryId) -> ObjectId {
        self.package.resolve(entry);
        self.package[entry].object
    }
}
