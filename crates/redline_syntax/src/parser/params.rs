//! Signatures (spec: Function types, Type parameter declarations).

use redline_base::{Name, Offset, Span};

use super::Parser;
use super::field::ArrayOrInstance;
use crate::token::TokenKind;
use crate::tree::{Expr, ExprId, FieldListId, FuncType, IdRange};

/// An entry of a parameter list before it is known whether the list has names.
#[derive(Clone, Copy)]
pub(super) struct Param {
    /// An identifier; in a list without names it is the type.
    pub(super) name: Option<(Name, Span)>,
    /// What stands behind the name, or alone.
    pub(super) ty: Option<ExprId>,
}

/// The kinds of parameter lists.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ParamKind {
    /// Between brackets.
    Type,
    /// Parameters and receivers.
    Value,
    /// Results, which cannot be variadic.
    Result,
}

impl ParamKind {
    fn closing(self) -> TokenKind {
        match self {
            Self::Type => TokenKind::RightBracket,
            Self::Value | Self::Result => TokenKind::RightParen,
        }
    }

    fn list(self) -> &'static str {
        match self {
            Self::Type => "type parameter list",
            Self::Value => "parameter list",
            Self::Result => "result list",
        }
    }
}

impl Parser<'_> {
    /// `FunctionType`, as an expression.
    pub(super) fn func_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        if self.at(TokenKind::LeftBracket) {
            self.error(self.token.span, "function type must have no type parameters");
            self.type_params();
        }
        let ty = self.signature(start, None);
        let ty = self.push_func_type(ty);
        self.push_expr(Expr::FuncType(ty), self.tree[ty].span)
    }

    /// Signature of the function that begins at `start`.
    pub(super) fn signature(
        &mut self,
        start: Offset,
        type_params: Option<FieldListId>,
    ) -> FuncType {
        let params = self.params();
        let results = self.results();
        FuncType { type_params, params, results, span: self.span_from(start) }
    }

    /// Parameters.
    pub(super) fn params(&mut self) -> FieldListId {
        self.param_list(ParamKind::Value)
    }

    /// Result, if there is one.
    pub(super) fn results(&mut self) -> Option<FieldListId> {
        if self.at(TokenKind::LeftParen) {
            return Some(self.param_list(ParamKind::Result));
        }
        let ty = self.try_type()?;
        let mark = self.pending.fields.len();
        self.add_field(Self::NO_NAMES, Some(ty), None);
        let fields = self.take_fields(mark);
        Some(self.push_field_list(fields, self.span_of(ty), false))
    }

    /// `TypeParameters`; `None` and a complaint if there are none between the brackets.
    pub(super) fn type_params(&mut self) -> Option<FieldListId> {
        let start = self.start();
        let list = self.param_list(ParamKind::Type);
        let empty = self.tree[list].fields.is_empty();
        if empty {
            self.error(self.span_from(start), "empty type parameter list");
        }
        (!empty).then_some(list)
    }

    fn param_list(&mut self, kind: ParamKind) -> FieldListId {
        let start = self.start();
        let opening =
            if kind == ParamKind::Type { TokenKind::LeftBracket } else { TokenKind::LeftParen };
        if !self.expect(opening) {
            return self.push_field_list(IdRange::EMPTY, Span::empty(self.prev_end), true);
        }
        self.param_list_rest(start, kind, Vec::new())
    }

    /// What follows the opening bracket at `start` and the entries `params`.
    pub(super) fn param_list_rest(
        &mut self,
        start: Offset,
        kind: ParamKind,
        mut params: Vec<Param>,
    ) -> FieldListId {
        self.enclosed(|parser| {
            while !parser.at_list_end(kind.closing()) {
                if let Some(param) = parser.param(kind) {
                    params.push(param);
                }
                if !parser.list_goes_on(kind.closing(), kind.list()) {
                    break;
                }
            }
        });
        let mark = self.pending.fields.len();
        self.declare_params(kind, &mut params);
        self.expect_closing(kind.closing());
        let fields = self.take_fields(mark);
        let span = self.span_from(start);
        self.push_field_list(fields, span, true)
    }

    /// One entry of a parameter list.
    fn param(&mut self, kind: ParamKind) -> Option<Param> {
        use TokenKind as T;
        if self.at(T::Ident) {
            let name = (self.name(), self.token.span);
            self.bump();
            return Some(self.param_from(name, kind));
        }
        let start = self.start();
        let ty = match self.kind() {
            T::Ellipsis => self.variadic_type(),
            T::Tilde if kind == ParamKind::Type => self.type_elem(),
            _ => match self.try_type() {
                Some(ty) if kind == ParamKind::Type => self.union_rest(ty),
                Some(ty) => ty,
                None => {
                    self.expected(&format!("'{}'", kind.closing()));
                    self.skip_expr();
                    if self.start() == start && !self.at_list_end(kind.closing()) {
                        return None;
                    }
                    self.bad_expr(start)
                }
            },
        };
        Some(Param { name: None, ty: Some(ty) })
    }

    /// An entry that begins with the identifier `name`.
    pub(super) fn param_from(&mut self, name: (Name, Span), kind: ParamKind) -> Param {
        use TokenKind as T;
        let of_types = kind == ParamKind::Type;
        let mut param = match self.kind() {
            T::Ellipsis => {
                return Param { name: Some(name), ty: Some(self.variadic_type()) };
            }
            T::Tilde if of_types => {
                return Param { name: Some(name), ty: Some(self.type_elem()) };
            }
            T::LeftBracket => match self.array_or_instance(name.0, name.1) {
                ArrayOrInstance::Array(ty) => Param { name: Some(name), ty: Some(ty) },
                ArrayOrInstance::Instance(ty) => Param { name: None, ty: Some(ty) },
            },
            T::Dot => {
                let package = self.push_expr(Expr::Ident(name.0), name.1);
                let ty = self.qualified(package);
                let ty = if self.at(T::LeftBracket) { self.type_args(ty) } else { ty };
                Param { name: None, ty: Some(ty) }
            }
            T::Or if of_types => {
                let ty = self.push_expr(Expr::Ident(name.0), name.1);
                Param { name: None, ty: Some(ty) }
            }
            _ => Param { name: Some(name), ty: self.try_type() },
        };
        if of_types {
            param.ty = param.ty.map(|ty| self.union_rest(ty));
        }
        param
    }

    /// `...T`
    fn variadic_type(&mut self) -> ExprId {
        let start = self.start();
        self.bump();
        let element = self.ty();
        let span = self.span_from(start);
        self.push_expr(Expr::Ellipsis(Some(element)), span)
    }

    /// Turns entries into fields: either all have names or none has.
    fn declare_params(&mut self, kind: ParamKind, params: &mut [Param]) {
        self.check_variadic(kind, params);
        if params.iter().any(|param| param.name.is_some() && param.ty.is_some()) {
            self.check_named(kind, params);
            self.declare_named(params);
        } else {
            self.declare_unnamed(kind, params);
        }
    }

    fn declare_unnamed(&mut self, kind: ParamKind, params: &[Param]) {
        if kind == ParamKind::Type && !params.is_empty() {
            self.error_type_params_unnamed(params);
        }
        for param in params {
            let ty = param
                .ty
                .or_else(|| param.name.map(|(name, span)| self.push_expr(Expr::Ident(name), span)));
            self.add_field(Self::NO_NAMES, ty, None);
        }
    }

    fn error_type_params_unnamed(&mut self, params: &[Param]) {
        if params.iter().all(|param| param.ty.is_none()) {
            self.error(self.token.span, "missing type constraint");
            return;
        }
        let first = params.iter().find_map(|param| param.ty).map(|ty| self.span_of(ty));
        let or_length = if params.len() == 1 { " or invalid array length" } else { "" };
        let at = first.unwrap_or(self.token.span);
        self.error(at, format!("missing type parameter name{or_length}"));
    }

    /// Complains about entries of a list with names that lack a name or a type.
    fn check_named(&mut self, kind: ParamKind, params: &[Param]) {
        let (name, ty) = match kind {
            ParamKind::Type => ("type parameter name", "type constraint"),
            ParamKind::Value | ParamKind::Result => ("parameter name", "parameter type"),
        };
        if let Some(unnamed) = params.iter().find(|param| param.name.is_none()) {
            let at = unnamed.ty.map_or(self.token.span, |ty| self.span_of(ty));
            self.error(at, format!("missing {name}"));
        } else if params.last().is_some_and(|param| param.ty.is_none()) {
            self.error(self.token.span, format!("missing {ty}"));
        }
    }

    /// One field for each run of names with one type.
    fn declare_named(&mut self, params: &[Param]) {
        for run in params.split_inclusive(|param| param.ty.is_some()) {
            let first = self.tree.idents.len();
            for param in run {
                let (name, span) = param.name.unwrap_or_else(|| self.blank_for(param));
                self.push_ident(name, span);
            }
            let names = IdRange::between(first, self.tree.idents.len());
            let ty = run.last().and_then(|param| param.ty);
            self.add_field(names, ty, None);
        }
    }

    /// The name `_` for an entry that has only a type.
    fn blank_for(&mut self, param: &Param) -> (Name, Span) {
        let at = param.ty.map_or(self.prev_end, |ty| self.span_of(ty).start);
        (self.blank_name(), Span::empty(at))
    }

    /// Complains about the first `...T` that is not the last parameter's type.
    fn check_variadic(&mut self, kind: ParamKind, params: &mut [Param]) {
        let allowed =
            if kind == ParamKind::Value { params.len().saturating_sub(1) } else { params.len() };
        let wrong = params.iter().enumerate().find(|&(index, param)| {
            let variadic = param.ty.is_some_and(|ty| matches!(self.tree[ty], Expr::Ellipsis(_)));
            variadic && (kind != ParamKind::Value || index < allowed)
        });
        if let Some(ty) = wrong.and_then(|(_, param)| param.ty) {
            let message = match kind {
                ParamKind::Value => "can only use ... with the final parameter",
                ParamKind::Type | ParamKind::Result => "... is not allowed here",
            };
            self.error(self.span_of(ty), message);
        }
    }

    /// Whether the `[` here, behind the name of an interface element, begins
    /// type parameters: then a name stands behind it, and behind that something
    /// other than what may follow a type argument.
    pub(super) fn bracket_begins_type_params(&self) -> bool {
        use TokenKind as T;
        let name = self.token_from(self.token.span.end);
        let next = self.token_from(name.span.end).kind;
        let may_follow_arg = matches!(next, T::Comma | T::RightBracket | T::Dot | T::LeftBracket);
        name.kind == T::Ident && !may_follow_arg
    }
}
