//! Whether a condition is true.

use redline_ir::{Op, UnaryOp, ValueId};

use crate::atom::Atom;
use crate::fact::At;
use crate::prover::{Prover, Reason};
use crate::summary::Fixed;

impl Prover<'_> {
    pub(crate) fn boolean(&mut self, value: ValueId, is: bool, at: At) -> Option<Reason> {
        let view = self.view;
        if let Some(truth) = view.truth(value) {
            return (truth == is).then_some(Reason::Definition(value));
        }
        match view.body[value] {
            Op::Param => self.on_each_way(Atom::Bool(value, is), view.graph.home(value), at),
            Op::Unary { op: UnaryOp::Not, operand } => {
                self.prove(Atom::Bool(view.class(operand), !is), at)
            }
            Op::ChangeType(of) => self.prove(Atom::Bool(view.class(of), is), at),
            Op::Binary { .. } => self.comparison(value, is, at),
            Op::Extract { tuple, index } => {
                let tuple = view.class(tuple);
                if let (Op::AssertOk(of), 1) = (view.body[tuple], index) {
                    let (of, ty) = (view.class(of), view.element_type(tuple, 0));
                    let atom = if is { Atom::Type(of, ty) } else { Atom::NotType(of, ty) };
                    return self.prove(atom, at);
                }
                self.result_is(tuple, index, Fixed::Bool(is), at)
            }
            Op::Call(_) => self.result_is(value, 0, Fixed::Bool(is), at),
            _ => None,
        }
    }

    /// A comparison is true if all that it says is so; it is false if all that its
    /// opposite says is so.
    fn comparison(&mut self, value: ValueId, is: bool, at: At) -> Option<Reason> {
        let mut said = Vec::new();
        self.view.atoms_of(value, is, &mut |atom| said.push(atom));
        said.retain(|&atom| atom != Atom::Bool(value, is));
        if said.is_empty() || !self.view.says_all(value) {
            return None;
        }
        let mut reason = None;
        for atom in said {
            reason = Some(self.prove(atom, at)?);
        }
        reason
    }
}
