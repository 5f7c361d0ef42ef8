//! A package of one Go file to functions: what it imports is not there.

use redline_ir::{Printer, lower_package};

use super::package::checked;

/// How much of an input is looked at.
///
/// bug: the time that lowering takes grows with the square of how deep loops with
/// deferred calls lie in each other, since each way out makes all of the calls; ten
/// times this much takes seconds.
const MOST: usize = 1 << 13;

/// Whatever the file, the functions are what functions must be: what is wrong or
/// unknown in it is unknown in them.
pub(super) fn run(input: &[u8]) {
    let input = &input[..input.len().min(MOST)];
    checked(input, |store, source, checked, _| {
        let ir = lower_package(store, source, checked);
        let faults = ir.verify(store);
        let printer = || Printer::new(store, &ir, source.package);
        let shown =
            faults.first().map(|(at, fault)| printer().function(*at, std::slice::from_ref(fault)));
        assert!(faults.is_empty(), "{}", shown.unwrap_or_default());
    });
}
