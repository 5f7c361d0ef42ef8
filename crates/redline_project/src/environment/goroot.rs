//! The Go tree: where it is, which release, what its toolchain sets.

use std::fmt;
use std::path::{Path, PathBuf};

use super::Environment;
use crate::files::{Files, PACK_ROOT};
use crate::pack::Pack;
use crate::version::GoVersion;

/// A Go tree.
#[derive(Clone, Debug)]
pub struct Goroot {
    /// Its folder; `src` below it holds the standard library. That of a pack is on no
    /// disk.
    pub dir: PathBuf,
    /// Its release.
    pub release: GoVersion,
    /// Experiments that the release has on by itself, with the condition that
    /// its own source states for each.
    experiments: Vec<(String, Condition)>,
    pack: Option<Pack>,
    /// Whether it is used even where a module asks for another release.
    pub(crate) is_fixed: bool,
}

/// Why there is no Go tree.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GorootFault {
    /// Nobody named one, and none was found.
    NotFound,
    /// The named folder holds no Go tree.
    NotAGoTree(PathBuf),
    /// The release of the tree cannot be told.
    NoRelease(PathBuf),
}

impl fmt::Display for GorootFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no Go tree found: set GOROOT"),
            Self::NotAGoTree(dir) => {
                write!(f, "{} is not a Go tree: no src/runtime", dir.display())
            }
            Self::NoRelease(dir) => write!(f, "{} does not say its Go release", dir.display()),
        }
    }
}

impl std::error::Error for GorootFault {}

/// For which platforms an experiment is on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Condition {
    Always,
    RegisterAbi,
    Dwarf5,
    ExchangeByte,
}

impl Condition {
    /// The condition behind a name in the toolchain's table of experiments.
    fn parse(text: &str) -> Option<Self> {
        match text {
            "true" => Some(Self::Always),
            "regabiSupported" => Some(Self::RegisterAbi),
            "dwarf5Supported" => Some(Self::Dwarf5),
            "haveXchg8" => Some(Self::ExchangeByte),
            _ => None,
        }
    }

    fn holds(self, os: &str, arch: &str) -> bool {
        match self {
            Self::Always => true,
            Self::RegisterAbi => {
                matches!(arch, "amd64" | "arm64" | "loong64" | "ppc64le" | "ppc64" | "riscv64")
                    || arch == "s390x"
            }
            Self::Dwarf5 => !matches!(os, "darwin" | "ios" | "aix"),
            Self::ExchangeByte => {
                matches!(arch, "386" | "amd64" | "arm" | "arm64" | "ppc64le" | "ppc64")
            }
        }
    }
}

impl Goroot {
    /// The Go tree in `dir`.
    pub fn open(dir: &Path) -> Result<Self, GorootFault> {
        Self::read(dir, None)
    }

    /// The Go tree that a pack stands in for.
    pub fn of_pack(pack: Pack) -> Result<Self, GorootFault> {
        Self::read(Path::new(PACK_ROOT), Some(pack))
    }

    /// The same tree, used even where a module asks for another release.
    #[must_use]
    pub fn fixed(self) -> Self {
        Self { is_fixed: true, ..self }
    }

    fn read(dir: &Path, pack: Option<Pack>) -> Result<Self, GorootFault> {
        let files = Files::new(pack.clone());
        if !files.has_folder(&dir.join("src").join("runtime")) {
            return Err(GorootFault::NotAGoTree(dir.to_owned()));
        }
        let release = release(dir, &files).ok_or_else(|| GorootFault::NoRelease(dir.to_owned()))?;
        let table = dir.join("src").join("internal").join("buildcfg").join("exp.go");
        let source = files.read(&table).unwrap_or_default();
        let experiments = experiments(&String::from_utf8_lossy(&source));
        Ok(Self { dir: dir.to_owned(), release, experiments, pack, is_fixed: false })
    }

    /// Whether a pack stands in for it: its packages have no bodies.
    pub fn is_packed(&self) -> bool {
        self.pack.is_some()
    }

