//! `redline witness`, and `redline check --witness`, on the bundled example.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn redline(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
    command.current_dir(root()).args(arguments).output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// Holds what was written against a schema.
fn hold(schema: &str, written: &[u8]) -> Value {
    let schema = std::fs::read_to_string(root().join(schema)).unwrap();
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let written: Value = serde_json::from_slice(written).unwrap();
    let errors: Vec<_> = validator.iter_errors(&written).map(|it| it.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    written
}

/// Line of a text in a file of the shop, from 1.
fn line(file: &str, text: &str) -> usize {
    let source = std::fs::read_to_string(root().join("examples/shop").join(file)).unwrap();
    source.lines().position(|line| line.contains(text)).unwrap() + 1
}

#[test]
fn a_test_is_written_and_said() {
    let place = format!("store/report.go:{}", line("store/report.go", "/ time.Duration(shipped)"));
    let output = redline(&["witness", "-C", "examples/shop", "--no-run", &place]);
    let (test, said) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(test.starts_with("package store\n\nimport"), "{test}");
    assert!(test.contains("(t *testing.T) {"), "{test}");
    assert!(said.contains("NUM301 division-by-zero: witnessed by TestWitness"), "{said}");
    assert!(said.contains("(seen by the interpreter)"), "{said}");
}

#[test]
fn where_there_is_none_it_says_why() {
    let clean = "examples/shop-clean";
    let place = "store/report.go:1";
    let output = redline(&["witness", "-C", clean, "--no-run", place]);
    assert_eq!(output.status.code(), Some(0));
    let said = text(output.stderr);
    assert_eq!(
        said,
        "redline: any death: not witnessed: no function is there that could be called\n"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn what_is_no_place_cannot_run() {
    let cases = [
        ("report/none.go:3", "report/none.go: cannot be read"),
        ("store/report.go:9999", "store/report.go: has no line 9999"),
        ("go.mod:1", "go.mod: no Go file"),
        ("store/report.go", "is no FILE:LINE"),
    ];
    for (place, words) in cases {
        let output = redline(&["witness", "-C", "examples/shop", place]);
        let said = text(output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn what_is_written_is_as_the_schema_says() {
    let place = format!("store/report.go:{}", line("store/report.go", "/ time.Duration(shipped)"));
    for place in [&*place, "store/report.go:1"] {
        let output =
            redline(&["witness", "-C", "examples/shop", "--no-run", "--format", "json", place]);
        let written = hold("crates/redline/schema/witness.schema.json", &output.stdout);
        let witnessed = written["witnesses"][0]["witness"]["witnessed"].as_bool();
        assert_eq!(witnessed, Some(place != "store/report.go:1"));
    }
}

/// Whether a Go toolchain is there to run tests.
fn has_go() -> bool {
    let has = Command::new("go").arg("version").output().is_ok_and(|it| it.status.success());
    assert!(has || std::env::var_os("CI").is_none(), "there is no Go toolchain");
    has
}

#[test]
fn most_of_what_is_proved_in_the_shop_is_witnessed() {
    let output = redline(&["check", "-C", "examples/shop", "--witness", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let written = hold("crates/redline_diagnostics/schema/findings.schema.json", &output.stdout);
    let findings = written["findings"].as_array().unwrap();
    let asked: Vec<&Value> = findings
        .iter()
        .filter(|it| it["certainty"] == "proved" && !it["witness"].is_null())
        .collect();
    let seen: Vec<&&Value> = asked.iter().filter(|it| it["witness"]["witnessed"] == true).collect();
    assert!(
        seen.len() >= 18 && seen.len() * 3 >= asked.len() * 2,
        "{} of {}",
        seen.len(),
        asked.len()
    );
    let has_go = has_go();
    for finding in seen {
        assert_eq!(finding["witness"]["ran"].is_string(), has_go, "{finding}");
    }
    // A leak is no death: nobody looks for a test.
    let lost = findings.iter().find(|it| it["red_line"] == "lost-cleanup").unwrap();
    assert!(lost["witness"].is_null());
}

#[test]
fn lines_and_frames_say_that_a_finding_is_witnessed() {
    let arguments = ["check", "-C", "examples/shop", "--witness", "--select", "NUM301"];
    let concise = text(redline(&[&arguments[..], &["--format", "concise"]].concat()).stdout);
    assert!(concise.trim_end().ends_with(" [witnessed]"), "{concise}");
    let human = text(redline(&arguments).stdout);
    assert!(human.contains("= witnessed: TestWitness"), "{human}");
}
