use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings, Step};
use redline_flow::{Recursion, RecursiveCall};
use redline_ir::FunctionKind;
use redline_types::{ObjectId, Type};

use super::forwards_to_itself::forwarding;
use crate::{Check, File};

rule! {
    /// A function that calls itself on every way, directly or through others.
    ///
    /// Nothing ends it but a panic on the way or the end of the stack, and of that the
    /// process dies: no recover stops it. Mostly the case is missing in which there is
    /// nothing left to do, or another function was meant.
    ///
    /// ```go
    /// type folder struct {
    /// 	name   string
    /// 	parent *folder
    /// }
    ///
    /// func path(f *folder) string {
    /// 	return path(f.parent) + "/" + f.name // want `path always calls itself`
    /// }
    ///
    /// func pathWell(f *folder) string {
    /// 	if f.parent == nil {
    /// 		return f.name
    /// 	}
    /// 	return pathWell(f.parent) + "/" + f.name
    /// }
    ///
    /// func even(n uint) bool {
    /// 	return !odd(n - 1) // want `even always calls itself, through odd`
    /// }
    ///
    /// func odd(n uint) bool {
    /// 	return !even(n - 1)
    /// }
    /// ```
    ///
    /// It is likely only where something else is called, too: that may panic or end the
    /// process.
    ///
    /// Silent where a way leads to a `return`, a `panic`, or a call of what does not return
    /// by its name; where one waits for a channel; about calls of other packages that call
    /// back, and by `go`; about functions that have nothing to hand on, neither parameters
    /// nor results, which are marks for profilers; and in tests, which may want the
    /// overflow.
    pub(super) static RULE = {
        code: "STK1001",
        name: "endless-recursion",
        line: RedLine::StackOverflow,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for recursion in file.recursions() {
        let [first, others @ ..] = &*recursion.calls else { continue };
        let hands_on = recursion.calls.iter().any(|call| hands_on(file, call));
        if hands_on && !(others.is_empty() && is_forwarding(file, first)) {
            report(file, recursion, first, others, found);
        }
    }
}

/// Whether another rule says what is wrong with it.
fn is_forwarding(file: File<'_>, call: &RecursiveCall) -> bool {
    let body = declared(file, call).and_then(|object| file.package().body(object));
    body.is_some_and(|body| forwarding(file.sibling(body.file), body.function).is_some())
}

fn declared(file: File<'_>, call: &RecursiveCall) -> Option<ObjectId> {
    match file.package().ir()[call.function].kind {
        FunctionKind::Declared(object) => Some(object),
        _ => None,
    }
}

/// Whether a function has a receiver, parameters or results.
fn hands_on(file: File<'_>, call: &RecursiveCall) -> bool {
    let Some(object) = declared(file, call) else { return false };
    let Type::Signature(signature) = &file.store()[file.store().type_of(object)] else {
        return false;
    };
    let is_method = file.store()[object].kind.is_method();
    is_method || !signature.params.is_empty() || !signature.results.is_empty()
}

fn name(file: File<'_>, call: &RecursiveCall) -> String {
    match declared(file, call) {
        Some(object) => file.object_text(object),
        None => "a function in it".to_owned(),
    }
}

fn report(
    file: File<'_>,
    recursion: &Recursion,
    first: &RecursiveCall,
    others: &[RecursiveCall],
    found: &mut Findings,
) {
    let mut message = format!("{} always calls itself", name(file, first));
    let through: Vec<String> = others.iter().map(|call| name(file, call)).collect();
    if !through.is_empty() {
        message = format!("{message}, through {}", through.join(" and "));
    }
    let next = recursion.calls.iter().cycle().skip(1);
    let steps = recursion.calls.iter().zip(next).map(|(call, next)| Step {
        at: file.sibling(file.package().ir()[call.function].file).place(call.at),
        text: format!("{} calls {}, whatever its arguments are", name(file, call), name(file, next)),
    });
    let steps: Vec<_> = steps.collect();
    let certainty = if recursion.is_certain { Certainty::Proved } else { Certainty::Likely };
    found.report(first.at, message).sure(certainty).because(steps);
}
