//! What of a Go file is made blank.

use anyhow::{Result, bail};
use redline_base::{Interner, Span};
use redline_syntax::{Decl, Expr, Lexer, Node, TokenKind, Tree, parse};

/// For each byte of a Go file whether it is removed: bodies of functions between
/// their braces, and comments other than build constraints.
pub(super) fn removed(source: &[u8]) -> Result<Vec<bool>> {
    let parsed = parse(source, &Interner::new());
    if let Some(error) = parsed.errors.first() {
        bail!("offset {}: {}", error.span.start, error.message);
    }
    let mut removed = vec![false; source.len()];
    let mut remove = |start: usize, end: usize| {
        let bytes = removed.get_mut(start..end);
        bytes.into_iter().flatten().for_each(|byte| *byte = true);
    };
    for body in bodies(&parsed.tree) {
        remove(body.start as usize + 1, body.end as usize - 1);
    }
    let comments = parsed.tree.comments().iter();
    for comment in comments.filter(|comment| !is_constraint(comment.of(source))) {
        remove(comment.start as usize, comment.end as usize);
    }
    Ok(removed)
}

/// The bodies of declared functions and of function literals, with their braces.
fn bodies(tree: &Tree) -> Vec<Span> {
    let body = |node: Node| match node {
        Node::Decl(decl) => match &tree[decl] {
            Decl::Func(func) => func.body,
            _ => None,
        },
        Node::Expr(expr) => match tree[expr] {
            Expr::FuncLit { body, .. } => Some(body),
            _ => None,
        },
        _ => None,
    };
    tree.preorder(Node::File).filter_map(body).map(|block| tree.span(block)).collect()
}

fn is_constraint(comment: &[u8]) -> bool {
    [&b"//go:build "[..], b"// +build ", b"//+build "].iter().any(|mark| comment.starts_with(mark))
}

/// Whether the tokens of `blank` stand in `source` at the same offsets, lines and columns.
pub(super) fn has_same_places(source: &[u8], blank: &[u8]) -> bool {
    let mut lexer = Lexer::new(blank);
    let mut last = 0;
    loop {
        let token = lexer.next_token();
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let is_same = match token.kind {
            TokenKind::Eof => return source.len() == blank.len(),
            TokenKind::Newline => continue,
            _ => source.get(start..end) == blank.get(start..end),
        };
        if !is_same || lines(source, last, start) != lines(blank, last, start) {
            return false;
        }
        last = start;
    }
}

/// How many newlines are in a part of a text, and where the last of them is.
fn lines(text: &[u8], start: usize, end: usize) -> Option<(usize, Option<usize>)> {
    let part = text.get(start..end)?;
    let newlines = part.iter().enumerate().filter(|&(_, &byte)| byte == b'\n');
    let newlines: Vec<usize> = newlines.map(|(at, _)| at).collect();
    Some((newlines.len(), newlines.last().copied()))
}

#[cfg(test)]
mod tests {
    use redline_project::pack::gaps;

    use super::*;

    const SOURCE: &str = "\
//go:build linux

// Package p.
package p // p

import \"fmt\" /* a
b */
func f[T any](x int) (y struct{ z int }) {
\tfunc() {}()
\treturn // nothing
}
func g()
var v, w = func() int { return 1 }, `
{ // raw }
`
";

    fn blank(source: &str) -> String {
        let removed = removed(source.as_bytes()).unwrap();
        let squeezed = gaps::squeeze(source.as_bytes(), &|at| removed[at]).unwrap();
        String::from_utf8(gaps::expand(&squeezed, source.len()).unwrap()).unwrap()
    }

    #[test]
    fn declarations_stay() {
        let blank = blank(SOURCE);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            words(&blank),
            "//go:build linux package p import \"fmt\" func f[T any](x int) (y struct{ z int }) \
             { } func g() var v, w = func() int { }, ` { // raw } `"
        );
        assert!(has_same_places(SOURCE.as_bytes(), blank.as_bytes()));
    }

    #[test]
    fn what_moves_is_seen() {
        for (source, blank) in
            [("a b", "a  b"), ("a\n\nb", "a \nb"), ("a \n b", "a\n  b"), ("a", "b")]
        {
            assert!(!has_same_places(source.as_bytes(), blank.as_bytes()), "{source:?}");
        }
        assert!(has_same_places(b"a //\nb", b"a   \nb"));
    }
}
