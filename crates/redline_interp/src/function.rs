//! Function values, and who is called in the end.

use std::rc::Rc;

use redline_types::{ObjectId, TypeId};

use crate::instance::InstanceId;
use crate::native::Native;
use crate::value::Value;

/// A function value.
#[derive(Debug)]
pub(crate) struct Func {
    /// What is called.
    pub target: Target,
    /// What comes before the arguments: the receiver of a method value.
    pub bound: Vec<Value>,
}

/// What is called.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// A body, with its free variables.
    Code {
        /// The function with its type arguments.
        instance: InstanceId,
        /// What its free variables are.
        bindings: Rc<[Value]>,
    },
    /// A function that the interpreter has itself.
    Native(Native),
    /// A method of the dynamic type of the first argument.
    Dynamic {
        /// The method of the interface.
        method: ObjectId,
        /// The static type of the argument.
        ty: TypeId,
    },
    /// A function that has no body that could be run.
    Missing(ObjectId),
}

/// A call with its arguments, which have been evaluated.
#[derive(Clone, Debug)]
pub(crate) struct Invocation {
    /// What is called.
    pub target: Target,
    /// The receiver of a method, then the arguments.
    pub args: Vec<Value>,
}

impl Drop for Func {
    /// Functions that wrap functions are as many as a program makes.
    fn drop(&mut self) {
        let bound = std::mem::take(&mut self.bound);
        let bindings = match &mut self.target {
            Target::Code { bindings, .. } => std::mem::replace(bindings, Rc::new([])),
            _ => Rc::new([]),
        };
        if !bound.is_empty() || !bindings.is_empty() {
            redline_base::with_deep_stack(|| drop((bound, bindings)));
        }
    }
}

impl Invocation {
    /// The values in it.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let bindings: &[Value] = match &self.target {
            Target::Code { bindings, .. } => bindings,
            _ => &[],
        };
        self.args.iter().chain(bindings)
    }

    /// A call of a function value.
    pub(crate) fn of(func: &Func, args: Vec<Value>) -> Self {
        let target = func.target.clone();
        if func.bound.is_empty() {
            return Self { target, args };
        }
        let mut all = func.bound.clone();
        all.extend(args);
        Self { target, args: all }
    }
}
