use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_syntax::{BlockId, ExprId, Node, Stmt};
use redline_types::{Basic, MissingMethod, Type, TypeId, assertable, identical, missing_method};

use crate::facts::{Assertion, switched};
use crate::{Check, File};

rule! {
    /// A type assertion or a case of a type switch that can never hold.
    ///
    /// The compiler refuses an assertion to a concrete type that lacks a method.
    /// It accepts three others that hold for no value: to an interface that has a
    /// method of the same name with another signature, to a type that the value
    /// just put into the interface does not have, and the case of a type switch
    /// behind one that takes its values away. The first and the last silently
    /// choose another branch; an assertion without `ok` panics.
    ///
    /// ```go
    /// import "io/fs"
    ///
    /// type closer interface{ Close() error }
    ///
    /// func end(file interface{ Close() }) {
    /// 	if file, ok := file.(closer); ok { // want `no value is both: method Close has another signature`
    /// 		file.Close()
    /// 	}
    /// }
    ///
    /// func path(err any) string {
    /// 	switch err := err.(type) {
    /// 	case error:
    /// 		return err.Error()
    /// 	case *fs.PathError: // want `an earlier case takes all values of this one`
    /// 		return err.Path
    /// 	}
    /// 	return ""
    /// }
    ///
    /// func code() int {
    /// 	var reason any = "gone"
    /// 	return reason.(int) // want `asserted to be int, but is string`
    /// }
    /// ```
    ///
    /// Silent where a type has type parameters or could not be read, about values
    /// that come from calls or are set more than once, about assertions of a known
    /// value that look at `ok`, which generated code asks where it does not know
    /// the answer, and in tests, which may want the panic.
    pub(super) static RULE = {
        code: "TYP401",
        name: "impossible-assertion",
        line: RedLine::FailedAssertion,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for node in file.nodes() {
        match node {
            Node::Expr(expr) => {
                if let Some(assertion) = file.assertion(expr) {
                    check_assertion(file, assertion, found);
                }
            }
            Node::Stmt(stmt) => {
                if let Stmt::TypeSwitch { guard, body, .. } = file.tree()[stmt]
                    && let Some(operand) = switched(file.tree(), guard)
                {
                    check_switch(file, operand, body, found);
                }
            }
            _ => {}
        }
    }
}

fn check_assertion(file: File<'_>, assertion: Assertion, found: &mut Findings) {
    if let Some(missing) = conflict(file, assertion.operand, assertion.ty) {
        report_conflict(file, assertion.expr, missing, found);
    } else if !assertion.is_checked && !file.is_test() {
        check_known(file, assertion, found);
    }
}

/// The method that keeps every value of the interface `operand` from having the
/// type `ty`, an interface too: both ask for it, with different signatures.
fn conflict(file: File<'_>, operand: ExprId, ty: TypeId) -> Option<MissingMethod> {
    let own = file.types().ty(operand)?;
    if !is_interface(file, ty) || is_open(file, own) || is_open(file, ty) {
        return None;
    }
    missing_method(file.store(), own, ty, false)
}

fn report_conflict(file: File<'_>, at: ExprId, missing: MissingMethod, found: &mut Findings) {
    let name = file.name(file.store()[missing.method].name);
    let message = format!("no value is both: method {name} has another signature");
    let note = format!(
        "{} and {} ask for different methods of that name",
        file.type_text(missing.ty),
        file.type_text(missing.interface)
    );
    found.report(file.span(at), message).sure(Certainty::Proved).note(note);
}

/// An assertion about a value whose type the expression tells.
fn check_known(file: File<'_>, assertion: Assertion, found: &mut Findings) {
    let Some(known) = file.converted(assertion.operand) else { return };
    let store = file.store();
    if is_open(file, assertion.ty) {
        return;
    }
    let holds = if is_interface(file, assertion.ty) {
        assertable(store, assertion.ty, known.ty).is_ok()
    } else {
        identical(store, known.ty, assertion.ty)
    };
    if holds {
        return;
    }
    let (own, asserted) = (file.type_text(known.ty), file.type_text(assertion.ty));
    let steps = [
        found.step(file.span(known.value), format!("has the type {own}")),
        found.step(file.span(assertion.expr), "panics"),
    ];
    found
        .report(file.span(assertion.expr), format!("asserted to be {asserted}, but is {own}"))
        .sure(Certainty::Proved)
        .because(steps);
}

fn check_switch(file: File<'_>, operand: ExprId, body: BlockId, found: &mut Findings) {
    let mut earlier: Vec<(ExprId, TypeId)> = Vec::new();
    for &clause in file.tree().list(file.tree()[body].stmts) {
        let Stmt::Case { exprs, .. } = file.tree()[clause] else { continue };
        let mut own = Vec::new();
        for &case in file.tree().list(exprs) {
            let Some(ty) = file.types().ty(case).filter(|&ty| !is_open(file, ty)) else { continue };
            if let Some(missing) = conflict(file, operand, ty) {
                report_conflict(file, case, missing, found);
            } else if let Some(&(taker, _)) =
                earlier.iter().find(|&&(_, taker)| takes_all(file, taker, ty))
            {
                report_shadowed(file, taker, case, found);
            }
            own.push((case, ty));
        }
        earlier.extend(own);
    }
}

/// Whether each value of the type `ty` is one of the interface `taker`.
fn takes_all(file: File<'_>, taker: TypeId, ty: TypeId) -> bool {
    is_interface(file, taker) && missing_method(file.store(), ty, taker, true).is_none()
}

fn report_shadowed(file: File<'_>, taker: ExprId, case: ExprId, found: &mut Findings) {
    let steps = [
        found.step(file.span(taker), "takes them"),
        found.step(file.span(case), "is never reached"),
    ];
    found
        .report(file.span(case), "an earlier case takes all values of this one")
        .sure(Certainty::Proved)
        .because(steps);
}

fn is_interface(file: File<'_>, ty: TypeId) -> bool {
    let store = file.store();
    matches!(store[store.underlying(ty)], Type::Interface(_))
}

/// Whether type arguments or code that could not be read decide what a type is.
/// So does `nil`, which has no type that a value could have.
fn is_open(file: File<'_>, ty: TypeId) -> bool {
    let store = file.store();
    ty == Basic::UntypedNil.id() || store.has_type_params(ty) || store.has_unknown(ty)
}
