use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::Call;

use crate::facts::{Context, Cover, MustCall, OutsideText};
use crate::{Check, File};

rule! {
    /// A function that panics on bad text is given text from outside.
    ///
    /// `regexp.MustCompile` and its like are made for text that stands in the
    /// program. A request, a flag or a file may hold anything, and ends the process:
    /// beside each of them is a function that returns an error.
    ///
    /// ```go
    /// import (
    /// 	"net/http"
    /// 	"regexp"
    /// )
    ///
    /// var number = regexp.MustCompile(`^[0-9]+$`)
    ///
    /// func search(w http.ResponseWriter, r *http.Request) {
    /// 	wanted := r.FormValue("q")
    /// 	pattern := regexp.MustCompile("(?i)" + wanted) // want `regexp.MustCompile panics on input, regexp.Compile returns an error`
    /// 	_ = pattern
    /// }
    ///
    /// func searchText(w http.ResponseWriter, r *http.Request) {
    /// 	pattern := regexp.MustCompile("(?i)" + regexp.QuoteMeta(r.FormValue("q")))
    /// 	_ = pattern
    /// }
    /// ```
    ///
    /// A Must function is one whose name begins so, that takes text first and whose
    /// package has the same function without Must and with an error; and
    /// `template.Must` around `Parse`. Text comes from outside in requests (of
    /// net/http, gin, echo, fiber, chi, gorilla, and messages of Protocol Buffers),
    /// from flags, the environment, files, and in local variables that were decoded.
    ///
    /// Silent about parameters and other fields, where those who set them know more; in
    /// `main`, `init` and the values of package variables; where the same text has
    /// been given before to a function that returns a bool or an error; where a
    /// recover is sure to stop the panic; and in tests.
    pub(super) static RULE = {
        code: "TYP406",
        name: "must-on-input",
        line: RedLine::BrokenPrecondition,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    if file.is_test() {
        return;
    }
    let calls = file.functions().calls().map(|(_, call)| call);
    let calls: Vec<(&Call, MustCall)> =
        calls.filter_map(|call| Some((call, file.must_call(call.expr)?))).collect();
    if calls.is_empty() {
        return;
    }
    let outside = OutsideText::new(file);
    for (call, must) in calls {
        check_call(file, &outside, call, must, found);
    }
}

fn check_call(
    file: File<'_>,
    outside: &OutsideText<'_>,
    call: &Call,
    must: MustCall,
    found: &mut Findings,
) {
    let at_start = [Context::PackageVariable, Context::Init, Context::Main, Context::Test];
    if at_start.contains(&file.context(call.function)) {
        return;
    }
    let Some(source) = outside.source(must.input) else { return };
    if outside.is_examined(call, must) || matches!(file.cover(call), Cover::Always(_)) {
        return;
    }
    let message = format!(
        "{} panics on input, {} returns an error",
        file.object_text(must.function),
        file.object_text(must.twin)
    );
    let steps = [
        found.step(file.span(source), "comes from outside"),
        found.step(file.span(must.call), "panics if it is not as expected"),
    ];
    found.report(file.span(must.call), message).sure(Certainty::Likely).because(steps);
}
