//! What the checker writes down about a file while it goes on.

use std::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use redline_constant::Value;
use redline_names::LocalId;
use redline_syntax::{ExprId, IdentId, StmtId, Tree};
use rustc_hash::FxHashSet;

use crate::records::{InstanceOf, Mode, Records, Sparse};
use crate::{ObjectId, TypeId};

/// The [`Records`] of a file in the making.
///
/// Declarations and bodies are checked by several workers, each of which writes
/// what belongs to its own part of the tree: their order does not show.
pub(crate) struct Recorder {
    types: Vec<AtomicU32>,
    modes: Vec<AtomicU8>,
    uses: Vec<AtomicU32>,
    idents: Vec<AtomicU32>,
    locals: Vec<AtomicU32>,
    sparse: Mutex<Sparse>,
    used_keys: Mutex<Vec<LocalId>>,
}

impl Recorder {
    /// No records of a file with this tree and so many locals.
    pub(crate) fn new(tree: &Tree, locals: usize) -> Self {
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
            used_keys: Mutex::default(),
        }
    }

    /// The records, to which nothing is added any more.
    pub(crate) fn finish(self) -> Records {
        fn plain(table: Vec<AtomicU32>) -> Vec<u32> {
            table.into_iter().map(AtomicU32::into_inner).collect()
        }
        let mut sparse = self.sparse.into_inner().unwrap_or_else(PoisonError::into_inner);
        sparse.sort();
        Records {
            types: plain(self.types),
            modes: self.modes.into_iter().map(AtomicU8::into_inner).collect(),
            uses: plain(self.uses),
            idents: plain(self.idents),
            locals: plain(self.locals),
            sparse,
        }
    }

    /// The type of an expression, if it is recorded already.
    pub(crate) fn ty(&self, expr: ExprId) -> Option<TypeId> {
        load(&self.types, expr.index()).map(TypeId::new)
    }

    /// What an expression stands for, if it is recorded already.
    pub(crate) fn mode(&self, expr: ExprId) -> Mode {
        Mode::recorded(self.modes[expr.index()].load(Ordering::Relaxed))
    }

    /// What an identifier or selector refers to, if it is recorded already.
    pub(crate) fn used(&self, expr: ExprId) -> Option<ObjectId> {
        load(&self.uses, expr.index()).map(ObjectId::new)
    }

    /// The object of a local declaration.
    pub(crate) fn local(&self, local: LocalId) -> Option<ObjectId> {
        load(&self.locals, local.index()).map(ObjectId::new)
    }

    /// What an expression stands for, and its type.
    pub(crate) fn set_type(&self, expr: ExprId, mode: Mode, ty: TypeId) {
        self.modes[expr.index()].store(mode as u8, Ordering::Relaxed);
        store(&self.types, expr.index(), ty.index());
    }

    /// What an identifier refers to, or the name behind the dot of a selector.
    pub(crate) fn set_used(&self, expr: ExprId, object: ObjectId) {
        store(&self.uses, expr.index(), object.index());
    }

    /// What an identifier declares.
    pub(crate) fn set_declared(&self, ident: IdentId, object: ObjectId) {
        store(&self.idents, ident.index(), object.index());
    }

    /// The object of a local declaration.
    pub(crate) fn set_local(&self, local: LocalId, object: ObjectId) {
        store(&self.locals, local.index(), object.index());
    }

    /// The value of a constant expression.
    pub(crate) fn add_value(&self, expr: ExprId, value: Value) {
        self.sparse().values.push(expr, value);
    }

    /// How a selector gets to what it selects.
    pub(crate) fn add_selection(&self, expr: ExprId, path: &[u32], indirect: bool) {
        self.sparse().add_selection(expr, path, indirect);
    }

    /// The instance of something generic that an identifier or selector names.
    pub(crate) fn add_instance(&self, expr: ExprId, instance: InstanceOf) {
        self.sparse().instances.push(expr, instance);
    }

    /// The object that an expression declares.
    /// The names of what is generic that were instantiated.
    pub(crate) fn instantiated(&self) -> FxHashSet<ExprId> {
        self.sparse().instances.iter().map(|&(expr, _)| expr).collect()
    }

    pub(crate) fn add_declared(&self, expr: ExprId, object: ObjectId) {
        self.sparse().declared.push(expr, object);
    }

    /// The variable that the clause of a type switch declares.
    pub(crate) fn add_clause(&self, clause: StmtId, variable: ObjectId) {
        self.sparse().clauses.push(clause, variable);
    }

    /// A local that a key of a composite literal uses, where it might have been the
    /// name of a field.
    pub(crate) fn add_used_key(&self, local: LocalId) {
        self.lock_used_keys().push(local);
    }

    /// The locals that keys use.
    pub(crate) fn used_keys(&self) -> Vec<LocalId> {
        self.lock_used_keys().clone()
    }

    fn lock_used_keys(&self) -> MutexGuard<'_, Vec<LocalId>> {
        self.used_keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sparse(&self) -> MutexGuard<'_, Sparse> {
        // What a worker that panicked has written is no worse than nothing.
        self.sparse.lock().unwrap_or_else(PoisonError::into_inner)
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
