//! Strings: immutable bytes, of which parts are shared.

use std::ops::Deref;
use std::rc::Rc;

/// A string.
#[derive(Clone)]
pub(crate) struct Text {
    bytes: Rc<[u8]>,
    start: u32,
    end: u32,
}

/// The longest string, in bytes: the interpreter refuses to make a longer one.
pub(crate) const MAX_TEXT: usize = u32::MAX as usize;

impl Text {
    /// Its bytes from `start` to `end`, which lie within it.
    pub(crate) fn part(&self, start: usize, end: usize) -> Option<Self> {
        self.get(start..end)?;
        let from = self.start as usize;
        let (start, end) = (narrow(from + start)?, narrow(from + end)?);
        Some(Self { bytes: self.bytes.clone(), start, end })
    }
}

fn narrow(index: usize) -> Option<u32> {
    u32::try_from(index).ok()
}

impl From<&[u8]> for Text {
    /// Bytes behind the longest string are cut off: those who make strings ask before.
    fn from(bytes: &[u8]) -> Self {
        let end = narrow(bytes.len()).unwrap_or(u32::MAX);
        Self { bytes: bytes.into(), start: 0, end }
    }
}

impl Deref for Text {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes.get(self.start as usize..self.end as usize).unwrap_or(&[])
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_their_bytes() {
        let text = Text::from(&b"hello"[..]);
        let part = text.part(1, 4).unwrap();
        assert_eq!(&*part, b"ell");
        assert_eq!(&*part.part(1, 2).unwrap(), b"l");
        assert!(part.part(1, 4).is_none());
        assert!(part.part(2, 1).is_none());
    }
}
