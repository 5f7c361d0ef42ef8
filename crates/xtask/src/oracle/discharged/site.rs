//! The operations of packages, as `redline prove --list --format json` lists them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::counters::Place;
use super::panics::Panic;

/// What `redline prove` writes, as far as it is needed.
#[derive(Deserialize)]
pub(super) struct Listing {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    path: String,
    #[serde(default)]
    list: Vec<Operation>,
}

#[derive(Deserialize)]
struct Operation {
    file: PathBuf,
    line: u32,
    column: u32,
    kind: String,
    verdict: String,
}

/// The operations by their places.
pub(super) struct Sites {
    /// Whether one of the operations of a kind in a line may panic.
    may_panic: BTreeMap<Panic, bool>,
    files: BTreeSet<PathBuf>,
    /// Whether an operation is discharged, by its file as profiles name it, its place and
    /// kind: in each variant of its package, as tests are callers, too.
    is_discharged: BTreeMap<(String, Place, String), bool>,
}

impl Sites {
    /// Those of packages that are in a folder.
    pub(super) fn new(listing: Listing, dir: &Path) -> Self {
        let mut sites = Self {
            may_panic: BTreeMap::new(),
            files: BTreeSet::new(),
            is_discharged: BTreeMap::new(),
        };
        for package in listing.packages {
            for operation in package.list {
                sites.add(&package.path, operation, dir);
            }
        }
        sites
    }

    fn add(&mut self, package: &str, operation: Operation, dir: &Path) {
        let Operation { file, line, column, kind, verdict } = operation;
        let is_discharged = verdict == "discharged";
        let base = file.file_name().unwrap_or_default().to_string_lossy();
        if !base.ends_with("_test.go") {
            let (package, _) = package.split_once(" [").unwrap_or((package, ""));
            let site = (format!("{package}/{base}"), (line, column), kind.clone());
            *self.is_discharged.entry(site).or_insert(true) &= is_discharged;
        }
        let file = dir.join(file);
        self.files.insert(file.clone());
        *self.may_panic.entry(Panic { file, line, kind }).or_default() |= !is_discharged;
    }

    /// How many operations are discharged.
    pub(super) fn discharged(&self) -> usize {
        self.discharged_places().count()
    }

    /// Where they are.
    pub(super) fn discharged_places(&self) -> impl Iterator<Item = (&str, Place)> {
        let discharged = self.is_discharged.iter().filter(|(_, is)| **is);
        discharged.map(|((file, place, _), _)| (file.as_str(), *place))
    }

    /// Whether a file has operations.
    pub(super) fn is_of_these(&self, file: &Path) -> bool {
        self.files.contains(file)
    }

    /// Whether an operation like the one that panicked may do so; nothing if there is none
    /// in that line.
    pub(super) fn may_panic(&self, panic: &Panic) -> Option<bool> {
        self.may_panic.get(panic).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_panic_if_one_of_its_operations_may() {
        let text = r#"{ "packages": [ { "path": "m/a", "list": [
            { "file": "a/b.go", "line": 3, "column": 4, "kind": "index", "verdict": "discharged" },
            { "file": "a/b.go", "line": 3, "column": 9, "kind": "index", "verdict": "possible" },
            { "file": "a/b.go", "line": 3, "column": 9, "kind": "nil", "verdict": "discharged" },
            { "file": "a/b.go", "line": 5, "column": 9, "kind": "nil", "verdict": "discharged" }
        ] }, { "path": "m/a [m/a.test]", "list": [
            { "file": "a/b.go", "line": 5, "column": 9, "kind": "nil", "verdict": "possible" },
            { "file": "a/b_test.go", "line": 1, "column": 2, "kind": "nil", "verdict": "discharged" }
        ] }, { "path": "m/c" } ] }"#;
        let sites = Sites::new(serde_json::from_str(text).unwrap(), Path::new("/m"));
        let panic = |kind: &str, line| Panic { file: "/m/a/b.go".into(), line, kind: kind.into() };
        assert_eq!(sites.may_panic(&panic("index", 3)), Some(true));
        assert_eq!(sites.may_panic(&panic("nil", 3)), Some(false));
        assert_eq!(sites.may_panic(&panic("nil", 4)), None);
        assert_eq!(sites.may_panic(&panic("nil", 5)), Some(true));
        assert_eq!(sites.discharged(), 2);
        let places: Vec<_> = sites.discharged_places().collect();
        assert_eq!(places, [("m/a/b.go", (3, 4)), ("m/a/b.go", (3, 9))]);
        assert!(sites.is_of_these(Path::new("/m/a/b.go")));
    }
}
