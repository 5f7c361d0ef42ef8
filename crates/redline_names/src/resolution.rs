//! What the resolver found out about one file.

use redline_base::{Name, Span, define_id};
use redline_syntax::{ExprId, IdentId, SpecId, StmtId};
use rustc_hash::FxHashMap;

use crate::{ObjectId, Predeclared};

define_id!(
    /// A [`Local`] of a file.
    pub LocalId
);

define_id!(
    /// An [`Import`] of a file.
    pub ImportId
);

/// What an identifier in an expression means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Binding {
    /// A predeclared identifier that nothing shadows.
    Predeclared(Predeclared),
    /// A package that the file imports.
    Import(ImportId),
    /// A declaration at top level of the package.
    Object(ObjectId),
    /// A declaration in a function, or one of its parameters.
    Local(LocalId),
}

/// An import of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import {
    /// The spec.
    pub spec: SpecId,
    /// The import path as it is written, without its quotes.
    pub path: String,
    /// Under which name the file knows the package.
    pub name: ImportName,
}

/// Under which name a file knows a package.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ImportName {
    /// By this name, written or the package's own.
    Named(Name),
    /// By none: `import . "p"` puts its exported names into the file block.
    Dot,
    /// By none: `import _ "p"`.
    Blank,
    /// The package could not be read, so that its name is not known.
    Unknown,
}

/// A declaration in a function: of a variable, constant or type, or a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Local {
    /// Its name.
    pub name: Name,
    /// Where its identifier stands.
    pub span: Span,
    /// What it is.
    pub kind: LocalKind,
    /// How often it is assigned to after its declaration, or has its address
    /// taken, by which anything may assign to it.
    pub assignments: u32,
}

/// What a local declaration is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LocalKind {
    /// A variable.
    Var {
        /// Its first value, where its declaration has one for it alone.
        value: Option<ExprId>,
        /// Whether its declaration has no values, so that it is zero at first.
        is_zero: bool,
    },
    /// A parameter, result or receiver.
    Param,
    /// A constant.
    Const,
    /// A type or alias.
    Type,
    /// A type parameter.
    TypeParam,
}

/// What the identifiers of one file mean.
pub struct Resolution {
    pub(crate) bindings: Vec<Option<Binding>>,
    /// By declaring identifier.
    pub(crate) declared: Vec<Option<LocalId>>,
    /// Keys of composite literals that may be field names.
    pub(crate) keys: FxHashMap<ExprId, Binding>,
    /// The variables that the clauses of type switches declare.
    pub(crate) clauses: FxHashMap<StmtId, LocalId>,
    pub(crate) locals: Vec<Local>,
    pub(crate) imports: Vec<Import>,
}

impl Resolution {
    /// What the identifier `expr` means. `None` for other expressions, for keys
    /// of composite literals that may be field names, and for names declared
    /// nowhere that could be read.
    pub fn binding(&self, expr: ExprId) -> Option<Binding> {
        self.bindings.get(expr.index()).copied().flatten()
    }

    /// What the key `expr` of a composite literal means if it is no field name.
    pub fn key_binding(&self, expr: ExprId) -> Option<Binding> {
        self.keys.get(&expr).copied().or_else(|| self.binding(expr))
    }

    /// What the identifier declares in a function; `None` if it declares a field,
    /// a label or something at top level.
    pub fn declared(&self, ident: IdentId) -> Option<LocalId> {
        self.declared.get(ident.index()).copied().flatten()
    }

    /// What the identifier `expr` on the left of `:=` declares; `None` if it is
    /// assigned to.
    pub fn defined(&self, expr: ExprId, span: Span) -> Option<LocalId> {
        match self.binding(expr)? {
            Binding::Local(local) if self[local].span == span => Some(local),
            _ => None,
        }
    }

    /// The variable that a clause of a type switch declares.
    pub fn clause_variable(&self, clause: StmtId) -> Option<LocalId> {
        self.clauses.get(&clause).copied()
    }

    /// The local declarations, in the order of the source.
    pub fn locals(&self) -> &[Local] {
        &self.locals
    }

    /// The imports, in the order of the source.
    pub fn imports(&self) -> &[Import] {
        &self.imports
    }
}

impl std::ops::Index<LocalId> for Resolution {
    type Output = Local;

    fn index(&self, id: LocalId) -> &Local {
        &self.locals[id.index()]
    }
}

impl std::ops::Index<ImportId> for Resolution {
    type Output = Import;

    fn index(&self, id: ImportId) -> &Import {
        &self.imports[id.index()]
    }
}
