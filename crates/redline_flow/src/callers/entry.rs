//! Where the functions of a package get their parameters and free variables.

use redline_ir::{Body, Callee, FunctionId, Op, PackageIr, ValueId, ValueList};
use redline_types::ObjectId;
use rustc_hash::FxHashMap;

use super::uses::call_of;
use crate::atom::Atom;
use crate::view::View;

/// An instruction that calls a function of the package, or that makes one which is called
/// later with the free variables that it gets here.
pub(super) struct Entry {
    pub(super) instruction: ValueId,
    pub(super) function: FunctionId,
    args: Option<ValueList>,
    bindings: Option<ValueList>,
}

/// The entries to functions in another one: to literals, and to those of `declared`.
pub(super) fn entries(view: &View<'_>, declared: &FxHashMap<ObjectId, FunctionId>) -> Vec<Entry> {
    let body = view.body;
    let blocks = body.blocks().filter(|&block| view.graph.is_reachable(block));
    let entry = |instruction: ValueId| {
        let op = body[instruction];
        if let Op::Closure { function, bindings } = op {
            return Some(Entry { instruction, function, args: None, bindings: Some(bindings) });
        }
        let call = body[call_of(op)?];
        let (function, bindings) = match call.callee {
            Callee::Declared { object, .. } => (*declared.get(&object)?, None),
            Callee::Closure { function, bindings } => (function, Some(bindings)),
            Callee::Value(value) => match body[view.class(value)] {
                Op::Closure { function, bindings } => (function, Some(bindings)),
                _ => return None,
            },
            Callee::Interface { .. } => return None,
        };
        Some(Entry { instruction, function, args: Some(call.args), bindings })
    };
    blocks.flat_map(|block| body.instructions(block)).filter_map(entry).collect()
}

impl Entry {
    /// A statement about the parameters and free variables of the function, as one about
    /// what they get here. None if it is about parameters, which they do not get here.
    pub(super) fn passed(&self, view: &View<'_>, package: &PackageIr, atom: Atom) -> Option<Atom> {
        let body = package[self.function].body.as_ref().ok()?;
        let values: Option<Vec<_>> =
            atom.values().map(|value| Some((value, self.got(view, body, value)?))).collect();
        let values = values?;
        Some(view.replaced(atom, &|value| {
            let got = values.iter().find(|(input, _)| *input == value);
            got.map_or(value, |&(_, got)| got)
        }))
    }

    /// What a parameter or free variable gets here.
    fn got(&self, view: &View<'_>, body: &Body, input: ValueId) -> Option<ValueId> {
        let (list, place) = match body[input] {
            Op::FreeVar(index) => (self.bindings?, index as usize),
            _ => (self.args?, body.params().iter().position(|&param| param == input)?),
        };
        view.body.list(list).get(place).copied()
    }
}
