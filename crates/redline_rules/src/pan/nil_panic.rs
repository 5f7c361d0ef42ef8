use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, Predeclared};
use redline_syntax::ExprId;
use redline_types::{Mode, Relation, Type, TypeId, implements};

use crate::facts::{Callee, Held};
use crate::{Check, File};

rule! {
    /// `panic` is called with nil.
    ///
    /// Up to Go 1.20 such a panic looked to `recover` like none at all; since 1.21
    /// it arrives as a `*runtime.PanicNilError` that says nothing of the cause.
    /// An error that is a nil pointer is no better: what its `Error` method would say is
    /// asked of nil.
    ///
    /// ```go
    /// func f() {
    /// 	panic(nil) // want `panic with nil`
    /// }
    ///
    /// func g() {
    /// 	panic(error(nil)) // want `panic with nil`
    /// }
    ///
    /// func h() {
    /// 	var err error
    /// 	panic(err) // want `panic with nil`
    /// }
    ///
    /// type parseError struct{ line int }
    ///
    /// func (e *parseError) Error() string { return e.text() }
    ///
    /// func i() {
    /// 	var err *parseError
    /// 	panic(err) // want `panic with a nil *parseError`
    /// }
    /// ```
    ///
    /// Silent where something may have been assigned to the variable, and about nil pointers
    /// that are no errors.
    pub(super) static RULE = {
        code: "PAN507",
        name: "nil-panic",
        line: RedLine::ExplicitPanic,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for call in file.panics() {
        let &[value] = file.args(call.expr) else { continue };
        match nil(file, value, &mut Vec::new()) {
            Some(Nil::Interface) => report_nil(file, call, found),
            Some(Nil::Pointer(ty)) if is_error(file, ty) => {
                let message = format!("panic with a nil {}", file.type_text(ty));
                found.report(file.span(call.expr), message).sure(Certainty::Proved);
            }
            _ => {}
        }
    }
}

fn report_nil(file: File<'_>, call: &Call, found: &mut Findings) {
    let before_1_21 = file.language().is_some_and(|language| language < 21);
    let seen = if before_1_21 { "as no panic at all" } else { "as a `*runtime.PanicNilError`" };
    found
        .report(file.span(call.expr), "panic with nil")
        .sure(Certainty::Proved)
        .note(format!("`recover` sees it {seen}"));
}

fn is_error(file: File<'_>, ty: TypeId) -> bool {
    let error = file.store().predeclared_type(Predeclared::Error);
    implements(file.store(), ty, error, Relation::Implement).is_ok()
}

/// A value that is nil.
enum Nil {
    /// `nil`, also in an interface.
    Interface,
    /// A pointer of this type, also in an interface.
    Pointer(TypeId),
}

/// Which nil an expression is on every way: `nil`, that converted, or a variable that
/// holds nothing else. `seen` are the variables on the way here.
fn nil(file: File<'_>, expr: ExprId, seen: &mut Vec<(usize, ExprId)>) -> Option<Nil> {
    let expr = file.tree().unparen(expr);
    if file.types().mode(expr) == Mode::Nil {
        return Some(Nil::Interface);
    }
    let value = match (file.callee(expr), file.args(expr), file.held(expr)) {
        (Callee::Conversion, &[inner], _) => nil(file, inner, seen)?,
        (_, _, Some(Held::Zero)) => Nil::Interface,
        (_, _, Some(Held::Value(file, value))) if !seen.contains(&(file.index(), value)) => {
            seen.push((file.index(), value));
            nil(file, value, seen)?
        }
        _ => return None,
    };
    match (file.underlying(expr)?, value) {
        (Type::Interface(_), nil) => Some(nil),
        (Type::Pointer(_), _) => file.ty(expr).map(Nil::Pointer),
        _ => None,
    }
}
