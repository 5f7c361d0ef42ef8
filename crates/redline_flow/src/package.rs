//! The functions of a package, callees before callers.

use redline_ir::{
    Body, Callee, Check, FunctionId, FunctionKind, Op, PackageIr, Terminator, ValueId,
};
use redline_types::{BasicKind, Sizes, Store, Type};
use rustc_hash::FxHashMap;

use crate::atom::{Atom, Term};
use crate::callers::Callers;
use crate::fact::At;
use crate::formula::Formula;
use crate::hazard::{Hazard, hazards};
use crate::interval::Interval;
use crate::library::Library;
use crate::linear::Linear;
use crate::prover::Prover;
use crate::summary::{Fixed, Implication, Outcome, Summaries, Summary};
use crate::variables::variables;
use crate::verdict::{Operation, Verdict, operations};
use crate::view::View;

/// What was found out about a function.
#[derive(Clone, Debug)]
pub struct FunctionFacts {
    /// Its operations that may panic, in order.
    pub operations: Vec<Operation>,
    /// Those that panic on a way that can be shown.
    pub hazards: Vec<Hazard>,
    /// Whether some of them were given up because it took too many steps.
    pub is_exhausted: bool,
}

/// Finds out about all functions of a package; `found` gets each that has a body.
pub fn analyse(
    store: &Store,
    package: &PackageIr,
    sizes: Sizes,
    found: impl FnMut(FunctionId, FunctionFacts),
) {
    analyse_with(store, package, sizes, &Library::of(store, package), found);
}

fn analyse_with(
    store: &Store,
    package: &PackageIr,
    sizes: Sizes,
    library: &Library,
    mut found: impl FnMut(FunctionId, FunctionFacts),
) -> Summaries {
    let mut summaries = Summaries::default();
    for id in callees_first(package) {
        let function = &package[id];
        let Ok(body) = &function.body else { continue };
        let view = View::new(store, body, sizes, &summaries, library);
        let mut prover = Prover::new(&view);
        let operations = operations(&mut prover);
        let hazards = hazards(&mut prover, &operations);
        let summary = summarize(&mut prover);
        let is_exhausted = prover.is_exhausted();
        found(id, FunctionFacts { operations, hazards, is_exhausted });
        match function.kind {
            FunctionKind::Declared(object) => summaries.declared.insert(object, summary).is_some(),
            _ => summaries.literals.insert(id, summary).is_some(),
        };
    }
    summaries
}

/// As [`analyse`], and believes of the parameters of functions what is so at each call, as
/// far as all calls are seen: of those that are not exported, are no values, are not called
/// by way of interfaces and, as `is_reached` says of their names, from nowhere else
/// (assembly, C, `//go:linkname`); and of variables what their initialization makes them,
/// as far as nothing else can change them. Hazards do not rest on that.
pub fn analyse_with_callers(
    store: &Store,
    package: &PackageIr,
    sizes: Sizes,
    is_reached: &dyn Fn(&str) -> bool,
    mut found: impl FnMut(FunctionId, FunctionFacts),
) {
    let library = Library::of(store, package);
    let mut facts = FxHashMap::default();
    let mut summaries = analyse_with(store, package, sizes, &library, |id, own| {
        facts.insert(id, own);
    });
    summaries.variables = variables(store, package, sizes, &library, &summaries, is_reached);
    let order = callees_first(package);
    let callers = Callers::new(store, package, sizes, &library, is_reached);
    let (given, summaries) = callers.settle(&order, &facts, summaries);
    for id in order {
        let (Some(mut own), Ok(body)) = (facts.remove(&id), &package[id].body) else { continue };
        let promises = given.get(&id).map_or(&[][..], Vec::as_slice);
        if own.operations.iter().any(|it| it.verdict == Verdict::Possible) {
            let view = View::given(store, body, sizes, &summaries, &library, promises);
            let mut prover = Prover::new(&view);
            own.operations = operations(&mut prover);
            own.is_exhausted |= prover.is_exhausted();
        }
        found(id, own);
    }
}

