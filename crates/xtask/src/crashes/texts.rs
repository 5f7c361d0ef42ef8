//! The table of the texts with which Go programs die: what the runtime and the
//! standard library panic, throw or end with, read from the sources of several
//! releases.
//!
//! Texts in C and in the libraries of the sanitizers are not in it, and none that
//! no literal of the source begins, holds or ends.

mod pattern;
mod source;
mod text;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use self::text::Text;
use crate::go::Minor;
use crate::go::{self, Go};
use crate::{Verdict, workspace};

/// Releases that are read unless others are named.
pub(super) const RELEASES: [&str; 4] = ["1.21.13", "1.24.11", "1.26.6", go::REFERENCE];

/// Where the table is checked in.
pub(super) const TABLE: &str = "crates/redline_crash/src/texts.tsv";

/// The first lines of the table, which say what is in it.
const HEAD: &str = "\
# Texts with which Go programs die. Written by `cargo xtask crashes texts`; not to be changed by hand.
# In a text, `%v` stands for a part that differs, `%%` for a percent sign.
# text\tclass\trecoverable\tpackage\treleases\torigin
";

/// Where and when a text occurs.
#[derive(Default)]
struct Origin {
    releases: Vec<Minor>,
    /// File in the newest of them, relative to `src`.
    file: String,
}

/// Reads the sources of the releases and writes the table.
pub(super) fn write(releases: &[String], to: &Path) -> Result<Verdict> {
    let mut found: BTreeMap<Text, Origin> = BTreeMap::new();
    let mut releases =
        releases.iter().map(|it| Ok((Minor::of(it)?, it))).collect::<Result<Vec<_>>>()?;
    releases.sort();
    for (minor, release) in releases {
        let texts = source::texts(&Go::installed(release)?.std())?;
        println!("go{release}: {} texts", texts.len());
        for (text, file) in texts {
            let origin = found.entry(text).or_default();
            origin.releases.push(minor);
            origin.file = file;
        }
    }
    let path = workspace::root().join(to);
    std::fs::write(&path, table(&found)).with_context(|| path.display().to_string())?;
    println!("{}: {} texts", to.display(), found.len());
    Ok(Verdict::Good)
}

fn table(found: &BTreeMap<Text, Origin>) -> String {
    let mut table = HEAD.to_owned();
    for (text, origin) in found {
        let releases: Vec<_> = origin.releases.iter().map(Minor::to_string).collect();
        let Text { pattern, class, package } = text;
        let (class, recoverable) = (class.id(), class.recoverable());
        let releases = releases.join(",");
        let _ = writeln!(
            table,
            "{pattern}\t{class}\t{recoverable}\t{package}\t{releases}\t{}",
            origin.file
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of the table that is checked in, each in its fields.
    fn rows() -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(workspace::root().join(TABLE)).unwrap();
        let rows = text.strip_prefix(HEAD).expect("the head stands first");
        rows.lines().map(|row| row.split('\t').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn every_row_has_its_fields() {
        for row in rows() {
            let [text, class, recoverable, package, releases, origin] = row.as_slice() else {
                panic!("{row:?}");
            };
            assert!(!text.replace("%v", "").trim().is_empty(), "{row:?}");
            let class = text::Class::from_id(class).unwrap();
            assert_eq!(recoverable, class.recoverable());
            assert!(origin.starts_with(package.as_str()), "{row:?}");
            assert!(Path::new(origin).extension().is_some_and(|it| it == "go"), "{row:?}");
            assert!(releases.split(',').all(|it| Minor::of(it).is_ok()), "{row:?}");
        }
    }

    #[test]
    fn rows_are_sorted_and_none_stands_twice() {
        let keys: Vec<_> = rows()
            .into_iter()
            .map(|mut row| {
                row.truncate(4);
                let class = text::Class::from_id(&row[1]).unwrap();
                (row[0].clone(), class, row[3].clone())
            })
            .collect();
        assert!(keys.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn well_known_texts_are_there() {
        let rows = rows();
        let class = |text: &str| {
            let row = rows.iter().find(|row| row[0] == text);
            row.map(|row| row[1].clone()).unwrap_or_default()
        };
        assert_eq!(class("runtime error: integer divide by zero"), "panic");
        assert_eq!(class("assignment to entry in nil map"), "panic");
        assert_eq!(class("runtime error: index out of range [%v] with length %v"), "panic");
        assert_eq!(class("all goroutines are asleep - deadlock!"), "fatal");
        assert_eq!(class("concurrent map writes"), "fatal");
        assert_eq!(class("sync: unlock of unlocked mutex"), "fatal");
        assert_eq!(class("stack overflow"), "throw");
        assert_eq!(class("sync: negative WaitGroup counter"), "panic");
        assert_eq!(class("SIGSEGV: segmentation violation"), "signal");
    }
}
