//! Functions of the standard library that the interpreter has itself, because their
//! source goes to the runtime, to assembly or behind the types.
//!
//! One file a package; each has a function `find` that gives what is called by a name.

mod atomic;
mod bytealg;
mod coroutine;
mod debug;
mod internals;
mod math;
mod process;
mod reflectlite;
mod runtime;
mod sync;
mod time;
mod trie;

use std::collections::BTreeMap;

use redline_types::{ObjectId, ObjectKind};

use crate::channel::Waiter;
use crate::function::Invocation;
use crate::heap::Heap;
use crate::machine::Machine;
use crate::pointer::Pointer;
use crate::text::Text;
use crate::trap::Trap;
use crate::value::Value;

/// A function of the interpreter.
pub(crate) type NativeFn = fn(&mut Machine<'_>, &Arguments<'_>) -> Result<Answer, Trap>;

/// A function of the standard library that the interpreter has itself.
#[derive(Clone, Debug)]
pub(crate) struct Native {
    /// What it does.
    pub run: NativeFn,
    /// Which it is.
    pub object: ObjectId,
}

/// What such a function gives.
pub(crate) enum Answer {
    /// Its result.
    Value(Value),
    /// What another call gives.
    Invoke(Invocation),
}

/// What such a function is called with.
pub(crate) struct Arguments<'a> {
    /// The receiver of a method, then the arguments.
    pub values: &'a [Value],
    /// The function.
    pub object: ObjectId,
}

/// What such functions keep from call to call.
#[derive(Default)]
pub(crate) struct State {
    /// What is in each `sync.Pool`, by its address.
    pub pools: BTreeMap<Pointer, Vec<Value>>,
    /// Who waits at each `sync.Cond`, with its ticket, by the address of its list.
    pub conds: BTreeMap<Pointer, Vec<(i64, Waiter)>>,
    /// Where the files of the process write to, by their addresses.
    pub files: BTreeMap<Pointer, &'static str>,
    /// Whether something is to be called when memory is freed.
    pub has_finalizers: bool,
    /// What `runtime/debug` set.
    pub settings: debug::Settings,
    /// The timers.
    pub timers: time::Timers,
    /// The other side of each coroutine, by its address.
    pub coroutines: BTreeMap<Pointer, coroutine::Side>,
}

impl State {
    /// Forgets what belongs to variables that are not there any more.
    pub(crate) fn forget(&mut self, heap: &Heap) {
        self.pools.retain(|pool, _| heap.is_used(pool.object));
        self.files.retain(|file, _| heap.is_used(file.object));
        self.conds.retain(|list, _| heap.is_used(list.object));
        self.coroutines.retain(|coroutine, _| heap.is_used(coroutine.object));
    }

    /// The values in it.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let coroutines = self.coroutines.values().flat_map(coroutine::Side::values);
        let timers = self.timers.values().flat_map(time::Timer::values);
        self.pools.values().flatten().chain(coroutines).chain(timers)
    }
}

impl From<Value> for Answer {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl Native {
    /// Calls it.
    pub(crate) fn call(&self, machine: &mut Machine<'_>, values: &[Value]) -> Result<Answer, Trap> {
        let args = Arguments { values, object: self.object };
        (self.run)(machine, &args)
    }
}

impl Arguments<'_> {
    /// An argument.
    pub(crate) fn value(&self, index: usize) -> Result<Value, Trap> {
        self.values.get(index).cloned().ok_or_else(|| Trap::malformed("too few arguments"))
    }

    /// An argument that is an integer.
    pub(crate) fn int(&self, index: usize) -> Result<i64, Trap> {
        match self.values.get(index) {
            Some(Value::Int(value)) => Ok(*value),
            _ => Err(odd()),
        }
    }

    /// An argument that is a boolean.
    pub(crate) fn bool(&self, index: usize) -> Result<bool, Trap> {
        match self.values.get(index) {
            Some(Value::Bool(value)) => Ok(*value),
            _ => Err(odd()),
        }
    }

    /// An argument that is a floating-point number.
    pub(crate) fn float(&self, index: usize) -> Result<f64, Trap> {
        match self.values.get(index) {
            Some(Value::Float(value)) => Ok(*value),
            _ => Err(odd()),
        }
    }

    /// An argument that is a string.
    pub(crate) fn text(&self, index: usize) -> Result<Text, Trap> {
        match self.values.get(index) {
            Some(Value::Text(value)) => Ok(value.clone()),
            _ => Err(odd()),
        }
    }

    /// An argument that is a pointer and not nil.
    pub(crate) fn pointer(&self, index: usize) -> Result<Pointer, Trap> {
        match self.values.get(index) {
            Some(Value::Pointer(value)) => Ok(value.clone()),
            Some(Value::Nil) => Err(Trap::Signal(0)),
            _ => Err(odd()),
        }
    }
}

/// That arguments are not what the function takes.
fn odd() -> Trap {
    Trap::malformed("the arguments of a function of the standard library")
}

/// Does nothing.
#[expect(clippy::unnecessary_wraps, reason = "it stands where others may fail")]
fn nothing(_: &mut Machine<'_>, _: &Arguments<'_>) -> Result<Answer, Trap> {
    Ok(Value::unit().into())
}

/// Gives `false`.
#[expect(clippy::unnecessary_wraps, reason = "it stands where others may fail")]
fn falsehood(_: &mut Machine<'_>, _: &Arguments<'_>) -> Result<Answer, Trap> {
    Ok(Value::Bool(false).into())
}

impl Machine<'_> {
    /// What the interpreter has itself for a function, if it does.
    pub(crate) fn native(&mut self, object: ObjectId) -> Option<NativeFn> {
        if let Some(&known) = self.natives.get(&object) {
            return known;
        }
        let found = self.find_native(object);
        self.natives.insert(object, found);
        found
    }

    fn find_native(&self, object: ObjectId) -> Option<NativeFn> {
        let store = self.program.store;
        let path = &*store[store[object].package?].path;
        let name = self.member_name(object)?;
        let name = name.as_str();
        match path {
            "runtime" => runtime::find(name),
            "runtime/debug" => debug::find(name),
            "sync/atomic" | "internal/runtime/atomic" => atomic::find(name),
            "sync" | "internal/sync" => sync::find(name),
            "internal/bytealg" => bytealg::find(name),
            "internal/reflectlite" => reflectlite::find(name),
            "math" | "internal/strconv" => math::find(name),
            "iter" => coroutine::find(name),
            "internal/abi" => internals::find(path, name).or_else(|| trie::find(name)),
            "os" => process::find(name),
            "time" => time::find(name),
            _ => internals::find(path, name),
        }
    }

    /// `F` of a function, `T.M` of a method.
    fn member_name(&self, object: ObjectId) -> Option<String> {
        let store = self.program.store;
        let name = store.names().text(store[object].name);
        let ObjectKind::Method(method) = store[object].kind else { return Some(name.to_owned()) };
        let (base, _) = store.dereferenced(store[method].receiver()?.ty);
        let named = self.types.named(base)?;
        let of = store.names().text(store[store[named].object].name);
        Some(format!("{of}.{name}"))
    }

    /// A panic with a string.
    pub(crate) fn panic_text(text: &str) -> Trap {
        let string = redline_types::Basic::String.id();
        Trap::Panic(Value::boxed(string, Value::text(text.as_bytes())))
    }
}
