//! What no file of the repository may hold: places that exist on one machine
//! only, markers of unfinished work, lints switched off without a trace.

use std::process::Command;

use anyhow::{Context, Result};

use super::Breach;
use crate::{process, workspace};

/// A text that may not stand in a file.
struct Banned {
    text: &'static str,
    why: &'static str,
    /// Ending of the files it may not stand in; all if empty.
    ending: &'static str,
}

/// Texts are joined from parts, because this file is one of the repository's.
const BANNED: &[Banned] = &[
    Banned { text: concat!("/ro", "ot/"), why: "a path of one machine", ending: "" },
    Banned { text: concat!("/wo", "rk/"), why: "a path of one machine", ending: "" },
    Banned { text: concat!("/ho", "me/"), why: "a path of one machine", ending: "" },
    Banned { text: concat!("/Us", "ers/"), why: "a path of one machine", ending: "" },
    Banned { text: concat!("TO", "DO"), why: "a marker of unfinished work", ending: "" },
    Banned { text: concat!("FIX", "ME"), why: "a marker of unfinished work", ending: "" },
    Banned { text: concat!("XX", "X"), why: "a marker of unfinished work", ending: "" },
    Banned { text: concat!("#[al", "low("), why: "use `expect` with a reason", ending: ".rs" },
    Banned { text: concat!("#![al", "low("), why: "use `expect` with a reason", ending: ".rs" },
];

/// Files that hold inputs of tests, byte for byte as they must be.
const INPUTS: [&str; 3] = ["testdata/", "fuzz/corpus/", "examples/"];

/// Banned texts in the files that git knows or would take.
pub(super) fn breaches() -> Result<Vec<Breach>> {
    let mut git = Command::new("git");
    git.current_dir(workspace::root());
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let names = String::from_utf8(process::stdout(&mut git)?)?;
    let mut breaches = Vec::new();
    for name in names.split_terminator('\0').filter(|name| !is_input(name) && !is_packed(name)) {
        let path = workspace::root().join(name);
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        breaches.extend(in_text(name, &String::from_utf8_lossy(&bytes)));
    }
    Ok(breaches)
}

/// Bytes that mean nothing as text.
fn is_packed(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|ending| ending == "pack")
}

fn is_input(name: &str) -> bool {
    INPUTS.iter().any(|input| name.starts_with(input) || name.contains(&format!("/{input}")))
}

fn in_text(name: &str, text: &str) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        for banned in BANNED.iter().filter(|banned| name.ends_with(banned.ending)) {
            if holds(content, banned.text) {
                let what = format!("`{}`: {}", banned.text, banned.why);
                breaches.push(Breach::new(format!("{name}:{line}"), what));
            }
        }
    }
    breaches
}

/// Whether the line holds the text, as a word where the text begins and ends like one.
fn holds(line: &str, text: &str) -> bool {
    let word = |it: char| it.is_alphanumeric() || it == '_';
    line.match_indices(text).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let after = line.get(at + text.len()..).and_then(|after| after.chars().next());
        let continues = |it: char| it == '/' || word(it);
        let starts_inside = text.starts_with(continues) && before.is_some_and(word);
        let ends_inside = text.ends_with(word) && after.is_some_and(word);
        !starts_inside && !ends_inside
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_banned_text_is_found_with_its_line() {
        let text = format!("a\n// {}: b\n", BANNED[4].text);
        let breaches = in_text("a.md", &text);
        assert_eq!(breaches.len(), 1);
        assert_eq!(breaches[0].place, "a.md:2");
    }

    #[test]
    fn part_of_a_word_or_path_is_not_the_text() {
        assert!(holds("a DONE b", "DONE"));
        assert!(!holds("a DONE_b", "DONE"));
        assert!(holds("cd /etc/x", "/etc/"));
        assert!(!holds("example.com/etc/x", "/etc/"));
    }

    #[test]
    fn inputs_of_tests_are_what_they_must_be() {
        assert!(is_input("crates/a/testdata/x.go"));
        assert!(is_input("fuzz/corpus/lex/x"));
        assert!(!is_input("crates/a/src/lib.rs"));
    }
}
