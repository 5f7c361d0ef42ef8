//! What the type checker finds out, held against go/types.
//!
//! `oracle/typedump/FORMAT.md` says what both sides write. They are compared by a
//! hash for each package and section.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;
use serde::Deserialize;

use super::subject::{Choice, Subject};
use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// Sections that are named for each subject when they differ.
const SHOWN: usize = 20;

/// What is compared.
#[derive(Args)]
pub(crate) struct Scope {
    #[command(flatten)]
    choice: Choice,
    /// The variants of the packages with their tests as well.
    #[arg(long)]
    tests: bool,
    /// All packages that they depend on as well.
    #[arg(long)]
    deps: bool,
    /// A Go release from the Python package index, in the place of the one at hand.
    #[arg(long, value_name = "VERSION")]
    release: Option<String>,
    /// Write down what differs: the next run may differ in no more.
    #[arg(long)]
    update: bool,
}

/// Compares the subjects of a scope.
pub(super) fn compare(go: Go, scope: &Scope) -> Result<Verdict> {
    let go = match &scope.release {
        Some(release) => Go::installed(release)?,
        None => go,
    };
    let sides = Sides {
        typedump: go.build_oracle("typedump")?,
        redline: workspace::redline()?,
        go: &go,
        scope,
    };
    let mut verdict = Verdict::Good;
    let mut all = Agreement::default();
    for subject in scope.choice.subjects(&go)? {
        let want = sides.reference(&subject)?;
        let got = sides.answer(&subject)?;
        let agreement = Agreement::of(&want, &got);
        println!("{}: {agreement}", subject.name);
        let ratchet = Ratchet::of(&subject, &go);
        if scope.update {
            ratchet.write(&agreement.differing)?;
        } else {
            verdict = verdict.and(ratchet.judge(&agreement.differing)?);
        }
        all.add(agreement);
    }
    println!("all: {all}");
    Ok(verdict.and(Verdict::of(all.records > 0)))
}

/// The two programs that are compared.
struct Sides<'a> {
    typedump: PathBuf,
    redline: PathBuf,
    go: &'a Go,
    scope: &'a Scope,
}

impl Sides<'_> {
    fn reference(&self, subject: &Subject) -> Result<Hashes> {
        let mut command = Command::new(&self.typedump);
        command.arg("-go").arg(self.go.root().join("bin").join("go"));
        command.arg("-hash").env("GOTOOLCHAIN", "local").env("GOROOT", self.go.root());
        self.ask(command, subject, ["-tests", "-deps"]).context("typedump")
    }

    fn answer(&self, subject: &Subject) -> Result<Hashes> {
        let mut command = Command::new(&self.redline);
        command.args(["debug", "types", "--hash"]).env("GOROOT", self.go.root());
        self.ask(command, subject, ["--tests", "--deps"]).context("redline debug types")
    }

    fn ask(&self, mut command: Command, subject: &Subject, flags: [&str; 2]) -> Result<Hashes> {
        let wanted = [self.scope.tests, self.scope.deps];
        let flags = flags.into_iter().zip(wanted).filter(|(_, wanted)| *wanted);
        command.args(flags.map(|(flag, _)| flag)).args(&subject.patterns);
        command.current_dir(&subject.dir).env("CGO_ENABLED", "0").env("GOPROXY", "off");
        hashes(&process::stdout(&mut command)?)
    }
}

/// By package and section: the number of records, and their hash.
type Hashes = BTreeMap<(String, String), (u64, String)>;

/// A line of a dump of hashes.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Hash(Tag, String, String, serde::de::IgnoredAny, u64, String),
    Other(serde::de::IgnoredAny),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Tag {
    Hash,
}

fn hashes(text: &[u8]) -> Result<Hashes> {
    let mut hashes = Hashes::new();
    for line in text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        if let Line::Hash(Tag::Hash, path, section, _, records, hash) =
            serde_json::from_slice(line)?
        {
            hashes.insert((path, section), (records, hash));
        }
    }
    Ok(hashes)
}

