//! Values whose types are decided by what was decoded.

use redline_base::with_deep_stack;
use redline_names::{LocalId, LocalKind};
use redline_syntax::{Expr, ExprId, Node, Stmt, UnaryOp};
use redline_types::{Type, TypeId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::{File, Origin};

/// Parts of import paths that name a format in which values tell their types.
const FORMATS: &[&str] =
    &["json", "jsonc", "json5", "hujson", "yaml", "toml", "msgpack", "cbor", "bson", "hcl"];

/// What decoders of a file put values into.
pub(crate) struct Decoding<'a> {
    file: File<'a>,
    targets: FxHashMap<LocalId, Target>,
    /// Values that the file itself sets or asks for their types, by the local
    /// variable in which they are and the text of the expression.
    settled: FxHashSet<(LocalId, String)>,
}

/// A local variable whose address decoders get.
#[derive(Clone, Copy)]
struct Target {
    /// The first decoder's call.
    call: ExprId,
    /// How many get it.
    calls: u32,
    /// Whether the text comes from the program itself, so that it knows its types.
    is_own: bool,
}

impl<'a> Decoding<'a> {
    /// That of a file.
    pub(crate) fn new(file: File<'a>) -> Self {
        let mut decoding =
            Self { file, targets: FxHashMap::default(), settled: FxHashSet::default() };
        for (_, call) in file.functions().calls() {
            decoding.look_at(call.expr);
        }
        decoding.settle();
        decoding
    }

    fn look_at(&mut self, call: ExprId) {
        let Some(target) = self.file.decode_target(call) else { return };
        let is_own = self.file.decodes_own_text(call);
        let known = self.targets.entry(target).or_insert(Target { call, calls: 0, is_own });
        known.calls += 1;
        known.is_own |= is_own;
    }

    /// Collects what the file sets or asks for its type.
    fn settle(&mut self) {
        let file = self.file;
        let assigned = file.nodes().filter_map(|node| match node {
            Node::Stmt(stmt) => match file.tree()[stmt] {
                Stmt::Assign(assign) => Some(file.tree().list(file.tree()[assign].left)),
                _ => None,
            },
            _ => None,
        });
        let is_element = |&expr: &ExprId| matches!(file.tree()[expr], Expr::Index { .. });
        let set = assigned.flatten().copied().filter(is_element);
        let all = file.questioned().chain(set);
        self.settled = all.filter_map(|expr| file.rooted(expr)).collect();
    }

    /// The decoder that decided of which type the value of an expression is.
    pub(crate) fn decoder(&self, expr: ExprId) -> Option<ExprId> {
        let is_settled = self.file.rooted(expr).is_some_and(|key| self.settled.contains(&key));
        if is_settled { None } else { self.origin(expr) }
    }

    fn origin(&self, expr: ExprId) -> Option<ExprId> {
        let expr = self.file.tree().unparen(expr);
        with_deep_stack(|| match self.file.tree()[expr] {
            Expr::TypeAssert { base, .. } if self.file.is_claims(expr) => Some(base),
            Expr::Index { base, .. } | Expr::TypeAssert { base, .. } => self.origin(base),
            Expr::Call { .. } => self.file.is_settings_value(expr).then_some(expr),
            Expr::Ident(_) => self.of_variable(expr),
            _ => None,
        })
    }

    fn of_variable(&self, expr: ExprId) -> Option<ExprId> {
        let local = self.file.local(expr)?;
        if self.targets.contains_key(&local) {
            return self.decoded_into(expr).filter(|_| self.file.is_untyped(local, expr));
        }
        match self.file.origin(expr)? {
            Origin::Value(from)
            | Origin::IfThere(from)
            | Origin::Element(from)
            | Origin::Switched(from) => self.origin(from),
            Origin::Result(_) => None,
        }
    }
}

impl Decoding<'_> {
    /// The decoder that sets the local variable `expr`, if nothing else does.
    pub(crate) fn decoded_into(&self, expr: ExprId) -> Option<ExprId> {
        let local = self.file.local(expr)?;
        let target = self.targets.get(&local)?;
        let is_only = self.file.resolution()[local].assignments == target.calls;
        let ty = self.file.types().ty(expr)?;
        (is_only && !target.is_own && !self.file.decodes_itself(ty)).then_some(target.call)
    }
}

