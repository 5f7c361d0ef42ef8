//! The folders read so far.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::constraint::TagSet;
use crate::files::Files;
use crate::folder::{Listing, ListingDepth, Selection};
use crate::project::PlatformId;

/// A folder and the packages that the platforms see in it.
pub(super) struct Folder {
    pub(super) listing: Listing,
    pub(super) depth: ListingDepth,
    /// One for each build.
    selections: Vec<Selection>,
}

impl Folder {
    fn read(dir: &Path, files: &Files, builds: &[TagSet], depth: ListingDepth) -> Self {
        let listing = Listing::read(dir, files, builds, depth);
        let selections = builds.iter().map(|tags| Selection::of(&listing, tags)).collect();
        Self { listing, depth, selections }
    }

    /// The package that a platform sees.
    pub(super) fn selection(&self, platform: PlatformId) -> &Selection {
        &self.selections[platform.index()]
    }
}

/// All folders, each read once.
pub(super) struct Folders {
    pub(super) builds: Vec<TagSet>,
    pub(super) files: Files,
    read: HashMap<PathBuf, Arc<Folder>>,
}

impl Folders {
    pub(super) fn new(builds: Vec<TagSet>, files: Files) -> Self {
        Self { builds, files, read: HashMap::new() }
    }

    /// Reads those of the folders that are not yet read to this depth, in
    /// parallel.
    pub(super) fn read_all(&mut self, mut dirs: Vec<PathBuf>, depth: ListingDepth) {
        dirs.retain(|dir| !self.is_read(dir, depth));
        dirs.sort();
        dirs.dedup();
        let (builds, files) = (&self.builds, &self.files);
        let read = |dir: &PathBuf| Arc::new(Folder::read(dir, files, builds, depth));
        let folders: Vec<_> = dirs.par_iter().map(read).collect();
        self.read.extend(dirs.into_iter().zip(folders));
    }

    /// A folder, read to at least this depth.
    pub(super) fn get(&mut self, dir: &Path, depth: ListingDepth) -> Arc<Folder> {
        if let Some(folder) = self.read.get(dir).filter(|folder| folder.depth >= depth) {
            return Arc::clone(folder);
        }
        let folder = Arc::new(Folder::read(dir, &self.files, &self.builds, depth));
        self.read.insert(dir.to_owned(), Arc::clone(&folder));
        folder
    }

    fn is_read(&self, dir: &Path, depth: ListingDepth) -> bool {
        self.read.get(dir).is_some_and(|folder| folder.depth >= depth)
    }
}
