//! What is carried is what is developed.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};

use redline_guard::{CONTRACTS, FILES};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../go/guard")
}

/// The Go files of the package that are no tests, in order.
fn developed(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            developed(&entry.path(), &format!("{below}{name}/"), found);
        } else if entry.path().extension().is_some_and(|it| it == "go")
            && !name.ends_with("_test.go")
        {
            found.push(format!("{below}{name}"));
        }
    }
    found.sort();
}

#[test]
fn every_file_of_the_package_is_carried() {
    let mut found = Vec::new();
    developed(&folder(), "", &mut found);
    let carried: Vec<_> = FILES.iter().map(|file| file.path).collect();
    assert_eq!(carried, found);
}

/// The exported functions and the types made by them, methods and errors aside.
fn exported() -> Vec<String> {
    let mut names = Vec::new();
    for file in FILES {
        let package = if file.path.starts_with("guardhttp/") { "guardhttp" } else { "guard" };
        let declared = file.text.lines().filter_map(|line| line.strip_prefix("func "));
        let typed = file.text.lines().filter_map(|line| line.strip_prefix("type "));
        for declaration in declared.chain(typed) {
            let end = declaration.find(|c: char| !c.is_alphanumeric()).unwrap_or(declaration.len());
            let name = &declaration[..end];
            let aside = name.ends_with("Error") || !name.starts_with(char::is_uppercase);
            if !aside {
                names.push(format!("{package}.{name}"));
            }
        }
    }
    names
}

/// What is exported only for the sake of another contract.
const PARTS: [&str; 6] = [
    "guard.NewChan",
    "guard.NewGroup",
    "guard.NewDepth",
    "guard.Op",
    "guard.Reporter",
    "guard.WithReporter",
];

#[test]
fn every_contract_is_exported_and_every_export_is_a_contract() {
    let exported = exported();
    for contract in CONTRACTS {
        assert!(
            exported.iter().any(|name| name == contract.name),
            "{} is not there",
            contract.name
        );
        assert!(!contract.lines.is_empty(), "{} keeps no promise", contract.name);
    }
    for name in &exported {
        let known = CONTRACTS.iter().any(|contract| contract.name == name);
        assert!(known != PARTS.contains(&name.as_str()), "{name} is not in the list of contracts");
    }
}
