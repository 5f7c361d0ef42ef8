//! Packages and their files, held against `go list -deps -test`.
//!
//! `oracle/PACKAGES.md` says what both sides are made to say.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Deserializer, Value};

use super::subject::{Choice, Subject};
use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// Keys of `go list -json` that are compared: what a package is, then what is its own.
const KEYS: [&str; 28] = [
    "Dir",
    "Name",
    "ForTest",
    "Standard",
    "DepOnly",
    "Module",
    "GoFiles",
    "CgoFiles",
    "IgnoredGoFiles",
    "IgnoredOtherFiles",
    "CFiles",
    "CXXFiles",
    "MFiles",
    "HFiles",
    "FFiles",
    "SFiles",
    "SwigFiles",
    "SwigCXXFiles",
    "SysoFiles",
    "EmbedFiles",
    "TestGoFiles",
    "TestEmbedFiles",
    "XTestGoFiles",
    "XTestEmbedFiles",
    "Imports",
    "ImportMap",
    "TestImports",
    "XTestImports",
];

/// Of a module, what is compared.
const MODULE_KEYS: [&str; 3] = ["Path", "Version", "GoVersion"];

/// Platforms that are compared unless others are named.
const PLATFORMS: [&str; 4] = ["linux/amd64", "windows/amd64", "darwin/arm64", "js/wasm"];

/// Differences that are shown for each run.
const SHOWN: usize = 10;

/// What is listed, and for which platforms.
#[derive(Args)]
pub(crate) struct Scope {
    #[command(flatten)]
    choice: Choice,
    /// Platforms, such as `linux/amd64`; the four that differ most if there are none.
    #[arg(long = "platform", value_name = "GOOS/GOARCH")]
    platforms: Vec<String>,
}

/// For what it is listed.
struct Platform<'a> {
    os: &'a str,
    arch: &'a str,
    cgo: bool,
}

impl std::fmt::Display for Platform<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}{}", self.os, self.arch, if self.cgo { " with cgo" } else { "" })
    }
}

/// Compares the listings of a scope.
pub(super) fn compare(go: &Go, scope: &Scope) -> Result<Verdict> {
    let redline = workspace::redline()?;
    let mut total = Agreement::default();
    for subject in scope.choice.subjects(go)? {
        for platform in platforms(scope)? {
            let want = reference(go, &subject, &platform)?;
            let got = answer(&redline, go, &subject, &platform)?;
            total.add(&report(&subject, &platform, &want, &got));
        }
    }
    println!("all: {total}");
    Ok(Verdict::of(total.perfect()))
}

/// The platforms of a scope; the machine's own also with cgo.
fn platforms(scope: &Scope) -> Result<Vec<Platform<'_>>> {
    let named = scope.platforms.iter().map(String::as_str);
    let pairs: Vec<&str> =
        if scope.platforms.is_empty() { PLATFORMS.to_vec() } else { named.collect() };
    let mut platforms = Vec::new();
    for pair in pairs {
        let (os, arch) = pair.split_once('/').with_context(|| format!("not a platform: {pair}"))?;
        platforms.push(Platform { os, arch, cgo: false });
        if pair == "linux/amd64" {
            platforms.push(Platform { os, arch, cgo: true });
        }
    }
    Ok(platforms)
}

/// What packages have, by import path and key. A package has at least an entry
/// without a key.
type Lists = BTreeMap<(String, &'static str), Vec<String>>;

/// Sets what both sides must obey.
fn obey(command: &mut Command, subject: &Subject, platform: &Platform<'_>) {
    command.current_dir(&subject.dir).env("GOOS", platform.os).env("GOARCH", platform.arch);
    command.env("CGO_ENABLED", if platform.cgo { "1" } else { "0" }).env("GOPROXY", "off");
}

fn reference(go: &Go, subject: &Subject, platform: &Platform<'_>) -> Result<Lists> {
    let mut command = go.command();
    obey(&mut command, subject, platform);
    // Without the copies of packages that are built for a profile: they have the same files.
    command.args(["list", "-e", "-deps", "-test", "-pgo=off"]);
    command.arg(format!("-json=ImportPath,{}", KEYS.join(","))).args(&subject.patterns);
    read(&process::stdout(&mut command)?).context("go list")
}

fn answer(redline: &Path, go: &Go, subject: &Subject, platform: &Platform<'_>) -> Result<Lists> {
    let mut command = Command::new(redline);
    obey(&mut command, subject, platform);
    command.env("GOROOT", go.root()).args(["debug", "packages"]).args(&subject.patterns);
    read(&process::stdout(&mut command)?).context("redline debug packages")
}

/// Reads JSON objects that follow each other.
fn read(text: &[u8]) -> Result<Lists> {
    let mut lists = Lists::new();
    for package in Deserializer::from_slice(text).into_iter::<Value>() {
        let package = package?;
        let path = package["ImportPath"].as_str().context("a package without a path")?;
        // The test programs have one file only, which is generated.
        if path.rsplit_once('.').is_some_and(|(_, ending)| ending == "test") {
            continue;
        }
        if lists.insert((path.to_owned(), ""), Vec::new()).is_some() {
            bail!("{path} is there twice");
        }
        for key in KEYS {
            let values = values(&package[key]);
            if !values.is_empty() {
                lists.insert((path.to_owned(), key), values);
            }
        }
    }
    Ok(lists)
}

/// The value of a key as words in byte order, each once. The pseudo-package `C`,
/// empty text and `false` count as nothing, as where they are left out.
fn values(value: &Value) -> Vec<String> {
    let mut words = match value {
        Value::Array(values) => values.iter().filter_map(values_of_one).collect(),
        Value::Object(map) if map.contains_key("Path") => {
            MODULE_KEYS.iter().filter_map(|key| values_of_one(&value[*key])).collect()
        }
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| {
                values_of_one(value).map(|value| format!("{key}={value}"))
            };
            map.iter().filter_map(pair).collect()
        }
        _ => values_of_one(value).into_iter().collect::<Vec<_>>(),
    };
    words.sort_unstable();
    words.dedup();
    words
}

