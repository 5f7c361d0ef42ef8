use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// The first or last element is taken of what is empty on some way there.
    ///
    /// The function says so itself: it compares the length with zero and goes on.
    ///
    /// ```go
    /// import "fmt"
    ///
    /// func quoted(text string) (string, error) {
    /// 	if text == "" || text[0] != '"' {
    /// 		return "", fmt.Errorf("quote expected, not %c", text[0]) // want `may have no elements`
    /// 	}
    /// 	return text[1:], nil
    /// }
    ///
    /// func last(hosts []string) string {
    /// 	if len(hosts) == 0 {
    /// 		fmt.Println("no hosts")
    /// 	}
    /// 	return hosts[len(hosts)-1] // want `may have no elements`
    /// }
    /// ```
    ///
    /// Off by default: that a text or list is never empty there is often said where it is
    /// made.
    ///
    /// Silent where it is not compared, as where a loop collects what it holds, where the
    /// way on from the comparison may also lead elsewhere, where something on it may not
    /// return, and in tests.
    pub(super) static RULE = {
        code: "IDX203",
        name: "end-of-empty",
        line: RedLine::IndexOutOfRange,
        since: "0.1",
        default: off,
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::Empty) {
        file.report_hazard(found, hazard, |text| format!("what `{text}` takes an element of may have no elements"));
    }
}
