//! The bundled example: what the shop is for, and that its clean twin is clean.
//!
//! `examples/README.md` says which rule finds what where, `README.md` shows what
//! redline prints; both are held against redline.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use redline_catalogue::Page;
use redline_rules::pages;

/// The code of a finding, and the file that it is in.
type Place = (String, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn redline(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_redline"));
    command.current_dir(root()).args(arguments).output().unwrap()
}

/// What is found in an example, in order of code, and the exit code.
fn check(example: &str, options: &[&str]) -> (Vec<Place>, Option<i32>) {
    let arguments = [&["check", "-C", example, "--format", "json"], options].concat();
    let output = redline(&arguments);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut places: Vec<Place> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (word(&finding["code"]), word(&finding["location"]["file"]))
        })
        .collect();
    places.sort();
    (places, output.status.code())
}

/// What the tables of the example's README promise, in order of code.
fn promised() -> Vec<Place> {
    let text = text("examples/README.md");
    let mut places: Vec<Place> = text.lines().filter_map(row).collect();
    places.sort();
    places
}

/// Code and file of a row such as "| PAN503 | `config/config.go` | … |".
fn row(line: &str) -> Option<Place> {
    let mut cells = line.strip_prefix("| ")?.split(" | ");
    let (code, file) = (cells.next()?, cells.next()?);
    let file = file.strip_prefix('`')?.strip_suffix('`')?;
    Some((code.to_owned(), file.to_owned()))
}

/// The options of each run, and whether it reports the page.
type Run = (&'static [&'static str], fn(&Page) -> bool);

const RUNS: [Run; 3] = [
    (&[], |page| page.default_on && page.family() != "GO"),
    (&["--select", "all"], |page| page.family() != "GO"),
    (&["--select", "all", "--tags", "refunds"], |_| true),
];

/// Every page but SUP004 and UNS1107: no repository can hold a file that cannot be read,
/// and the shop builds without a C compiler.
fn shown_pages() -> impl Iterator<Item = &'static Page> {
    pages().into_iter().filter(|page| !["SUP004", "UNS1107"].contains(&page.code))
}

#[test]
fn each_rule_finds_one_fault_in_the_shop() {
    let promised = promised();
    for (options, reports) in RUNS {
        let (found, code) = check("examples/shop", options);
        let codes: Vec<_> = shown_pages().filter(|page| reports(page)).collect();
        let mut expected = promised.clone();
        expected.retain(|(code, _)| codes.iter().any(|page| page.code == code));
        assert_eq!(found, expected, "with {options:?}");
        assert_eq!(found.len(), codes.len(), "with {options:?}");
        assert_eq!(code, Some(1), "with {options:?}");
    }
    assert_eq!(promised.len(), shown_pages().count());
}

#[test]
fn the_clean_shop_is_clean() {
    for (options, _) in RUNS {
        assert_eq!(
            check("examples/shop-clean", options),
            (Vec::new(), Some(0)),
            "with {options:?}"
        );
    }
}

/// The first run of the README: its arguments, and the lines that it shows.
fn shown() -> (Vec<String>, Vec<String>) {
    let readme = text("README.md");
    let block = readme.split("```").find_map(|block| block.strip_prefix("console\n$ cargo run "));
    let (command, output) = block.expect("a run of redline").split_once('\n').unwrap();
    let (_, arguments) = command.split_once(" -- ").unwrap();
    let words = arguments.split(' ').map(str::to_owned).collect();
    (words, output.lines().map(str::to_owned).collect())
}

#[test]
fn the_readme_shows_what_redline_prints() {
    let (arguments, shown) = shown();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    let output = redline(&arguments);
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut rest = printed.as_str();
    for (index, part) in shown.split(|line| line == "...").enumerate() {
        let part = part.join("\n");
        let at = rest.find(part.as_str());
        let at = at.unwrap_or_else(|| panic!("{arguments:?} prints\n{printed}\nand not\n{part}"));
        assert!(index > 0 || at == 0, "the README does not begin as the output does");
        rest = &rest[at + part.len()..];
    }
    assert_eq!(rest.trim(), "", "the README does not end as the output does");
}

/// The `go` program: that of `REDLINE_GOROOT`, else the one on the path.
fn go() -> Command {
    let root = std::env::var_os("REDLINE_GOROOT").map(PathBuf::from);
    let mut go = Command::new(root.map_or_else(|| "go".into(), |root| root.join("bin/go")));
    go.env("GOTOOLCHAIN", "local").env("GOFLAGS", "").env("GOWORK", "off").env_remove("GOROOT");
    go
}

#[test]
fn go_has_nothing_against_the_examples() {
    if go().arg("version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "no Go tree: set REDLINE_GOROOT");
        eprintln!("no Go found: the examples are not compiled");
        return;
    }
    for example in ["examples/shop", "examples/shop-clean"] {
        for work in [["build", "./..."], ["vet", "./..."], ["test", "./..."]] {
            let output = go().args(work).current_dir(root().join(example)).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{example}: go {}: {said}", work.join(" "));
        }
    }
}
