//! The table of source files.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::folders::Folder;
use super::nodes::Node;
use crate::folder::{EntryKind, ListingDepth};
use crate::project::{FileId, PlatformSet, SourceFile};

/// The files of all packages, and where in their folders they stand.
pub(super) struct FileTable {
    pub(super) files: Vec<SourceFile>,
    /// For each folder, the files of its entries.
    ids: HashMap<PathBuf, Vec<Option<FileId>>>,
}

impl FileTable {
    /// The files of the packages of all nodes, by folder and name.
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut folders: BTreeMap<&Path, (&Arc<Folder>, PlatformSet)> = BTreeMap::new();
        for node in nodes {
            let Some(folder) = node.folder.as_ref().filter(|f| f.depth == ListingDepth::Heads)
            else {
                continue;
            };
            let known = folders.entry(&folder.listing.dir);
            let (_, platforms) = known.or_insert((folder, PlatformSet::default()));
            *platforms = platforms.union(node.needed);
        }
        let mut table = Self { files: Vec::new(), ids: HashMap::new() };
        for (folder, platforms) in folders.into_values() {
            table.add(folder, platforms);
        }
        table
    }

    fn add(&mut self, folder: &Folder, platforms: PlatformSet) {
        let entries = &folder.listing.entries;
        let mut of_entries = vec![PlatformSet::default(); entries.len()];
        for platform in platforms.iter() {
            for file in &folder.selection(platform).files {
                if let Some(of_entry) = of_entries.get_mut(file.entry) {
                    of_entry.insert(platform);
                }
            }
        }
        let mut ids = vec![None; entries.len()];
        for ((entry, platforms), id) in entries.iter().zip(of_entries).zip(&mut ids) {
            let EntryKind::File(file) = &entry.kind else { continue };
            if platforms.is_empty() {
                continue;
            }
            *id = Some(FileId::new(self.files.len()));
            let head = file.head.as_ref().ok();
            let package = head.and_then(|head| head.package.as_ref());
            self.files.push(SourceFile {
                path: folder.listing.dir.join(&*entry.name),
                size: file.size,
                kind: file.kind,
                package: package.map(|(name, _)| name.clone()).unwrap_or_default(),
                platforms,
                least_release: head.and_then(|head| head.constraints.least_release()),
            });
        }
        self.ids.insert(folder.listing.dir.clone(), ids);
    }

    /// The file of an entry of a folder, if it is in a package.
    pub(super) fn find(&self, dir: &Path, entry: usize) -> Option<FileId> {
        *self.ids.get(dir)?.get(entry)?
    }

    /// Whether a file is in a package, by name.
    pub(super) fn has(&self, dir: &Path, name: &str) -> bool {
        let Some(ids) = self.ids.get(dir) else { return false };
        let mut files = ids.iter().flatten().filter_map(|id| self.files.get(id.index()));
        files.any(|file| file.path.file_name().is_some_and(|other| other == name))
    }

    /// The file of an entry that is known to be in a package.
    pub(super) fn of_selected(&self, dir: &Path, entry: usize) -> FileId {
        self.find(dir, entry).expect("every selected file was put into the table")
    }
}
