//! The embedded standard library: what is found with it is what is found with a Go
//! tree of its release.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A module of forty packages of the standard library, used and misused.
const FORTY: &str = "crates/redline/tests/std/module";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Redline without any setting of Go: `arguments` are words between spaces.
fn redline(arguments: &str, goroot: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
    let home = tempfile::tempdir().unwrap();
    command.env_clear().env("HOME", home.path()).env("CGO_ENABLED", "0");
    command.envs(goroot.map(|goroot| ("GOROOT", goroot)));
    command.current_dir(root()).args(arguments.split(' ')).output().unwrap()
}

/// What stands in the JSON about the standard library.
fn library(output: &Output) -> serde_json::Value {
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    report["standard_library"].clone()
}

/// The Go tree of a release: `REDLINE_GOROOT` if it names it, else none.
fn goroot(release: &str) -> Option<PathBuf> {
    let root = PathBuf::from(std::env::var_os("REDLINE_GOROOT")?);
    let version = std::fs::read_to_string(root.join("VERSION")).unwrap();
    (version.lines().next() == Some(&*format!("go{release}"))).then_some(root)
}

/// The Go tree of the embedded release; none where tests run without it.
fn same_release() -> Option<PathBuf> {
    let output = redline(&format!("check --std embedded --format json -C {FORTY}"), None);
    let release = library(&output)["release"].as_str().unwrap().to_owned();
    let root = goroot(&release);
    if root.is_none() {
        assert!(std::env::var_os("CI").is_none(), "set REDLINE_GOROOT to a Go {release} tree");
    }
    root
}

#[test]
fn a_go_tree_finds_the_same() {
    let Some(goroot) = same_release() else {
        eprintln!("REDLINE_GOROOT is no Go tree of the embedded release: nothing is compared");
        return;
    };
    for module in [FORTY, "examples/shop", "examples/shop-clean"] {
        for options in ["", " --select all", " --select all --format concise", " --no-tests"] {
            let run = |std| format!("check --std {std}{options} -C {module}");
            let embedded = redline(&run("embedded"), None);
            let from_tree = redline(&run("goroot"), Some(&goroot));
            assert_eq!(embedded, from_tree, "{module}{options}");
        }
    }
}

#[test]
fn a_go_tree_gives_the_same_types() {
    let Some(goroot) = same_release() else {
        eprintln!("REDLINE_GOROOT is no Go tree of the embedded release: nothing is compared");
        return;
    };
    let run = |std| format!("debug types --std {std} --tests --hash -C {FORTY} ./...");
    let embedded = redline(&run("embedded"), None);
    assert!(!embedded.stdout.is_empty());
    assert_eq!(embedded, redline(&run("goroot"), Some(&goroot)));
}

#[test]
fn what_the_standard_library_forbids_is_found() {
    let run = format!("check --std embedded --select all --format concise -C {FORTY}");
    let output = redline(&run, None);
    let text = String::from_utf8(output.stdout).unwrap();
    let wrong = text.lines().filter(|line| line.contains(" GO003 type-error: "));
    assert_eq!(wrong.clone().count(), 19, "{text}");
    assert!(wrong.clone().all(|line| line.starts_with("wrong/wrong.go:")), "{text}");
    for message in [
        "*strings.Reader does not implement io.ReadWriter (missing method Write)",
        "type atomic.Int32 has no field or method value",
        "unknown field Timout in struct literal of type http.Client",
        "constant 1000000000 of int64 type time.Duration",
    ] {
        assert!(text.contains(message), "{message} is not in\n{text}");
    }
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn other_platforms_are_there_too() {
    let platforms = "windows/amd64,darwin/arm64,plan9/386,wasip1/wasm,aix/ppc64";
    for platform in platforms.split(',') {
        let run = format!(
            "check --std embedded --format concise --select GO -q --platforms {platform} -C {FORTY} ./report"
        );
        let output = redline(&run, None);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!((&*text, output.stderr), ("", Vec::new()), "{platform}");
    }
}

#[test]
fn what_was_used_is_said() {
    let run = format!("check --std embedded --timings --format json -C {FORTY}");
    let output = redline(&run, None);
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    let timings: serde_json::Value = serde_json::from_str(said.lines().last().unwrap()).unwrap();
    assert_eq!(timings["standard_library"], library(&output));
    assert_eq!(library(&output)["source"], "embedded");
}

/// What is said on standard error, and the exit code.
fn said(arguments: &str, goroot: Option<&Path>) -> (String, Option<i32>) {
    let output = redline(arguments, goroot);
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn packages_of_the_pack_are_not_checked() {
    for pattern in ["fmt", "std", "cmd", "net/..."] {
        let (said, code) = said(&format!("check --std embedded -C {FORTY} {pattern}"), None);
        let reason = format!("{pattern}: the embedded standard library holds declarations only");
        assert!(said.contains(&reason), "{said}");
        assert_eq!(code, Some(2), "{said}");
    }
    let (said, code) = said(&format!("check --std embedded -C {FORTY} all"), None);
    assert!(said.contains("all: the embedded standard library holds declarations only"), "{said}");
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn a_go_tree_that_is_not_there_is_said() {
    let nowhere = tempfile::tempdir().unwrap();
    let (said, code) = said(&format!("check --std goroot -C {FORTY}"), Some(nowhere.path()));
    assert!(said.contains("is not a Go tree"), "{said}");
    assert_eq!(code, Some(2));
}

#[test]
fn the_embedded_library_stands_in_for_a_wrong_goroot() {
    let nowhere = tempfile::tempdir().unwrap();
    let folder = nowhere.path().to_str().unwrap();
    let run = |options: &str| format!("check {options} --format json -C {FORTY} ./report");
    let output = redline(&run("--std auto"), Some(nowhere.path()));
    assert_eq!(library(&output)["source"], "embedded");
    let said = String::from_utf8(output.stderr).unwrap();
    let reason = format!("{folder} is not a Go tree: no src/runtime");
    assert_eq!(
        said,
        format!("redline: {reason}; the embedded standard library stands in for it\n")
    );
    let embedded = redline(&run("--std embedded"), None);
    assert_eq!((output.stdout, output.status), (embedded.stdout, embedded.status));
}

#[test]
fn a_newer_release_is_asked_for() {
    let module = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(module.path().join(name), text).unwrap();
    write("go.mod", "module m\n\ngo 1.99.1\n");
    let source =
        "package m\n\nimport (\n\t\"fmt\"\n\t\"newer\"\n)\n\nvar X = fmt.Sprint(newer.Y)\n";
    write("m.go", source);
    let folder = module.path().to_str().unwrap();
    let (said, code) = said(&format!("check --std embedded --verbose -C {folder}"), None);
    assert!(said.contains("go1.99.1 is asked for, the embedded library is that of go1."), "{said}");
    assert!(said.contains("newer: not in the standard library"), "{said}");
    assert_eq!(code, Some(0), "{said}");
}
