use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// The first or last byte is taken of a text that may be empty.
    ///
    /// What is left of a line without its spaces, a form value, a variable of the environment:
    /// each of them may be empty, and then has no first byte.
    ///
    /// ```go
    /// import "strings"
    ///
    /// func comment(line string) bool {
    /// 	return strings.TrimSpace(line)[0] == '#' // want `may be empty`
    /// }
    /// ```
    ///
    /// `strings.HasPrefix` asks for both at once.
    ///
    /// Silent where the text is compared with anything, where `strings.HasPrefix` or another
    /// search is asked about what it was made of, and in tests.
    pub(super) static RULE = {
        code: "IDX211",
        name: "byte-of-empty-text",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::EmptyText) {
        file.report_hazard(found, hazard, |text| format!("the text in `{text}` may be empty"));
    }
}
