//! What a user asks for.

mod problem;
mod read;
mod selection;
mod selector;
mod suggest;

use std::path::{Path, PathBuf};
use std::{fs, io};

use globset::Glob;
use redline_project::Platform;

pub use problem::{Origin, Problem, Problems};
pub use selection::Selection;
pub use selector::Selector;
pub use suggest::nearest;

/// Settings, as `redline.toml` writes them and the command line overrides them.
///
/// Plain data: selectors are not looked up before a [`Selection`] is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    /// What is reported; [`Selector::DEFAULT`] where nothing is said.
    pub select: Vec<Selector>,
    /// What is not reported although it is selected.
    pub ignore: Vec<Selector>,
    /// Whether test files are checked.
    pub tests: bool,
    /// Build tags that hold beside those of the platform.
    pub tags: Vec<String>,
    /// Platforms whose union is checked; that of the machine where it is empty.
    pub platforms: Vec<Platform>,
    /// What is not reported in some files.
    pub per_file_ignores: Vec<PerFileIgnore>,
    /// Whether each suppression must say why.
    pub require_suppression_reason: bool,
}

/// What is not reported in the files that a pattern matches.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PerFileIgnore {
    /// Matched against paths relative to the folder of `redline.toml`, with `/`
    /// between folders; `*` stays within a folder, `**` does not.
    pub files: Glob,
    /// What is ignored there.
    pub ignore: Vec<Selector>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            select: vec![Selector::built_in(Selector::DEFAULT)],
            ignore: Vec::new(),
            tests: true,
            tags: Vec::new(),
            platforms: Vec::new(),
            per_file_ignores: Vec::new(),
            require_suppression_reason: false,
        }
    }
}

impl Config {
    /// Name of the file that [`Config::find`] looks for.
    pub const FILE_NAME: &'static str = "redline.toml";

    /// The nearest `redline.toml` in `folder` or a folder above it.
    ///
    /// `folder` should be absolute: a relative one has few folders above it.
    pub fn find(folder: &Path) -> Option<PathBuf> {
        let candidates = folder.ancestors().map(|above| above.join(Self::FILE_NAME));
        candidates.into_iter().find(|path| path.is_file())
    }

    /// Reads the file at `path`, shown as that path in problems.
    pub fn load(path: &Path) -> Result<Self, Problems> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes, path),
            Err(error) => Err(unreadable(path, &error)),
        }
    }

    /// Reads the text of a `redline.toml`, shown as `path` in problems.
    ///
    /// All unknown keys and values that do not fit are given; of what is not TOML
    /// only the first, since what follows it is a guess.
    pub fn parse(text: &[u8], path: &Path) -> Result<Self, Problems> {
        read::config(text, path)
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Problems {
    let origin = Origin::File(path.to_owned());
    Problems::from(Problem::new(origin, format!("cannot be read: {error}")))
}

#[cfg(test)]
mod tests;
