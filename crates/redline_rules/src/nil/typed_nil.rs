use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A nil pointer is put into an interface, and the interface is asked whether it is nil.
    ///
    /// An interface that holds a nil pointer is not nil: it has a type. An error that is made
    /// of a variable of a pointer type is an error to every caller, even if the variable
    /// is nil.
    ///
    /// ```go
    /// type parseError struct{ line int }
    ///
    /// func (e *parseError) Error() string { return "line" }
    ///
    /// func parse(lines []string) error {
    /// 	var failed *parseError
    /// 	for i, line := range lines {
    /// 		if line == "" {
    /// 			failed = &parseError{i}
    /// 		}
    /// 	}
    /// 	return failed // want `is not nil even where the pointer in it is`
    /// }
    /// ```
    ///
    /// Proved if the pointer is nil on a way to there that can be shown; likely if nil is one
    /// of the values that it has got.
    ///
    /// Declare the variable as an `error`, or return `nil` where there is none.
    ///
    /// Silent about interfaces that are neither returned as an `error` nor compared in the same
    /// function, about pointers of which nothing says that they are nil, and in tests.
    pub(super) static RULE = {
        code: "NIL112",
        name: "typed-nil",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::TypedNil) {
        file.report_hazard(found, hazard, |text| format!("the interface of `{text}` is not nil even where the pointer in it is"));
    }
}
