//! A place in a pattern.

use super::PatternError;
use super::error::ErrorKind;

/// A place in a pattern, up to which it has been read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'p> {
    /// The pattern, or its beginning.
    text: &'p [u8],
    at: usize,
}

impl<'p> Cursor<'p> {
    pub(super) fn new(text: &'p [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// The offset in the pattern.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The offset of its end.
    pub(super) fn end(&self) -> usize {
        self.text.len()
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'p [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.rest().first().copied()
    }

    /// The byte behind the next one.
    pub(super) fn second(&self) -> Option<u8> {
        self.rest().get(1).copied()
    }

    pub(super) fn starts_with(&self, prefix: &[u8]) -> bool {
        self.rest().starts_with(prefix)
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.at = self.end().min(self.at + bytes);
    }

    /// Skips one byte, if it is the next one.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.skip(usize::from(is_next));
        is_next
    }

    /// Offset of the first `needle` in what is left.
    pub(super) fn find(&self, needle: &[u8]) -> Option<usize> {
        let mut windows = self.rest().windows(needle.len());
        windows.position(|window| window == needle).map(|index| self.at + index)
    }

    /// The next character; `None` at the end.
    pub(super) fn rune(&mut self) -> Result<Option<char>, PatternError> {
        let rest = self.rest();
        // No character has more bytes.
        let Some(chunk) = rest.get(..4).unwrap_or(rest).utf8_chunks().next() else {
            return Ok(None);
        };
        let first = chunk.valid().chars().next();
        let first =
            first.ok_or_else(|| PatternError { kind: ErrorKind::Utf8, at: self.at..self.end() })?;
        self.skip(first.len_utf8());
        Ok(Some(first))
    }

    /// Reads up to `end` as characters of their own.
    pub(super) fn literal(&mut self, end: usize) -> Result<(), PatternError> {
        let mut literal = Self { text: self.text.get(..end).unwrap_or(self.text), at: self.at };
        while literal.rune()?.is_some() {}
        self.at = literal.at;
        Ok(())
    }

    /// An error about everything from `start` to here.
    pub(super) fn error_from(&self, kind: ErrorKind, start: usize) -> PatternError {
        PatternError { kind, at: start..self.at }
    }
}
