use redline_base::Span;
use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_syntax::{Expr, ExprId, Node, Stmt};
use redline_types::{Mode, ObjectId, ObjectKind, Type, TypeId};

use crate::facts::Callee;
use crate::{Check, File};

mod preconditions;

use preconditions::{Condition, PRECONDITIONS, Precondition};

rule! {
    /// A function of the standard library is given a value that it panics on.
    ///
    /// These functions return no error: what they cannot work with is a mistake of
    /// the program. `rand.Intn` wants a positive bound, `time.NewTicker` a positive
    /// interval, `strings.NewReplacer` pairs, `strings.Repeat` no negative count.
    ///
    /// ```go
    /// import (
    /// 	"math/rand"
    /// 	"strings"
    /// 	"time"
    /// )
    ///
    /// const interval = 500 * time.Millisecond / time.Second
    ///
    /// var escape = strings.NewReplacer("<", "&lt;", ">") // want `strings.NewReplacer panics: strings.NewReplacer: odd argument count`
    ///
    /// func poll() *time.Ticker {
    /// 	return time.NewTicker(interval) // want `time.NewTicker panics: non-positive interval for NewTicker`
    /// }
    ///
    /// func pick(names []string) string {
    /// 	return names[rand.Intn(0)] // want `rand.Intn panics: invalid argument to Intn`
    /// }
    /// ```
    ///
    /// Knows some eighty functions and methods of bytes, context, http, math, slices,
    /// strconv, strings, tabwriter, time and a few others.
    ///
    /// Silent about values that are neither constant nor in local variables that are set
    /// once, about those that something in the file is compared with, which may keep the
    /// call from being reached, about method expressions, and in tests, which may want the
    /// panic.
    pub(super) static RULE = {
        code: "NUM305",
        name: "library-precondition",
        line: RedLine::BrokenPrecondition,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (_, call) in file.functions().calls() {
        check_call(file, call.expr, found);
    }
}

fn check_call(file: File<'_>, call: ExprId, found: &mut Findings) {
    let Callee::Declared(function) = file.callee(call) else { return };
    let Some(symbol) = file.symbol(function) else { return };
    for precondition in PRECONDITIONS.iter().filter(|it| it.function == symbol) {
        let Some(broken) = broken(file, call, precondition) else { continue };
        if file.is_weighed(broken.arg) || file.is_method_expression(call) {
            continue;
        }
        let name = file.function_text(function);
        let step = found.step(broken.span, broken.words);
        found
            .report(file.span(call), format!("{name} panics: {}", precondition.text))
            .sure(Certainty::Proved)
            .because([step]);
        return;
    }
}

/// Arguments that break a precondition.
struct Broken {
    /// The first of them.
    arg: ExprId,
    span: Span,
    /// What they are.
    words: String,
}

fn broken(file: File<'_>, call: ExprId, precondition: &Precondition) -> Option<Broken> {
    let Expr::Call { spread, .. } = file.tree()[call] else { return None };
    let args = file.args(call).get(precondition.parameter..)?;
    let &arg = args.first()?;
    let words = match precondition.panics_if {
        Condition::Below(bound) => is_integer(file, arg, |value| value < bound)?,
        Condition::Zero => is_integer(file, arg, |value| value == 0)?,
        Condition::Outside(low, high) => is_integer(file, arg, |value| value < low || value > high)?,
        Condition::Nil => (file.types().mode(arg) == Mode::Nil).then(|| "is nil".to_owned())?,
        Condition::Empty => is_text(file, arg, |length| length == 0)?,
        Condition::NotOfLength(wanted) => is_text(file, arg, |length| length != wanted)?,
        Condition::OddCount => return odd_count(file, args).filter(|_| !spread),
    };
    Some(Broken { arg, span: file.span(arg), words })
}

fn is_integer(file: File<'_>, arg: ExprId, breaks: impl Fn(i64) -> bool) -> Option<String> {
    let value = file.fixed_integer(arg).filter(|&value| breaks(value))?;
    Some(format!("is {value}"))
}

fn is_text(file: File<'_>, arg: ExprId, breaks: impl Fn(usize) -> bool) -> Option<String> {
    let length = file.known_text(arg)?.bytes.len();
    breaks(length).then(|| format!("has {length} bytes"))
}

/// An odd number of arguments, none of which is a call with several results.
fn odd_count(file: File<'_>, args: &[ExprId]) -> Option<Broken> {
    let (&arg, &last) = (args.first()?, args.last()?);
    let is_several = matches!(file.store()[file.types().ty(arg)?], Type::Tuple(_));
    let span = Span::new(file.span(arg).start, file.span(last).end);
    let broken = || Broken { arg, span, words: format!("{} arguments", args.len()) };
    (args.len() % 2 == 1 && !is_several).then(broken)
}

impl File<'_> {
    /// Whether the file compares one of the named constants or variables in `expr` with
    /// something, so that the code may stand where it does not run.
    fn is_weighed(self, expr: ExprId) -> bool {
        let named = self.named_in(expr);
        !named.is_empty()
            && self.nodes().any(|node| {
                let mut weighed = self.weighed(node).into_iter().flat_map(|it| self.named_in(it));
                weighed.any(|it| named.contains(&it))
            })
    }

    /// What decides whether something else runs.
    fn weighed(self, node: Node) -> Vec<ExprId> {
        let Node::Stmt(stmt) = node else { return Vec::new() };
        match self.tree()[stmt] {
            Stmt::If { cond, .. } => vec![cond],
            Stmt::For { cond, .. } => Vec::from_iter(cond),
            Stmt::Switch { tag, .. } => Vec::from_iter(tag),
            Stmt::Case { exprs, .. } => self.tree().list(exprs).to_vec(),
            _ => Vec::new(),
        }
    }

    /// The constants and variables that an expression names.
    fn named_in(self, expr: ExprId) -> Vec<ObjectId> {
        let is_named = |object: &ObjectId| {
            matches!(self.store()[*object].kind, ObjectKind::Const | ObjectKind::Var(_))
        };
        let nodes = self.tree().preorder(Node::Expr(expr));
        let used = nodes.filter_map(|node| match node {
            Node::Expr(expr) => self.types().used(expr).filter(is_named),
            _ => None,
        });
        used.collect()
    }

    /// Whether a call calls a method by its type, `T.m(x)`, so that the receiver is
    /// an argument; also where a variable holds that.
    fn is_method_expression(self, call: ExprId) -> bool {
        let Expr::Call { callee, .. } = self.tree()[call] else { return false };
        let Callee::Declared(object) = self.callee(call) else { return true };
        let declared = self.parameter_count(self.store().type_of(object));
        self.types().ty(callee).is_none_or(|ty| self.parameter_count(ty) != declared)
    }

    fn parameter_count(self, ty: TypeId) -> Option<usize> {
        match &self.store()[self.store().underlying(ty)] {
            Type::Signature(signature) => Some(signature.params.len()),
            _ => None,
        }
    }
}