/// The functions of a package, each behind those that it calls as far as they do not
/// call it.
pub(crate) fn callees_first(package: &PackageIr) -> Vec<FunctionId> {
    let declared: FxHashMap<_, _> = package
        .functions()
        .filter_map(|(id, function)| match function.kind {
            FunctionKind::Declared(object) => Some((object, id)),
            _ => None,
        })
        .collect();
    let callees = |id: FunctionId| -> Vec<FunctionId> {
        let Ok(body) = &package[id].body else { return Vec::new() };
        let mut callees = Vec::new();
        for value in body.blocks().flat_map(|block| body.instructions(block)) {
            match body[value] {
                Op::Call(call) | Op::DeferredCall(call) => match body[call].callee {
                    Callee::Declared { object, .. } => callees.extend(declared.get(&object)),
                    Callee::Closure { function, .. } => callees.push(function),
                    _ => {}
                },
                Op::Closure { function, .. } => callees.push(function),
                _ => {}
            }
        }
        callees
    };
    let mut order = Vec::with_capacity(package.functions().len());
    let mut seen = vec![false; package.functions().len()];
    for (root, _) in package.functions() {
        let mut open = vec![(root, Vec::new())];
        if std::mem::replace(&mut seen[root.index()], true) {
            continue;
        }
        if let Some(last) = open.last_mut() {
            last.1 = callees(root);
        }
        while let Some((id, rest)) = open.last_mut() {
            let id = *id;
            let Some(callee) = rest.pop() else {
                order.push(id);
                open.pop();
                continue;
            };
            if !std::mem::replace(&mut seen[callee.index()], true) {
                open.push((callee, callees(callee)));
            }
        }
    }
    order
}

/// What callers may know of a function.
fn summarize(prover: &mut Prover<'_>) -> Summary {
    let body = prover.view.body;
    let returns = returns(prover, body);
    if returns.is_empty() {
        return Summary { never_returns: true, ..Summary::default() };
    }
    let count = returns[0].1.len();
    let mut summary = Summary {
        may_stay_away: may_stay_away(prover),
        follows: follows(prover.view),
        ..Summary::default()
    };
    for (index, result) in (0..).zip(0..count) {
        for fixed in candidates(prover.view, returns[0].1[result]) {
            if returns.iter().all(|(at, results)| {
                let atom = atom(prover.view, results[result], fixed);
                prover.ask(atom, *at).is_some()
            }) {
                summary.results.push((index, fixed));
            }
        }
    }
    for (index, result) in (0..).zip(0..count) {
        let interval = interval(prover.view, &returns, result);
        let fixed = interval.or_else(|| least_len(prover, &returns, result));
        summary.results.extend(fixed.map(|fixed| (index, fixed)));
        if prover.view.is_integer(returns[0].1[result]) {
            let values: Vec<ValueId> = returns.iter().map(|(_, results)| results[result]).collect();
            let formula = Formula::of_result(prover.view, &values);
            summary.formulas.extend(formula.map(|formula| (index, formula)));
        }
    }
    summary.implications = implications(prover, &returns, &summary);
    params(prover, &returns, &mut summary);
    summary
}

/// The parameters that are followed in the first block, before anything else is called.
fn follows(view: &View<'_>) -> Vec<u32> {
    let body = view.body;
    let first = body.instructions(body.entry()).take_while(|&it| {
        !matches!(body[it], Op::Call(_) | Op::Go(_) | Op::Send { .. } | Op::Receive(_))
    });
    let followed = first.filter_map(|it| match body[it] {
        Op::Check(Check::NotNil(value)) => Some(view.class(value)),
        _ => None,
    });
    let place = |value| body.params().iter().position(|&param| param == value);
    let mut found: Vec<u32> =
        followed.filter_map(place).filter_map(|place| u32::try_from(place).ok()).collect();
    found.dedup();
    found
}

