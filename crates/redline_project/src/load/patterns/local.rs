//! Patterns that name folders.

use std::path::Path;

use super::{Candidate, Loader, Wanted, platforms_with_package};
use crate::module_path::join;
use crate::modules::{MainModule, Source};
use crate::problem::ProblemKind;
use crate::walk::{FolderReason, Rules, Walk, reason_by_name};
use crate::wildcard::Wildcard;

/// One folder; whether it is a package.
pub(super) fn folder(
    pattern: &str,
    dir: &Path,
    loader: &mut Loader<'_>,
    wanted: &mut Wanted,
) -> bool {
    let problem = |loader: &mut Loader<'_>, message: String| {
        loader.problems.add(ProblemKind::Pattern, format!("{pattern}: {message}"));
        false
    };
    if !dir.is_dir() {
        return problem(loader, format!("no such folder: {}", dir.display()));
    }
    wanted.open.insert(dir.to_owned());
    let path = match import_path_of(dir, loader) {
        Ok(path) => path,
        Err(message) => {
            wanted.strangers.insert(dir.to_owned(), message.clone());
            return problem(loader, message);
        }
    };
    let platforms = platforms_with_package(dir, loader);
    if platforms.is_empty() {
        return problem(loader, "no Go files that these builds take".to_owned());
    }
    wanted.add(&path, platforms);
    true
}

/// The folders below `base` that match; whether any is a package.
pub(super) fn folders(
    base: &Path,
    rest: &str,
    loader: &mut Loader<'_>,
    wanted: &mut Wanted,
) -> bool {
    if !base.is_dir() {
        let message = format!("no such folder: {}", base.display());
        loader.problems.add(ProblemKind::Pattern, message);
        return false;
    }
    if let Some(reason) = passed_over(base, loader) {
        wanted.closed.insert(base.to_owned(), reason);
        return false;
    }
    let prefix = match base_path_of(base, loader) {
        Ok(prefix) => prefix,
        Err(message) => {
            wanted.closed.insert(base.to_owned(), FolderReason::NestedModule);
            loader.problems.add(ProblemKind::Pattern, message);
            return false;
        }
    };
    let wildcard = Wildcard::new(rest);
    let mut walk = walk(base, loader);
    walk.open.retain(|folder| rest == "..." || wildcard.matches(&folder.relative));
    if rest == "..." {
        wanted.account(&mut walk);
    }
    let candidates = walk.open.into_iter();
    let candidates = candidates
        .map(|folder| Candidate { path: join(&prefix, &folder.relative), dir: folder.dir })
        .filter(|candidate| !matches!(candidate.path.as_str(), "" | "builtin"));
    wanted.add_candidates(candidates.collect(), loader)
}

/// Why a wildcard does not enter `base`: a folder on the way there from the root
/// of its module has a name that Go passes over. The root may have any name.
fn passed_over(base: &Path, loader: &Loader<'_>) -> Option<FolderReason> {
    let inside = base.strip_prefix(&main_around(base, loader)?.dir).ok()?;
    inside.components().find_map(|name| reason_by_name(&name.as_os_str().to_string_lossy()))
}

/// The innermost main module in which a folder lies.
fn main_around<'l>(base: &Path, loader: &'l Loader<'_>) -> Option<&'l MainModule> {
    let mains = loader.resolver.modules.setup.mains.iter();
    mains
        .filter(|main| base.starts_with(&main.dir))
        .max_by_key(|main| main.dir.components().count())
}

fn walk(base: &Path, loader: &Loader<'_>) -> Walk {
    let main = main_around(base, loader);
    let ignore = main.map(|main| (&main.ignore, main.dir.as_path()));
    Walk::of(base, Rules { vendor: true, nested_modules: true, ignore })
}

/// The import path that packages below a folder begin with. The folder itself
/// need not be a package.
fn base_path_of(dir: &Path, loader: &mut Loader<'_>) -> Result<String, String> {
    match path_in_mains(dir, loader) {
        Some(path) => path,
        None => path_elsewhere(dir, loader),
    }
}

/// The import path of a package folder.
fn import_path_of(dir: &Path, loader: &mut Loader<'_>) -> Result<String, String> {
    let path = base_path_of(dir, loader)?;
    match path.as_str() {
        "" => Err(format!("{} is not an importable package", dir.display())),
        "builtin" => Err("builtin is no package: it only documents the language".to_owned()),
        _ => Ok(path),
    }
}

fn path_in_mains(dir: &Path, loader: &mut Loader<'_>) -> Option<Result<String, String>> {
    let mains = &loader.resolver.modules.setup.mains;
    let around = mains.iter().filter(|main| dir.starts_with(&main.dir));
    let main = around.max_by_key(|main| main.dir.components().count())?;
    let relative = slashed(dir.strip_prefix(&main.dir).ok()?);
    let (prefix, root) = (main.prefix.clone(), main.dir.clone());
    if let Some(vendored) = relative.strip_prefix("vendor/") {
        return Some(path_in_vendor(vendored, loader));
    }
    let mut below = dir.ancestors().take_while(|&folder| folder != root);
    if let Some(other) = below.find(|folder| loader.resolver.holds_go_mod(folder)) {
        return Some(Err(format!(
            "{} is another module, which is not built here",
            other.display()
        )));
    }
    Some(Ok(join(&prefix, &relative)))
}

fn path_in_vendor(path: &str, loader: &Loader<'_>) -> Result<String, String> {
    match &loader.resolver.modules.source {
        Source::Vendor(_) => Ok(path.to_owned()),
        Source::Graph(_) => Err("the vendor folder is not used in this build".to_owned()),
    }
}

/// The import path of a folder of the Go tree or of a dependency.
fn path_elsewhere(dir: &Path, loader: &mut Loader<'_>) -> Result<String, String> {
    let src = loader.resolver.goroot.as_ref().map(crate::environment::Goroot::src);
    if let Some(relative) = src.and_then(|src| dir.strip_prefix(src).ok().map(slashed)) {
        return Ok(relative);
    }
    for candidate in loader.resolver.modules.build_list(&mut loader.problems) {
        let relative = candidate.dir.as_ref().and_then(|root| dir.strip_prefix(root).ok());
        if let Some(relative) = relative {
            return Ok(join(&candidate.module.path, &slashed(relative)));
        }
    }
    if loader.resolver.modules.setup.mains.is_empty() {
        return Err(format!("no go.mod in {} or above", loader.dir.display()));
    }
    Err(format!("{} is outside of the main modules and their dependencies", dir.display()))
}

fn slashed(path: &Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
