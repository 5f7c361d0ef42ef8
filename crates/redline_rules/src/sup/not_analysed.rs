use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// A file of a package could not be analysed.
    ///
    /// What nobody looked at is not known to be good. Reported is a file that
    /// cannot be read or is too large. Files that no checked platform takes, and
    /// folders that Go passes over, are no faults: the report lists each of them
    /// with its reason.
    ///
    /// ```go
    /// // A file that another user owns and nobody else may read.
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
