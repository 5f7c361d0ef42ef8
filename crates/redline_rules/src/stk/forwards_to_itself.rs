use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, FunctionId, FunctionNode, How};
use redline_syntax::{
    BlockId, Decl, Expr, ExprId, FuncDecl, Node, Stmt, StmtId, TokenKind, UnaryOp,
};
use redline_types::{ObjectId, Type};

use crate::facts::{Callee, MethodBody};
use crate::{Check, File};

rule! {
    /// A method that always calls itself for the same receiver.
    ///
    /// Mostly it wanted to call the method of the same name of a field, an embedded one
    /// above all: where the outer type declares the method itself, `w.Close` is that
    /// one, and the inner one is `w.File.Close`. The stack grows to its limit, and the
    /// process dies of it: no recover stops that.
    ///
    /// ```go
    /// import "os"
    ///
    /// type logFile struct {
    /// 	*os.File
    /// 	lines int
    /// }
    ///
    /// func (f *logFile) Close() error {
    /// 	return f.Close() // want `Close always calls itself`
    /// }
    ///
    /// func (f *logFile) Sync() error {
    /// 	return f.File.Sync()
    /// }
    /// ```
    ///
    /// Silent where anything in the body decides whether the call is reached, and
    /// where it is one for another value: a field of the receiver, or another variable;
    /// about functions without a receiver; and in tests, which may want the overflow.
    pub(super) static RULE = {
        code: "STK1004",
        name: "forwards-to-itself",
        line: RedLine::StackOverflow,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (id, function) in file.functions().functions() {
        let FunctionNode::Decl(decl) = function.node else { continue };
        let Decl::Func(func) = &file.tree()[decl] else { continue };
        if let Some(call) = forwarding(file, id) {
            report(file, id, func, call, found);
        }
    }
}

/// The call by which a method always calls itself for its receiver.
pub(super) fn forwarding(file: File<'_>, id: FunctionId) -> Option<&Call> {
    let function = &file.functions()[id];
    if !runs_straight(file, function.body) {
        return None;
    }
    file.calls_in(id).find(|call| is_forwarding(file, call))
}

/// Whether nothing in a body branches, loops, waits or leaves, except at its end.
fn runs_straight(file: File<'_>, body: BlockId) -> bool {
    let stmts = file.tree().list(file.tree()[body].stmts);
    stmts.iter().all(|&stmt| is_straight(file, stmt)) && !evaluates_in_part(file, body)
}

fn is_straight(file: File<'_>, stmt: StmtId) -> bool {
    match file.tree()[stmt] {
        Stmt::Expr(expr) => !file.never_returns(file.tree().unparen(expr)),
        Stmt::Empty { .. }
        | Stmt::Decl(_)
        | Stmt::IncDec { .. }
        | Stmt::Assign(_)
        | Stmt::Defer(_)
        | Stmt::Return(_) => true,
        _ => false,
    }
}

/// Whether a part of an expression may be left out, or a literal stands in the body, which
/// is called at another time or not at all; and whether something waits for a channel.
fn evaluates_in_part(file: File<'_>, body: BlockId) -> bool {
    file.tree().preorder(Node::Block(body)).any(|node| {
        let Node::Expr(expr) = node else { return false };
        match file.tree()[expr] {
            Expr::Binary { op, .. } => matches!(op, TokenKind::AndAnd | TokenKind::OrOr),
            Expr::Unary { op, .. } => op == UnaryOp::Receive,
            Expr::FuncLit { .. } => true,
            _ => false,
        }
    })
}

/// Whether a call calls the method around it for the same receiver.
fn is_forwarding(file: File<'_>, call: &Call) -> bool {
    if matches!(call.how, How::Started(_)) || !file.calls_itself(call) || file.may_be_left_before(call) {
        return false;
    }
    let Some(method) = method_of(file, call) else { return false };
    let base = selected(file, call.expr).map(|(base, _)| base);
    base.is_some_and(|base| file.is_receiver(&method, base)) && !file.replaces_receiver(&method)
}

fn method_of<'a>(file: File<'a>, call: &Call) -> Option<MethodBody<'a>> {
    file.methods().find(|method| Some(method.function) == call.function)
}

/// `x` and `x.m` of the call `x.m()`.
fn selected(file: File<'_>, call: ExprId) -> Option<(ExprId, ExprId)> {
    let Expr::Call { callee, .. } = file.tree()[call] else { return None };
    let callee = file.tree().unparen(callee);
    match file.tree()[callee] {
        Expr::Selector { base, .. } => Some((base, callee)),
        _ => None,
    }
}

fn report(file: File<'_>, id: FunctionId, func: &FuncDecl, call: &Call, found: &mut Findings) {
    let name = file.name(file.tree()[func.name].name);
    let steps = [
        found.step(file.tree()[func.name].span, format!("{name} is called")),
        found.step(file.span(call.expr), "calls it again, whatever its arguments are"),
    ];
    let field = embedded_with(file, id, call.expr);
    let mut report = found.report(file.span(call.expr), format!("{name} always calls itself"));
    report.sure(Certainty::Proved).because(steps);
    if let Some(field) = field {
        report.note(format!("the method of the embedded field is `{field}.{name}`"));
    }
}

/// The embedded field of the receiver that has the called method too, as code names it.
fn embedded_with(file: File<'_>, id: FunctionId, call: ExprId) -> Option<String> {
    let method = file.methods().find(|method| method.function == id)?;
    let (base, _) = selected(file, call)?;
    let Callee::Declared(called) = file.callee(call) else { return None };
    let store = file.store();
    let (ty, _) = store.dereferenced(file.ty(base)?);
    let Type::Struct(fields) = &store[store.underlying(ty)] else { return None };
    let field = fields.fields.iter().find(|&&field| has_method(file, field, called))?;
    let receiver = file.resolution()[method.receiver].name;
    Some(format!("{}.{}", file.name(receiver), file.name(store[*field].name)))
}

fn has_method(file: File<'_>, field: ObjectId, method: ObjectId) -> bool {
    let store = file.store();
    let ty = store.type_of(field);
    let pointer = store.intern(Type::Pointer(ty));
    let name = store[method].name;
    let has = |ty| store.method_set(ty).method(store, name, store[method].package).is_some();
    store[field].is_embedded() && (has(ty) || has(pointer))
}
