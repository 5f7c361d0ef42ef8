//! The modules whose source is looked into: those of a workspace or one, and what they are
//! replaced by.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use redline_crash::normalised;
use redline_crash::render::Snippet;
use redline_project::modfile::Replacement;
use redline_project::{Environment, Module, Options, Source, load};

/// Lines of source before and behind that of a frame.
const AROUND: u32 = 2;

/// The modules, the one that was named first.
pub(super) struct Tree {
    /// The folder that was named, absolute.
    dir: PathBuf,
    roots: Vec<Root>,
}

/// One module.
pub(super) struct Root {
    /// Its folder.
    pub(super) dir: PathBuf,
    /// Its path, under which its files stand where they were built with `-trimpath`.
    module: String,
    /// Whether the rules are asked about it: it is no module of the cache.
    pub(super) is_own: bool,
}

/// A file of a module.
pub(super) struct Found<'a> {
    pub(super) root: &'a Root,
    /// Its path below the module, with slashes.
    pub(super) path: String,
}

impl Tree {
    /// The modules of a folder: `go.work` and `go.mod` are looked for in it and above.
    pub(super) fn open(dir: &Path) -> Result<Self> {
        let shown = dir.display();
        if !dir.is_dir() {
            bail!("{shown}: no such folder");
        }
        let dir = std::path::absolute(dir).with_context(|| format!("{shown}: cannot be found"))?;
        let options = Options { dir: dir.clone(), tests: true, ..Options::default() };
        let project = load(&Environment::of_process(None), &options);
        let mut roots: Vec<_> = project.modules.iter().filter_map(Root::of).collect();
        if !roots.iter().any(|root| root.is_own) {
            bail!("{shown}: no Go module: there is no go.mod or go.work in it or above");
        }
        // Where the end of a path is all there is, the module that was named comes first.
        roots.sort_by_key(|root| (!dir.starts_with(&root.dir), !root.is_own));
        Ok(Self { dir, roots })
    }

    /// The file of a frame as it was built: below its module's folder, under the module's
    /// path as `-trimpath` writes it, or by the longest end of the path that is a file here
    /// and declares the function.
    pub(super) fn find(&self, file: &str, function: &str) -> Option<Found<'_>> {
        let file = file.replace('\\', "/");
        let exact = self.roots.iter().filter_map(|root| {
            let path = root.below(&file)?;
            root.declares(path, function).then(|| Found { root, path: path.to_owned() })
        });
        // Of modules inside each other, the innermost has the file.
        let innermost = exact.max_by_key(|found| found.root.dir.as_os_str().len());
        innermost.or_else(|| self.find_by_end(&file, function))
    }

    fn find_by_end(&self, file: &str, function: &str) -> Option<Found<'_>> {
        let starts = file.match_indices('/').map(|(at, _)| at + 1);
        let mut ends = std::iter::once(0).chain(starts).filter_map(|at| file.get(at..));
        ends.find_map(|end| {
            let root = self.roots.iter().find(|root| root.declares(end, function))?;
            Some(Found { root, path: end.to_owned() })
        })
    }

    /// The path of a file to show: below the folder that was named, or absolute.
    fn shown(&self, found: &Found<'_>) -> String {
        let path = found.root.dir.join(&found.path);
        let below = path.strip_prefix(&self.dir).unwrap_or(&path);
        below.display().to_string().replace('\\', "/")
    }

    /// Source at a frame, if its module is here and has the line.
    pub(super) fn snippet(&self, file: &str, function: &str, line: u32) -> Option<Snippet> {
        let found = self.find(file, function)?;
        let text = found.root.source(&found.path)?;
        let first = line.saturating_sub(AROUND).max(1);
        let count = line.saturating_add(AROUND).saturating_sub(first) as usize + 1;
        let lines: Vec<_> = text.lines().skip(first as usize - 1).take(count).collect();
        let has_line = lines.len() > line.saturating_sub(first) as usize;
        let lines = lines.into_iter().map(str::to_owned).collect();
        has_line.then(|| Snippet { path: self.shown(&found), first, lines })
    }
}

impl Root {
    fn of(module: &Module) -> Option<Self> {
        let in_folder = matches!(module.replacement, Some(Replacement::Folder(_)));
        let is_own = module.is_main || in_folder;
        Some(Self { dir: module.dir.clone()?, module: module.path.to_string(), is_own })
    }

    /// The path of a file below this module, if it is said to lie there: in its folder, or
    /// under its path with or without a version.
    fn below<'a>(&self, file: &'a str) -> Option<&'a str> {
        let dir = self.dir.to_str().and_then(|dir| file.strip_prefix(dir));
        if let Some(path) = dir.and_then(|rest| rest.strip_prefix('/')) {
            return Some(path);
        }
        let rest = file.strip_prefix(self.module.as_str())?;
        match rest.strip_prefix('@') {
            Some(versioned) => versioned.split_once('/').map(|(_, path)| path),
            None => rest.strip_prefix('/'),
        }
    }

    /// Whether a path leads to a Go file of this module that declares the function.
    fn declares(&self, path: &str, function: &str) -> bool {
        Path::new(path).extension().is_some_and(|it| it == "go")
            && !path.starts_with('/')
            && !path.split('/').any(|it| it == "..")
            && self.source(path).is_some_and(|source| declares(&source, function))
    }

    fn source(&self, path: &str) -> Option<String> {
        let source = Source::read(&self.dir.join(path)).ok()?;
        Some(String::from_utf8_lossy(&source.bytes).into_owned())
    }
}

/// Whether a file declares a function, as far as its text tells: files of other modules
/// have the same names. Code of package variables runs in functions that none declares.
fn declares(source: &str, function: &str) -> bool {
    let plain = normalised(function);
    let name = plain.rsplit('.').next().unwrap_or_default();
    let forms = [format!("func {name}("), format!("func {name}["), format!(") {name}(")];
    matches!(name, "" | "init" | "glob") || forms.iter().any(|form| source.contains(form))
}
