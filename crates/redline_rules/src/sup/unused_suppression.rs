use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// A suppression suppresses nothing.
    ///
    /// The code it was written for is gone or mended; the comment stays and will
    /// hide the next fault at that place. Remove it.
    ///
    /// ```go
    /// func f() int {
    /// 	return 1 //redline:allow PAN503 moved to main // want `suppression of PAN503 suppresses nothing`
    /// }
    /// ```
    ///
    /// Silent about `//nolint` comments that name other tools as well, about codes
    /// that are not selected, and in files that could not be parsed.
    pub(super) static RULE = {
        code: "SUP001",
        name: "unused-suppression",
        line: RedLine::UnjustifiedSuppression,
        since: "0.1",
        check: Check::Engine,
    };
}
