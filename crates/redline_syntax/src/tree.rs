//! The syntax tree: flat arenas of nodes with typed ids.
//!
//! A node is a small `enum` or `struct` whose children are ids and ranges of
//! ids, so a `match` on it is exhaustive and every fact about a node is a plain
//! `Vec` indexed by its id. The span of an expression, statement or declaration
//! stands beside it, not in it: [`Tree::span`].

mod decl;
mod expr;
mod field;
mod list;
mod stmt;

pub use decl::{Decl, DeclId, FuncDecl, ImportSpec, Spec, SpecGroup, SpecId, TypeSpec, ValueSpec};
pub use expr::{ChanDir, Expr, ExprId, LiteralKind, SliceExpr, SliceId, UnaryOp};
pub use field::{Field, FieldId, FieldList, FieldListId, FuncType, FuncTypeId, Ident, IdentId};
pub(crate) use list::Lists;
pub use list::{IdRange, List};
pub use stmt::{Assign, AssignId, AssignOp, Block, BlockId, Branch, Stmt, StmtId};

use redline_base::{Offset, Span};

use crate::lexer::Lexer;
use crate::token::TokenKind;

/// Children that are expressions, in order.
pub type ExprList = List<ExprId>;
/// Children that are statements, in order.
pub type StmtList = List<StmtId>;

/// One source file, parsed. Begin with [`Tree::package`], [`Tree::decls`] and
/// [`Tree::func_decls`].
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(crate) exprs: Vec<Placed<Expr>>,
    pub(crate) stmts: Vec<Placed<Stmt>>,
    pub(crate) decls: Vec<Placed<Decl>>,
    pub(crate) specs: Vec<Placed<Spec>>,
    pub(crate) expr_lists: Lists<ExprId>,
    pub(crate) stmt_lists: Lists<StmtId>,
    pub(crate) idents: Vec<Ident>,
    pub(crate) fields: Vec<Field>,
    pub(crate) field_lists: Vec<FieldList>,
    pub(crate) func_types: Vec<FuncType>,
    pub(crate) slices: Vec<SliceExpr>,
    pub(crate) assigns: Vec<Assign>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) top: Vec<DeclId>,
    pub(crate) comments: Vec<Span>,
    pub(crate) package: Option<IdentId>,
    pub(crate) package_start: u32,
    pub(crate) length: u32,
}

/// Number of expressions from which a tree is not worth copying.
const LARGE: usize = 1 << 16;

/// A node and where it stands: side by side, because one is hardly ever written
/// without the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) node: T,
    place: Place,
}

/// A span that leaves no gap behind a node, whose alignment is two.
#[derive(Clone, Copy, Debug)]
#[repr(Rust, packed(2))]
struct Place(Span);

impl<T> Placed<T> {
    #[inline]
    pub(crate) const fn new(node: T, span: Span) -> Self {
        Self { node, place: Place(span) }
    }

    #[inline]
    pub(crate) const fn span(&self) -> Span {
        self.place.0
    }

    #[inline]
    pub(crate) const fn set_start(&mut self, start: Offset) {
        self.place.0 = Span::new(start, self.span().end);
    }

    #[inline]
    pub(crate) const fn set_end(&mut self, end: Offset) {
        self.place.0 = Span::new(self.span().start, end);
    }
}

/// A kind of node with an arena of its own in [`Tree`].
pub trait NodeId: Copy {
    /// What the arena holds.
    type Node;
    /// The node with this id.
    fn node(self, tree: &Tree) -> &Self::Node;
}

/// A kind of node whose span stands beside it.
pub trait SpannedId: Copy {
    /// The bytes that the node covers, from its first token to its last.
    fn span(self, tree: &Tree) -> Span;
}

/// A kind of node that stands in lists of children.
pub trait ListedId: Copy {
    /// The ids in `list`.
    fn list(list: List<Self>, tree: &Tree) -> &[Self];
}

macro_rules! arenas {
    ($($id:ident => $node:ident in $arena:ident $(. $field:ident)?,)*) => {
        $(impl NodeId for $id {
            type Node = $node;
            #[inline]
            fn node(self, tree: &Tree) -> &$node {
                &tree.$arena[self.index()]$(.$field)?
            }
        })*
    };
}

