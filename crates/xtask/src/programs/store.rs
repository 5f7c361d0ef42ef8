//! The outcomes that are stored beside the programs.
//!
//! `NAME.out` is what the newest release does, `NAME.go1.26.out` what an older one
//! does if that is something else.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::outcome::Outcome;
use super::program::{self, Program};
use crate::go::Minor;

/// What the releases made of a program.
pub(super) struct Recording<'a> {
    program: &'a Program,
    /// What the newest does, with what all that do the same agree on.
    pub(super) newest: Outcome,
    /// Releases that the program was run with.
    releases: Vec<Minor>,
    /// Those that do something else.
    others: Vec<(Minor, Outcome)>,
}

impl<'a> Recording<'a> {
    /// Of the outcomes of all releases, the oldest first; `None` without any.
    pub(super) fn of(program: &'a Program, outcomes: &[(Minor, Outcome)]) -> Option<Self> {
        let mut newest = outcomes.last()?.1.clone();
        let mut others = Vec::new();
        for (release, outcome) in outcomes {
            match newest.agreed(outcome) {
                Some(both) => newest = both,
                None => others.push((*release, outcome.clone())),
            }
        }
        let releases = outcomes.iter().map(|(release, _)| *release).collect();
        Some(Self { program, newest, releases, others })
    }

    /// Stores them.
    pub(super) fn write(&self) -> Result<()> {
        std::fs::write(self.program.path.with_extension("out"), self.newest.text())?;
        for &release in &self.releases {
            let path = self.path_of(release);
            match self.other(release) {
                Some(outcome) => std::fs::write(path, outcome.text())?,
                None if path.exists() => std::fs::remove_file(path)?,
                None => {}
            }
        }
        Ok(())
    }

    /// How they differ from what is stored.
    pub(super) fn differences(&self) -> Result<Vec<String>> {
        let mut differences = Vec::new();
        for &release in &self.releases {
            let outcome = self.other(release).unwrap_or(&self.newest);
            let Some(stored) = self.stored(release)? else {
                differences.push("nothing is stored".to_owned());
                continue;
            };
            if stored.agreed(outcome).as_ref() != Some(&stored) {
                let difference = outcome.difference(&stored);
                differences.push(format!("go {release} prints {difference}"));
            }
        }
        Ok(differences)
    }

    /// Older releases that differ where the program does not say why, and the reverse.
    pub(super) fn unexplained(&self) -> Vec<String> {
        let older = self.releases.split_last().map_or(&[][..], |(_, older)| older);
        older.iter().filter_map(|&release| self.problem_with(release)).collect()
    }

    fn problem_with(&self, release: Minor) -> Option<String> {
        match (self.other(release), self.program.explains(release)) {
            (Some(outcome), false) => {
                let difference = outcome.difference(&self.newest);
                Some(format!("no line says why go {release} prints {difference}"))
            }
            (None, true) => Some(format!("go {release} prints what the newest does")),
            _ => None,
        }
    }

    fn other(&self, release: Minor) -> Option<&Outcome> {
        self.others.iter().find(|(other, _)| *other == release).map(|(_, outcome)| outcome)
    }

    fn path_of(&self, release: Minor) -> PathBuf {
        self.program.path.with_extension(format!("go{release}.out"))
    }

    /// What is stored for a release.
    fn stored(&self, release: Minor) -> Result<Option<Outcome>> {
        let own = self.path_of(release);
        let path = if own.exists() { own } else { self.program.path.with_extension("out") };
        if !path.exists() {
            return Ok(None);
        }
        let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
        Ok(Some(Outcome::stored(text)))
    }
}

/// Stored outcomes of programs that are gone, sorted.
pub(super) fn orphans(programs: &[Program]) -> Result<Vec<PathBuf>> {
    let known: BTreeSet<_> = programs.iter().map(|it| it.path.with_extension("")).collect();
    let of_program = |path: &PathBuf| {
        let stem = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(stem.split('.').next().unwrap_or_default())
    };
    let mut files = program::files("out")?;
    files.retain(|path| !known.contains(&of_program(path)));
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(program: &Program) -> Outcome {
        Outcome::stored(std::fs::read(program.path.with_extension("out")).unwrap())
    }

    #[test]
    fn there_are_many_programs_and_many_of_them_die() {
        let programs = program::all().unwrap();
        let deaths = programs.iter().filter(|program| stored(program).is_death()).count();
        assert!(programs.len() >= 300, "{} programs", programs.len());
        assert!(deaths >= 80, "{deaths} deaths");
        assert_eq!(orphans(&programs).unwrap(), Vec::<PathBuf>::new());
    }

    #[test]
    fn an_older_release_may_differ_if_the_program_says_why() {
        let [old, new] = ["1.26", "1.27"].map(|it| Minor::of(it).unwrap());
        let mut program = program::all().unwrap().remove(0);
        let outcomes = [(old, Outcome::stored(vec![1])), (new, Outcome::stored(vec![2]))];
        program.source = "// Shows.\n// Go 1.26: why.\n".into();
        assert!(Recording::of(&program, &outcomes).unwrap().unexplained().is_empty());
        program.source = "// Shows.\n".into();
        assert_eq!(Recording::of(&program, &outcomes).unwrap().unexplained().len(), 1);
    }
}
