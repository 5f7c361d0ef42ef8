//! Statements (spec: Statements).

use redline_base::{Span, define_id};

use super::{DeclId, ExprId, ExprList, IdentId, StmtList};
use crate::token::TokenKind;

define_id!(
    /// A statement, or a clause of a `switch` or `select`.
    pub StmtId
);

define_id!(
    /// The parts of an assignment.
    pub AssignId
);

define_id!(
    /// A block.
    pub BlockId
);

/// A statement, or a clause of a `switch` or `select`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stmt {
    /// Text that is no statement; an error says why.
    Bad,
    /// `;`
    Empty {
        /// Whether the source has no semicolon there.
        implicit: bool,
    },
    /// A declaration in a function.
    Decl(DeclId),
    /// `label: stmt`
    Labeled {
        /// The label.
        label: IdentId,
        /// The statement it labels.
        stmt: StmtId,
    },
    /// An expression as a statement.
    Expr(ExprId),
    /// `ch <- x`
    Send {
        /// The channel.
        channel: ExprId,
        /// What is sent.
        value: ExprId,
    },
    /// `x++` or `x--`
    IncDec {
        /// The operand.
        operand: ExprId,
        /// Whether it is `++`.
        increment: bool,
    },
    /// `a, b = …`, `a := …`, `a += …`
    Assign(AssignId),
    /// `go f()`: the call, or bad text.
    Go(ExprId),
    /// `defer f()`: the call, or bad text.
    Defer(ExprId),
    /// `return a, b`
    Return(ExprList),
    /// `break`, `continue`, `goto`, `fallthrough`
    Branch {
        /// Which of them.
        kind: Branch,
        /// The label, if there is one.
        label: Option<IdentId>,
    },
    /// `{ … }`
    Block(BlockId),
    /// `if init; cond { … } else …`
    If {
        /// Simple statement before the condition.
        init: Option<StmtId>,
        /// The condition.
        cond: ExprId,
        /// The block.
        then: BlockId,
        /// A [`Stmt::Block`] or [`Stmt::If`].
        otherwise: Option<StmtId>,
    },
    /// `switch init; tag { … }`
    Switch {
        /// Simple statement before the tag.
        init: Option<StmtId>,
        /// The tag.
        tag: Option<ExprId>,
        /// Its statements are [`Stmt::Case`].
        body: BlockId,
    },
    /// `switch init; x := y.(type) { … }`
    TypeSwitch {
        /// Simple statement before the guard.
        init: Option<StmtId>,
        /// The guard: a [`Stmt::Expr`] or a [`Stmt::Assign`] of `y.(type)`.
        guard: StmtId,
        /// Its statements are [`Stmt::Case`].
        body: BlockId,
    },
    /// `select { … }`: its statements are [`Stmt::Comm`].
    Select(BlockId),
    /// `for init; cond; post { … }`
    For {
        /// Before the loop.
        init: Option<StmtId>,
        /// Before each iteration.
        cond: Option<ExprId>,
        /// After each iteration.
        post: Option<StmtId>,
        /// The body.
        body: BlockId,
    },
    /// `for key, value := range x { … }`
    Range {
        /// First iteration variable or operand.
        key: Option<ExprId>,
        /// Second iteration variable or operand.
        value: Option<ExprId>,
        /// Whether it is `:=`, so that key and value are declared.
        define: bool,
        /// What is ranged over.
        operand: ExprId,
        /// The body.
        body: BlockId,
    },
    /// `case a, b: …` or `default: …` of a `switch`.
    Case {
        /// Expressions or types; empty for `default`.
        exprs: ExprList,
        /// Whether it is `default`.
        is_default: bool,
        /// The statements.
        body: StmtList,
    },
    /// `case x := <-ch: …` or `default: …` of a `select`.
    Comm {
        /// The communication; `None` for `default`.
        comm: Option<StmtId>,
        /// The statements.
        body: StmtList,
    },
}

/// Statements that branch (spec: Break statements and the following).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Branch {
    /// `break`
    Break,
    /// `continue`
    Continue,
    /// `goto`
    Goto,
    /// `fallthrough`
    Fallthrough,
}

impl Branch {
    pub(crate) fn of(token: TokenKind) -> Option<Self> {
        Some(match token {
            TokenKind::Break => Self::Break,
            TokenKind::Continue => Self::Continue,
            TokenKind::Goto => Self::Goto,
            TokenKind::Fallthrough => Self::Fallthrough,
            _ => return None,
        })
    }

    /// The kind of token that it is.
    pub fn token(self) -> TokenKind {
        match self {
            Self::Break => TokenKind::Break,
            Self::Continue => TokenKind::Continue,
            Self::Goto => TokenKind::Goto,
            Self::Fallthrough => TokenKind::Fallthrough,
        }
    }
}

/// The parts of an assignment or short variable declaration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Assign {
    /// Left of the operator.
    pub left: ExprList,
    /// Right of the operator.
    pub right: ExprList,
    /// The operator.
    pub op: AssignOp,
}

/// What an assignment does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AssignOp {
    /// `=`
    Assign,
    /// `:=`
    Define,
    /// `+=` and its like, with the binary operator that it applies.
    Compound(TokenKind),
}

impl AssignOp {
    pub(crate) fn of(token: TokenKind) -> Option<Self> {
        use TokenKind as T;
        Some(match token {
            T::Assign => Self::Assign,
            T::Define => Self::Define,
            T::PlusAssign => Self::Compound(T::Plus),
            T::MinusAssign => Self::Compound(T::Minus),
            T::StarAssign => Self::Compound(T::Star),
            T::SlashAssign => Self::Compound(T::Slash),
            T::PercentAssign => Self::Compound(T::Percent),
            T::AndAssign => Self::Compound(T::And),
            T::OrAssign => Self::Compound(T::Or),
            T::CaretAssign => Self::Compound(T::Caret),
            T::ShiftLeftAssign => Self::Compound(T::ShiftLeft),
            T::ShiftRightAssign => Self::Compound(T::ShiftRight),
            T::AndNotAssign => Self::Compound(T::AndNot),
            _ => return None,
        })
    }

    /// The kind of token that it is.
    pub fn token(self) -> TokenKind {
        use TokenKind as T;
        match self {
            Self::Define => T::Define,
            Self::Compound(T::Plus) => T::PlusAssign,
            Self::Compound(T::Minus) => T::MinusAssign,
            Self::Compound(T::Star) => T::StarAssign,
            Self::Compound(T::Slash) => T::SlashAssign,
            Self::Compound(T::Percent) => T::PercentAssign,
            Self::Compound(T::And) => T::AndAssign,
            Self::Compound(T::Or) => T::OrAssign,
            Self::Compound(T::Caret) => T::CaretAssign,
            Self::Compound(T::ShiftLeft) => T::ShiftLeftAssign,
            Self::Compound(T::ShiftRight) => T::ShiftRightAssign,
            Self::Compound(T::AndNot) => T::AndNotAssign,
            Self::Assign | Self::Compound(_) => T::Assign,
        }
    }
}

/// `{ … }`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// The statements.
    pub stmts: StmtList,
    /// With its braces.
    pub span: Span,
}
