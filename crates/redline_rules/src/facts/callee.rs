//! What a call calls, as its types tell.

use redline_names::FunctionNode;
use redline_syntax::{Expr, ExprId};
use redline_types::{Builtin, Mode, ObjectId, ObjectKind};
use rustc_hash::FxHashMap;

use super::{File, FunctionRef, Held};

/// What a call calls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Callee {
    /// A built-in function.
    Builtin(Builtin),
    /// Nothing: it converts to a type.
    Conversion,
    /// A declared function or method; through an interface the method that it declares.
    Declared(ObjectId),
    /// A function literal of the package.
    Literal(FunctionRef),
    /// A function value that may be any, or what has no known type.
    Other,
}

impl<'a> File<'a> {
    /// What a call calls.
    pub(crate) fn callee(self, call: ExprId) -> Callee {
        self.callees().get(&call).copied().unwrap_or(Callee::Other)
    }

    /// What each call of the file calls: nearly every rule asks it of all of them.
    fn callees(self) -> &'a FxHashMap<ExprId, Callee> {
        self.facts().callees.get_or_init(|| {
            let calls = self.functions().calls().map(|(_, call)| call.expr);
            let callees = calls.filter_map(|call| match self.tree()[call] {
                Expr::Call { callee, .. } => Some((call, self.function(callee))),
                _ => None,
            });
            callees.collect()
        })
    }

    /// Which function an expression is: also one that a variable holds which is
    /// never assigned to, and a method value.
    pub(crate) fn function(self, expr: ExprId) -> Callee {
        let (mut file, mut expr) = (self, self.without_type_args(expr));
        let mut seen = Vec::new();
        while let Some(Held::Value(next, value)) = file.held(expr)
            && !seen.contains(&(next.index(), value))
        {
            seen.push((next.index(), value));
            (file, expr) = (next, next.without_type_args(value));
        }
        file.written_function(expr)
    }

    /// Which function an expression is that is no variable.
    fn written_function(self, expr: ExprId) -> Callee {
        if self.types().mode(expr) == Mode::Type {
            return Callee::Conversion;
        }
        if let Expr::FuncLit { .. } = self.tree()[expr] {
            let function = self.functions().of(FunctionNode::Literal(expr));
            let literal = |function| Callee::Literal(FunctionRef { file: self.index(), function });
            return function.map_or(Callee::Other, literal);
        }
        let Some(object) = self.types().used(expr) else { return Callee::Other };
        match self.store()[object].kind {
            ObjectKind::Builtin(builtin) => Callee::Builtin(builtin),
            ObjectKind::Func | ObjectKind::Method(_) => Callee::Declared(object),
            _ => Callee::Other,
        }
    }

    /// `f` of `(f)` and, if it is generic, of `f[A]` and `f[A, B]`.
    pub(super) fn without_type_args(self, expr: ExprId) -> ExprId {
        let expr = self.tree().unparen(expr);
        let (Expr::Index { base, .. } | Expr::IndexList { base, .. }) = self.tree()[expr] else {
            return expr;
        };
        let base = self.tree().unparen(base);
        let object = self.types().used(base).map(|object| self.store()[object].kind);
        if object == Some(ObjectKind::Func) { base } else { expr }
    }

    /// Whether a call runs code that may be any: of a function value, or of a method
    /// through an interface.
    pub(crate) fn is_unknown_code(self, call: ExprId) -> bool {
        match self.callee(call) {
            Callee::Other => true,
            Callee::Declared(object) => self.is_of_interface(object),
            Callee::Builtin(_) | Callee::Conversion | Callee::Literal(_) => false,
        }
    }

    /// Whether a call runs code that does not belong to the Go tree, or may not.
    pub(crate) fn is_foreign_code(self, call: ExprId) -> bool {
        match self.callee(call) {
            Callee::Declared(object) => self.is_of_interface(object) || !self.is_of_go_tree(object),
            _ => self.is_unknown_code(call),
        }
    }

    /// Whether the call calls this built-in function.
    pub(crate) fn calls_builtin(self, call: ExprId, builtin: Builtin) -> bool {
        self.callee(call) == Callee::Builtin(builtin)
    }

    /// The name by which a call calls: `f` of `f()`, `m` of `x.m()`.
    pub(crate) fn called_name(self, call: ExprId) -> Option<&'a str> {
        let Expr::Call { callee, .. } = self.tree()[call] else { return None };
        match self.tree()[self.without_type_args(callee)] {
            Expr::Ident(name) | Expr::Selector { name, .. } => Some(self.name(name)),
            _ => None,
        }
    }

    /// The body that a call runs, if the package has it: of a literal, of a function,
    /// or of a method of one of its types, also where it is embedded or generic.
    pub(crate) fn body_of(self, callee: Callee) -> Option<FunctionRef> {
        match callee {
            Callee::Literal(function) => Some(function),
            Callee::Declared(object) => self.package().body(object),
            Callee::Builtin(_) | Callee::Conversion | Callee::Other => None,
        }
    }
}
