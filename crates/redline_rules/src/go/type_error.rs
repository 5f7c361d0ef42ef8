use redline_catalogue::RedLine;

use crate::Check;

rule! {
    /// The types of the code do not fit together.
    ///
    /// The compiler refuses the package. redline reports one error a line and
    /// analyses what stands around it: of what is wrong, nothing more is said.
    ///
    /// ```go
    /// func f(name string) int {
    /// 	count := 0
    /// 	count = name // want `cannot use name (variable of type string) as int value in assignment`
    /// 	return count
    /// }
    ///
    /// func g() int {
    /// } // want `missing return`
    /// ```
    ///
    /// Silent about what comes from packages that could not be read, from `import "C"`
    /// and from packages with syntax errors.
    pub(super) static RULE = {
        code: "GO003",
        name: "type-error",
        line: RedLine::BrokenBuild,
        since: "0.1",
        check: Check::Engine,
    };
}
