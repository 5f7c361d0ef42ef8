//! The machine: everything that a running program consists of.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use redline_types::{ObjectId, TypeId};
use rustc_hash::FxHashMap;

use crate::frame::Frame;
use crate::goroutine::{Goroutine, GoroutineId};
use crate::heap::{Heap, Shape};
use crate::instance::{InstanceId, Planned};
use crate::limits::Limits;
use crate::method::MethodWay;
use crate::native::NativeFn;
use crate::outcome::End;
use crate::pointer::Pointer;
use crate::program::{FunctionAt, Program};
use crate::runtime_error::RuntimeTypes;
use crate::scheduler::Scheduler;
use crate::trap::Trap;
use crate::types::Types;
use crate::value::{ObjectRef, Slice, Value};

/// Runs a program.
pub struct Machine<'p> {
    pub(crate) program: &'p Program<'p>,
    pub(crate) limits: Limits,
    pub(crate) steps: u64,
    pub(crate) types: Types<'p>,
    pub(crate) heap: Heap,
    pub(crate) instances: Vec<Planned<'p>>,
    pub(crate) instance_ids: FxHashMap<(FunctionAt, Box<[TypeId]>), InstanceId>,
    pub(crate) globals: BTreeMap<ObjectId, Pointer>,
    pub(crate) natives: FxHashMap<ObjectId, Option<NativeFn>>,
    pub(crate) method_ways: FxHashMap<(TypeId, ObjectId), Rc<MethodWay>>,
    pub(crate) implemented: FxHashMap<(TypeId, TypeId), Option<String>>,
    pub(crate) runtime: RuntimeTypes,
    /// The goroutine that runs.
    pub(crate) goroutine: Goroutine,
    /// The call that runs, which is not among the frames of the goroutine.
    pub(crate) frame: Option<Frame>,
    pub(crate) next_frame: u64,
    pub(crate) scheduler: Scheduler,
    /// What waits at semaphores, by their addresses.
    pub(crate) semaphores: BTreeMap<Pointer, VecDeque<crate::channel::Waiter>>,
    /// The places in the heap that have got addresses as numbers.
    pub(crate) addresses: BTreeMap<ObjectRef, u64>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
    /// How the process ended, once it has.
    pub(crate) end: Option<End>,
    /// The result of what was called from outside.
    pub(crate) result: Option<Value>,
    /// What natives keep.
    pub(crate) native_state: crate::native::State,
}

impl<'p> Machine<'p> {
    /// A machine that has run nothing yet.
    pub fn new(program: &'p Program<'p>, limits: Limits) -> Self {
        let mut types = Types::new(program.store, program.sizes);
        let runtime = RuntimeTypes::new(&mut types, program.runtime.package);
        Self {
            program,
            limits,
            steps: 0,
            types,
            heap: Heap::default(),
            instances: Vec::new(),
            instance_ids: FxHashMap::default(),
            globals: BTreeMap::new(),
            natives: FxHashMap::default(),
            method_ways: FxHashMap::default(),
            implemented: FxHashMap::default(),
            runtime,
            goroutine: Goroutine::new(GoroutineId(1)),
            frame: None,
            next_frame: 0,
            scheduler: Scheduler::default(),
            semaphores: BTreeMap::new(),
            addresses: BTreeMap::new(),
            stdout: Vec::new(),
            stderr: Vec::new(),
            end: None,
            result: None,
            native_state: crate::native::State::default(),
        }
    }

    /// The variable of a package, which is made when it is asked for first.
    pub(crate) fn global(&mut self, object: ObjectId) -> Result<Pointer, Trap> {
        if let Some(known) = self.globals.get(&object) {
            return Ok(known.clone());
        }
        let ty = self.program.store.type_of(object);
        let pointer = self.new_variable(ty)?;
        self.globals.insert(object, pointer.clone());
        if let Some(name) = self.variable_of_process(object) {
            let value = self.value_of_process(object, name)?;
            self.store(&pointer, value)?;
        }
        Ok(pointer)
    }

    /// The zero value of a type.
    pub(crate) fn zero(&mut self, ty: TypeId) -> Result<Value, Trap> {
        let zero = self.types.zero(ty);
        zero.ok_or_else(|| {
            Trap::not_modelled(format!("values of type {}", self.program.store.type_text(ty)))
        })
    }

    /// A new variable with the zero value of its type.
    pub(crate) fn new_variable(&mut self, ty: TypeId) -> Result<Pointer, Trap> {
        let zero = self.zero(ty)?;
        Ok(self.heap.variable(zero, Shape::Of(ty)))
    }

    /// What is at an address.
    pub(crate) fn load(&self, at: &Pointer) -> Result<Value, Trap> {
        if let Some(window) = at.as_window() {
            let slice = Slice {
                array: window.array.clone(),
                offset: window.start,
                len: window.len,
                cap: window.len,
            };
            return Ok(Value::aggregate(self.slice_elements(&slice)?.to_vec()));
        }
        self.heap.find(at).cloned().ok_or_else(|| Trap::malformed("a load of no variable"))
    }

    /// Stores at an address.
    pub(crate) fn store(&mut self, at: &Pointer, value: Value) -> Result<(), Trap> {
        if let (Some(window), Value::Aggregate(parts)) = (at.as_window(), &value) {
            return self.write_elements(&window.array, window.start, parts.to_vec());
        }
        let place =
            self.heap.find_mut(at).ok_or_else(|| Trap::malformed("a store to no variable"))?;
        let old = std::mem::replace(place, value);
        if old.may_nest() {
            redline_base::with_deep_stack(|| drop(old));
        }
        Ok(())
    }

    /// Frees what is not needed any more, if it is time to.
    pub(crate) fn collect(&mut self) -> Result<(), Trap> {
        let globals: Vec<Value> = self.globals.values().cloned().map(Value::Pointer).collect();
        let made = self.instances.iter().filter_map(|planned| planned.made.as_ref());
        let fixed = made.flat_map(|instance| instance.fixed.iter());
        let running = self.goroutine.values().chain(self.frame.iter().flat_map(Frame::values));
        let waiting = self.scheduler.values();
        let kept = self.native_state.values().chain(&self.result);
        let roots = globals.iter().chain(fixed).chain(running).chain(waiting).chain(kept);
        let used = self.heap.collect(roots);
        self.native_state.forget(&self.heap);
        self.addresses.retain(|&at, _| self.heap.is_used(at));
        if used > self.limits.memory { Err(Trap::Memory) } else { Ok(()) }
    }
}
