//! An account of every Go file in the asked folders.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Loader;
use super::files::FileTable;
use super::patterns::Wanted;
use crate::files::sorted_entries;
use crate::folder::{Entry, EntryKind, Exclusion, FileKind, ListingDepth};
use crate::project::{NotAnalysed, PlatformId, Reason};
use crate::walk::FolderReason;

/// The Go files that are in no package, by path, each with the reason.
pub(super) fn not_analysed(
    loader: &mut Loader<'_>,
    wanted: &Wanted,
    table: &FileTable,
) -> Vec<NotAnalysed> {
    let mut account = Account { table, reasons: BTreeMap::new() };
    for dir in &wanted.open {
        account.open_folder(dir, loader, wanted);
    }
    for (dir, reason) in &wanted.closed {
        if !wanted.open.contains(dir) {
            account.closed_folder(dir, reason);
        }
    }
    for (dir, why) in &wanted.faults {
        account.add(dir.clone(), Reason::FolderUnreadable(why.clone()));
    }
    let reasons = account.reasons.into_iter();
    reasons.map(|(path, reason)| NotAnalysed { path, reason }).collect()
}

struct Account<'a> {
    table: &'a FileTable,
    reasons: BTreeMap<PathBuf, Reason>,
}

impl Account<'_> {
    fn add(&mut self, path: PathBuf, reason: Reason) {
        self.reasons.entry(path).or_insert(reason);
    }

    fn open_folder(&mut self, dir: &Path, loader: &mut Loader<'_>, wanted: &Wanted) {
        let folder = loader.folders.get(dir, ListingDepth::Heads);
        if let Some(why) = &folder.listing.fault {
            self.add(dir.to_owned(), Reason::FolderUnreadable(why.clone()));
        }
        let selection = folder.selection(PlatformId::new(0));
        let mut excluded: BTreeMap<usize, &Exclusion> =
            selection.excluded.iter().map(|(entry, why)| (*entry, why)).collect();
        for (index, entry) in folder.listing.entries.iter().enumerate() {
            if !is_go(entry) {
                continue;
            }
            let reason = if self.table.find(dir, index).is_some() {
                let left_out = !loader.options.tests && entry.name.ends_with("_test.go");
                left_out.then_some(Reason::TestsOff)
            } else if let Some(why) = wanted.strangers.get(dir) {
                Some(Reason::NoPackage(why.clone()))
            } else if let Some(exclusion) = excluded.remove(&index) {
                Some(Reason::Excluded(exclusion.clone()))
            } else {
                Some(Reason::NoPackage("its package was not asked for".to_owned()))
            };
            if let Some(reason) = reason {
                self.add(dir.join(&*entry.name), reason);
            }
        }
    }

    /// All Go files below a folder that is passed over, but for those that are
    /// in a package for another reason.
    fn closed_folder(&mut self, closed: &Path, reason: &FolderReason) {
        let because = || Reason::Folder { folder: closed.to_owned(), reason: reason.clone() };
        if *reason == FolderReason::Link {
            return self.add(closed.to_owned(), because());
        }
        let mut pending = vec![closed.to_owned()];
        while let Some(dir) = pending.pop() {
            let entries = match sorted_entries(&dir) {
                Ok(entries) => entries,
                Err(error) => {
                    self.add(dir, Reason::FolderUnreadable(error.to_string()));
                    continue;
                }
            };
            for entry in entries {
                let Ok(file_type) = entry.file_type() else { continue };
                let name = entry.file_name();
                if file_type.is_dir() {
                    pending.push(entry.path());
                } else if name.as_encoded_bytes().ends_with(b".go") && !self.is_known(&dir, &name) {
                    self.add(entry.path(), because());
                }
            }
        }
    }

    fn is_known(&self, dir: &Path, name: &std::ffi::OsStr) -> bool {
        name.to_str().is_some_and(|name| self.table.has(dir, name))
    }
}

fn is_go(entry: &Entry) -> bool {
    match &entry.kind {
        EntryKind::File(file) => file.kind == FileKind::Go,
        EntryKind::OtherPlatform(kind) => *kind == FileKind::Go,
        EntryKind::Hidden => entry.name.ends_with(".go"),
        EntryKind::UnreadableName => true,
        EntryKind::Folder | EntryKind::LinkedFolder => false,
    }
}
