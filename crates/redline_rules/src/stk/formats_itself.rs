use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Call, LocalKind};
use redline_syntax::{Expr, ExprId, UnaryOp};
use redline_types::{ObjectKind, Type, TypeId};

use crate::facts::MethodBody;
use crate::{Check, File};

mod dispatch;
mod printers;
mod verbs;

use dispatch::{FORMAT, NAMES, called_method};
use printers::{Way, printed};

rule! {
    /// A method that prints or encodes a value hands the value itself to a function
    /// that calls the method again.
    ///
    /// Package fmt calls `Error` or `String` of what it prints, `Format` and
    /// `GoString` before these; packages json and xml call `MarshalJSON`,
    /// `UnmarshalJSON`, `MarshalXML` and `MarshalText`. The stack grows to its limit, and
    /// the process dies of it: no recover stops that. A conversion to a type without
    /// the method ends the circle. A struct that embeds the value does not: it has
    /// the method as well.
    ///
    /// ```go
    /// import (
    /// 	"encoding/json"
    /// 	"fmt"
    /// )
    ///
    /// type Level int
    ///
    /// func (l Level) String() string {
    /// 	switch l {
    /// 	case 0:
    /// 		return "low"
    /// 	}
    /// 	return fmt.Sprintf("level %v", l) // want `fmt.Sprintf calls String again`
    /// }
    ///
    /// type Order struct{ Number int }
    ///
    /// type kinded struct {
    /// 	*Order
    /// 	Kind string
    /// }
    ///
    /// func (o *Order) MarshalJSON() ([]byte, error) {
    /// 	return json.Marshal(kinded{o, "order"}) // want `json.Marshal calls MarshalJSON again`
    /// }
    ///
    /// type Name string
    ///
    /// func (n Name) String() string {
    /// 	return fmt.Sprintf("%q", string(n))
    /// }
    /// ```
    ///
    /// Silent where the method sets its receiver, where the format is not constant or
    /// counts its arguments, in a `Format` that prints the value on some of its ways only,
    /// mostly with another verb, about values in slices, maps and other containers, and about
    /// methods that call each other in turn.
    pub(super) static RULE = {
        code: "STK1002",
        name: "formats-itself",
        line: RedLine::StackOverflow,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for method in file.methods() {
        let name = file.name(file.tree()[method.decl.name].name);
        if !NAMES.contains(&name) || file.sets_receiver(&method) {
            continue;
        }
        for call in file.calls_in(method.function) {
            check_call(file, &method, call, found);
        }
    }
}

fn check_call(file: File<'_>, method: &MethodBody<'_>, call: &Call, found: &mut Findings) {
    for (arg, way) in printed(file, call.expr) {
        if !is_receiver_itself(file, method, arg) || !calls(file, method, arg, way) {
            continue;
        }
        let (name, certainty) = (file.name(file.tree()[method.decl.name].name), certainty(file, call));
        // It mostly asks for the verb, which is another one the next time.
        if name == FORMAT && certainty != Certainty::Proved {
            continue;
        }
        let Expr::Call { callee, .. } = file.tree()[call.expr] else { continue };
        let printer = file.text(file.span(callee));
        let steps = [
            found.step(file.tree()[method.decl.name].span, format!("{name} is called")),
            found.step(file.span(arg), format!("is handed on, and has {name} too")),
        ];
        found
            .report(file.span(arg), format!("{printer} calls {name} again"))
            .sure(certainty)
            .because(steps);
        return;
    }
}

/// It never ends where it is always done.
fn certainty(file: File<'_>, call: &Call) -> Certainty {
    let is_always_done = !call.conditional && !file.may_be_left_before(call);
    if is_always_done { Certainty::Proved } else { Certainty::Likely }
}

/// Whether the method of `arg` that is called is this one.
fn calls(file: File<'_>, method: &MethodBody<'_>, arg: ExprId, way: Way) -> bool {
    let Some(ty) = file.ty(arg).filter(|&ty| !is_interface(file, ty)) else { return false };
    called_method(file, ty, way).is_some_and(|called| file.has_body(called, method.function))
}

fn is_interface(file: File<'_>, ty: TypeId) -> bool {
    matches!(file.store()[file.store().underlying(ty)], Type::Interface(_))
}

/// Whether an argument is the receiver, or a struct that embeds it.
fn is_receiver_itself(file: File<'_>, method: &MethodBody<'_>, arg: ExprId) -> bool {
    if file.is_receiver(method, arg) {
        return true;
    }
    let value = written(file, arg);
    if file.is_receiver(method, value) {
        return true;
    }
    let Expr::Composite { elements, .. } = file.tree()[value] else { return false };
    file.tree().list(elements).iter().enumerate().any(|(index, &element)| {
        let (field, value) = match file.tree()[element] {
            Expr::KeyValue { key, value } => (Field::Named(key), value),
            _ => (Field::At(index), element),
        };
        file.is_receiver(method, value) && is_embedded(file, file.ty(arg), field)
    })
}

/// A field of a composite literal.
#[derive(Clone, Copy)]
enum Field {
    Named(ExprId),
    At(usize),
}

fn is_embedded(file: File<'_>, ty: Option<TypeId>, field: Field) -> bool {
    let store = file.store();
    let Some(ty) = ty else { return false };
    let (base, _) = store.dereferenced(ty);
    let Type::Struct(fields) = &store[store.underlying(base)] else { return false };
    let object = match field {
        Field::Named(key) => file.types().used(key),
        Field::At(index) => fields.fields.get(index).copied(),
    };
    object.is_some_and(|object| {
        matches!(store[object].kind, ObjectKind::Var(_)) && store[object].is_embedded()
    })
}

/// The expression in which a value is written: behind `&`, or that of a local variable
/// that is not set again.
fn written(file: File<'_>, arg: ExprId) -> ExprId {
    let arg = file.tree().unparen(arg);
    // Its address counts as an assignment.
    let (value, assignments) = match file.tree()[arg] {
        Expr::Unary { op: UnaryOp::Address, operand } => (file.tree().unparen(operand), 1),
        _ => (arg, 0),
    };
    let Some(local) = file.local(value).map(|local| file.resolution()[local]) else { return value };
    match local.kind {
        LocalKind::Var { value: Some(first), .. } if local.assignments <= assignments => {
            written_literal(file, first)
        }
        _ => value,
    }
}

fn written_literal(file: File<'_>, value: ExprId) -> ExprId {
    let value = file.tree().unparen(value);
    match file.tree()[value] {
        Expr::Unary { op: UnaryOp::Address, operand } => file.tree().unparen(operand),
        _ => value,
    }
}
