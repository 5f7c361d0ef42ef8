//! What has no known type is counted, with the reason.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A module `shop` with these files.
fn module(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("go.mod"), "module example.com/shop\n\ngo 1.27\n").unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Checks the module in `dir`: `options` are words between spaces.
fn check(dir: &Path, options: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
    command.env_clear().env("HOME", dir).env("CGO_ENABLED", "1").current_dir(dir);
    command.args(["check", "--std", "embedded"]).args(options.split_whitespace());
    command.output().unwrap()
}

fn unknown(dir: &Path) -> Value {
    let output = check(dir, "--format json");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    report["unknown"].clone()
}

/// The packages of the JSON as `path: reasons`; each has some unknown expressions.
fn packages(dir: &Path) -> Vec<String> {
    let unknown = unknown(dir);
    let line = |package: &Value| {
        assert!(0 < package["expressions"].as_u64().unwrap());
        assert!(package["expressions"].as_u64() < package["of"].as_u64());
        let reasons = package["reasons"].as_array().unwrap().iter();
        let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
        let reason = |it: &Value| format!("{} {}", text(&it["kind"]), text(&it["path"]));
        let reasons: Vec<String> = reasons.map(|it| reason(it).trim().to_owned()).collect();
        format!("{}: {}", text(&package["path"]), reasons.join(", "))
    };
    unknown["packages"].as_array().unwrap().iter().map(line).collect()
}

/// What is said about types on standard error.
fn said(dir: &Path, options: &str) -> Vec<String> {
    let text = String::from_utf8(check(dir, options).stderr).unwrap();
    text.lines().filter(|line| line.contains("known type")).map(str::to_owned).collect()
}

const MISSING: &str = "package a

import \"example.com/missing\"

func F() *missing.Client {
	client := missing.New()
	client.Timeout = 3
	return client
}
";

#[test]
fn a_missing_dependency_is_a_reason() {
    let module = module(&[("a/a.go", MISSING)]);
    let dir = module.path();
    assert_eq!(packages(dir), ["example.com/shop/a: missing-import example.com/missing"]);
    // All but the number: a type and its base, a call and its callee, and three about `client`.
    let line = "redline: 7 of 8 expressions have no known type, in 1 package: missing imports";
    assert_eq!(said(dir, ""), [format!("{line} (--verbose lists them)")]);
    assert_eq!(said(dir, "--quiet"), [""; 0]);
    assert_eq!(said(dir, "--format json"), [""; 0]);
}

#[test]
fn what_depends_on_the_unknown_says_by_which_package() {
    let user = "package b

import \"example.com/shop/a\"

func G() {
	c := a.F()
	c.Close()
}
";
    let between = "package c

import \"example.com/shop/b\"

func H() { b.G() }
";
    let module = module(&[("a/a.go", MISSING), ("b/b.go", user), ("c/c.go", between)]);
    let dir = module.path();
    let a = "example.com/shop/a: missing-import example.com/missing";
    let b = "example.com/shop/b: dependency example.com/shop/a";
    assert_eq!(packages(dir), [a, b]);
    let listed = said(dir, "--verbose");
    assert_eq!(listed.len(), 3);
    assert!(listed[1].starts_with("redline: no known type: example.com/shop/b: "));
    assert!(listed[1].ends_with(" expressions: dependency example.com/shop/a"));
    let end = ", in 2 packages: dependencies, missing imports, listed above";
    assert!(listed[2].ends_with(end));
}

#[test]
fn cgo_is_a_reason() {
    let source = "package a

// #include <stdlib.h>
import \"C\"

func F() int { return int(C.rand()) }
";
    let module = module(&[("a/a.go", source)]);
    assert_eq!(packages(module.path()), ["example.com/shop/a: cgo"]);
}

#[test]
fn another_name_for_a_type_of_c_is_as_unknown() {
    let source = "package a

// #include <stdlib.h>
import \"C\"

type number = C.int

func first(of *C.struct_list) *number { return &of.first }

func F(of *C.struct_list, count number) bool {
	return *first(of) == 0 && count > -1
}
";
    let module = module(&[("a/a.go", source)]);
    assert_eq!(packages(module.path()), ["example.com/shop/a: cgo"]);
    assert_eq!(check(module.path(), "").status.code(), Some(0));
}

#[test]
fn errors_are_a_reason() {
    let wrong = "package a

func f() int {
	x := undeclared + 1
	return x
}
";
    let broken = "package b

func f() int {
	return (
}
";
    let module = module(&[("a/a.go", wrong), ("b/b.go", broken)]);
    let found = packages(module.path());
    assert_eq!(found[0], "example.com/shop/a: errors");
}

#[test]
fn functions_that_are_written_in_assembly_are_known() {
    let source = "package a

func add(x, y int) int

func Twice(x int) int { return add(x, x) }
";
    let module = module(&[("a/a.go", source), ("a/add_amd64.s", "TEXT ·add(SB),0,$0\n\tRET\n")]);
    assert_eq!(unknown(module.path())["expressions"], 0);
}

#[test]
fn in_a_clean_module_everything_is_known() {
    let source = "package a

import (
	\"fmt\"
	\"unsafe\"
)

type list[T any] []T

func F(x any) (n int) {
	defer func() { _ = recover() }()
	switch x := x.(type) {
	case list[int]:
		n = len(x)
	case nil:
		n = int(unsafe.Sizeof(x))
	}
	for i := range 3 {
		fmt.Println(i, min(1, 2), append([]int{0: 1}, n))
	}
	return
}
";
    let module = module(&[("a/a.go", source)]);
    let unknown = unknown(module.path());
    assert_eq!((&unknown["expressions"], &unknown["packages"]), (&json!(0), &json!([])));
    assert!(unknown["of"].as_u64() > Some(20));
    assert_eq!(said(module.path(), "--verbose"), [""; 0]);
}

#[test]
fn tests_and_platforms_count_each_file_once() {
    let test = "package a

import (
	\"testing\"

	\"example.com/absent\"
)

func TestF(t *testing.T) { absent.Check(t) }
";
    let module = module(&[("a/a.go", MISSING), ("a/a_test.go", test)]);
    let dir = module.path();
    let both =
        "example.com/shop/a: missing-import example.com/absent, missing-import example.com/missing";
    assert_eq!(packages(dir), [both]);
    let of = |options: &str| {
        let output = check(dir, &format!("--format json {options}"));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        report["unknown"].clone()
    };
    assert_eq!(of(""), of("--platforms linux/amd64,windows/amd64,darwin/arm64"));
    assert_eq!(of("--no-tests")["expressions"], 7);
}

#[test]
fn the_number_of_threads_does_not_show() {
    let files: Vec<(String, String)> = (0..20)
        .map(|index| {
            let text = MISSING.replace("package a", &format!("package p{index}"));
            (format!("p{index}/p.go"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let module = module(&files);
    for format in ["--format json", "--verbose"] {
        let one = check(module.path(), &format!("{format} --jobs 1"));
        assert_eq!(one, check(module.path(), &format!("{format} --jobs 8")));
    }
}
