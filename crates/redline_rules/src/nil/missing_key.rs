use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// A pointer out of a map is followed, and nobody asked whether it is there.
    ///
    /// A map without the key gives the zero value, which is nil for a pointer.
    ///
    /// ```go
    /// type User struct{ Name string }
    ///
    /// func name(users map[int]*User, id int) string {
    /// 	return users[id].Name // want `follows a pointer that the map may not have`
    /// }
    ///
    /// func nameIfAny(users map[int]*User, id int) string {
    /// 	if user := users[id]; user != nil {
    /// 		return user.Name
    /// 	}
    /// 	return ""
    /// }
    /// ```
    ///
    /// Proved if nothing has been put into the map yet; likely if the key is a constant or
    /// came from the caller.
    ///
    /// Silent where the pointer is compared with anything, where the function writes to a map
    /// of this type, asks it for its length or for another key, or ranges over it, and in
    /// tests.
    pub(super) static RULE = {
        code: "NIL107",
        name: "unchecked-lookup",
        line: RedLine::NilDereference,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::MissingKey) {
        file.report_hazard(found, hazard, |text| format!("`{text}` follows a pointer that the map may not have"));
    }
}
