use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings, Step};
use redline_names::{Call, FunctionNode, How, Usage};
use redline_syntax::Decl;
use redline_types::is_exported;

use crate::facts::{FunctionRef, Recovery};
use crate::{Check, File};

rule! {
    /// `recover` is called by a function that a deferred function calls, or is
    /// deferred itself.
    ///
    /// It stops a panic only where the deferred function calls it directly. One
    /// call deeper, and as the deferred function itself, it returns nil and the
    /// panic goes on. `defer func() { defer recover() }()` does work.
    ///
    /// ```go
    /// func direct() {
    /// 	defer recover() // want `deferred recover stops nothing`
    /// 	work()
    /// }
    ///
    /// func literal() {
    /// 	defer func() {
    /// 		func() { _ = recover() }() // want `recover is one call too deep`
    /// 	}()
    /// 	work()
    /// }
    ///
    /// func helper() {
    /// 	if r := recover(); r != nil {
    /// 		report(r)
    /// 	}
    /// }
    ///
    /// func named() {
    /// 	defer func() {
    /// 		helper() // want `recover in `helper` is one call too deep`
    /// 	}()
    /// 	work()
    /// }
    /// ```
    ///
    /// Silent where it is not known what becomes of a literal, about helpers
    /// of other packages, and about methods that are called through an interface.
    pub(super) static RULE = {
        code: "REC602",
        name: "recover-too-deep",
        line: RedLine::IneffectiveRecover,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for call in file.recovers() {
        match call.how {
            How::Deferred(_) => check_deferred(file, call, found),
            How::Plain => check_literal(file, call, found),
            How::Started(_) => {}
        }
    }
    check_helpers(file, found);
}

/// `defer recover()`
fn check_deferred(file: File<'_>, call: &Call, found: &mut Findings) {
    let Some(id) = call.function else { return };
    let function = &file.functions()[id];
    let certainty = match function.usage {
        Usage::Deferred(_) | Usage::Value => return,
        Usage::Called(_) | Usage::Started(_) => Certainty::Proved,
        Usage::Declared => match file.may_be_deferred(function.node) {
            MayBeDeferred::Yes => return,
            MayBeDeferred::Elsewhere => Certainty::Likely,
            MayBeDeferred::No => Certainty::Proved,
        },
    };
    found
        .report(file.span(call.expr), "deferred recover stops nothing")
        .sure(certainty)
        .note("call it in a deferred function: `defer func() { _ = recover() }()`");
}

/// `recover()` in a literal that a deferred function calls on the spot.
fn check_literal(file: File<'_>, call: &Call, found: &mut Findings) {
    let Some(id) = call.function else { return };
    let Usage::Called(called) = file.functions()[id].usage else { return };
    let called = file.functions()[called];
    if !file.is_in_deferred_function(&called) {
        return;
    }
    let steps = deferred_at(file, &called, found)
        .into_iter()
        .chain([found.step(file.span(call.expr), "called by a literal that the deferred function calls")]);
    let steps: Vec<_> = steps.collect();
    found.report(file.span(call.expr), "recover is one call too deep").sure(Certainty::Proved).because(steps);
}

/// Calls, in deferred literals, of functions that call `recover` themselves.
fn check_helpers(file: File<'_>, found: &mut Findings) {
    for (_, call) in file.functions().calls() {
        if call.how != How::Plain || !file.is_in_deferred_function(call) {
            continue;
        }
        let Some(body) = file.body_of(file.callee(call.expr)) else { continue };
        let is_literal_here = matches!(file.follow(body).1.usage, Usage::Called(_));
        if is_literal_here || file.recovery(body) == Recovery::Never {
            continue;
        }
        let Some(recover) = plain_recover(file, body) else { continue };
        let name = file.called_name(call.expr).map_or("a helper".to_owned(), |name| format!("`{name}`"));
        let deferred = deferred_at(file, call, found);
        let steps = deferred.into_iter().chain([
            found.step(file.span(call.expr), "calls the helper"),
            Step { at: recover, text: "returns nil: the function around it is not the deferred one".to_owned() },
        ]);
        let steps: Vec<_> = steps.collect();
        found
            .report(file.span(call.expr), format!("recover in {name} is one call too deep"))
            .sure(Certainty::Proved)
            .because(steps);
    }
}

/// Where the literal that makes `call` is deferred.
fn deferred_at(file: File<'_>, call: &Call, found: &Findings) -> Option<Step> {
    let Usage::Deferred(defer) = file.functions()[call.function?].usage else { return None };
    let stmt = file.functions()[defer].stmt;
    Some(found.step(file.span(stmt), "this function is deferred"))
}

/// Where the body calls `recover` itself, in an expression.
fn plain_recover(file: File<'_>, body: FunctionRef) -> Option<redline_diagnostics::Place> {
    let (helper, _) = file.follow(body);
    let mut calls = helper.recovers();
    let call = calls.find(|call| call.function == Some(body.function) && call.how == How::Plain)?;
    Some(helper.place(helper.span(call.expr)))
}

/// Whether somebody may defer a declared function.
enum MayBeDeferred {
    /// The package does, or uses it as a value.
    Yes,
    /// Other packages may.
    Elsewhere,
    /// Nobody does.
    No,
}

impl File<'_> {
    fn may_be_deferred(self, node: FunctionNode) -> MayBeDeferred {
        let FunctionNode::Decl(decl) = node else { return MayBeDeferred::Yes };
        let Decl::Func(func) = &self.tree()[decl] else { return MayBeDeferred::Yes };
        if self.is_called_from_outside_only(func) {
            return MayBeDeferred::No;
        }
        if func.receiver.is_some() {
            return MayBeDeferred::Elsewhere;
        }
        let Some(object) = self.declared(func.name) else { return MayBeDeferred::Elsewhere };
        let references = self.package().references(object);
        if references.deferred + references.value > 0 {
            MayBeDeferred::Yes
        } else if is_exported(self.name(self.tree()[func.name].name)) {
            MayBeDeferred::Elsewhere
        } else {
            MayBeDeferred::No
        }
    }
}
