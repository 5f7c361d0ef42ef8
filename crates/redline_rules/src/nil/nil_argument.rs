use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A function of the package is given a nil pointer, and follows it before anything else.
    ///
    /// ```go
    /// type User struct{ name string }
    ///
    /// func (u *User) Name() string { return u.name }
    ///
    /// func nobody() string {
    /// 	var u *User
    /// 	return u.Name() // want `follows the nil pointer`
    /// }
    /// ```
    ///
    /// The receiver of a method counts as its first argument. A method with a pointer
    /// receiver may be called on nil, and decide itself what that means.
    ///
    /// Silent about functions of other packages, about those that ask whether it is nil or
    /// call something else first, about `go` and `defer`, and in tests, which may want the
    /// panic.
    pub(super) static RULE = {
        code: "NIL104",
        name: "nil-argument",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NilArgument) {
        file.report_hazard(found, hazard, |text| {
            format!("`{text}` follows the nil pointer that it is given")
        });
    }
}
