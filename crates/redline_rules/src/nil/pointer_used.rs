use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A pointer is followed that is nil.
    ///
    /// It was declared and not set, set to nil, or a condition on the way says that it
    /// is nil. Following it panics, and the deferred functions are all that still runs.
    /// Or it is declared and set on some ways only, and followed on the others as well.
    ///
    /// ```go
    /// type User struct{ Name string }
    ///
    /// func label(u *User) string {
    /// 	if u == nil {
    /// 		return "nobody: " + u.Name // want `follows a nil pointer`
    /// 	}
    /// 	return u.Name
    /// }
    /// ```
    ///
    /// Silent about a pointer that is set in each case of a `switch` or by a loop that looks
    /// for it, or where something between the ways and the use may not return; about
    /// `*(*int)(nil)` and `var p *int; *p = 0`, which crash on purpose, and in tests, which
    /// may want the panic.
    pub(super) static RULE = {
        code: "NIL101",
        name: "nil-pointer-used",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NilPointer) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows a nil pointer"));
    }
}
