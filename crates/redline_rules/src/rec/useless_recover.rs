use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, FunctionNode, How, Usage};
use redline_syntax::Decl;
use redline_types::is_exported;

use crate::{Check, File};

rule! {
    /// `recover` is called where it can never stop a panic.
    ///
    /// It works only in a deferred function, called by that function itself.
    /// In code that simply runs there is nothing to recover from, and a panic
    /// that comes later is not stopped.
    ///
    /// ```go
    /// func main() {
    /// 	go func() {
    /// 		if r := recover(); r != nil { // want `recover can never work here`
    /// 			report(r)
    /// 		}
    /// 		serve()
    /// 	}()
    /// }
    ///
    /// func guard() {
    /// 	_ = recover() // want `recover can never work here`
    /// }
    ///
    /// func run() {
    /// 	guard()
    /// 	serve()
    /// }
    /// ```
    ///
    /// Silent in exported functions, in methods and in literals that are values:
    /// somebody may defer them.
    pub(super) static RULE = {
        code: "REC601",
        name: "useless-recover",
        line: RedLine::IneffectiveRecover,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for call in file.recovers().filter(|call| !matches!(call.how, How::Deferred(_))) {
        if let Some(why) = never_deferred(file, call) {
            found
                .report(file.span(call.expr), "recover can never work here")
                .sure(Certainty::Proved)
                .note(why);
        }
    }
}

/// Why the function that calls `recover` is never a deferred one.
fn never_deferred(file: File<'_>, call: &Call) -> Option<String> {
    let Some(id) = call.function else {
        return Some("the value of a package variable is no deferred function".to_owned());
    };
    if let How::Started(_) = call.how {
        return Some("`go recover()` runs on a goroutine that does not panic".to_owned());
    }
    let function = &file.functions()[id];
    match function.usage {
        Usage::Started(_) => Some("the function is started by `go`, not deferred".to_owned()),
        Usage::Called(called) if !file.is_in_deferred_function(&file.functions()[called]) => {
            Some("the literal is called on the spot, not deferred".to_owned())
        }
        Usage::Declared => declaration_never_deferred(file, function.node),
        Usage::Called(_) | Usage::Deferred(_) | Usage::Value => None,
    }
}

fn declaration_never_deferred(file: File<'_>, node: FunctionNode) -> Option<String> {
    let FunctionNode::Decl(decl) = node else { return None };
    let Decl::Func(func) = &file.tree()[decl] else { return None };
    let name = file.name(file.tree()[func.name].name);
    if file.is_called_from_outside_only(func) {
        return Some(format!("`{name}` is not deferred by anybody"));
    }
    let references = file.package().references(file.declared(func.name)?);
    let calls = references.called + references.started;
    let unexported = !is_exported(name);
    let never = func.receiver.is_none()
        && unexported
        && calls > 0
        && references.deferred == 0
        && references.value == 0
        && references.called_by_deferred == 0;
    never.then(|| format!("`{name}` is called in {calls} places of its package and deferred in none"))
}
