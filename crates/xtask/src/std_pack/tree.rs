//! What of a Go tree is packed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A folder of the tree.
pub(super) struct TreeFolder {
    /// Its path relative to the tree, with slashes.
    pub(super) path: String,
    /// Its files that are packed, by name.
    pub(super) files: Vec<TreeFile>,
}

/// A file of the tree.
pub(super) struct TreeFile {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) text: Vec<u8>,
    /// Whether it is packed as it is.
    pub(super) is_whole: bool,
}

/// Files of the tree that say what the release is and what it has switched on.
const SETTINGS: [&str; 2] = ["VERSION", "go.env"];

/// The file that says in the body of a function which experiments a release has on.
const EXPERIMENTS: &str = "src/internal/buildcfg/exp.go";

/// The folders of the standard library and its copies of modules that hold Go files,
/// and the tree itself, by path. Tests are left out, and the programs of the tree.
pub(super) fn folders(root: &Path) -> Result<Vec<TreeFolder>> {
    let settings = SETTINGS.iter().map(|name| read(root, "", name));
    let mut folders =
        vec![TreeFolder { path: String::new(), files: settings.collect::<Result<_>>()? }];
    let mut pending = vec!["src".to_owned()];
    while let Some(path) = pending.pop() {
        let mut files = Vec::new();
        for entry in fs::read_dir(root.join(&path)).with_context(|| path.clone())? {
            let entry = entry?;
            let name = entry.file_name().into_string().ok().context("a name is not UTF-8")?;
            if entry.file_type()?.is_dir() {
                let below = format!("{path}/{name}");
                pending.extend((!is_left_out(&below, &name)).then_some(below));
            } else if is_source(&name) {
                files.push(read(root, &path, &name)?);
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        if !files.is_empty() {
            folders.push(TreeFolder { path, files });
        }
    }
    folders.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(folders)
}

fn is_left_out(path: &str, name: &str) -> bool {
    matches!(path, "src/cmd" | "src/builtin") || name == "testdata" || name.starts_with(['_', '.'])
}

fn is_source(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.ends_with(b".go") && !bytes.ends_with(b"_test.go") && !name.starts_with(['_', '.'])
}

fn read(root: &Path, folder: &str, name: &str) -> Result<TreeFile> {
    let path = root.join(folder).join(name);
    let text = fs::read(&path).with_context(|| path.display().to_string())?;
    let is_whole = folder.is_empty() || format!("{folder}/{name}") == EXPERIMENTS;
    Ok(TreeFile { path, name: name.to_owned(), text, is_whole })
}
