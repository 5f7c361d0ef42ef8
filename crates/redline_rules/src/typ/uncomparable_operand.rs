use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings, Step};
use redline_syntax::{Expr, ExprId, Node, TokenKind};
use redline_types::{Type, identical};

use crate::facts::Converted;
use crate::{Check, File};

rule! {
    /// Values in interfaces are compared, or used as keys, whose type has no `==`.
    ///
    /// The compiler lets interfaces be compared and be keys of maps, whatever they hold. If
    /// that is a slice, a map, a function, or a struct or array with one of them in it, the
    /// program panics.
    ///
    /// ```go
    /// func seen(tags []string) bool {
    /// 	all := map[any]bool{}
    /// 	return all[tags] // want `a key of type []string panics`
    /// }
    ///
    /// func same(one, other []string) bool {
    /// 	var left, right any = one, other
    /// 	return left == right // want `[]string cannot be compared: this panics`
    /// }
    /// ```
    ///
    /// So it is with what stores values by them: `sync.Map`, and `context.WithValue`.
    ///
    /// Silent where the type in the interface is not written in the same function, about
    /// two interfaces that hold different types, which are not equal and no more, and in
    /// tests.
    pub(super) static RULE = {
        code: "TYP404",
        name: "uncomparable-operand",
        line: RedLine::UncomparableValue,
        since: "0.1",
        check: Check::File(check),
    };
}

/// Functions that panic if an argument cannot be compared, with its index.
const KEEPERS: [(&str, &str, usize); 9] = [
    ("context", "WithValue", 1),
    ("sync", "CompareAndDelete", 0),
    ("sync", "CompareAndSwap", 0),
    ("sync", "Delete", 0),
    ("sync", "Load", 0),
    ("sync", "LoadAndDelete", 0),
    ("sync", "LoadOrStore", 0),
    ("sync", "Store", 0),
    ("sync", "Swap", 0),
];

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    for node in file.nodes() {
        let Node::Expr(expr) = node else { continue };
        match file.tree()[expr] {
            Expr::Binary { op: TokenKind::Equal | TokenKind::NotEqual, left, right } => {
                check_comparison(file, expr, left, right, found);
            }
            Expr::Index { base, index } if has_interface_keys(file, base) => {
                check_key(file, index, found);
            }
            Expr::Composite { elements, .. } if has_interface_keys(file, expr) => {
                for &element in file.tree().list(elements) {
                    if let Expr::KeyValue { key, .. } = file.tree()[element] {
                        check_key(file, key, found);
                    }
                }
            }
            Expr::Call { .. } => {
                if let Some(key) = kept(file, expr) {
                    check_key(file, key, found);
                }
            }
            _ => {}
        }
    }
}

/// The value of a type without `==` that an interface holds.
fn uncomparable(file: File<'_>, expr: ExprId) -> Option<Converted> {
    let known = file.converted(expr)?;
    (!file.store().is_comparable(known.ty)).then_some(known)
}

fn check_comparison(
    file: File<'_>,
    expr: ExprId,
    left: ExprId,
    right: ExprId,
    found: &mut Findings,
) {
    let (Some(one), Some(other)) = (uncomparable(file, left), uncomparable(file, right)) else {
        return;
    };
    if !identical(file.store(), one.ty, other.ty) {
        return;
    }
    let ty = file.type_text(one.ty);
    let message = format!("values of type {ty} cannot be compared: this panics");
    let steps = [is_of_type(file, one), is_of_type(file, other)];
    found.report(file.span(expr), message).sure(Certainty::Proved).because(steps);
}

fn check_key(file: File<'_>, key: ExprId, found: &mut Findings) {
    let Some(known) = uncomparable(file, key) else { return };
    let message = format!("a key of type {} panics", file.type_text(known.ty));
    let steps = [is_of_type(file, known)];
    found.report(file.span(key), message).sure(Certainty::Proved).because(steps);
}

fn is_of_type(file: File<'_>, known: Converted) -> Step {
    let text = format!("has the type {}, which has no ==", file.type_text(known.ty));
    Step { at: file.place(file.span(known.value)), text }
}

/// Whether a value is a map with keys of an interface type.
fn has_interface_keys(file: File<'_>, map: ExprId) -> bool {
    let Some(Type::Map { key, .. }) = file.underlying(map) else { return false };
    let store = file.store();
    !matches!(store[store.unalias(*key)], Type::TypeParam(_))
        && matches!(store[store.underlying(*key)], Type::Interface(_))
}

/// The argument of a call that has to be comparable.
fn kept(file: File<'_>, call: ExprId) -> Option<ExprId> {
    let called = file.called(call)?;
    let is_map = called.receiver.is_none_or(|receiver| receiver == "Map");
    let (_, _, index) = KEEPERS
        .iter()
        .find(|(path, name, _)| is_map && *path == called.path && *name == called.name)?;
    file.args(call).get(*index).copied()
}
