//! The zoo: small programs of our own, a folder each, and the run of one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::directive::{Directives, Minor};
use super::place::Place;
use super::run::{self, Run};
use super::sample::{Claims, Family, Truth};
use super::{Recorded, catch};
use crate::workspace;

/// Folders of programs below `lab/`, which are families of samples too.
pub(super) const FOLDERS: [&str; 2] = ["zoo", "suite"];

/// Path of the module in which the programs are.
const MODULE: &str = "zoo.example";

/// Comment on the line at which a program dies.
const MARK: &str = "// dies";

/// A program of the zoo.
pub(super) struct Program {
    pub(super) name: String,
    /// Go files, relative to its folder.
    sources: BTreeMap<PathBuf, String>,
    directives: Directives,
}

/// All programs in a folder below `lab/`, sorted by name.
pub(super) fn programs(folder: &str) -> Result<Vec<Program>> {
    let folder = workspace::root().join("lab").join(folder);
    let mut programs = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            let program = Program::read(&path).with_context(|| path.display().to_string())?;
            programs.push(program);
        }
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

impl Program {
    fn read(folder: &Path) -> Result<Self> {
        let name = folder.file_name().context("a folder has a name")?.to_string_lossy();
        let sources = sources(folder)?;
        let first = |name: &str| sources.get(Path::new(name));
        let Some(leading) = first("main.go").or_else(|| first("main_test.go")) else {
            bail!("there is no main.go and no main_test.go");
        };
        let directives = Directives::read(leading)?;
        Ok(Self { name: name.into_owned(), directives, sources })
    }

    /// Whether it is a program for the release.
    pub(super) fn admit(&self, release: Minor) -> Result<bool> {
        self.directives.admit(release)
    }

    /// Lets the program crash, once for each of its variants.
    pub(super) fn record(&self, place: &Place) -> Result<Vec<Recorded>> {
        let variants = self.variants(place.minor());
        if self.says("test", place) {
            return variants.iter().map(|variant| self.record_go_test(place, variant)).collect();
        }
        let plain = self.build(place, false)?;
        // What passes through the program's own hands may come from a child of it.
        let through = self.says("through", place);
        let catching = !through && !self.says("once", place);
        let catching = if catching { Some(self.build(place, true)?) } else { None };
        let mut recorded = Vec::new();
        for variant in variants {
            let claims = self.claims(place.minor())?;
            let first = self.run(place, &plain, &variant)?;
            let file = self.file(place.minor())?;
            let second = match &catching {
                Some(program) => Some(self.run(place, program, &variant)?),
                None => None,
            };
            let truth = |counted| Truth::new(claims.clone(), &first, second.as_ref(), counted);
            recorded.push(Recorded::new(&variant.name, truth(!through), &first));
            if let Some(output) = file {
                recorded.push(Recorded { name: variant.file(), truth: truth(false), output });
            }
        }
        Ok(recorded)
    }

    /// Gives the samples of the program the claims that it makes today.
    pub(super) fn renew_claims(&self, release: Minor, family: &mut Family) -> Result<()> {
        let claims = self.claims(release)?;
        for variant in self.variants(release) {
            family.claim(&variant.name, &claims);
            family.claim(&variant.file(), &claims);
        }
        Ok(())
    }

    /// Lets `go test` run the program, whose writes it passes on in its own way.
    fn record_go_test(&self, place: &Place, variant: &Variant<'_>) -> Result<Recorded> {
        let mut command = place.go(&self.folder());
        command.args(["test", "-count=1", "-p", "1"]);
        command.args(self.directives.words("test", place.minor()));
        set_environment(&mut command, variant.pair)?;
        let run = run::run(command.arg("."))?;
        let truth = Truth::new(self.claims(place.minor())?, &run, None, false);
        Ok(Recorded::new(&variant.name, truth, &run))
    }

    fn says(&self, key: &str, place: &Place) -> bool {
        self.directives.get(key, place.minor()).is_some()
    }

    /// The program in each environment of its list, or in its only one.
    fn variants(&self, release: Minor) -> Vec<Variant<'_>> {
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

    /// Folder in which it is built.
    fn folder(&self) -> PathBuf {
        Place::folder().join(&self.name)
    }

