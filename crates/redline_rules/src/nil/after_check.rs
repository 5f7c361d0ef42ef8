use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A pointer is compared with nil, and followed even if it was nil.
    ///
    /// The comparison says that it may be nil. On that way the function neither returns
    /// nor sets it, but goes on to where the pointer is followed: either the comparison is
    /// not needed, or the use panics.
    ///
    /// ```go
    /// import "fmt"
    ///
    /// type User struct{ Name string }
    ///
    /// func greet(u *User) {
    /// 	if u == nil {
    /// 		fmt.Println("no user")
    /// 	}
    /// 	fmt.Println("hello", u.Name) // want `follows a pointer that may be nil`
    /// }
    /// ```
    ///
    /// Silent where something on the way may not return: a call of a function of another
    /// package that is not of the standard library, of a function value or a method of an
    /// interface; where some way on does not lead to the use; and in tests.
    pub(super) static RULE = {
        code: "NIL102",
        name: "used-after-nil-check",
        line: RedLine::NilDereference,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::AfterNilCheck) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows a pointer that may be nil"));
    }
}
