use redline_catalogue::RedLine;
use redline_diagnostics::Findings;
use redline_flow::HazardKind;

use crate::{Check, File};

rule! {
    /// An error is asked about or returned that is known to be nil, and another one was meant.
    ///
    /// Two variables for errors in a function are one too many: the second call fails, the
    /// error of the first one is looked at, and the function goes on with a result that is nil.
    ///
    /// ```go
    /// type User struct{ Name string }
    ///
    /// func find(id int) (*User, error)
    ///
    /// func names(first, second int) (string, error) {
    /// 	one, err := find(first)
    /// 	if err != nil {
    /// 		return "", err
    /// 	}
    /// 	two, err2 := find(second)
    /// 	if err != nil { // want `is about an error that is nil here`
    /// 		return "", err2
    /// 	}
    /// 	three, err3 := find(second)
    /// 	if err3 != nil {
    /// 		return "", err // want `is about an error that is nil here`
    /// 	}
    /// 	return one.Name + two.Name + three.Name, nil
    /// }
    /// ```
    ///
    /// Silent where the other error is used on the way on, where another condition stands
    /// between, about errors that are not the result of a call, and in tests.
    pub(super) static RULE = {
        code: "NIL116",
        name: "wrong-error",
        line: RedLine::NilDereference,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for hazard in file.hazards(HazardKind::WrongError) {
        file.report_hazard(found, hazard, |text| format!("`{text}` is about an error that is nil here"));
    }
}
