//! Texts of many files, compared by a hash for each file.
//!
//! `oracle/syntaxdump/FORMAT.md` says what both sides write.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// Files that are shown line by line when they differ.
const SHOWN_FILES: usize = 3;

/// Paths that are named when they differ.
const NAMED_FILES: usize = 20;

/// A kind of text, and how each side is asked for it.
pub(super) struct Kind {
    /// Command of `syntaxdump`.
    reference: &'static str,
    /// Command of `redline debug`.
    redline: &'static str,
    /// What a line stands for.
    unit: &'static str,
}

/// Tokens.
pub(super) const TOKENS: Kind = Kind { reference: "tokens", redline: "tokens", unit: "tokens" };

/// Syntax trees.
pub(super) const TREES: Kind =
    Kind { reference: "trees", redline: "tree", unit: "nodes and comments" };

/// The two programs that are compared.
struct Sides {
    reference: PathBuf,
    redline: PathBuf,
}

impl Sides {
    fn reference(&self, kind: &Kind) -> Command {
        let mut command = Command::new(&self.reference);
        command.arg(kind.reference);
        command
    }

    fn redline(&self, kind: &Kind) -> Command {
        let mut command = Command::new(&self.redline);
        command.args(["debug", kind.redline]);
        command
    }
}

/// Compares all files below the folders (the standard library if there are none).
pub(super) fn compare(go: &Go, kind: &Kind, dirs: &[PathBuf]) -> Result<Verdict> {
    let sides = Sides { reference: go.build_oracle("syntaxdump")?, redline: workspace::redline()? };
    let std = [go.std()];
    let mut verdict = Verdict::Good;
    for dir in if dirs.is_empty() { &std } else { dirs } {
        verdict = verdict.and(compare_folder(&sides, kind, dir)?);
    }
    Ok(verdict)
}

fn compare_folder(sides: &Sides, kind: &Kind, dir: &Path) -> Result<Verdict> {
    let want = hashes(sides.reference(kind).arg("-hash").arg(dir))?;
    let got = hashes(sides.redline(kind).arg("--hash").arg(dir))?;
    if want.is_empty() {
        bail!("no Go files in {}", dir.display());
    }
    let differing = differing(&want, &got);
    println!(
        "{}: {} of {} files have the same {} ({} in all)",
        dir.display(),
        want.keys().filter(|path| got.get(*path) == want.get(*path)).count(),
        want.len(),
        kind.unit,
        want.values().map(|hash| hash.lines).sum::<u64>(),
    );
    for path in differing.iter().take(NAMED_FILES) {
        println!("  {}", difference(path, want.get(*path), got.get(*path)));
    }
    if differing.len() > NAMED_FILES {
        println!("  and {} more", differing.len() - NAMED_FILES);
    }
    let both =
        differing.iter().filter(|path| want.contains_key(**path) && got.contains_key(**path));
    for path in both.take(SHOWN_FILES) {
        show(sides, kind, &dir.join(path))?;
    }
    Ok(Verdict::of(differing.is_empty()))
}

/// Hash of one file's text, and how many lines it has.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Hash {
    digits: String,
    lines: u64,
}

/// Hashes by path, as one side wrote them.
type Hashes = BTreeMap<String, Hash>;

fn hashes(command: &mut Command) -> Result<Hashes> {
    parse(&String::from_utf8_lossy(&process::stdout(command)?))
}

fn parse(text: &str) -> Result<Hashes> {
    let mut hashes = Hashes::new();
    for line in text.lines() {
        let mut words = line.splitn(3, ' ');
        let (Some(digits), Some(lines), Some(path)) = (words.next(), words.next(), words.next())
        else {
            bail!("not a hash line: {line}");
        };
        let lines = lines.parse().with_context(|| format!("not a hash line: {line}"))?;
        if hashes.insert(path.to_owned(), Hash { digits: digits.to_owned(), lines }).is_some() {
            bail!("{path} is there twice");
        }
    }
    Ok(hashes)
}

/// Paths that only one side has, or whose texts differ.
fn differing<'a>(want: &'a Hashes, got: &'a Hashes) -> Vec<&'a str> {
    let mut paths: Vec<_> = want
        .keys()
        .filter(|path| got.get(*path) != want.get(*path))
        .chain(got.keys().filter(|path| !want.contains_key(*path)))
        .map(String::as_str)
        .collect();
    paths.sort_unstable();
    paths
}

fn difference(path: &str, want: Option<&Hash>, got: Option<&Hash>) -> String {
    match (want, got) {
        (Some(want), Some(got)) if want.lines == got.lines => format!("{path}: differs"),
        (Some(want), Some(got)) => format!("{path}: {} lines, not {}", got.lines, want.lines),
        (None, _) => format!("{path}: only redline has it"),
        (_, None) => format!("{path}: redline does not have it"),
    }
}

/// Prints the first difference between the texts of one file.
fn show(sides: &Sides, kind: &Kind, path: &Path) -> Result<()> {
    let want = process::stdout(sides.reference(kind).arg(path))?;
    let got = process::stdout(sides.redline(kind).arg(path))?;
    println!("{}:", path.display());
    for line in first_difference(&String::from_utf8_lossy(&want), &String::from_utf8_lossy(&got)) {
        println!("  {line}");
    }
    Ok(())
}

/// The last equal line, then what each side has next.
fn first_difference(want: &str, got: &str) -> Vec<String> {
    let same = want.lines().zip(got.lines()).take_while(|(want, got)| want == got).count();
    let before = same.checked_sub(1).and_then(|last| want.lines().nth(last));
    let mut lines: Vec<_> = before.into_iter().map(|line| format!("  {line}")).collect();
    lines.extend(want.lines().skip(same).take(3).map(|line| format!("- {line}")));
    lines.extend(got.lines().skip(same).take(3).map(|line| format!("+ {line}")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_have_spaces() {
        let hashes = parse("00ff 12 a b.go\n").unwrap();
        assert_eq!(hashes["a b.go"], Hash { digits: "00ff".into(), lines: 12 });
        assert!(parse("00ff a.go\n").is_err());
        assert!(parse("00 1 a\n00 1 a\n").is_err());
    }

    #[test]
    fn every_kind_of_difference_is_seen() {
        let want = parse("1 1 a\n1 1 b\n1 1 c\n").unwrap();
        let got = parse("1 1 a\n2 1 b\n1 1 d\n").unwrap();
        assert_eq!(differing(&want, &got), ["b", "c", "d"]);
        assert_eq!(difference("c", want.get("c"), None), "c: redline does not have it");
    }

    #[test]
    fn the_first_difference_is_shown_after_what_is_the_same() {
        let lines = first_difference("a\nb\nc\n", "a\nx\n");
        assert_eq!(lines, ["  a", "- b", "- c", "+ x"]);
        assert_eq!(first_difference("a\n", "a\nb\n"), ["  a", "+ b"]);
    }
}
