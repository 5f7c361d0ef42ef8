//! The lowering of a package, and what it costs.

use std::cell::Cell;

use redline_ir::{PackageIr, lower_files};
use redline_types::Store;

use crate::typing::TypedPackage;
use crate::usage::ThreadClock;

/// The lowering of a package, done if a rule asks for it.
pub(crate) struct Lowering<'a> {
    store: &'a Store,
    typed: &'a TypedPackage<'a>,
    /// Seconds of processor time that it took.
    pub(crate) seconds: Cell<f64>,
}

impl<'a> Lowering<'a> {
    /// That of a package, which is yet to be done.
    pub(crate) fn of(store: &'a Store, typed: &'a TypedPackage<'a>) -> Self {
        Self { store, typed, seconds: Cell::default() }
    }

    /// Does it, for the files that are no tests.
    pub(crate) fn run(&self) -> PackageIr {
        let mut clock = ThreadClock::start();
        let TypedPackage { input, source, checked } = self.typed;
        let is_wanted = |file: usize| !input.files[file].is_test();
        let ir = lower_files(self.store, *source, checked, &is_wanted);
        self.seconds.set(clock.lap());
        ir
    }
}
