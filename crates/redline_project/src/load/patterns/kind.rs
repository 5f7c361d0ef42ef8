//! Sorts of patterns.

use std::path::{Path, PathBuf};

use crate::modules::clean;

/// What a pattern means.
#[derive(PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// One folder, or the folder of a Go file.
    Folder(PathBuf),
    /// Folders below `base` whose relative path matches `rest`.
    Folders {
        /// The folder that the walk begins in, absolute.
        base: PathBuf,
        /// The pattern below it, with a wildcard.
        rest: String,
    },
    /// An import path.
    Path,
    /// Import paths with a wildcard.
    Paths,
    Std,
    Cmd,
    /// Packages of the main modules.
    Work,
    /// Tools of the main modules.
    Tool,
    /// Packages of the main modules and all they need.
    All,
    /// `path@version`
    Versioned,
}

impl Kind {
    /// Sorts a pattern given in the folder `dir`.
    pub(super) fn of(pattern: &str, dir: &Path) -> Self {
        match pattern {
            "std" => return Self::Std,
            "cmd" => return Self::Cmd,
            "work" => return Self::Work,
            "tool" => return Self::Tool,
            "all" => return Self::All,
            _ => {}
        }
        let slashed = if cfg!(windows) { pattern.replace('\\', "/") } else { pattern.to_owned() };
        let is_file = has_go_extension(&slashed) && dir.join(&slashed).is_file();
        let is_local = slashed == "."
            || slashed == ".."
            || slashed.starts_with("./")
            || slashed.starts_with("../")
            || Path::new(pattern).is_absolute();
        match slashed.find("...") {
            Some(at) if is_local => {
                let (before, _) = slashed.split_at(at);
                let split = before.rfind('/').map_or(0, |slash| slash + 1);
                let (base, rest) = slashed.split_at(split);
                Self::Folders { base: clean(&dir.join(base)), rest: rest.to_owned() }
            }
            None if is_file => {
                let file = clean(&dir.join(slashed));
                Self::Folder(file.parent().unwrap_or(dir).to_owned())
            }
            None if is_local => Self::Folder(clean(&dir.join(slashed))),
            _ if pattern.contains('@') => Self::Versioned,
            Some(_) => Self::Paths,
            None => Self::Path,
        }
    }
}

fn has_go_extension(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "go")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        std::fs::create_dir(dir.join("x")).unwrap();
        std::fs::write(dir.join("x/a.go"), "").unwrap();
        let folders =
            |base: &Path, rest: &str| Kind::Folders { base: base.into(), rest: rest.into() };
        for (pattern, kind) in [
            ("std", Kind::Std),
            ("./...", folders(dir, "...")),
            ("./x/y...z/w", folders(&dir.join("x"), "y...z/w")),
            ("../...", folders(dir.parent().unwrap(), "...")),
            ("./x/", Kind::Folder(dir.join("x"))),
            (".", Kind::Folder(dir.to_owned())),
            ("x/a.go", Kind::Folder(dir.join("x"))),
            ("y.go", Kind::Path),
            ("net/http", Kind::Path),
            ("net/...", Kind::Paths),
            ("example.com/m@v1.0.0", Kind::Versioned),
        ] {
            assert_eq!(Kind::of(pattern, dir), kind, "{pattern}");
        }
    }
}
