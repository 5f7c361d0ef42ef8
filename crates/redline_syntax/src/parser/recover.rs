//! Errors, and where to go on after one.

use std::borrow::Cow;

use redline_base::{Offset, Span};

use super::Parser;
use crate::error::SyntaxError;
use crate::lexer::Lexer;
use crate::token::{Token, TokenKind};
use crate::tree::{Expr, ExprId};

impl Parser<'_> {
    /// Complains, unless it has complained at this very place already.
    #[cold]
    pub(super) fn error(&mut self, span: Span, message: impl Into<Cow<'static, str>>) {
        if self.errors.last().is_none_or(|last| last.span.start != span.start) {
            self.errors.push(SyntaxError::new(span, message));
        }
    }

    #[cold]
    pub(super) fn expected_token(&mut self, kind: TokenKind) {
        self.expected(&format!("'{kind}'"));
    }

    /// Complains that `what` does not stand here.
    #[cold]
    pub(super) fn expected(&mut self, what: &str) {
        let span = self.token.span;
        let found = self.describe_token();
        self.error(span, format!("expected {what}, found {found}"));
    }

    fn describe_token(&self) -> String {
        let Token { kind, span } = self.token;
        match kind {
            TokenKind::Eof => "end of file".to_owned(),
            TokenKind::Newline => "newline".to_owned(),
            TokenKind::String => "string literal".to_owned(),
            _ if kind.is_literal() => String::from_utf8_lossy(span.of(self.source)).into_owned(),
            _ if kind.is_keyword() => format!("keyword {kind}"),
            _ => format!("'{kind}'"),
        }
    }

    /// A bad expression from `start` to here; empty if nothing was consumed.
    pub(super) fn bad_expr(&mut self, start: Offset) -> ExprId {
        let span = self.skipped_from(start);
        self.push_expr(Expr::Bad, span)
    }

    /// From `start` to here; if nothing was consumed, empty behind the token before.
    pub(super) fn skipped_from(&self, start: Offset) -> Span {
        Span::new(start.min(self.prev_end), self.prev_end)
    }

    /// Skips what is left of a line, up to a token at which a statement can end or
    /// begin. A block is not skipped: behind a broken header its statements are good.
    pub(super) fn skip_line(&mut self) {
        while !self.at_semicolon()
            && !self.at_block_edge()
            && !self.at(TokenKind::LeftBrace)
            && !self.at_stmt_keyword()
        {
            self.bump();
        }
    }

    /// Skips to a token that can end an expression.
    pub(super) fn skip_expr(&mut self) {
        use TokenKind as T;
        while !self.at_block_edge()
            && !self.at_semicolon()
            && !self.at_stmt_keyword()
            && !matches!(
                self.kind(),
                T::Comma | T::Colon | T::RightParen | T::RightBracket | T::LeftBrace
            )
        {
            self.bump();
        }
    }

    /// Skips to a keyword that begins a declaration: `func` only at the start of
    /// a line, because elsewhere it is a literal.
    pub(super) fn skip_decl(&mut self) {
        use TokenKind as T;
        loop {
            match self.kind() {
                T::Eof => return,
                T::Func | T::Type | T::Var | T::Const | T::Import if self.at_line_start() => return,
                _ => self.bump(),
            }
        }
    }

    fn at_block_edge(&self) -> bool {
        matches!(self.kind(), TokenKind::RightBrace | TokenKind::Eof)
    }

    fn at_stmt_keyword(&self) -> bool {
        use TokenKind as T;
        matches!(
            self.kind(),
            T::Break
                | T::Case
                | T::Const
                | T::Continue
                | T::Default
                | T::Defer
                | T::Fallthrough
                | T::For
                | T::Go
                | T::Goto
                | T::If
                | T::Return
                | T::Select
                | T::Switch
                | T::Type
                | T::Var
        )
    }

    pub(super) fn at_line_start(&self) -> bool {
        let before = (self.start() as usize).checked_sub(1);
        before.is_none_or(|index| self.source[index] == b'\n')
    }

    /// Whether a function declaration begins here although a block is open: in
    /// formatted code `func` and a name at the start of a line is nothing else.
    /// Asked only after an error, because code need not be formatted.
    pub(super) fn at_stray_func_decl(&self) -> bool {
        self.at(TokenKind::Func)
            && !self.errors.is_empty()
            && self.at_line_start()
            && self.token_from(self.token.span.end).kind == TokenKind::Ident
    }

    /// The first token from `at` on that is no comment.
    pub(super) fn token_from(&self, at: Offset) -> Token {
        let mut lexer = Lexer::resume(self.source, at);
        loop {
            let token = lexer.next_token();
            if token.kind != TokenKind::Comment {
                return token;
            }
        }
    }

    /// Parses elements up to `closing`, and makes sure that each consumes something.
    pub(super) fn repeat(&mut self, closing: TokenKind, element: impl Fn(&mut Self)) {
        while !self.at_list_end(closing) && !self.at_stray_func_decl() {
            let before = self.start();
            element(self);
            if self.start() == before {
                self.bump();
            }
        }
    }

    /// Consumes the semicolon that ends a statement, declaration or member; it
    /// may be left out before a closing bracket.
    pub(super) fn expect_semicolon(&mut self) {
        use TokenKind as T;
        if self.at_semicolon() {
            self.bump();
        } else if !matches!(self.kind(), T::RightParen | T::RightBrace | T::Eof)
            && !self.at_stray_func_decl()
        {
            self.expected("newline or ';'");
            self.skip_line();
            if self.at_semicolon() {
                self.bump();
            }
        }
    }

    /// Reports `message` here and treats the rest of the file as not there.
    #[cold]
    pub(super) fn give_up(&mut self, message: &'static str) {
        let at = self.token.span;
        if !self.at(TokenKind::Eof) {
            self.errors.push(SyntaxError::new(at, message));
        }
        let end = u32::try_from(self.source.len()).unwrap_or(u32::MAX);
        self.lexer.stop();
        self.token = Token { kind: TokenKind::Eof, span: Span::empty(end) };
    }
}
