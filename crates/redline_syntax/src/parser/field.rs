//! Struct and interface types (spec: Struct types, Interface types).

use redline_base::Span;

use super::Parser;
use crate::token::TokenKind;
use crate::tree::{Expr, ExprId, FieldListId, FuncType, IdRange, IdentId, LiteralKind};

impl Parser<'_> {
    /// `StructType`.
    pub(super) fn struct_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        let fields = self.member_list(Self::field_decl);
        let span = self.span_from(start);
        self.push_expr(Expr::StructType(fields), span)
    }

    /// `InterfaceType`.
    pub(super) fn interface_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        let methods = self.member_list(Self::interface_elem);
        let span = self.span_from(start);
        self.push_expr(Expr::InterfaceType(methods), span)
    }

    /// `{ … }` of members, each ended by a semicolon.
    fn member_list(&mut self, member: impl Fn(&mut Self)) -> FieldListId {
        let start = self.start();
        let mark = self.pending.fields.len();
        if self.expect(TokenKind::LeftBrace) {
            self.enclosed(|parser| {
                parser.repeat(TokenKind::RightBrace, |parser| {
                    member(parser);
                    parser.expect_semicolon();
                });
            });
            self.expect(TokenKind::RightBrace);
        }
        let fields = self.take_fields(mark);
        let span = self.span_from(start);
        self.push_field_list(fields, span, true)
    }

    /// `FieldDecl`.
    fn field_decl(&mut self) {
        let (names, ty) = match self.kind() {
            TokenKind::Ident => self.named_or_embedded_field(),
            TokenKind::Star | TokenKind::LeftParen => (Self::NO_NAMES, self.embedded_pointer()),
            _ => {
                let start = self.start();
                self.expected("field name or embedded type");
                self.skip_line();
                (Self::NO_NAMES, self.bad_expr(start))
            }
        };
        let tag = self.at(TokenKind::String).then(|| self.literal(LiteralKind::String));
        self.add_field(names, Some(ty), tag);
    }

    /// A field that begins with an identifier.
    fn named_or_embedded_field(&mut self) -> (IdRange<IdentId>, ExprId) {
        let (name, span) = (self.name(), self.token.span);
        self.bump();
        match self.kind() {
            TokenKind::Dot => {
                let package = self.push_expr(Expr::Ident(name), span);
                let name = self.qualified(package);
                (Self::NO_NAMES, self.type_args_if_any(name))
            }
            TokenKind::String
            | TokenKind::Semicolon
            | TokenKind::Newline
            | TokenKind::RightBrace => (Self::NO_NAMES, self.push_expr(Expr::Ident(name), span)),
            TokenKind::LeftBracket => match self.array_or_instance(name, span) {
                ArrayOrInstance::Array(ty) => {
                    let ident = self.push_ident(name, span);
                    (IdRange::between(ident.index(), ident.index() + 1), ty)
                }
                ArrayOrInstance::Instance(ty) => (Self::NO_NAMES, ty),
            },
            _ => {
                let first = self.push_ident(name, span);
                let names = self.more_idents(first);
                (names, self.ty())
            }
        }
    }

    /// `*T`, or one of the parenthesized forms that are not allowed.
    fn embedded_pointer(&mut self) -> ExprId {
        let start = self.start();
        if self.eat(TokenKind::Star) {
            let base = self.embedded_type();
            let span = self.span_from(start);
            return self.push_expr(Expr::Star(base), span);
        }
        self.embedded_type()
    }

    /// An embedded type's name, complaining about parentheses.
    fn embedded_type(&mut self) -> ExprId {
        if !self.at(TokenKind::LeftParen) {
            return self.type_name_and_args();
        }
        self.error(self.token.span, "embedded type must not be parenthesized");
        self.bump();
        let ty = self.embedded_pointer_in_parens();
        self.eat(TokenKind::RightParen);
        ty
    }

    fn embedded_pointer_in_parens(&mut self) -> ExprId {
        let start = self.start();
        if self.eat(TokenKind::Star) {
            let base = self.type_name_and_args();
            let span = self.span_from(start);
            return self.push_expr(Expr::Star(base), span);
        }
        self.type_name_and_args()
    }

    fn type_args_if_any(&mut self, name: ExprId) -> ExprId {
        if self.at(TokenKind::LeftBracket) { self.type_args(name) } else { name }
    }

    /// `name [N]T` or `name []T`, or the instantiation `name[T]`: which of them is
    /// known only behind the closing bracket.
    pub(super) fn array_or_instance(
        &mut self,
        name: redline_base::Name,
        at: Span,
    ) -> ArrayOrInstance {
        let start = self.start();
        self.bump();
        if self.eat(TokenKind::RightBracket) {
            return ArrayOrInstance::Array(self.slice_type_rest(start));
        }
        let mark = self.pending.exprs.len();
        let trailing_comma = self.enclosed(Self::gather_lengths_or_types);
        self.expect_closing(TokenKind::RightBracket);
        if let [len] = self.pending.exprs[mark..]
            && let Some(element) = self.try_type()
        {
            self.pending.exprs.truncate(mark);
            if let Some(comma) = trailing_comma {
                self.error(comma, "expected ']', found ','");
            }
            let span = self.span_from(start);
            return ArrayOrInstance::Array(self.push_expr(Expr::ArrayType { len, element }, span));
        }
        let end = self.prev_end;
        let base = self.push_expr(Expr::Ident(name), at);
        let expr = self.index_of(base, mark);
        ArrayOrInstance::Instance(self.push_expr(expr, Span::new(at.start, end)))
    }

    /// Expressions up to `]`, left on the stack; where a comma stands before it.
    fn gather_lengths_or_types(&mut self) -> Option<Span> {
        loop {
            let arg = if self.at(TokenKind::Ellipsis) {
                let ellipsis = self.push_expr(Expr::Ellipsis(None), self.token.span);
                self.bump();
                ellipsis
            } else {
                self.expr()
            };
            self.pending.exprs.push(arg);
            let comma = self.token.span;
            if !self.eat(TokenKind::Comma) {
                return None;
            }
            if self.at(TokenKind::RightBracket) {
                return Some(comma);
            }
        }
    }

    /// `InterfaceElem`: a method or a type element.
    fn interface_elem(&mut self) {
        if !self.at(TokenKind::Ident) {
            let ty = self.type_elem();
            return self.add_field(Self::NO_NAMES, Some(ty), None);
        }
        let (name, span) = (self.name(), self.token.span);
        self.bump();
        match self.kind() {
            TokenKind::LeftParen => self.method_elem(name, span),
            TokenKind::LeftBracket => self.generic_method_or_instance(name, span),
            _ => {
                let ident = self.push_expr(Expr::Ident(name), span);
                let ty = self.qualified(ident);
                let ty = self.type_args_if_any(ty);
                self.embedded_elem(ty);
            }
        }
    }

    /// `MethodElem` behind its name.
    fn method_elem(&mut self, name: redline_base::Name, span: Span) {
        let ident = self.push_ident(name, span);
        let start = self.start();
        let params = self.params();
        let results = self.results();
        let span = self.span_from(start);
        let ty = self.push_func_type(FuncType { type_params: None, params, results, span });
        let ty = self.push_expr(Expr::FuncType(ty), span);
        let names = IdRange::between(ident.index(), ident.index() + 1);
        self.add_field(names, Some(ty), None);
    }

    /// `name[`: an embedded instantiation, or a method with type parameters,
    /// which an interface cannot have.
    fn generic_method_or_instance(&mut self, name: redline_base::Name, span: Span) {
        if !self.bracket_begins_type_params() {
            let base = self.push_expr(Expr::Ident(name), span);
            let ty = self.type_args(base);
            return self.embedded_elem(ty);
        }
        self.error(self.token.span, "interface method must have no type parameters");
        self.type_params();
        self.method_elem(name, span);
    }

    /// The embedded element that begins with the type `first`.
    fn embedded_elem(&mut self, first: ExprId) {
        let ty = self.union_rest(first);
        self.add_field(Self::NO_NAMES, Some(ty), None);
    }
}

/// What `name[…]` turned out to be.
pub(super) enum ArrayOrInstance {
    /// The array or slice type behind `name`.
    Array(ExprId),
    /// `name[…]` as a whole.
    Instance(ExprId),
}
