//! Rune and string literals (spec: Rune literals, String literals).

use super::Lexer;
use crate::token::TokenKind;

impl Lexer<'_> {
    /// A literal that begins with `quote`.
    pub(super) fn quoted(&mut self, quote: u8) -> TokenKind {
        match quote {
            b'"' => self.interpreted_string(),
            b'`' => self.raw_string(),
            _ => self.rune(),
        }
    }

    fn interpreted_string(&mut self) -> TokenKind {
        let start = self.at;
        self.at += 1;
        loop {
            let rest = self.source.get(self.at..).unwrap_or_default();
            let Some(index) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'))
            else {
                self.at = self.source.len();
                return self.unterminated_string(start);
            };
            self.at += index + 1;
            match rest[index] {
                b'"' => return TokenKind::String,
                b'\\' => {
                    self.escape(b'"');
                }
                _ => {
                    self.at -= 1; // the newline is a token of its own
                    return self.unterminated_string(start);
                }
            }
        }
    }

    fn unterminated_string(&mut self, start: usize) -> TokenKind {
        self.error(start, "string literal not terminated");
        TokenKind::String
    }

    fn raw_string(&mut self) -> TokenKind {
        let start = self.at;
        let body = &self.source[start + 1..];
        if let Some(length) = memchr::memchr(b'`', body) {
            self.at = start + 1 + length + 1;
        } else {
            self.at = self.source.len();
            self.error(start, "raw string literal not terminated");
        }
        TokenKind::String
    }

    fn rune(&mut self) -> TokenKind {
        let start = self.at;
        self.at += 1;
        let mut characters = 0_u32;
        let mut valid = true;
        loop {
            match self.source.get(self.at) {
                None | Some(b'\n') => {
                    if valid {
                        self.error(start, "rune literal not terminated");
                    }
                    return TokenKind::Rune;
                }
                Some(b'\'') => break,
                Some(b'\\') => {
                    self.at += 1;
                    valid &= self.escape(b'\'');
                }
                Some(_) => self.at += self.peek_char().map_or(1, char::len_utf8),
            }
            characters = characters.saturating_add(1);
        }
        self.at += 1;
        if valid && characters != 1 {
            self.error(start, "rune literal is not one character");
        }
        TokenKind::Rune
    }
}
