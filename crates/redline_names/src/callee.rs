//! What a call calls.

use redline_base::Name;
use redline_syntax::{Expr, ExprId, Tree, UnaryOp};

use crate::package::base_type_name;
use crate::{
    Binding, ImportId, LocalId, LocalKind, ObjectId, ObjectKind, PackageScope, Predeclared,
    Resolution,
};

/// What a call calls, as far as syntax can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Callee {
    /// A built-in function or predeclared type.
    Predeclared(Predeclared),
    /// `package.Name`
    Imported(ImportId, Name),
    /// A function, variable or type of the package itself.
    Object(ObjectId),
    /// A local variable or type.
    Local(LocalId),
    /// A function literal.
    Literal(ExprId),
    /// `base.name`, where `base` is no package: a method, or a field of function type.
    Selected {
        /// Before the dot.
        base: ExprId,
        /// Behind the dot.
        name: Name,
    },
    /// Anything else.
    Other,
}

impl Resolution {
    /// What stands before the parentheses of the call `call`; type arguments are left out.
    pub fn callee(&self, tree: &Tree, call: ExprId) -> Callee {
        match tree[call] {
            Expr::Call { callee, .. } => self.function_named(tree, callee),
            _ => Callee::Other,
        }
    }

    /// Which function an expression is.
    pub fn function_named(&self, tree: &Tree, expr: ExprId) -> Callee {
        let expr = without_type_args(tree, expr);
        match tree[expr] {
            Expr::Ident(_) => match self.binding(expr) {
                Some(Binding::Predeclared(it)) => Callee::Predeclared(it),
                Some(Binding::Object(object)) => Callee::Object(object),
                Some(Binding::Local(local)) => Callee::Local(local),
                Some(Binding::Import(_)) | None => Callee::Other,
            },
            Expr::Selector { base, name, .. } => match self.binding(tree.unparen(base)) {
                Some(Binding::Import(import)) => Callee::Imported(import, name),
                _ => Callee::Selected { base, name },
            },
            Expr::FuncLit { .. } => Callee::Literal(expr),
            Expr::Index { base, .. } | Expr::IndexList { base, .. } => {
                self.function_named(tree, base)
            }
            _ => Callee::Other,
        }
    }

    /// The function literal that a local variable holds wherever it is read: the
    /// value of its declaration, if it is never assigned to.
    pub fn literal_of(&self, tree: &Tree, local: LocalId) -> Option<ExprId> {
        let LocalKind::Var { value: Some(value), .. } = self[local].kind else { return None };
        let value = tree.unparen(value);
        let literal = matches!(tree[value], Expr::FuncLit { .. });
        (literal && self[local].assignments == 0).then_some(value)
    }

    /// Name of the type of this package that an expression has, or points to: of
    /// a variable declared with that type, or of a literal.
    pub fn package_type(&self, tree: &Tree, package: &PackageScope, expr: ExprId) -> Option<Name> {
        let expr = tree.unparen(expr);
        let ty = match tree[expr] {
            Expr::Ident(_) => match self.binding(expr)? {
                Binding::Local(local) => match self[local].kind {
                    LocalKind::Param { ty } | LocalKind::Var { ty: ty @ Some(_), .. } => ty?,
                    LocalKind::Var { value, .. } => literal_type(tree, value?)?,
                    _ => return None,
                },
                _ => return None,
            },
            _ => literal_type(tree, expr)?,
        };
        let name = base_type_name(tree, ty)?;
        let object = package.find(name)?;
        let declared_here = self.type_name_binding(tree, ty) == Some(Binding::Object(object));
        (declared_here && matches!(package[object].kind, ObjectKind::Type(_))).then_some(name)
    }

    fn type_name_binding(&self, tree: &Tree, mut ty: ExprId) -> Option<Binding> {
        while let Expr::Star(inner)
        | Expr::Paren(inner)
        | Expr::Index { base: inner, .. }
        | Expr::IndexList { base: inner, .. } = tree[ty]
        {
            ty = inner;
        }
        self.binding(ty)
    }
}

/// `f` of `f[A, B]` and of `(f)`.
fn without_type_args(tree: &Tree, mut expr: ExprId) -> ExprId {
    while let Expr::Index { base, .. } | Expr::IndexList { base, .. } | Expr::Paren(base) =
        tree[expr]
    {
        expr = base;
    }
    expr
}

/// `T` of `T{…}` and `&T{…}`.
fn literal_type(tree: &Tree, mut expr: ExprId) -> Option<ExprId> {
    while let Expr::Unary { op: UnaryOp::Address, operand: inner } | Expr::Paren(inner) = tree[expr]
    {
        expr = inner;
    }
    match tree[expr] {
        Expr::Composite { ty, .. } => ty,
        _ => None,
    }
}
