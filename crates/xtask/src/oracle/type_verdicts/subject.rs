//! The packages that are compared: the test data of the type checkers, and the
//! examples of the error codes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::go::Go;
use crate::workspace;

/// Folders of the test data.
const FOLDERS: [&str; 4] = ["check", "examples", "fixedbugs", "spec"];

/// A package.
pub(super) struct Subject {
    pub name: String,
    pub kind: Kind,
    pub files: Vec<PathBuf>,
}

/// Where a package comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    TestData,
    Example,
}

/// All packages of a release.
pub(super) fn all(go: &Go) -> Result<Vec<Subject>> {
    let data = go.std().join("internal/types/testdata");
    let mut subjects = Vec::new();
    for folder in FOLDERS {
        for path in entries(&data.join(folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let files = if path.is_dir() { entries(&path)? } else { vec![path.clone()] };
            let files: Vec<PathBuf> = files.into_iter().filter(|it| is_go(it)).collect();
            if !files.is_empty() {
                let name = format!("{folder}/{name}");
                subjects.push(Subject { name, kind: Kind::TestData, files });
            }
        }
    }
    subjects.extend(examples(go)?);
    Ok(subjects)
}

fn is_go(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "go")
}

/// What is in a folder, in order.
fn entries(dir: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(dir).with_context(|| dir.display().to_string())?;
    let paths: std::io::Result<Vec<PathBuf>> =
        read.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = paths?;
    paths.sort();
    Ok(paths)
}

/// The examples in the comments of the error codes, each as a file below `target`.
fn examples(go: &Go) -> Result<Vec<Subject>> {
    let path = go.std().join("internal/types/errors/codes.go");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let dir = workspace::target()?.join("oracle").join(go.release()).join("codes");
    fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
    let mut subjects = Vec::new();
    for (code, source) in examples_in(&text) {
        let name = format!("{code}_{}.go", subjects.len());
        let file = dir.join(&name);
        fs::write(&file, source).with_context(|| file.display().to_string())?;
        subjects.push(Subject {
            name: format!("codes/{code}"),
            kind: Kind::Example,
            files: vec![file],
        });
    }
    if subjects.is_empty() {
        bail!("no examples in {}", path.display());
    }
    Ok(subjects)
}

/// The code and source of each example.
fn examples_in(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut comment = String::new();
    for line in text.lines().map(str::trim_start) {
        if let Some(words) = line.strip_prefix("//") {
            comment.push_str(words.strip_prefix(' ').unwrap_or(words));
            comment.push('\n');
            continue;
        }
        let code = line.split(' ').next().unwrap_or_default();
        if !code.is_empty() {
            let sources = comment.split("Example:\n").skip(1);
            found.extend(sources.map(|source| (code, with_clause(source))));
        }
        comment.clear();
    }
    found
}

fn with_clause(source: &str) -> String {
    let lines: Vec<&str> =
        source.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let source = lines.join("\n") + "\n";
    let has_clause = source.lines().any(|line| line.starts_with("package "));
    if has_clause { source } else { format!("package p\n\n{source}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_stand_in_the_comments_of_codes() {
        let text = "\t// A is wrong.\n\t//\n\t// Example:\n\t//  var x = 1\n\t//\n\t// Example:\n\t//  package q\n\tA\n\n\t// B has none.\n\tB\n";
        let found = examples_in(text);
        let want = ["package p\n\nvar x = 1\n\n", "package q\n"];
        assert_eq!(found, want.map(|source| ("A", source.to_owned())));
    }
}
