//! Every text that the catalogue says Go prints was printed by a real Go release.

use std::fs;
use std::path::Path;

use redline_catalogue::RedLine;

/// What Go releases printed in each case of `testdata/crashes`.
fn recordings() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/crashes");
    let entries = fs::read_dir(folder).expect("the recordings are checked in");
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.map(|path| fs::read_to_string(path).expect("a recording is text")).collect()
}

#[test]
fn every_runtime_text_was_recorded() {
    let recorded = recordings();
    for line in RedLine::ALL {
        for text in line.runtime_texts() {
            let found = text.is_empty() || recorded.lines().any(|line| line.contains(text));
            assert!(found, "{line}: no recorded crash prints `{text}`");
        }
    }
}

#[test]
fn every_line_that_panics_says_what_go_prints() {
    for line in RedLine::ALL.iter().filter(|line| line.consequence().recoverable() == Some(true)) {
        assert!(line.runtime_texts().next().is_some(), "{line}: no runtime text");
    }
}
