//! What the language version of a file does not have (spec: Language versions), as
//! far as the source shows it without types.

use redline_base::Span;
use redline_names::{Binding, Predeclared};
use redline_syntax::{Decl, DeclId, Expr, ExprId, FieldListId, LiteralKind, Spec};

use rustc_hash::FxHashSet;

use super::{Context, Package};
use crate::language::Feature;
use crate::records::Mode;

impl Package<'_> {
    /// Complains about what is newer than the language version of its file.
    pub(crate) fn check_versions(&self) {
        for (index, file) in self.source.files.iter().enumerate() {
            if file.language < Feature::NEWEST {
                Context::new(self, index).check_version();
            }
        }
    }
}

impl Context<'_> {
    fn check_version(&self) {
        for &decl in self.tree.decls() {
            self.check_decl_version(decl);
        }
        if self.allows(Feature::Generics) {
            return;
        }
        let instantiated = self.records.instantiated();
        for expr in (0..self.tree.expr_count()).map(ExprId::new) {
            self.check_expr_version(expr, &instantiated);
        }
    }

    fn check_decl_version(&self, decl: DeclId) {
        if let Decl::Func(func) = &self.tree[decl] {
            let (feature, what) = match func.receiver {
                Some(_) => (Feature::GenericMethod, "generic method"),
                None => (Feature::Generics, "type parameter"),
            };
            let is_init = self.name(self.tree[func.name].name) == "init";
            if let Some(params) = self.tree[func.ty].type_params.filter(|_| !is_init) {
                self.require(feature, self.first_name(params), what);
            }
            return;
        }
        for spec in self.tree.specs_of(decl) {
            let Spec::Type(spec) = self.tree[spec] else { continue };
            match (spec.alias, spec.type_params) {
                (true, Some(params)) => {
                    let at = self.first_name(params);
                    self.require(Feature::GenericAlias, at, "generic type alias");
                }
                (true, None) => {
                    let span =
                        Span::new(self.tree[spec.name].span.end, self.tree.span(spec.ty).start);
                    let at = self.find_in(span, b"=").unwrap_or(span);
                    self.require(Feature::Alias, at, "type alias");
                }
                (false, Some(params)) => {
                    self.require(Feature::Generics, self.first_name(params), "type parameter");
                }
                (false, None) => {}
            }
        }
    }

    /// Where the first name of a list stands.
    fn first_name(&self, list: FieldListId) -> Span {
        let mut fields = self.tree.fields_of(list);
        fields.next().map_or_else(|| self.tree.span(list), |field| self.tree.span(field))
    }

    /// Where a text stands first between two places.
    pub(super) fn find_in(&self, span: Span, sought: &[u8]) -> Option<Span> {
        let text = self.source().text_of(span);
        let offset = text.windows(sought.len()).position(|window| window == sought)?;
        let start = span.start + u32::try_from(offset).ok()?;
        Some(Span::empty(start))
    }

    fn check_expr_version(&self, expr: ExprId, instantiated: &FxHashSet<ExprId>) {
        let span = self.tree.span(expr);
        match self.tree[expr] {
            Expr::Literal(kind) => {
                if let Some(what) = new_number(kind, self.source().text_of(span)) {
                    self.require(Feature::NumberLiterals, span, what);
                }
            }
            Expr::Ident(_) => {
                let what = match self.source().resolution.binding(expr) {
                    Some(Binding::Predeclared(Predeclared::Any)) => "predeclared any",
                    Some(Binding::Predeclared(Predeclared::Comparable)) => "predeclared comparable",
                    _ => return,
                };
                self.require(Feature::Generics, span, what);
            }
            Expr::Index { base, .. } | Expr::IndexList { base, .. } => {
                let is_function = instantiated.contains(&self.tree.unparen(base));
                self.check_instance_version(expr, base, is_function);
            }
            Expr::Call { callee, .. } => {
                let inner = self.tree.unparen(callee);
                if instantiated.contains(&inner) && self.records.mode(inner) == Mode::Value {
                    self.check_call_version(expr, callee);
                }
            }
            _ => {}
        }
    }

    /// Type arguments behind a generic type or function.
    fn check_instance_version(&self, expr: ExprId, base: ExprId, is_function: bool) {
        let what = match self.records.mode(expr) {
            Mode::Type => "type instantiation",
            Mode::Value if is_function => "function instantiation",
            _ => return,
        };
        let span = Span::new(self.tree.span(base).end, self.tree.span(expr).end);
        let at = self.find_in(span, b"[").unwrap_or(span);
        self.require(Feature::Generics, at, what);
    }

    /// A call whose type arguments are inferred.
    fn check_call_version(&self, expr: ExprId, callee: ExprId) {
        let span = Span::new(self.tree.span(callee).end, self.tree.span(expr).end);
        let at = self.find_in(span, b"(").unwrap_or(span);
        self.require(Feature::Generics, at, "implicit function instantiation");
    }
}

/// What is new about a number, if it is written in a form of Go 1.13.
fn new_number(kind: LiteralKind, text: &[u8]) -> Option<&'static str> {
    let prefix = text.get(1).map(u8::to_ascii_lowercase).filter(|_| text.first() == Some(&b'0'));
    let is_float = matches!(kind, LiteralKind::Float | LiteralKind::Imaginary);
    match (kind, prefix) {
        (LiteralKind::Rune | LiteralKind::String, _) => None,
        _ if text.contains(&b'_') => Some("underscore in numeric literal"),
        (_, Some(b'b')) => Some("binary literal"),
        (_, Some(b'o')) => Some("0o/0O-style octal literal"),
        (_, Some(b'x')) if is_float => Some("hexadecimal floating-point literal"),
        _ => None,
    }
}
