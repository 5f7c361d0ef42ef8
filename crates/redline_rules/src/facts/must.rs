//! Functions that panic on text that they do not understand, beside which the
//! same package has one that returns an error.

use redline_names::Predeclared;
use redline_syntax::{Expr, ExprId};
use redline_types::{
    Basic, Object, ObjectId, ObjectKind, PackageId, Param, Signature, Store, Type, TypeId,
    identical,
};

use super::File;

/// A call of a Must function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct MustCall {
    /// The call that panics.
    pub(crate) call: ExprId,
    /// The function.
    pub(crate) function: ObjectId,
    /// The text that it panics on.
    pub(crate) input: ExprId,
    /// The function that returns an error instead.
    pub(crate) twin: ObjectId,
}

impl File<'_> {
    /// The call of a Must function that an expression is.
    pub(crate) fn must_call(self, call: ExprId) -> Option<MustCall> {
        let function = self.called_function(call)?;
        let object = &self.store()[function];
        let package = object.package?;
        if self.name(object.name) == "Must" {
            return self.must_of_result(call, function, &self.store()[package].path);
        }
        let &input = self.args(call).first()?;
        let twin = self.twin(object, package)?;
        Some(MustCall { call, function, input, twin })
    }

    /// `template.Must(t.Parse(text))`
    fn must_of_result(self, call: ExprId, function: ObjectId, path: &str) -> Option<MustCall> {
        if !matches!(path, "text/template" | "html/template") {
            return None;
        }
        let &[parse] = self.args(call) else { return None };
        let parse = self.tree().unparen(parse);
        let (package, "Parse") = self.called_method(parse)? else { return None };
        if package != path {
            return None;
        }
        let &input = self.args(parse).first()?;
        let twin = self.called_object(parse)?;
        Some(MustCall { call, function, input, twin })
    }

    /// The function, no method, that a call calls.
    fn called_function(self, call: ExprId) -> Option<ObjectId> {
        let object = self.called_object(call)?;
        (self.store()[object].kind == ObjectKind::Func).then_some(object)
    }

    /// The function or method that a call calls.
    pub(crate) fn called_object(self, call: ExprId) -> Option<ObjectId> {
        let Expr::Call { callee, .. } = self.tree()[call] else { return None };
        self.types().used(self.tree().unparen(callee))
    }

    /// The function that does the same as a Must function and returns an error.
    fn twin(self, must: &Object, package: PackageId) -> Option<ObjectId> {
        let name = self.name(must.name);
        let rest = name.strip_prefix("Must").or_else(|| name.strip_prefix("must"))?;
        if !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let store = self.store();
        let twin = store[package].member(store.names().intern(rest))?;
        let own = signature(store, must.ty()?)?;
        let other = signature(store, store[twin].ty()?)?;
        (store[twin].kind == ObjectKind::Func && is_twin(store, own, other)).then_some(twin)
    }
}

fn signature(store: &Store, ty: TypeId) -> Option<&Signature> {
    match &store[ty] {
        Type::Signature(signature) => Some(signature),
        _ => None,
    }
}

/// Whether `must` takes text first and `other` the same, with an error behind
/// the results.
fn is_twin(store: &Store, must: &Signature, other: &Signature) -> bool {
    let Some((last, results)) = other.results.split_last() else { return false };
    must.params.first().is_some_and(|param| is_text(store, param.ty))
        && are_identical(store, &must.params, &other.params)
        && last.ty == store.predeclared_type(Predeclared::Error)
        && are_identical(store, &must.results, results)
}

fn are_identical(store: &Store, left: &[Param], right: &[Param]) -> bool {
    let mut pairs = left.iter().zip(right);
    left.len() == right.len() && pairs.all(|(left, right)| identical(store, left.ty, right.ty))
}

/// Whether a type is a string or bytes.
fn is_text(store: &Store, ty: TypeId) -> bool {
    let is = |ty: TypeId, wanted: Basic| matches!(store[store.underlying(ty)], Type::Basic(basic) if basic.plain() == wanted);
    match store[store.underlying(ty)] {
        Type::Slice(element) => is(element, Basic::Uint8),
        _ => is(ty, Basic::String),
    }
}