/// Whether a function calls what may not return.
fn may_stay_away(prover: &Prover<'_>) -> bool {
    let mut values =
        prover.view.graph.order.iter().flat_map(|&block| prover.view.body.instructions(block));
    values.any(|value| prover.may_stay_away(value))
}

pub(crate) type Return<'b> = (At, &'b [ValueId]);

/// Where a function returns, with its results.
pub(crate) fn returns<'b>(prover: &Prover<'_>, body: &'b Body) -> Vec<Return<'b>> {
    let mut returns = Vec::new();
    for block in body.blocks().filter(|&block| prover.view.graph.is_reachable(block)) {
        let at = At { block, before: body[block].end, edge: None };
        if let Terminator::Return(results) = body.terminator(block)
            && prover.is_dead(at).is_none()
        {
            returns.push((at, body.list(results)));
        }
    }
    returns
}

/// What a value may be fixed to.
fn candidates(view: &View<'_>, value: ValueId) -> Vec<Fixed> {
    if view.can_be_nil(value) {
        return vec![Fixed::Nil(false), Fixed::Nil(true)];
    }
    match *view.underlying(value) {
        Type::Basic(basic) if basic.kind() == BasicKind::Boolean => {
            vec![Fixed::Bool(true), Fixed::Bool(false)]
        }
        _ => Vec::new(),
    }
}

/// That a value is nil or not, or true or false: other things are no candidates.
fn atom(view: &View<'_>, value: ValueId, fixed: Fixed) -> Atom {
    let value = view.class(value);
    match fixed {
        Fixed::Nil(is) => Atom::Nil(value, is),
        Fixed::Bool(is) => Atom::Bool(value, is),
        Fixed::LenAtLeast(len) => Linear::constant(len.into()).at_most(view.len(value), 0),
        Fixed::Between(_, most) => view.linear(value).at_most(Linear::constant(most.into()), 0),
    }
}

/// What is so of a value at a place: it is not nil, has a length at least, is a number of
/// some.
pub(crate) fn always(prover: &mut Prover<'_>, value: ValueId, at: At) -> Vec<Fixed> {
    let as_result = [(at, std::slice::from_ref(&value))];
    let mut found = Vec::new();
    if prover.view.can_be_nil(value) {
        let not_nil = atom(prover.view, value, Fixed::Nil(false));
        found.extend(prover.ask(not_nil, at).map(|_| Fixed::Nil(false)));
    }
    let interval = interval(prover.view, &as_result, 0);
    found.extend(interval.or_else(|| least_len(prover, &as_result, 0)));
    found
}

/// The smallest and the largest number that a result can be, if its type has others.
fn interval(view: &View<'_>, returns: &[Return<'_>], result: usize) -> Option<Fixed> {
    let whole = view.int_range(returns[0].1[result])?;
    let mut found: Option<Interval> = None;
    for (_, results) in returns {
        let value = view.linear(results[result]);
        let (least, most) = view.bounds(value.term);
        let one = (least.saturating_add(value.offset), most.saturating_add(value.offset));
        found = Some(found.map_or(one, |found| (found.0.min(one.0), found.1.max(one.1))));
    }
    let (least, most) = found?;
    let is_narrow = least > whole.0 || most < whole.1;
    is_narrow.then_some(Fixed::Between(i64::try_from(least).ok()?, i64::try_from(most).ok()?))
}

