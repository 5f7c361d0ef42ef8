//! Expressions and types (spec: Expressions, Types): in Go the parser cannot
//! tell them apart, so they are one kind of node.

use redline_base::{Name, define_id};

use super::{BlockId, ExprList, FieldListId, FuncTypeId};
use crate::token::TokenKind;

define_id!(
    /// An expression or type.
    pub ExprId
);

define_id!(
    /// The parts of a slice expression.
    pub SliceId
);

/// An expression or type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expr {
    /// Text that is no expression; an error says why.
    Bad,
    /// `x`
    Ident(Name),
    /// `1`, `"s"`: the span holds the text.
    Literal(LiteralKind),
    /// `func(…) … { … }`: a [`Expr::FuncType`] and its body.
    FuncLit {
        /// The [`Expr::FuncType`].
        ty: ExprId,
        /// The body.
        body: BlockId,
    },
    /// `T{…}`, or `{…}` inside another literal.
    Composite {
        /// The literal's type, if it is written.
        ty: Option<ExprId>,
        /// Elements; those with a key are [`Expr::KeyValue`].
        elements: ExprList,
    },
    /// `key: value` in a composite literal.
    KeyValue {
        /// Field name, index or map key.
        key: ExprId,
        /// The element.
        value: ExprId,
    },
    /// `(x)`
    Paren(ExprId),
    /// `x.name`: also a qualified identifier.
    Selector {
        /// Before the dot.
        base: ExprId,
        /// After the dot; [`Tree::name_span`](super::Tree::name_span) tells where.
        name: Name,
    },
    /// `x[i]`: also an instantiation with one type argument.
    Index {
        /// What is indexed.
        base: ExprId,
        /// Index or type argument.
        index: ExprId,
    },
    /// `x[A, B]`: an instantiation with several type arguments.
    IndexList {
        /// What is instantiated.
        base: ExprId,
        /// Two type arguments or more.
        indices: ExprList,
    },
    /// `x[low:high:max]`
    Slice(SliceId),
    /// `x.(T)`, or `x.(type)` without a type.
    TypeAssert {
        /// The interface value.
        base: ExprId,
        /// The asserted type; `None` for `.(type)`.
        ty: Option<ExprId>,
    },
    /// `f(a, b...)`: also a conversion.
    Call {
        /// What is called.
        callee: ExprId,
        /// The arguments.
        args: ExprList,
        /// Whether `...` stands behind the last one.
        spread: bool,
    },
    /// `*x`: a dereference or a pointer type.
    Star(ExprId),
    /// A unary operation; in a constraint also `~T`.
    Unary {
        /// The operator.
        op: UnaryOp,
        /// The operand.
        operand: ExprId,
    },
    /// `x op y`; in a constraint also a union `A | B`.
    Binary {
        /// The operator.
        op: TokenKind,
        /// Left operand.
        left: ExprId,
        /// Right operand.
        right: ExprId,
    },
    /// `[N]T`; `N` is an [`Expr::Ellipsis`] in `[...]T`.
    ArrayType {
        /// The length.
        len: ExprId,
        /// The element type.
        element: ExprId,
    },
    /// `[]T`
    SliceType(ExprId),
    /// `struct { … }`
    StructType(FieldListId),
    /// `func(…) …`: also the signature of an interface method.
    FuncType(FuncTypeId),
    /// `interface { … }`: methods are fields with a name, embedded elements have none.
    InterfaceType(FieldListId),
    /// `map[K]V`
    MapType {
        /// The key type.
        key: ExprId,
        /// The element type.
        value: ExprId,
    },
    /// `chan T`, `chan<- T`, `<-chan T`
    ChanType {
        /// Which operations it allows.
        dir: ChanDir,
        /// The element type.
        element: ExprId,
    },
    /// `...T` of a variadic parameter, or the `...` of `[...]T`.
    Ellipsis(Option<ExprId>),
}

/// The kinds of literals (spec: Operands).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum LiteralKind {
    /// Integer literal.
    Int,
    /// Floating-point literal.
    Float,
    /// Imaginary literal.
    Imaginary,
    /// Rune literal.
    Rune,
    /// String literal, raw or interpreted.
    String,
}

impl LiteralKind {
    pub(crate) fn of(token: TokenKind) -> Option<Self> {
        Some(match token {
            TokenKind::Int => Self::Int,
            TokenKind::Float => Self::Float,
            TokenKind::Imaginary => Self::Imaginary,
            TokenKind::Rune => Self::Rune,
            TokenKind::String => Self::String,
            _ => return None,
        })
    }

    /// The kind of token that it is.
    pub fn token(self) -> TokenKind {
        match self {
            Self::Int => TokenKind::Int,
            Self::Float => TokenKind::Float,
            Self::Imaginary => TokenKind::Imaginary,
            Self::Rune => TokenKind::Rune,
            Self::String => TokenKind::String,
        }
    }
}

/// Unary operators; `*` is [`Expr::Star`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    /// `+x`
    Plus,
    /// `-x`
    Minus,
    /// `!x`
    Not,
    /// `^x`
    Complement,
    /// `&x`
    Address,
    /// `<-x`
    Receive,
    /// `~T`
    Tilde,
}

impl UnaryOp {
    pub(crate) fn of(token: TokenKind) -> Option<Self> {
        Some(match token {
            TokenKind::Plus => Self::Plus,
            TokenKind::Minus => Self::Minus,
            TokenKind::Not => Self::Not,
            TokenKind::Caret => Self::Complement,
            TokenKind::And => Self::Address,
            TokenKind::Arrow => Self::Receive,
            TokenKind::Tilde => Self::Tilde,
            _ => return None,
        })
    }

    /// The kind of token that it is.
    pub fn token(self) -> TokenKind {
        match self {
            Self::Plus => TokenKind::Plus,
            Self::Minus => TokenKind::Minus,
            Self::Not => TokenKind::Not,
            Self::Complement => TokenKind::Caret,
            Self::Address => TokenKind::And,
            Self::Receive => TokenKind::Arrow,
            Self::Tilde => TokenKind::Tilde,
        }
    }
}

/// Channel directions (spec: Channel types).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Receive,
}

/// `base[low:high:max]`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SliceExpr {
    /// What is sliced.
    pub base: ExprId,
    /// First index, if written.
    pub low: Option<ExprId>,
    /// Second index, if written.
    pub high: Option<ExprId>,
    /// Third index; present exactly in a full slice expression.
    pub max: Option<ExprId>,
}
