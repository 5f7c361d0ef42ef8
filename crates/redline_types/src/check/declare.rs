//! Objects of the package block, resolved when they are asked for.

use redline_syntax::{Decl, DeclId};

use super::body::Literal;
use super::package::State;
use super::{Context, EntryId, EntryKind, Package};
use crate::ObjectKind;

impl Package<'_> {
    /// Finds out the type of an entry and, of a constant, its value. While that
    /// is going on, what asks for it again gets what is known so far.
    pub(crate) fn resolve(&self, id: EntryId) {
        match self.state(id) {
            State::Done => {}
            State::Open => self.check_cycle(id),
            State::Unseen => {
                self.set_state(id, State::Open);
                self.with_path(|path| path.push(id));
                redline_base::with_deep_stack(|| self.declare_entry(id));
                self.with_path(|path| {
                    path.pop();
                });
                self.set_state(id, State::Done);
            }
        }
    }

    pub(super) fn lock_literals(&self, file: usize) -> std::sync::MutexGuard<'_, Vec<Literal>> {
        self.literals[file].lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// As [`Self::resolve`], but what is being resolved is no cycle.
    pub(crate) fn resolve_unless_open(&self, id: EntryId) {
        if self.state(id) == State::Unseen {
            self.resolve(id);
        }
    }

    pub(super) fn with_path<R>(&self, use_path: impl FnOnce(&mut Vec<EntryId>) -> R) -> R {
        let mut path = self.path.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        use_path(&mut path)
    }

    fn declare_entry(&self, id: EntryId) {
        let entry = &self[id];
        let mut context = Context::new(self, entry.file);
        match entry.kind {
            EntryKind::Const(decl) => context.const_decl(entry.object, decl),
            EntryKind::Var(decl) => context.package_var(id, decl),
            EntryKind::Type(spec) => context.type_decl(entry.object, spec, Some(id)),
            EntryKind::Func(decl) => context.func_decl(id, decl),
            EntryKind::Method(decl) => context.method_decl(id, decl),
        }
        context.settle_pending();
        self.lock_literals(entry.file).append(&mut context.literals);
    }
}

impl Context<'_> {
    /// The signature of a function.
    fn func_decl(&mut self, id: EntryId, decl: DeclId) {
        let Decl::Func(func) = &self.tree[decl] else { return };
        let ty = self.signature(func.ty);
        self.store[self.package[id].object].set_type(ty);
    }

    /// The receiver and signature of a method.
    fn method_decl(&mut self, id: EntryId, decl: DeclId) {
        let Decl::Func(func) = &self.tree[decl] else { return };
        let Some(list) = func.receiver else { return };
        let receiver = self.receiver(list);
        let object = self.package[id].object;
        if let ObjectKind::Method(method) = self.store[object].kind {
            self.store[method].set_receiver(receiver);
        }
        let ty = self.signature_with(func.ty, func.receiver);
        self.store[object].set_type(ty);
    }
}
