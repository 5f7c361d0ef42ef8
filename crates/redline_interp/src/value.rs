//! Values of Go, as the interpreter holds them.

use std::rc::Rc;

use redline_types::TypeId;

use crate::function::Func;
use crate::pointer::Pointer;
use crate::text::Text;

/// A value. What type it has, the instruction that gives it knows.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing has been computed yet.
    Absent,
    /// `nil` of any type that has it.
    Nil,
    /// A boolean.
    Bool(bool),
    /// An integer: its bits, extended as its type says.
    Int(i64),
    /// A floating-point number; a `float32` is one of those.
    Float(f64),
    /// A complex number.
    Complex(f64, f64),
    /// A string.
    Text(Text),
    /// An address; also an `unsafe.Pointer`.
    Pointer(Pointer),
    /// A slice that is not nil.
    Slice(Rc<Slice>),
    /// The fields of a struct, or the elements of an array.
    Aggregate(Rc<Vec<Value>>),
    /// A map that is not nil.
    Map(ObjectRef),
    /// A channel that is not nil.
    Channel(ObjectRef),
    /// A function that is not nil.
    Func(Rc<Func>),
    /// A value in an interface.
    Boxed(Rc<Boxed>),
    /// Several results.
    Tuple(Rc<[Value]>),
    /// The frame of a call.
    Frame(u64),
    /// An iteration over a map.
    Iteration(ObjectRef),
    /// A variable of a package that has not been initialized: its address.
    Uninitialized(redline_types::ObjectId),
    /// A type, as packages that ask for the types of values see it.
    Type(TypeId),
}

/// An object of the heap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct ObjectRef(pub u32);

/// A part of an array.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Slice {
    /// The address of the array.
    pub array: Pointer,
    /// Index of its first element there.
    pub offset: usize,
    /// How many elements it has.
    pub len: usize,
    /// How many it may have.
    pub cap: usize,
}

/// What is in an interface.
#[derive(Debug)]
pub(crate) struct Boxed {
    /// The dynamic type, which is canonical.
    pub ty: TypeId,
    /// The value.
    pub value: Value,
}

impl Drop for Boxed {
    /// A list whose links are interfaces is as long as a program makes it.
    fn drop(&mut self) {
        let value = std::mem::replace(&mut self.value, Value::Nil);
        if value.may_nest() {
            redline_base::with_deep_stack(|| drop(value));
        }
    }
}

impl Value {
    /// No results.
    pub(crate) fn unit() -> Self {
        Self::Tuple(Rc::new([]))
    }

    /// Several results.
    pub(crate) fn tuple(values: impl Into<Rc<[Self]>>) -> Self {
        Self::Tuple(values.into())
    }

    /// A struct or array of these.
    pub(crate) fn aggregate(values: Vec<Self>) -> Self {
        Self::Aggregate(Rc::new(values))
    }

    /// A value in an interface.
    pub(crate) fn boxed(ty: TypeId, value: Self) -> Self {
        Self::Boxed(Rc::new(Boxed { ty, value }))
    }

    /// A string of these bytes.
    pub(crate) fn text(bytes: &[u8]) -> Self {
        Self::Text(Text::from(bytes))
    }

    /// A length or index.
    pub(crate) fn count(count: usize) -> Self {
        Self::Int(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// Whether it holds other values that are not in the heap.
    pub(crate) fn may_nest(&self) -> bool {
        matches!(self, Self::Aggregate(_) | Self::Boxed(_) | Self::Func(_) | Self::Tuple(_))
    }

    pub(crate) fn is_nil(&self) -> bool {
        matches!(self, Self::Nil)
    }
}
