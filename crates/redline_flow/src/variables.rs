//! What variables of a package are from their initialization on.

use redline_ir::{Body, FunctionKind, Op, PackageIr, UnknownReason, ValueId};
use redline_types::{ObjectId, Sizes, Store, is_exported};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::library::Library;
use crate::package::always;
use crate::prover::Prover;
use crate::summary::{Fixed, Summaries};
use crate::view::View;

/// By variable that nothing changes once it is initialized, what is so of its value.
pub(crate) type Variables = FxHashMap<ObjectId, Vec<Fixed>>;

/// Finds the variables of a package that only their declaration gives a value, with what
/// is known of that: those that are not exported, to which nothing else stores, whose
/// address nobody takes and which, as `is_reached` says of their names, nothing else
/// than Go code of the package can write. Nothing is found if a part of the package is not
/// known.
///
/// They are initialized before functions read them (spec: Package initialization), but
/// for a function that another initialization calls as a value or by way of an interface.
pub(crate) fn variables(
    store: &Store,
    package: &PackageIr,
    sizes: Sizes,
    library: &Library,
    summaries: &Summaries,
    is_reached: &dyn Fn(&str) -> bool,
) -> Variables {
    let mut found = Variables::default();
    let Some(changed) = changed(package) else { return found };
    let is_constant = |object: ObjectId| {
        let name = store.names().text(store[object].name);
        !changed.contains(&object) && !is_exported(name) && !is_reached(name)
    };
    for (_, function) in package.functions() {
        let (FunctionKind::Variables, Ok(body)) = (function.kind, &function.body) else { continue };
        let stores = stores(body).filter(|store| is_constant(store.variable));
        let stores: Vec<StoreTo> = stores.collect();
        if stores.is_empty() {
            continue;
        }
        let view = View::new(store, body, sizes, summaries, library);
        let mut prover = Prover::new(&view);
        for StoreTo { instruction, variable, value } in stores {
            let known = always(&mut prover, value, view.before(instruction));
            if !known.is_empty() {
                found.insert(variable, known);
            }
        }
    }
    found
}

/// A store to a variable of a package.
struct StoreTo {
    instruction: ValueId,
    variable: ObjectId,
    value: ValueId,
}

fn stores(body: &Body) -> impl Iterator<Item = StoreTo> + '_ {
    let instructions = body.blocks().flat_map(|block| body.instructions(block));
    instructions.filter_map(|instruction| match body[instruction] {
        Op::Store { address, value } => match body[address] {
            Op::Global(variable) => Some(StoreTo { instruction, variable, value }),
            _ => None,
        },
        _ => None,
    })
}

/// The variables that something else than one initialization changes, or may change
/// because it has their address. None if a part of the package is not known.
fn changed(package: &PackageIr) -> Option<FxHashSet<ObjectId>> {
    let (mut initialized, mut changed) = (FxHashSet::default(), FxHashSet::default());
    for (_, function) in package.functions() {
        let body = match &function.body {
            Ok(body) => body,
            Err(UnknownReason::NoBody) => continue,
            Err(_) => return None,
        };
        let is_initialization = matches!(function.kind, FunctionKind::Variables);
        for StoreTo { variable, .. } in stores(body) {
            if !is_initialization || !initialized.insert(variable) {
                changed.insert(variable);
            }
        }
        let mut gives_away = |value: ValueId| {
            if let Op::Global(variable) = body[value] {
                changed.insert(variable);
            }
        };
        for block in body.blocks() {
            for value in body.instructions(block) {
                match body[value] {
                    Op::Load(_) | Op::Check(_) => {}
                    Op::Store { value, .. } => gives_away(value),
                    Op::Unknown(_) => return None,
                    _ => body.for_each_operand(value, &mut gives_away),
                }
            }
            body.operands_of_terminator(block).iter().copied().for_each(&mut gives_away);
            for edge in body.successors(block) {
                body.list(body[edge].args).iter().copied().for_each(&mut gives_away);
            }
        }
    }
    Some(changed)
}
