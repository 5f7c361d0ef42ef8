//! Which modules a build is about: `go.work`, else the nearest `go.mod`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::vendor;
use crate::environment::{Environment, Flags};
use crate::ignore::IgnoreList;
use crate::modfile::{GoMod, GoWork};
use crate::problem::{ProblemKind, Problems};
use crate::version::GoVersion;

/// What decides which modules a build is about.
pub(crate) struct Request<'a> {
    pub(crate) environment: &'a Environment,
    pub(crate) flags: &'a Flags,
    /// The start folder, absolute.
    pub(crate) dir: &'a Path,
}

/// The modules a build is about.
pub(crate) struct Setup {
    /// In the order of `go.work`; at most one without it.
    pub(crate) mains: Vec<MainModule>,
    pub(crate) work: Option<Work>,
    pub(crate) mode: ModMode,
}

/// A main module.
pub(crate) struct MainModule {
    /// Its path; empty if its file does not say it.
    pub(crate) path: Arc<str>,
    /// What its packages' import paths begin with: its path, but nothing for
    /// the standard library seen from inside.
    pub(crate) prefix: Arc<str>,
    pub(crate) dir: PathBuf,
    /// Its `go.mod` file, or the one that `-modfile` names.
    pub(crate) file: PathBuf,
    pub(crate) go_mod: GoMod,
    pub(crate) ignore: IgnoreList,
}

/// A `go.work` file.
pub(crate) struct Work {
    pub(crate) file: PathBuf,
    pub(crate) go_work: GoWork,
}

/// `-mod`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ModMode {
    /// `mod` and `readonly`: the same to a reader that never writes `go.mod`.
    Readonly,
    Vendor,
}

impl Setup {
    pub(crate) fn find(request: &Request<'_>, problems: &mut Problems) -> Self {
        let work = find_work(request, problems);
        let mains = match &work {
            Some(work) => mains_of_work(work, request, problems),
            None => main_of_folder(request, problems).into_iter().collect(),
        };
        let mut setup = Self { mains, work, mode: ModMode::Readonly };
        setup.mode = setup.choose_mode(request, problems);
        setup
    }

    /// The folder that a vendor folder stands in.
    pub(crate) fn vendor_dir(&self) -> Option<PathBuf> {
        let base = match &self.work {
            Some(work) => work.file.parent()?,
            None => &self.mains.first()?.dir,
        };
        Some(base.join("vendor"))
    }

    /// The language version that decides about pruning and vendoring.
    pub(crate) fn go_version(&self) -> GoVersion {
        match (&self.work, self.mains.first()) {
            (Some(work), _) => work.go_work.go_version(),
            (None, Some(main)) => main.go_mod.go_version(),
            (None, None) => GoVersion::of_silent_module(),
        }
    }

    /// Whether the main module's own requirements are not enough to select
    /// versions: in a workspace, and before Go 1.17 pruned the graph.
    pub(crate) fn needs_whole_graph(&self) -> bool {
        self.work.is_some() || (!self.mains.is_empty() && !self.go_version().at_least(17))
    }

    /// The main module with this path.
    pub(crate) fn main(&self, path: &str) -> Option<&MainModule> {
        self.mains.iter().find(|main| *main.path == *path)
    }

    fn choose_mode(&self, request: &Request<'_>, problems: &mut Problems) -> ModMode {
        match request.flags.mod_mode.as_deref() {
            Some("vendor") => ModMode::Vendor,
            Some("mod" | "readonly") => ModMode::Readonly,
            Some(other) => {
                let message = format!("-mod={other} is not one of mod, readonly, vendor");
                problems.add(ProblemKind::Environment, message);
                ModMode::Readonly
            }
            None if self.vendors_by_default() => ModMode::Vendor,
            None => ModMode::Readonly,
        }
    }

    /// From Go 1.14 on, if the folder exists and was made in the same way: for
    /// a workspace or for a module.
    fn vendors_by_default(&self) -> bool {
        let explicit = match &self.work {
            Some(work) => work.go_work.go.is_some(),
            None => self.mains.first().is_some_and(|main| main.go_mod.go.is_some()),
        };
        let Some(dir) = self.vendor_dir().filter(|dir| dir.is_dir()) else { return false };
        explicit
            && self.go_version().at_least(14)
            && vendor::is_for_workspace(&dir) == self.work.is_some()
    }
}