    /// Where its files are.
    pub(crate) fn files(&self) -> Files {
        Files::new(self.pack.clone())
    }

    /// Import paths of the packages of its pack; none without one.
    pub(crate) fn packed_paths(&self) -> impl Iterator<Item = &str> {
        let folders = self.pack.iter().flat_map(|pack| &pack.index().folders);
        folders.filter_map(|folder| folder.path.strip_prefix("src/"))
    }

    /// The folder of the standard library.
    pub fn src(&self) -> PathBuf {
        self.dir.join("src")
    }

    /// Names of the experiments that are on for a platform, after `setting`, the
    /// value of `GOEXPERIMENT`.
    pub(crate) fn experiments(&self, os: &str, arch: &str, setting: &str) -> Vec<String> {
        let on = self.experiments.iter().filter(|(_, condition)| condition.holds(os, arch));
        let mut names: Vec<String> = on.map(|(name, _)| name.clone()).collect();
        for word in setting.split(',').filter(|word| !word.is_empty()) {
            let (name, set) = word.strip_prefix("no").map_or((word, true), |name| (name, false));
            match word {
                "none" => names.clear(),
                _ if name == "regabi" => {
                    set_experiment(&mut names, "regabiwrappers", set);
                    set_experiment(&mut names, "regabiargs", set);
                }
                _ => set_experiment(&mut names, name, set),
            }
        }
        let register_abi = Condition::RegisterAbi.holds(os, arch);
        for name in ["regabiwrappers", "regabiargs"] {
            // Fixed by the architecture, whatever the setting says.
            set_experiment(&mut names, name, register_abi);
        }
        names
    }
}

fn set_experiment(names: &mut Vec<String>, name: &str, on: bool) {
    names.retain(|known| known != name);
    if on {
        names.push(name.to_owned());
    }
}

/// The experiments in the literal `baseline := goexperiment.Flags{ ... }`: the
/// only place where a release says what it has on.
fn experiments(source: &str) -> Vec<(String, Condition)> {
    let lines = source.lines().map(str::trim);
    let table = lines.skip_while(|line| !line.starts_with("baseline := goexperiment.Flags{"));
    let entries = table.skip(1).take_while(|line| !line.starts_with('}'));
    let entry = |line: &str| {
        let (name, value) = line.trim_end_matches(',').split_once(':')?;
        Some((name.trim().to_ascii_lowercase(), Condition::parse(value.trim())?))
    };
    entries.filter_map(entry).collect()
}

/// The release in the file `VERSION`, or in the source of a tree under
/// development.
fn release(dir: &Path, files: &Files) -> Option<GoVersion> {
    let read = |file: &Path| String::from_utf8(files.read(file).ok()?).ok();
    let version = read(&dir.join("VERSION")).unwrap_or_default();
    let first = version.lines().next().unwrap_or_default();
    if let Some(release) = first.split_whitespace().find_map(GoVersion::parse_toolchain) {
        return Some(release);
    }
    let file = dir.join("src").join("internal").join("goversion").join("goversion.go");
    let source = read(&file)?;
    let line = source.lines().find_map(|line| line.trim().strip_prefix("const Version = "))?;
    line.trim().parse().ok().map(GoVersion::of_language)
}

/// Looks for the Go tree: the one asked for, `GOROOT`, the tree of the `go`
/// program on the path, the usual places. Names that lead nowhere are faults;
/// only the usual places may be empty.
pub(super) fn find(environment: &Environment, asked: Option<&Path>) -> Result<Goroot, GorootFault> {
    let named = asked.map(Path::to_owned).or_else(|| environment.get("GOROOT").map(PathBuf::from));
    if let Some(dir) = named {
        return Goroot::open(&dir);
    }
    let of_program = environment.on_path("go").and_then(|program| tree_of(&program));
    let candidates = of_program.into_iter().chain(usual_places(environment));
    let mut trees = candidates.filter_map(|dir| Goroot::open(&dir).ok());
    trees.next().ok_or(GorootFault::NotFound)
}

