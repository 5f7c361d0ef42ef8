//! The keys of values in contexts, and what a package does with each.

use redline_constant::Value;
use redline_syntax::{Expr, ExprId, UnaryOp};
use redline_types::{Basic, Object, ObjectId, Type, TypeId, is_exported};

use super::File;

/// A key of a value in a context.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ContextKey {
    /// The value, or the address, of a variable or constant.
    Named(ObjectId),
    /// A literal without elements of this type, which has a name.
    Type(ObjectId),
    /// A literal of a predeclared type.
    Predeclared(Basic, Value),
}

/// What a package does with a key.
#[derive(Default, Debug)]
pub(crate) struct KeyUses {
    /// The types of the values that it sets under the key.
    pub(crate) set: Vec<TypeId>,
    /// Whether it does more than setting and getting values.
    pub(crate) is_passed_on: bool,
}

/// A call that gets a value out of a context.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ContextValue {
    /// The context.
    pub(crate) context: ExprId,
    /// The key.
    pub(crate) key: ExprId,
}

impl File<'_> {
    /// The parts of `ctx.Value(key)`.
    pub(crate) fn context_value(self, call: ExprId) -> Option<ContextValue> {
        if self.called_method(call) != Some(("context", "Value")) {
            return None;
        }
        let Expr::Call { callee, .. } = self.tree()[call] else { return None };
        let Expr::Selector { base, .. } = self.tree()[self.tree().unparen(callee)] else {
            return None;
        };
        let &[key] = self.args(call) else { return None };
        Some(ContextValue { context: base, key })
    }

    /// Which key an expression is.
    pub(crate) fn context_key(self, expr: ExprId) -> Option<ContextKey> {
        let expr = self.tree().unparen(expr);
        let store = self.store();
        match self.tree()[expr] {
            Expr::Unary { op: UnaryOp::Address, operand } => self.context_key(operand),
            Expr::Composite { elements, .. } if elements.is_empty() => {
                match store[store.unalias(self.types().ty(expr)?)] {
                    Type::Named(named) => Some(ContextKey::Type(store[named].object)),
                    _ => None,
                }
            }
            Expr::Literal(_) => self.predeclared_key(expr),
            _ => self.named_key(expr),
        }
    }

    fn predeclared_key(self, expr: ExprId) -> Option<ContextKey> {
        match self.store()[self.types().ty(expr)?] {
            Type::Basic(basic) => {
                Some(ContextKey::Predeclared(basic, self.types().value(expr)?.clone()))
            }
            _ => None,
        }
    }

    /// A variable or constant. What a local variable holds is another question, and
    /// one of a predeclared type equals what any package writes.
    fn named_key(self, expr: ExprId) -> Option<ContextKey> {
        let object = self.types().used(expr)?;
        let is_local = self.local(expr).is_some();
        let is_basic = matches!(self.store()[self.types().ty(expr)?], Type::Basic(_));
        (!is_local && !is_basic).then_some(ContextKey::Named(object))
    }

    /// What the package does with a key.
    pub(crate) fn key_uses(self, key: &ContextKey) -> KeyUses {
        let mut uses = KeyUses::default();
        for file in self.package().files() {
            file.add_key_uses(key, &mut uses);
        }
        uses
    }

    fn add_key_uses(self, key: &ContextKey, uses: &mut KeyUses) {
        let mut known = 0;
        let is_key = |expr| self.context_key(expr).as_ref() == Some(key);
        for (_, call) in self.functions().calls() {
            if let Some(value) = self.context_value(call.expr) {
                known += usize::from(is_key(value.key));
            } else if let &[.., set, value] = self.args(call.expr)
                && self.sets_value(call.expr)
                && is_key(set)
            {
                known += 1;
                uses.set.extend(self.types().ty(value));
            }
        }
        uses.is_passed_on |= self.mentions(key) > known;
    }

    /// `context.WithValue(ctx, key, value)`, or a method of that name.
    fn sets_value(self, call: ExprId) -> bool {
        let called = self.imported(call).or_else(|| self.called_method(call));
        called.is_some_and(|(_, name)| name == "WithValue")
    }

    /// How often the file names a variable, constant or type that is a key.
    fn mentions(self, key: &ContextKey) -> usize {
        let (ContextKey::Named(object) | ContextKey::Type(object)) = *key else { return 0 };
        let used = self.tree().exprs().filter_map(|expr| self.types().used(expr));
        used.filter(|&used| used == object).count()
    }

    /// Whether only the package itself can name a key.
    pub(crate) fn is_own_key(self, key: &ContextKey) -> bool {
        match *key {
            ContextKey::Named(object) | ContextKey::Type(object) => {
                let Object { name, package, .. } = self.store()[object];
                package == Some(self.package().id()) && !is_exported(self.name(name))
            }
            ContextKey::Predeclared(..) => false,
        }
    }
}