// A macro, because each arena differs from the next in three names only.
arenas! {
    ExprId => Expr in exprs.node,
    StmtId => Stmt in stmts.node,
    DeclId => Decl in decls.node,
    SpecId => Spec in specs.node,
    IdentId => Ident in idents,
    FieldId => Field in fields,
    FieldListId => FieldList in field_lists,
    FuncTypeId => FuncType in func_types,
    SliceId => SliceExpr in slices,
    AssignId => Assign in assigns,
    BlockId => Block in blocks,
}

macro_rules! spans {
    ($($id:ident: |$tree:ident, $self:ident| $span:expr,)*) => {
        $(impl SpannedId for $id {
            #[inline]
            fn span($self, $tree: &Tree) -> Span {
                $span
            }
        })*
    };
}

spans! {
    ExprId: |tree, self| tree.exprs[self.index()].span(),
    StmtId: |tree, self| tree.stmts[self.index()].span(),
    DeclId: |tree, self| tree.decls[self.index()].span(),
    SpecId: |tree, self| tree.specs[self.index()].span(),
    IdentId: |tree, self| tree[self].span,
    FieldListId: |tree, self| tree[self].span,
    FuncTypeId: |tree, self| tree[self].span,
    BlockId: |tree, self| tree[self].span,
    FieldId: |tree, self| tree.field_span(&tree[self]),
}

impl ListedId for ExprId {
    #[inline]
    fn list(list: List<Self>, tree: &Tree) -> &[Self] {
        tree.expr_lists.get(list)
    }
}

impl ListedId for StmtId {
    #[inline]
    fn list(list: List<Self>, tree: &Tree) -> &[Self] {
        tree.stmt_lists.get(list)
    }
}

impl<I: NodeId> std::ops::Index<I> for Tree {
    type Output = I::Node;

    #[inline]
    fn index(&self, id: I) -> &I::Node {
        id.node(self)
    }
}

impl Tree {
    /// The name in the package clause; `None` if there is no clause.
    pub fn package(&self) -> Option<&Ident> {
        self.package.map(|id| &self[id])
    }

    /// The package clause, from `package` to the name; empty if there is none.
    pub fn package_span(&self) -> Span {
        self.package().map_or(Span::empty(self.package_start), |name| {
            Span::new(self.package_start, name.span.end)
        })
    }

    /// The top-level declarations in order, imports included.
    pub fn decls(&self) -> &[DeclId] {
        &self.top
    }

    /// The top-level function and method declarations in order.
    pub fn func_decls(&self) -> impl Iterator<Item = (DeclId, &FuncDecl)> {
        self.top.iter().filter_map(|&id| match &self[id] {
            Decl::Func(func) => Some((id, func)),
            _ => None,
        })
    }

    /// The import specs in order.
    pub fn imports(&self) -> impl Iterator<Item = (SpecId, &ImportSpec)> {
        self.top.iter().flat_map(|&id| self.specs_of(id)).filter_map(|id| match &self[id] {
            Spec::Import(import) => Some((id, import)),
            _ => None,
        })
    }

    /// The specs of a declaration; none for a function.
    pub fn specs_of(&self, decl: DeclId) -> impl Iterator<Item = SpecId> + use<> {
        let specs = match self[decl] {
            Decl::Import(group) | Decl::Const(group) | Decl::Type(group) | Decl::Var(group) => {
                group.specs
            }
            Decl::Func(_) | Decl::Bad => IdRange::EMPTY,
        };
        specs.indices().map(SpecId::new)
    }

    /// The span of a node.
    #[inline]
    pub fn span(&self, id: impl SpannedId) -> Span {
        id.span(self)
    }

    /// The children in `list`, in order.
    #[inline]
    pub fn list<I: ListedId>(&self, list: List<I>) -> &[I] {
        I::list(list, self)
    }

    /// Where the name behind the dot of an [`Expr::Selector`] stands; empty where
    /// the source lacks it. The tree does not hold it: `source` is read again.
    pub fn name_span(&self, selector: ExprId, source: &[u8]) -> Span {
        let end = self.span(selector).end;
        let Expr::Selector { base, .. } = self[selector] else { return Span::empty(end) };
        let mut lexer = Lexer::resume(source, self.span(base).end);
        loop {
            let token = lexer.next_token();
            match token.kind {
                TokenKind::Ident if token.span.end == end => return token.span,
                TokenKind::Eof => return Span::empty(end),
                _ if token.span.start >= end => return Span::empty(end),
                _ => {}
            }
        }
    }

    /// The fields of a list in order.
    pub fn fields_of(&self, list: FieldListId) -> impl ExactSizeIterator<Item = FieldId> + use<> {
        self[list].fields.indices().map(FieldId::new)
    }

