//! Operands: what an expression has turned out to be (spec: Expressions).

use redline_constant::Value;
use redline_syntax::ExprId;

use crate::records::Mode;
use crate::{Basic, Builtin, TypeId};

/// What an expression has turned out to be.
#[derive(Clone, Debug)]
pub(crate) struct Operand {
    /// The expression.
    pub expr: ExprId,
    /// What it stands for.
    pub mode: Mode,
    /// Its type.
    pub ty: TypeId,
    /// Its value, if it is constant.
    pub value: Option<Value>,
    /// The built-in function, if it is one.
    pub builtin: Option<Builtin>,
    /// Which of the values of its expression it is.
    pub part: Part,
}

/// Which of the values of an expression is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// Its only one.
    Whole,
    /// A result of a call that has several.
    Result(usize),
    /// Whether there is a value.
    Ok,
}

impl Operand {
    /// An operand that is no constant.
    pub(crate) fn new(expr: ExprId, mode: Mode, ty: TypeId) -> Self {
        Self { expr, mode, ty, value: None, builtin: None, part: Part::Whole }
    }

    /// A constant.
    pub(crate) fn constant(expr: ExprId, ty: TypeId, value: Value) -> Self {
        Self { value: Some(value), ..Self::new(expr, Mode::Constant, ty) }
    }

    /// What is wrong; an error has been reported.
    pub(crate) fn invalid(expr: ExprId) -> Self {
        Self::new(expr, Mode::Invalid, Basic::Invalid.id())
    }

    /// What comes from a package that could not be read.
    pub(crate) fn unknown(expr: ExprId) -> Self {
        Self::new(expr, Mode::Invalid, Basic::Unknown.id())
    }

    /// Whether nothing is known about it.
    pub(crate) fn is_invalid(&self) -> bool {
        self.mode == Mode::Invalid
    }

    /// Whether it is `nil` without a type.
    pub(crate) fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }
}
