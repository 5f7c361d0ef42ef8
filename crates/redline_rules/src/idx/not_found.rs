use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// What a search gives is used as an index, and nobody asked whether it is -1.
    ///
    /// `strings.Index` and its like give -1 if nothing is found. As an index or a bound
    /// that panics.
    ///
    /// ```go
    /// import "strings"
    ///
    /// func user(mail string) string {
    /// 	return mail[:strings.IndexByte(mail, '@')] // want `is -1 if nothing is found`
    /// }
    /// ```
    ///
    /// `strings.Cut` tells whether something was found.
    ///
    /// Silent where the result is compared with anything, where `strings.Contains` or
    /// another search is asked about the same text, and in tests.
    pub(super) static RULE = {
        code: "IDX205",
        name: "unchecked-search",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::NotFound) {
        file.report_hazard(found, hazard, |text| format!("the index in `{text}` is -1 if nothing is found"));
    }
}
