//! Nodes to packages.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use redline_base::Span;

use super::files::FileTable;
use super::folders::Folder;
use super::nodes::{Node, Nodes};
use super::patterns::Wanted;
use super::{Loader, account, check, implied, variants};
use crate::environment::Goroot;
use crate::folder::{Entry, Group, ListingDepth, Selection, resolve_embeds};
use crate::platform::Platform;
use crate::problem::ProblemKind;
use crate::project::{
    Embed, Import, Package, PackageFile, PackageId, PlatformId, Project, Target, Variant,
};
use crate::version::GoVersion;

/// Puts everything together.
pub(super) fn project(
    mut loader: Loader<'_>,
    nodes: &Nodes,
    wanted: &Wanted,
    platforms: Vec<Platform>,
) -> Project {
    let table = FileTable::of(&nodes.list);
    let embeds = embedded_files(&mut loader, nodes, &table);
    let mut packages = Assembler::new(&loader, nodes, &table, &embeds).packages();
    check::packages(&mut loader, nodes, &table, &packages);
    let cycles = variants::add(&loader, &mut packages);
    check::test_cycles(&mut loader, &table, &packages, &cycles);
    let packages = in_order(packages);
    let not_analysed = account::not_analysed(&mut loader, wanted, &table);
    let goroot = loader.resolver.goroot;
    Project {
        dir: loader.dir,
        release: goroot.as_ref().map(|goroot| goroot.release.clone()),
        is_packed: goroot.as_ref().is_some_and(Goroot::is_packed),
        goroot: goroot.map(|goroot| goroot.dir),
        read_from: loader.folders.files,
        tests: loader.options.tests,
        platforms,
        modules: loader.resolver.list,
        packages,
        files: table.files,
        not_analysed,
        problems: loader.problems.finish(),
    }
}

/// A folder and a pattern in one of its files.
type FolderPattern = (PathBuf, Box<str>);

/// The files that patterns name.
type Embedded = BTreeMap<FolderPattern, Box<[Box<str>]>>;

/// Resolves every embed pattern once; faults become problems.
fn embedded_files(loader: &mut Loader<'_>, nodes: &Nodes, table: &FileTable) -> Embedded {
    let mut patterns: BTreeMap<FolderPattern, BTreeSet<(usize, Span)>> = BTreeMap::new();
    for node in &nodes.list {
        let Some(folder) = whole(node) else { continue };
        for platform in node.needed.iter() {
            for ((_, pattern), at) in &folder.selection(platform).embeds {
                let key = (folder.listing.dir.clone(), pattern.clone());
                patterns.entry(key).or_default().insert((at.entry, at.span));
            }
        }
    }
    let patterns: Vec<_> = patterns.into_iter().collect();
    let resolve = |((dir, pattern), _): &(FolderPattern, _)| resolve_embeds(dir, pattern);
    let resolved: Vec<_> = patterns.par_iter().map(resolve).collect();
    let mut embedded = Embedded::new();
    for ((key, places), files) in patterns.into_iter().zip(resolved) {
        let files = files.unwrap_or_else(|why| {
            for (entry, span) in places {
                let Some(file) = table.find(&key.0, entry) else { continue };
                let Some(file) = table.files.get(file.index()) else { continue };
                let message = format!("pattern {}: {why}", key.1);
                loader.problems.of_span(ProblemKind::Embed, &file.path, span, message);
            }
            BTreeSet::new()
        });
        embedded.insert(key, files.into_iter().map(Into::into).collect());
    }
    embedded
}

/// The folder of a node whose files were all looked at.
fn whole(node: &Node) -> Option<&Arc<Folder>> {
    node.folder.as_ref().filter(|folder| folder.depth == ListingDepth::Heads)
}

/// Makes the plain packages. Their ids are provisional: [`in_order`] settles them.
struct Assembler<'a> {
    loader: &'a Loader<'a>,
    nodes: &'a Nodes,
    table: &'a FileTable,
    embedded: &'a Embedded,
    /// Package of a node on a platform.
    ids: HashMap<(usize, PlatformId), PackageId>,
}

impl<'a> Assembler<'a> {
    fn new(
        loader: &'a Loader<'a>,
        nodes: &'a Nodes,
        table: &'a FileTable,
        embedded: &'a Embedded,
    ) -> Self {
        let mut assembler = Self { loader, nodes, table, embedded, ids: HashMap::new() };
        for (index, platform) in assembler.all() {
            let id = PackageId::new(assembler.ids.len());
            assembler.ids.insert((index, platform), id);
        }
        assembler
    }

    /// Every node that was found, on every platform that needs it.
    fn all(&self) -> Vec<(usize, PlatformId)> {
        let found = self.nodes.list.iter().enumerate().filter(|(_, node)| node.folder.is_some());
        found.flat_map(|(index, node)| node.needed.iter().map(move |p| (index, p))).collect()
    }

    fn packages(&self) -> Vec<Package> {
        let make = |(index, platform): (usize, PlatformId)| {
            let node = self.nodes.list.get(index)?;
            Some(self.package(node, node.folder.as_ref()?, platform))
        };
        self.all().into_iter().filter_map(make).collect()
    }

    fn package(&self, node: &Node, folder: &Folder, platform: PlatformId) -> Package {
        let selection = folder.selection(platform);
        let found = node.found.as_ref().ok();
        let is_standard = found.is_some_and(|found| found.is_standard);
        let module = found.and_then(|found| found.module);
        let is_loaded = folder.depth == ListingDepth::Heads;
        let mut package = Package {
            import_path: node.path.clone(),
            variant: Variant::Plain,
            name: selection.name.as_ref().into(),
            dir: Arc::new(folder.listing.dir.clone()),
            module,
            is_standard,
            language: self.language(is_standard, module),
            platform,
            is_matched: node.matched.contains(platform),
            is_loaded,
            files: Arc::default(),
            ignored: Arc::default(),
            ignored_others: Arc::default(),
            imports: Vec::new(),
            implied: Vec::new(),
            embeds: Arc::default(),
        };
        if is_loaded {
            self.fill(&mut package, node, folder, selection);
        }
        package
    }

