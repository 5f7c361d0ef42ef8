//! Text that no input decides.

use redline_base::with_deep_stack;
use redline_names::{Binding, LocalId};
use redline_syntax::{Expr, ExprId};
use redline_types::{Mode, ObjectKind, VarKind};
use rustc_hash::FxHashSet;

use super::{File, Origin};

/// Functions whose results depend on nothing but their arguments.
const PURE: &[&str] = &["bytes", "fmt", "path", "path/filepath", "regexp", "strconv", "strings"];

impl File<'_> {
    /// Whether the value of an expression comes from the program itself: from
    /// constants, from variables of packages, and from what is computed of them.
    pub(crate) fn is_fixed(self, expr: ExprId) -> bool {
        Search { file: self, seen: FxHashSet::default() }.is_fixed(expr)
    }
}

/// The search for what is not fixed.
struct Search<'a> {
    file: File<'a>,
    /// The variables that were looked at: each is so once.
    seen: FxHashSet<LocalId>,
}

impl Search<'_> {
    fn is_fixed(&mut self, expr: ExprId) -> bool {
        with_deep_stack(|| self.is_fixed_here(self.file.tree().unparen(expr)))
    }

    fn is_fixed_here(&mut self, expr: ExprId) -> bool {
        let file = self.file;
        if file.types().value(expr).is_some() {
            return true;
        }
        match file.tree()[expr] {
            Expr::Ident(_) => self.is_fixed_variable(expr),
            Expr::Literal(_) => true,
            Expr::Composite { elements, .. } => {
                file.tree().list(elements).iter().all(|&element| self.is_fixed(element))
            }
            Expr::KeyValue { value, .. } => self.is_fixed(value),
            Expr::Selector { base, .. } => file.is_package(base) || self.is_fixed(base),
            Expr::Index { base, index } => self.is_fixed(base) && self.is_fixed(index),
            Expr::Binary { left, right, .. } => self.is_fixed(left) && self.is_fixed(right),
            Expr::Unary { operand, .. } | Expr::Star(operand) => self.is_fixed(operand),
            Expr::Slice(slice) => self.is_fixed(file.tree()[slice].base),
            Expr::Call { callee, .. } => {
                (file.types().mode(callee) == Mode::Type || file.is_pure(expr))
                    && file.args(expr).iter().all(|&arg| self.is_fixed(arg))
            }
            _ => false,
        }
    }

    fn is_fixed_variable(&mut self, expr: ExprId) -> bool {
        if self.file.local(expr).is_some_and(|local| !self.seen.insert(local)) {
            return true;
        }
        match self.file.origin(expr) {
            Some(
                Origin::Value(from)
                | Origin::IfThere(from)
                | Origin::Element(from)
                | Origin::Switched(from),
            ) => self.is_fixed(from),
            Some(Origin::Result(_)) => false,
            None => self.file.is_of_package(expr),
        }
    }
}

impl File<'_> {
    pub(crate) fn is_package(self, expr: ExprId) -> bool {
        matches!(self.resolution().binding(self.tree().unparen(expr)), Some(Binding::Import(_)))
    }

    /// Whether an identifier is a variable, constant or function of a package.
    fn is_of_package(self, expr: ExprId) -> bool {
        match self.resolution().binding(expr) {
            Some(Binding::Object(_) | Binding::Predeclared(_)) => true,
            _ => self.types().used(expr).is_some_and(|object| {
                matches!(self.store()[object].kind, ObjectKind::Var(VarKind::Package))
            }),
        }
    }

    fn is_pure(self, call: ExprId) -> bool {
        self.imported(call).is_some_and(|(path, _)| PURE.contains(&path))
    }
}
