//! Expressions (spec: Expressions).

use std::sync::atomic::Ordering;

use redline_base::with_deep_stack;
use redline_constant::Value;
use redline_syntax::{Expr, ExprId, LiteralKind};

use super::Context;
use super::argument::Call;
use super::binary::Operation;
use super::ident::Meaning;
use super::operand::Operand;
use crate::error::ErrorCode;
use crate::records::Mode;
use crate::{Basic, ObjectId, ObjectKind, TypeId};

impl Context<'_> {
    /// A single value.
    pub(crate) fn expr(&mut self, expr: ExprId) -> Operand {
        self.expr_with_hint(expr, None)
    }

    /// A single value; `hint` is the type that is wanted, if that is known: composite
    /// literals and generic functions may leave to it what they are.
    pub(crate) fn expr_with_hint(&mut self, expr: ExprId, hint: Option<TypeId>) -> Operand {
        let operand = self.any_expr(expr, hint);
        let operand = self.instantiated_for(operand, hint);
        self.single_value(operand)
    }

    /// Looks at expressions whose values do not matter for what they use.
    pub(crate) fn look_at(&mut self, exprs: &[ExprId]) {
        for &expr in exprs {
            self.any_expr(expr, None);
        }
    }

    /// A value, a type, or a call without a result.
    pub(crate) fn any_expr(&mut self, expr: ExprId, hint: Option<TypeId>) -> Operand {
        let operand = match self.tree[expr] {
            Expr::Ident(_) => self.ident(expr),
            Expr::Literal(kind) => self.basic_literal(expr, kind),
            _ => with_deep_stack(|| self.compound(expr, hint)),
        };
        let operand = self.complete(operand);
        self.record_operand(&operand);
        operand
    }

    /// There are no values of a type that is not known yet, as in the length of an
    /// array in its own declaration.
    fn complete(&self, operand: Operand) -> Operand {
        if self.package.lens.load(Ordering::Relaxed) == 0
            || matches!(operand.mode, Mode::Invalid | Mode::Type | Mode::NoValue | Mode::Builtin)
        {
            return operand;
        }
        if self.package.report_incomplete(operand.ty) {
            return Operand::invalid(operand.expr);
        }
        operand
    }

    /// An operand that has to be one value.
    pub(crate) fn single_value(&mut self, operand: Operand) -> Operand {
        let (code, what) = match operand.mode {
            Mode::NoValue => (ErrorCode::TooManyValues, "used as value"),
            Mode::Builtin => (ErrorCode::UncalledBuiltin, "must be called"),
            Mode::Type => (ErrorCode::NotAnExpr, "is not an expression"),
            _ => match &self.store[operand.ty] {
                crate::Type::Tuple(_) => (ErrorCode::TooManyValues, "in single-value context"),
                _ => return operand,
            },
        };
        let several = if what.starts_with("in") { "multiple-value " } else { "" };
        let message = format!("{several}{} {what}", self.described(&operand));
        self.error(operand.expr, code, message);
        Operand::invalid(operand.expr)
    }

    fn compound(&mut self, expr: ExprId, hint: Option<TypeId>) -> Operand {
        match self.tree[expr] {
            Expr::Paren(inner) => {
                let operand = self.any_expr(inner, hint);
                Operand { expr, ..operand }
            }
            Expr::Unary { op, operand } => self.unary(expr, op, operand),
            Expr::Binary { op, left, right, .. } => {
                self.binary(Operation { expr, op, assigns: false }, left, right)
            }
            Expr::Selector { base, name } => self.selector(expr, base, name),
            Expr::Star(inner) => self.star(expr, inner),
            Expr::ArrayType { .. }
            | Expr::SliceType(_)
            | Expr::StructType(_)
            | Expr::FuncType(_)
            | Expr::InterfaceType(_)
            | Expr::MapType { .. }
            | Expr::ChanType { .. } => {
                let ty = self.ty(expr);
                Operand::new(expr, Mode::Type, ty)
            }
            Expr::Call { callee, args, spread } => {
                self.call(Call { expr, callee, args: self.tree.list(args), spread })
            }
            Expr::Composite { ty, elements } => self.composite(expr, ty, elements, hint),
            Expr::FuncLit { ty, body } => self.literal(expr, ty, body),
            Expr::Index { base, index } => self.index(expr, base, index),
            Expr::IndexList { base, indices } => {
                let indices = self.tree.list(indices);
                self.index_list(expr, base, indices)
            }
            Expr::Slice(slice) => self.slice(expr, slice),
            Expr::TypeAssert { base, ty } => self.type_assert(expr, base, ty),
            // Bad text, or a key or `...` that stands alone: the parser has complained.
            _ => Operand::invalid(expr),
        }
    }

    /// An identifier as an operand.
    fn ident(&mut self, expr: ExprId) -> Operand {
        match self.meaning(expr) {
            Meaning::Object(object) => self.object(expr, object),
            Meaning::Unknown => Operand::unknown(expr),
            Meaning::Nothing => Operand::invalid(expr),
        }
    }

    /// An object as an operand.
    pub(crate) fn object(&mut self, expr: ExprId, object: ObjectId) -> Operand {
        let ty = self.store.type_of(object);
        let mode = match self.store[object].kind {
            ObjectKind::Const => return self.constant(expr, object, ty),
            ObjectKind::Builtin(builtin) => {
                return Operand { builtin: Some(builtin), ..Operand::new(expr, Mode::Builtin, ty) };
            }
            ObjectKind::Nil => return Operand::new(expr, Mode::Nil, ty),
            ObjectKind::Type | ObjectKind::Alias => Mode::Type,
            ObjectKind::Var(_) => Mode::Variable,
            ObjectKind::Func | ObjectKind::Method(_) => Mode::Value,
            ObjectKind::Package(_) | ObjectKind::Label => return Operand::invalid(expr),
        };
        if self.is_invalid(ty) {
            return Operand { mode: Mode::Invalid, ..Operand::new(expr, mode, ty) };
        }
        Operand::new(expr, mode, ty)
    }

    fn constant(&mut self, expr: ExprId, object: ObjectId, ty: TypeId) -> Operand {
        if object == self.store.predeclared(redline_names::Predeclared::Iota) {
            let Some(iota) = self.iota else {
                self.error(
                    expr,
                    ErrorCode::InvalidIota,
                    "cannot use iota outside constant declaration",
                );
                return Operand::invalid(expr);
            };
            return Operand::constant(expr, ty, Value::int(i64::from(iota)));
        }
        match self.store.constant(object) {
            Some(value) if !self.is_invalid(ty) => Operand::constant(expr, ty, value),
            _ => Operand { mode: Mode::Invalid, ..Operand::new(expr, Mode::Invalid, ty) },
        }
    }

    fn basic_literal(&mut self, expr: ExprId, kind: LiteralKind) -> Operand {
        let text = self.source().text_of(self.tree.span(expr));
        let value = Value::literal(kind, text);
        let basic = match kind {
            LiteralKind::Int => Basic::UntypedInt,
            LiteralKind::Float => Basic::UntypedFloat,
            LiteralKind::Imaginary => Basic::UntypedComplex,
            LiteralKind::Rune => Basic::UntypedRune,
            LiteralKind::String => Basic::UntypedString,
        };
        if value.is_unknown() {
            let message = format!("excessively long constant: {}", self.text(expr));
            self.error(expr, ErrorCode::InvalidConstVal, message);
            return Operand::invalid(expr);
        }
        let operand = Operand::constant(expr, basic.id(), value);
        self.within_limits(operand)
    }
}