    fn language(&self, is_standard: bool, module: Option<crate::ModuleId>) -> Option<GoVersion> {
        let release = self.loader.resolver.goroot.as_ref().map(|goroot| goroot.release.minor());
        if is_standard {
            return release.map(GoVersion::of_language);
        }
        let module = module.and_then(|module| self.loader.resolver.list.get(module.index()));
        Some(module.map_or_else(GoVersion::of_silent_module, crate::Module::language))
    }

    fn fill(&self, package: &mut Package, node: &Node, folder: &Folder, selection: &Selection) {
        let dir = &folder.listing.dir;
        let name = |entry: usize| folder.listing.entries.get(entry).map(name_of);
        let files = selection.files.iter().map(|file| PackageFile {
            file: self.table.of_selected(dir, file.entry),
            class: file.class,
        });
        package.files = files.collect();
        let hidden = |name: &Arc<str>| name.starts_with(['_', '.']);
        let ignored = selection.excluded.iter().filter(|(_, why)| !is_broken(why));
        let ignored = ignored.filter_map(|(entry, _)| name(*entry));
        package.ignored = ignored.filter(|name| !hidden(name)).collect();
        package.ignored_others =
            selection.excluded_others.iter().filter_map(|&entry| name(entry)).collect();
        package.imports = self.imports(node, folder, selection, package.platform);
        package.implied = self.implied(node, selection, package);
        package.embeds = self.embeds(folder, selection);
    }

    fn imports(
        &self,
        node: &Node,
        folder: &Folder,
        selection: &Selection,
        platform: PlatformId,
    ) -> Vec<Import> {
        let make = |((group, path), at): (&(Group, Arc<str>), &crate::folder::ImportUse)| Import {
            path: path.clone(),
            group: *group,
            place: self.table.find(&folder.listing.dir, at.entry).map(|file| (file, at.span)),
            target: self.target(node, *group, path, platform),
        };
        selection.imports.iter().map(make).collect()
    }

    fn target(&self, node: &Node, group: Group, path: &str, platform: PlatformId) -> Target {
        if path == "C" {
            return Target::Cgo;
        }
        if group != Group::Package && !node.tested.contains(platform) {
            return Target::NotLoaded;
        }
        let Some(index) = self.nodes.import(node, path, self.loader) else {
            return Target::NotLoaded;
        };
        match (self.ids.get(&(index, platform)), self.nodes.list.get(index)) {
            (Some(&id), _) => Target::Package(id),
            (None, Some(Node { found: Err(fault), .. })) => Target::Missing(fault.clone()),
            _ => Target::NotLoaded,
        }
    }

    fn implied(&self, node: &Node, selection: &Selection, package: &Package) -> Vec<PackageId> {
        let platform = package.platform;
        let tags = self.loader.builds().get(platform.index());
        let Some(tags) = tags.filter(|_| self.loader.loads_all()) else { return Vec::new() };
        let paths = implied::of_package(&node.path, package.is_standard, selection, tags);
        let nodes = paths.into_iter().filter_map(|path| self.nodes.find(path));
        nodes.filter_map(|index| self.ids.get(&(index, platform)).copied()).collect()
    }

    fn embeds(&self, folder: &Folder, selection: &Selection) -> Arc<[Embed]> {
        let dir = &folder.listing.dir;
        let make =
            |((group, pattern), at): (&(Group, Box<str>), &crate::folder::ImportUse)| Embed {
                group: *group,
                pattern: pattern.clone(),
                place: (self.table.of_selected(dir, at.entry), at.span),
                files: self
                    .embedded
                    .get(&(dir.clone(), pattern.clone()))
                    .cloned()
                    .unwrap_or_default(),
            };
        selection.embeds.iter().map(make).collect()
    }
}

fn name_of(entry: &Entry) -> Arc<str> {
    entry.name.as_ref().into()
}

/// `go list` calls such files invalid, not ignored.
fn is_broken(why: &crate::Exclusion) -> bool {
    matches!(why, crate::Exclusion::ConstraintFault { .. } | crate::Exclusion::Source(_))
}

/// Puts the packages into their final order, and their ids with them.
fn in_order(packages: Vec<Package>) -> Vec<Package> {
    let mut order: Vec<usize> = (0..packages.len()).collect();
    order.par_sort_by(|&a, &b| key(&packages[a]).cmp(&key(&packages[b])));
    let mut ids = vec![PackageId::new(0); packages.len()];
    for (new, &old) in order.iter().enumerate() {
        ids[old] = PackageId::new(new);
    }
    let mut packages: Vec<Option<Package>> = packages.into_iter().map(Some).collect();
    let mut ordered: Vec<Package> =
        order.into_iter().filter_map(|old| packages.get_mut(old)?.take()).collect();
    ordered.par_iter_mut().for_each(|package| renumber(package, &ids));
    ordered
}

fn key(package: &Package) -> (PlatformId, &str, &Variant) {
    (package.platform, &package.import_path, &package.variant)
}

fn renumber(package: &mut Package, ids: &[PackageId]) {
    for import in &mut package.imports {
        if let Target::Package(id) = &mut import.target {
            *id = ids[id.index()];
        }
    }
    package.implied.iter_mut().for_each(|id| *id = ids[id.index()]);
}
