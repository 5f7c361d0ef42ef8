use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// A suppression does not say why.
    ///
    /// An exception that nobody can judge is never removed. Write the reason
    /// behind the codes.
    ///
    /// ```go
    /// import "os"
    ///
    /// func quit() {
    /// 	os.Exit(1) //redline:allow PAN503 // want `suppression without a reason`
    /// }
    /// ```
    ///
    /// Silent unless `require-suppression-reason` is set or the rule is selected.
    pub(super) static RULE = {
        code: "SUP002",
        name: "suppression-without-reason",
        line: RedLine::UnjustifiedSuppression,
        since: "0.1",
        default: off,
        check: Check::Engine,
    };
}
