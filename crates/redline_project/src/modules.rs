//! Modules: which ones a build is made of, and which of them provides a package.
//!
//! Follows the Go Modules Reference: "Minimal version selection", "Module graph
//! pruning", "Lazy module loading", "Workspaces", "Vendoring", "Resolving a
//! package to a module".

mod cache;
mod discovery;
mod graph;
mod replace;
mod summary;
mod toolchain;
mod vendor;

pub(crate) use discovery::{MainModule, Request, Setup, clean};
pub(crate) use toolchain::toolchain_of;

use std::path::PathBuf;
use std::sync::Arc;

use crate::environment::Environment;
use crate::modfile::{ModuleVersion, Replacement};
use crate::problem::Problems;
use crate::version::GoVersion;
use cache::ModuleCache;
use graph::Graph;
use replace::Replacements;
use vendor::Vendor;

redline_base::define_id!(
    /// A module of a [`Project`](crate::Project).
    pub ModuleId
);

/// A module that takes part in a project.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its path.
    pub path: Arc<str>,
    /// Its selected version; none for a main module.
    pub version: Option<Arc<str>>,
    /// What it is taken from instead, a folder as an absolute path.
    pub replacement: Option<Replacement>,
    /// Its folder; none if it is vendored.
    pub dir: Option<PathBuf>,
    /// The version in its `go` line, if it has one.
    pub go_line: Option<GoVersion>,
    /// Whether the project is about it.
    pub is_main: bool,
}

impl Module {
    /// The language version of its files.
    pub fn language(&self) -> GoVersion {
        self.go_line.clone().unwrap_or_else(GoVersion::of_silent_module)
    }
}

/// Where the packages of a build may come from besides the main modules.
pub(crate) enum Source {
    /// The vendor folder of the main module or of the workspace.
    Vendor(Vendor),
    /// The module cache and replacement folders.
    Graph(Box<GraphSource>),
}

/// Modules selected from the requirements of the main modules.
pub(crate) struct GraphSource {
    cache: Option<ModuleCache>,
    replacements: Replacements,
    /// Versions that the main module's file names; enough for a tidy module.
    roots: Graph,
    /// The whole graph, once somebody needed it.
    whole: Option<Graph>,
}

/// The main modules and what they are built with.
pub(crate) struct Modules {
    pub(crate) setup: Setup,
    pub(crate) source: Source,
}

/// A module version that may provide a package.
pub(crate) struct Candidate {
    pub(crate) module: ModuleVersion,
    pub(crate) replacement: Option<Replacement>,
    /// Its folder, whether or not it exists.
    pub(crate) dir: Option<PathBuf>,
    pub(crate) go_line: Option<GoVersion>,
}

impl Modules {
    /// The modules for a request; what is wrong is added to `problems`.
    pub(crate) fn load(setup: Setup, environment: &Environment, problems: &mut Problems) -> Self {
        let source = match vendor::of(&setup, problems) {
            Some(vendor) => Source::Vendor(vendor),
            None => Source::Graph(Box::new(GraphSource::new(&setup, environment, problems))),
        };
        Self { setup, source }
    }

    /// Every selected module besides the main ones, by path.
    pub(crate) fn build_list(&mut self, problems: &mut Problems) -> Vec<Candidate> {
        let Source::Graph(source) = &mut self.source else { return Vec::new() };
        source.load_whole(&self.setup, problems);
        let whole = source.whole.as_ref().unwrap_or(&source.roots);
        let mains = &self.setup.mains;
        let selected = whole.selected().into_iter();
        let dependencies =
            selected.filter(|module| !mains.iter().any(|main| main.path == module.path));
        dependencies.map(|module| source.candidate(&module)).collect()
    }
}

impl GraphSource {
    fn new(setup: &Setup, environment: &Environment, problems: &mut Problems) -> Self {
        let cache = environment.module_cache().map(ModuleCache::new);
        let replacements = Replacements::of(setup, problems);
        let roots = Graph::of_roots(setup);
        let mut source = Self { cache, replacements, roots, whole: None };
        if setup.needs_whole_graph() {
            source.load_whole(setup, problems);
        }
        source
    }

    fn load_whole(&mut self, setup: &Setup, problems: &mut Problems) {
        if self.whole.is_none() {
            let whole = Graph::load(setup, self.cache.as_ref(), &self.replacements, problems);
            self.whole = Some(whole);
        }
    }

    /// The selected versions of the modules whose path is a prefix of
    /// `import_path`, longest first.
    pub(crate) fn candidates(&self, import_path: &str) -> Vec<Candidate> {
        let graph = self.whole.as_ref().unwrap_or(&self.roots);
        let selected = prefixes(import_path).filter_map(|prefix| graph.version(prefix));
        selected.map(|module| self.candidate(&module)).collect()
    }

    /// Looks beyond the modules that the main module names. Returns whether
    /// there was anything more to look at.
    pub(crate) fn widen(&mut self, setup: &Setup, problems: &mut Problems) -> bool {
        let narrow = self.whole.is_none();
        self.load_whole(setup, problems);
        narrow
    }

    fn candidate(&self, module: &ModuleVersion) -> Candidate {
        let replacement = self.replacements.of_module(module).cloned();
        let dir = match &replacement {
            Some(Replacement::Folder(folder)) => Some(PathBuf::from(&**folder)),
            Some(Replacement::Module(other)) => {
                self.cache.as_ref().map(|cache| cache.folder(other))
            }
            None => self.cache.as_ref().map(|cache| cache.folder(module)),
        };
        Candidate { module: module.clone(), replacement, dir, go_line: None }
    }

    /// The `go` line of a module.
    pub(crate) fn go_line(&self, candidate: &Candidate) -> Option<GoVersion> {
        let file = match (&candidate.replacement, &self.cache) {
            (Some(Replacement::Folder(folder)), _) => PathBuf::from(&**folder).join("go.mod"),
            (Some(Replacement::Module(other)), Some(cache)) => cache.go_mod(other)?,
            (None, Some(cache)) => cache.go_mod(&candidate.module)?,
            (_, None) => return None,
        };
        let source = std::fs::read(file).ok()?;
        crate::modfile::GoMod::parse_dependency(&source).go.map(|go| go.value)
    }
}

/// A path and all that it lies below: `a/b/c`, `a/b`, `a`.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(parent, _)| parent))
}
