//! What stands behind `(?`: flags and names.

use super::PatternError;
use super::cursor::Cursor;
use super::error::ErrorKind;

/// Reads `(?…` up to where its expression begins, and tells whether there is one:
/// `(?i)` sets flags for the rest of the group around it.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<bool, PatternError> {
    let is_longer_than = |length: usize| cursor.rest().len() > length;
    if cursor.starts_with(b"(?P<") && is_longer_than(4) {
        return name(cursor, 4);
    }
    if cursor.starts_with(b"(?<") && is_longer_than(3) {
        return name(cursor, 3);
    }
    flags(cursor)
}

/// A name in angle brackets, behind `prefix` bytes.
fn name(cursor: &mut Cursor<'_>, prefix: usize) -> Result<bool, PatternError> {
    let start = cursor.at();
    let Some(close) = cursor.find(b">") else {
        cursor.literal(cursor.end())?;
        return Err(cursor.error_from(ErrorKind::NamedCapture, start));
    };
    cursor.skip(prefix);
    let name = &cursor.rest()[..close - cursor.at()];
    cursor.literal(close)?;
    cursor.skip(1);
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    if name.is_empty() || !name.iter().all(is_word) {
        return Err(cursor.error_from(ErrorKind::NamedCapture, start));
    }
    Ok(true)
}

/// `(?flags)` or `(?flags:`, where flags are of the form `xy`, `-xy` or `xy-z`.
fn flags(cursor: &mut Cursor<'_>) -> Result<bool, PatternError> {
    let start = cursor.at();
    cursor.skip(2);
    let (mut is_negated, mut has_flag) = (false, false);
    while let Some(next) = cursor.rune()? {
        match next {
            'i' | 'm' | 's' | 'U' => has_flag = true,
            '-' if !is_negated => (is_negated, has_flag) = (true, false),
            ':' | ')' if has_flag || !is_negated => return Ok(next == ':'),
            _ => break,
        }
    }
    Err(cursor.error_from(ErrorKind::PerlOp, start))
}