/// The tree whose `bin` folder holds a program, through symbolic links.
fn tree_of(program: &Path) -> Option<PathBuf> {
    let real = program.canonicalize().ok()?;
    Some(real.parent()?.parent()?.to_owned())
}

fn usual_places(environment: &Environment) -> impl Iterator<Item = PathBuf> {
    const PLACES: [&str; 7] = [
        "/usr/local/go",
        "/usr/lib/go",
        "/usr/lib/golang",
        "/usr/share/go",
        "/opt/homebrew/opt/go/libexec",
        "/usr/local/opt/go/libexec",
        "C:\\Program Files\\Go",
    ];
    PLACES.into_iter().map(PathBuf::from).chain(downloaded(environment))
}

/// Trees under `sdk` in the home folder, where `golang.org/dl` puts them,
/// newest first.
fn downloaded(environment: &Environment) -> Vec<PathBuf> {
    let folder = environment.home().map(|home| home.join("sdk"));
    let entries = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    let mut trees: Vec<(GoVersion, PathBuf)> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = GoVersion::parse_toolchain(entry.file_name().to_str()?)?;
            Some((version, entry.path()))
        })
        .collect();
    trees.sort_by(|a, b| b.cmp(a));
    trees.into_iter().map(|(_, dir)| dir).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn experiments_come_from_the_tree() {
        let source = "x\n\tbaseline := goexperiment.Flags{\n\t\tRegabiArgs: regabiSupported,\n\
                      \t\tDwarf5:     dwarf5Supported,\n\t\tGreenTeaGC: true,\n\t}\n\tOther: true,\n";
        let goroot = Goroot {
            dir: PathBuf::new(),
            release: GoVersion::of_language(27),
            experiments: experiments(source),
            pack: None,
            is_fixed: false,
        };
        let on = |os, arch, setting| goroot.experiments(os, arch, setting).join(" ");
        assert_eq!(on("linux", "386", ""), "dwarf5 greenteagc");
        assert_eq!(on("darwin", "arm64", "nogreenteagc,x"), "x regabiwrappers regabiargs");
        assert_eq!(on("linux", "386", "none,regabi,synctest"), "synctest");
    }

    #[test]
    fn a_tree_says_its_release() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        assert_eq!(Goroot::open(dir).err(), Some(GorootFault::NotAGoTree(dir.to_owned())));
        std::fs::create_dir_all(dir.join("src/runtime")).unwrap();
        assert_eq!(Goroot::open(dir).err(), Some(GorootFault::NoRelease(dir.to_owned())));
        std::fs::create_dir_all(dir.join("src/internal/goversion")).unwrap();
        let file = dir.join("src/internal/goversion/goversion.go");
        std::fs::write(file, "package goversion\n\nconst Version = 28\n").unwrap();
        assert_eq!(Goroot::open(dir).unwrap().release.as_str(), "1.28");
        std::fs::write(dir.join("VERSION"), "go1.27.3\ntime x\n").unwrap();
        assert_eq!(Goroot::open(dir).unwrap().release.as_str(), "1.27.3");
    }

    #[cfg(unix)]
    #[test]
    fn the_program_on_the_path_leads_to_its_tree() {
        let folder = tempfile::tempdir().unwrap();
        let tree = folder.path().canonicalize().unwrap().join("go");
        let bin = folder.path().join("bin");
        std::fs::create_dir_all(tree.join("src/runtime")).unwrap();
        std::fs::create_dir_all(tree.join("bin")).unwrap();
        std::fs::create_dir_all(&bin).unwrap();
        std::fs::write(tree.join("VERSION"), "go1.25.0\n").unwrap();
        std::fs::write(tree.join("bin/go"), "").unwrap();
        std::os::unix::fs::symlink(tree.join("bin/go"), bin.join("go")).unwrap();
        let path = ("PATH".to_owned(), bin.to_str().unwrap().to_owned());
        let environment = Environment::new([path], None);
        assert_eq!(environment.goroot.unwrap().dir, tree);
    }
}
