//! Patterns to packages.

use crate::tree::Tree;

fn shop() -> Tree {
    Tree::new(
        "
-- go.mod --
module example.com/shop
go 1.24
ignore ./web
-- main.go --
package main
-- store/store.go --
package store
-- store/index/index.go --
package index
-- storefront/front.go --
package front
-- web/web.go --
package web
-- testdata/x.go --
package x
-- testdata/y/y.go --
package y
-- _old/x.go --
package x
-- vendor/example.com/v/v.go --
package v
-- nested/go.mod --
module example.com/nested
-- nested/n.go --
package n
-- doc/readme.txt --
no Go here
",
    )
}

fn matched(tree: &Tree, patterns: &[&str]) -> String {
    let loaded = tree.load_in(&[("GOFLAGS", "-mod=mod")], patterns, |_| {});
    loaded.matched().join(" ").replace("example.com/shop", "m")
}

#[test]
fn patterns_name_packages() {
    let tree = shop();
    for (patterns, packages) in [
        (&["./..."][..], "m m/store m/store/index m/storefront"),
        (&[], "m m/store m/store/index m/storefront"),
        (&["."], "m"),
        (&["./store"], "m/store"),
        (&["./store/..."], "m/store m/store/index"),
        (&["./store..."], "m/store m/store/index m/storefront"),
        (&["./.../index"], "m/store/index"),
        (&["example.com/shop/store"], "m/store"),
        (&["example.com/shop/..."], "m m/store m/store/index m/storefront"),
        (&["store/store.go"], "m/store"),
        (&["./store/store.go", "./storefront"], "m/store m/storefront"),
        (&["fmt"], "fmt"),
        (&["net/..."], "net/http"),
        (&["./web"], "m/web"),
        (&["work"], "m m/store m/store/index m/storefront"),
        (&["cmd"], "cmd/go"),
        (&["all"], "m m/store m/store/index m/storefront"),
    ] {
        assert_eq!(matched(&tree, patterns), packages, "{patterns:?}");
    }
    let std = matched(&tree, &["std"]);
    assert!(std.contains("vendor/golang.org/x/net/idna") && !std.contains("cmd/go"), "{std}");
    assert!(!std.contains("builtin") && !std.contains("runtime/cgo"), "{std}");
}

#[test]
fn a_hidden_folder_is_a_package_but_no_wildcard_enters_it() {
    let tree = shop();
    for (pattern, packages) in [
        ("./testdata", "m/testdata"),
        ("./testdata/...", ""),
        ("./testdata/y/...", ""),
        ("./_old/...", ""),
    ] {
        assert_eq!(matched(&tree, &[pattern]), packages, "{pattern}");
    }
}

#[test]
fn the_root_of_a_module_may_have_any_name() {
    let tree = Tree::new("\n-- .hidden/go.mod --\nmodule m\n-- .hidden/a/a.go --\npackage a\n");
    let loaded = tree.load_with(&[], |options| options.dir.push(".hidden"));
    assert_eq!(loaded.matched(), ["m/a"]);
}

#[test]
fn folders_above_and_absolute_folders_are_patterns() {
    let tree = shop();
    let absolute = tree.path("store").display().to_string();
    let in_store = |patterns: &[&str]| {
        let loaded = tree.load_with(patterns, |options| options.dir = tree.path("store/index"));
        loaded.matched().join(" ")
    };
    assert_eq!(
        in_store(&["..", "../../storefront"]),
        "example.com/shop/store example.com/shop/storefront"
    );
    assert_eq!(in_store(&[&absolute]), "example.com/shop/store");
    assert_eq!(
        in_store(&[&format!("{absolute}/...")]),
        "example.com/shop/store example.com/shop/store/index"
    );
}

#[test]
fn patterns_without_packages_are_problems() {
    let tree = shop();
    for (pattern, message) in [
        ("./none", "./none: no such folder: work/none"),
        ("./none/...", "no such folder: work/none"),
        ("./doc", "./doc: no Go files that these builds take"),
        ("./doc/...", "./doc/... matched no packages"),
        ("store", "store is no import path; to name the folder, write ./store"),
        ("nothing", "nothing: not in the standard library"),
        ("example.com/other", "example.com/other: no required module provides it"),
        (
            "example.com/m@v1.0.0",
            "example.com/m@v1.0.0: a package of a version cannot be asked for",
        ),
        ("./nested", "./nested: work/nested is another module, which is not built here"),
        ("./testdata/...", "./testdata/... matched no packages"),
        ("a//b", "a//b: malformed import path: double slash"),
        ("builtin/../x", "builtin/../x: malformed import path: invalid path element \"..\""),
    ] {
        let loaded = tree.load_in(&[("GOFLAGS", "-mod=mod")], &[pattern], |_| {});
        assert_eq!(loaded.problems(), [message], "{pattern}");
    }
}

#[test]
fn without_a_module_the_standard_library_is_still_there() {
    let tree = Tree::new("-- x.go --\npackage x\n");
    assert_eq!(tree.load(&["fmt"]).matched(), ["fmt"]);
    assert_eq!(tree.load(&["./..."]).problems(), ["no go.mod in work or above"]);
}
