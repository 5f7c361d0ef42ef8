//! `//go:embed`: patterns to files.
//!
//! Follows the documentation of package `embed`, and the `go` command in what
//! may not be embedded: other modules, irregular files, names that no module
//! can hold.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::glob::Glob;
use crate::files::sorted_entries;
use crate::module_path::is_file_path;

/// The files that `pattern` names in the folder of a package, by path with
/// slashes; or why there are none.
pub(crate) fn resolve(dir: &Path, pattern: &str) -> Result<BTreeSet<String>, String> {
    let (glob, all) = match pattern.strip_prefix("all:") {
        Some(glob) => (glob, true),
        None => (pattern, false),
    };
    let elements = elements(glob).ok_or("invalid pattern syntax")?;
    let mut files = BTreeSet::new();
    let finder = Finder { dir, all };
    for relative in finder.matches(&elements) {
        finder.add(&relative, &mut files)?;
    }
    if files.is_empty() {
        return Err("no matching files found".to_owned());
    }
    Ok(files)
}

fn elements(glob: &str) -> Option<Vec<Glob>> {
    let elements: Vec<&str> = glob.split('/').collect();
    let sound = glob != "." && elements.iter().all(|element| !matches!(*element, "" | "." | ".."));
    sound.then_some(())?;
    elements.into_iter().map(Glob::parse).collect()
}

struct Finder<'a> {
    /// Folder of the package.
    dir: &'a Path,
    /// Whether hidden files in folders count too.
    all: bool,
}

impl Finder<'_> {
    fn absolute(&self, relative: &str) -> PathBuf {
        relative.split('/').fold(self.dir.to_owned(), |path, element| path.join(element))
    }

    /// Existing paths, relative, that match all elements.
    fn matches(&self, elements: &[Glob]) -> Vec<String> {
        let mut found = vec![String::new()];
        for glob in elements {
            found = found.into_iter().flat_map(|base| self.below(&base, glob)).collect();
        }
        found
    }

    fn below(&self, base: &str, glob: &Glob) -> Vec<String> {
        let join = |name: &str| crate::module_path::join(base, name);
        if let Some(name) = glob.literal() {
            let relative = join(&name);
            let exists = self.absolute(&relative).symlink_metadata().is_ok();
            return if exists { vec![relative] } else { Vec::new() };
        }
        let dir = if base.is_empty() { self.dir.to_owned() } else { self.absolute(base) };
        let entries = sorted_entries(&dir).unwrap_or_default().into_iter();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| glob.matches(name)).map(|name| join(&name)).collect()
    }

    /// Adds a matched file, or the files of a matched folder.
    fn add(&self, relative: &str, files: &mut BTreeSet<String>) -> Result<(), String> {
        let path = self.absolute(relative);
        let metadata = path.symlink_metadata().map_err(|error| error.to_string())?;
        let what = if metadata.is_dir() { "folder" } else { "file" };
        self.check_way(relative).map_err(|why| format!("cannot embed {what} {relative}: {why}"))?;
        if metadata.is_file() {
            files.insert(relative.to_owned());
        } else if metadata.is_dir() {
            let before = files.len();
            self.add_folder(relative, files)?;
            if files.len() == before && !has_any_below(relative, files) {
                return Err(format!(
                    "cannot embed folder {relative}: it holds no embeddable files"
                ));
            }
        } else {
            return Err(format!("cannot embed irregular file {relative}"));
        }
        Ok(())
    }

    /// Checks the file and the folders on the way to it.
    fn check_way(&self, relative: &str) -> Result<(), String> {
        let ends = relative.match_indices('/').map(|(at, _)| at).chain([relative.len()]);
        for end in ends.collect::<Vec<_>>().into_iter().rev() {
            let part = &relative[..end];
            let path = self.absolute(part);
            if path.join("go.mod").exists() {
                return Err("it is in another module".to_owned());
            }
            let is_folder = path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
            if part != relative && !is_folder {
                return Err(format!("{part} is not a folder"));
            }
            let name = part.rsplit('/').next().unwrap_or(part);
            if is_bad_name(name) {
                return Err(format!("{name} is not a name that a module can hold"));
            }
        }
        Ok(())
    }

    fn add_folder(&self, relative: &str, files: &mut BTreeSet<String>) -> Result<(), String> {
        let entries =
            sorted_entries(&self.absolute(relative)).map_err(|error| error.to_string())?;
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let path = format!("{relative}/{name}");
            let file_type = entry.file_type().map_err(|error| error.to_string())?;
            let hidden = name.starts_with(['.', '_']);
            if is_bad_name(&name) && !hidden && !file_type.is_dir() {
                return Err(format!(
                    "cannot embed file {path}: {name} is not a name that a module can hold"
                ));
            }
            if is_bad_name(&name) || (hidden && !self.all) {
                continue;
            }
            if file_type.is_dir() && !entry.path().join("go.mod").exists() {
                self.add_folder(&path, files)?;
            } else if file_type.is_file() {
                files.insert(path);
            }
        }
        Ok(())
    }
}

/// Whether an earlier pattern already named files of the folder.
fn has_any_below(folder: &str, files: &BTreeSet<String>) -> bool {
    let prefix = format!("{folder}/");
    files.range(prefix.clone()..).next().is_some_and(|file| file.starts_with(&prefix))
}

/// Names that are never part of a module.
fn is_bad_name(name: &str) -> bool {
    !is_file_path(name) || matches!(name, "" | ".bzr" | ".hg" | ".git" | ".svn")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in [
            "a.txt",
            "b.txt",
            ".c",
            "d/e.txt",
            "d/.f",
            "d/_g/h",
            "m/go.mod",
            "m/x",
            "d/i/go.mod",
            "d/i/j",
            "empty/.k",
            ".git/x",
        ] {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        folder
    }

    #[test]
    fn patterns_name_files() {
        let folder = tree();
        let files = |pattern| match resolve(folder.path(), pattern) {
            Ok(files) => files.into_iter().collect::<Vec<_>>().join(" "),
            Err(error) => error,
        };
        for (pattern, found) in [
            ("*.txt", "a.txt b.txt"),
            ("d", "d/e.txt"),
            ("all:d", "d/.f d/_g/h d/e.txt"),
            ("d/*.txt", "d/e.txt"),
            ("*/e.txt", "d/e.txt"),
            (".c", ".c"),
            ("[ab].txt", "a.txt b.txt"),
            ("none", "no matching files found"),
            ("../x", "invalid pattern syntax"),
            (".", "invalid pattern syntax"),
            ("/a", "invalid pattern syntax"),
            ("[", "invalid pattern syntax"),
            ("m/x", "cannot embed file m/x: it is in another module"),
            ("empty", "cannot embed folder empty: it holds no embeddable files"),
            (".git", "cannot embed folder .git: .git is not a name that a module can hold"),
        ] {
            assert_eq!(files(pattern), found, "{pattern}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_embedded() {
        let folder = tree();
        std::os::unix::fs::symlink("a.txt", folder.path().join("link")).unwrap();
        std::os::unix::fs::symlink("d", folder.path().join("dirlink")).unwrap();
        assert!(resolve(folder.path(), "link").unwrap_err().contains("irregular"));
        assert!(resolve(folder.path(), "dirlink/e.txt").unwrap_err().contains("not a folder"));
    }
}
