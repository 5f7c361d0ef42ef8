//! Integers that are known although they are no constants: what is computed from
//! constants through local variables that are set once.

use redline_base::with_deep_stack;
use redline_names::{Binding, LocalId};
use redline_syntax::{Expr, ExprId, Node, Stmt, TokenKind, UnaryOp};
use redline_types::{Basic, BasicKind, Mode, Type};
use rustc_hash::FxHashMap;

use super::File;

/// The evaluation of one expression.
struct Evaluation<'a> {
    file: File<'a>,
    /// The values of the variables in it: each is looked at once.
    known: FxHashMap<LocalId, Option<i64>>,
}

impl Evaluation<'_> {
    fn value(&mut self, expr: ExprId) -> Option<i64> {
        with_deep_stack(|| self.value_of(self.file.tree().unparen(expr)))
    }

    fn value_of(&mut self, expr: ExprId) -> Option<i64> {
        let file = self.file;
        if let Some(value) = file.types().value(expr) {
            return value.as_i64();
        }
        let value = match file.tree()[expr] {
            Expr::Ident(_) => self.of_variable(expr),
            Expr::Unary { op, operand } => unary(op, self.value(operand)?),
            Expr::Binary { op, left, right } => binary(op, self.value(left)?, self.value(right)?),
            Expr::Call { callee, .. } if file.types().mode(callee) == Mode::Type => {
                self.value(*file.args(expr).first()?)
            }
            _ => None,
        };
        value.filter(|&value| file.is_representable(expr, value))
    }

    fn of_variable(&mut self, expr: ExprId) -> Option<i64> {
        let local = self.file.local(expr)?;
        if let Some(&known) = self.known.get(&local) {
            return known;
        }
        let value = self.file.only_value(expr).and_then(|value| self.value(value));
        self.known.insert(local, value);
        value
    }
}

impl File<'_> {
    /// The value of an integer expression, if no input decides it.
    pub(crate) fn fixed_integer(self, expr: ExprId) -> Option<i64> {
        Evaluation { file: self, known: FxHashMap::default() }.value(expr)
    }

    /// Whether the file compares one of the local variables in `expr` with
    /// something, so that the code may stand where it does not run.
    pub(crate) fn is_compared(self, expr: ExprId) -> bool {
        let locals: Vec<LocalId> = self.locals_in(Node::Expr(expr)).collect();
        let compares = |node| {
            self.compared(node).into_iter().any(|operand| {
                self.locals_in(Node::Expr(operand)).any(|local| locals.contains(&local))
            })
        };
        self.nodes().any(compares)
    }

    /// The comparison or tag of a switch that a node is.
    fn compared(self, node: Node) -> Option<ExprId> {
        match node {
            Node::Expr(expr) => match self.tree()[expr] {
                Expr::Binary { op, .. } if is_comparison(op) => Some(expr),
                _ => None,
            },
            Node::Stmt(stmt) => match self.tree()[stmt] {
                Stmt::Switch { tag, .. } => tag,
                _ => None,
            },
            _ => None,
        }
    }

    fn locals_in(self, node: Node) -> impl Iterator<Item = LocalId> {
        self.tree().preorder(node).filter_map(move |node| match node {
            Node::Expr(expr) => match self.resolution().binding(expr)? {
                Binding::Local(local) => Some(local),
                _ => None,
            },
            _ => None,
        })
    }

    /// Whether the type of an expression can hold a value on every platform, so
    /// that nothing wraps around.
    fn is_representable(self, expr: ExprId, value: i64) -> bool {
        let Some(&Type::Basic(basic)) = self.underlying(expr) else { return false };
        match (basic.kind(), bits(basic)) {
            (BasicKind::Signed, Some(bits)) => value >> (bits - 1) == value >> 63,
            (BasicKind::Unsigned, Some(bits)) => value >= 0 && (bits == 64 || value >> bits == 0),
            _ => false,
        }
    }
}

/// The bits of an integer type, on the platform where it has fewest.
fn bits(basic: Basic) -> Option<u32> {
    Some(match basic.plain() {
        Basic::Int8 | Basic::Uint8 => 8,
        Basic::Int16 | Basic::Uint16 => 16,
        Basic::Int | Basic::Int32 | Basic::Uint | Basic::Uint32 | Basic::Uintptr => 32,
        Basic::Int64 | Basic::Uint64 => 64,
        _ => return None,
    })
}

fn unary(op: UnaryOp, operand: i64) -> Option<i64> {
    match op {
        UnaryOp::Plus => Some(operand),
        UnaryOp::Minus => operand.checked_neg(),
        _ => None,
    }
}

fn binary(op: TokenKind, left: i64, right: i64) -> Option<i64> {
    match op {
        TokenKind::Plus => left.checked_add(right),
        TokenKind::Minus => left.checked_sub(right),
        TokenKind::Star => left.checked_mul(right),
        TokenKind::Slash => left.checked_div(right),
        TokenKind::Percent => left.checked_rem(right),
        _ => None,
    }
}

/// Whether an operator compares (spec: Comparison operators).
pub(crate) fn is_comparison(op: TokenKind) -> bool {
    use TokenKind as T;
    matches!(op, T::Equal | T::NotEqual | T::Less | T::LessEqual | T::Greater | T::GreaterEqual)
}
