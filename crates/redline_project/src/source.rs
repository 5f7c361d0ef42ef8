//! Source files as bytes.

use std::fmt;
use std::fs::File;
use std::io;
use std::path::Path;

use crate::files::Files;

/// Bytes of the largest file that is read: offsets are `u32`.
pub const MAX_SOURCE_BYTES: u64 = u32::MAX as u64 - 1;

/// The bytes of a source file.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Source {
    /// Everything in the file, a byte order mark included.
    pub bytes: Vec<u8>,
}

/// Why a file cannot be read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SourceFault {
    /// The system refuses, for the reason it states.
    Unreadable(String),
    /// More than [`MAX_SOURCE_BYTES`].
    TooLarge(u64),
    /// A device, pipe or socket.
    NotRegular,
}

impl fmt::Display for SourceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::TooLarge(size) => {
                write!(f, "is too large: {size} bytes, the limit is {MAX_SOURCE_BYTES}")
            }
            Self::NotRegular => f.write_str("is not a regular file"),
        }
    }
}

impl From<io::Error> for SourceFault {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Where the bytes of a file are not what Go asks for: UTF-8 without NUL.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EncodingFault {
    /// Offset of the first such byte.
    pub offset: usize,
    /// What is wrong: one phrase, no capital, no full stop.
    pub message: &'static str,
}

impl Source {
    /// Reads a file of the disk, through symbolic links.
    pub fn read(path: &Path) -> Result<Self, SourceFault> {
        Ok(Self { bytes: Files::default().read(path)? })
    }

    /// The first byte that Go does not accept.
    pub fn encoding_fault(&self) -> Option<EncodingFault> {
        if self.bytes.starts_with(b"\xff\xfe") || self.bytes.starts_with(b"\xfe\xff") {
            return Some(EncodingFault { offset: 0, message: "UTF-16 text, not UTF-8" });
        }
        let nul = memchr::memchr(0, &self.bytes);
        let nul = nul.map(|offset| EncodingFault { offset, message: "NUL byte" });
        let invalid = std::str::from_utf8(&self.bytes)
            .err()
            .map(|error| EncodingFault { offset: error.valid_up_to(), message: "invalid UTF-8" });
        [nul, invalid].into_iter().flatten().min_by_key(|fault| fault.offset)
    }
}

/// Opens a regular file of an allowed size. A pipe is not opened, because that
/// would wait for its other end.
pub(crate) fn open(path: &Path) -> Result<(File, u64), SourceFault> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(SourceFault::NotRegular);
    }
    if metadata.len() > MAX_SOURCE_BYTES {
        return Err(SourceFault::TooLarge(metadata.len()));
    }
    Ok((File::open(path)?, metadata.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> Option<(usize, &'static str)> {
        let fault = Source { bytes: bytes.to_vec() }.encoding_fault();
        fault.map(|fault| (fault.offset, fault.message))
    }

    #[test]
    fn encodings_are_judged() {
        assert_eq!(fault("package ü".as_bytes()), None);
        assert_eq!(fault(b"ab\xffc\0"), Some((2, "invalid UTF-8")));
        assert_eq!(fault(b"a\0\xff"), Some((1, "NUL byte")));
        assert_eq!(fault(b"\xff\xfep\0"), Some((0, "UTF-16 text, not UTF-8")));
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Source::read(folder.path()).err(), Some(SourceFault::NotRegular));
        let missing = Source::read(&folder.path().join("x.go"));
        assert!(matches!(missing, Err(SourceFault::Unreadable(_))));
        let huge = folder.path().join("huge.go");
        File::create(&huge).unwrap().set_len(1 << 33).unwrap();
        assert_eq!(Source::read(&huge).err(), Some(SourceFault::TooLarge(1 << 33)));
    }
}