fn values_of_one(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() && text != "C" => Some(text.clone()),
        Value::Bool(true) => Some("true".to_owned()),
        _ => None,
    }
}

/// How many packages, and entries of them, agree.
#[derive(Default)]
struct Agreement {
    packages: usize,
    same_packages: usize,
    lists: usize,
    same_lists: usize,
}

impl Agreement {
    fn add(&mut self, other: &Self) {
        self.packages += other.packages;
        self.same_packages += other.same_packages;
        self.lists += other.lists;
        self.same_lists += other.same_lists;
    }

    fn perfect(&self) -> bool {
        self.lists > 0 && self.lists == self.same_lists
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} of {} packages are the same, {} of {} entries",
            self.same_packages, self.packages, self.same_lists, self.lists
        )
    }
}

fn report(subject: &Subject, platform: &Platform<'_>, want: &Lists, got: &Lists) -> Agreement {
    let (agreement, differences) = agreement(want, got);
    println!("{} {platform}: {agreement}", subject.name);
    for Difference { path, key, text } in differences.iter().take(SHOWN) {
        println!("  {path} {key}: {text}");
    }
    if differences.len() > SHOWN {
        println!("  and {} more; by key: {}", differences.len() - SHOWN, by_key(&differences));
    }
    agreement
}

/// An entry that is not the same on both sides.
struct Difference<'a> {
    path: &'a str,
    key: &'static str,
    text: String,
}

/// How many differences each key has.
fn by_key(differences: &[Difference<'_>]) -> String {
    let count = |key: &str| differences.iter().filter(|it| it.key == key).count();
    let keys = KEYS.iter().map(|key| (*key, count(key))).chain([("package", count(""))]);
    let counts = keys.filter(|(_, count)| *count > 0).map(|(key, count)| format!("{key} {count}"));
    counts.collect::<Vec<_>>().join(", ")
}

/// Counts what agrees, and says what does not. What only one side has counts as
/// an entry that is not the same.
fn agreement<'a>(want: &'a Lists, got: &'a Lists) -> (Agreement, Vec<Difference<'a>>) {
    let mut agreement = Agreement::default();
    let mut differences = Vec::new();
    let mut packages: BTreeMap<&str, bool> = BTreeMap::new();
    let only_got = got.keys().filter(|key| !want.contains_key(*key));
    for key in want.keys().chain(only_got) {
        let same = want.get(key) == got.get(key);
        agreement.lists += 1;
        agreement.same_lists += usize::from(same);
        *packages.entry(key.0.as_str()).or_insert(true) &= same;
        if !same {
            let text = difference(want.get(key), got.get(key));
            differences.push(Difference { path: &key.0, key: key.1, text });
        }
    }
    agreement.packages = packages.len();
    agreement.same_packages = packages.values().filter(|same| **same).count();
    (agreement, differences)
}

fn difference(want: Option<&Vec<String>>, got: Option<&Vec<String>>) -> String {
    let (Some(want), Some(got)) = (want, got) else {
        let side = if want.is_some() { "missing" } else { "not there" };
        let values = want.or(got).map(|values| values.join(" ")).unwrap_or_default();
        return format!("{side} [{values}]");
    };
    let without = |these: &[String], those: &[String]| {
        these.iter().filter(|value| !those.contains(value)).cloned().collect::<Vec<_>>().join(" ")
    };
    format!("missing [{}], not there [{}]", without(want, got), without(got, want))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_and_what_is_empty_are_the_same() {
        let want = br#"{"ImportPath": "p", "Standard": false, "GoFiles": ["b.go", "a.go"],
            "Imports": ["C", "fmt"], "CgoFiles": null, "Module": {"Path": "m", "Main": true}}
            {"ImportPath": "p.test", "Dir": "/p"}"#;
        let got = br#"{"ImportPath": "p", "GoFiles": ["a.go", "b.go"], "Imports": ["fmt"],
            "Module": {"Path": "m", "Version": ""}, "ForTest": "", "ImportMap": {}}"#;
        assert_eq!(read(want).unwrap(), read(got).unwrap());
        assert_eq!(read(want).unwrap().len(), 4);
    }

    #[test]
    fn what_differs_is_counted_and_named() {
        let want = br#"{"ImportPath": "p", "GoFiles": ["a.go", "b.go"]} {"ImportPath": "q"}"#;
        let got = br#"{"ImportPath": "p", "GoFiles": ["b.go", "c.go"]} {"ImportPath": "r"}"#;
        let (want, got) = (read(want).unwrap(), read(got).unwrap());
        let (agreement, differences) = agreement(&want, &got);
        assert_eq!(agreement.to_string(), "0 of 3 packages are the same, 1 of 4 entries");
        assert_eq!(differences[0].text, "missing [a.go], not there [c.go]");
        assert_eq!(differences[1].text, "missing []");
        assert_eq!(by_key(&differences), "GoFiles 1, package 2");
        assert!(!agreement.perfect());
    }
}
