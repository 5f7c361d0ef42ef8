//! A folder as it is: its entries and the heads of its source files.

use std::path::{Path, PathBuf};

use super::head::Head;
use super::kind::FileKind;
use crate::constraint::{NameConstraint, TagSet};
use crate::files::{Files, FolderEntry, FolderEntryKind};
use crate::source::SourceFault;

/// The entries of a folder, by name.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) dir: PathBuf,
    pub(crate) entries: Vec<Entry>,
    /// Why the folder could not be listed.
    pub(crate) fault: Option<String>,
}

/// One entry of a folder that may matter to Go.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: Box<str>,
    pub(crate) kind: EntryKind,
}

#[derive(Debug)]
pub(crate) enum EntryKind {
    /// A source file whose name some platform accepts.
    File(SourceEntry),
    /// A source file whose name begins with `_` or `.`.
    Hidden,
    /// A source file whose name no platform of this run accepts: not read.
    OtherPlatform(FileKind),
    Folder,
    /// A symbolic link to a folder, which is never followed.
    LinkedFolder,
    /// A name ending in `.go` that is not UTF-8.
    UnreadableName,
}

/// A source file.
#[derive(Debug)]
pub(crate) struct SourceEntry {
    pub(crate) kind: FileKind,
    /// Bytes.
    pub(crate) size: u64,
    pub(crate) head: Result<Head, SourceFault>,
}

/// How much of a folder is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum ListingDepth {
    /// Until the name of the package is known on every platform.
    Name,
    /// The head of every file.
    Heads,
}

impl Listing {
    /// Lists `dir` for builds with any of these tags.
    pub(crate) fn read(dir: &Path, files: &Files, builds: &[TagSet], depth: ListingDepth) -> Self {
        let mut listing = Self { dir: dir.to_owned(), ..Self::default() };
        let entries = match files.entries(dir) {
            Ok(entries) => entries,
            Err(error) => {
                listing.fault = Some(error.to_string());
                return listing;
            }
        };
        let mut unnamed: Vec<&TagSet> = builds.iter().collect();
        for entry in &entries {
            let Some(entry) = read_entry(entry, files, builds) else { continue };
            if depth == ListingDepth::Name {
                unnamed.retain(|tags| !entry.names_package(tags));
            }
            listing.entries.push(entry);
            if unnamed.is_empty() {
                break;
            }
        }
        listing
    }
}

impl Entry {
    /// Whether this file tells the name of the package on a platform.
    fn names_package(&self, tags: &TagSet) -> bool {
        let EntryKind::File(SourceEntry { kind: FileKind::Go, head: Ok(head), .. }) = &self.kind
        else {
            return false;
        };
        let named = head.package.as_ref().is_some_and(|(name, _)| &**name != "documentation");
        let cgo = head.imports.iter().any(|import| &*import.path == "C");
        named
            && !self.name.ends_with("_test.go")
            && (tags.cgo || !cgo)
            && head.constraints.fault.is_none()
            && NameConstraint::parse(&self.name).excluding(tags).is_none()
            && head.constraints.excluding(tags).is_none()
    }
}

fn read_entry(entry: &FolderEntry, files: &Files, builds: &[TagSet]) -> Option<Entry> {
    let name = entry.name.to_string_lossy();
    let kind = match entry.kind {
        FolderEntryKind::Folder => EntryKind::Folder,
        FolderEntryKind::LinkedFolder => EntryKind::LinkedFolder,
        FolderEntryKind::File => {
            let kind = FileKind::of(&name)?;
            if entry.name.to_str().is_none() && kind == FileKind::Go {
                EntryKind::UnreadableName
            } else {
                file_kind(&name, kind, &entry.path, files, builds)
            }
        }
    };
    Some(Entry { name: name.into(), kind })
}

fn file_kind(
    name: &str,
    kind: FileKind,
    path: &Path,
    files: &Files,
    builds: &[TagSet],
) -> EntryKind {
    if name.starts_with(['_', '.']) {
        return EntryKind::Hidden;
    }
    let constraint = NameConstraint::parse(name);
    if builds.iter().all(|tags| constraint.excluding(tags).is_some()) {
        return EntryKind::OtherPlatform(kind);
    }
    let read = match kind {
        FileKind::Go => Head::read_go(path, files),
        FileKind::SystemObject => Ok((Head::default(), 0)),
        _ => Head::read_other(path, files),
    };
    let size = read.as_ref().map_or(0, |(_, size)| *size);
    EntryKind::File(SourceEntry { kind, size, head: read.map(|(head, _)| head) })
}
