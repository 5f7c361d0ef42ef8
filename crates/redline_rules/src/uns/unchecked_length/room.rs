//! How much memory lies where a view begins.

use redline_names::LocalId;
use redline_syntax::{Expr, ExprId, TokenKind, UnaryOp};
use redline_types::{Basic, Builtin, Type};

use super::{View, bare};
use crate::facts::{Base, Spots};

/// `len(b) * factor`
struct Multiple {
    /// `b`
    operand: ExprId,
    factor: u64,
}

/// An element of a slice or a string that a pointer points to.
struct Element {
    /// The slice or string.
    operand: ExprId,
    /// Its index, as far as it is known.
    index: u64,
}

impl View<'_> {
    /// Says so if a known length reaches beyond the end of a variable.
    pub(super) fn beyond_variable(self, spots: &mut Spots<'_>) -> Option<String> {
        let len = u64::try_from(self.file.fixed_integer(self.len)?).ok()?;
        if self.file.is_compared(self.len) {
            return None;
        }
        let place = self.place()?;
        let spot = spots.of(place).filter(|spot| spot.stride.is_none())?;
        let Base::Variable(whole) = spot.base else { return None };
        let room = spots.layouts.of(whole)?.size.checked_sub(spot.offset)?;
        let reach = len.checked_mul(self.size)?;
        (reach > room).then(|| format!("{reach} bytes are taken where {room} lie"))
    }

    /// Says so if a length that is computed from that of a slice or string reaches
    /// beyond its end.
    pub(super) fn beyond_elements(self, spots: &mut Spots<'_>) -> Option<String> {
        let element = self.element()?;
        let multiple = self.multiple(self.len)?;
        if self.unchanging(element.operand)? != self.unchanging(multiple.operand)? {
            return None;
        }
        let size = self.element_size(element.operand, spots)?;
        let taken = multiple.factor.checked_mul(self.size)?;
        let name = self.file.text(self.file.span(element.operand));
        if taken > size {
            Some(format!("{taken} bytes are taken for each {size} of {name}"))
        } else if taken == size && size > 0 && element.index > 0 {
            let index = element.index;
            Some(format!("the length is that of all of {name}, behind index {index} lies less"))
        } else {
            None
        }
    }

    /// The operand of which the address is where the view begins.
    fn place(self) -> Option<ExprId> {
        let file = self.file;
        match file.tree()[bare(file, self.pointer)] {
            Expr::Unary { op: UnaryOp::Address, operand } => Some(file.tree().unparen(operand)),
            _ => None,
        }
    }

    /// The element of a slice or string at which the view begins.
    fn element(self) -> Option<Element> {
        let file = self.file;
        let data = bare(file, self.pointer);
        if file.calls_builtin(data, Builtin::SliceData) || file.calls_builtin(data, Builtin::StringData) {
            return Some(Element { operand: *file.args(data).first()?, index: 0 });
        }
        let Expr::Index { base, index } = file.tree()[self.place()?] else { return None };
        Some(Element { operand: base, index: file.constant(index).unwrap_or(0) })
    }

    fn element_size(self, operand: ExprId, spots: &mut Spots<'_>) -> Option<u64> {
        match *self.file.underlying(operand)? {
            Type::Slice(element) => Some(spots.layouts.of(element)?.size),
            Type::Basic(basic) if basic.plain() == Basic::String => Some(1),
            _ => None,
        }
    }

    /// The multiple of a length that an expression is.
    fn multiple(self, expr: ExprId) -> Option<Multiple> {
        let file = self.file;
        let expr = bare(file, expr);
        if file.calls_builtin(expr, Builtin::Len) {
            return Some(Multiple { operand: *file.args(expr).first()?, factor: 1 });
        }
        let Expr::Binary { op: TokenKind::Star, left, right } = file.tree()[expr] else {
            return None;
        };
        let (len, factor) = match file.constant(left) {
            Some(factor) => (right, factor),
            None => (left, file.constant(right)?),
        };
        // Of a product of products the compiler has made constants: the depth is that
        // of the length itself.
        let len = bare(file, len);
        let is_len = file.calls_builtin(len, Builtin::Len);
        is_len.then(|| Some(Multiple { operand: *file.args(len).first()?, factor })).flatten()
    }

    /// The local variable that an expression names, if it is set once.
    fn unchanging(self, expr: ExprId) -> Option<LocalId> {
        let local = self.file.local(expr)?;
        (self.file.resolution()[local].assignments == 0).then_some(local)
    }
}
