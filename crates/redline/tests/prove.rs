//! `redline prove` on the bundled example.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn prove(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
    command.current_dir(root()).arg("prove").args(arguments).output().unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = prove(&[arguments, &["--format", "json"]].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_clean_shop_has_nothing_that_fails() {
    let output = prove(&["-C", "examples/shop-clean"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("0 given up"), "{text}");
}

#[test]
fn the_shop_has_operations_that_fail() {
    let output = prove(&["-C", "examples/shop", "--list"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().any(|line| line.contains(": nil: fails: ")), "{text}");
}

#[test]
fn the_result_is_as_the_schema_says() {
    let schema = std::fs::read_to_string(root().join("crates/redline/schema/prove.schema.json"));
    let schema = serde_json::from_str(&schema.unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for example in ["examples/shop", "examples/shop-clean"] {
        for arguments in [&["-C", example][..], &["-C", example, "--list"]] {
            let found = json(arguments);
            let errors: Vec<_> = validator.iter_errors(&found).map(|it| it.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}");
        }
    }
}

/// Each operation that is counted is listed.
#[test]
fn the_list_has_what_the_totals_count() {
    let found = json(&["-C", "examples/shop", "--list"]);
    let operations = found["totals"]["operations"].as_object().unwrap();
    let counts = operations.values().flat_map(|count| count.as_object().unwrap().values());
    let counted: u64 = counts.map(|count| count.as_u64().unwrap()).sum();
    let packages = found["packages"].as_array().unwrap().iter();
    let listed: usize =
        packages.map(|package| package["list"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(counted, listed as u64);
    assert!(counted > 0);
}

#[test]
fn many_threads_write_what_one_does() {
    let of = |jobs| prove(&["-C", "examples/shop", "--list", "--jobs", jobs]).stdout;
    assert_eq!(of("1"), of("4"));
}
