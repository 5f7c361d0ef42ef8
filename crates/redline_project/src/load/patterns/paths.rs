//! Patterns that name import paths.

use std::path::Path;

use super::{Candidate, Loader, Wanted, platforms_with_package, report_packed};
use crate::folder::ListingDepth;
use crate::module_path::join;
use crate::modules::Source;
use crate::problem::ProblemKind;
use crate::walk::{Rules, Walk};
use crate::wildcard::Wildcard;

/// An import path; whether it is a package.
pub(super) fn literal(pattern: &str, loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let message = match loader.resolver.resolve(pattern, &mut loader.problems) {
        Ok(found) if found.is_standard && loader.is_packed() => {
            report_packed(ProblemKind::Pattern, pattern, loader);
            return false;
        }
        Ok(found) => {
            wanted.open.insert(found.dir.clone());
            let platforms = platforms_with_package(&found.dir, loader);
            if !platforms.is_empty() {
                wanted.add(pattern, platforms);
                return true;
            }
            format!("{pattern}: no Go files that these builds take")
        }
        Err(_) if loader.dir.join(pattern).is_dir() => {
            format!("{pattern} is no import path; to name the folder, write ./{pattern}")
        }
        Err(fault) => format!("{pattern}: {fault}"),
    };
    loader.problems.add(ProblemKind::Pattern, message);
    false
}

/// Import paths that match a pattern with a wildcard, in the Go tree and in
/// every module of the build.
pub(super) fn matching(pattern: &str, loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let wildcard = Wildcard::new(pattern);
    let mut found = in_goroot(pattern, &wildcard, loader, wanted);
    found |= in_mains(&wildcard, loader, wanted);
    if let Source::Vendor(vendor) = &loader.resolver.modules.source {
        let (dir, rules) = (vendor.dir.clone(), rules(false));
        return add(&dir, "", rules, &wildcard, loader, wanted) || found;
    }
    for candidate in loader.resolver.modules.build_list(&mut loader.problems) {
        let Some(dir) = candidate.dir.filter(|_| wildcard.reaches(&candidate.module.path)) else {
            continue;
        };
        if !dir.is_dir() {
            let message =
                format!("{pattern}: module {} is not in the module cache", candidate.module);
            loader.problems.add(ProblemKind::Module, message);
            continue;
        }
        let rules = rules(candidate.replacement.is_some());
        found |= add(&dir, &candidate.module.path, rules, &wildcard, loader, wanted);
    }
    found
}

fn rules(nested_modules: bool) -> Rules<'static> {
    Rules { vendor: true, nested_modules, ignore: None }
}

fn in_goroot(
    pattern: &str,
    wildcard: &Wildcard,
    loader: &mut Loader<'_>,
    wanted: &mut Wanted,
) -> bool {
    let Some(goroot) = &loader.resolver.goroot else { return false };
    let src = goroot.src();
    if loader.is_packed() {
        if goroot.packed_paths().any(|path| wildcard.matches(path)) {
            report_packed(ProblemKind::Environment, pattern, loader);
        }
        return false;
    }
    let rules = Rules { vendor: false, nested_modules: true, ignore: None };
    let mut found = add(&src, "", rules, wildcard, loader, wanted);
    if wildcard.reaches("cmd") {
        found |= add(&src.join("cmd"), "cmd", rules, wildcard, loader, wanted);
    }
    found
}

fn in_mains(wildcard: &Wildcard, loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let mut candidates = Vec::new();
    for main in &loader.resolver.modules.setup.mains {
        let ignore = Some((&main.ignore, main.dir.as_path()));
        let rules = Rules { vendor: true, nested_modules: true, ignore };
        let mut walk = Walk::of(&main.dir, rules);
        let open = walk.open.iter();
        candidates.extend(open.map(|folder| Candidate {
            path: join(&main.prefix, &folder.relative),
            dir: folder.dir.clone(),
        }));
        if wildcard.matches(&main.prefix) {
            wanted.account(&mut walk);
        }
    }
    candidates.retain(|candidate| {
        !matches!(candidate.path.as_str(), "" | "builtin") && wildcard.matches(&candidate.path)
    });
    wanted.add_candidates(candidates, loader)
}

