//! A pack: the declarations of a Go tree in one piece of memory, which stands in
//! for the tree where there is none.
//!
//! It holds Go source, not types. Each file has its tokens where they stand in the
//! tree, at the same offset, line and column; the bodies of functions and most
//! comments are blank. So every reader of a file reads one of a pack as well, and
//! whoever needs bodies must not ask for packages of a pack.
//!
//! Layout: [`MAGIC`]; the lengths of the index, packed and unpacked, as `u32` in
//! little-endian order; the index; a frame for each folder of the index, one after
//! the other. Index and frames are frames of Zstandard (RFC 8878). A frame of a
//! folder unpacks to the [squeezed](gaps) texts of its files. Opening a pack unpacks
//! the index, and reading a file the frame of its folder.

mod frame;
pub mod gaps;
mod index;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use index::{Index, IndexFault, PackedFile, PackedFolder};

/// What a pack begins with.
pub const MAGIC: [u8; 8] = *b"redline\x01";

/// Bytes before the index.
const HEAD: usize = MAGIC.len() + 8;

/// A pack that is open. A copy is the same pack.
#[derive(Clone)]
pub struct Pack(Arc<Opened>);

struct Opened {
    bytes: Cow<'static, [u8]>,
    index: Index,
    /// By folder of the index: its frame.
    frames: Vec<Range<usize>>,
    /// By folder of the index: the squeezed texts of its files, once they were asked for.
    unpacked: Vec<OnceLock<Result<Box<[u8]>, PackFault>>>,
}

/// Why a pack cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PackFault {
    /// It does not begin with [`MAGIC`] and two lengths.
    NoPack,
    /// It is shorter or longer than its index says.
    Length,
    /// What should be a frame is none, or one of another length.
    Frame,
    /// The index is not well formed.
    Index(IndexFault),
    /// The text of a file is not well formed.
    Text,
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPack => f.write_str("not a pack of this version"),
            Self::Length => f.write_str("the pack has not the length that its index says"),
            Self::Frame => f.write_str("the pack is damaged: a part cannot be unpacked"),
            Self::Index(fault) => write!(f, "the index of the pack is damaged: {fault}"),
            Self::Text => f.write_str("the pack is damaged: a text is not well formed"),
        }
    }
}

impl std::error::Error for PackFault {}

impl fmt::Debug for Pack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pack").field("folders", &self.index().folders.len()).finish_non_exhaustive()
    }
}

impl Pack {
    /// Opens a pack.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, PackFault> {
        let bytes = bytes.into();
        let (packed, unpacked) = lengths(&bytes).ok_or(PackFault::NoPack)?;
        let end = HEAD.checked_add(packed).ok_or(PackFault::Length)?;
        let text = frame::unpack(bytes.get(HEAD..end).ok_or(PackFault::Length)?, unpacked)?;
        let index = Index::parse(&text).map_err(PackFault::Index)?;
        let frames = frames(&index, end).ok_or(PackFault::Length)?;
        if frames.last().map_or(end, |last| last.end) != bytes.len() {
            return Err(PackFault::Length);
        }
        let unpacked = index.folders.iter().map(|_| OnceLock::new()).collect();
        Ok(Self(Arc::new(Opened { bytes, index, frames, unpacked })))
    }

    /// Puts a pack together from an index, its packed form, and the frames of its folders.
    pub fn assemble(index: &Index, packed_index: &[u8], frames: &[Vec<u8>]) -> Option<Vec<u8>> {
        let length = |length: usize| Some(u32::try_from(length).ok()?.to_le_bytes());
        let mut bytes = MAGIC.to_vec();
        bytes.extend(length(packed_index.len())?);
        bytes.extend(length(index.to_string().len())?);
        bytes.extend(packed_index);
        bytes.extend(frames.iter().flatten());
        Some(bytes)
    }

    /// What is in it.
    pub fn index(&self) -> &Index {
        &self.0.index
    }

    /// The text of a file of a folder, both by their place in the index; `None` if
    /// there is none.
    pub fn read(&self, folder: usize, file: usize) -> Option<Result<Vec<u8>, PackFault>> {
        let files = &self.index().folders.get(folder)?.files;
        let of_file = files.get(file)?;
        let start: usize = files.iter().take(file).map(|before| before.squeezed).sum();
        let text = self.unpacked(folder)?.and_then(|texts| {
            let squeezed = texts.get(start..start + of_file.squeezed).ok_or(PackFault::Length)?;
            gaps::expand(squeezed, of_file.size).ok_or(PackFault::Text)
        });
        Some(text)
    }

    /// The squeezed texts of a folder.
    fn unpacked(&self, folder: usize) -> Option<Result<&[u8], PackFault>> {
        let frame = self.0.bytes.get(self.0.frames.get(folder)?.clone())?;
        let files = &self.index().folders.get(folder)?.files;
        let length = files.iter().map(|file| file.squeezed).sum();
        let unpack = || frame::unpack(frame, length).map(Into::into);
        Some(self.0.unpacked.get(folder)?.get_or_init(unpack).as_deref().map_err(Clone::clone))
    }
}

/// The lengths of the index, packed and unpacked.
fn lengths(bytes: &[u8]) -> Option<(usize, usize)> {
    let rest = bytes.strip_prefix(&MAGIC)?;
    let (packed, rest) = rest.split_first_chunk::<4>()?;
    let (unpacked, _) = rest.split_first_chunk::<4>()?;
    let length = |bytes: &[u8; 4]| usize::try_from(u32::from_le_bytes(*bytes)).ok();
    Some((length(packed)?, length(unpacked)?))
}

/// Where the frames of the folders are.
fn frames(index: &Index, mut start: usize) -> Option<Vec<Range<usize>>> {
    let frame = |folder: &PackedFolder| {
        let end = start.checked_add(folder.packed)?;
        Some(std::mem::replace(&mut start, end)..end)
    };
    index.folders.iter().map(frame).collect()
}
