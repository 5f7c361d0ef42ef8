//! Import paths to folders.
//!
//! Follows the Go Modules Reference, "Resolving a package to a module", with
//! the standard library before every module.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};

use crate::environment::{Environment, Goroot};
use crate::files::Files;
use crate::modfile::{ModuleVersion, Replacement};
use crate::module_path;
use crate::modules::{Candidate, MainModule, Module, ModuleId, Modules, Source};
use crate::problem::Problems;

/// Where a package is.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) dir: PathBuf,
    /// The module that provides it; none for the standard library, and for a
    /// vendored package that no module is known for.
    pub(crate) module: Option<ModuleId>,
    pub(crate) is_standard: bool,
}

/// Why an import path leads to no package.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ImportFault {
    /// The path is not well formed.
    Invalid(String),
    /// `./x` or `../x`, which modules do not have.
    Relative,
    /// A standard package, and there is no Go tree.
    NoGoTree,
    /// No dot in its first element, and not in the standard library.
    NotStandard,
    /// No module that is required provides it.
    NoModule,
    /// The module that should provide it is not in the module cache.
    NotDownloaded(ModuleVersion),
    /// The folder that replaces its module does not exist.
    NoReplacement(ModuleVersion, PathBuf),
    /// It is not in the vendor folder.
    NotVendored,
    /// Several modules provide it, in these folders.
    Ambiguous(Vec<PathBuf>),
    /// Its folder cannot be listed.
    Unreadable(PathBuf, String),
}

impl fmt::Display for ImportFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(why) => write!(f, "malformed import path: {why}"),
            Self::Relative => f.write_str("relative import paths are not supported in modules"),
            Self::NoGoTree => f.write_str("no Go tree to find it in"),
            Self::NotStandard => f.write_str("not in the standard library"),
            Self::NoModule => f.write_str("no required module provides it"),
            Self::NotDownloaded(module) => {
                write!(f, "module {module} is not in the module cache: run `go mod download`")
            }
            Self::NoReplacement(module, folder) => {
                write!(
                    f,
                    "module {module} is replaced by {}, which does not exist",
                    folder.display()
                )
            }
            Self::NotVendored => f.write_str("not in the vendor folder: run `go mod vendor`"),
            Self::Ambiguous(dirs) => {
                let dirs: Vec<_> = dirs.iter().map(|dir| dir.display().to_string()).collect();
                write!(f, "ambiguous: found in {}", dirs.join(" and "))
            }
            Self::Unreadable(dir, why) => write!(f, "{} cannot be listed: {why}", dir.display()),
        }
    }
}

/// Finds packages, and keeps the modules they come from.
pub(crate) struct Resolver {
    pub(crate) modules: Modules,
    pub(crate) goroot: Option<Goroot>,
    /// The modules met so far, the main ones first.
    pub(crate) list: Vec<Module>,
    ids: BTreeMap<ModuleVersion, ModuleId>,
    files: Files,
    holds_go: HashMap<PathBuf, Result<bool, String>>,
    holds_go_mod: HashMap<PathBuf, bool>,
}

type Resolved = Result<Found, ImportFault>;

impl Resolver {
    pub(crate) fn new(modules: Modules, environment: &Environment) -> Self {
        let goroot = environment.goroot.as_ref().ok().cloned();
        let list = modules.setup.mains.iter().map(main_module).collect();
        Self {
            modules,
            files: goroot.as_ref().map(Goroot::files).unwrap_or_default(),
            goroot,
            list,
            ids: BTreeMap::new(),
            holds_go: HashMap::new(),
            holds_go_mod: HashMap::new(),
        }
    }

    /// The folder of the package `path`.
    pub(crate) fn resolve(&mut self, path: &str, problems: &mut Problems) -> Resolved {
        if path.starts_with("./") || path.starts_with("../") || path == "." || path == ".." {
            return Err(ImportFault::Relative);
        }
        if let Some(fault) = module_path::import_path_fault(path) {
            return Err(ImportFault::Invalid(fault.into_owned()));
        }
        if let Some(found) = self.standard(path) {
            return Ok(found);
        }
        let found = match &self.modules.source {
            Source::Vendor(_) => self.vendored(path)?,
            Source::Graph(_) => self.of_graph(path, problems)?,
        };
        match (found, module_path::is_standard(path), &self.goroot) {
            (Some(found), ..) => Ok(found),
            (None, true, None) => Err(ImportFault::NoGoTree),
            (None, true, Some(_)) => Err(ImportFault::NotStandard),
            (None, false, _) => Err(self.not_provided()),
        }
    }