fn find_work(request: &Request<'_>, problems: &mut Problems) -> Option<Work> {
    let named = request.environment.get("GOWORK");
    let file = match named {
        Some("off") => return None,
        Some(file) if file != "auto" => request.dir.join(file),
        _ if request.flags.modfile.is_some() => return None,
        _ => upwards(request.dir, "go.work").filter(|file| !is_goroot(request, file))?,
    };
    let source = match std::fs::read(&file) {
        Ok(source) => source,
        Err(error) => {
            problems.of_file(ProblemKind::ModuleFile, &file, format!("cannot be read: {error}"));
            return None;
        }
    };
    let go_work = GoWork::parse(&source);
    problems.of_text(ProblemKind::ModuleFile, &file, &go_work.errors);
    Some(Work { file, go_work })
}

/// A `go.work` file in GOROOT itself is not meant.
fn is_goroot(request: &Request<'_>, file: &Path) -> bool {
    let goroot = request.environment.goroot.as_ref().map(|goroot| goroot.dir.as_path());
    goroot.ok().is_some_and(|goroot| file.parent() == Some(goroot))
}

/// The nearest regular file `name` in `dir` or above.
fn upwards(dir: &Path, name: &str) -> Option<PathBuf> {
    dir.ancestors().map(|dir| dir.join(name)).find(|file| file.is_file())
}

fn mains_of_work(work: &Work, request: &Request<'_>, problems: &mut Problems) -> Vec<MainModule> {
    let base = work.file.parent().unwrap_or(request.dir);
    let mut mains: Vec<MainModule> = Vec::new();
    for folder in &work.go_work.uses {
        let dir = clean(&base.join(&*folder.value));
        let Some(main) = read_main(&dir, &dir.join("go.mod"), request, problems) else { continue };
        let message = if mains.iter().any(|other| other.dir == main.dir) {
            format!("folder {} is used twice", folder.value)
        } else if let Some(other) = mains.iter().find(|other| other.path == main.path) {
            format!("module {} is in {} too", main.path, other.dir.display())
        } else {
            mains.push(main);
            continue;
        };
        problems.of_span(ProblemKind::ModuleFile, &work.file, folder.span, message);
    }
    mains
}

fn main_of_folder(request: &Request<'_>, problems: &mut Problems) -> Option<MainModule> {
    let found = upwards(request.dir, "go.mod")?;
    let dir = found.parent()?.to_owned();
    let file = match &request.flags.modfile {
        Some(file) => request.dir.join(file),
        None => found,
    };
    read_main(&dir, &file, request, problems)
}

fn read_main(
    dir: &Path,
    file: &Path,
    request: &Request<'_>,
    problems: &mut Problems,
) -> Option<MainModule> {
    let source = match std::fs::read(file) {
        Ok(source) => source,
        Err(error) => {
            problems.of_file(ProblemKind::ModuleFile, file, format!("cannot be read: {error}"));
            return None;
        }
    };
    let go_mod = GoMod::parse(&source);
    problems.of_text(ProblemKind::ModuleFile, file, &go_mod.errors);
    if go_mod.module.is_none() {
        problems.of_file(ProblemKind::ModuleFile, file, "no module directive");
    }
    let path: Arc<str> = go_mod.module.as_ref().map_or("".into(), |module| module.value.clone());
    let is_std = &*path == "std" && is_in_goroot_src(request, dir);
    let prefix = if is_std { "".into() } else { path.clone() };
    let ignore = IgnoreList::new(go_mod.ignore.iter().map(|folder| &*folder.value));
    Some(MainModule { path, prefix, dir: dir.to_owned(), file: file.to_owned(), go_mod, ignore })
}

fn is_in_goroot_src(request: &Request<'_>, dir: &Path) -> bool {
    request.environment.goroot.as_ref().is_ok_and(|goroot| dir.starts_with(goroot.src()))
}

/// Removes `.` and `x/..` from a path by its text alone, as Go does.
pub(crate) fn clean(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut cleaned = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => match cleaned.components().next_back() {
                Some(Component::Normal(_)) => {
                    cleaned.pop();
                }
                Some(Component::RootDir | Component::Prefix(_)) => {}
                _ => cleaned.push(".."),
            },
            other => cleaned.push(other),
        }
    }
    cleaned
}
