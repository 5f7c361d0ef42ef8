//! Holds the loader against `go list` over the standard library.
//!
//! Needs a Go tree with its `go` program: that of `REDLINE_GOROOT`, else of the
//! `go` on the path. Where there is none the test passes and says so, but not
//! in continuous integration.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "helpers of a test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use redline_project::go_list::{ListedPackage, differences, go_list};
use redline_project::{Cgo, Dependencies, Environment, Options, Platform, PlatformId, load};

/// The Go tree to compare with, and its program.
fn go_tree() -> Option<(PathBuf, PathBuf)> {
    let asked = std::env::var_os("REDLINE_GOROOT").map(PathBuf::from);
    let root = asked.or_else(|| {
        let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
        Some(PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()))
    });
    let root = root.filter(|root| root.join("bin").join("go").is_file());
    if root.is_none() {
        assert!(std::env::var_os("CI").is_none(), "no Go tree: set REDLINE_GOROOT");
        eprintln!("no Go tree found: set REDLINE_GOROOT; nothing is compared");
    }
    root.map(|root| (root.join("bin").join("go"), root))
}

type Packages = BTreeMap<String, ListedPackage>;

fn theirs(
    go: &Path,
    root: &Path,
    dir: &Path,
    pattern: &str,
    platform: &Platform,
    cgo: bool,
) -> Packages {
    let output = Command::new(go)
        .args(["list", "-e", "-deps", "-test", "-pgo=off", "-json", pattern])
        .current_dir(dir)
        .envs([("GOOS", &*platform.os), ("GOARCH", &*platform.arch)])
        .envs([("CGO_ENABLED", if cgo { "1" } else { "0" }), ("GOTOOLCHAIN", "local")])
        .envs([("GOFLAGS", ""), ("GOWORK", "off")])
        .env("GOROOT", root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let packages = serde_json::Deserializer::from_slice(&output.stdout).into_iter();
    packages.map(|package: Result<ListedPackage, _>| by_path(package.unwrap())).collect()
}

fn ours(root: &Path, dir: &Path, pattern: &str, platform: &Platform, cgo: bool) -> Packages {
    let environment = Environment::of_process(Some(root));
    let project = load(
        &environment,
        &Options {
            dir: dir.to_owned(),
            patterns: vec![pattern.to_owned()],
            tests: true,
            dependencies: Dependencies::All,
            platforms: vec![platform.clone()],
            tags: Some(Vec::new()),
            cgo: if cgo { Cgo::On } else { Cgo::Off },
            ..Options::default()
        },
    );
    assert!(project.problems.is_empty(), "{:#?}", project.problems);
    go_list(&project, PlatformId::new(0)).into_iter().map(by_path).collect()
}

fn by_path(package: ListedPackage) -> (String, ListedPackage) {
    (package.import_path.clone(), package)
}

fn compare(pattern: &str, platform: &str, cgo: bool) {
    let Some((go, root)) = go_tree() else { return };
    let empty = tempfile::tempdir().unwrap();
    let platform = platform.parse().unwrap();
    let theirs = theirs(&go, &root, empty.path(), pattern, &platform, cgo);
    let ours = ours(&root, empty.path(), pattern, &platform, cgo);
    let mut found = Vec::new();
    for (path, package) in &theirs {
        match ours.get(path) {
            Some(our) => {
                found.extend(differences(package, our).iter().map(|d| format!("{path}: {d}")));
            }
            None => found.push(format!("{path}: missing")),
        }
    }
    found.extend(
        ours.keys().filter(|path| !theirs.contains_key(*path)).map(|path| format!("{path}: extra")),
    );
    assert!(theirs.len() > 100, "go list names only {} packages", theirs.len());
    let shown = found[..found.len().min(40)].join("\n");
    assert!(found.is_empty(), "{} differences:\n{shown}", found.len());
}

#[test]
fn the_standard_library_is_the_same() {
    compare("std", "linux/amd64", false);
    compare("std", "linux/amd64", true);
    compare("std", "windows/arm64", false);
}

#[test]
fn the_commands_are_the_same() {
    compare("cmd", "darwin/arm64", false);
    compare("cmd", "js/wasm", false);
}
