use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_syntax::{Expr, ExprId, Node};
use redline_types::Type;

use crate::{Check, File};

rule! {
    /// A value out of a context is asserted to have a type, without a look at `ok`.
    ///
    /// `Value` gives nil for a key that nobody has set: a middleware that is not in
    /// the chain, a test, a background job. The assertion panics then, and so it
    /// does when somebody sets a value of another type.
    ///
    /// ```go
    /// import "context"
    ///
    /// type userKey struct{}
    ///
    /// func user(ctx context.Context) string {
    /// 	return ctx.Value(userKey{}).(string) // want `context value is asserted without a check`
    /// }
    ///
    /// func userIfAny(ctx context.Context) string {
    /// 	name, _ := ctx.Value(userKey{}).(string)
    /// 	return name
    /// }
    /// ```
    ///
    /// Silent where the value has been put into a variable before, and in tests,
    /// which may know what they have set.
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
    for node in file.tree().preorder(Node::File) {
        let Node::Expr(assertion) = node else { continue };
        let Expr::TypeAssert { base, ty: Some(_) } = file.tree()[assertion] else { continue };
        let value = file.tree().unparen(base);
        if is_checked(file, assertion) || !is_context_value(file, value) {
            continue;
        }
        let steps = [
            found.step(file.span(value), "is nil if nobody has set the key"),
            found.step(file.span(assertion), "panics then"),
        ];
        found
            .report(file.span(assertion), "context value is asserted without a check")
            .sure(Certainty::Likely)
            .because(steps);
    }
}

/// Whether the assertion is asked for `ok`: it has the type `(T, bool)` then.
fn is_checked(file: File<'_>, assertion: ExprId) -> bool {
    let ty = file.types().ty(assertion);
    ty.is_none_or(|ty| matches!(file.store()[ty], Type::Tuple(_)))
}

fn is_context_value(file: File<'_>, call: ExprId) -> bool {
    file.called_method(call) == Some(("context", "Value"))
}