impl File<'_> {
    /// The local variable into which a call decodes.
    fn decode_target(self, call: ExprId) -> Option<LocalId> {
        let (path, name) = self.imported(call).or_else(|| self.called_method(call))?;
        let is_decoder = name.starts_with("Unmarshal") || name.starts_with("Decode");
        if !is_decoder || !path.split(['/', '.', '-']).any(|part| FORMATS.contains(&part)) {
            return None;
        }
        self.args(call).iter().rev().find_map(|&arg| match self.tree()[self.tree().unparen(arg)] {
            Expr::Unary { op: UnaryOp::Address, operand } => self.local(operand),
            _ => None,
        })
    }

    /// Whether a decoder sets values of any type in a variable: in an `any` that
    /// holds nothing before, or in a map or list of them.
    fn is_untyped(self, local: LocalId, variable: ExprId) -> bool {
        let Some(ty) = self.types().ty(variable) else { return false };
        let is_container = !self.is_interface_type(ty);
        let is_empty = matches!(self.resolution()[local].kind, LocalKind::Var { value: None, .. });
        self.is_interface_type(self.innermost_element(ty)) && (is_container || is_empty)
    }

    /// `any` of `map[string][]any`, up to the first element type that has a name.
    fn innermost_element(self, ty: TypeId) -> TypeId {
        let store = self.store();
        let mut element = store.underlying(ty);
        while let Type::Map { value: inner, .. } | Type::Slice(inner) = store[element] {
            element = store.unalias(inner);
        }
        element
    }

    fn is_interface_type(self, ty: TypeId) -> bool {
        matches!(self.store()[self.store().underlying(ty)], Type::Interface(_))
    }

    /// Whether a type decides itself how it is decoded, so that its fields have the
    /// types that it gives them.
    fn decodes_itself(self, ty: TypeId) -> bool {
        let store = self.store();
        let methods = store.method_set(store.intern(Type::Pointer(ty)));
        methods.methods().iter().any(|method| {
            let name = self.name(store[method.object].name);
            name.starts_with("Unmarshal") || name.starts_with("Decode")
        })
    }

    /// Whether what a call decodes was encoded in the same function, or is a
    /// part of the program.
    fn decodes_own_text(self, call: ExprId) -> bool {
        let is_fixed = self.args(call).first().is_some_and(|&text| self.is_fixed(text));
        is_fixed || self.has_own_text(call)
    }

    /// Whether something in an expression, or in the values of its variables, was
    /// encoded in the same function.
    fn has_own_text(self, expr: ExprId) -> bool {
        let mut seen = FxHashSet::default();
        let mut left = vec![expr];
        while let Some(expr) = left.pop() {
            for node in self.tree().preorder(Node::Expr(expr)) {
                let Node::Expr(part) = node else { continue };
                if self.is_encoder(part) {
                    return true;
                }
                let Some(local) = self.local(part).filter(|&local| seen.insert(local)) else {
                    continue;
                };
                if let Some(Origin::Result(from) | Origin::Value(from)) = self.first_origin(local) {
                    left.push(from);
                }
            }
        }
        false
    }

    fn is_encoder(self, expr: ExprId) -> bool {
        let called = self.imported(expr).or_else(|| self.called_method(expr));
        called.is_some_and(|(_, name)| name.contains("Marshal") || name.starts_with("Encode"))
    }

    /// `token.Claims.(jwt.MapClaims)`: what a token says of its bearer.
    fn is_claims(self, assertion: ExprId) -> bool {
        let Some(assertion) = self.assertion(assertion) else { return false };
        let Expr::Selector { name, .. } = self.tree()[assertion.operand] else { return false };
        let store = self.store();
        let Type::Named(named) = store[store.unalias(assertion.ty)] else { return false };
        let object = &store[store[named].object];
        let path = object.package.map_or("", |package| &store[package].path);
        self.name(name) == "Claims"
            && self.name(object.name) == "MapClaims"
            && path.split(['/', '-']).any(|part| part == "jwt")
    }

    /// `viper.Get(key)`: what the settings hold under a key.
    fn is_settings_value(self, call: ExprId) -> bool {
        let called = self.imported(call).or_else(|| self.called_method(call));
        called == Some(("github.com/spf13/viper", "Get"))
    }

    /// The local variable in which the value of an expression is, and the text of
    /// the expression.
    fn rooted(self, expr: ExprId) -> Option<(LocalId, String)> {
        let mut root = self.tree().unparen(expr);
        while let Expr::Index { base, .. } | Expr::TypeAssert { base, .. } = self.tree()[root] {
            root = self.tree().unparen(base);
        }
        Some((self.local(root)?, self.text(self.span(self.tree().unparen(expr)))))
    }
}
