//! The text of an expression in messages: without comments and line breaks, and
//! with what is long left out.

use redline_syntax::{ChanDir, Expr, ExprId, ExprList, FieldListId, FuncTypeId, SliceId, Tree};

use super::Context;

impl Context<'_> {
    /// The text of an expression in messages.
    pub(crate) fn text(&self, expr: ExprId) -> String {
        let mut writer = Writer { context: self, tree: self.tree, text: String::new() };
        writer.expr(expr);
        writer.text
    }

    /// The text of an expression as it is written.
    pub(crate) fn source_text(&self, expr: ExprId) -> String {
        String::from_utf8_lossy(self.source().text_of(self.tree.span(expr))).into_owned()
    }
}

struct Writer<'c, 'p> {
    context: &'c Context<'p>,
    tree: &'p Tree,
    text: String,
}

impl Writer<'_, '_> {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn expr(&mut self, expr: ExprId) {
        redline_base::with_deep_stack(|| self.expr_here(expr));
    }

    fn expr_here(&mut self, expr: ExprId) {
        match self.tree[expr] {
            Expr::Bad => self.put("(bad expr)"),
            Expr::Ident(name) => self.put(self.context.name(name)),
            Expr::Literal(_) => {
                let text = self.context.source_text(expr);
                self.put(&text);
            }
            Expr::FuncLit { ty, .. } => {
                self.put("(");
                self.expr(ty);
                self.put(" literal)");
            }
            Expr::Composite { ty, elements } => {
                if let Some(ty) = ty {
                    self.expr(ty);
                }
                self.put(if elements.is_empty() { "{}" } else { "{…}" });
            }
            Expr::KeyValue { key, value } => self.joined(key, ": ", value),
            Expr::Paren(inner) => self.wrapped("(", inner, ")"),
            Expr::Selector { base, name } => {
                self.expr(base);
                self.put(".");
                self.put(self.context.name(name));
            }
            Expr::Index { base, index } => {
                self.expr(base);
                self.wrapped("[", index, "]");
            }
            Expr::IndexList { base, indices } => {
                self.expr(base);
                self.put("[");
                self.list(indices);
                self.put("]");
            }
            Expr::Slice(slice) => self.slice(slice),
            Expr::TypeAssert { base, ty } => {
                self.expr(base);
                self.put(".(");
                match ty {
                    Some(ty) => self.expr(ty),
                    None => self.put("type"),
                }
                self.put(")");
            }
            Expr::Call { callee, args, spread } => {
                self.expr(callee);
                self.put("(");
                self.list(args);
                self.put(if spread { "...)" } else { ")" });
            }
            Expr::Star(inner) => self.wrapped("*", inner, ""),
            Expr::Unary { op, operand } => self.wrapped(op.token().text(), operand, ""),
            Expr::Binary { op, left, right, .. } => {
                self.joined(left, &format!(" {} ", op.text()), right);
            }
            _ => self.ty(expr),
        }
    }

    fn ty(&mut self, expr: ExprId) {
        match self.tree[expr] {
            Expr::ArrayType { len, element } => {
                self.wrapped("[", len, "]");
                self.expr(element);
            }
            Expr::SliceType(element) => self.wrapped("[]", element, ""),
            Expr::StructType(fields) => self.members("struct{", fields, false),
            Expr::InterfaceType(fields) => self.members("interface{", fields, true),
            Expr::FuncType(ty) => {
                self.put("func");
                self.signature(ty);
            }
            Expr::MapType { key, value } => {
                self.wrapped("map[", key, "]");
                self.expr(value);
            }
            Expr::ChanType { dir, element } => {
                let word = match dir {
                    ChanDir::Both => "chan ",
                    ChanDir::Send => "chan<- ",
                    ChanDir::Receive => "<-chan ",
                };
                self.wrapped(word, element, "");
            }
            Expr::Ellipsis(Some(element)) => self.wrapped("...", element, ""),
            Expr::Ellipsis(None) => self.put("..."),
            _ => {}
        }
    }

    fn wrapped(&mut self, before: &str, expr: ExprId, after: &str) {
        self.put(before);
        self.expr(expr);
        self.put(after);
    }

    fn joined(&mut self, left: ExprId, between: &str, right: ExprId) {
        self.expr(left);
        self.put(between);
        self.expr(right);
    }

    fn list(&mut self, list: ExprList) {
        for (index, &expr) in self.tree.list(list).iter().enumerate() {
            self.put(if index > 0 { ", " } else { "" });
            self.expr(expr);
        }
    }

    fn slice(&mut self, slice: SliceId) {
        let slice = self.tree[slice];
        self.wrapped("", slice.base, "[");
        for (index, bound) in [slice.low, slice.high, slice.max].into_iter().enumerate() {
            let is_shown = index < 2 || bound.is_some();
            self.put(if index > 0 && is_shown { ":" } else { "" });
            if let Some(bound) = bound {
                self.expr(bound);
            }
        }
        self.put("]");
    }

    /// The fields of a struct type, or the methods and elements of an interface type.
    fn members(&mut self, before: &str, fields: FieldListId, are_methods: bool) {
        self.put(before);
        self.fields(fields, "; ", are_methods);
        self.put("}");
    }

    fn fields(&mut self, fields: FieldListId, between: &str, are_methods: bool) {
        for (index, field) in self.tree.fields_of(fields).enumerate() {
            let field = self.tree[field];
            self.put(if index > 0 { between } else { "" });
            for (index, ident) in self.tree.idents_of(field.names).enumerate() {
                self.put(if index > 0 { ", " } else { "" });
                self.put(self.context.name(self.tree[ident].name));
            }
            let is_named = !field.names.is_empty();
            match field.ty.map(|ty| (ty, self.tree[ty])) {
                Some((_, Expr::FuncType(ty))) if are_methods && is_named => self.signature(ty),
                Some((ty, _)) => self.wrapped(if is_named { " " } else { "" }, ty, ""),
                None => {}
            }
        }
    }

    fn signature(&mut self, ty: FuncTypeId) {
        let ty = self.tree[ty];
        self.put("(");
        self.fields(ty.params, ", ", false);
        self.put(")");
        let Some(results) = ty.results else { return };
        self.put(" ");
        let mut fields = self.tree.fields_of(results);
        if let (Some(field), None) = (fields.next(), fields.next())
            && self.tree[field].names.is_empty()
            && let Some(ty) = self.tree[field].ty
        {
            return self.expr(ty);
        }
        self.put("(");
        self.fields(results, ", ", false);
        self.put(")");
    }
}