    fn not_provided(&self) -> ImportFault {
        match self.modules.source {
            Source::Vendor(_) => ImportFault::NotVendored,
            Source::Graph(_) => ImportFault::NoModule,
        }
    }

    /// The import path that `path` means in a package of the standard library:
    /// its own copies of modules go first.
    pub(crate) fn standard_vendor(&self, importer: &str, path: &str) -> Option<String> {
        if module_path::is_standard(path) {
            return None;
        }
        let of_cmd = module_path::has_path_prefix(importer, "cmd");
        let vendored = format!("{}/{path}", if of_cmd { "cmd/vendor" } else { "vendor" });
        let src = self.goroot.as_ref()?.src();
        self.files.has_folder(&src.join(&vendored)).then_some(vendored)
    }

    fn standard(&mut self, path: &str) -> Option<Found> {
        if !module_path::is_standard(path) {
            return None;
        }
        let dir = self.goroot.as_ref()?.src().join(path);
        let exists = matches!(self.holds_go(&dir), Ok(true));
        exists.then_some(Found { dir, module: None, is_standard: true })
    }

    fn vendored(&mut self, path: &str) -> Result<Option<Found>, ImportFault> {
        let mut found = Vec::new();
        for index in 0..self.modules.setup.mains.len() {
            found.extend(self.in_main(index, path)?);
        }
        found.extend(self.in_vendor_folder(path)?);
        unique(found)
    }

    fn in_main(&mut self, index: usize, path: &str) -> Result<Option<Found>, ImportFault> {
        let Some(main) = self.modules.setup.mains.get(index) else { return Ok(None) };
        let (prefix, root) = (main.prefix.clone(), main.dir.clone());
        let dir = self.dir_in_module(path, &prefix, &root, true)?;
        let module = Some(ModuleId::new(index));
        Ok(dir.map(|dir| Found { dir, module, is_standard: false }))
    }

    fn in_vendor_folder(&mut self, path: &str) -> Result<Option<Found>, ImportFault> {
        let Source::Vendor(vendor) = &self.modules.source else { return Ok(None) };
        let dir = vendor.dir.join(path);
        let listed = vendor.module_of(path).cloned();
        if listed.is_none() && vendor.strict {
            return Ok(None);
        }
        let candidate = listed.map(|listed| Candidate {
            replacement: vendor.replacement_of(&listed),
            module: listed.module,
            dir: None,
            go_line: listed.go,
        });
        let holds_go =
            self.holds_go(&dir).map_err(|why| ImportFault::Unreadable(dir.clone(), why))?;
        let module = candidate.filter(|_| holds_go).map(|candidate| self.intern(&candidate, None));
        Ok(holds_go.then_some(Found { dir, module, is_standard: false }))
    }

    /// Looks into the modules that the main module names, then into all.
    fn of_graph(
        &mut self,
        path: &str,
        problems: &mut Problems,
    ) -> Result<Option<Found>, ImportFault> {
        let narrow = self.in_candidates(path);
        if matches!(narrow, Ok(Some(_)) | Err(ImportFault::Ambiguous(_))) {
            return narrow;
        }
        if module_path::is_standard(path) || self.modules.setup.mains.is_empty() {
            return narrow;
        }
        let Source::Graph(source) = &mut self.modules.source else { return narrow };
        if source.widen(&self.modules.setup, problems) { self.in_candidates(path) } else { narrow }
    }

    fn in_candidates(&mut self, path: &str) -> Result<Option<Found>, ImportFault> {
        let mut found = Vec::new();
        for index in 0..self.modules.setup.mains.len() {
            found.extend(self.in_main(index, path)?);
        }
        let Source::Graph(source) = &self.modules.source else { return Ok(None) };
        let mut missing = None;
        for candidate in source.candidates(path) {
            if self.modules.setup.main(&candidate.module.path).is_some() {
                continue;
            }
            match self.in_candidate(path, &candidate) {
                Ok(package) => found.extend(package),
                Err(fault) => missing = missing.or(Some(fault)),
            }
        }
        match (unique(found)?, missing) {
            (Some(found), _) => Ok(Some(found)),
            (None, Some(fault)) => Err(fault),
            (None, None) => Ok(None),
        }
    }

