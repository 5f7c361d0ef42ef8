//! What an expression of type string, or an error made of one, prints: literals as
//! they are, everything else as a part that differs.

use std::collections::BTreeMap;

use redline_base::{Interner, Name};
use redline_syntax::{Expr, ExprId, LiteralKind, TokenKind, Tree, unquote};

/// Stands for a part that differs.
const HOLE: &str = "%v";

/// One file, with the constants of its package.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) tree: &'a Tree,
    pub(super) source: &'a [u8],
    pub(super) names: &'a Interner,
    /// String constants of the package by name, as patterns.
    pub(super) constants: &'a BTreeMap<Name, String>,
}

impl File<'_> {
    /// The pattern of an expression; `None` if no literal is in it.
    pub(super) fn pattern(self, expr: ExprId) -> Option<String> {
        telling(&self.part(expr))
    }

    /// The pattern of expressions that are printed with `between` between them.
    pub(super) fn pattern_of_all(self, exprs: &[ExprId], between: &str) -> Option<String> {
        telling(&self.all(exprs, between))
    }

    /// Name of the function or type that a call names, without its package.
    pub(super) fn callee(self, callee: ExprId) -> &'static str {
        match self.tree[self.tree.unparen(callee)] {
            Expr::Ident(name) | Expr::Selector { name, .. } => known(self.names.text(name)),
            _ => "",
        }
    }

    fn part(self, expr: ExprId) -> String {
        match self.tree[expr] {
            Expr::Literal(LiteralKind::String) => literal(self.tree.span(expr).of(self.source)),
            Expr::Paren(inner) => self.part(inner),
            Expr::Ident(name) => self.constants.get(&name).cloned().unwrap_or_else(|| HOLE.into()),
            Expr::Binary { op: TokenKind::Plus, left, right } => {
                joined(self.part(left), &self.part(right))
            }
            Expr::Call { callee, args, .. } => self.call(callee, self.tree.list(args)),
            Expr::Composite { elements, .. } => match *self.tree.list(elements) {
                [only] if self.is_plain_error(expr) => self.part(only),
                _ => HOLE.into(),
            },
            _ => HOLE.into(),
        }
    }

    fn call(self, callee: ExprId, args: &[ExprId]) -> String {
        let Some(&first) = args.first() else { return HOLE.into() };
        match self.callee(callee) {
            "errorString" => joined("runtime error: ".into(), &self.part(first)),
            "plainError" | "New" | "error" | "string" | "errorf" => self.part(first),
            "Sprintf" | "Errorf" => holes(&self.part(first)),
            "Sprint" => self.all(args, ""),
            "Sprintln" => self.all(args, " "),
            _ => HOLE.into(),
        }
    }

    fn all(self, args: &[ExprId], between: &str) -> String {
        let parts = args.iter().map(|&arg| self.part(arg));
        parts.reduce(|all, part| joined(all + between, &part)).unwrap_or_default()
    }

    /// Whether a composite literal is of a type whose only field is its message.
    fn is_plain_error(self, expr: ExprId) -> bool {
        let Expr::Composite { ty: Some(ty), .. } = self.tree[expr] else { return false };
        self.callee(ty) == "plainError"
    }
}

/// A pattern on one line, if it has a word of its own.
fn telling(pattern: &str) -> Option<String> {
    let pattern = pattern.trim_end_matches('\n');
    let words = pattern.replace(HOLE, "");
    let tells = words.contains(|c: char| c.is_alphabetic());
    tells.then(|| pattern.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t"))
}

/// The names that mean something here; the empty one for all others.
fn known(name: &str) -> &'static str {
    const KNOWN: [&str; 16] = [
        "Errorf",
        "New",
        "Sprint",
        "Sprintf",
        "Sprintln",
        "error",
        "errorString",
        "errorf",
        "fatal",
        "panic",
        "plainError",
        "print",
        "println",
        "string",
        "throw",
        "writeErrStr",
    ];
    KNOWN.into_iter().find(|it| *it == name).unwrap_or_default()
}

/// A string literal as a pattern, not yet escaped for a format.
fn literal(text: &[u8]) -> String {
    let value = unquote(text).map(|it| String::from_utf8_lossy(&it).into_owned());
    value.unwrap_or_default().replace('%', "%%")
}

/// Two parts, with one hole where two would stand side by side.
fn joined(left: String, right: &str) -> String {
    let right =
        if left.ends_with(HOLE) { right.strip_prefix(HOLE).unwrap_or(right) } else { right };
    left + right
}

/// A format whose percent signs were doubled, with a hole for each of its verbs.
fn holes(doubled: &str) -> String {
    let format = doubled.replace("%%", "%");
    let mut pattern = String::new();
    let mut rest = format.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        pattern.push_str(before);
        if let Some(after) = after.strip_prefix('%') {
            pattern.push_str("%%");
            rest = after;
        } else {
            let verb = after.find(|c: char| c.is_ascii_alphabetic());
            rest = verb.and_then(|at| after.get(at + 1..)).unwrap_or_default();
            pattern.push_str(HOLE);
        }
    }
    pattern + rest
}

/// The text of a bounds error (`boundsErrorFmts`), whose `%x` and `%y` are its numbers.
pub(super) fn bounds(doubled: &str) -> String {
    format!("runtime error: {}", holes(doubled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_become_holes() {
        assert_eq!(holes("a %%d of %%-10q, 5%%%%"), "a %v of %v, 5%%");
        assert_eq!(bounds("index out of range [%%x]"), "runtime error: index out of range [%v]");
    }

    #[test]
    fn holes_do_not_stand_side_by_side() {
        assert_eq!(joined("a %v".into(), "%v b"), "a %v b");
        assert_eq!(joined("a".into(), "%v"), "a%v");
    }
}
