use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, Function, FunctionNode, How, Usage};
use redline_syntax::{BlockId, Decl, Expr, ExprId, Node, Stmt};
use redline_types::{Basic, Builtin, Type};

use crate::facts::{Callee, Origin};
use crate::{Check, File};

rule! {
    /// `debug.SetPanicOnFault` is called on another goroutine than the one that touches
    /// the memory.
    ///
    /// It holds for the goroutine that calls it, and for no other, also none that is
    /// started later. There a fault ends the process, and no recover stops that: call it
    /// where the memory is read, `defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))`.
    ///
    /// ```go
    /// import (
    /// 	"runtime/debug"
    /// 	"unsafe"
    /// )
    ///
    /// func peek(at unsafe.Pointer, found chan<- byte) {
    /// 	debug.SetPanicOnFault(true) // want `this holds for another goroutine than the one that touches the memory`
    /// 	go func() {
    /// 		defer func() { _ = recover() }()
    /// 		found <- *(*byte)(at)
    /// 	}()
    /// }
    ///
    /// func peekWell(at unsafe.Pointer, found chan<- byte) {
    /// 	go func() {
    /// 		defer func() { _ = recover() }()
    /// 		debug.SetPanicOnFault(true)
    /// 		found <- *(*byte)(at)
    /// 	}()
    /// }
    /// ```
    ///
    /// A package's `init` runs on one goroutine, and what the package does later on others;
    /// a `sync.Once` runs its function for the goroutine that comes first.
    ///
    /// ```go
    /// import "runtime/debug"
    ///
    /// func init() {
    /// 	debug.SetPanicOnFault(true) // want `this holds for the goroutine that runs init alone`
    /// }
    /// ```
    ///
    /// Silent about goroutines that run declared functions, about memory that is neither
    /// got at by a cast nor mapped by `Mmap` in the same function, about `init` of programs
    /// and functions of a `sync.Once` that call something afterwards, where the function that
    /// calls it touches such memory itself, and in tests.
    pub(super) static RULE = {
        code: "UNS1108",
        name: "fault-elsewhere",
        line: RedLine::IneffectiveRecover,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    let settings: Vec<&Call> = file.settings().collect();
    for &setting in &settings {
        let alone = is_only_of_its_function(file, setting, &settings);
        if !file.sets_true(setting.expr) {
            continue;
        }
        if let Some((message, certainty)) = misplacement(file, setting, alone) {
            found.report(file.span(setting.expr), message).sure(certainty);
        } else if let Some(touch) = touch_elsewhere(file, setting, &settings) {
            let at = file.span(setting.expr);
            let steps = [
                found.step(at, "set for the goroutine that runs this"),
                found.step(touch, "another goroutine touches the memory"),
            ];
            let message = "this holds for another goroutine than the one that touches the memory";
            found.report(at, message).because(steps);
        }
    }
}

fn is_only_of_its_function(file: File<'_>, setting: &Call, settings: &[&Call]) -> bool {
    let declaration = |call: &Call| file.functions().declaration(call.function?);
    let own = declaration(setting);
    settings.iter().filter(|other| declaration(other) == own).count() == 1
}

/// What is wrong with where a setting stands, whatever is touched.
fn misplacement(file: File<'_>, setting: &Call, is_alone: bool) -> Option<(&'static str, Certainty)> {
    if let How::Started(_) = setting.how {
        return Some(("the goroutine ends here, and the setting with it", Certainty::Proved));
    }
    let How::Plain = setting.how else { return None };
    let function = &file.functions()[setting.function?];
    match function.usage {
        Usage::Started(_) if ends_with(file, function, setting) => {
            Some(("the goroutine ends here, and the setting with it", Certainty::Proved))
        }
        _ if !is_alone || file.works_behind(setting) => None,
        Usage::Declared if is_init(file, function) => {
            Some(("this holds for the goroutine that runs init alone", Certainty::Likely))
        }
        Usage::Value if is_done_once(file, function) => {
            Some(("this holds for the goroutine that comes first alone", Certainty::Likely))
        }
        _ => None,
    }
}

/// Whether a function ends with a call, and runs nothing behind it.
fn ends_with(file: File<'_>, function: &Function, call: &Call) -> bool {
    let stmts = file.tree().list(file.tree()[function.body].stmts);
    let is_last = match stmts.last().map(|&last| file.tree()[last]) {
        Some(Stmt::Expr(expr)) => file.tree().unparen(expr) == call.expr,
        _ => false,
    };
    is_last && call.registered.is_none()
}

/// Whether a function is the `init` of a package that is no program.
fn is_init(file: File<'_>, function: &Function) -> bool {
    let FunctionNode::Decl(decl) = function.node else { return false };
    let Decl::Func(func) = &file.tree()[decl] else { return false };
    let name = file.name(file.tree()[func.name].name);
    func.receiver.is_none() && name == "init" && !file.package().is_main()
}

/// Whether a literal is the argument of the method `Do` of a `sync.Once`.
fn is_done_once(file: File<'_>, function: &Function) -> bool {
    let FunctionNode::Literal(literal) = function.node else { return false };
    file.functions().calls().any(|(_, call)| {
        file.called_method(call.expr) == Some(("sync", "Do"))
            && file.args(call.expr).iter().any(|&arg| file.tree().unparen(arg) == literal)
    })
}

/// Where a goroutine that the same function starts later touches memory that may not
/// be there, if that function itself does not.
fn touch_elsewhere(file: File<'_>, setting: &Call, settings: &[&Call]) -> Option<Span> {
    let How::Plain = setting.how else { return None };
    let behind = file.span(setting.expr).end;
    let touches = file.touches(file.functions()[setting.function?].body);
    let goroutines = file.functions().functions().filter_map(|(_, function)| {
        let FunctionNode::Literal(literal) = function.node else { return None };
        let is_started = matches!(function.usage, Usage::Started(_));
        (is_started && function.parent == setting.function).then(|| file.span(literal))
    });
    let unset = |goroutine: &Span| {
        let is_inside = |call: &&Call| goroutine.contains(file.span(call.expr).start);
        goroutine.start >= behind && !settings.iter().any(is_inside)
    };
    let goroutines: Vec<Span> = goroutines.filter(unset).collect();
    let is_elsewhere =
        |touch: &Span| goroutines.iter().any(|goroutine| goroutine.contains(touch.start));
    touches.iter().all(is_elsewhere).then(|| touches.first().copied()).flatten()
}

impl<'a> File<'a> {
    /// The calls of `debug.SetPanicOnFault`.
    fn settings(self) -> impl Iterator<Item = &'a Call> {
        let calls = self.functions().calls().map(|(_, call)| call);
        calls.filter(move |call| {
            self.imported(call.expr) == Some(("runtime/debug", "SetPanicOnFault"))
        })
    }

    /// Whether the function that a setting stands in goes on to touch memory, or calls
    /// what may.
    fn works_behind(self, setting: &Call) -> bool {
        let Some(function) = setting.function else { return false };
        let end = self.span(setting.expr).end;
        let mut calls = self.functions().calls().map(|(_, call)| call);
        calls.any(|call| call.function == Some(function) && self.span(call.expr).start >= end)
            || !self.touches(self.functions()[function].body).is_empty()
    }

    fn sets_true(self, setting: ExprId) -> bool {
        let Some(&enabled) = self.args(setting).first() else { return false };
        self.types().value(enabled).is_some_and(|enabled| enabled.as_bool() == Some(true))
    }

    /// Where a function touches memory that may not be there, literals in it included.
    fn touches(self, body: BlockId) -> Vec<Span> {
        let nodes = self.tree().preorder(Node::Block(body));
        let touches = nodes.filter_map(|node| match node {
            Node::Expr(expr) => self.is_touch(expr).then(|| self.span(expr)),
            Node::Stmt(stmt) => match self.tree()[stmt] {
                Stmt::Range { operand, .. } => self.is_mapped(operand).then(|| self.span(operand)),
                _ => None,
            },
            _ => None,
        });
        touches.collect()
    }

    fn is_touch(self, expr: ExprId) -> bool {
        match self.tree()[expr] {
            Expr::Star(pointer) => self.is_cast(pointer),
            Expr::Selector { base, .. } => self.is_cast(base),
            Expr::Index { base, .. } => self.is_cast(base) || self.is_mapped(base),
            Expr::Call { .. } => match self.callee(expr) {
                Callee::Builtin(Builtin::Copy) => {
                    self.args(expr).iter().any(|&arg| self.is_mapped(arg))
                }
                Callee::Conversion => self.is_text_of_mapped(expr),
                _ => false,
            },
            _ => false,
        }
    }

    /// `string(b)`
    fn is_text_of_mapped(self, conversion: ExprId) -> bool {
        let is_text = matches!(self.underlying(conversion), Some(Type::Basic(Basic::String)));
        is_text && self.conversion(conversion).is_some_and(|(bytes, _)| self.is_mapped(bytes))
    }

    /// `(*T)(p)` of an `unsafe.Pointer` that is not made of a pointer on the spot: what
    /// Go has allocated is there.
    fn is_cast(self, pointer: ExprId) -> bool {
        let pointer = self.tree().unparen(pointer);
        let is_typed = matches!(self.underlying(pointer), Some(Type::Pointer(_)));
        let inner = self.conversion(pointer).map(|(inner, _)| inner);
        is_typed
            && inner.is_some_and(|inner| self.is_unsafe_pointer(inner))
            && self.cast(pointer).is_none()
    }

    /// Whether an expression is a variable that holds what `Mmap` gave.
    fn is_mapped(self, expr: ExprId) -> bool {
        let Some(Origin::Result(call)) = self.origin(expr) else { return false };
        matches!(self.imported(call), Some(("syscall" | "golang.org/x/sys/unix", "Mmap")))
    }
}
