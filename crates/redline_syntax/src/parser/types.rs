//! Types (spec: Types).

use redline_base::Span;

use super::Parser;
use crate::token::TokenKind;
use crate::tree::{ChanDir, Expr, ExprId};

impl Parser<'_> {
    /// Type, or bad text and a complaint.
    pub(super) fn ty(&mut self) -> ExprId {
        self.try_type().unwrap_or_else(|| {
            let start = self.start();
            self.expected("type");
            self.skip_expr();
            self.bad_expr(start)
        })
    }

    /// Type, if one begins here.
    pub(super) fn try_type(&mut self) -> Option<ExprId> {
        use TokenKind as T;
        match self.kind() {
            T::Ident => Some(self.type_name_and_args()),
            T::LeftBracket
            | T::Struct
            | T::Star
            | T::Func
            | T::Interface
            | T::Map
            | T::Chan
            | T::Arrow
            | T::LeftParen => Some(self.nested(Self::type_literal)),
            _ => None,
        }
    }

    /// `TypeLit` or a parenthesized type.
    fn type_literal(&mut self) -> ExprId {
        use TokenKind as T;
        match self.kind() {
            T::LeftBracket => self.array_or_slice_type(),
            T::Struct => self.struct_type(),
            T::Star => self.pointer_type(),
            T::Func => self.func_type(),
            T::Interface => self.interface_type(),
            T::Map => self.map_type(),
            T::Chan | T::Arrow => self.chan_type(),
            _ => self.paren_type(),
        }
    }

    /// `TypeName` and, if they follow, `TypeArgs`.
    pub(super) fn type_name_and_args(&mut self) -> ExprId {
        let name = self.type_name();
        if self.at(TokenKind::LeftBracket) { self.type_args(name) } else { name }
    }

    /// `TypeName`: an identifier, qualified or not.
    pub(super) fn type_name(&mut self) -> ExprId {
        if !self.at(TokenKind::Ident) {
            let start = self.start();
            self.expected("type name");
            return self.bad_expr(start);
        }
        let name = self.ident_expr();
        self.qualified(name)
    }

    /// `.Name` behind the identifier `package`, if it follows.
    pub(super) fn qualified(&mut self, package: ExprId) -> ExprId {
        if !self.eat(TokenKind::Dot) {
            return package;
        }
        if self.at(TokenKind::Ident) {
            return self.selector(package);
        }
        self.expected("name after '.'");
        self.missing_selector(package)
    }

    /// `ArrayType` or `SliceType`.
    fn array_or_slice_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        if self.eat(TokenKind::RightBracket) {
            return self.slice_type_rest(start);
        }
        let len = if self.at(TokenKind::Ellipsis) {
            let ellipsis = self.push_expr(Expr::Ellipsis(None), self.token.span);
            self.bump();
            ellipsis
        } else {
            self.enclosed(Self::expr)
        };
        self.array_type_rest(start, len)
    }

    /// The element type behind `[]`.
    pub(super) fn slice_type_rest(&mut self, start: u32) -> ExprId {
        let element = self.ty();
        let span = self.span_from(start);
        self.push_expr(Expr::SliceType(element), span)
    }

    /// `]` and the element type behind the length.
    pub(super) fn array_type_rest(&mut self, start: u32, len: ExprId) -> ExprId {
        if self.at(TokenKind::Comma) {
            self.expected_token(TokenKind::RightBracket);
            self.bump();
        }
        self.expect_closing(TokenKind::RightBracket);
        let element = self.ty();
        let span = self.span_from(start);
        self.push_expr(Expr::ArrayType { len, element }, span)
    }

    /// `PointerType`.
    fn pointer_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        let base = self.ty();
        let span = self.span_from(start);
        self.push_expr(Expr::Star(base), span)
    }

    /// `MapType`.
    fn map_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        self.expect(TokenKind::LeftBracket);
        let key = self.enclosed(Self::ty);
        self.expect_closing(TokenKind::RightBracket);
        let value = self.ty();
        let span = self.span_from(start);
        self.push_expr(Expr::MapType { key, value }, span)
    }

    /// `ChannelType`.
    fn chan_type(&mut self) -> ExprId {
        let start = self.start();
        let dir = if self.eat(TokenKind::Arrow) {
            self.expect(TokenKind::Chan);
            ChanDir::Receive
        } else {
            self.bump();
            if self.eat(TokenKind::Arrow) { ChanDir::Send } else { ChanDir::Both }
        };
        let element = self.ty();
        let span = self.span_from(start);
        self.push_expr(Expr::ChanType { dir, element }, span)
    }

    fn paren_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        let inner = self.enclosed(Self::ty);
        self.expect_closing(TokenKind::RightParen);
        let span = self.span_from(start);
        self.push_expr(Expr::Paren(inner), span)
    }

    /// `TypeElem` of a constraint: `~A | B`.
    pub(super) fn type_elem(&mut self) -> ExprId {
        let first = self.type_term();
        self.union_rest(first)
    }

    /// `| B | C` behind the term `left`.
    pub(super) fn union_rest(&mut self, mut left: ExprId) -> ExprId {
        let depth = self.depth;
        while self.at(TokenKind::Or) {
            self.deepen();
            self.bump();
            let right = self.type_term();
            let span = Span::new(self.span_of(left).start, self.prev_end);
            let expr = Expr::Binary { op: TokenKind::Or, left, right };
            left = self.push_expr(expr, span);
        }
        self.depth = depth;
        left
    }

    /// `TypeTerm`: `T` or `~T`.
    fn type_term(&mut self) -> ExprId {
        let start = self.start();
        if self.eat(TokenKind::Tilde) {
            let operand = self.ty();
            let span = self.span_from(start);
            return self.push_expr(Expr::Unary { op: crate::tree::UnaryOp::Tilde, operand }, span);
        }
        self.try_type().unwrap_or_else(|| {
            self.expected("type or ~type");
            self.skip_expr();
            self.bad_expr(start)
        })
    }
}
