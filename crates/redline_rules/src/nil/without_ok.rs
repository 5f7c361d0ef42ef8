use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A pointer is followed although the `ok` beside it is false.
    ///
    /// A map without the key, an assertion that does not hold and a channel that is closed
    /// give the zero value, which is nil for a pointer.
    ///
    /// ```go
    /// type User struct{ Name string }
    ///
    /// func find(users map[int]*User, id int) string {
    /// 	u, ok := users[id]
    /// 	if !ok {
    /// 		return "unknown: " + u.Name // want `follows a pointer that was not there`
    /// 	}
    /// 	return u.Name
    /// }
    /// ```
    ///
    /// Silent where `ok` is not looked at, and in tests.
    pub(super) static RULE = {
        code: "NIL106",
        name: "used-without-ok",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::WithoutOk) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows a pointer that was not there"));
    }
}
