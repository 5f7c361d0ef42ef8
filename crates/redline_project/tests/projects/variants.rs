//! Tests and the variants of packages that they make.

use crate::tree::Tree;
use redline_project::Dependencies;

const TESTS: &str = "
-- go.mod --
module m
go 1.24
-- p/p.go --
package p
-- p/p_test.go --
package p
import _ \"testing\"
-- p/x_test.go --
package p_test
import _ \"m/p\"
import _ \"m/user\"
-- user/user.go --
package user
import _ \"m/middle\"
-- middle/middle.go --
package middle
import _ \"m/p\"
import _ \"fmt\"
-- only/only.go --
package only
-- only/only_test.go --
package only_test
import _ \"m/only\"
import _ \"m/user\"
";

#[test]
fn packages_between_a_test_and_its_package_are_compiled_anew() {
    let loaded = Tree::new(TESTS).load(&["./p", "./only"]);
    assert_eq!(loaded.problems(), [""; 0]);
    assert_eq!(
        loaded.matched(),
        [
            "m/only",
            "m/only_test [m/only.test]",
            "m/only.test",
            "m/p",
            "m/p [m/p.test]",
            "m/p_test [m/p.test]",
            "m/p.test"
        ]
    );
    assert_eq!(loaded.files("m/p [m/p.test]"), "p.go:Go p_test.go:Test");
    assert_eq!(loaded.files("m/p_test [m/p.test]"), "x_test.go:ExternalTest");
    assert_eq!(loaded.files("m/p"), "p.go:Go p_test.go:Test x_test.go:ExternalTest");
    assert_eq!(loaded.imports("m/p_test [m/p.test]"), ["m/p [m/p.test]", "m/user [m/p.test]"]);
    assert_eq!(loaded.imports("m/user [m/p.test]"), ["m/middle [m/p.test]"]);
    assert_eq!(loaded.imports("m/middle [m/p.test]"), ["fmt", "m/p [m/p.test]"]);
    assert_eq!(loaded.imports("m/user"), ["m/middle"]);
    // Without a test in the package itself nothing changes for others.
    assert_eq!(loaded.imports("m/only_test [m/only.test]"), ["m/only", "m/user"]);
    assert!(!loaded.has("m/user [m/only.test]"));
    assert_eq!(
        loaded.imports("m/p.test"),
        [
            "os",
            "reflect",
            "testing",
            "testing/internal/testdeps",
            "m/p [m/p.test]",
            "m/p_test [m/p.test]"
        ]
    );
}

#[test]
fn tests_can_be_left_out() {
    let tree = Tree::new(TESTS);
    let loaded = tree.load_with(&["./p"], |options| options.tests = false);
    assert_eq!(loaded.matched(), ["m/p"]);
    assert_eq!(
        (loaded.project.go_files().len(), tree.load(&["./p"]).project.go_files().len()),
        (1, 3)
    );
    assert_eq!(
        loaded.not_analysed(),
        ["p/p_test.go: tests were not asked for", "p/x_test.go: tests were not asked for"]
    );
}

#[test]
fn of_dependencies_names_can_be_enough() {
    let tree = Tree::new(TESTS);
    let loaded =
        tree.load_with(&["./middle"], |options| options.dependencies = Dependencies::Names);
    let fmt = loaded.package("fmt");
    assert_eq!((&*fmt.name, fmt.is_loaded, fmt.files.len()), ("fmt", false, 0));
    assert_eq!(&*loaded.package("m/p").name, "p");
    assert!(!loaded.has("os"), "imports of dependencies are not followed");
}

#[test]
fn a_cycle_through_a_test_is_a_problem() {
    let tree = Tree::new(
        "
-- go.mod --
module m
-- p/p.go --
package p
-- p/p_test.go --
package p

import _ \"m/q\"
-- q/q.go --
package q
import _ \"m/p\"
",
    );
    assert_eq!(
        tree.load(&["./..."]).problems(),
        ["p/p_test.go: 3:10: import cycle not allowed in test: m/q depends on m/p"]
    );
}
