//! What a function does where there are errors: nobody knows.

use redline_types::Store;

use crate::{Body, Fault, Function, FunctionId, Op, PackageIr, Place, UnknownReason, ValueId};

impl PackageIr {
    /// Makes unknown what errors have left as it must not be in a function: what an
    /// operation gives, or else the whole body.
    pub(super) fn forget_ill_typed(&mut self, store: &Store, id: FunctionId) {
        // Each round makes something unknown that was not.
        loop {
            let faults = self.verify_function(store, &self[id]);
            if faults.is_empty() {
                return;
            }
            forget(&mut self.functions[id.index()], &faults);
        }
    }
}

/// Makes faulty operations unknown, or the body if something else is wrong with it.
fn forget(function: &mut Function, faults: &[Fault]) {
    let Ok(body) = &mut function.body else { return };
    let operations: Option<Vec<ValueId>> =
        faults.iter().map(|fault| operation(body, fault)).collect();
    match operations {
        Some(operations) => {
            for value in operations {
                body.ops[value.index()] = Op::Unknown(UnknownReason::IllTyped);
            }
        }
        None => function.body = Err(UnknownReason::IllTyped),
    }
}

/// The operation that is faulty, if one is that is not unknown already.
fn operation(body: &Body, fault: &Fault) -> Option<ValueId> {
    match fault.place {
        Place::Value(value) if !matches!(body[value], Op::Unknown(_)) => Some(value),
        _ => None,
    }
}
