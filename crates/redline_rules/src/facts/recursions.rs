//! Functions that call each other without end.

use std::cell::OnceCell;

use redline_flow::{Recursion, recursions};

use super::{File, PackageFacts};

/// The recursions of a package without an end, found out when they are asked for.
#[derive(Default)]
pub(super) struct Recursions {
    all: OnceCell<Vec<Recursion>>,
}

impl PackageFacts<'_> {
    fn recursions(&self) -> &[Recursion] {
        self.recursions.all.get_or_init(|| recursions(self.input.store, self.ir()))
    }
}

impl<'a> File<'a> {
    /// The recursions without an end whose first function stands in the file, in order.
    /// Tests may want to see what happens then.
    pub(crate) fn recursions(self) -> impl Iterator<Item = &'a Recursion> {
        let package = self.package();
        let all = if self.is_test() { &[][..] } else { package.recursions() };
        all.iter().filter(move |recursion| {
            let first = recursion.calls.first();
            first.is_some_and(|call| package.ir()[call.function].file == self.index())
        })
    }
}
