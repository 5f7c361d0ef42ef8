//! A package of one Go file to functions: what it imports is not there.

use redline_ir::{Printer, lower_package};

use super::package::checked;

/// Whatever the file, the functions are what functions must be: what is wrong or
/// unknown in it is unknown in them.
pub(super) fn run(input: &[u8]) {
    checked(input, |store, source, checked, _| {
        let ir = lower_package(store, source, checked);
        let faults = ir.verify(store);
        let printer = || Printer::new(store, &ir, source.package);
        let shown =
            faults.first().map(|(at, fault)| printer().function(*at, std::slice::from_ref(fault)));
        assert!(faults.is_empty(), "{}", shown.unwrap_or_default());
    });
}
