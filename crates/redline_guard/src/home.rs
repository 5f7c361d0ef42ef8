//! The folder of a module that the package is for.

use std::fmt;
use std::io;
use std::path::{Component, Path, PathBuf};

use redline_project::modfile::GoMod;
use redline_project::module_path::import_path_fault;

/// The first minor release of Go that the package builds with.
const LEAST_MINOR: u32 = 23;

/// Where the package goes if nobody says otherwise, below the folder of the module.
const USUAL: &str = "internal/guard";

/// The folder that the package is in, or is to be in.
#[derive(Debug)]
pub struct Home {
    /// The folder. It need not exist.
    pub dir: PathBuf,
    /// By which path the module imports the package.
    pub import_path: String,
    /// The folder of the module.
    pub(crate) root: PathBuf,
}

/// Why a folder cannot be the home of the package.
#[derive(Debug)]
pub enum HomeError {
    /// No `go.mod` in the folder or above it.
    NoModule(PathBuf),
    /// A `go.mod` that cannot be read.
    Unreadable(PathBuf, io::Error),
    /// A `go.mod` that does not say what the module is called.
    Nameless(PathBuf),
    /// The module is written for a release of Go that cannot build the package.
    TooOld(PathBuf, String),
    /// The folder is the module's own: the package needs one for itself.
    ModuleFolder(PathBuf),
    /// The import path would not be one.
    NotImportable(String, String),
}

impl fmt::Display for HomeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModule(dir) => write!(
                f,
                "no go.mod in {} or above it: the package needs a module to be part of (`go mod init` makes one)",
                dir.display()
            ),
            Self::Unreadable(file, error) => {
                write!(f, "{} cannot be read: {error}", file.display())
            }
            Self::Nameless(file) => {
                write!(f, "{} does not say what the module is called", file.display())
            }
            Self::TooOld(file, go) => write!(
                f,
                "{} is written for Go {go}, and the package needs 1.{LEAST_MINOR} or later",
                file.display()
            ),
            Self::ModuleFolder(dir) => {
                write!(f, "{} is the folder of the module: name one below it", dir.display())
            }
            Self::NotImportable(path, fault) => {
                write!(f, "a package in that folder cannot be imported: {path:?}: {fault}")
            }
        }
    }
}

impl std::error::Error for HomeError {}

impl Home {
    /// The home in the module that `start` lies in: in the folder `dir` as seen from
    /// `start`, or else in `internal/guard` of the module.
    pub fn find(start: &Path, dir: Option<&Path>) -> Result<Self, HomeError> {
        let start = absolute(start);
        let dir = dir.map(|dir| absolute(&start.join(dir)));
        let inside = dir.as_deref().unwrap_or(&start);
        let root = inside.ancestors().find(|dir| dir.join("go.mod").is_file());
        let root = root.ok_or_else(|| HomeError::NoModule(inside.to_owned()))?;
        let home = dir.clone().unwrap_or_else(|| root.join(USUAL));
        let import_path = import_path(&home, root, &module(&root.join("go.mod"))?)?;
        Ok(Self { dir: home, import_path, root: root.to_owned() })
    }
}

/// What the module is called, if the package can be part of it.
fn module(file: &Path) -> Result<String, HomeError> {
    let source =
        std::fs::read(file).map_err(|error| HomeError::Unreadable(file.to_owned(), error))?;
    let go_mod = GoMod::parse(&source);
    let module = go_mod.module.as_ref().map(|module| module.value.to_string());
    let module = module.ok_or_else(|| HomeError::Nameless(file.to_owned()))?;
    let go = go_mod.go_version();
    if !go.at_least(LEAST_MINOR) {
        return Err(HomeError::TooOld(file.to_owned(), go.to_string()));
    }
    Ok(module)
}

fn import_path(dir: &Path, root: &Path, module: &str) -> Result<String, HomeError> {
    let below = dir.strip_prefix(root).unwrap_or(Path::new(""));
    let mut path = module.to_owned();
    for part in below.components() {
        path.push('/');
        path.push_str(&part.as_os_str().to_string_lossy());
    }
    if path == module {
        return Err(HomeError::ModuleFolder(dir.to_owned()));
    }
    match import_path_fault(&path) {
        Some(fault) => Err(HomeError::NotImportable(path, fault.into_owned())),
        None => Ok(path),
    }
}

/// The path from the root of the file system, without `.` and `..`, so that it
/// can be compared with the folder of the module.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}
