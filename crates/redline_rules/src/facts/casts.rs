//! Casts by way of `unsafe.Pointer`, and what is done by them.

use redline_names::{Binding, LocalKind};
use redline_syntax::{Expr, ExprId, SliceExpr};
use redline_types::{Basic, Layouts, Mode, SelectionKind, Type, TypeId};

use super::File;

/// `(*T)(unsafe.Pointer(p))`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Cast {
    /// The whole expression.
    pub(crate) expr: ExprId,
    /// `T`
    pub(crate) to: TypeId,
    /// `p`
    pub(crate) pointer: ExprId,
}

impl File<'_> {
    /// The argument of a conversion, and the type that it is converted to.
    pub(crate) fn conversion(self, expr: ExprId) -> Option<(ExprId, TypeId)> {
        let Expr::Call { callee, args, .. } = self.tree()[expr] else { return None };
        let &[arg] = self.tree().list(args) else { return None };
        let is_type = self.types().mode(callee) == Mode::Type;
        is_type.then(|| Some((self.tree().unparen(arg), self.types().ty(callee)?))).flatten()
    }

    /// Whether an expression is an `unsafe.Pointer`.
    pub(crate) fn is_unsafe_pointer(self, expr: ExprId) -> bool {
        matches!(self.underlying(expr), Some(Type::Basic(Basic::UnsafePointer)))
    }

    /// The cast that an expression is.
    pub(crate) fn cast(self, expr: ExprId) -> Option<Cast> {
        let expr = self.tree().unparen(expr);
        let (inner, ty) = self.conversion(expr)?;
        let Type::Pointer(to) = self.store()[self.store().underlying(ty)] else { return None };
        let (pointer, _) = self.conversion(inner).filter(|_| self.is_unsafe_pointer(inner))?;
        matches!(self.underlying(pointer), Some(Type::Pointer(_))).then_some(Cast {
            expr,
            to,
            pointer,
        })
    }

    /// The cast that an expression is, or that the variable that it names was set
    /// to and kept.
    fn cast_behind(self, expr: ExprId) -> Option<Cast> {
        let expr = self.tree().unparen(expr);
        let Some(Binding::Local(local)) = self.resolution().binding(expr) else {
            return self.cast(expr);
        };
        let local = &self.resolution()[local];
        match local.kind {
            LocalKind::Var { value: Some(value), .. } if local.assignments == 0 => self.cast(value),
            _ => None,
        }
    }

    /// The cast by which an expression gets at memory, and how many bytes of it,
    /// counted from where the pointer points, it reaches.
    pub(crate) fn reach(self, expr: ExprId, layouts: &mut Layouts<'_>) -> Option<(Cast, u64)> {
        match self.tree()[expr] {
            Expr::Star(pointer) => {
                let cast = self.cast_behind(pointer)?;
                Some((cast, layouts.of(cast.to)?.size))
            }
            Expr::Selector { base, .. } => {
                self.reach_of_field(expr, self.cast_behind(base)?, layouts)
            }
            Expr::Index { base, index } => {
                let cast = self.cast_behind(base)?;
                let last = self.constant(index)?;
                Some((cast, self.end_of(cast, last.checked_add(1)?, layouts)?))
            }
            Expr::Slice(slice) => {
                let SliceExpr { base, high, .. } = self.tree()[slice];
                let cast = self.cast_behind(base)?;
                let Type::Array { len, .. } = self.store()[self.store().underlying(cast.to)] else {
                    return None;
                };
                let end = high.map_or(len, |high| self.constant(high))?;
                Some((cast, self.end_of(cast, end, layouts)?))
            }
            _ => None,
        }
    }

    fn reach_of_field(
        self,
        selector: ExprId,
        cast: Cast,
        layouts: &mut Layouts<'_>,
    ) -> Option<(Cast, u64)> {
        let selection = self.types().selection(self.store(), self.tree(), selector)?;
        if selection.kind != SelectionKind::Field {
            return None;
        }
        // Behind an embedded pointer lies other memory: only the pointer is read.
        let mut ty = cast.to;
        let mut offset = 0_u64;
        for &index in &*selection.path {
            let Type::Struct(fields) = &self.store()[self.store().underlying(ty)] else { break };
            offset = offset.checked_add(layouts.offset(ty, &[index])?)?;
            ty = self.store().type_of(*fields.fields.get(index as usize)?);
        }
        Some((cast, offset.checked_add(layouts.of(ty)?.size)?))
    }

    /// The end of the first `count` elements of the array that is cast to.
    fn end_of(self, cast: Cast, count: u64, layouts: &mut Layouts<'_>) -> Option<u64> {
        let Type::Array { element, .. } = self.store()[self.store().underlying(cast.to)] else {
            return None;
        };
        layouts.of(element)?.size.checked_mul(count)
    }

    /// The value of an expression that is constant and not negative.
    pub(crate) fn constant(self, expr: ExprId) -> Option<u64> {
        u64::try_from(self.types().value(expr)?.as_i64()?).ok()
    }
}
