//! Where variables are kept: as values or in memory, in this function or in the
//! one around it.

use redline_base::Span;
use redline_names::LocalId;
use redline_types::{Basic, TypeId};

use super::Lowering;
use super::range_body::LoopCells;
use crate::builder::Variable;
use crate::{Op, ValueId, ValueList};

/// Where a variable is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Storage {
    /// As values.
    Value(Variable),
    /// In memory, at this address.
    Memory(ValueId),
    /// In memory, at an address that is new in each iteration of a loop.
    Moving(Variable),
}

/// What a function brings along from the one around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Capture {
    /// A local: its address if it is in memory, else its value.
    Local(LocalId),
    /// The address of a result.
    Result(usize),
    /// The frame in which deferred calls are made.
    Frame,
    /// The address of the state of the range-over-func loop whose body the function is.
    LoopState,
    /// The address of how that loop was left.
    LoopExit,
}

impl Lowering<'_, '_> {
    /// The type of a local.
    pub(crate) fn local_type(&self, local: LocalId) -> TypeId {
        let object = self.file.records.local(local);
        object.map_or(Basic::Invalid.id(), |object| self.store.type_of(object))
    }

    /// Where a new variable is kept.
    pub(crate) fn new_storage(&mut self, ty: TypeId, in_memory: bool, at: Span) -> Storage {
        if in_memory {
            Storage::Memory(self.allocate(ty, at))
        } else {
            Storage::Value(self.builder.variable(ty))
        }
    }

    /// A new variable in memory, by its address.
    pub(crate) fn allocate(&mut self, ty: TypeId, at: Span) -> ValueId {
        let pointer = self.package.pointer(ty);
        self.builder.emit(Op::Alloc, pointer, at)
    }

    /// Gives a variable its first value.
    pub(crate) fn initialize(&mut self, storage: Storage, value: ValueId, at: Span) {
        match storage {
            Storage::Value(variable) => self.builder.write(variable, value),
            Storage::Memory(address) => self.store_at(address, value, at),
            Storage::Moving(variable) => {
                let address = self.builder.read(variable);
                self.store_at(address, value, at);
            }
        }
    }

    /// Declares a local that has this value.
    pub(crate) fn declare(&mut self, local: LocalId, value: ValueId, at: Span) {
        let ty = self.local_type(local);
        let in_memory = self.escapes.in_memory(local);
        let storage = self.new_storage(ty, in_memory, at);
        self.initialize(storage, value, at);
        self.storage.insert(local, storage);
    }

    /// Declares a local that has its zero value.
    pub(crate) fn declare_zero(&mut self, local: LocalId, at: Span) {
        let ty = self.local_type(local);
        if self.escapes.in_memory(local) {
            let storage = Storage::Memory(self.allocate(ty, at));
            self.storage.insert(local, storage);
        } else {
            let zero = self.builder.zero(ty);
            self.declare(local, zero, at);
        }
    }

    /// Where a local is kept, in this function or in one around it.
    pub(crate) fn storage(&mut self, local: LocalId) -> Storage {
        if let Some(&storage) = self.storage.get(&local) {
            return storage;
        }
        let storage = self.captured_storage(local);
        self.storage.insert(local, storage);
        storage
    }

    fn captured_storage(&mut self, local: LocalId) -> Storage {
        let ty = self.local_type(local);
        let capture = Capture::Local(local);
        if self.escapes.in_memory(local) {
            let pointer = self.package.pointer(ty);
            return Storage::Memory(self.free_var(capture, pointer));
        }
        let value = self.free_var(capture, ty);
        let variable = self.builder.variable(ty);
        self.builder.write_at_entry(variable, value);
        Storage::Value(variable)
    }

    /// What the function brings along, as a value.
    pub(crate) fn free_var(&mut self, capture: Capture, ty: TypeId) -> ValueId {
        if let Some(&(_, value)) = self.captures.iter().find(|(known, _)| *known == capture) {
            return value;
        }
        let index = crate::builder::narrow(self.captures.len());
        let value = self.builder.emit(Op::FreeVar(index), ty, Span::default());
        self.captures.push((capture, value));
        value
    }

    /// What a function inside this one brings along.
    pub(crate) fn bindings(&mut self, captures: &[Capture]) -> ValueList {
        let values: Vec<ValueId> = captures.iter().map(|&capture| self.binding(capture)).collect();
        self.builder.list(&values)
    }

    fn binding(&mut self, capture: Capture) -> ValueId {
        match capture {
            Capture::Local(local) => match self.storage(local) {
                Storage::Value(variable) | Storage::Moving(variable) => self.builder.read(variable),
                Storage::Memory(value) => value,
            },
            Capture::Result(index) => self.result_address(index),
            Capture::Frame => self.frame(),
            Capture::LoopState => self.loop_cell(|cells| cells.state),
            Capture::LoopExit => self.loop_cell(|cells| cells.exit),
        }
    }

    /// What the loop whose body is being made shares with it.
    fn loop_cell(&mut self, of: impl Fn(LoopCells) -> ValueId) -> ValueId {
        match self.loop_cells {
            Some(cells) => of(cells),
            None => self.unknown_of(Basic::Invalid.id(), Span::default()),
        }
    }

    /// Stores a value at an address that is not nil.
    pub(crate) fn store_at(&mut self, address: ValueId, value: ValueId, at: Span) {
        self.effect(Op::Store { address, value }, at);
    }

    /// The value at an address that is not nil.
    pub(crate) fn load_at(&mut self, address: ValueId, ty: TypeId, at: Span) -> ValueId {
        self.builder.emit(Op::Load(address), ty, at)
    }
}
