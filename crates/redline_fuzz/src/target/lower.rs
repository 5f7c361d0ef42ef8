//! A package of one Go file to functions and what is known in them: what it imports is
//! not there.

use redline_flow::{Kind, analyse_with_callers, misuses};
use redline_ir::{Printer, lower_package};

use super::package::checked;

/// Whatever the file, the functions are what functions must be: what is wrong or
/// unknown in it is unknown in them. What is said about an
/// operation is about one that may panic in that way.
pub(super) fn run(input: &[u8]) {
    checked(input, |store, source, checked, _| {
        let ir = lower_package(store, source, checked);
        let faults = ir.verify(store);
        let printer = || Printer::new(store, &ir, source.package);
        let shown =
            faults.first().map(|(at, fault)| printer().function(*at, std::slice::from_ref(fault)));
        assert!(faults.is_empty(), "{}", shown.unwrap_or_default());
        let is_reached = |name: &str| name == "reached";
        analyse_with_callers(store, &ir, source.sizes, &is_reached, |function, facts| {
            let body = ir[function].body.as_ref().expect("facts are about bodies");
            for operation in &facts.operations {
                assert_eq!(Kind::of(body[operation.value]), Some(operation.kind));
            }
        });
        for misuse in misuses(store, &ir) {
            assert!(ir[misuse.function].body.is_ok(), "a misuse in a body that is not known");
        }
    });
}
