//! A program of the zoo: its sources, and what its first comment says about it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::directive::Directives;
use super::place::Place;
use super::sample::Claims;
use super::zoo::MODULE;
use crate::go::Minor;

/// Comment on the line at which a program dies.
const MARK: &str = "// dies";

/// The file of a program that begins with the comment about it: the first there is.
const LEADING: [&str; 2] = ["main.go", TEST];

/// That of a program that is a test.
const TEST: &str = "main_test.go";

/// A program of the zoo.
#[derive(Default)]
pub(super) struct Program {
    pub(super) name: String,
    /// Go files, relative to its folder.
    pub(super) sources: BTreeMap<PathBuf, String>,
    pub(super) directives: Directives,
}

impl Program {
    /// Reads the program in a folder.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let name = folder.file_name().context("a folder has a name")?.to_string_lossy();
        let sources = sources(folder)?;
        let mut program = Self { name: name.into_owned(), sources, ..Self::default() };
        program.directives = Directives::read(program.leading()?)?;
        Ok(program)
    }

    /// The source that begins with the comment about the program.
    pub(super) fn leading(&self) -> Result<&str> {
        let leading = LEADING.iter().find_map(|name| self.sources.get(Path::new(name)));
        leading.map(String::as_str).context("there is no main.go and no main_test.go")
    }

    /// Whether it is a program for the release.
    pub(super) fn admit(&self, release: Minor) -> Result<bool> {
        self.directives.admit(release)
    }

    /// Whether it is a test.
    pub(super) fn is_test(&self) -> bool {
        self.sources.contains_key(Path::new(TEST))
    }

    /// Folder in which it is built.
    pub(super) fn folder(&self) -> PathBuf {
        Place::folder().join(&self.name)
    }

    /// The program in each environment of its list, or in its only one.
    pub(super) fn variants(&self, release: Minor) -> Vec<Variant<'_>> {
        let name = |pair: &str| {
            let value = pair.split_once('=').map_or(pair, |(_, value)| value);
            format!("{}.{}", self.name, value.trim_start_matches('-'))
        };
        let each = self.directives.words("each", release);
        let mut variants: Vec<_> =
            each.map(|pair| Variant { name: name(pair), pair: Some(pair) }).collect();
        if variants.is_empty() {
            variants.push(Variant { name: self.name.clone(), pair: None });
        }
        variants
    }

    /// What it claims about each of its samples.
    pub(super) fn claims_by_sample(&self, release: Minor) -> Result<Vec<(String, Claims)>> {
        let (own, file) = (self.claims_of_output(release)?, self.claims(release)?);
        let variants = self.variants(release).into_iter();
        let samples = variants.flat_map(|it| [(it.file(), file.clone()), (it.name, own.clone())]);
        Ok(samples.collect())
    }

    /// What it claims about what it prints: nothing where only the file that it leaves
    /// tells.
    pub(super) fn claims_of_output(&self, release: Minor) -> Result<Claims> {
        if self.directives.get("silent", release).is_some() {
            return Ok(Claims::default());
        }
        self.claims(release)
    }

    /// What it claims with a release.
    pub(super) fn claims(&self, release: Minor) -> Result<Claims> {
        let text = |key| self.directives.get(key, release).map(str::to_owned);
        let words = |key| self.directives.words(key, release).map(str::to_owned).collect();
        Ok(Claims {
            kinds: words("kind"),
            message: text("message").map(|text| text.replace("\\n", "\n")),
            recoverable: text("recoverable"),
            guilty: text("guilty"),
            site: text("site").map(|function| self.site(&function, release)).transpose()?,
            red_line: text("line"),
            tests: words("tests"),
            goroutines: text("goroutines").map(|it| it.parse()).transpose()?,
        })
    }

    /// The function with the place of the marked line, as a dump prints them.
    fn site(&self, function: &str, release: Minor) -> Result<String> {
        let folder = if self.directives.words("build", release).any(|it| it == "-trimpath") {
            format!("{MODULE}/{}", self.name)
        } else {
            self.folder().display().to_string()
        };
        for (path, source) in &self.sources {
            if let Some(line) = (1..).zip(source.lines()).find(|(_, it)| it.ends_with(MARK)) {
                return Ok(format!("{function} {folder}/{}:{}", path.display(), line.0));
            }
        }
        bail!("no line is marked with `{MARK}`")
    }
}

/// A program in one environment.
pub(super) struct Variant<'a> {
    pub(super) name: String,
    /// `NAME=VALUE`.
    pub(super) pair: Option<&'a str>,
}

impl Variant<'_> {
    /// Name of the sample that is the file it left.
    pub(super) fn file(&self) -> String {
        format!("{}.file", self.name)
    }
}

/// All Go files in a folder and below, by path relative to it.
fn sources(folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let mut sources = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = PathBuf::from(path.file_name().context("an entry has a name")?);
        if path.is_dir() {
            let inner = self::sources(&path)?;
            sources.extend(inner.into_iter().map(|(path, text)| (name.join(path), text)));
        } else if path.extension().is_some_and(|it| it == "go") {
            sources.insert(name, std::fs::read_to_string(&path)?);
        }
    }
    Ok(sources)
}
