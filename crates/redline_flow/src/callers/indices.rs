//! What functions of the library see to where they call what they are given.

use redline_ir::{Body, Callee, FunctionId, Op, PackageIr, ValueId};

use super::uses::Uses;
use crate::atom::{Atom, Term};
use crate::library::Claim;
use crate::linear::Linear;
use crate::view::View;

/// What is true of the parameters of function literals that a function gives to one of
/// the library which calls them with indices, and to nobody else.
pub(super) fn indices(
    view: &View<'_>,
    package: &PackageIr,
    uses: &Uses,
) -> Vec<(FunctionId, Vec<Atom>)> {
    let calls = (0..view.body.value_count()).map(ValueId::new);
    calls.filter_map(|value| of_call(view, package, uses, value)).collect()
}

fn of_call(
    view: &View<'_>,
    package: &PackageIr,
    uses: &Uses,
    value: ValueId,
) -> Option<(FunctionId, Vec<Atom>)> {
    let Op::Call(call) = view.body[value] else { return None };
    let Callee::Declared { .. } = view.body[call].callee else { return None };
    let claims = view.library(call)?.claims;
    let &[first, given, ..] = view.body.list(view.body[call].args) else { return None };
    let Op::Closure { function, bindings } = view.body[given] else { return None };
    let Ok(literal) = &package[function].body else { return None };
    if !uses.gets_indices(function) {
        return None;
    }
    let count = claims.iter().find_map(|claim| match claim {
        Claim::CallsBelow => Some(view.linear(first)),
        Claim::CallsWithIndices => match view.body[view.class(first)] {
            Op::MakeInterface(slice) => Some(view.len(slice)),
            _ => None,
        },
        _ => None,
    })?;
    let within = seen_within(view, view.body.list(bindings), literal, count);
    let mut atoms = Vec::new();
    for &param in literal.params() {
        let param = Linear::of(Term::Value(param));
        atoms.push(Linear::constant(0).at_most(param, 0));
        atoms.extend(within.map(|count| param.at_most(count, -1)));
    }
    Some((function, atoms))
}

/// A number of a function as a function literal in it has it, if it does.
fn seen_within(
    view: &View<'_>,
    bindings: &[ValueId],
    literal: &Body,
    number: Linear,
) -> Option<Linear> {
    let Some(of) = number.term.value() else { return Some(number) };
    let place = bindings.iter().position(|&bound| view.class(bound) == of)?;
    let is_it =
        |value: &ValueId| matches!(literal[*value], Op::FreeVar(index) if index as usize == place);
    let free = (0..literal.value_count()).map(ValueId::new).find(is_it)?;
    Some(Linear { term: number.term.with(free), offset: number.offset })
}