    fn in_candidate(
        &mut self,
        path: &str,
        candidate: &Candidate,
    ) -> Result<Option<Found>, ImportFault> {
        let module = || candidate.module.clone();
        let Some(root) = &candidate.dir else { return Err(ImportFault::NotDownloaded(module())) };
        let is_local = matches!(candidate.replacement, Some(Replacement::Folder(_)));
        if !root.is_dir() {
            return Err(if is_local {
                ImportFault::NoReplacement(module(), root.clone())
            } else {
                ImportFault::NotDownloaded(module())
            });
        }
        let Some(dir) = self.dir_in_module(path, &candidate.module.path, root, is_local)? else {
            return Ok(None);
        };
        let module = Some(self.intern(candidate, Some(root)));
        Ok(Some(Found { dir, module, is_standard: false }))
    }

    /// The folder of `path` in a module, if it holds Go files and no other
    /// module begins on the way to it.
    fn dir_in_module(
        &mut self,
        path: &str,
        prefix: &str,
        root: &Path,
        is_local: bool,
    ) -> Result<Option<PathBuf>, ImportFault> {
        let rest = match prefix {
            "" => Some(path),
            _ if path == prefix => Some(""),
            _ => path.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('/')),
        };
        let Some(rest) = rest else { return Ok(None) };
        let dir = if rest.is_empty() { root.to_owned() } else { root.join(rest) };
        if is_local && self.is_in_nested_module(&dir, root) {
            return Ok(None);
        }
        let holds_go =
            self.holds_go(&dir).map_err(|why| ImportFault::Unreadable(dir.clone(), why))?;
        Ok(holds_go.then_some(dir))
    }

    fn is_in_nested_module(&mut self, dir: &Path, root: &Path) -> bool {
        let mut below = dir.ancestors().take_while(|&ancestor| ancestor != root);
        below.any(|dir| self.holds_go_mod(dir))
    }

    pub(crate) fn holds_go_mod(&mut self, dir: &Path) -> bool {
        if let Some(&known) = self.holds_go_mod.get(dir) {
            return known;
        }
        let holds = dir.join("go.mod").is_file();
        self.holds_go_mod.insert(dir.to_owned(), holds);
        holds
    }

    fn holds_go(&mut self, dir: &Path) -> Result<bool, String> {
        if let Some(known) = self.holds_go.get(dir) {
            return known.clone();
        }
        let holds = match self.files.hold_go(dir) {
            Ok(holds) => Ok(holds),
            Err(error) if is_absence(&error) => Ok(false),
            Err(error) => Err(error.to_string()),
        };
        self.holds_go.insert(dir.to_owned(), holds.clone());
        holds
    }

    /// The id of a module that provides a package.
    fn intern(&mut self, candidate: &Candidate, dir: Option<&Path>) -> ModuleId {
        if let Some(&id) = self.ids.get(&candidate.module) {
            return id;
        }
        let go_line = match &self.modules.source {
            Source::Graph(source) => source.go_line(candidate),
            Source::Vendor(_) => candidate.go_line.clone(),
        };
        let id = ModuleId::new(self.list.len());
        self.list.push(Module {
            path: candidate.module.path.clone(),
            version: Some(candidate.module.version.clone()).filter(|version| !version.is_empty()),
            replacement: candidate.replacement.clone(),
            dir: dir.map(Path::to_owned),
            go_line,
            is_main: false,
        });
        self.ids.insert(candidate.module.clone(), id);
        id
    }
}

fn main_module(main: &MainModule) -> Module {
    Module {
        path: main.path.clone(),
        version: None,
        replacement: None,
        dir: Some(main.dir.clone()),
        go_line: main.go_mod.go.as_ref().map(|go| go.value.clone()),
        is_main: true,
    }
}

/// Nothing is there: not a fault, only an answer.
fn is_absence(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{InvalidFilename, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename)
}

fn unique(mut found: Vec<Found>) -> Result<Option<Found>, ImportFault> {
    if found.len() > 1 {
        return Err(ImportFault::Ambiguous(found.into_iter().map(|found| found.dir).collect()));
    }
    Ok(found.pop())
}
