//! Which memory is passed to C.

use redline_names::{LocalId, LocalKind};
use redline_syntax::{Expr, ExprId, UnaryOp};
use redline_types::{Basic, Builtin, Type, TypeId};

use crate::File;

/// Memory of Go that C is given a pointer to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Memory {
    /// A local variable.
    Variable(LocalId),
    /// What a local variable points to, which was allocated for it.
    Pointed(LocalId),
    /// The elements of a slice in a local variable.
    Elements(LocalId),
}

impl File<'_> {
    /// The memory that an argument points to.
    pub(super) fn passed(self, arg: ExprId) -> Option<Memory> {
        let arg = self.without_pointer_conversions(arg);
        match self.tree()[arg] {
            Expr::Unary { op: UnaryOp::Address, operand } => self.addressed(operand),
            Expr::Ident(_) => {
                let value = self.without_pointer_conversions(self.only_value(arg)?);
                match self.tree()[value] {
                    Expr::Unary { op: UnaryOp::Address, operand } => {
                        let operand = self.tree().unparen(operand);
                        let is_literal = matches!(self.tree()[operand], Expr::Composite { .. });
                        if is_literal { self.local(arg).map(Memory::Pointed) } else { self.addressed(operand) }
                    }
                    Expr::Call { .. } if self.calls_builtin(value, Builtin::New) => {
                        self.local(arg).map(Memory::Pointed)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The memory that an operand of `&` lies in.
    fn addressed(self, operand: ExprId) -> Option<Memory> {
        match self.tree()[self.tree().unparen(operand)] {
            Expr::Ident(_) => self.local(operand).map(Memory::Variable),
            Expr::Index { base, .. } => {
                let local = self.local(base)?;
                match self.underlying(base) {
                    Some(Type::Array { .. }) => Some(Memory::Variable(local)),
                    // Of elements of C the type is not known, but what has elements with
                    // addresses and was made is a slice.
                    Some(Type::Slice(_)) | None => {
                        self.is_made_in_go(local).then_some(Memory::Elements(local))
                    }
                    Some(_) => None,
                }
            }
            _ => None,
        }
    }

    /// `p` of `unsafe.Pointer(p)` and of `(*C.char)(p)`, of which C has the type.
    pub(super) fn without_pointer_conversions(self, mut expr: ExprId) -> ExprId {
        loop {
            expr = self.tree().unparen(expr);
            let Expr::Call { callee, args, .. } = self.tree()[expr] else { return expr };
            let &[inner] = self.tree().list(args) else { return expr };
            let is_written = self.is_pointer_to_type_of_c(callee);
            // The type that is written: that of the whole is unknown if that of the operand is.
            let is_known = self.conversion(expr).is_some_and(|(_, ty)| self.is_pointer_type(ty));
            if !is_written && !is_known {
                return expr;
            }
            expr = inner;
        }
    }

    /// Whether an expression is `*C.name`, with any number of stars.
    fn is_pointer_to_type_of_c(self, expr: ExprId) -> bool {
        let Expr::Star(mut target) = self.tree()[self.tree().unparen(expr)] else { return false };
        while let Expr::Star(inner) = self.tree()[self.tree().unparen(target)] {
            target = inner;
        }
        self.is_of_c(target)
    }

    /// Whether the elements of a slice are memory of Go: those of a slice that is got by
    /// a conversion may be memory of C.
    fn is_made_in_go(self, local: LocalId) -> bool {
        let wholes = self.wholes(local);
        !wholes.is_empty() && wholes.iter().all(|&value| self.allocates_elements(value))
    }

    fn allocates_elements(self, value: ExprId) -> bool {
        let value = self.tree().unparen(value);
        match self.tree()[value] {
            Expr::Composite { .. } => true,
            Expr::Call { .. } => {
                [Builtin::Make, Builtin::Append].iter().any(|&it| self.calls_builtin(value, it))
            }
            _ => false,
        }
    }

    fn is_pointer_type(self, ty: TypeId) -> bool {
        matches!(
            self.store()[self.store().underlying(ty)],
            Type::Pointer(_) | Type::Basic(Basic::UnsafePointer)
        )
    }

    /// Whether a local variable is a parameter that holds a pointer to elements.
    pub(super) fn is_filled_parameter(self, local: LocalId) -> bool {
        let is_parameter = matches!(self.resolution()[local].kind, LocalKind::Param);
        let ty = self.types().local(local).and_then(|object| self.store()[object].ty());
        is_parameter
            && !self.is_in_exported(local)
            && ty.is_some_and(|ty| {
                matches!(self.store()[self.store().underlying(ty)], Type::Slice(_))
            })
    }
}
