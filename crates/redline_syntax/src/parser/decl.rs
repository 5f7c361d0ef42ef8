//! Declarations (spec: Declarations and scope).

use redline_base::{Name, Offset, Span, with_deep_stack};

use super::Parser;
use super::params::{Param, ParamKind};
use crate::token::TokenKind;
use crate::tree::{
    Decl, DeclId, Expr, ExprId, ExprList, FuncDecl, IdRange, IdentId, ImportSpec, List,
    LiteralKind, Spec, SpecGroup, TypeSpec, ValueSpec,
};

impl Parser<'_> {
    /// A declaration other than of a function or method; the keyword stands here.
    pub(super) fn group_decl(&mut self) -> DeclId {
        let start = self.start();
        let keyword = self.kind();
        self.bump();
        let group = self.spec_group(keyword);
        let span = self.span_from(start);
        let decl = match keyword {
            TokenKind::Import => Decl::Import(group),
            TokenKind::Const => Decl::Const(group),
            TokenKind::Type => Decl::Type(group),
            _ => Decl::Var(group),
        };
        let id = self.push_decl(decl, span);
        self.expect_semicolon();
        id
    }

    fn spec_group(&mut self, keyword: TokenKind) -> SpecGroup {
        let mark = self.pending.specs.len();
        let parenthesized = self.eat(TokenKind::LeftParen);
        if parenthesized {
            self.repeat(TokenKind::RightParen, |parser| {
                parser.spec(keyword);
                parser.expect_semicolon();
            });
            self.expect(TokenKind::RightParen);
        } else {
            self.spec(keyword);
        }
        SpecGroup { specs: self.take_specs(mark), parenthesized }
    }

    fn spec(&mut self, keyword: TokenKind) {
        let start = self.start();
        let spec = match keyword {
            TokenKind::Import => self.import_spec(),
            TokenKind::Const => self.const_spec(),
            TokenKind::Type => self.type_spec(),
            _ => self.var_spec(),
        };
        let span = self.span_from(start);
        self.add_spec(spec, span);
    }

    /// `ImportSpec`.
    pub(super) fn import_spec(&mut self) -> Spec {
        let name = matches!(self.kind(), TokenKind::Ident | TokenKind::Dot).then(|| {
            let is_dot = self.at(TokenKind::Dot);
            let name = if is_dot { self.shared_names.intern(".") } else { self.name() };
            let ident = self.push_ident(name, self.token.span);
            self.bump();
            ident
        });
        let path = match LiteralKind::of(self.kind()) {
            Some(LiteralKind::String) => self.literal(LiteralKind::String),
            _ => self.bad_import_path(),
        };
        Spec::Import(ImportSpec { name, path })
    }

    fn bad_import_path(&mut self) -> ExprId {
        let start = self.start();
        self.expected("import path, a string literal");
        self.skip_line();
        self.bad_expr(start)
    }

    /// `ConstSpec`.
    fn const_spec(&mut self) -> Spec {
        let names = self.ident_list();
        let ty = if self.at(TokenKind::Assign) { None } else { self.try_type() };
        let values = self.initial_values();
        Spec::Value(ValueSpec { names, ty, values })
    }

    /// `VarSpec`.
    fn var_spec(&mut self) -> Spec {
        let names = self.ident_list();
        let ty = if self.at(TokenKind::Assign) { None } else { Some(self.ty()) };
        let values = self.initial_values();
        Spec::Value(ValueSpec { names, ty, values })
    }

    fn initial_values(&mut self) -> ExprList {
        if self.eat(TokenKind::Assign) { self.expr_list() } else { List::EMPTY }
    }

    /// `IdentifierList`.
    fn ident_list(&mut self) -> IdRange<IdentId> {
        let first = self.ident();
        self.more_idents(first)
    }

    /// `, b, c` behind the identifier `first`.
    pub(super) fn more_idents(&mut self, first: IdentId) -> IdRange<IdentId> {
        while self.eat(TokenKind::Comma) {
            self.ident();
        }
        IdRange::between(first.index(), self.tree.idents.len())
    }

    /// Identifier in a declaring place; `_` and a complaint if there is none.
    pub(super) fn ident(&mut self) -> IdentId {
        if self.at(TokenKind::Ident) {
            let name = self.name();
            let ident = self.push_ident(name, self.token.span);
            self.bump();
            return ident;
        }
        self.expected("name");
        let name = self.blank_name();
        self.push_ident(name, Span::empty(self.prev_end))
    }

    /// `TypeSpec`: `AliasDecl` or `TypeDef`.
    fn type_spec(&mut self) -> Spec {
        let name = self.ident();
        if self.at(TokenKind::LeftBracket) {
            return self.type_spec_with_bracket(name);
        }
        let alias = self.eat(TokenKind::Assign);
        let ty = self.ty();
        Spec::Type(TypeSpec { name, type_params: None, alias, ty })
    }

    /// `Name [`: an array or slice type, or type parameters.
    fn type_spec_with_bracket(&mut self, name: IdentId) -> Spec {
        let start = self.start();
        self.bump();
        let ty = match self.kind() {
            TokenKind::Ident => match self.type_param_or_length() {
                ParamOrLength::Param(param) => return self.generic_type_spec(name, start, param),
                ParamOrLength::Length(len) => self.array_type_rest(start, len),
            },
            TokenKind::RightBracket => {
                self.bump();
                self.slice_type_rest(start)
            }
            TokenKind::Ellipsis => {
                let len = self.push_expr(Expr::Ellipsis(None), self.token.span);
                self.bump();
                self.array_type_rest(start, len)
            }
            _ => {
                let len = self.enclosed(Self::expr);
                self.array_type_rest(start, len)
            }
        };
        Spec::Type(TypeSpec { name, type_params: None, alias: false, ty })
    }

    /// The rest of a type declaration whose first type parameter is `param`.
    fn generic_type_spec(&mut self, name: IdentId, start: Offset, param: Param) -> Spec {
        self.list_goes_on(TokenKind::RightBracket, "type parameter list");
        let list = self.param_list_rest(start, ParamKind::Type, vec![param]);
        let alias = self.eat(TokenKind::Assign);
        let ty = self.ty();
        Spec::Type(TypeSpec { name, type_params: Some(list), alias, ty })
    }

    /// What begins with the identifier behind `Name [` (spec: Type parameter
    /// declarations): `P C` begins type parameters, `N * M` is a length, and
    /// where both readings are possible the list is one of type parameters only
    /// if the rest could not be an expression or a comma follows.
    fn type_param_or_length(&mut self) -> ParamOrLength {
        let name = (self.name(), self.token.span);
        let ident = self.ident_expr();
        if self.at(TokenKind::LeftBracket) {
            // An index is no constant, so `P [` begins a constraint.
            return ParamOrLength::Param(self.param_from(name, ParamKind::Type));
        }
        let expr = self.enclosed(|parser| {
            let operand = parser.primary_rest(ident);
            parser.binary_rest(operand, 1)
        });
        let forced = self.at(TokenKind::Comma);
        match self.split_param(expr, forced) {
            Some((name, None)) if !self.at(TokenKind::RightBracket) => {
                ParamOrLength::Param(self.param_from(name, ParamKind::Type))
            }
            Some((name, Some(ty))) => {
                let ty = self.union_rest(ty);
                ParamOrLength::Param(Param { name: Some(name), ty: Some(ty) })
            }
            _ => ParamOrLength::Length(expr),
        }
    }

    /// Reads the expression as a name and a constraint behind it: `P*C` as
    /// `P *C`, `P(C)` as `P (C)`, `P*C|D` as `P *C|D`. Unless `forced`, only
    /// where the constraint is a type and nothing else.
    fn split_param(&mut self, expr: ExprId, forced: bool) -> Option<SplitParam> {
        match self.tree[expr] {
            Expr::Ident(name) => Some(((name, self.span_of(expr)), None)),
            Expr::Binary { op: TokenKind::Star, left, right } => {
                let Expr::Ident(name) = self.tree[left] else { return None };
                if !forced && !self.is_type_elem(right) {
                    return None;
                }
                let name_span = self.span_of(left);
                let op = self.token_from(name_span.end).span.start;
                let span = Span::new(op, self.span_of(right).end);
                let star = self.push_expr(Expr::Star(right), span);
                Some(((name, name_span), Some(star)))
            }
            Expr::Binary { op: TokenKind::Or, left, right } => {
                let forced = forced || self.is_type_elem(right);
                let (name, first) = with_deep_stack(|| self.split_param(left, forced))?;
                let first = first?;
                let span = Span::new(self.span_of(first).start, self.span_of(right).end);
                let expr = Expr::Binary { op: TokenKind::Or, left: first, right };
                Some((name, Some(self.push_expr(expr, span))))
            }
            Expr::Call { callee, args, spread: false } => {
                let Expr::Ident(name) = self.tree[callee] else { return None };
                let &[arg] = self.tree.list(args) else { return None };
                if !forced && !self.is_type_elem(arg) {
                    return None;
                }
                let name_span = self.span_of(callee);
                let open = self.token_from(name_span.end).span.start;
                let span = Span::new(open, self.span_of(expr).end);
                let paren = self.push_expr(Expr::Paren(arg), span);
                Some(((name, name_span), Some(paren)))
            }
            _ => None,
        }
    }

    /// Whether the expression can only be an element of a type set.
    fn is_type_elem(&self, expr: ExprId) -> bool {
        with_deep_stack(|| match self.tree[expr] {
            Expr::ArrayType { .. }
            | Expr::SliceType(_)
            | Expr::StructType(_)
            | Expr::FuncType(_)
            | Expr::InterfaceType(_)
            | Expr::MapType { .. }
            | Expr::ChanType { .. }
            | Expr::Unary { op: crate::tree::UnaryOp::Tilde, .. } => true,
            Expr::Binary { left, right, .. } => self.is_type_elem(left) || self.is_type_elem(right),
            Expr::Paren(inner) => self.is_type_elem(inner),
            _ => false,
        })
    }

    /// `FunctionDecl` or `MethodDecl`.
    pub(super) fn func_decl(&mut self) -> DeclId {
        let start = self.start();
        self.bump();
        let receiver = self.at(TokenKind::LeftParen).then(|| self.params());
        let name = self.ident();
        let type_params = if self.at(TokenKind::LeftBracket) { self.type_params() } else { None };
        let ty = self.signature(start, type_params);
        let ty = self.push_func_type(ty);
        let body = self.func_body();
        let decl = Decl::Func(FuncDecl { receiver, name, ty, body });
        let span = self.span_from(start);
        let id = self.push_decl(decl, span);
        self.expect_semicolon();
        id
    }

    fn func_body(&mut self) -> Option<crate::tree::BlockId> {
        if self.at(TokenKind::LeftBrace) {
            return Some(self.block());
        }
        let brace_follows = || self.token_from(self.token.span.end).kind == TokenKind::LeftBrace;
        if !self.at(TokenKind::Newline) || !brace_follows() {
            return None;
        }
        self.bump();
        self.error(
            self.token.span,
            "'{' of a function body must stand on the line of its signature",
        );
        Some(self.block())
    }
}

/// A name, and the constraint behind it if there is one.
type SplitParam = ((Name, Span), Option<ExprId>);

/// What the identifier behind `Name [` begins.
enum ParamOrLength {
    Param(Param),
    Length(ExprId),
}
