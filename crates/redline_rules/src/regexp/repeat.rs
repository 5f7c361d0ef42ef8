//! Counted repetition: `{n}`, `{n,}`, `{n,m}`.

use super::cursor::Cursor;

/// How often a repetition operator repeats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Repeat {
    min: u32,
    /// `None` if there is no bound.
    max: Option<u32>,
}

impl Repeat {
    /// `*`, `+` and `?`, which ask for no copies.
    pub(super) const ANY: Self = Self { min: 0, max: None };

    /// Whether the counts are in order, and not larger than `most`.
    pub(super) fn is_within(self, most: u32) -> bool {
        self.min <= most && self.max.is_none_or(|max| self.min <= max && max <= most)
    }

    /// The copies of the innermost part of an operand that makes `operand` of it.
    pub(super) fn copies(self, operand: u32) -> u32 {
        match self.max {
            // Nothing is left of it.
            Some(0) => 1,
            _ => self.max.unwrap_or(self.min).max(1).saturating_mul(operand),
        }
    }
}

/// Reads a counted repetition; nothing, if there is none.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Repeat> {
    let mut ahead = *cursor;
    let repeat = counts(&mut ahead)?;
    *cursor = ahead;
    Some(repeat)
}

fn counts(cursor: &mut Cursor<'_>) -> Option<Repeat> {
    cursor.skip(1);
    let min = number(cursor)?;
    let max = match (cursor.eat(b','), cursor.peek()) {
        (false, _) => Some(min),
        (true, Some(b'}')) => None,
        (true, _) => Some(number(cursor)?),
    };
    cursor.eat(b'}').then_some(Repeat { min, max })
}

/// A decimal number without zeros before it; one too large becomes the largest.
fn number(cursor: &mut Cursor<'_>) -> Option<u32> {
    let digits = cursor.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = &cursor.rest()[..digits];
    if text.is_empty() || digits > 1 && text.starts_with(b"0") {
        return None;
    }
    cursor.skip(digits);
    let digit =
        |number: u32, byte: &u8| number.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
    Some(text.iter().fold(0, digit))
}
