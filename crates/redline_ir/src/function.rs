//! The functions of a package.

use redline_base::{Span, define_id};
use redline_types::{ObjectId, TypeId};

use crate::{Body, UnknownReason};

define_id!(
    /// A [`Function`] of a package.
    pub FunctionId
);

/// A function and what it does.
#[derive(Clone, Debug)]
pub struct Function {
    /// What it is.
    pub kind: FunctionKind,
    /// Its signature, without the receiver.
    pub signature: TypeId,
    /// The types of its free variables; none for what is declared.
    pub free_vars: Box<[TypeId]>,
    /// Index of its file among those of the package.
    pub file: usize,
    /// From its first to its last byte.
    pub span: Span,
    /// What it does, or why that is not known.
    pub body: Result<Body, UnknownReason>,
}

/// What a function is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FunctionKind {
    /// A declared function or method. The parameters of its body begin with the
    /// receiver.
    Declared(ObjectId),
    /// A function literal in another function.
    Literal {
        /// The function around it.
        parent: FunctionId,
    },
    /// The body of a range-over-func loop, as the function that the iterator calls.
    RangeBody {
        /// The function around it, in whose frame its deferred calls are made.
        parent: FunctionId,
    },
    /// What makes a function of a predeclared one, or of a method that an embedded
    /// field has: it only calls it.
    Wrapper {
        /// The function around it.
        parent: FunctionId,
    },
    /// What gives variables of the package their initial value.
    Variables,
    /// The initialization of the package: its variables in order, then its functions
    /// `init`.
    Init,
}

impl FunctionKind {
    /// The function that it stands in.
    pub const fn parent(self) -> Option<FunctionId> {
        match self {
            Self::Literal { parent } | Self::RangeBody { parent } | Self::Wrapper { parent } => {
                Some(parent)
            }
            Self::Declared(_) | Self::Variables | Self::Init => None,
        }
    }
}

/// The functions of a package: those that are declared, in the order of files and
/// declarations, each followed by those in it; last the initialization.
#[derive(Clone, Debug, Default)]
pub struct PackageIr {
    pub(crate) functions: Vec<Function>,
}

impl PackageIr {
    /// The functions in order.
    pub fn functions(&self) -> impl ExactSizeIterator<Item = (FunctionId, &Function)> {
        self.functions.iter().enumerate().map(|(index, it)| (FunctionId::new(index), it))
    }
}

impl std::ops::Index<FunctionId> for PackageIr {
    type Output = Function;

    fn index(&self, id: FunctionId) -> &Function {
        &self.functions[id.index()]
    }
}
