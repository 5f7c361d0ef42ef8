//! Declarations.

use redline_base::with_deep_stack;
use redline_syntax::{
    BlockId, Decl, DeclId, Expr, ExprId, ExprList, FieldListId, FuncDecl, FuncTypeId, IdRange,
    IdentId, Spec, TypeSpec, ValueSpec,
};

use super::Resolver;
use crate::resolution::LocalKind;

impl Resolver<'_> {
    pub(super) fn top_level_specs(&mut self, decl: DeclId) {
        for spec in self.tree.specs_of(decl) {
            match self.tree[spec] {
                Spec::Value(value) => self.value_exprs(&value),
                Spec::Type(ty) => self.in_block(|resolver| resolver.type_expr(&ty)),
                Spec::Import(_) => {}
            }
        }
    }

    fn value_exprs(&mut self, value: &ValueSpec) {
        self.optional(value.ty);
        self.exprs(value.values);
    }

    /// The type parameters and the type of a type declaration.
    fn type_expr(&mut self, ty: &TypeSpec) {
        if let Some(params) = ty.type_params {
            self.type_params(params);
        }
        self.expr(ty.ty);
    }

    pub(super) fn func_decl(&mut self, func: &FuncDecl) {
        self.in_block(|resolver| {
            if let Some(receiver) = func.receiver {
                resolver.receiver_type_params(receiver);
            }
            let ty = resolver.tree[func.ty];
            if let Some(params) = ty.type_params {
                resolver.type_params(params);
            }
            if let Some(receiver) = func.receiver {
                resolver.field_types(receiver);
            }
            resolver.signature_types(func.ty);
            if let Some(receiver) = func.receiver {
                resolver.declare_fields(receiver);
            }
            resolver.declare_signature(func.ty);
            if let Some(body) = func.body {
                resolver.func_body(body);
            }
        });
    }

    /// A function literal.
    pub(super) fn func_lit(&mut self, ty: ExprId, body: BlockId) {
        let Expr::FuncType(ty) = self.tree[ty] else { return };
        self.in_block(|resolver| {
            resolver.signature_types(ty);
            resolver.declare_signature(ty);
            resolver.func_body(body);
        });
    }

    /// The types of a signature; where it stands alone its names declare nothing.
    pub(super) fn signature_types(&mut self, ty: FuncTypeId) {
        let ty = self.tree[ty];
        self.field_types(ty.params);
        if let Some(results) = ty.results {
            self.field_types(results);
        }
    }

    fn declare_signature(&mut self, ty: FuncTypeId) {
        let ty = self.tree[ty];
        self.declare_fields(ty.params);
        if let Some(results) = ty.results {
            self.declare_fields(results);
        }
    }

    /// The types of fields, parameters or methods.
    pub(super) fn field_types(&mut self, list: FieldListId) {
        for field in self.tree.fields_of(list) {
            self.optional(self.tree[field].ty);
        }
    }

    fn declare_fields(&mut self, list: FieldListId) {
        for field in self.tree.fields_of(list) {
            self.declare_idents(self.tree[field].names, LocalKind::Param);
        }
    }

    fn declare_idents(&mut self, names: IdRange<IdentId>, kind: LocalKind) {
        for ident in self.tree.idents_of(names) {
            self.declare_ident(ident, kind);
        }
    }

    /// Type parameters: each is in scope in the constraints of all.
    fn type_params(&mut self, list: FieldListId) {
        for field in self.tree.fields_of(list) {
            self.declare_idents(self.tree[field].names, LocalKind::TypeParam);
        }
        self.field_types(list);
    }

    /// The names between the brackets of a receiver's type declare type parameters.
    fn receiver_type_params(&mut self, receiver: FieldListId) {
        let Some(field) = self.tree.fields_of(receiver).next() else { return };
        let mut ty = self.tree[field].ty;
        while let Some(Expr::Star(inner) | Expr::Paren(inner)) = ty.map(|ty| self.tree[ty]) {
            ty = Some(inner);
        }
        match ty.map(|ty| self.tree[ty]) {
            Some(Expr::Index { index, .. }) => self.receiver_type_param(index),
            Some(Expr::IndexList { indices, .. }) => {
                self.tree.list(indices).iter().for_each(|&index| self.receiver_type_param(index));
            }
            _ => {}
        }
    }

    fn receiver_type_param(&mut self, expr: ExprId) {
        if let Expr::Ident(name) = self.tree[expr] {
            let param = self.declare(name, self.tree.span(expr), LocalKind::TypeParam);
            self.bind(expr, Some(crate::Binding::Local(param)));
        }
    }

    /// A declaration in a function.
    pub(super) fn local_decl(&mut self, decl: DeclId) {
        let constant = matches!(self.tree[decl], Decl::Const(_));
        for spec in self.tree.specs_of(decl) {
            match self.tree[spec] {
                Spec::Value(value) => self.local_values(&value, constant),
                Spec::Type(ty) => self.local_type(&ty),
                Spec::Import(_) => {}
            }
        }
    }

    /// A local variable or constant is in scope behind its spec.
    fn local_values(&mut self, value: &ValueSpec, constant: bool) {
        self.value_exprs(value);
        let pairs = self.tree.idents_of(value.names).enumerate();
        for (index, ident) in pairs {
            let own = self.own_value(value.values, index, value.names.len());
            let kind = if constant {
                LocalKind::Const
            } else {
                LocalKind::Var { value: own, is_zero: value.values.is_empty() }
            };
            self.declare_ident(ident, kind);
        }
    }

    /// The value at `index` of a declaration of `count` names that has one for each.
    pub(super) fn own_value(&self, values: ExprList, index: usize, count: usize) -> Option<ExprId> {
        let values = self.tree.list(values);
        (values.len() == count).then(|| values[index])
    }

    /// A local type is in scope from its name on.
    fn local_type(&mut self, ty: &TypeSpec) {
        self.declare_ident(ty.name, LocalKind::Type);
        self.in_block(|resolver| resolver.type_expr(ty));
    }

    /// The body of a function, whose block is that of its parameters.
    fn func_body(&mut self, body: BlockId) {
        with_deep_stack(|| self.stmts(self.tree[body].stmts));
    }
}
