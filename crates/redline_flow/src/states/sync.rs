//! The calls of a package that lock, unlock and wait.

use redline_ir::{Body, CallId, Callee, FunctionId, FunctionKind, Op, PackageIr, qualified_name};
use redline_ir::{Terminator, ValueId};
use redline_types::{ObjectId, Store};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is done with a lock, or with a wait group.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum SyncOp {
    Lock,
    TryLock,
    Unlock,
    ReadLock,
    TryReadLock,
    ReadUnlock,
    /// `WaitGroup.Add`
    Add,
    /// `WaitGroup.Done`
    Done,
    /// `WaitGroup.Go`
    Go,
    /// `WaitGroup.Wait`
    Wait,
}

impl SyncOp {
    /// Whether it is one of a lock.
    pub(super) const fn is_of_lock(self) -> bool {
        !matches!(self, Self::Add | Self::Done | Self::Go | Self::Wait)
    }

    /// What a method of package `sync` does.
    fn of(store: &Store, method: ObjectId) -> Option<Self> {
        let package = store[method].package?;
        if &*store[package].path != "sync" {
            return None;
        }
        Some(match &*qualified_name(store, method) {
            "sync.(*Mutex).Lock" | "sync.(*RWMutex).Lock" => Self::Lock,
            "sync.(*Mutex).TryLock" | "sync.(*RWMutex).TryLock" => Self::TryLock,
            "sync.(*Mutex).Unlock" | "sync.(*RWMutex).Unlock" => Self::Unlock,
            "sync.(*RWMutex).RLock" => Self::ReadLock,
            "sync.(*RWMutex).TryRLock" => Self::TryReadLock,
            "sync.(*RWMutex).RUnlock" => Self::ReadUnlock,
            "sync.(*WaitGroup).Add" => Self::Add,
            "sync.(*WaitGroup).Done" => Self::Done,
            "sync.(*WaitGroup).Go" => Self::Go,
            "sync.(*WaitGroup).Wait" => Self::Wait,
            _ => return None,
        })
    }
}

/// What the functions that a package calls do.
pub(crate) struct Calls {
    sync: FxHashMap<ObjectId, SyncOp>,
    /// Functions that do not return, or may not by their name.
    ends: FxHashSet<ObjectId>,
    /// Functions of the package without a name that never return.
    ending_literals: FxHashSet<FunctionId>,
}

impl Calls {
    pub(crate) fn of(store: &Store, package: &PackageIr) -> Self {
        let (mut sync, mut ends) = (FxHashMap::default(), FxHashSet::default());
        let mut seen = FxHashSet::default();
        for object in objects(package) {
            if !seen.insert(object) {
                continue;
            }
            sync.extend(SyncOp::of(store, object).map(|op| (object, op)));
            if ends_goroutine(store.names().text(store[object].name)) {
                ends.insert(object);
            }
        }
        let mut calls = Self { sync, ends, ending_literals: FxHashSet::default() };
        while calls.add_ending(package) {}
        calls
    }

    /// Whether one of them is a method of a lock or wait group.
    pub(super) fn has_sync(&self) -> bool {
        !self.sync.is_empty()
    }

    /// Adds the functions of the package that never return, as far as is known already
    /// of those that they call; whether there was one.
    fn add_ending(&mut self, package: &PackageIr) -> bool {
        let mut is_new = false;
        for (id, function) in package.functions() {
            let Ok(body) = &function.body else { continue };
            if self.is_ending(id, function.kind) || self.can_return(body) {
                continue;
            }
            is_new = true;
            match function.kind {
                FunctionKind::Declared(object) => self.ends.insert(object),
                _ => self.ending_literals.insert(id),
            };
        }
        is_new
    }

    fn is_ending(&self, id: FunctionId, kind: FunctionKind) -> bool {
        match kind {
            FunctionKind::Declared(object) => self.ends.contains(&object),
            _ => self.ending_literals.contains(&id),
        }
    }

    fn can_return(&self, body: &Body) -> bool {
        let (mut open, mut seen) = (vec![body.entry()], vec![false; body.blocks().len()]);
        while let Some(block) = open.pop() {
            if std::mem::replace(&mut seen[block.index()], true) {
                continue;
            }
            if body[block].unwind.is_some() {
                // It may be recovered.
                open.extend(body[block].unwind.map(|edge| body[edge].to));
            }
            if body.instructions(block).any(|value| self.never_returns(body, value)) {
                continue;
            }
            if matches!(body.terminator(block), Terminator::Return(_)) {
                return true;
            }
            open.extend(body.terminator(block).edges().map(|edge| body[edge].to));
        }
        false
    }

    /// What is done to a lock or wait group by an instruction, and by its address.
    pub(super) fn sync(&self, body: &Body, value: ValueId) -> Option<(SyncOp, ValueId)> {
        let (Op::Call(call) | Op::DeferredCall(call)) = body[value] else { return None };
        self.sync_call(body, call)
    }

    /// What a call does to a lock or wait group, and to which.
    pub(super) fn sync_call(&self, body: &Body, call: CallId) -> Option<(SyncOp, ValueId)> {
        let Callee::Declared { object, .. } = body[call].callee else { return None };
        let op = *self.sync.get(&object)?;
        Some((op, *body.list(body[call].args).first()?))
    }

    /// Whether an instruction calls what does not return, or may not by its name.
    pub(crate) fn never_returns(&self, body: &Body, value: ValueId) -> bool {
        let (Op::Call(call) | Op::DeferredCall(call)) = body[value] else { return false };
        match body[call].callee {
            Callee::Declared { object, .. } | Callee::Interface { method: object, .. } => {
                self.ends.contains(&object)
            }
            Callee::Closure { function, .. } => self.ending_literals.contains(&function),
            Callee::Value(_) => false,
        }
    }

    /// What a method does that is used as a value.
    pub(super) fn method(&self, method: ObjectId) -> Option<SyncOp> {
        self.sync.get(&method).copied()
    }
}

/// The declared functions and methods that the functions of a package mention.
fn objects(package: &PackageIr) -> impl Iterator<Item = ObjectId> {
    let bodies = package.functions().filter_map(|(_, function)| function.body.as_ref().ok());
    bodies.flat_map(|body| {
        let values = body.blocks().flat_map(|block| body.instructions(block));
        values.filter_map(|value| match body[value] {
            Op::Call(call) | Op::DeferredCall(call) | Op::Go(call) | Op::Defer { call, .. } => {
                match body[call].callee {
                    Callee::Declared { object, .. } => Some(object),
                    Callee::Interface { method, .. } => Some(method),
                    _ => None,
                }
            }
            Op::MethodValue { method, .. } => Some(method),
            _ => None,
        })
    })
}

/// Functions and methods that end their goroutine or the process, or may do so by their
/// name: those of tests and of loggers.
fn ends_goroutine(name: &str) -> bool {
    ["Fatal", "Panic", "Exit"].iter().any(|prefix| name.starts_with(prefix))
        || matches!(name, "FailNow" | "Goexit" | "SkipNow" | "Skip" | "Skipf")
}
