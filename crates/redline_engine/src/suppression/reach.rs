//! For which bytes a suppression holds.

use std::cell::OnceCell;

use redline_base::{LineTable, Offset, Span};
use redline_syntax::{Node, Tree};

/// For which bytes a suppression holds.
#[derive(Clone, Copy)]
pub(super) struct Reach(Span);

impl Reach {
    /// Offset of the first byte.
    pub(super) fn start(self) -> Offset {
        self.0.start
    }

    /// Offset behind the last byte.
    pub(super) fn end(self) -> Offset {
        self.0.end
    }

    /// Whether a finding at `span` begins in it.
    pub(super) fn holds(self, span: Span) -> bool {
        self.0.contains(span.start)
    }
}

/// Tells the reach of the comments of one file.
pub(super) struct Reaches<'a> {
    source: &'a [u8],
    tree: &'a Tree,
    /// Most files have no comment that asks for them, nor for the nodes.
    lines: OnceCell<LineTable>,
    /// The declarations and statements by their beginning, the outer ones first.
    nodes: OnceCell<Vec<Span>>,
}

impl<'a> Reaches<'a> {
    pub(super) fn new(source: &'a [u8], tree: &'a Tree) -> Self {
        Self { source, tree, lines: OnceCell::new(), nodes: OnceCell::new() }
    }

    fn lines(&self) -> &LineTable {
        self.lines.get_or_init(|| LineTable::new(self.source))
    }

    /// That of the comment at `span`: its line; or, where it stands alone, the
    /// next line, and if `whole_node` all of what begins there.
    pub(super) fn of(&self, span: Span, whole_node: bool) -> Reach {
        let line = self.lines().line_column(span.start).line;
        let own = self.line(line);
        let before = Span::new(own.start, span.start).of(self.source);
        if before.iter().any(|byte| !byte.is_ascii_whitespace()) {
            return Reach(own);
        }
        let next = self.line(line + 1);
        Reach(if whole_node { self.node_from(next) } else { next })
    }

    fn line(&self, line: u32) -> Span {
        self.lines().span(line).unwrap_or_default()
    }

    /// The line, and all of the largest statement or declaration that begins on it.
    fn node_from(&self, line: Span) -> Span {
        let nodes = self.nodes.get_or_init(|| self.nodes());
        let first = nodes.partition_point(|node| node.start < line.start);
        nodes
            .get(first)
            .filter(|node| line.contains(node.start))
            .map_or(line, |&node| line.to(node))
    }

    fn nodes(&self) -> Vec<Span> {
        let begins = |node: &Node| {
            matches!(node, Node::Decl(_) | Node::Spec(_) | Node::Stmt(_) | Node::Field(_))
        };
        let nodes = self.tree.preorder(Node::File).filter(begins);
        let mut spans: Vec<Span> = nodes.map(|node| node.span(self.tree, self.source)).collect();
        spans.sort_by_key(|span| span.start);
        spans
    }
}
