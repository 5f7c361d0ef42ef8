//! Whether a value is nil.

use redline_ir::{Op, ValueId};

use crate::atom::Atom;
use crate::fact::At;
use crate::prover::{Prover, Reason};
use crate::summary::Fixed;

impl Prover<'_> {
    pub(crate) fn nil(&mut self, value: ValueId, is: bool, at: At) -> Option<Reason> {
        let definition = Some(Reason::Definition(value));
        match self.view.body[value] {
            Op::Zero if self.view.can_be_nil(value) => definition.filter(|_| is),
            Op::Alloc
            | Op::Global(_)
            | Op::Function { .. }
            | Op::FieldAddress { .. }
            | Op::ElementAddress { .. }
            | Op::MakeInterface(_)
            | Op::SliceOf(_)
            | Op::MakeSlice { .. }
            | Op::MakeMap(_)
            | Op::MakeChan(_)
            | Op::Closure { .. }
            | Op::MethodValue { .. } => definition.filter(|_| !is),
            Op::ChangeType(of) | Op::ChangeInterface(of) => self.same_nilness(of, is, at),
            Op::Slice { base, .. } | Op::FullSlice { base, .. } => self.same_nilness(base, is, at),
            Op::Append { slice, items } => {
                if items.is_empty() {
                    return self.same_nilness(slice, is, at);
                }
                definition.filter(|_| !is)
            }
            Op::AppendSlice { slice, .. } if !is => self.same_nilness(slice, is, at),
            Op::Param => self.on_each_way(Atom::Nil(value, is), self.view.graph.home(value), at),
            Op::Load(_) if self.view.loaded(value).contains(&Fixed::Nil(false)) => {
                definition.filter(|_| !is)
            }
            Op::Load(_) | Op::Field { .. } | Op::Element { .. } | Op::MapGet { .. } => {
                definition.filter(|_| is && self.view.can_be_nil(value) && self.view.is_zero(value))
            }
            Op::Call(_) => self.result_is(value, 0, Fixed::Nil(is), at),
            Op::Extract { tuple, index } => {
                let tuple = self.view.class(tuple);
                match self.view.body[tuple] {
                    // Without it, what is given is the zero value.
                    Op::AssertOk(_) | Op::MapGetOk { .. } | Op::ReceiveOk(_) if index == 0 => {
                        let ok = self.view.result(tuple, 1).filter(|_| is)?;
                        self.prove(Atom::Bool(ok, false), at)
                    }
                    _ => self.result_is(tuple, index, Fixed::Nil(is), at),
                }
            }
            _ => None,
        }
    }

    fn same_nilness(&mut self, of: ValueId, is: bool, at: At) -> Option<Reason> {
        self.prove(Atom::Nil(self.view.class(of), is), at)
    }

    /// Whether a result of a call is as fixed, by what is known of who is called.
    pub(crate) fn result_is(
        &mut self,
        call: ValueId,
        index: u32,
        wanted: Fixed,
        at: At,
    ) -> Option<Reason> {
        let Op::Call(id) = self.view.body[call] else { return None };
        let summary = self.view.callee(id)?;
        if summary.results.contains(&(index, wanted)) {
            return Some(Reason::Definition(call));
        }
        for implication in &summary.implications {
            if implication.other != index || implication.then != wanted {
                continue;
            }
            let Some(result) = self.view.result(call, implication.result) else { continue };
            let atom = match implication.when {
                Fixed::Nil(is) => Atom::Nil(result, is),
                Fixed::Bool(is) => Atom::Bool(result, is),
                Fixed::LenAtLeast(_) | Fixed::Between(..) => continue,
            };
            if self.prove(atom, at).is_some() {
                return Some(Reason::Definition(call));
            }
        }
        None
    }
}
