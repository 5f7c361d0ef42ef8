//! Words: identifiers and keywords (spec: Identifiers, Keywords).

use redline_base::ShortText;

use super::{Lexer, WORD};
use crate::letters::{is_digit, is_letter};
use crate::token::TokenKind;

impl Lexer<'_> {
    /// An identifier or keyword whose first byte is an ASCII letter.
    #[inline]
    pub(super) fn word(&mut self) -> TokenKind {
        let Some((text, len)) = self.short_ascii_word() else { return self.any_word() };
        self.at += len;
        self.last_word = Some(text);
        TokenKind::of_word(text, len)
    }

    /// The word here and its length, if it ends within the first 16 bytes of at
    /// least so many, before an ASCII character.
    ///
    /// A loop over bytes ends where the source pleases, which a processor guesses
    /// wrong for every other word; eight bytes at a time leave little to guess.
    #[inline]
    fn short_ascii_word(&self) -> Option<(ShortText, usize)> {
        let (low, rest) = self.source.get(self.at..)?.split_first_chunk()?;
        let (high, _) = rest.split_first_chunk()?;
        let low = Eight(u64::from_le_bytes(*low));
        let len = low.word_len();
        if len < 8 {
            let text = ShortText::from_halves([low.first(len), 0]);
            return low.is_ascii_at(len).then_some((text, len));
        }
        let high = Eight(u64::from_le_bytes(*high));
        let len = high.word_len();
        if len < 8 {
            let text = ShortText::from_halves([low.0, high.first(len)]);
            return high.is_ascii_at(len).then_some((text, 8 + len));
        }
        None
    }

    /// Any word.
    #[cold]
    pub(super) fn any_word(&mut self) -> TokenKind {
        let start = self.at;
        self.skip_while(WORD);
        if self.peek(0) >= 0x80 {
            while let Some(c) = self.peek_char().filter(|&c| is_letter(c) || is_digit(c)) {
                self.at += c.len_utf8();
            }
        }
        let len = self.at - start;
        self.last_word = ShortText::at(self.source, self.span_from(start));
        self.last_word.map_or(TokenKind::Ident, |text| TokenKind::of_word(text, len))
    }
}

/// Eight bytes, the first in the lowest bits.
#[derive(Clone, Copy)]
struct Eight(u64);

/// Eight times the same byte.
const fn eight_of(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

impl Eight {
    /// Number of bytes in front of the first that is no ASCII letter, digit or `_`.
    #[inline]
    fn word_len(self) -> usize {
        self.no_word().trailing_zeros() as usize / 8
    }

    /// Whether the byte at `index`, which is below eight, is ASCII.
    #[inline]
    fn is_ascii_at(self, index: usize) -> bool {
        self.0 >> (8 * index) & 0x80 == 0
    }

    /// The highest bit of each byte that is no ASCII letter, digit or `_`.
    ///
    /// Sums of seven bits carry into the eighth where they reach it, and no further.
    #[inline]
    fn no_word(self) -> u64 {
        const HIGHEST: u64 = eight_of(0x80);
        let least = |bytes: u64, least: u8| bytes + eight_of(0x80 - least);
        let within = |bytes: u64, from: u8, to: u8| least(bytes, from) & !least(bytes, to + 1);
        let seven = self.0 & !HIGHEST;
        let lower = seven | eight_of(0x20);
        let underscore = !least(seven ^ eight_of(b'_'), 1);
        let word = within(lower, b'a', b'z') | within(seven, b'0', b'9') | underscore;
        !(word & !self.0) & HIGHEST
    }

    /// The first `len` bytes, fewer than eight.
    #[inline]
    fn first(self, len: usize) -> u64 {
        self.0 & ((1 << (8 * len)) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_of_a_word_or_not() {
        for byte in 0..=u8::MAX {
            let is_word = byte.is_ascii_alphanumeric() || byte == b'_';
            let all = Eight(eight_of(byte)).no_word();
            assert_eq!(all, if is_word { 0 } else { eight_of(0x80) }, "{byte:#x}");
            for place in 0..8 {
                let mut bytes = *b"aZ_09zAb";
                bytes[place] = byte;
                let eight = Eight(u64::from_le_bytes(bytes));
                assert_eq!(eight.word_len(), if is_word { 8 } else { place }, "{bytes:?}");
                assert_eq!(eight.is_ascii_at(place), byte.is_ascii(), "{bytes:?}");
            }
        }
    }

    #[test]
    fn words_of_every_length_are_whole() {
        for len in 1..40 {
            let word = "abcdefghij".repeat(4)[..len].to_owned();
            for behind in ["", " ", "é", " and a lot of text", "é and a lot of text", "\u{a0}x"] {
                let source = format!("{word}{behind}");
                let mut lexer = Lexer::new(source.as_bytes());
                let token = lexer.next_token();
                let expected = if behind.starts_with('é') { len + 2 } else { len };
                assert_eq!(token.span.len() as usize, expected, "{source}");
                let text = &source.as_bytes()[..expected];
                let short = (expected <= ShortText::LIMIT).then(|| ShortText::of(text));
                assert_eq!(lexer.last_word(), short, "{source}");
            }
        }
    }
}
