//! The types of the values in interfaces, where the expression tells them.

use redline_syntax::{Expr, ExprId};
use redline_types::{Basic, BasicKind, Mode, Type, TypeId};

use super::File;

/// A value that becomes one of an interface type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Converted {
    /// The value.
    pub(crate) value: ExprId,
    /// Its type, which is no interface and has no type parameters.
    pub(crate) ty: TypeId,
}

impl File<'_> {
    /// The value that the interface `expr` holds: of a conversion `any(x)`, of a
    /// local variable that is set once.
    pub(crate) fn converted(self, expr: ExprId) -> Option<Converted> {
        let mut value = self.tree().unparen(expr);
        while self.is_interface(value) {
            value = self.tree().unparen(self.before_conversion(value)?);
        }
        let ty = self.types().ty(value)?;
        let store = self.store();
        let is_nil = matches!(store[ty], Type::Basic(basic) if basic.kind() == BasicKind::Nil);
        let is_certain = !is_nil && !store.has_type_params(ty) && !store.has_unknown(ty);
        is_certain.then_some(Converted { value, ty })
    }

    /// What becomes the interface `expr` without a look at its type.
    fn before_conversion(self, expr: ExprId) -> Option<ExprId> {
        match self.tree()[expr] {
            Expr::Call { callee, .. } if self.types().mode(callee) == Mode::Type => {
                self.args(expr).first().copied()
            }
            Expr::Ident(_) => self.only_value(expr),
            _ => None,
        }
    }

    fn is_interface(self, expr: ExprId) -> bool {
        let ty = self.types().ty(expr).unwrap_or(Basic::Invalid.id());
        // A type parameter has the interface of its constraint underneath.
        let store = self.store();
        !matches!(store[store.unalias(ty)], Type::TypeParam(_))
            && matches!(store[store.underlying(ty)], Type::Interface(_))
    }
}
