//! Which module provides a package.

use crate::tree::Tree;

/// A cache with two versions of `a`, one of `b` that needs the newer `a`, and a
/// path with upper case.
const CACHE: &str = "
-- cache/cache/download/example.com/a/@v/v1.0.0.mod --
module example.com/a
-- cache/cache/download/example.com/a/@v/v1.1.0.mod --
module example.com/a
go 1.20
require example.com/c v1.0.0
-- cache/example.com/a@v1.0.0/a.go --
package old
-- cache/example.com/a@v1.1.0/a.go --
package a
-- cache/cache/download/example.com/b/@v/v1.0.0.mod --
module example.com/b
go 1.16
require example.com/a v1.1.0
-- cache/example.com/b@v1.0.0/b.go --
package b
import _ \"example.com/a\"
-- cache/cache/download/example.com/c/@v/v1.0.0.mod --
module example.com/c
-- cache/example.com/c@v1.0.0/c.go --
package c
-- cache/cache/download/example.com/!big/@v/v0.1.0.mod --
module example.com/Big
-- cache/example.com/!big@v0.1.0/big.go --
package big
";

fn tree(go_mod: &str, rest: &str) -> Tree {
    Tree::new(&format!("{CACHE}\n-- go.mod --\nmodule example.com/m\n{go_mod}\n{rest}"))
}

#[test]
fn minimal_version_selection_takes_the_highest_requirement() {
    let tree = tree(
        "go 1.16\nrequire (\n example.com/a v1.0.0\n example.com/b v1.0.0\n)",
        "-- m.go --\npackage m\nimport (\n _ \"example.com/b\"\n _ \"example.com/c\"\n)\n",
    );
    let loaded = tree.load(&["."]);
    assert_eq!(loaded.problems(), [""; 0]);
    assert_eq!(loaded.dir("example.com/a"), "cache/example.com/a@v1.1.0");
    assert_eq!(loaded.dir("example.com/c"), "cache/example.com/c@v1.0.0");
}

#[test]
fn a_pruned_module_names_all_it_needs() {
    let tree = tree(
        "go 1.17\nrequire example.com/b v1.0.0\nrequire example.com/a v1.0.0 // indirect",
        "-- m.go --\npackage m\nimport _ \"example.com/b\"\n",
    );
    let loaded = tree.load(&["."]);
    assert_eq!(loaded.dir("example.com/a"), "cache/example.com/a@v1.0.0");
    let module = loaded.project.module(loaded.package("example.com/b").module.unwrap());
    assert_eq!((module.version.as_deref(), module.language().minor()), (Some("v1.0.0"), 16));
    assert!(!loaded.package("example.com/b").is_matched);
}

#[test]
fn what_the_module_does_not_name_is_looked_for_in_the_whole_graph() {
    let tree = tree(
        "go 1.17\nrequire example.com/b v1.0.0",
        "-- m.go --\npackage m\nimport _ \"example.com/c\"\n",
    );
    let loaded = tree.load(&["."]);
    assert_eq!((loaded.problems(), loaded.has("example.com/c")), (vec![], true));
}

#[test]
fn replacements_and_exclusions_are_followed() {
    let tree = tree(
        "go 1.16\nrequire example.com/b v1.0.0\nrequire example.com/old v1.0.0\n\
         exclude example.com/a v1.1.0\nreplace example.com/b => ./b\n\
         replace example.com/old v1.0.0 => example.com/Big v0.1.0",
        "-- m.go --\npackage m\nimport _ \"example.com/b\"\nimport _ \"example.com/old\"\n\
         -- b/go.mod --\nmodule x\nrequire example.com/a v1.1.0\nrequire example.com/a v1.0.0\n\
         -- b/b.go --\npackage local\nimport _ \"example.com/a\"\n",
    );
    let loaded = tree.load(&["."]);
    assert_eq!(loaded.problems(), [""; 0]);
    assert_eq!(loaded.dir("example.com/b"), "b");
    assert_eq!(loaded.dir("example.com/a"), "cache/example.com/a@v1.0.0");
    assert_eq!(loaded.dir("example.com/old"), "cache/example.com/!big@v0.1.0");
}

#[test]
fn a_missing_module_is_said_where_it_is_imported() {
    let tree = tree(
        "go 1.17\nrequire example.com/gone v1.0.0\nrequire example.com/moved v1.0.0\n\
         replace example.com/moved => ../moved",
        "-- m.go --\npackage m\n\nimport (\n\t_ \"example.com/gone/x\"\n\t_ \"example.com/moved\"\n\t_ \"fmt\"\n)\n",
    );
    let loaded = tree.load(&["."]);
    assert_eq!(
        loaded.problems(),
        [
            "module example.com/gone@v1.0.0: go.mod is not in the module cache: run `go mod download`",
            "moved/go.mod: go.mod of example.com/moved@v1.0.0 cannot be read",
            "m.go: 4:4: package example.com/gone/x: module example.com/gone@v1.0.0 is not in the module cache: run `go mod download`",
            "m.go: 5:4: package example.com/moved: module example.com/moved@v1.0.0 is replaced by moved, which does not exist",
        ]
    );
    assert!(loaded.has("fmt"));
}

