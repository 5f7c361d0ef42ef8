//! The documents: their links lead somewhere, and what they show is true.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENTS: [&str; 11] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/configuration.md",
    "docs/crash.md",
    "docs/guard.md",
    "docs/output.md",
    "docs/precision.md",
    "docs/prove.md",
    "docs/witness.md",
    "examples/README.md",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The first block of a document in a language.
fn block(path: &str, language: &str) -> String {
    let text = text(path);
    let fence = format!("```{language}\n");
    let (_, behind) = text.split_once(&fence).unwrap();
    behind.split("```").next().unwrap().to_owned()
}

/// What stands in parentheses behind `]`.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

#[test]
fn links_lead_to_files() {
    let mut count = 0;
    for document in DOCUMENTS {
        let path = root().join(document);
        for link in links(&text(document)).filter(|link| !link.contains("://")) {
            let file = link.split('#').next().unwrap();
            assert!(path.with_file_name(file).exists(), "{document} links to {link}");
            count += 1;
        }
    }
    assert!(count > 0, "no document has a link");
}

#[test]
fn every_room_is_on_the_map() {
    let map = text("docs/architecture.md");
    for entry in std::fs::read_dir(root().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(map.contains(&format!("| `{name}` | ")), "{name} is not on the map");
    }
}

#[test]
fn the_settings_shown_are_all_there_are() {
    let shown = block("docs/configuration.md", "toml");
    let schema = text("crates/redline_engine/schema/redline.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    for key in schema["properties"].as_object().unwrap().keys() {
        let set = format!("\n{key} = ");
        let table = format!("\n[{key}]\n");
        assert!(shown.contains(&set) || shown.contains(&table), "{key} is not shown");
    }
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("redline.toml");
    std::fs::write(&config, shown).unwrap();
    let mut redline = Command::new(env!("CARGO_BIN_EXE_redline"));
    redline.args(["check", "-C", "examples/shop-clean", "--config"]).arg(&config);
    let output = redline.current_dir(root()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_json_shown_is_what_redline_writes() {
    let mut redline = Command::new(env!("CARGO_BIN_EXE_redline"));
    redline.args(["check", "-C", "examples/shop", "--format", "json", "--select", "REC610"]);
    redline.args(["--std", "embedded"]);
    let output = redline.current_dir(root()).output().unwrap();
    let written = String::from_utf8(output.stdout).unwrap();
    assert_eq!(block("docs/output.md", "json"), written);
}
