use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{FunctionId, FunctionNode, LocalKind};
use redline_syntax::{Decl, Expr, ExprId};
use redline_types::{Type, TypeId, identical, is_exported};

use crate::facts::{Assertion, ContextKey, ContextValue, Decoding, KeyUses};
use crate::{Check, File};

rule! {
    /// A value from outside is asserted to have a type, without a look at `ok`.
    ///
    /// What is decoded into an `any` has the type that the sender gave it: a number
    /// where a name should be, or nothing at all. The assertion panics then.
    ///
    /// ```go
    /// import "encoding/json"
    ///
    /// func article(body []byte) (string, error) {
    /// 	var order map[string]any
    /// 	if err := json.Unmarshal(body, &order); err != nil {
    /// 		return "", err
    /// 	}
    /// 	return order["article"].(string), nil // want `decoded value is asserted without a check`
    /// }
    /// ```
    ///
    /// A context gives nil for a key that nobody has set: a middleware that is not
    /// in the chain, a test, a background job.
    ///
    /// ```go
    /// import "context"
    ///
    /// type userKey struct{}
    ///
    /// func With(ctx context.Context, user string) context.Context {
    /// 	return context.WithValue(ctx, userKey{}, user)
    /// }
    ///
    /// func User(ctx context.Context) string {
    /// 	return ctx.Value(userKey{}).(string) // want `context value is asserted without a check`
    /// }
    ///
    /// func UserIfAny(ctx context.Context) string {
    /// 	user, _ := ctx.Value(userKey{}).(string)
    /// 	return user
    /// }
    /// ```
    ///
    /// Decoders are functions that begin with `Unmarshal` or `Decode`, of packages for
    /// JSON, YAML, TOML and their like; `token.Claims.(jwt.MapClaims)` and `viper.Get`
    /// count as decoded. A context value is reported in an exported function that
    /// takes any context and reads a key of its own package, where nobody sets the key
    /// or all set another type, and for a literal as the key that another package has
    /// to set.
    ///
    /// Silent about what the same function encoded before, asserted before, asks for its type elsewhere
    /// or sets itself, and about values that were kept in fields or came from other
    /// calls. Silent about other context values: those of a server whose handlers run
    /// only behind it are always there. Silent in tests, which may know what they have
    /// set, and about contexts in functions whose name begins with Must.
    pub(super) static RULE = {
        code: "TYP403",
        name: "unchecked-assertion",
        line: RedLine::FailedAssertion,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    check_decoded(file, found);
    check_context_values(file, found);
}

fn check_decoded(file: File<'_>, found: &mut Findings) {
    let assertions: Vec<Assertion> = file.assertions().filter(|it| !it.is_checked).collect();
    if assertions.is_empty() {
        return;
    }
    let decoding = Decoding::new(file);
    for (index, &assertion) in assertions.iter().enumerate() {
        if assertions[..index].iter().any(|earlier| is_asserted_before(file, *earlier, assertion)) {
            continue;
        }
        let Some(decoder) = decoding.decoder(assertion.operand) else { continue };
        if is_behind_another(file, &decoding, assertion.operand) {
            continue;
        }
        let steps = [
            found.step(file.span(decoder), "its input decides the type"),
            found.step(file.span(assertion.expr), "panics if that is another one"),
        ];
        found
            .report(file.span(assertion.expr), "decoded value is asserted without a check")
            .sure(Certainty::Likely)
            .because(steps);
    }
}

/// Whether a local variable that is set once was asserted to have the same type before.
fn is_asserted_before(file: File<'_>, earlier: Assertion, assertion: Assertion) -> bool {
    let local = file.local(assertion.operand);
    local.is_some_and(|local| {
        file.local(earlier.operand) == Some(local)
            && file.resolution()[local].assignments == 0
            && identical(file.store(), earlier.ty, assertion.ty)
    })
}

/// Whether `operand` is a part of what an assertion gives that may panic before:
/// `v["a"].(T)["b"]`.
fn is_behind_another(file: File<'_>, decoding: &Decoding<'_>, mut operand: ExprId) -> bool {
    while let Expr::Index { base, .. } = file.tree()[operand] {
        operand = file.tree().unparen(base);
    }
    file.assertion(operand).is_some_and(|inner| decoding.decoder(inner.operand).is_some())
}

/// Why a context value may not be what it is asserted to be.
enum Doubt {
    /// Nobody sets the key.
    Unset,
    /// What is set has this type.
    OtherType(TypeId),
    /// Any context may come.
    AnyContext,
    /// Whoever sets the key is not in this package, nor is the key.
    Foreign,
}

fn check_context_values(file: File<'_>, found: &mut Findings) {
    for assertion in file.assertions().filter(|it| !it.is_checked) {
        let Some(value) = file.context_value(assertion.operand) else { continue };
        let Some(doubt) = doubt(file, assertion, value) else { continue };
        let (sure, text) = match doubt {
            Doubt::Unset => (Certainty::Proved, "is nil: nobody sets the key".to_owned()),
            Doubt::OtherType(ty) => {
                (Certainty::Proved, format!("is set to {}", file.type_text(ty)))
            }
            Doubt::AnyContext | Doubt::Foreign => {
                (Certainty::Likely, "is nil if nobody has set the key".to_owned())
            }
        };
        let steps = [
            found.step(file.span(assertion.operand), text),
            found.step(file.span(assertion.expr), "panics then"),
        ];
        found
            .report(file.span(assertion.expr), "context value is asserted without a check")
            .sure(sure)
            .because(steps);
    }
}

fn doubt(file: File<'_>, assertion: Assertion, value: ContextValue) -> Option<Doubt> {
    let key = file.context_key(value.key)?;
    let uses = file.key_uses(&key);
    if let ContextKey::Predeclared(..) = key {
        return uses.set.is_empty().then_some(Doubt::Foreign);
    }
    if !file.is_own_key(&key) {
        return None;
    }
    if !uses.is_passed_on {
        if uses.set.is_empty() {
            return Some(Doubt::Unset);
        }
        if let Some(ty) = other_type(file, &uses, assertion.ty) {
            return Some(Doubt::OtherType(ty));
        }
    }
    takes_any_context(file, assertion, value).then_some(Doubt::AnyContext)
}

/// The type that all set, if it is certain and another one than `asserted`.
fn other_type(file: File<'_>, uses: &KeyUses, asserted: TypeId) -> Option<TypeId> {
    let store = file.store();
    let is_other = |&ty: &TypeId| {
        let is_concrete = |ty| !matches!(store[store.underlying(ty)], Type::Interface(_));
        let is_known = |ty| !store.has_unknown(ty) && !store.has_type_params(ty);
        is_known(ty)
            && is_known(asserted)
            && is_concrete(ty)
            && is_concrete(asserted)
            && !identical(store, ty, asserted)
    };
    uses.set.iter().all(is_other).then(|| uses.set.first().copied()).flatten()
}

/// Whether the assertion stands in an exported function, about a context that
/// the function is given.
fn takes_any_context(file: File<'_>, assertion: Assertion, value: ContextValue) -> bool {
    let is_param = |expr: ExprId| {
        file.local(expr).is_some_and(|local| {
            matches!(file.resolution()[local].kind, LocalKind::Param)
                && file.resolution()[local].assignments == 0
        })
    };
    let call = file.functions().calls().find(|(_, call)| call.expr == assertion.operand);
    let function = call.and_then(|(_, call)| call.function);
    is_param(value.context) && function.is_some_and(|function| is_exported_function(file, function))
}

fn is_exported_function(file: File<'_>, function: FunctionId) -> bool {
    let FunctionNode::Decl(decl) = file.functions()[function].node else { return false };
    let Decl::Func(func) = &file.tree()[decl] else { return false };
    let name = file.name(file.tree()[func.name].name);
    func.receiver.is_none() && is_exported(name) && !name.starts_with("Must")
}