/// How much agrees.
#[derive(Default)]
struct Agreement {
    packages: usize,
    same_packages: usize,
    records: u64,
    same_records: u64,
    /// Package and section of what differs.
    differing: BTreeSet<String>,
}

impl Agreement {
    /// Records of a section agree if all of them do.
    fn of(want: &Hashes, got: &Hashes) -> Self {
        let mut agreement = Self::default();
        let mut packages: BTreeMap<&str, bool> = BTreeMap::new();
        let only_got = got.keys().filter(|key| !want.contains_key(*key));
        for key in want.keys().chain(only_got) {
            let records = want.get(key).or(got.get(key)).map_or(0, |(records, _)| *records);
            let same = want.get(key) == got.get(key);
            agreement.records += records;
            if same {
                agreement.same_records += records;
            } else {
                agreement.differing.insert(format!("{} {}", key.0, key.1));
            }
            *packages.entry(&key.0).or_insert(true) &= same;
        }
        agreement.packages = packages.len();
        agreement.same_packages = packages.into_values().filter(|same| *same).count();
        agreement
    }

    fn add(&mut self, other: Self) {
        self.packages += other.packages;
        self.same_packages += other.same_packages;
        self.records += other.records;
        self.same_records += other.same_records;
        self.differing.extend(other.differing);
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} of {} packages are the same, {} of {} records in sections that are",
            self.same_packages, self.packages, self.same_records, self.records
        )
    }
}

/// What may differ of a subject: a file of lines `package section`, which may only
/// become shorter.
struct Ratchet {
    path: PathBuf,
}

impl Ratchet {
    fn of(subject: &Subject, go: &Go) -> Self {
        let folder = workspace::root().join("oracle").join("types");
        Self { path: folder.join(go.release()).join(format!("{}.txt", subject.name)) }
    }

    /// Bad if more differs than is written down, or less: then the file is to be
    /// written anew.
    fn judge(&self, differing: &BTreeSet<String>) -> Result<Verdict> {
        let allowed = read(&self.path)?;
        say("differs", differing.difference(&allowed));
        say("differs no more: run with --update", allowed.difference(differing));
        Ok(Verdict::of(*differing == allowed))
    }

    fn write(&self, differing: &BTreeSet<String>) -> Result<()> {
        let lines: Vec<&str> = differing.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&self.path, lines.concat()).with_context(|| self.path.display().to_string())
    }
}

/// The lines of a file; none if it is not there.
fn read(path: &Path) -> Result<BTreeSet<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}

fn say<'a>(what: &str, lines: impl Iterator<Item = &'a String>) {
    let lines: Vec<&String> = lines.collect();
    for line in lines.iter().take(SHOWN) {
        println!("  {what}: {line}");
    }
    if lines.len() > SHOWN {
        println!("  and {} more", lines.len() - SHOWN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_compared_by_hash() {
        let want = br#"["typedump",1,"go1.27.3","linux","amd64"]
["pkg","p","p","go1.27",1]
["hash","p","def","",3,"00"]
["hash","p","use","",5,"01"]
"#;
        let got = br#"["hash","p","def","",3,"00"]
["hash","p","use","",4,"02"]
["hash","q","use","",1,"03"]
"#;
        let agreement = Agreement::of(&hashes(want).unwrap(), &hashes(got).unwrap());
        let text = "0 of 2 packages are the same, 3 of 9 records in sections that are";
        assert_eq!(agreement.to_string(), text);
        assert_eq!(agreement.differing, ["p use", "q use"].map(str::to_owned).into());
    }

    #[test]
    fn a_ratchet_turns_one_way() {
        let folder = std::env::temp_dir().join(format!("ratchet-{}", std::process::id()));
        let ratchet = Ratchet { path: folder.join("x.txt") };
        let differing = BTreeSet::from(["p use".to_owned()]);
        assert!(matches!(ratchet.judge(&differing).unwrap(), Verdict::Bad));
        ratchet.write(&differing).unwrap();
        assert!(matches!(ratchet.judge(&differing).unwrap(), Verdict::Good));
        assert!(matches!(ratchet.judge(&BTreeSet::new()).unwrap(), Verdict::Bad));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
