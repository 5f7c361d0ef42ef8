//! What is wrong is said with its place, and the rest goes on.

use crate::tree::Tree;

#[test]
fn forbidden_imports_are_said() {
    let tree = Tree::new(
        "
-- go.mod --
module m
go 1.24
-- a/a.go --
package a
import (
\t_ \"internal/abi\"
\t_ \"m/b/internal/x\"
\t_ \"m/prog\"
\t_ \"./b\"
\t_ \"golang.org/x/net/idna\"
)
-- b/b.go --
package b
import _ \"m/b/internal/x\"
-- b/internal/x/x.go --
package x
-- prog/main.go --
package main
",
    );
    assert_eq!(
        tree.load(&["./..."]).problems(),
        [
            "a/a.go: 3:4: use of internal package internal/abi not allowed",
            "a/a.go: 4:4: use of internal package m/b/internal/x not allowed",
            "a/a.go: 5:4: import \"m/prog\" is a program, not an importable package",
            "a/a.go: 6:4: package ./b: relative import paths are not supported in modules",
            "a/a.go: 7:4: package golang.org/x/net/idna: no required module provides it",
        ]
    );
}

#[test]
fn import_cycles_are_said_once() {
    let tree = Tree::new(
        "
-- go.mod --
module m
-- a/a.go --
package a
import _ \"m/b\"
-- b/b.go --
package b
import _ \"m/c\"
-- c/c.go --
package c
import _ \"m/a\"
-- s/s.go --
package s
import _ \"m/s\"
",
    );
    assert_eq!(
        tree.load(&["./..."]).problems(),
        [
            "a/a.go: 2:10: import cycle not allowed: m/a imports m/b imports m/c imports m/a",
            "s/s.go: 2:10: import cycle not allowed: m/s imports m/s",
        ]
    );
}

#[test]
fn broken_files_do_not_stop_the_others() {
    let tree = Tree::new(
        "
-- go.mod --
module m
nonsense here
go 1.24
-- a.go --
package a
-- b.go --
package b
-- c.go --
//go:build (linux

package a
-- d.go --
hello
-- e_test.go --
package a
import \"C\"
-- f.go --
package a
import _ \"embed\"
//go:embed f.go missing.txt
var x string
",
    );
    let loaded = tree.load(&["."]);
    assert_eq!(
        loaded.problems(),
        [
            "b.go: 1:9: package b in a folder of package a",
            "c.go: 1:12: missing closing parenthesis",
            "d.go: 1:1: expected package clause",
            "e_test.go: 2:8: use of cgo in a test is not supported",
            "f.go: 3:17: pattern missing.txt: no matching files found",
            "go.mod: 2:1: unknown directive nonsense",
        ]
    );
    assert_eq!(loaded.files("m"), "a.go:Go b.go:Go d.go:Go e_test.go:Test f.go:Go");
    assert_eq!(&*loaded.package("m").embeds[0].files[0], "f.go");
    assert_eq!(
        loaded.not_analysed(),
        ["c.go: broken build constraint: missing closing parenthesis"]
    );
}

#[test]
fn without_a_go_tree_the_project_is_still_read() {
    let tree = Tree::new("-- go.mod --\nmodule m\n-- a.go --\npackage a\nimport _ \"fmt\"\n");
    std::fs::remove_dir_all(tree.path("goroot/src")).unwrap();
    let loaded = tree.load(&["./..."]);
    assert_eq!(loaded.matched(), ["m"]);
    assert_eq!(
        loaded.problems(),
        [
            "goroot is not a Go tree: no src/runtime",
            "a.go: 2:10: package fmt: no Go tree to find it in"
        ]
    );
}

#[test]
fn the_same_input_gives_the_same_project() {
    let tree = Tree::new(
        "-- go.mod --\nmodule m\n-- a/a.go --\npackage a\nimport _ \"fmt\"\n-- b/b.go --\npackage b\nimport _ \"none\"\n",
    );
    let shown = |patterns: &[&str]| format!("{:?}", tree.load(patterns).project);
    assert_eq!(shown(&["./..."]), shown(&["./..."]));
    assert_eq!(shown(&["./b", "./a"]), shown(&["./a", "./b"]));
}