    /// The identifiers of a range in order.
    pub fn idents_of(
        &self,
        idents: IdRange<IdentId>,
    ) -> impl ExactSizeIterator<Item = IdentId> + use<> {
        idents.indices().map(IdentId::new)
    }

    /// `expr` without the parentheses around it.
    pub fn unparen(&self, mut expr: ExprId) -> ExprId {
        while let Expr::Paren(inner) = self[expr] {
            expr = inner;
        }
        expr
    }

    /// The comments in order: each from its first slash to its last byte, a line
    /// comment without its newline.
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// The expressions, in no order that means anything.
    pub fn exprs(&self) -> impl Iterator<Item = ExprId> + use<> {
        (0..self.exprs.len()).map(ExprId::new)
    }

    /// The statements, in no order that means anything.
    pub(crate) fn stmts(&self) -> impl Iterator<Item = StmtId> + use<> {
        (0..self.stmts.len()).map(StmtId::new)
    }

    /// Number of expressions: the length of a table indexed by [`ExprId`].
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// Number of statements: the length of a table indexed by [`StmtId`].
    pub fn stmt_count(&self) -> usize {
        self.stmts.len()
    }

    /// Number of declaring identifiers: the length of a table indexed by [`IdentId`].
    pub fn ident_count(&self) -> usize {
        self.idents.len()
    }

    /// Length of the source in bytes.
    pub fn source_len(&self) -> u32 {
        self.length
    }

    /// Bytes of memory that the tree holds, the source not included.
    pub fn heap_size(&self) -> usize {
        fn of<T>(arena: &Vec<T>) -> usize {
            arena.capacity() * size_of::<T>()
        }
        of(&self.exprs)
            + of(&self.stmts)
            + of(&self.decls)
            + of(&self.specs)
            + self.expr_lists.heap_size()
            + self.stmt_lists.heap_size()
            + of(&self.idents)
            + of(&self.fields)
            + of(&self.field_lists)
            + of(&self.func_types)
            + of(&self.slices)
            + of(&self.assigns)
            + of(&self.blocks)
            + of(&self.top)
            + of(&self.comments)
    }

    /// The tree, in just the memory that it fills; an empty one stays behind.
    ///
    /// The arenas of a tree of common size stay for the next tree; those of a
    /// large one are handed over.
    pub(crate) fn take_filled(&mut self) -> Self {
        if self.exprs.len() > LARGE {
            let mut tree = std::mem::take(self);
            tree.shrink();
            return tree;
        }
        let tree = self.clone();
        self.clear();
        tree
    }

    /// Gives back what the large arenas do not fill.
    fn shrink(&mut self) {
        self.exprs.shrink_to_fit();
        self.stmts.shrink_to_fit();
        self.specs.shrink_to_fit();
        self.expr_lists.shrink();
        self.stmt_lists.shrink();
        self.idents.shrink_to_fit();
        self.fields.shrink_to_fit();
        self.assigns.shrink_to_fit();
        self.blocks.shrink_to_fit();
    }

    /// Empties the arenas and keeps their memory.
    fn clear(&mut self) {
        self.exprs.clear();
        self.stmts.clear();
        self.decls.clear();
        self.specs.clear();
        self.expr_lists.clear();
        self.stmt_lists.clear();
        self.idents.clear();
        self.fields.clear();
        self.field_lists.clear();
        self.func_types.clear();
        self.slices.clear();
        self.assigns.clear();
        self.blocks.clear();
        self.top.clear();
        self.comments.clear();
        self.package = None;
        self.package_start = 0;
        self.length = 0;
    }

    fn field_span(&self, field: &Field) -> Span {
        let names = field.names.indices();
        let first = names.clone().next().map(|index| self.idents[index].span);
        let last = names.last().map(|index| self.idents[index].span);
        let ty = field.ty.map(|ty| self.span(ty));
        let tag = field.tag.map(|tag| self.span(tag));
        let start = first.or(ty).unwrap_or_default();
        let end = tag.or(ty).or(last).unwrap_or(start);
        Span::new(start.start, end.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_are_small() {
        assert_eq!(size_of::<Placed<Expr>>(), 18);
        assert_eq!(size_of::<Placed<Stmt>>(), 26);
        assert_eq!(size_of::<Assign>(), 10);
        assert_eq!(size_of::<Decl>(), 20);
        assert_eq!(size_of::<Spec>(), 20);
        assert_eq!(size_of::<Option<ExprId>>(), 4);
    }
}
