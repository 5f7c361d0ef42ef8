use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// A file that should be analysed could not be, or only in part.
    ///
    /// What nobody looked at is not known to be good. A file is reported here if
    /// it cannot be read, is too large, or is not Go: around a syntax error the
    /// rest is analysed, and what the error hides is not. Files that no checked
    /// platform takes, and folders that Go passes over, are no faults: the report
    /// lists each of them with its reason.
    ///
    /// ```go
    /// func f() {
    /// 	x :=
    /// } // want `expected expression, found '}'`
    /// ```
    ///
    /// Silent about files outside the packages that were asked for.
    pub(super) static RULE = {
        code: "SUP004",
        name: "not-analysed",
        line: RedLine::UnseenCode,
        since: "0.1",
        check: Check::Engine,
    };
}
