//! Putting nodes into the arenas.

use redline_base::{Name, Span};

use super::Parser;
use crate::tree::{
    Assign, AssignId, Block, BlockId, Decl, DeclId, Expr, ExprId, ExprList, Field, FieldList,
    FieldListId, FuncType, FuncTypeId, IdRange, Ident, IdentId, Placed, SliceExpr, SliceId, Spec,
    SpecId, Stmt, StmtId, StmtList,
};

impl Parser<'_> {
    #[inline]
    pub(super) fn push_expr(&mut self, expr: Expr, span: Span) -> ExprId {
        let id = ExprId::new(self.tree.exprs.len());
        self.tree.exprs.push(Placed::new(expr, span));
        id
    }

    #[inline]
    pub(super) fn push_stmt(&mut self, stmt: Stmt, span: Span) -> StmtId {
        let id = StmtId::new(self.tree.stmts.len());
        self.tree.stmts.push(Placed::new(stmt, span));
        id
    }

    pub(super) fn push_decl(&mut self, decl: Decl, span: Span) -> DeclId {
        let id = DeclId::new(self.tree.decls.len());
        self.tree.decls.push(Placed::new(decl, span));
        id
    }

    pub(super) fn push_ident(&mut self, name: Name, span: Span) -> IdentId {
        let id = IdentId::new(self.tree.idents.len());
        self.tree.idents.push(Ident { name, span });
        id
    }

    pub(super) fn push_field_list(
        &mut self,
        fields: IdRange<crate::tree::FieldId>,
        span: Span,
        enclosed: bool,
    ) -> FieldListId {
        let id = FieldListId::new(self.tree.field_lists.len());
        self.tree.field_lists.push(FieldList { fields, span, enclosed });
        id
    }

    pub(super) fn push_func_type(&mut self, ty: FuncType) -> FuncTypeId {
        let id = FuncTypeId::new(self.tree.func_types.len());
        self.tree.func_types.push(ty);
        id
    }

    pub(super) fn push_slice(&mut self, slice: SliceExpr) -> SliceId {
        let id = SliceId::new(self.tree.slices.len());
        self.tree.slices.push(slice);
        id
    }

    pub(super) fn push_assign(&mut self, assign: Assign) -> AssignId {
        let id = AssignId::new(self.tree.assigns.len());
        self.tree.assigns.push(assign);
        id
    }

    pub(super) fn push_block(&mut self, stmts: StmtList, span: Span) -> BlockId {
        let id = BlockId::new(self.tree.blocks.len());
        self.tree.blocks.push(Block { stmts, span });
        id
    }

    /// Moves the expressions gathered since `mark` into the tree.
    pub(super) fn take_exprs(&mut self, mark: usize) -> ExprList {
        self.tree.expr_lists.push(self.pending.exprs.drain(mark..))
    }

    /// Moves the statements gathered since `mark` into the tree.
    pub(super) fn take_stmts(&mut self, mark: usize) -> StmtList {
        self.tree.stmt_lists.push(self.pending.stmts.drain(mark..))
    }

    /// Moves the fields gathered since `mark` into the tree, where they lie side by side.
    pub(super) fn take_fields(&mut self, mark: usize) -> IdRange<crate::tree::FieldId> {
        let start = self.tree.fields.len();
        self.tree.fields.extend(self.pending.fields.drain(mark..));
        IdRange::between(start, self.tree.fields.len())
    }

    /// Moves the specs gathered since `mark` into the tree, where they lie side by side.
    pub(super) fn take_specs(&mut self, mark: usize) -> IdRange<SpecId> {
        let start = self.tree.specs.len();
        for (spec, span) in self.pending.specs.drain(mark..) {
            self.tree.specs.push(Placed::new(spec, span));
        }
        IdRange::between(start, self.tree.specs.len())
    }

    pub(super) fn add_field(
        &mut self,
        names: IdRange<IdentId>,
        ty: Option<ExprId>,
        tag: Option<ExprId>,
    ) {
        self.pending.fields.push(Field { names, ty, tag });
    }

    pub(super) fn add_spec(&mut self, spec: Spec, span: Span) {
        self.pending.specs.push((spec, span));
    }

    #[inline]
    pub(super) fn span_of(&self, expr: ExprId) -> Span {
        self.tree.exprs[expr.index()].span()
    }
}
