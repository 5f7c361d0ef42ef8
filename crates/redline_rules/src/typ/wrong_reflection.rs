use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::Call;
use redline_syntax::{Expr, ExprId};
use redline_types::{Type, TypeId};

use crate::facts::{Held, Symbol};
use crate::{Check, File};

mod kind;

use kind::{Kind, is_wrong_for_type, is_wrong_for_value, needs_variable};

rule! {
    /// A method of package reflect is called for a value or type for which it panics.
    ///
    /// `reflect.ValueOf` gets a copy, which nobody can set: give it a pointer, and set what
    /// `Elem` gives. The methods of values and types are there for some kinds only.
    ///
    /// ```go
    /// import "reflect"
    ///
    /// type item struct{ price int }
    ///
    /// func clear(target any) {
    /// 	reflect.ValueOf(target).SetZero() // want `SetZero of a copy panics`
    /// }
    ///
    /// func clearWell(target any) {
    /// 	reflect.ValueOf(target).Elem().SetZero()
    /// }
    ///
    /// func fields(one *item) int {
    /// 	return reflect.TypeOf(one).NumField() // want `NumField of a pointer panics`
    /// }
    ///
    /// func fieldsWell(one *item) int {
    /// 	return reflect.TypeOf(one).Elem().NumField()
    /// }
    /// ```
    ///
    /// Silent about values of types that are not written here, beyond that they are copies;
    /// where the function asks for a kind or whether something can be set; about type
    /// parameters; and in tests.
    pub(super) static RULE = {
        code: "TYP408",
        name: "wrong-reflection",
        line: RedLine::BrokenPrecondition,
        since: "0.1",
        check: Check::File(check),
    };
}

/// What is known of a `reflect.Value`.
#[derive(Clone, Copy, Default)]
struct Reflected {
    /// The type of the value.
    ty: Option<TypeId>,
    /// Whether it is a copy, and not a variable.
    is_copy: bool,
}

/// How many expressions are followed to where a value comes from.
const MOST: usize = 16;

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for (_, call) in file.functions().calls() {
        let Some((base, symbol)) = method(file, call.expr) else { continue };
        let panics = match symbol.receiver {
            Some("Value") => panics_of_value(file, base, symbol.name),
            Some("Type") => panics_of_type(file, base, symbol.name),
            _ => None,
        };
        let Some(of) = panics.filter(|_| !asks(file, call)) else { continue };
        let message = format!("{} of {of} panics", symbol.name);
        let steps = [found.step(file.span(base), format!("is {of}"))];
        found.report(file.span(call.expr), message).sure(Certainty::Proved).because(steps);
    }
}

/// The method of package reflect that a call calls, and for what.
fn method(file: File<'_>, call: ExprId) -> Option<(ExprId, Symbol<'_>)> {
    let Expr::Call { callee, .. } = file.tree()[call] else { return None };
    let Expr::Selector { base, .. } = file.tree()[file.tree().unparen(callee)] else { return None };
    let symbol = file.called(call).filter(|symbol| symbol.path == "reflect")?;
    symbol.receiver.is_some().then_some((base, symbol))
}

fn panics_of_value(file: File<'_>, base: ExprId, method: &str) -> Option<&'static str> {
    let value = value(file, base, MOST)?;
    let kind = value.ty.and_then(|ty| Kind::of(file.store(), ty));
    let wrong = kind.filter(|&kind| is_wrong_for_value(method, kind));
    let copy = (value.is_copy && needs_variable(method)).then_some("a copy");
    wrong.map(Kind::text).or(copy)
}

fn panics_of_type(file: File<'_>, base: ExprId, method: &str) -> Option<&'static str> {
    let ty = reflected_type(file, base, MOST)?;
    let kind = Kind::of(file.store(), ty)?;
    is_wrong_for_type(method, kind).then(|| kind.text())
}

/// What is known of the `reflect.Value` that an expression is.
fn value(file: File<'_>, expr: ExprId, most: usize) -> Option<Reflected> {
    let (expr, most) = (file.tree().unparen(expr), most.checked_sub(1)?);
    if let Some(Held::Value(at, held)) = file.held(expr) {
        return value(at, held, most).filter(|_| at.index() == file.index());
    }
    let symbol = file.called(expr).filter(|symbol| symbol.path == "reflect")?;
    let arg = file.args(expr).first().copied();
    match (symbol.receiver, symbol.name) {
        (None, "ValueOf") => {
            let ty = file.converted(arg?).map(|known| known.ty);
            Some(Reflected { ty, is_copy: true })
        }
        (None, "Zero") => Some(Reflected { ty: reflected_type(file, arg?, most), is_copy: true }),
        (Some("Value"), "Field" | "FieldByName" | "FieldByIndex") => {
            let of = value(file, method(file, expr)?.0, most)?;
            Some(Reflected { ty: None, is_copy: of.is_copy })
        }
        (Some("Value"), "Elem") => {
            let of = value(file, method(file, expr)?.0, most)?;
            let Type::Pointer(to) = file.store()[file.store().underlying(of.ty?)] else {
                return None;
            };
            Some(Reflected { ty: Some(to), is_copy: false })
        }
        _ => None,
    }
}

/// The type that the `reflect.Type` that an expression is stands for.
fn reflected_type(file: File<'_>, expr: ExprId, most: usize) -> Option<TypeId> {
    let (expr, most) = (file.tree().unparen(expr), most.checked_sub(1)?);
    if let Some(Held::Value(at, held)) = file.held(expr) {
        return reflected_type(at, held, most).filter(|_| at.index() == file.index());
    }
    let symbol = file.called(expr).filter(|symbol| symbol.path == "reflect")?;
    match (symbol.receiver, symbol.name) {
        (None, "TypeOf") => Some(file.converted(*file.args(expr).first()?)?.ty),
        (Some("Type"), "Elem") => {
            let of = reflected_type(file, method(file, expr)?.0, most)?;
            match file.store()[file.store().underlying(of)] {
                Type::Pointer(element) | Type::Slice(element) | Type::Array { element, .. } => {
                    Some(element)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the function around a call asks for a kind, or whether something can be set.
fn asks(file: File<'_>, call: &Call) -> bool {
    let mut calls = file.functions().calls().map(|(_, other)| other);
    calls.any(|other| {
        let asks = method(file, other.expr).is_some_and(|(_, symbol)| {
            symbol.name == "Kind" || symbol.name.starts_with("Can")
        });
        asks && other.function == call.function
    })
}
