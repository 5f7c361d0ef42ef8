//! What the checker found out about a file, by the ids of its tree.

use redline_constant::Value;
use redline_names::LocalId;
use redline_syntax::{ExprId, IdentId, StmtId, Tree};

use crate::selection::{Selection, Way};
use crate::table::Table;
use crate::{ObjectId, Store, TypeId};

/// What is known about the expressions and identifiers of a file.
pub struct Records {
    pub(crate) types: Vec<u32>,
    pub(crate) modes: Vec<u8>,
    pub(crate) uses: Vec<u32>,
    pub(crate) idents: Vec<u32>,
    pub(crate) locals: Vec<u32>,
    pub(crate) sparse: Sparse,
}

/// What few expressions have.
#[derive(Default)]
pub(crate) struct Sparse {
    /// The values of constant expressions.
    pub values: Table<ExprId, Value>,
    /// How selectors get to what they select, qualified identifiers aside.
    pub selections: Table<ExprId, Way>,
    /// The instances of generic functions and types, by the identifier or
    /// selector that names what is generic.
    pub instances: Table<ExprId, InstanceOf>,
    /// Objects that are declared by an expression: those on the left of `:=`,
    /// embedded fields, type parameters of receivers.
    pub declared: Table<ExprId, ObjectId>,
    /// Variables that the clauses of type switches declare.
    pub clauses: Table<StmtId, ObjectId>,
    /// The indices of the ways that have several.
    pub long_ways: Vec<u32>,
}

/// What an expression stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Mode {
    /// Nothing that is known.
    Invalid,
    /// A call without a result.
    NoValue,
    /// A predeclared function.
    Builtin,
    /// A type.
    Type,
    /// A constant.
    Constant,
    /// `nil`
    Nil,
    /// What has an address.
    Variable,
    /// An element of a map, which can be assigned to.
    MapIndex,
    /// A value that tells, if asked, whether there is one: a type assertion or
    /// a receive operation.
    CommaOk,
    /// A value.
    Value,
}

impl Mode {
    const ALL: [Self; 10] = [
        Self::Invalid,
        Self::NoValue,
        Self::Builtin,
        Self::Type,
        Self::Constant,
        Self::Nil,
        Self::Variable,
        Self::MapIndex,
        Self::CommaOk,
        Self::Value,
    ];

    /// The mode with this number.
    pub(crate) fn recorded(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).copied().unwrap_or(Self::Invalid)
    }
}

/// An instance of something generic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstanceOf {
    /// The type arguments, written or inferred.
    pub args: Box<[TypeId]>,
    /// The type or signature with them; of a method expression with the receiver.
    pub ty: TypeId,
}

impl Sparse {
    pub(crate) fn add_selection(&mut self, expr: ExprId, path: &[u32], indirect: bool) {
        let way = Way::new(path, indirect, &mut self.long_ways);
        self.selections.push(expr, way);
    }

    /// Makes what is recorded ready for being looked up.
    pub(crate) fn sort(&mut self) {
        self.values.sort();
        self.selections.sort();
        self.instances.sort();
        self.declared.sort();
        self.clauses.sort();
        self.long_ways.shrink_to_fit();
    }
}

impl Records {
    /// The type of an expression; of an unused result none.
    pub fn ty(&self, expr: ExprId) -> Option<TypeId> {
        load(&self.types, expr.index()).map(TypeId::new)
    }

    /// What an expression stands for; invalid where nothing was recorded.
    pub fn mode(&self, expr: ExprId) -> Mode {
        Mode::recorded(self.modes.get(expr.index()).copied().unwrap_or(0))
    }

    /// The value of a constant expression.
    pub fn value(&self, expr: ExprId) -> Option<&Value> {
        self.sparse.values.get(expr)
    }

    /// What an identifier refers to, or the name behind the dot of a selector.
    pub fn used(&self, expr: ExprId) -> Option<ObjectId> {
        load(&self.uses, expr.index()).map(ObjectId::new)
    }

    /// What an identifier declares.
    pub fn declared(&self, ident: IdentId) -> Option<ObjectId> {
        load(&self.idents, ident.index()).map(ObjectId::new)
    }

    /// The object of a local declaration.
    pub fn local(&self, local: LocalId) -> Option<ObjectId> {
        load(&self.locals, local.index()).map(ObjectId::new)
    }

    /// The objects that expressions declare: identifiers on the left of `:=`,
    /// the names of embedded fields, type parameters of receivers.
    pub fn declared_by_exprs(&self) -> impl Iterator<Item = (ExprId, ObjectId)> {
        self.sparse.declared.iter().map(|&(expr, object)| (expr, object))
    }

    /// The variables that the clauses of type switches declare, by clause.
    pub fn clause_variables(&self) -> impl Iterator<Item = (StmtId, ObjectId)> {
        self.sparse.clauses.iter().map(|&(clause, object)| (clause, object))
    }

    /// The instances of generic functions and types, by the identifier or
    /// selector that names what is generic.
    pub fn instances(&self) -> impl Iterator<Item = (ExprId, &InstanceOf)> {
        self.sparse.instances.iter().map(|(expr, instance)| (*expr, instance))
    }

    /// The instance that an identifier or selector stands for.
    pub fn instance(&self, expr: ExprId) -> Option<&InstanceOf> {
        self.sparse.instances.get(expr)
    }

    /// The selectors that select a field or method, in the order of their ids.
    pub fn selectors(&self) -> impl Iterator<Item = ExprId> {
        self.sparse.selections.iter().map(|&(expr, _)| expr)
    }

    /// What a selector selects; `None` for a qualified identifier. `tree` is
    /// that of the file.
    pub fn selection(&self, store: &Store, tree: &Tree, expr: ExprId) -> Option<Selection<'_>> {
        let way = self.sparse.selections.get(expr)?;
        Selection::new(self, store, tree, expr, *way)
    }
}

/// The index that stands in a table; zero stands for none.
fn load(table: &[u32], index: usize) -> Option<usize> {
    (*table.get(index)? as usize).checked_sub(1)
}
