//! What may be true of the parameters of a function.

use redline_ir::ValueId;
use redline_types::Type;

use crate::atom::Atom;
use crate::linear::Linear;
use crate::view::View;

/// Of how many parameters pairs are considered.
const MAX_PAIRED: usize = 8;

/// What is often so of parameters: pointers that are not nil, numbers that are natural,
/// indices of slices and strings, and lengths that are in order.
pub(super) fn usual(view: &View<'_>, params: &[ValueId]) -> Vec<Atom> {
    let zero = Linear::constant(0);
    let mut found = Vec::new();
    for &param in params {
        match *view.underlying(param) {
            Type::Slice(_) => {}
            _ if view.can_be_nil(param) => found.push(Atom::Nil(param, false)),
            _ if view.is_integer(param) => found.push(zero.at_most(view.linear(param), 0)),
            _ => {}
        }
    }
    let paired = &params[..params.len().min(MAX_PAIRED)];
    for &one in paired.iter().filter(|&&it| view.has_len(it)) {
        let len = view.len(one);
        for &other in paired.iter().filter(|&&it| it != one) {
            if view.is_integer(other) {
                found.push(view.linear(other).at_most(len, -1));
                found.push(view.linear(other).at_most(len, 0));
            } else if view.has_len(other) {
                found.push(view.len(other).at_most(len, 0));
            }
        }
    }
    let ints: Vec<ValueId> = paired.iter().copied().filter(|&it| view.is_integer(it)).collect();
    for &one in &ints {
        for &other in ints.iter().filter(|&&it| it != one) {
            found.push(view.linear(one).at_most(view.linear(other), 0));
        }
    }
    found
}
