//! Crates from outside: each is named once, with the reason it is worth its
//! weight, and is used.

use anyhow::{Context, Result};

use super::Breach;
use super::manifests::Crate;
use crate::workspace;

/// What `[workspace.dependencies]` leaves unsaid or does not need.
pub(super) fn breaches(crates: &[Crate]) -> Result<Vec<Breach>> {
    let path = workspace::root().join("Cargo.toml");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let entries = entries(&text);
    let unexplained = entries.iter().filter(|entry| !entry.explained && !entry.own);
    let mut breaches: Vec<_> = unexplained
        .map(|entry| {
            let place = format!("Cargo.toml:{}", entry.line);
            Breach::new(place, format!("no comment says why {} is worth its weight", entry.name))
        })
        .collect();
    let used =
        |name: &str| crates.iter().any(|it| it.dependencies.iter().any(|used| used.name == name));
    breaches.extend(entries.iter().filter(|entry| !used(entry.name)).map(|entry| {
        Breach::new(format!("Cargo.toml:{}", entry.line), format!("no crate uses {}", entry.name))
    }));
    Ok(breaches)
}

/// One line of `[workspace.dependencies]`.
#[derive(PartialEq, Eq, Debug)]
struct Entry<'a> {
    name: &'a str,
    line: usize,
    /// A comment stands on the line before.
    explained: bool,
    /// A crate of this workspace.
    own: bool,
}

fn entries(manifest: &str) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut inside = false;
    let mut before = "";
    for (line, text) in (1..).zip(manifest.lines()) {
        if text.starts_with('[') {
            inside = text == "[workspace.dependencies]";
        } else if inside
            && let Some((name, value)) = text.split_once('=')
            && !name.starts_with('#')
        {
            entries.push(Entry {
                name: name.trim(),
                line,
                explained: before.starts_with('#'),
                own: value.contains("path ="),
            });
        }
        before = text;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_comment_on_the_line_before() {
        let text = "[workspace.dependencies]\na = { path = \"a\" }\n# Why = b.\nb = \"1\"\nc = \"1\"\n[x]\nd = 1\n";
        assert_eq!(
            entries(text),
            [
                Entry { name: "a", line: 2, explained: false, own: true },
                Entry { name: "b", line: 4, explained: true, own: false },
                Entry { name: "c", line: 5, explained: false, own: false },
            ]
        );
    }
}
