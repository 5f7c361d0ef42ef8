//! The module graph and minimal version selection.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::ModuleCache;
use super::discovery::Setup;
use super::replace::Replacements;
use super::summary::Summary;
use crate::modfile::ModuleVersion;
use crate::problem::Problems;
use crate::version::semver;

/// The highest version of each module that anybody in the graph requires.
#[derive(Default)]
pub(crate) struct Graph {
    selected: BTreeMap<Arc<str>, Arc<str>>,
}

impl Graph {
    /// Only what the main module's own file requires.
    pub(crate) fn of_roots(setup: &Setup) -> Self {
        let mut graph = Self::default();
        if setup.work.is_none() {
            for module in requirements_of_mains(setup) {
                graph.require(&module);
            }
        }
        graph
    }

    /// The whole graph, pruned where the modules allow it.
    pub(crate) fn load(
        setup: &Setup,
        cache: Option<&ModuleCache>,
        replacements: &Replacements,
        problems: &mut Problems,
    ) -> Self {
        let mut loader = Loader {
            setup,
            cache,
            replacements,
            excluded: excluded(setup),
            summaries: BTreeMap::new(),
            visited: BTreeSet::new(),
            graph: Self::default(),
        };
        loader.load();
        if setup.work.is_some() {
            loader.reload_selected();
        }
        for summary in loader.summaries.into_values() {
            problems.append(summary.problems);
        }
        loader.graph
    }

    /// The selected version of the module `path`, if it is in the graph.
    pub(crate) fn version(&self, path: &str) -> Option<ModuleVersion> {
        let (path, version) = self.selected.get_key_value(path)?;
        Some(ModuleVersion { path: path.clone(), version: version.clone() })
    }

    /// Every selected module, by path.
    pub(crate) fn selected(&self) -> Vec<ModuleVersion> {
        let selected = self.selected.iter();
        selected
            .map(|(path, version)| ModuleVersion { path: path.clone(), version: version.clone() })
            .collect()
    }

    fn require(&mut self, module: &ModuleVersion) {
        let higher = self
            .selected
            .get(&module.path)
            .is_none_or(|version| semver::compare(version, &module.version).is_lt());
        if higher {
            self.selected.insert(module.path.clone(), module.version.clone());
        }
    }
}

/// How far the requirements of a module are followed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    /// The module lists all it needs: its own dependencies are left out.
    Pruned,
    /// Everything below it is followed.
    Unpruned,
    /// Its dependencies are followed, each as far as it asks for.
    Selected,
}

struct Loader<'a> {
    setup: &'a Setup,
    cache: Option<&'a ModuleCache>,
    replacements: &'a Replacements,
    excluded: BTreeSet<&'a ModuleVersion>,
    summaries: BTreeMap<ModuleVersion, Summary>,
    visited: BTreeSet<(ModuleVersion, Depth)>,
    graph: Graph,
}

impl Loader<'_> {
    fn load(&mut self) {
        let mut first = Vec::new();
        for main in &self.setup.mains {
            let depth =
                if main.go_mod.go_version().at_least(17) { Depth::Pruned } else { Depth::Unpruned };
            let required = main.go_mod.require.iter().map(|require| &require.module);
            for module in required.filter(|module| !self.excluded.contains(module)) {
                self.graph.require(module);
                first.push((module.clone(), depth));
            }
        }
        self.follow(first);
    }

    /// Follows requirements level by level, the files of a level in parallel.
    fn follow(&mut self, mut level: Vec<(ModuleVersion, Depth)>) {
        while !level.is_empty() {
            level.retain(|visit| self.visited.insert(visit.clone()));
            self.read(level.iter().map(|(module, _)| module));
            let mut next = Vec::new();
            for (module, depth) in &level {
                let Some(summary) = self.summaries.get(module) else { continue };
                let unpruned = *depth == Depth::Unpruned || !summary.is_pruned;
                if *depth != Depth::Pruned || !summary.is_pruned {
                    let below = if unpruned { Depth::Unpruned } else { Depth::Pruned };
                    next.extend(summary.require.iter().map(|module| (module.clone(), below)));
                }
            }
            level = next;
        }
    }

    /// Reads the summaries that are not known yet, and takes what they require
    /// into the graph.
    fn read<'m>(&mut self, modules: impl Iterator<Item = &'m ModuleVersion>) {
        let unknown: BTreeSet<_> =
            modules.filter(|module| !self.summaries.contains_key(module)).collect();
        let (cache, replacements) = (self.cache, self.replacements);
        let read = |module: &&ModuleVersion| {
            ((*module).clone(), Summary::read(module, cache, replacements))
        };
        let unknown: Vec<_> = unknown.into_iter().collect();
        let summaries: Vec<_> = unknown.par_iter().map(read).collect();
        for (module, mut summary) in summaries {
            summary.require.retain(|required| !self.excluded.contains(required));
            for required in &summary.require {
                self.graph.require(required);
            }
            if self.setup.main(&module.path).is_some() {
                // The workspace provides the module itself.
                summary.problems = Problems::default();
            }
            self.summaries.insert(module, summary);
        }
    }

    /// In a workspace, a dependency may be selected in a higher version than
    /// the modules that need it say: its requirements count too.
    fn reload_selected(&mut self) {
        let mut providers: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut seen: BTreeSet<ModuleVersion> = BTreeSet::new();
        loop {
            let mut needed: BTreeSet<ModuleVersion> = BTreeSet::new();
            for required in self.required_by_mains_and(&providers) {
                let Some(selected) = self.graph.version(&required.path) else { continue };
                let higher = semver::compare(&selected.version, &required.version).is_gt();
                let is_main = self.setup.main(&required.path).is_some();
                if higher && !is_main && !seen.contains(&selected) {
                    needed.insert(selected);
                }
            }
            for path in &providers {
                needed.extend(self.graph.version(path).filter(|module| !seen.contains(module)));
            }
            if needed.is_empty() {
                return;
            }
            providers.extend(needed.iter().map(|module| module.path.clone()));
            seen.extend(needed.iter().cloned());
            self.follow(needed.into_iter().map(|module| (module, Depth::Selected)).collect());
        }
    }

    fn required_by_mains_and(&self, providers: &BTreeSet<Arc<str>>) -> Vec<ModuleVersion> {
        let mut required = requirements_of_mains(self.setup);
        for path in providers {
            let summary = self.graph.version(path).and_then(|module| self.summaries.get(&module));
            required
                .extend(summary.into_iter().flat_map(|summary| summary.require.iter().cloned()));
        }
        required
    }
}

/// What the files of the main modules require, without what they exclude.
fn requirements_of_mains(setup: &Setup) -> Vec<ModuleVersion> {
    let excluded = excluded(setup);
    let required = setup.mains.iter().flat_map(|main| &main.go_mod.require);
    let required = required.map(|require| &require.module);
    required.filter(|module| !excluded.contains(module)).cloned().collect()
}

fn excluded(setup: &Setup) -> BTreeSet<&ModuleVersion> {
    let excluded = setup.mains.iter().flat_map(|main| &main.go_mod.exclude);
    excluded.map(|module| &module.value).collect()
}
