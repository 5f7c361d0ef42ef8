//! Language versions: syntax that an older Go does not have.
//!
//! Gates of meaning (range over integers and functions, `new` of an expression)
//! need types and are not here.

use std::fmt;

use redline_base::Span;

use crate::error::SyntaxError;
use crate::tree::{
    Decl, DeclId, Expr, ExprId, LiteralKind, Spec, SpecId, Stmt, StmtId, Tree, UnaryOp,
};

/// A syntax that came with a language version.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Feature {
    /// `for range x`
    RangeWithoutVariables,
    /// `x[a:b:c]`
    FullSlice,
    /// `type A = T`
    Alias,
    /// `0b1`, `0o7`, `0x1p2`, `1_000`, `0x1i`
    NumberLiterals,
    /// `[T any]`, `T[int]` with several arguments, `~T`, `A | B`
    TypeParameters,
    /// `type A[T any] = []T`
    GenericAlias,
    /// `func (r R) m[T any]()`
    GenericMethod,
}

impl Feature {
    /// The one that came last.
    const NEWEST: Self = Self::GenericMethod;

    /// N of the `go1.N` that has it first.
    pub const fn since(self) -> u32 {
        match self {
            Self::FullSlice => 2,
            Self::RangeWithoutVariables => 4,
            Self::Alias => 9,
            Self::NumberLiterals => 13,
            Self::TypeParameters => 18,
            Self::GenericAlias => 24,
            Self::GenericMethod => 27,
        }
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::RangeWithoutVariables => "range clause without variables",
            Self::FullSlice => "3-index slice",
            Self::Alias => "type alias",
            Self::NumberLiterals => "number literal of this form",
            Self::TypeParameters => "type parameter",
            Self::GenericAlias => "generic type alias",
            Self::GenericMethod => "generic method",
        })
    }
}

/// The syntax of a file that `go1.{version}` does not have, in order.
///
/// Looks through the arenas and not along the tree: every node there stands in it.
pub fn check_language(tree: &Tree, source: &[u8], version: u32) -> Vec<SyntaxError> {
    if version >= Feature::NEWEST.since() {
        return Vec::new();
    }
    let decls = (0..tree.decls.len()).filter_map(|index| decl_feature(tree, DeclId::new(index)));
    let specs = (0..tree.specs.len()).filter_map(|index| spec_feature(tree, SpecId::new(index)));
    let stmts = (0..tree.stmts.len()).filter_map(|index| stmt_feature(tree, StmtId::new(index)));
    let exprs =
        (0..tree.exprs.len()).filter_map(|index| expr_feature(tree, source, ExprId::new(index)));
    let used = decls.chain(specs).chain(stmts).chain(exprs);
    let newer = used.filter(|(feature, _)| feature.since() > version);
    let mut errors: Vec<_> = newer.map(|(feature, span)| error(feature, span, version)).collect();
    errors.sort_by_key(|error| (error.span.start, error.span.end));
    errors
}

fn error(feature: Feature, span: Span, version: u32) -> SyntaxError {
    let since = feature.since();
    SyntaxError::new(
        span,
        format!("{feature} requires go1.{since} or later, the file is go1.{version}"),
    )
}

fn decl_feature(tree: &Tree, id: DeclId) -> Option<(Feature, Span)> {
    let Decl::Func(func) = &tree[id] else { return None };
    let params = tree[func.ty].type_params?;
    let generic =
        if func.receiver.is_some() { Feature::GenericMethod } else { Feature::TypeParameters };
    Some((generic, tree.span(params)))
}

fn stmt_feature(tree: &Tree, id: StmtId) -> Option<(Feature, Span)> {
    match tree[id] {
        Stmt::Range { key: None, value: None, .. } => {
            Some((Feature::RangeWithoutVariables, tree.span(id)))
        }
        _ => None,
    }
}

fn expr_feature(tree: &Tree, source: &[u8], id: ExprId) -> Option<(Feature, Span)> {
    let feature = match tree[id] {
        Expr::IndexList { .. } | Expr::Unary { op: UnaryOp::Tilde, .. } => Feature::TypeParameters,
        Expr::Slice(slice) if tree[slice].max.is_some() => Feature::FullSlice,
        Expr::Literal(kind) if is_new_number(kind, tree.span(id).of(source)) => {
            Feature::NumberLiterals
        }
        _ => return None,
    };
    Some((feature, tree.span(id)))
}

fn spec_feature(tree: &Tree, id: SpecId) -> Option<(Feature, Span)> {
    let Spec::Type(ty) = tree[id] else { return None };
    match (ty.alias, ty.type_params) {
        (true, Some(params)) => Some((Feature::GenericAlias, tree.span(params))),
        (false, Some(params)) => Some((Feature::TypeParameters, tree.span(params))),
        (true, None) => Some((Feature::Alias, tree.span(id))),
        (false, None) => None,
    }
}

/// Whether a number has a form that came with Go 1.13.
fn is_new_number(kind: LiteralKind, text: &[u8]) -> bool {
    let prefix = text.get(1).map(u8::to_ascii_lowercase).filter(|_| text[0] == b'0');
    match kind {
        LiteralKind::Rune | LiteralKind::String => false,
        _ if text.contains(&b'_') || matches!(prefix, Some(b'b' | b'o')) => true,
        LiteralKind::Int => false,
        LiteralKind::Float | LiteralKind::Imaginary => prefix == Some(b'x'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redline_base::Interner;

    fn errors(text: &str, version: u32) -> usize {
        let source = format!("package p\n{text}\n");
        let parse = crate::parse(source.as_bytes(), &Interner::new());
        assert_eq!(parse.errors, [], "{text}");
        check_language(&parse.tree, source.as_bytes(), version).len()
    }

    #[test]
    fn each_feature_needs_its_version() {
        let cases = [
            ("var x = y[1:2:3]", 2),
            ("func f() { for range x {} }", 4),
            ("type A = int", 9),
            ("var x = 0b1", 13),
            ("var x = 1_000", 13),
            ("var x = 0x1p2", 13),
            ("var x = 0x1i", 13),
            ("func f[T any]() {}", 18),
            ("type T[P any] int", 18),
            ("type I interface { ~int }", 18),
            ("var x T[int, int]", 18),
            ("type A[P any] = []P", 24),
            ("func (r R) m[T any]() {}", 27),
        ];
        for (text, version) in cases {
            assert_eq!((errors(text, version - 1), errors(text, version)), (1, 0), "{text}");
        }
    }

    #[test]
    fn old_syntax_needs_nothing() {
        assert_eq!(
            errors(
                "var x = 0x1f + 0777 + 1.5i + y[1:2] + T[0]\nfunc f() { for i := range x {} }",
                1
            ),
            0
        );
    }

    #[test]
    fn errors_say_what_is_needed() {
        let source = b"package p\ntype A = int\n";
        let parse = crate::parse(source, &Interner::new());
        let errors = check_language(&parse.tree, source, 8);
        assert_eq!(errors[0].message, "type alias requires go1.9 or later, the file is go1.8");
    }
}
