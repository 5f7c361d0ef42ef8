//! The zoo and the suite: modules of small programs of our own, a folder each.

use std::path::Path;

use anyhow::{Context, Result};

use super::place::Place;
use super::program::Program;
use crate::workspace;

/// Folders of programs below `lab/`, which are families of samples too.
pub(super) const FOLDERS: [&str; 2] = ["zoo", "suite"];

/// Path of the module in which the programs are.
pub(super) const MODULE: &str = "zoo.example";

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

#[cfg(test)]
mod tests {
    use redline_catalogue::RedLine;

    use super::*;
    use crate::go::Minor;

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
        for program in all() {
            let first = program.leading().unwrap().lines().next().unwrap();
            assert!(first.starts_with("// ") && first.ends_with('.'), "{}: {first}", program.name);
        }
        assert!(programs("zoo").unwrap().len() >= 120);
    }
}
