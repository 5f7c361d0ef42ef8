//! Source files that no `mod` names: the compiler does not see them, so a rule
//! in one would be a rule that never runs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::Breach;
use super::manifests::Crate;
use crate::workspace;

/// Folders of a crate whose files are roots of their own.
const ROOTS: [&str; 4] = ["tests", "benches", "examples", "src/bin"];

/// Source files that are not part of any crate.
pub(super) fn breaches(crates: &[Crate]) -> Result<Vec<Breach>> {
    let mut breaches = Vec::new();
    for it in crates {
        let folder = it.folder();
        let mut reached = BTreeSet::new();
        for root in roots(&folder)? {
            reach(&root, true, &mut reached)?;
        }
        let all = rust_files(&folder.join("src"))?;
        breaches.extend(all.difference(&reached).map(|path| {
            let path = path.strip_prefix(workspace::root()).unwrap_or(path);
            Breach::new(path.display().to_string(), "no `mod` names this file")
        }));
    }
    Ok(breaches)
}

fn roots(folder: &Path) -> Result<Vec<PathBuf>> {
    let own = ["src/lib.rs", "src/main.rs"].map(|name| folder.join(name));
    let mut roots: Vec<_> = own.into_iter().filter(|path| path.exists()).collect();
    for name in ROOTS {
        roots.extend(rust_files(&folder.join(name))?);
    }
    Ok(roots)
}

/// All Rust files in a folder and below; none if it does not exist.
fn rust_files(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.insert(path);
        }
    }
    Ok(files)
}

/// Adds a file and those that its `mod` lines name.
fn reach(file: &Path, root: bool, reached: &mut BTreeSet<PathBuf>) -> Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    reached.insert(file.to_owned());
    let here = file.parent().unwrap_or(Path::new(""));
    let inner = match file.file_stem() {
        Some(stem) if !root && stem != "mod" => here.join(stem),
        _ => here.to_owned(),
    };
    for name in declared(&text) {
        let candidates = [inner.join(format!("{name}.rs")), inner.join(name).join("mod.rs")];
        for next in candidates.into_iter().filter(|path| path.exists()) {
            if !reached.contains(&next) {
                reach(&next, false, reached)?;
            }
        }
    }
    Ok(())
}

/// Names that `mod NAME;` lines declare, and names in lists of modules inside a
/// macro call, which have the form `NAME,` or `NAME;` on a line of their own.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let code = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    code.filter_map(|line| {
        let line = line.strip_suffix([';', ',']).unwrap_or(line);
        let name = line.rsplit_once(' ').map_or(line, |(before, name)| {
            if before == "mod" || before.ends_with(" mod") { name } else { "" }
        });
        let word =
            !name.is_empty() && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_');
        word.then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_followed_from_file_to_file() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
            path
        };
        let lib = write("lib.rs", "mod a;\npub(crate) mod b;\n// mod c;\n");
        let named = [
            write("a.rs", "family! {\n    inner,\n}\n"),
            write("a/inner.rs", ""),
            write("b/mod.rs", ""),
        ];
        write("c.rs", "");
        write("a/other.rs", "");
        let mut reached = BTreeSet::new();
        reach(&lib, true, &mut reached).unwrap();
        assert!(named.iter().all(|path| reached.contains(path)));
        assert_eq!(reached.len(), 4);
    }
}
