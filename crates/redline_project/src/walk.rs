//! Walking folders for packages.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::files::sorted_entries;
use crate::ignore::IgnoreList;

/// The folders below a root, split into those that may hold packages and those
/// that Go passes over.
#[derive(Default, Debug)]
pub(crate) struct Walk {
    /// Folders to look into, with their path relative to the root.
    pub(crate) open: Vec<OpenFolder>,
    /// Folders that are passed over, with all below them, and why.
    pub(crate) closed: Vec<(PathBuf, FolderReason)>,
    /// Folders that cannot be listed, and why.
    pub(crate) faults: Vec<(PathBuf, String)>,
}

/// A folder that may hold a package.
#[derive(Debug)]
pub(crate) struct OpenFolder {
    pub(crate) dir: PathBuf,
    /// Relative to the root of the walk, with slashes.
    pub(crate) relative: String,
}

/// Why a folder is passed over.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FolderReason {
    /// It is called `testdata`.
    TestData,
    /// Its name begins with `_` or `.`.
    Hidden,
    /// It holds copies of other modules.
    Vendor,
    /// It has a `go.mod` of its own.
    NestedModule,
    /// An `ignore` directive of `go.mod` names it.
    Ignored,
    /// It is a symbolic link to a folder, which patterns do not follow.
    Link,
}

impl fmt::Display for FolderReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TestData => "folder testdata",
            Self::Hidden => "folder whose name begins with _ or .",
            Self::Vendor => "vendor folder",
            Self::NestedModule => "folder of another module",
            Self::Ignored => "folder named by an ignore directive",
            Self::Link => "symbolic link to a folder",
        })
    }
}

/// Which folders a walk passes over besides the hidden ones.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) vendor: bool,
    pub(crate) nested_modules: bool,
    /// The module's `ignore` directives, with the folder they are relative to.
    pub(crate) ignore: Option<(&'a IgnoreList, &'a Path)>,
}

impl Walk {
    /// Walks `root`, which is followed if it is a symbolic link.
    pub(crate) fn of(root: &Path, rules: Rules<'_>) -> Self {
        let mut walk = Self::default();
        // Depth by a list of work, not by recursion: folders can be deep.
        let mut pending = vec![OpenFolder { dir: root.to_owned(), relative: String::new() }];
        while let Some(folder) = pending.pop() {
            let stop = rules.vendor && folder.dir.file_name().is_some_and(|name| name == "vendor");
            if stop && !folder.relative.is_empty() {
                walk.close_children(&folder);
            } else {
                pending.extend(walk.children(&folder, rules));
            }
            walk.open.push(folder);
        }
        walk.open.sort_by(|a, b| a.relative.cmp(&b.relative));
        walk.closed.sort();
        walk.faults.sort();
        walk
    }

    fn children(&mut self, folder: &OpenFolder, rules: Rules<'_>) -> Vec<OpenFolder> {
        let mut open = Vec::new();
        for (dir, name, reason) in self.folders_in(folder) {
            if let Some(reason) = reason.or_else(|| reason_for(&dir, &name, rules)) {
                self.closed.push((dir, reason));
            } else {
                let relative = crate::module_path::join(&folder.relative, &name);
                open.push(OpenFolder { dir, relative });
            }
        }
        open
    }

    fn close_children(&mut self, folder: &OpenFolder) {
        let children = self.folders_in(folder).into_iter();
        let closed = children.map(|(dir, _, reason)| (dir, reason.unwrap_or(FolderReason::Vendor)));
        self.closed.extend(closed.collect::<Vec<_>>());
    }

    /// Folders and links to folders, by name.
    fn folders_in(&mut self, folder: &OpenFolder) -> Vec<(PathBuf, String, Option<FolderReason>)> {
        let entries = sorted_entries(&folder.dir).unwrap_or_else(|error| {
            self.faults.push((folder.dir.clone(), error.to_string()));
            Vec::new()
        });
        let mut folders = Vec::new();
        for entry in entries {
            let Ok(file_type) = entry.file_type() else { continue };
            let name = entry.file_name().to_string_lossy().into_owned();
            if file_type.is_dir() {
                folders.push((entry.path(), name, None));
            } else if file_type.is_symlink() && entry.path().is_dir() {
                folders.push((entry.path(), name, Some(FolderReason::Link)));
            }
        }
        folders
    }
}

/// Why a folder is passed over, judged by its name alone.
pub(crate) fn reason_by_name(name: &str) -> Option<FolderReason> {
    match name {
        "testdata" => Some(FolderReason::TestData),
        _ if name.starts_with(['_', '.']) => Some(FolderReason::Hidden),
        _ => None,
    }
}

fn reason_for(dir: &Path, name: &str, rules: Rules<'_>) -> Option<FolderReason> {
    if let Some(reason) = reason_by_name(name) {
        return Some(reason);
    }
    if rules.nested_modules && dir.join("go.mod").is_file() {
        return Some(FolderReason::NestedModule);
    }
    let (list, base) = rules.ignore?;
    let relative = dir.strip_prefix(base).ok()?.to_string_lossy().replace('\\', "/");
    list.covers(&relative).then_some(FolderReason::Ignored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_open_or_closed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for dir in ["a/b", "testdata/x", "_c", ".d", "vendor/e", "m", "a/web/f"] {
            std::fs::create_dir_all(root.join(dir)).unwrap();
        }
        std::fs::write(root.join("m/go.mod"), "module m").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("..", root.join("a/loop")).unwrap();
        let ignore = IgnoreList::new(["web"].into_iter());
        let rules = Rules { vendor: true, nested_modules: true, ignore: Some((&ignore, root)) };
        let walk = Walk::of(root, rules);
        let open: Vec<_> = walk.open.iter().map(|folder| folder.relative.as_str()).collect();
        assert_eq!(open, ["", "a", "a/b", "vendor"]);
        let closed: Vec<_> = walk.closed.iter().map(|(_, reason)| reason.clone()).collect();
        let mut expected = vec![FolderReason::Hidden, FolderReason::Hidden];
        expected.extend(cfg!(unix).then_some(FolderReason::Link));
        expected.extend([
            FolderReason::Ignored,
            FolderReason::NestedModule,
            FolderReason::TestData,
            FolderReason::Vendor,
        ]);
        assert_eq!(closed, expected);
        assert!(walk.faults.is_empty());
    }
}
