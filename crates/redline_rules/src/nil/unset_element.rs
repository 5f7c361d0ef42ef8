use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// An element of a slice or array of pointers is followed before anything was put there.
    ///
    /// `make([]*T, n)` makes n pointers, all nil, and not what they point to.
    ///
    /// ```go
    /// type User struct{ Name string }
    ///
    /// func users(names []string) []*User {
    /// 	users := make([]*User, len(names))
    /// 	for i, name := range names {
    /// 		users[i].Name = name // want `follows a pointer that has not been set`
    /// 	}
    /// 	return users
    /// }
    /// ```
    ///
    /// Silent where something may have been put into any element before, where another
    /// function, variable or goroutine has got the slice or a part of it, and in tests.
    pub(super) static RULE = {
        code: "NIL114",
        name: "unset-element",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::UnsetElement) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows a pointer that has not been set"));
    }
}
