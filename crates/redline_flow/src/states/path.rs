//! By which way a function gets at a lock or a channel.

use redline_ir::{BlockId, Body, Op, ValueId};
use redline_types::{ObjectId, Store, Type, TypeId};

use crate::classes::Classes;
use crate::graph::Graph;

/// The way from a value of a function to a variable or to what it holds: what the
/// expression `s.pool.mu` says, whenever it is evaluated.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Path {
    pub(super) root: Root,
    pub(super) steps: Vec<Step>,
    /// The variables that are read on the way.
    pub(super) cells: Vec<Cell>,
}

/// Where a path begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Root {
    /// A value of the function.
    Value(ValueId),
    /// What the closure brought along.
    Free(u32),
    /// A variable of a package.
    Global(ObjectId),
}

/// A step of a path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Step {
    /// To a field.
    Field(u32),
    /// To the element with this index.
    Element(ValueId),
    /// To what the variable holds.
    Load,
}

/// A kind of variable that is read on the way of a path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Cell {
    /// A field of a struct of this type.
    Field(TypeId, u32),
    /// A variable of a package.
    Global(ObjectId),
    /// Some other variable.
    Other,
}

/// What kind of variable a lock lies in: locks of different shapes are different.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Shape {
    /// A field of a struct of this type.
    Field(TypeId, u32),
    /// A variable of a package.
    Global(ObjectId),
    /// A variable of a function.
    Local(ValueId),
    /// An element.
    Element,
    /// Whatever a pointer points to.
    Any,
}

impl Shape {
    /// Whether locks of these shapes may be the same. Locals are of one function.
    pub(super) fn may_be(self, other: Self) -> bool {
        self == other || matches!(self, Self::Any) || matches!(other, Self::Any)
    }

    /// What it is for another function, which knows a variable by a pointer alone.
    pub(super) fn elsewhere(self) -> Self {
        if let Self::Local(_) = self { Self::Any } else { self }
    }
}

/// What finds paths in a function.
pub(super) struct Paths<'a> {
    store: &'a Store,
    body: &'a Body,
    classes: &'a Classes,
}

impl<'a> Paths<'a> {
    pub(super) fn new(store: &'a Store, body: &'a Body, classes: &'a Classes) -> Self {
        Self { store, body, classes }
    }

    /// The path to a value.
    pub(super) fn of(&self, value: ValueId) -> Path {
        let (mut steps, mut cells) = (Vec::new(), Vec::new());
        let root = self.walk(value, &mut steps, &mut cells);
        steps.reverse();
        Path { root, steps, cells }
    }

    fn walk(&self, mut value: ValueId, steps: &mut Vec<Step>, cells: &mut Vec<Cell>) -> Root {
        loop {
            value = match self.body[value] {
                Op::FieldAddress { base, field } => {
                    steps.push(Step::Field(field));
                    base
                }
                Op::ElementAddress { base, index } => {
                    steps.push(Step::Element(self.classes.of(index)));
                    base
                }
                Op::Load(address) => {
                    steps.push(Step::Load);
                    cells.push(self.cell(address));
                    address
                }
                Op::ChangeType(of) => of,
                Op::FreeVar(index) => return Root::Free(index),
                Op::Global(object) => return Root::Global(object),
                _ => return Root::Value(self.classes.of(value)),
            }
        }
    }

    /// What kind of variable lies at an address.
    pub(super) fn cell(&self, address: ValueId) -> Cell {
        match self.body[address] {
            Op::FieldAddress { base, field } => match self.pointee(base) {
                Some(of) => Cell::Field(of, field),
                None => Cell::Other,
            },
            Op::Global(object) => Cell::Global(object),
            _ => Cell::Other,
        }
    }

    /// What kind of variable a lock at an address lies in.
    pub(super) fn shape(&self, address: ValueId) -> Shape {
        match (self.body[address], self.cell(address)) {
            (_, Cell::Field(of, field)) => Shape::Field(of, field),
            (_, Cell::Global(object)) => Shape::Global(object),
            (Op::Alloc, _) => Shape::Local(address),
            (Op::ElementAddress { .. }, _) => Shape::Element,
            (Op::ChangeType(of), _) => self.shape(of),
            _ => Shape::Any,
        }
    }

    fn pointee(&self, pointer: ValueId) -> Option<TypeId> {
        match self.store[self.store.underlying(self.body.ty(pointer))] {
            Type::Pointer(of) => Some(self.origin(of)),
            _ => None,
        }
    }

    /// The generic type that a type is an instance of, or itself.
    fn origin(&self, ty: TypeId) -> TypeId {
        let ty = self.store.unalias(ty);
        match self.store[ty] {
            Type::Named(named) => self.store.type_of(self.store[named].object),
            _ => ty,
        }
    }
}

impl Path {
    /// Whether it leads to a variable that the function makes, and not by way of another.
    pub(super) fn fresh(&self, body: &Body) -> Option<ValueId> {
        match self.root {
            Root::Value(root) if self.cells.is_empty() && body[root] == Op::Alloc => Some(root),
            _ => None,
        }
    }

    /// The blocks at whose beginning the path may come to lead elsewhere, because they
    /// give values that it is made of.
    pub(super) fn homes(&self, graph: &Graph<'_>) -> Vec<BlockId> {
        let indices = self.steps.iter().filter_map(|step| match step {
            Step::Element(index) => Some(*index),
            _ => None,
        });
        let root = match self.root {
            Root::Value(root) => Some(root),
            _ => None,
        };
        let values = indices.chain(root);
        let is_made = |value: &ValueId| {
            let op = graph.body[*value];
            !op.is_floating() || op == Op::Param && graph.home(*value) != graph.body.entry()
        };
        values.filter(is_made).map(|value| graph.home(value)).collect()
    }
}
