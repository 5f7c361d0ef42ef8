//! Calls: who is called with what.

use redline_base::define_id;
use redline_types::ObjectId;

use crate::{FunctionId, TypeListId, ValueId, ValueList};

define_id!(
    /// A [`Call`] of a body.
    pub CallId
);

define_id!(
    /// A [`Select`] of a body.
    pub SelectId
);

/// Who is called with what. The arguments are the parameters in order: those of a
/// variadic parameter have been put into a slice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// Who is called.
    pub callee: Callee,
    /// The receiver of a declared method, then the arguments.
    pub args: ValueList,
}

/// Who is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Callee {
    /// A function or method that is declared somewhere.
    Declared {
        /// The function or method; of an instance of a generic type the method of it.
        object: ObjectId,
        /// The type arguments, of the receiver's type first.
        type_args: TypeListId,
    },
    /// A function of this package that has no name, with its free variables.
    Closure {
        /// The function.
        function: FunctionId,
        /// What its free variables are.
        bindings: ValueList,
    },
    /// A function value that is not nil.
    Value(ValueId),
    /// The method that the dynamic value of an interface has.
    Interface {
        /// The interface value, which is not nil.
        receiver: ValueId,
        /// The method of the interface.
        method: ObjectId,
    },
}

/// A `select` statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Select {
    /// The cases in order, `default` aside.
    pub cases: Box<[SelectCase]>,
    /// Whether it waits: whether it has no `default`.
    pub blocks: bool,
}

/// A case of a `select`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SelectCase {
    /// The channel.
    pub channel: ValueId,
    /// What is sent; `None` if the case receives.
    pub sent: Option<ValueId>,
}