#[test]
fn a_workspace_has_several_main_modules() {
    let tree = Tree::new(&format!(
        "{CACHE}
-- go.work --
go 1.22
use (
\t./x
\t./y
\t./gone
)
replace example.com/c => ./c
-- x/go.mod --
module example.com/x
go 1.22
require example.com/y v0.0.0
require example.com/a v1.1.0
-- x/x.go --
package x
import _ \"example.com/y/sub\"
import _ \"example.com/a\"
import _ \"example.com/c\"
-- y/go.mod --
module example.com/y
go 1.21
-- y/sub/s.go --
package sub
-- c/c.go --
package c
-- c/go.mod --
module example.com/c
"
    ));
    let loaded = tree.load_with(&["./..."], |options| options.dir = tree.path("x"));
    assert_eq!(loaded.matched(), ["example.com/x"]);
    assert_eq!(loaded.dir("example.com/y/sub"), "y/sub");
    assert_eq!(loaded.dir("example.com/c"), "c");
    assert_eq!(loaded.package("example.com/y/sub").language.as_ref().unwrap().minor(), 21);
    assert_eq!(loaded.problems().len(), 1, "{:?}", loaded.problems());
    assert!(loaded.problems()[0].starts_with("gone/go.mod: cannot be read"));
    let off =
        tree.load_in(&[("GOWORK", "off")], &["./..."], |options| options.dir = tree.path("x"));
    assert!(!off.has("example.com/y/sub"));
}

const VENDORED: &str = "
-- vendor/modules.txt --
# example.com/a v1.1.0
## explicit; go 1.20
example.com/a
-- vendor/example.com/a/a.go --
package a
-- vendor/example.com/a/unlisted/u.go --
package u
-- m.go --
package m
import _ \"example.com/a\"
import _ \"example.com/a/unlisted\"
";

#[test]
fn a_vendor_folder_is_used_from_go_1_14_on() {
    let vendored = tree("go 1.23\nrequire example.com/a v1.1.0", VENDORED);
    let loaded = vendored.load(&["./..."]);
    assert_eq!(loaded.dir("example.com/a"), "vendor/example.com/a");
    assert_eq!(loaded.package("example.com/a").language.as_ref().unwrap().as_str(), "1.20");
    assert_eq!(
        loaded.problems(),
        [
            "m.go: 3:10: package example.com/a/unlisted: not in the vendor folder: run `go mod vendor`"
        ]
    );
    let old = tree("go 1.13\nrequire example.com/a v1.1.0", VENDORED).load(&["./..."]);
    assert_eq!(old.dir("example.com/a"), "cache/example.com/a@v1.1.0");
    let asked = vendored.load_in(&[("GOFLAGS", "-mod=mod")], &["./..."], |_| {});
    assert_eq!(asked.dir("example.com/a"), "cache/example.com/a@v1.1.0");
}

#[test]
fn a_vendor_folder_that_does_not_fit_is_a_problem() {
    let tree =
        tree("go 1.23\nrequire example.com/a v1.0.0\nreplace example.com/a => ./x", VENDORED);
    let problems = tree.load(&["./..."]).problems();
    assert_eq!(
        problems,
        [
            "go.mod: 3:1: example.com/a@v1.0.0 is not marked as explicit in vendor/modules.txt",
            "m.go: 3:10: package example.com/a/unlisted: not in the vendor folder: run `go mod vendor`",
            "vendor/modules.txt: 1:1: example.com/a is replaced by another module than in the module files",
            "vendor/modules.txt: 1:1: example.com/a@v1.1.0 is marked as explicit but not required",
        ]
    );
}

#[test]
fn a_newer_toolchain_is_taken_from_the_module_cache() {
    let host = redline_project::Platform::host();
    let tree = tree("go 1.28.1", "-- m.go --\npackage m\nimport _ \"new\"\n");
    let problems = tree.load(&["."]).problems();
    assert!(problems[0].contains("go1.28.1 is asked for"), "{problems:?}");
    let dir = format!("cache/golang.org/toolchain@v0.0.1-go1.28.1.{}-{}", host.os, host.arch);
    tree.write(&format!(
        "-- {dir}/VERSION --\ngo1.28.1\n-- {dir}/src/runtime/r.go --\npackage runtime\n\
         -- {dir}/src/new/new.go --\npackage new\n"
    ));
    let loaded = tree.load(&["."]);
    assert_eq!(loaded.problems(), [""; 0]);
    assert_eq!(loaded.project.release.as_ref().unwrap().as_str(), "1.28.1");
    let local = tree.load_in(&[("GOTOOLCHAIN", "local")], &["."], |_| {});
    assert_eq!(local.project.release.as_ref().unwrap().as_str(), "1.27.3");
}

#[test]
fn an_ambiguous_import_names_both_folders() {
    let tree = tree(
        "go 1.17\nrequire example.com/m/sub v1.0.0",
        "-- m.go --\npackage m\nimport _ \"example.com/m/sub\"\n-- sub/s.go --\npackage s\n\
         -- cache/cache/download/example.com/m/sub/@v/v1.0.0.mod --\nmodule example.com/m/sub\n\
         -- cache/example.com/m/sub@v1.0.0/s.go --\npackage s\n",
    );
    assert_eq!(
        tree.load(&["."]).problems(),
        [
            "m.go: 2:10: package example.com/m/sub: ambiguous: found in work/sub and cache/example.com/m/sub@v1.0.0"
        ]
    );
}
