use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_syntax::{Expr, ExprId, Node, Stmt};
use redline_types::{Basic, Builtin, Type, TypeId};

use crate::facts::{Callee, Held};
use crate::{Check, File};

rule! {
    /// The bytes of a string are written.
    ///
    /// All that share the string see it change: keys of maps that are found no more, texts
    /// that were checked before. The bytes of a constant lie in memory that cannot be
    /// written: the process dies, and no recover stops that.
    ///
    /// ```go
    /// import "unsafe"
    ///
    /// func upper(name string) {
    /// 	letters := unsafe.Slice(unsafe.StringData(name), len(name))
    /// 	letters[0] -= 'a' - 'A' // want `this writes to the bytes of a string`
    /// }
    ///
    /// func upperWell(name string) string {
    /// 	letters := []byte(name)
    /// 	letters[0] -= 'a' - 'A'
    /// 	return string(letters)
    /// }
    /// ```
    ///
    /// Silent where the bytes are kept or handed on before they are written, where the
    /// string is made in the same function, and in tests.
    pub(super) static RULE = {
        code: "UNS1103",
        name: "string-bytes-written",
        line: RedLine::MemoryCorruption,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() || !file.imports_unsafe() {
        return;
    }
    for node in file.nodes() {
        match node {
            Node::Stmt(stmt) => match file.tree()[stmt] {
                Stmt::Assign(assign) => {
                    let targets = file.tree().list(file.tree()[assign].left);
                    for &target in targets {
                        check_target(file, target, found);
                    }
                }
                Stmt::IncDec { operand, .. } => check_target(file, operand, found),
                _ => {}
            },
            Node::Expr(expr) => check_call(file, expr, found),
            _ => {}
        }
    }
}

/// `b[i] = …`
fn check_target(file: File<'_>, target: ExprId, found: &mut Findings) {
    if let Expr::Index { base, .. } = file.tree()[file.tree().unparen(target)] {
        report(file, target, base, found);
    }
}

/// `copy(b, …)` and `clear(b)`
fn check_call(file: File<'_>, call: ExprId, found: &mut Findings) {
    let Expr::Call { .. } = file.tree()[call] else { return };
    if let Callee::Builtin(Builtin::Copy | Builtin::Clear) = file.callee(call)
        && let Some(&written) = file.args(call).first()
    {
        report(file, call, written, found);
    }
}

fn report(file: File<'_>, at: ExprId, bytes: ExprId, found: &mut Findings) {
    let Some(string) = string_of(file, bytes) else { return };
    let is_constant = file.types().value(string).is_some();
    let certainty = if is_constant { Certainty::Proved } else { Certainty::Likely };
    let steps = [
        found.step(file.span(string), "a string"),
        found.step(file.span(at), "its bytes are written"),
    ];
    found
        .report(file.span(at), "this writes to the bytes of a string")
        .sure(certainty)
        .because(steps);
}

/// The string that a slice has its bytes from, unless it is made here.
fn string_of(file: File<'_>, bytes: ExprId) -> Option<ExprId> {
    let bytes = followed(file, bytes)?;
    let string = match file.tree()[bytes] {
        Expr::Slice(slice) => return string_of(file, file.tree()[slice].base),
        Expr::Call { .. } if calls_unsafe(file, bytes, "Slice") => {
            let data = followed(file, *file.args(bytes).first()?)?;
            *file.args(data).first().filter(|_| calls_unsafe(file, data, "StringData"))?
        }
        Expr::Star(pointer) => {
            let cast = file.cast(pointer).filter(|cast| is_bytes(file, cast.to))?;
            let Expr::Unary { operand, .. } = file.tree()[file.tree().unparen(cast.pointer)] else {
                return None;
            };
            operand
        }
        _ => return None,
    };
    (is_string(file, string) && !is_made_here(file, string)).then_some(string)
}

/// What a variable holds that is set once, or the expression itself.
fn followed(file: File<'_>, expr: ExprId) -> Option<ExprId> {
    let expr = file.tree().unparen(expr);
    match file.held(expr) {
        Some(Held::Value(at, value)) if at.index() == file.index() => {
            Some(file.tree().unparen(value))
        }
        Some(_) => None,
        None => Some(expr),
    }
}

/// Whether a call calls a function of package unsafe.
fn calls_unsafe(file: File<'_>, call: ExprId, name: &str) -> bool {
    let Expr::Call { callee, .. } = file.tree()[call] else { return false };
    let Expr::Selector { base, .. } = file.tree()[file.tree().unparen(callee)] else {
        return false;
    };
    matches!(file.callee(call), Callee::Builtin(_))
        && file.is_package(base)
        && file.called_name(call) == Some(name)
}

fn is_bytes(file: File<'_>, ty: TypeId) -> bool {
    matches!(file.store()[file.store().underlying(ty)], Type::Slice(_))
}

fn is_string(file: File<'_>, expr: ExprId) -> bool {
    matches!(file.underlying(expr), Some(Type::Basic(basic)) if basic.plain() == Basic::String)
}

/// Whether a string is what a call or an operator of this function made, so that
/// nobody else may know it.
fn is_made_here(file: File<'_>, string: ExprId) -> bool {
    let is_known = file.types().value(string).is_some();
    let Some(value) = followed(file, string) else { return !is_known };
    !is_known && matches!(file.tree()[value], Expr::Call { .. } | Expr::Binary { .. })
}
