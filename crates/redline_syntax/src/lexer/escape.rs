//! Backslash escapes of rune and string literals (spec: Rune literals).

use super::{Lexer, describe};

impl Lexer<'_> {
    /// Consumes an escape whose backslash is consumed; false if it is wrong, in
    /// which case the offending character is not consumed.
    pub(super) fn escape(&mut self, quote: u8) -> bool {
        let start = self.at;
        match self.peek(0) {
            b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'\\' => {
                self.at += 1;
                true
            }
            byte if byte == quote => {
                self.at += 1;
                true
            }
            b'0'..=b'7' => self.escape_digits(start, 3, 8, 0xff),
            b'x' => self.prefixed_escape(start, 2, 0xff),
            b'u' => self.prefixed_escape(start, 4, 0x0010_ffff),
            b'U' => self.prefixed_escape(start, 8, 0x0010_ffff),
            _ => self.unknown_escape(start),
        }
    }

    fn prefixed_escape(&mut self, start: usize, digits: u32, max: u32) -> bool {
        self.at += 1;
        self.escape_digits(start, digits, 16, max)
    }

    fn escape_digits(&mut self, start: usize, digits: u32, base: u32, max: u32) -> bool {
        let mut value: u32 = 0;
        for _ in 0..digits {
            let Some(digit) = char::from(self.peek(0)).to_digit(base) else {
                return self.wrong_digit();
            };
            value = value.wrapping_mul(base).wrapping_add(digit);
            self.at += 1;
        }
        // Four billion needs eight digits, so the value cannot have wrapped.
        let valid = value <= max && !(0xd800..0xe000).contains(&value);
        if !valid {
            self.error(start, "escape is not a valid Unicode code point");
        }
        valid
    }

    fn wrong_digit(&mut self) -> bool {
        let at = self.at;
        match self.peek_char() {
            Some(c) => self.error(at, format!("illegal character {} in escape", describe(c))),
            None => self.error(at, "escape not terminated"),
        }
        false
    }

    fn unknown_escape(&mut self, start: usize) -> bool {
        let known =
            if self.at < self.source.len() { "unknown escape" } else { "escape not terminated" };
        self.error(start, known);
        false
    }
}