/// The length that a result has at least.
fn least_len(prover: &mut Prover<'_>, returns: &[Return<'_>], result: usize) -> Option<Fixed> {
    let view = prover.view;
    if !matches!(*view.underlying(returns[0].1[result]), Type::Slice(_) | Type::Basic(_))
        || view.is_integer(returns[0].1[result])
    {
        return None;
    }
    let least = returns.iter().map(|(_, results)| match view.len(results[result]) {
        Linear { term: Term::Zero, offset } => offset,
        Linear { offset, .. } => offset.max(0),
    });
    let least = u64::try_from(least.min()?).ok()?;
    let wanted = Linear::constant(least.into());
    let is_so = least > 0
        && returns.iter().all(|(at, results)| {
            prover.ask(wanted.at_most(view.len(results[result]), 0), *at).is_some()
        });
    is_so.then_some(Fixed::LenAtLeast(least))
}

/// What other results tell of a result: an error that is nil, an `ok` that is true.
fn implications(
    prover: &mut Prover<'_>,
    returns: &[Return<'_>],
    summary: &Summary,
) -> Vec<Implication> {
    let mut found = Vec::new();
    let results = returns[0].1;
    for (result, &value) in (0..).zip(results) {
        for (other, &other_value) in (0..).zip(results) {
            if other == result || !prover.view.can_be_nil(other_value) {
                continue;
            }
            for &(when, then) in pairs(prover.view, value) {
                let is_known = summary.results.contains(&(other, then));
                let is_so = !is_known
                    && returns.iter().all(|(at, results)| {
                        let assumed = atom(prover.view, results[result as usize], when);
                        let goal = atom(prover.view, results[other as usize], then);
                        prover.ask_assuming(assumed, goal, *at)
                    });
                if is_so {
                    found.push(Implication { result, when, other, then });
                }
            }
        }
    }
    found
}

/// What a result may tell of another one.
fn pairs(view: &View<'_>, result: ValueId) -> &'static [(Fixed, Fixed)] {
    const OF_ERRORS: &[(Fixed, Fixed)] =
        &[(Fixed::Nil(true), Fixed::Nil(false)), (Fixed::Nil(false), Fixed::Nil(true))];
    const OF_TRUTH: &[(Fixed, Fixed)] = &[
        (Fixed::Bool(true), Fixed::Nil(false)),
        (Fixed::Bool(false), Fixed::Nil(true)),
        (Fixed::Bool(false), Fixed::Nil(false)),
    ];
    match *view.underlying(result) {
        Type::Interface(_) => OF_ERRORS,
        Type::Basic(basic) if basic.kind() == BasicKind::Boolean => OF_TRUTH,
        _ => &[],
    }
}

/// What results tell of parameters, and what is known of them once it has returned.
fn params(prover: &mut Prover<'_>, returns: &[Return<'_>], summary: &mut Summary) {
    let params: Vec<ValueId> = prover.view.body.params().to_vec();
    for (index, &param) in (0..).zip(&params) {
        for fixed in candidates(prover.view, param) {
            let goal = atom(prover.view, param, fixed);
            if fixed == Fixed::Nil(true) {
                continue;
            }
            if returns.iter().all(|(at, _)| prover.ask(goal, *at).is_some()) {
                summary.afterwards.push((index, fixed));
                continue;
            }
            outcomes(prover, returns, (index, goal, fixed), summary);
        }
    }
}

fn outcomes(
    prover: &mut Prover<'_>,
    returns: &[Return<'_>],
    (param, goal, then): (u32, Atom, Fixed),
    summary: &mut Summary,
) {
    for (index, result) in (0..).zip(0..returns[0].1.len()) {
        let when = match *prover.view.underlying(returns[0].1[result]) {
            Type::Interface(_) => vec![Fixed::Nil(true)],
            Type::Basic(basic) if basic.kind() == BasicKind::Boolean => {
                vec![Fixed::Bool(true), Fixed::Bool(false)]
            }
            _ => continue,
        };
        for when in when {
            let is_so = returns.iter().all(|(at, results)| {
                let assumed = atom(prover.view, results[result], when);
                prover.ask_assuming(assumed, goal, *at)
            });
            if is_so {
                summary.outcomes.push(Outcome { result: index, when, param, then });
            }
        }
    }
}
