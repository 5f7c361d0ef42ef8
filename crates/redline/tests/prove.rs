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

/// The Go compiler eliminates some checks, and each check is counted once.
#[test]
fn the_compiler_is_asked_for_the_same_checks() {
    if Command::new("go").arg("version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "there is no Go");
        return;
    }
    let schema = std::fs::read_to_string(root().join("crates/redline/schema/prove.schema.json"));
    let schema = serde_json::from_str(&schema.unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let found = json(&["-C", "examples/shop-clean", "--compiler"]);
    assert!(validator.is_valid(&found), "{found}");
    let totals = &found["totals"];
    for kind in ["nil", "index", "slice"] {
        let sum = |value: &serde_json::Value| -> u64 {
            value.as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum()
        };
        assert_eq!(sum(&totals["compiler"][kind]), sum(&totals["operations"][kind]), "{kind}");
    }
    let nil = &totals["compiler"]["nil"];
    for who in ["both", "only_redline", "neither"] {
        assert!(nil[who].as_u64().unwrap() > 0, "{who}: {nil}");
    }
}

#[test]
fn without_go_the_compiler_cannot_be_asked() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
    command.current_dir(root()).args(["prove", "-C", "examples/shop-clean", "--compiler"]);
    command.args(["--std", "embedded"]).env("PATH", "");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("--compiler needs a Go release"), "{said}");
    assert!(output.stdout.is_empty());
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
