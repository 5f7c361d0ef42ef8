//! What the checker found out about a file, by the ids of its tree.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};

use redline_constant::Value;
use redline_names::LocalId;
use redline_syntax::{ExprId, IdentId, StmtId, Tree};
use rustc_hash::FxHashMap;

use crate::{ObjectId, TypeId};

/// What is known about the expressions and identifiers of a file.
///
/// Declarations and bodies are checked by several workers, each of which writes
/// what belongs to its own part of the tree.
pub struct Records {
    types: Vec<AtomicU32>,
    modes: Vec<AtomicU8>,
    uses: Vec<AtomicU32>,
    idents: Vec<AtomicU32>,
    locals: Vec<AtomicU32>,
    sparse: Mutex<Sparse>,
}

/// What few expressions have.
#[derive(Default)]
pub struct Sparse {
    /// The values of constant expressions.
    pub values: FxHashMap<ExprId, Value>,
    /// What selectors select, qualified identifiers aside.
    pub selections: FxHashMap<ExprId, Selection>,
    /// The instances of generic functions and types, by the identifier or
    /// selector that names what is generic.
    pub instances: FxHashMap<ExprId, InstanceOf>,
    /// Objects that are declared by an expression: those on the left of `:=`,
    /// embedded fields, type parameters of receivers.
    pub declared: FxHashMap<ExprId, ObjectId>,
    /// Variables that the clauses of type switches declare.
    pub clauses: FxHashMap<StmtId, ObjectId>,
    /// The locals that keys of composite literals use, where they might have been
    /// names of fields.
    pub(crate) used_keys: Vec<LocalId>,
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
}

/// What a selector selects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    /// Which form it is.
    pub kind: SelectionKind,
    /// The type of what stands before the dot.
    pub receiver: TypeId,
    /// The field or method.
    pub object: ObjectId,
    /// The type of the selector.
    pub ty: TypeId,
    /// As [`crate::Selected::path`].
    pub path: Vec<u32>,
    /// As [`crate::Selected::indirect`].
    pub indirect: bool,
}

/// The forms of a selector (spec: Selectors, Method values, Method expressions).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SelectionKind {
    /// `x.f` of a field.
    Field,
    /// `x.m` of a method.
    Method,
    /// `T.m`
    MethodExpr,
}

/// An instance of something generic.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InstanceOf {
    /// The type arguments, written or inferred.
    pub args: Box<[TypeId]>,
    /// The type or signature with them.
    pub ty: TypeId,
}

impl Records {
    /// No records of a file with this tree and so many locals.
    pub fn new(tree: &Tree, locals: usize) -> Self {
        fn zeros<T: Default>(count: usize) -> Vec<T> {
            std::iter::repeat_with(T::default).take(count).collect()
        }
        Self {
            types: zeros(tree.expr_count()),
            modes: zeros(tree.expr_count()),
            uses: zeros(tree.expr_count()),
            idents: zeros(tree.ident_count()),
            locals: zeros(locals),
            sparse: Mutex::new(Sparse::default()),
        }
    }

    /// The type of an expression; of an unused result none.
    pub fn ty(&self, expr: ExprId) -> Option<TypeId> {
        load(&self.types, expr.index()).map(TypeId::new)
    }

    /// What an expression stands for; invalid where nothing was recorded.
    pub fn mode(&self, expr: ExprId) -> Mode {
        let mode = self.modes.get(expr.index()).map_or(0, |mode| mode.load(Ordering::Relaxed));
        Mode::ALL.get(usize::from(mode)).copied().unwrap_or(Mode::Invalid)
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

    /// What few expressions have.
    pub fn sparse(&self) -> std::sync::MutexGuard<'_, Sparse> {
        // What a worker that panicked has written is no worse than nothing.
        self.sparse.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn set_type(&self, expr: ExprId, mode: Mode, ty: TypeId) {
        self.modes[expr.index()].store(mode as u8, Ordering::Relaxed);
        store(&self.types, expr.index(), ty.index());
    }

    pub(crate) fn set_used(&self, expr: ExprId, object: ObjectId) {
        store(&self.uses, expr.index(), object.index());
    }

    pub(crate) fn set_declared(&self, ident: IdentId, object: ObjectId) {
        store(&self.idents, ident.index(), object.index());
    }

    pub(crate) fn set_local(&self, local: LocalId, object: ObjectId) {
        store(&self.locals, local.index(), object.index());
    }
}

/// The index that stands in a table; zero stands for none.
fn load(table: &[AtomicU32], index: usize) -> Option<usize> {
    let number = table.get(index)?.load(Ordering::Relaxed);
    (number as usize).checked_sub(1)
}

fn store(table: &[AtomicU32], index: usize, element: usize) {
    let number = u32::try_from(element + 1).expect("a store holds fewer than u32::MAX elements");
    table[index].store(number, Ordering::Relaxed);
}
