//! For which bytes a suppression holds.

use redline_base::{LineTable, Span};
use redline_syntax::{Node, Tree};

use super::line_span;

/// For which bytes a suppression holds.
pub(super) struct Reach(Span);

impl Reach {
    /// That of the comment at `span`: its line; or, where it stands alone, the
    /// next line, and if `whole_node` all of what begins there.
    pub(super) fn new(
        span: Span,
        whole_node: bool,
        source: &[u8],
        tree: &Tree,
        lines: &LineTable,
    ) -> Self {
        let line = lines.line_column(span.start).line;
        let own = line_span(lines, line);
        let before = Span::new(own.start, span.start).of(source);
        if before.iter().any(|byte| !byte.is_ascii_whitespace()) {
            return Self(own);
        }
        let next = line_span(lines, line + 1);
        if whole_node { Self(node_from(next, tree)) } else { Self(next) }
    }

    /// Whether a finding at `span` begins in it.
    pub(super) fn holds(&self, span: Span) -> bool {
        self.0.contains(span.start)
    }
}

/// The line, and all of the largest statement or declaration that begins on it.
fn node_from(line: Span, tree: &Tree) -> Span {
    let begins = |node: &Node| {
        let span = node.span(tree);
        matches!(node, Node::Decl(_) | Node::Spec(_) | Node::Stmt(_) | Node::Field(_))
            && line.contains(span.start)
    };
    let node = tree.preorder(Node::File).find(begins);
    node.map_or(line, |node| line.to(node.span(tree)))
}
