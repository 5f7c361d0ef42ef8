//! Taking a line of bytes apart from left to right.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// What is left of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(crate) const fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(crate) const fn rest(self) -> &'a [u8] {
        self.rest
    }

    /// Passes over a text, if it is next.
    pub(crate) fn eat(&mut self, text: &[u8]) -> bool {
        let after = self.rest.strip_prefix(text);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// The bytes as long as they are wanted.
    pub(crate) fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let length = self.rest.iter().take_while(|&&byte| wanted(byte)).count();
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// The bytes before a text, which is passed over; nothing where it is not to come.
    pub(crate) fn until(&mut self, text: &[u8]) -> Option<&'a [u8]> {
        let at = memchr::memmem::find(self.rest, text)?;
        let (before, after) = self.rest.split_at(at);
        self.rest = after.get(text.len()..).unwrap_or_default();
        Some(before)
    }
}

/// A number in decimal digits.
pub(crate) fn decimal(cursor: &mut Cursor<'_>) -> Option<u64> {
    let digits = cursor.take_while(|byte| byte.is_ascii_digit());
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    })
}

/// A number such as `0x1f`.
pub(crate) fn hexadecimal(cursor: &mut Cursor<'_>) -> Option<u64> {
    if !cursor.eat(b"0x") {
        return None;
    }
    let digits = cursor.take_while(|byte| byte.is_ascii_hexdigit());
    u64::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}

/// Whether `text` stands somewhere in the line. Where every line is asked, a [`Needle`]
/// is quicker.
pub(crate) fn holds(line: &[u8], text: &str) -> bool {
    memchr::memmem::find(line, text.as_bytes()).is_some()
}

/// A text that is looked for in every line, prepared once.
pub(crate) struct Needle(LazyLock<Finder<'static>>);

impl Needle {
    pub(crate) const fn new(prepare: fn() -> Finder<'static>) -> Self {
        Self(LazyLock::new(prepare))
    }

    /// Where it first stands in the line.
    pub(crate) fn find(&self, line: &[u8]) -> Option<usize> {
        self.0.find(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_their_digits_do() {
        let mut cursor = Cursor::new(b"12 0x1fz");
        assert_eq!(decimal(&mut cursor), Some(12));
        assert!(cursor.eat(b" "));
        assert_eq!(hexadecimal(&mut cursor), Some(31));
        assert_eq!(cursor.rest(), b"z");
        assert_eq!(decimal(&mut Cursor::new(b"99999999999999999999")), None);
        assert_eq!(decimal(&mut Cursor::new(b"x")), None);
    }
}