/// Adds the packages below `root` that match.
fn add(
    root: &Path,
    prefix: &str,
    rules: Rules<'_>,
    wildcard: &Wildcard,
    loader: &mut Loader<'_>,
    wanted: &mut Wanted,
) -> bool {
    let walk = Walk::of(root, rules);
    let candidates = walk.open.into_iter();
    let candidates = candidates
        .map(|folder| Candidate { path: join(prefix, &folder.relative), dir: folder.dir })
        .filter(|candidate| !matches!(candidate.path.as_str(), "" | "builtin"))
        .filter(|candidate| wildcard.matches(&candidate.path));
    wanted.add_candidates(candidates.collect(), loader)
}

/// Packages of all main modules.
pub(super) fn mains(loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    in_mains(&Wildcard::new("..."), loader, wanted)
}

/// The tools that the main modules name.
pub(super) fn tools(loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let mut found = false;
    for path in tool_paths(loader) {
        found |= literal(&path, loader, wanted);
    }
    found
}

pub(super) fn tool_paths(loader: &Loader<'_>) -> Vec<String> {
    let mains = loader.resolver.modules.setup.mains.iter();
    let tools = mains.flat_map(|main| &main.go_mod.tool);
    tools.map(|tool| tool.value.to_string()).collect()
}

/// The standard library, with its copies of modules.
pub(super) fn std(loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let Some(src) = goroot_src("std", loader) else { return false };
    let rules = Rules { vendor: false, nested_modules: true, ignore: None };
    let mut walk = Walk::of(&src, rules);
    wanted.account(&mut walk);
    let open = walk.open.into_iter();
    let candidates = open.map(|folder| Candidate { path: folder.relative, dir: folder.dir });
    let candidates = candidates.filter(|c| !matches!(c.path.as_str(), "" | "builtin"));
    wanted.add_candidates(candidates.collect(), loader)
}

/// The programs of the Go tree, with their copies of modules but without the
/// programs among those.
pub(super) fn cmd(loader: &mut Loader<'_>, wanted: &mut Wanted) -> bool {
    let Some(src) = goroot_src("cmd", loader) else { return false };
    let rules = Rules { vendor: false, nested_modules: false, ignore: None };
    let mut walk = Walk::of(&src.join("cmd"), rules);
    wanted.account(&mut walk);
    let open = walk.open.into_iter();
    let candidates: Vec<Candidate> = open
        .map(|folder| Candidate { path: join("cmd", &folder.relative), dir: folder.dir })
        .collect();
    let dirs = candidates.iter().map(|candidate| candidate.dir.clone()).collect();
    loader.folders.read_all(dirs, ListingDepth::Heads);
    let kept = candidates.into_iter().filter(|candidate| !is_vendored_program(candidate, loader));
    let kept = kept.collect::<Vec<_>>();
    wanted.add_candidates(kept, loader)
}

fn is_vendored_program(candidate: &Candidate, loader: &mut Loader<'_>) -> bool {
    if !candidate.path.starts_with("cmd/vendor") {
        return false;
    }
    let folder = loader.folders.get(&candidate.dir, ListingDepth::Heads);
    loader.all_builds().iter().any(|platform| &*folder.selection(platform).name == "main")
}

/// The folder of the standard library for a pattern that asks for what is in it.
fn goroot_src(pattern: &str, loader: &mut Loader<'_>) -> Option<std::path::PathBuf> {
    if loader.is_packed() {
        report_packed(ProblemKind::Pattern, pattern, loader);
        return None;
    }
    // That there is none was said before.
    loader.resolver.goroot.as_ref().map(crate::environment::Goroot::src)
}
