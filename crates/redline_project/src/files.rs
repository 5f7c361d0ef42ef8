//! Where Go files are: on the disk and, below the root of a pack, in the pack.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::pack::{Pack, PackedFile, PackedFolder};
use crate::source::{MAX_SOURCE_BYTES, SourceFault, open};

/// The root of a pack. Paths on the disk are absolute, so that none is below it.
pub(crate) const PACK_ROOT: &str = "$GOROOT";

/// The files of a project.
#[derive(Clone, Default, Debug)]
pub(crate) struct Files {
    pack: Option<Pack>,
}

/// An entry of a folder.
pub(crate) struct FolderEntry {
    pub(crate) name: OsString,
    pub(crate) path: PathBuf,
    pub(crate) kind: FolderEntryKind,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FolderEntryKind {
    File,
    Folder,
    LinkedFolder,
}

impl Files {
    /// The disk and, if there is one, a pack.
    pub(crate) fn new(pack: Option<Pack>) -> Self {
        Self { pack }
    }

    /// The pack that a path leads into, with the path relative to its root.
    fn packed<'a>(&'a self, path: &'a Path) -> Option<(&'a Pack, Cow<'a, str>)> {
        let pack = self.pack.as_ref()?;
        let relative = path.strip_prefix(PACK_ROOT).ok()?.to_str()?;
        let is_slashed = std::path::MAIN_SEPARATOR == '/';
        Some((pack, if is_slashed { relative.into() } else { relative.replace('\\', "/").into() }))
    }

    /// The entries of a folder by the bytes of their names. A folder of a pack shows
    /// no folders: who walks the disk never comes there.
    pub(crate) fn entries(&self, dir: &Path) -> io::Result<Vec<FolderEntry>> {
        if let Some((pack, relative)) = self.packed(dir) {
            let folder = folder_of(pack, &relative)?;
            return Ok(folder.files.iter().map(|file| packed_entry(dir, file)).collect());
        }
        let entries = sorted_entries(dir)?;
        Ok(entries.iter().filter_map(disk_entry).collect())
    }

    /// Whether a folder holds any Go file, of whatever build: enough for a module
    /// to be the one that provides the package.
    pub(crate) fn hold_go(&self, dir: &Path) -> io::Result<bool> {
        if let Some((pack, relative)) = self.packed(dir) {
            let mut files = folder_of(pack, &relative)?.files.iter();
            return Ok(files.any(|file| file.name.as_bytes().ends_with(b".go")));
        }
        has_go_files(dir)
    }

    /// Whether there is a folder.
    pub(crate) fn has_folder(&self, dir: &Path) -> bool {
        match self.packed(dir) {
            Some((pack, relative)) => pack.index().folder(&relative).is_some(),
            None => dir.is_dir(),
        }
    }

    /// The bytes of a file.
    pub(crate) fn read(&self, path: &Path) -> Result<Vec<u8>, SourceFault> {
        if let Some((pack, relative)) = self.packed(path) {
            return packed_file(pack, &relative);
        }
        let (mut file, size) = open(path)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        file.by_ref().take(MAX_SOURCE_BYTES + 1).read_to_end(&mut bytes)?;
        // The file may have grown since its size was asked.
        match bytes.len() as u64 {
            length if length > MAX_SOURCE_BYTES => Err(SourceFault::TooLarge(length)),
            _ => Ok(bytes),
        }
    }

    /// At least the first `least` bytes of a file, or all if it has fewer; and how
    /// many it has.
    pub(crate) fn read_start(
        &self,
        path: &Path,
        least: u64,
    ) -> Result<(Vec<u8>, u64), SourceFault> {
        if let Some((pack, relative)) = self.packed(path) {
            let bytes = packed_file(pack, &relative)?;
            let size = bytes.len() as u64;
            return Ok((bytes, size));
        }
        let (mut file, size) = open(path)?;
        let mut bytes = Vec::new();
        file.by_ref().take(least).read_to_end(&mut bytes)?;
        Ok((bytes, size))
    }
}

fn folder_of<'a>(pack: &'a Pack, relative: &str) -> io::Result<&'a PackedFolder> {
    let index = pack.index();
    let folder = index.folder(relative).and_then(|folder| index.folders.get(folder));
    folder.ok_or_else(|| io::ErrorKind::NotFound.into())
}

fn packed_entry(dir: &Path, file: &PackedFile) -> FolderEntry {
    let (name, path) = (OsString::from(&file.name), dir.join(&file.name));
    FolderEntry { name, path, kind: FolderEntryKind::File }
}

fn packed_file(pack: &Pack, relative: &str) -> Result<Vec<u8>, SourceFault> {
    let (folder, name) = relative.rsplit_once('/').unwrap_or(("", relative));
    let folder = pack.index().folder(folder);
    let place = folder.and_then(|folder| Some((folder, pack.index().folders.get(folder)?)));
    let text = place.and_then(|(place, folder)| pack.read(place, folder.file(name)?));
    match text {
        Some(text) => text.map_err(|fault| SourceFault::Unreadable(fault.to_string())),
        None => Err(io::Error::from(io::ErrorKind::NotFound).into()),
    }
}

fn disk_entry(entry: &std::fs::DirEntry) -> Option<FolderEntry> {
    let file_type = entry.file_type().ok()?;
    let path = entry.path();
    let kind = if file_type.is_dir() {
        FolderEntryKind::Folder
    } else if file_type.is_symlink() && path.is_dir() {
        FolderEntryKind::LinkedFolder
    } else {
        FolderEntryKind::File
    };
    Some(FolderEntry { name: entry.file_name(), path, kind })
}

/// The entries of a folder of the disk by the bytes of their names.
pub(crate) fn sorted_entries(dir: &Path) -> io::Result<Vec<std::fs::DirEntry>> {
    let mut entries = std::fs::read_dir(dir)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    Ok(entries)
}

fn has_go_files(dir: &Path) -> io::Result<bool> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().ends_with(b".go") {
            let file_type = entry.file_type()?;
            if file_type.is_file() || (file_type.is_symlink() && entry.path().is_file()) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
