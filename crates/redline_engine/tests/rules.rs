//! The rules, in the words of their pages and in depth: each Go block of a page
//! and each file of `redline_rules/testdata/<CODE>/` says in `// want` comments
//! what its rule finds in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use std::fs;
use std::path::Path;

use redline_catalogue::Page;
use redline_engine::{Config, Request, Selector, check};
use redline_project::Environment;
use redline_rules::pages;
use redline_testing::{Got, differences, go_blocks, wants, whole_file};

/// What the page's rule finds in the package with these files, by file name.
/// Suppressions are judged by what all rules find.
fn findings(page: &Page, files: &[(&str, &str)]) -> Vec<(String, Got)> {
    let folder = tempfile::Builder::new().prefix("snippet").tempdir().unwrap();
    fs::write(folder.path().join("go.mod"), "module example.com/snippet\n\ngo 1.27\n").unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let select = vec![Selector::option("select", Selector::ALL)];
    let config = Config { select, ..Config::default() };
    let variables = [("CGO_ENABLED".to_owned(), "1".to_owned())];
    let environment = Environment::new(variables, None);
    let request = Request {
        dir: folder.path(),
        patterns: &[],
        config: &config,
        config_dir: folder.path(),
        environment: &environment,
        jobs: None,
        progress: &(),
    };
    let outcome = check(&request).unwrap();
    let got = |finding: &redline_diagnostics::Finding| {
        let location = outcome.sources.locate(finding.at);
        (
            location.path.to_owned(),
            Got { line: location.start.line, message: finding.message.clone() },
        )
    };
    outcome.findings.iter().filter(|finding| finding.page == page).map(got).collect()
}

/// What is wrong with the expectations of these files.
fn failures(page: &Page, what: &str, files: &[(&str, &str)]) -> Vec<String> {
    let found = findings(page, files);
    let mut failures = Vec::new();
    for (name, text) in files {
        let of_file = found.iter().filter(|(file, _)| file == name);
        let got: Vec<_> = of_file.map(|(_, got)| got.clone()).collect();
        let wrong = differences(&wants(text.as_bytes()), &got);
        failures.extend(wrong.iter().map(|line| format!("{} {what}, {name}: {line}", page.code)));
    }
    failures
}

#[test]
fn pages_say_what_their_rules_find() {
    let mut failed = Vec::new();
    for page in pages() {
        let blocks = go_blocks(&page.markdown());
        assert!(!blocks.is_empty(), "{}: the page shows no code", page.code);
        let expectations: usize = blocks.iter().map(|block| wants(block.as_bytes()).len()).sum();
        // A page's code can be read, so that nothing is found in that of SUP004.
        assert!(
            expectations > 0 || page.code == "SUP004",
            "{}: the page expects nothing",
            page.code
        );
        for block in blocks {
            failed.extend(failures(page, "page", &[("snippet.go", &whole_file(&block))]));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A file holds a package of one file, or one of several: lines `-- name.go --`
/// begin each.
fn split(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let name = line.trim().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
        match (name, files.last_mut()) {
            (Some(name), _) => files.push((name.to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push(("case.go".to_owned(), line.to_owned())),
        }
    }
    files
}

#[test]
fn rules_hold_in_depth() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../redline_rules/testdata");
    let mut failed = Vec::new();
    let mut cases = 0;
    for page in pages() {
        let Ok(entries) = fs::read_dir(folder.join(page.code)) else { continue };
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            let files = split(&fs::read_to_string(&path).unwrap());
            let files: Vec<_> =
                files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            let what = path.file_name().unwrap().to_string_lossy().into_owned();
            failed.extend(failures(page, &what, &files));
            cases += 1;
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    assert!(cases > 0, "no testdata in {}", folder.display());
}
