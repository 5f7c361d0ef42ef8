//! Expressions (spec: Expressions).

use redline_base::{Offset, Span};

use super::Parser;
use crate::token::TokenKind;
use crate::tree::{ChanDir, Expr, ExprId, ExprList, IdRange, LiteralKind, SliceExpr, UnaryOp};

impl Parser<'_> {
    /// Expression, or a type where one may stand for it.
    pub(super) fn expr(&mut self) -> ExprId {
        self.binary_expr(1)
    }

    /// `ExpressionList`.
    pub(super) fn expr_list(&mut self) -> ExprList {
        let mark = self.pending.exprs.len();
        self.gather_exprs();
        self.take_exprs(mark)
    }

    /// `ExpressionList`, left on the stack of expressions.
    pub(super) fn gather_exprs(&mut self) {
        loop {
            let expr = self.expr();
            self.pending.exprs.push(expr);
            if !self.eat(TokenKind::Comma) {
                return;
            }
        }
    }

    /// Expression of operators that bind at least as tightly as `min`.
    fn binary_expr(&mut self, min: u8) -> ExprId {
        let left = self.unary_expr();
        self.binary_rest(left, min)
    }

    /// What may follow the left operand `left`.
    pub(super) fn binary_rest(&mut self, mut left: ExprId, min: u8) -> ExprId {
        let depth = self.depth;
        loop {
            let op = self.kind();
            let precedence = op.precedence();
            if precedence < min {
                self.depth = depth;
                return left;
            }
            self.deepen();
            self.bump();
            let right = self.binary_expr(precedence + 1);
            let span = Span::new(self.span_of(left).start, self.prev_end);
            let expr = Expr::Binary { op, left, right };
            left = self.push_expr(expr, span);
        }
    }

    /// `UnaryExpr`.
    fn unary_expr(&mut self) -> ExprId {
        match self.kind() {
            TokenKind::Ident => {
                let operand = self.ident_expr();
                self.primary_rest(operand)
            }
            TokenKind::Star | TokenKind::Arrow => self.nested(Self::prefixed_expr),
            kind if UnaryOp::of(kind).is_some() => self.nested(Self::prefixed_expr),
            _ => {
                let operand = self.operand();
                self.primary_rest(operand)
            }
        }
    }

    /// An operator and its `UnaryExpr`.
    fn prefixed_expr(&mut self) -> ExprId {
        let op = self.token;
        self.bump();
        let operand = self.unary_expr();
        if op.kind == TokenKind::Arrow && matches!(self.tree[operand], Expr::ChanType { .. }) {
            self.receive_chan_type(op.span.start, operand);
            return operand;
        }
        let expr =
            UnaryOp::of(op.kind).map_or(Expr::Star(operand), |op| Expr::Unary { op, operand });
        let span = self.span_from(op.span.start);
        self.push_expr(expr, span)
    }

    /// Gives an arrow to the channel type behind it: the `<-` associates with
    /// the leftmost `chan` possible (spec: Channel types), so in
    /// `<-chan<- chan T` the second arrow belongs to the second `chan`.
    fn receive_chan_type(&mut self, mut arrow: Offset, mut ty: ExprId) {
        loop {
            let Expr::ChanType { dir, element } = self.tree[ty] else {
                self.error(Span::new(arrow, arrow + 2), "expected channel type behind '<-'");
                return;
            };
            let chan = self.span_of(ty).start;
            if dir == ChanDir::Receive {
                self.error(Span::new(chan, chan + 2), "expected 'chan', found '<-'");
                return;
            }
            self.tree.exprs[ty.index()].node = Expr::ChanType { dir: ChanDir::Receive, element };
            self.tree.exprs[ty.index()].set_start(arrow);
            if dir == ChanDir::Both {
                return;
            }
            arrow = self.token_from(chan + 4).span.start;
            ty = element;
        }
    }

    /// Identifier as an expression.
    pub(super) fn ident_expr(&mut self) -> ExprId {
        let name = self.name();
        let id = self.push_expr(Expr::Ident(name), self.token.span);
        self.bump();
        id
    }

    /// Operand, or a type literal that may begin a conversion or composite literal.
    fn operand(&mut self) -> ExprId {
        let start = self.start();
        if let Some(kind) = LiteralKind::of(self.kind()) {
            return self.literal(kind);
        }
        match self.kind() {
            TokenKind::LeftParen => self.paren_expr(),
            TokenKind::Func => self.func_type_or_lit(),
            _ => self.try_type().unwrap_or_else(|| {
                self.expected("expression");
                self.skip_expr();
                self.bad_expr(start)
            }),
        }
    }

    /// `BasicLit`.
    pub(super) fn literal(&mut self, kind: LiteralKind) -> ExprId {
        let id = self.push_expr(Expr::Literal(kind), self.token.span);
        self.bump();
        id
    }

    fn paren_expr(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        let inner = self.enclosed(Self::expr);
        self.expect_closing(TokenKind::RightParen);
        let span = self.span_from(start);
        self.push_expr(Expr::Paren(inner), span)
    }

    /// `FunctionLit`, or a function type.
    fn func_type_or_lit(&mut self) -> ExprId {
        let start = self.start();
        let ty = self.func_type();
        if !self.at(TokenKind::LeftBrace) {
            return ty;
        }
        let body = self.enclosed(Self::block);
        let span = self.span_from(start);
        self.push_expr(Expr::FuncLit { ty, body }, span)
    }

    /// Runs `parse` inside brackets, where `{` after a type is a literal again.
    pub(super) fn enclosed<R>(&mut self, parse: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.in_header, false);
        let result = self.nested(parse);
        self.in_header = outer;
        result
    }

    /// What may follow the operand `x` of a `PrimaryExpr`.
    pub(super) fn primary_rest(&mut self, mut x: ExprId) -> ExprId {
        let depth = self.depth;
        loop {
            x = match self.kind() {
                TokenKind::Dot => self.selector_or_assertion(x),
                TokenKind::LeftBracket => self.index_or_slice(x),
                TokenKind::LeftParen => self.call(x),
                TokenKind::LeftBrace if self.may_be_literal_type(x) => self.composite_of(x),
                _ => {
                    self.depth = depth;
                    return x;
                }
            };
            self.deepen();
        }
    }

    /// Selector or `TypeAssertion`.
    fn selector_or_assertion(&mut self, base: ExprId) -> ExprId {
        let start = self.span_of(base).start;
        self.bump();
        match self.kind() {
            TokenKind::Ident => self.selector(base),
            TokenKind::LeftParen => {
                self.bump();
                let ty = if self.eat(TokenKind::Type) { None } else { Some(self.ty()) };
                self.expect_closing(TokenKind::RightParen);
                let span = self.span_from(start);
                self.push_expr(Expr::TypeAssert { base, ty }, span)
            }
            _ => {
                self.expected("name or '(' after '.'");
                self.missing_selector(base)
            }
        }
    }

    /// The name behind the dot of `base`.
    pub(super) fn selector(&mut self, base: ExprId) -> ExprId {
        let name = self.name();
        self.bump();
        let span = self.span_from(self.span_of(base).start);
        self.push_expr(Expr::Selector { base, name }, span)
    }

    /// `base.` without a name: what stands before the dot stays usable.
    pub(super) fn missing_selector(&mut self, base: ExprId) -> ExprId {
        let name = self.blank_name();
        let span = self.span_from(self.span_of(base).start);
        self.push_expr(Expr::Selector { base, name }, span)
    }

    /// Index, Slice, or the type arguments of an instantiation.
    fn index_or_slice(&mut self, base: ExprId) -> ExprId {
        self.bump();
        let mark = self.pending.exprs.len();
        let expr = self.enclosed(|parser| parser.index_content(base, mark));
        self.pending.exprs.truncate(mark);
        self.expect_closing(TokenKind::RightBracket);
        let span = self.span_from(self.span_of(base).start);
        self.push_expr(expr, span)
    }

    fn index_content(&mut self, base: ExprId, mark: usize) -> Expr {
        if self.at(TokenKind::RightBracket) {
            self.expected("index or type argument");
            let index = self.push_expr(Expr::Bad, Span::empty(self.prev_end));
            return Expr::Index { base, index };
        }
        if self.at(TokenKind::Colon) {
            return self.slice_content(base, None);
        }
        let index = self.expr();
        match self.kind() {
            TokenKind::Colon => self.slice_content(base, Some(index)),
            TokenKind::Comma => {
                self.pending.exprs.push(index);
                self.more_type_args();
                self.index_of(base, mark)
            }
            _ => Expr::Index { base, index },
        }
    }

    /// `, T` up to the closing bracket, left on the stack of expressions.
    fn more_type_args(&mut self) {
        while self.eat(TokenKind::Comma) && !self.at(TokenKind::RightBracket) {
            let arg = self.ty();
            self.pending.exprs.push(arg);
        }
    }

    /// `base` with the arguments gathered since `mark`.
    pub(super) fn index_of(&mut self, base: ExprId, mark: usize) -> Expr {
        match self.pending.exprs[mark..] {
            [index] => {
                self.pending.exprs.truncate(mark);
                Expr::Index { base, index }
            }
            _ => Expr::IndexList { base, indices: self.take_exprs(mark) },
        }
    }

    /// `:high` or `:high:max`.
    fn slice_content(&mut self, base: ExprId, low: Option<ExprId>) -> Expr {
        self.bump();
        let high = self.slice_index();
        if !self.at(TokenKind::Colon) {
            return Expr::Slice(self.push_slice(SliceExpr { base, low, high, max: None }));
        }
        let high = high.or_else(|| Some(self.missing_slice_index("middle")));
        self.bump();
        let max = self.slice_index().or_else(|| Some(self.missing_slice_index("final")));
        Expr::Slice(self.push_slice(SliceExpr { base, low, high, max }))
    }

    fn slice_index(&mut self) -> Option<ExprId> {
        let absent =
            matches!(self.kind(), TokenKind::Colon | TokenKind::RightBracket | TokenKind::Eof);
        (!absent).then(|| self.expr())
    }

    fn missing_slice_index(&mut self, which: &str) -> ExprId {
        let at = Span::empty(self.prev_end);
        self.error(at, format!("{which} index required in 3-index slice"));
        self.push_expr(Expr::Bad, at)
    }

    /// Arguments.
    fn call(&mut self, callee: ExprId) -> ExprId {
        self.bump();
        let mark = self.pending.exprs.len();
        let spread = self.enclosed(Self::gather_args);
        self.expect_closing(TokenKind::RightParen);
        let args = self.take_exprs(mark);
        let span = self.span_from(self.span_of(callee).start);
        self.push_expr(Expr::Call { callee, args, spread }, span)
    }

    /// Arguments, left on the stack of expressions; whether `...` follows the last.
    fn gather_args(&mut self) -> bool {
        let mut spread = false;
        while !self.at_list_end(TokenKind::RightParen) {
            if spread {
                self.expected("')' after '...'");
            }
            let arg = self.expr();
            self.pending.exprs.push(arg);
            spread = self.eat(TokenKind::Ellipsis);
            if !self.list_goes_on(TokenKind::RightParen, "argument list") {
                break;
            }
        }
        spread
    }

    pub(super) fn at_list_end(&self, closing: TokenKind) -> bool {
        self.at(closing) || self.at(TokenKind::Eof)
    }

    /// Consumes the comma behind an element of a list; where it is missing,
    /// complains and says whether another element seems to follow.
    pub(super) fn list_goes_on(&mut self, closing: TokenKind, list: &str) -> bool {
        if self.eat(TokenKind::Comma) {
            return true;
        }
        if self.at(closing) {
            return false;
        }
        if self.at(TokenKind::Newline) {
            self.error(self.token.span, format!("missing ',' before newline in {list}"));
            self.bump();
            return self.at_operand() || self.at(TokenKind::LeftBrace);
        }
        self.expected(&format!("',' or '{closing}' in {list}"));
        self.at_operand()
    }

    fn at_operand(&self) -> bool {
        self.kind().is_literal() || self.at(TokenKind::And)
    }

    /// Consumes the bracket that closes a list; if it is not there, skips to
    /// it where it stands on the same line.
    pub(super) fn expect_closing(&mut self, closing: TokenKind) {
        use TokenKind as T;
        if self.eat(closing) {
            return;
        }
        self.expected_token(closing);
        while !self.at_semicolon() && !matches!(self.kind(), T::Eof | T::RightBrace | T::LeftBrace)
        {
            if self.eat(closing) {
                return;
            }
            self.bump();
        }
        self.eat(closing);
    }

    /// Whether `{` behind `x` begins a composite literal and not a block.
    fn may_be_literal_type(&self, x: ExprId) -> bool {
        match self.tree[self.tree.unparen(x)] {
            Expr::Ident(_)
            | Expr::Selector { .. }
            | Expr::Index { .. }
            | Expr::IndexList { .. } => !self.in_header,
            Expr::ArrayType { .. }
            | Expr::SliceType(_)
            | Expr::StructType(_)
            | Expr::MapType { .. } => true,
            _ => false,
        }
    }

    /// `CompositeLit` of the type `ty`.
    fn composite_of(&mut self, ty: ExprId) -> ExprId {
        let span = self.span_of(ty);
        if matches!(self.tree[ty], Expr::Paren(_)) {
            self.error(span, "type of a composite literal must not be parenthesized");
        }
        self.literal_value(span.start, Some(ty))
    }

    /// `LiteralValue`.
    fn literal_value(&mut self, start: Offset, ty: Option<ExprId>) -> ExprId {
        self.bump();
        let mark = self.pending.exprs.len();
        self.enclosed(Self::gather_elements);
        self.expect_closing(TokenKind::RightBrace);
        let elements = self.take_exprs(mark);
        let span = self.span_from(start);
        self.push_expr(Expr::Composite { ty, elements }, span)
    }

    fn gather_elements(&mut self) {
        while !self.at_list_end(TokenKind::RightBrace) {
            let element = self.keyed_element();
            self.pending.exprs.push(element);
            if !self.list_goes_on(TokenKind::RightBrace, "composite literal") {
                return;
            }
        }
    }

    /// `KeyedElement`.
    fn keyed_element(&mut self) -> ExprId {
        let key = self.element();
        if !self.eat(TokenKind::Colon) {
            return key;
        }
        let value = self.element();
        let span = self.span_from(self.span_of(key).start);
        self.push_expr(Expr::KeyValue { key, value }, span)
    }

    /// Element.
    fn element(&mut self) -> ExprId {
        if self.at(TokenKind::LeftBrace) {
            let start = self.start();
            return self.literal_value(start, None);
        }
        self.expr()
    }

    /// The type arguments `[A, B]` behind the type `base`.
    pub(super) fn type_args(&mut self, base: ExprId) -> ExprId {
        let open = self.start();
        self.bump();
        let mark = self.pending.exprs.len();
        self.enclosed(|parser| {
            while !parser.at_list_end(TokenKind::RightBracket) {
                let arg = parser.ty();
                parser.pending.exprs.push(arg);
                if !parser.list_goes_on(TokenKind::RightBracket, "type argument list") {
                    break;
                }
            }
        });
        if self.pending.exprs.len() == mark {
            self.expected("type argument");
            let missing = self.push_expr(Expr::Bad, Span::empty(open + 1));
            self.pending.exprs.push(missing);
        }
        let expr = self.index_of(base, mark);
        self.expect_closing(TokenKind::RightBracket);
        let span = self.span_from(self.span_of(base).start);
        self.push_expr(expr, span)
    }

    /// No identifiers.
    pub(super) const NO_NAMES: IdRange<crate::tree::IdentId> = IdRange::EMPTY;
}
