use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings, Place, Step};
use redline_names::{Defer, FunctionId, FunctionNode, Predeclared};
use redline_syntax::{Decl, Expr, ExprId, Node, Stmt, UnaryOp};
use redline_types::{Mode, Signature, Type};

use crate::facts::{Callee, FunctionRef, Recovery};
use crate::{Check, File};

rule! {
    /// A panic is recovered, and the caller is told that all went well.
    ///
    /// A function that recovers returns what its results are at that time. Those without
    /// names are zero, whatever the deferred function does: no value, and a nil
    /// error. Name the error, and set it in the deferred function.
    ///
    /// ```go
    /// import "fmt"
    ///
    /// func parse(text string) (*Order, error) {
    /// 	var err error
    /// 	defer func() {
    /// 		if r := recover(); r != nil { // want `after this recover parse returns a nil error`
    /// 			err = fmt.Errorf("parse: %v", r)
    /// 		}
    /// 	}()
    /// 	return read(text), err
    /// }
    ///
    /// func parseWell(text string) (order *Order, err error) {
    /// 	defer func() {
    /// 		if r := recover(); r != nil {
    /// 			err = fmt.Errorf("parse: %v", r)
    /// 		}
    /// 	}()
    /// 	return read(text), nil
    /// }
    /// ```
    ///
    /// Silent where the deferred function may panic again, end the process or the
    /// goroutine, send, or set a field, an element, what a pointer points to or a variable
    /// of the function around: somebody may learn of the panic from that; where it says that nothing is wrong by setting a
    /// variable to nil; where the error result has a name and the function
    /// sets it anywhere; where what is deferred is not a function of the same package;
    /// and in tests.
    pub(super) static RULE = {
        code: "REC607",
        name: "panic-becomes-success",
        line: RedLine::HiddenPanic,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (_, defer) in file.functions().defers() {
        let Some(function) = defer.function else { continue };
        let Some(body) = recovering(file, defer) else { continue };
        if leaves_nil_error(file, function) && !tells(file, function, body) {
            report(file, defer, function, body, found);
        }
    }
}

/// The body of a deferred function that stops panics, and gets nothing by which it could
/// set a result.
pub(super) fn recovering(file: File<'_>, defer: &Defer) -> Option<FunctionRef> {
    let body = file.body_of(file.callee(defer.call))?;
    let recovers = match file.recovery(body) {
        Recovery::Never => false,
        Recovery::Sometimes => true,
        Recovery::Always { panics_again } => !panics_again,
    };
    let args = file.args(defer.call);
    let gets_nothing = args.iter().all(|&arg| file.types().value(arg).is_some());
    (recovers && gets_nothing).then_some(body)
}

/// Whether a function has an error result that is nil unless a return statement
/// sets it.
pub(super) fn leaves_nil_error(file: File<'_>, function: FunctionId) -> bool {
    let node = file.functions()[function].node;
    let Some(signature) = signature(file, node) else { return false };
    let error = file.store().predeclared_type(Predeclared::Error);
    let Some(last) = signature.results.last().filter(|last| last.ty == error) else { return false };
    last.name.is_none() || named_error(file, node).is_some_and(|assignments| assignments == 0)
}

fn signature(file: File<'_>, node: FunctionNode) -> Option<&Signature> {
    match node {
        FunctionNode::Literal(literal) => match file.underlying(literal)? {
            Type::Signature(signature) => Some(signature),
            _ => None,
        },
        FunctionNode::Decl(decl) => {
            let Decl::Func(func) = &file.tree()[decl] else { return None };
            file.signature(file.declared(func.name)?)
        }
    }
}

/// How often the last result, which has a name, is set other than by a return.
fn named_error(file: File<'_>, node: FunctionNode) -> Option<u32> {
    let ty = match node {
        FunctionNode::Decl(decl) => match &file.tree()[decl] {
            Decl::Func(func) => func.ty,
            _ => return None,
        },
        FunctionNode::Literal(literal) => match file.tree()[literal] {
            Expr::FuncLit { ty, .. } => match file.tree()[ty] {
                Expr::FuncType(ty) => ty,
                _ => return None,
            },
            _ => return None,
        },
    };
    let last = file.tree().fields_of(file.tree()[ty].results?).last()?;
    let name = file.tree().idents_of(file.tree()[last].names).last()?;
    Some(file.resolution()[file.resolution().declared(name)?].assignments)
}

/// Whether somebody may learn of the panic from the body that recovers it, or it goes on.
/// `function` is what returns then.
pub(super) fn tells(file: File<'_>, function: FunctionId, body: FunctionRef) -> bool {
    let returning = span_of(file, function);
    let (file, recovering) = file.follow(body);
    let own = [returning, span_of(file, body.function)];
    file.tree().preorder(Node::Block(recovering.body)).any(|node| match node {
        Node::Stmt(stmt) => match file.tree()[stmt] {
            Stmt::Send { .. } => true,
            Stmt::Assign(assign) => {
                let mut targets = file.tree().list(file.tree()[assign].left).iter();
                let mut values = file.tree().list(file.tree()[assign].right).iter();
                // Who says that nothing is wrong means it.
                targets.any(|&target| is_seen_outside(file, own, target))
                    || values.any(|&value| file.types().mode(value) == Mode::Nil)
            }
            _ => false,
        },
        Node::Expr(expr) => match file.tree()[expr] {
            Expr::Call { .. } => may_not_return(file, expr),
            Expr::Unary { op: UnaryOp::Address, .. } => true,
            _ => false,
        },
        _ => false,
    })
}

fn span_of(file: File<'_>, function: FunctionId) -> Span {
    match file.functions()[function].node {
        FunctionNode::Decl(decl) => file.span(decl),
        FunctionNode::Literal(literal) => file.span(literal),
    }
}

/// Whether a target is no variable that ends with the functions in these spans.
fn is_seen_outside(file: File<'_>, own: [Span; 2], target: ExprId) -> bool {
    let Some(local) = file.local(target) else { return !file.is_blank(target) };
    let declared = file.resolution()[local].span.start;
    !own.iter().any(|span| span.contains(declared))
}

/// Whether a call may panic again or end the process, as far as its name or
/// its body tells.
fn may_not_return(file: File<'_>, call: ExprId) -> bool {
    if file.never_returns(call) {
        return true;
    }
    let callee = file.callee(call);
    if let Callee::Builtin(_) | Callee::Conversion = callee {
        return false;
    }
    let Some(name) = file.called_name(call) else { return true };
    let words = ["fatal", "panic", "exit", "crash", "abort", "die", "throw", "rethrow"];
    let name = name.to_lowercase();
    if words.iter().any(|word| name.contains(word)) {
        return true;
    }
    file.body_of(callee).is_some_and(|body| {
        let (file, _) = file.follow(body);
        let calls = file.calls_in(body.function);
        calls.into_iter().any(|call| file.never_returns(call.expr))
    })
}

fn report(
    file: File<'_>,
    defer: &Defer,
    function: FunctionId,
    body: FunctionRef,
    found: &mut Findings,
) {
    let Some(recover) = recover_in(file, body) else { return };
    let is_literal = matches!(file.callee(defer.call), Callee::Literal(_));
    let at = if is_literal { recover.span } else { file.span(defer.stmt) };
    let name = match file.functions()[function].node {
        FunctionNode::Decl(_) => file.declared_name(function).unwrap_or("the function").to_owned(),
        FunctionNode::Literal(_) => "the function".to_owned(),
    };
    let steps = [
        found.step(file.span(defer.stmt), "is deferred"),
        Step { at: recover, text: "stops a panic".to_owned() },
        Step { at: recover, text: format!("{name} returns its results as they are: the error is nil") },
    ];
    found
        .report(at, format!("after this recover {name} returns a nil error"))
        .sure(Certainty::Likely)
        .because(steps);
}

/// Where a function calls `recover` itself.
fn recover_in(file: File<'_>, body: FunctionRef) -> Option<Place> {
    let (file, _) = file.follow(body);
    let mut calls = file.recovers();
    let call = calls.find(|call| call.function == Some(body.function))?;
    Some(file.place(file.span(call.expr)))
}
