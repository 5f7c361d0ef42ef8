//! Values that point to memory which the collector looks after.

use redline_base::with_deep_stack;
use redline_names::LocalId;
use redline_syntax::{Expr, ExprId, UnaryOp};
use redline_types::{Builtin, Type};

use crate::File;

impl File<'_> {
    /// Whether a value points to Go memory, or has a part that does.
    pub(super) fn holds_go_pointer(self, value: ExprId) -> bool {
        with_deep_stack(|| {
            let value = self.tree().unparen(value);
            match self.tree()[value] {
                Expr::Composite { elements, .. } if !self.is_slice_or_map(value) => {
                    self.any_element_holds(self.tree().list(elements))
                }
                _ => self.points_to_go(value),
            }
        })
    }

    /// Whether an element of a composite literal holds a pointer to Go memory.
    pub(super) fn any_element_holds(self, elements: &[ExprId]) -> bool {
        elements.iter().any(|&element| match self.tree()[element] {
            Expr::KeyValue { value, .. } => self.holds_go_pointer(value),
            _ => self.holds_go_pointer(element),
        })
    }

    fn points_to_go(self, value: ExprId) -> bool {
        let value = self.without_pointer_conversions(value);
        match self.tree()[value] {
            Expr::Unary { op: UnaryOp::Address, operand } => self.is_go_memory(operand),
            Expr::Composite { elements, .. } => {
                let is_empty = self.tree().list(elements).is_empty();
                self.is_slice_or_map(value) && !(is_empty && self.is_slice(value))
            }
            Expr::Call { .. } if self.makes_no_elements(value) => false,
            Expr::Call { .. } => {
                let allocates = [Builtin::Make, Builtin::New];
                allocates.iter().any(|&it| self.calls_builtin(value, it))
                    || self.calls_builtin(value, Builtin::SliceData)
                        && self.args(value).first().is_some_and(|&slice| self.points_to_go(slice))
            }
            Expr::Ident(_) => match self.only_value(value) {
                Some(value) => self.points_to_go(value),
                None => self.local(value).is_some_and(|local| self.is_unset_parameter(local)),
            },
            _ => false,
        }
    }

    /// Whether the operand of `&` lies in a local variable, a literal or the elements
    /// of a slice of Go.
    fn is_go_memory(self, operand: ExprId) -> bool {
        let operand = self.tree().unparen(operand);
        match self.tree()[operand] {
            Expr::Composite { .. } => true,
            Expr::Index { base, .. } if matches!(self.underlying(base), Some(Type::Slice(_))) => {
                self.points_to_go(base)
            }
            _ => self.variable_around(operand).is_some(),
        }
    }

    fn is_unset_parameter(self, local: LocalId) -> bool {
        self.resolution()[local].assignments == 0 && self.is_filled_parameter(local)
    }

    /// Whether a call makes a slice without room, which lies where the collector never looks.
    fn makes_no_elements(self, call: ExprId) -> bool {
        let sizes = self.args(call).get(1..).unwrap_or_default();
        self.calls_builtin(call, Builtin::Make)
            && self.is_slice(call)
            && sizes.iter().all(|&size| self.constant(size) == Some(0))
    }

    fn is_slice(self, value: ExprId) -> bool {
        matches!(self.underlying(value), Some(Type::Slice(_)))
    }

    fn is_slice_or_map(self, value: ExprId) -> bool {
        matches!(self.underlying(value), Some(Type::Slice(_) | Type::Map { .. }))
    }
}
