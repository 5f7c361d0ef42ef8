//! Character classes: `[…]`, and the names of ASCII and Perl classes in them.

use super::cursor::Cursor;
use super::error::ErrorKind;
use super::{PatternError, Syntax, escape, unicode_class};

/// The names that may stand in `[:…:]`.
const ASCII_CLASSES: &[&[u8]] = &[
    b"alnum", b"alpha", b"ascii", b"blank", b"cntrl", b"digit", b"graph", b"lower", b"print",
    b"punct", b"space", b"upper", b"word", b"xdigit",
];

/// Reads `[…]`.
pub(super) fn read(cursor: &mut Cursor<'_>, syntax: Syntax) -> Result<(), PatternError> {
    let start = cursor.at();
    cursor.skip(1);
    cursor.eat(b'^');
    // A bracket that comes first means itself.
    let mut is_first = true;
    while is_first || cursor.peek() != Some(b']') {
        if syntax == Syntax::Posix && !is_first {
            check_hyphen(*cursor)?;
        }
        is_first = false;
        element(cursor, syntax, start)?;
    }
    cursor.skip(1);
    Ok(())
}

/// In POSIX a hyphen stands first, last, or between the ends of a range.
fn check_hyphen(mut cursor: Cursor<'_>) -> Result<(), PatternError> {
    if cursor.peek() != Some(b'-') || cursor.second() == Some(b']') {
        return Ok(());
    }
    let start = cursor.at();
    cursor.skip(1);
    if cursor.rune().is_err() {
        cursor.skip(1);
    }
    Err(cursor.error_from(ErrorKind::CharRange, start))
}

/// One element of a class that begins at `class`.
fn element(cursor: &mut Cursor<'_>, syntax: Syntax, class: usize) -> Result<(), PatternError> {
    if read_ascii(cursor)? || unicode_class::read(cursor, syntax)? || read_perl(cursor, syntax) {
        return Ok(());
    }
    let start = cursor.at();
    let low = character(cursor, class)?;
    if cursor.peek() != Some(b'-') || matches!(cursor.second(), None | Some(b']')) {
        return Ok(());
    }
    cursor.skip(1);
    if character(cursor, class)? < low {
        return Err(cursor.error_from(ErrorKind::CharRange, start));
    }
    Ok(())
}

/// One character, escaped or not.
fn character(cursor: &mut Cursor<'_>, class: usize) -> Result<u32, PatternError> {
    if cursor.peek() == Some(b'\\') {
        return escape::read(cursor);
    }
    match cursor.rune()? {
        Some(rune) => Ok(u32::from(rune)),
        None => Err(cursor.error_from(ErrorKind::MissingBracket, class)),
    }
}

/// Reads `[:name:]` or `[:^name:]`, if that is next.
fn read_ascii(cursor: &mut Cursor<'_>) -> Result<bool, PatternError> {
    if !cursor.starts_with(b"[:") {
        return Ok(false);
    }
    let start = cursor.at();
    let mut inside = *cursor;
    inside.skip(2);
    let Some(close) = inside.find(b":]") else { return Ok(false) };
    let name = &inside.rest()[..close - inside.at()];
    cursor.skip(close + 2 - start);
    let name = name.strip_prefix(b"^").unwrap_or(name);
    if ASCII_CLASSES.contains(&name) {
        Ok(true)
    } else {
        Err(cursor.error_from(ErrorKind::CharRange, start))
    }
}

/// Reads `\d` and its like, if that is next.
pub(super) fn read_perl(cursor: &mut Cursor<'_>, syntax: Syntax) -> bool {
    let is_class = |byte| matches!(byte, b'd' | b'D' | b's' | b'S' | b'w' | b'W');
    let is_next = syntax == Syntax::Perl
        && cursor.peek() == Some(b'\\')
        && cursor.second().is_some_and(is_class);
    cursor.skip(if is_next { 2 } else { 0 });
    is_next
}
