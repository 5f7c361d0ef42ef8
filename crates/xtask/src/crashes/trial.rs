//! A program of the zoo, built and run with one release.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::place::Place;
use super::program::{Program, Variant};
use super::run::{self, Run};
use super::sample::Truth;
use super::{Recorded, catch};

/// A program, where it is built and run.
pub(super) struct Trial<'a> {
    pub(super) program: &'a Program,
    pub(super) place: &'a Place,
}

impl Trial<'_> {
    /// Lets the program crash, once for each of its variants.
    pub(super) fn record(&self) -> Result<Vec<Recorded>> {
        let variants = self.program.variants(self.place.minor());
        if self.says("test") {
            return variants.iter().map(|variant| self.record_go_test(variant)).collect();
        }
        let plain = self.build(false)?;
        // What passes through the program's own hands may come from a child of it.
        let catching = !self.says("through") && !self.says("once");
        let catching = if catching { Some(self.build(true)?) } else { None };
        let mut recorded = Vec::new();
        for variant in variants {
            recorded.extend(self.record_variant(&variant, &plain, catching.as_deref())?);
        }
        Ok(recorded)
    }

    fn record_variant(
        &self,
        variant: &Variant<'_>,
        plain: &Path,
        catching: Option<&Path>,
    ) -> Result<Vec<Recorded>> {
        let claims = self.program.claims(self.place.minor())?;
        let first = self.run(plain, variant)?;
        let file = self.file()?;
        let second = catching.map(|program| self.run(program, variant)).transpose()?;
        let truth = |counted| Truth::new(claims.clone(), &first, second.as_ref(), counted);
        let mut recorded = vec![Recorded::new(&variant.name, truth(!self.says("through")), &first)];
        if let Some(output) = file {
            recorded.push(Recorded { name: variant.file(), truth: truth(false), output });
        }
        Ok(recorded)
    }

    /// Lets `go test` run the program, whose writes it passes on in its own way.
    fn record_go_test(&self, variant: &Variant<'_>) -> Result<Recorded> {
        let mut command = self.place.go(&self.program.folder());
        command.args(["test", "-count=1", "-p", "1"]).args(self.words("test"));
        set_environment(&mut command, variant.pair)?;
        let run = run::run(command.arg("."))?;
        let truth = Truth::new(self.program.claims(self.place.minor())?, &run, None, false);
        Ok(Recorded::new(&variant.name, truth, &run))
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.program.directives.get(key, self.place.minor())
    }

    fn says(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    fn words(&self, key: &str) -> impl Iterator<Item = &str> {
        self.program.directives.words(key, self.place.minor())
    }

    fn build(&self, catching: bool) -> Result<PathBuf> {
        let folder = self.program.folder();
        let ending = if catching { ".catching" } else { "" };
        let file = Place::folder().join("bin").join(format!("{}{ending}", self.program.name));
        let mut flags: Vec<String> = self.words("build").map(spaced).collect();
        if catching {
            let entries: Vec<_> = self.words("entry").collect();
            let overlay = catch::overlay(&folder, &self.program.sources, &entries)?;
            flags.extend(["-overlay".to_owned(), overlay.display().to_string()]);
        }
        let verb: &[&str] =
            if self.program.is_test() { &["test", "-c", "-vet=off"] } else { &["build"] };
        self.place.build(&folder, verb, self.get("arch"), flags, &file)?;
        Ok(file)
    }

    fn run(&self, file: &Path, variant: &Variant<'_>) -> Result<Run> {
        let mut command = Command::new(file);
        command.env_clear().env("PATH", "/usr/bin:/bin").args(self.words("args"));
        set_environment(&mut command, self.words("env").chain(variant.pair))?;
        run::run(command.current_dir(fresh_folder()?))
    }

    /// What the program left in the file that it names.
    fn file(&self) -> Result<Option<Vec<u8>>> {
        let Some(prefix) = self.get("file") else { return Ok(None) };
        for entry in std::fs::read_dir(run_folder())? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(prefix) {
                return Ok(Some(std::fs::read(entry.path())?));
            }
        }
        bail!("the program left no {prefix}")
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

/// A word of a directive; `\x20` is a space in it.
fn spaced(word: &str) -> String {
    word.replace("\\x20", " ")
}
