//! One program: a source file that says what it shows.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::FOLDER;
use crate::go::Minor;
use crate::workspace;

/// How a line of the comment begins that says why an older release differs.
const REASON: &str = "// Go ";

/// A program of one file.
#[derive(Debug)]
pub(super) struct Program {
    /// Its source file.
    pub(super) path: PathBuf,
    /// Topic and name, with a slash between them.
    pub(super) name: String,
    pub(super) source: String,
    /// The first release that takes it.
    pub(super) since: Minor,
}

impl Program {
    fn read(path: PathBuf) -> Result<Self> {
        let source = std::fs::read_to_string(&path)?;
        let topic = path.parent().and_then(Path::file_name).context("a program has a topic")?;
        let stem = path.file_stem().context("a program has a name")?;
        let name = format!("{}/{}", topic.to_string_lossy(), stem.to_string_lossy());
        let build = source.lines().find_map(|line| line.strip_prefix("//go:build go"));
        let since = Minor::of(build.unwrap_or("1.0"))?;
        let program = Self { path, name, source, since };
        program.sentence()?;
        Ok(program)
    }

    /// Whether this is its name or that of its topic.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name || self.name.split('/').next() == Some(name)
    }

    /// Its name as that of a folder.
    pub(super) fn folder(&self) -> String {
        self.name.replace('/', "-")
    }

    /// The sentence that says what it shows.
    pub(super) fn sentence(&self) -> Result<&str> {
        let line = self.source.lines().next().and_then(|line| line.strip_prefix("// "));
        let sentence = line.context("the first line is no comment")?;
        ensure!(sentence.ends_with('.'), "the first comment line is no sentence");
        Ok(sentence)
    }

    /// Whether its comment says why it ends otherwise with this release than with the newest.
    pub(super) fn explains(&self, release: Minor) -> bool {
        let reason = format!("{REASON}{release}: ");
        self.source.lines().take_while(|it| it.starts_with("//")).any(|it| it.starts_with(&reason))
    }
}

/// All programs, sorted by name.
pub(super) fn all() -> Result<Vec<Program>> {
    let mut programs = Vec::new();
    for path in files("go")? {
        let shown = path.display().to_string();
        programs.push(Program::read(path).context(shown)?);
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

/// Files in the folders of the topics that end with `.` and this, in some order.
pub(super) fn files(ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for topic in entries(&workspace::root().join(FOLDER))?.iter().filter(|it| it.is_dir()) {
        let named = entries(topic)?.into_iter();
        files.extend(named.filter(|path| path.extension().is_some_and(|it| it == ending)));
    }
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_is_a_package_of_its_own() {
        for program in all().unwrap() {
            assert!(program.source.contains("\npackage main\n"), "{}", program.name);
        }
    }

    #[test]
    fn a_sentence_stands_once() {
        let programs = all().unwrap();
        let mut sentences: Vec<_> = programs.iter().map(|it| it.sentence().unwrap()).collect();
        sentences.sort_unstable();
        let twice = sentences.windows(2).find(|pair| pair.first() == pair.last());
        assert_eq!(twice, None);
    }
}