    fn build(&self, place: &Place, caught: bool) -> Result<PathBuf> {
        let folder = self.folder();
        let ending = if caught { ".catching" } else { "" };
        let program = Place::folder().join("bin").join(format!("{}{ending}", self.name));
        let mut flags: Vec<String> =
            self.directives.words("build", place.minor()).map(spaced).collect();
        if caught {
            let entries: Vec<_> = self.directives.words("entry", place.minor()).collect();
            let overlay = catch::overlay(&folder, &self.sources, &entries)?;
            flags.extend(["-overlay".to_owned(), overlay.display().to_string()]);
        }
        let verb: &[&str] = if self.is_test() { &["test", "-c"] } else { &["build"] };
        let arch = self.directives.get("arch", place.minor());
        place.build(&folder, verb, arch, flags, &program)?;
        Ok(program)
    }

    fn is_test(&self) -> bool {
        self.sources.contains_key(Path::new("main_test.go"))
    }

    fn run(&self, place: &Place, program: &Path, variant: &Variant<'_>) -> Result<Run> {
        let mut command = Command::new(program);
        command.env_clear().args(self.directives.words("args", place.minor()));
        command.env("PATH", "/usr/bin:/bin");
        let pairs = self.directives.words("env", place.minor());
        set_environment(&mut command, pairs.chain(variant.pair))?;
        command.current_dir(fresh_folder()?);
        run::run(&mut command)
    }

    /// What the program left in the file that it names.
    fn file(&self, release: Minor) -> Result<Option<Vec<u8>>> {
        let Some(prefix) = self.directives.get("file", release) else { return Ok(None) };
        for entry in std::fs::read_dir(run_folder())? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(prefix) {
                return Ok(Some(std::fs::read(entry.path())?));
            }
        }
        bail!("the program left no {prefix}")
    }

    fn claims(&self, release: Minor) -> Result<Claims> {
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
struct Variant<'a> {
    name: String,
    pair: Option<&'a str>,
}

impl Variant<'_> {
    /// Name of the sample that is the file it left.
    fn file(&self) -> String {
        format!("{}.file", self.name)
    }
}

/// Sets each `NAME=VALUE`.
pub(super) fn set_environment<'a>(
    command: &mut Command,
    pairs: impl IntoIterator<Item = &'a str>,
) -> Result<()> {
    for pair in pairs {
        let (name, value) = pair.split_once('=').context("an environment is NAME=VALUE")?;
        command.env(name, value);
    }
    Ok(())
}

fn run_folder() -> PathBuf {
    Place::folder().join("run")
}

fn fresh_folder() -> Result<PathBuf> {
    let folder = run_folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
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

/// Copies a module of programs to the place, with the language of its release.
pub(super) fn copy(folder: &str, place: &Place) -> Result<()> {
    let from = workspace::root().join("lab").join(folder);
    copy_folder(&from, Place::folder())?;
    let module = format!("module {MODULE}\n\ngo {}\n", place.minor());
    std::fs::write(Place::folder().join("go.mod"), module)?;
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// A word of a directive; `\x20` is a space in it.
fn spaced(word: &str) -> String {
    word.replace("\\x20", " ")
}

#[cfg(test)]
mod tests {
    use redline_catalogue::RedLine;

    use super::*;

    /// Words for what happens.
    const KINDS: [&str; 8] =
        ["checkptr", "deadlock", "fatal", "panic", "race", "sanitizer", "signal", "throw"];

    fn all() -> Vec<Program> {
        FOLDERS.into_iter().flat_map(|folder| programs(folder).unwrap()).collect()
    }

    #[test]
    fn every_program_says_what_is_true_of_it() {
        for program in all() {
            for release in ["1.21", "1.24", "1.26", "1.27"] {
                let claims = program.claims(Minor::of(release).unwrap()).unwrap();
                assert!(
                    claims.kinds.iter().all(|it| KINDS.contains(&it.as_str())),
                    "{}",
                    program.name
                );
                let line = claims.red_line.as_deref();
                assert!(line.is_none_or(|it| RedLine::from_id(it).is_some()), "{}", program.name);
                let guilty = claims.guilty.as_deref();
                assert!(guilty.is_none_or(|it| ["main", "other", "none"].contains(&it)));
                assert!(guilty.is_none() || !claims.kinds.is_empty(), "{}", program.name);
            }
        }
    }

    #[test]
    fn every_program_says_in_words_what_happens() {
        let names = ["main.go", "main_test.go"];
        for program in all() {
            let leading = names.iter().find_map(|it| program.sources.get(Path::new(it)));
            let first = leading.unwrap().lines().next().unwrap();
            assert!(first.starts_with("// ") && first.ends_with('.'), "{}: {first}", program.name);
        }
        assert!(programs("zoo").unwrap().len() >= 120);
    }
}
