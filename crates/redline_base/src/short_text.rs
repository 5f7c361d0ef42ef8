//! Short texts as integers.

use crate::Span;

/// A text of at most 16 bytes, none of which is NUL: its bytes as two integers,
/// which are compared at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShortText([u64; 2]);

impl ShortText {
    /// Most bytes that fit.
    pub const LIMIT: usize = 16;

    /// The text at `span` of `source`; `None` if it is longer.
    #[inline]
    pub fn at(source: &[u8], span: Span) -> Option<Self> {
        let len = span.len() as usize;
        if len > Self::LIMIT {
            return None;
        }
        let start = span.start as usize;
        let Some(window) = source.get(start..start + Self::LIMIT) else {
            return Some(Self::of(span.of(source)));
        };
        let (low, high) = window.split_at(8);
        let low = u64::from_le_bytes(low.try_into().ok()?);
        let high = u64::from_le_bytes(high.try_into().ok()?);
        Some(Self([low & MASKS[len.min(8)], high & MASKS[len.saturating_sub(8)]]))
    }

    /// The first 16 bytes of `text`.
    pub const fn of(text: &[u8]) -> Self {
        let mut halves = [0; 2];
        let mut index = 0;
        while index < text.len() && index < Self::LIMIT {
            halves[index / 8] |= (text[index] as u64) << (index % 8 * 8);
            index += 1;
        }
        Self(halves)
    }

    /// The text with these [`Self::halves`].
    #[inline]
    pub const fn from_halves(halves: [u64; 2]) -> Self {
        Self(halves)
    }

    /// The bytes in order, the first in the lowest bits, eight in each half.
    #[inline]
    pub const fn halves(self) -> [u64; 2] {
        self.0
    }
}

/// The first bytes of eight, by their number.
const MASKS: [u64; 9] = {
    let mut masks = [u64::MAX; 9];
    let mut len = 0;
    while len < 8 {
        masks[len] = (1 << (8 * len)) - 1;
        len += 1;
    }
    masks
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_text_does_not_matter() {
        let source = b"sixteen_bytes_is and more than that, up to the end";
        for start in 0..source.len() {
            for len in 0..=(source.len() - start).min(ShortText::LIMIT) {
                let end = u32::try_from(start + len).unwrap();
                let span = Span::new(u32::try_from(start).unwrap(), end);
                assert_eq!(ShortText::at(source, span), Some(ShortText::of(span.of(source))));
            }
        }
        assert_eq!(ShortText::at(source, Span::new(0, 17)), None);
    }
}
