//! Classes of Unicode: `\pN`, `\p{Greek}`, `\P{^Greek}`.

use super::cursor::Cursor;
use super::error::ErrorKind;
use super::{PatternError, Syntax};

/// The categories and scripts of package unicode and their other names, a line each, as
/// [`canonical`] spells them.
const NAMES: &str = include_str!("unicode_names.txt");

/// Reads a class of Unicode, if that is next.
pub(super) fn read(cursor: &mut Cursor<'_>, syntax: Syntax) -> Result<bool, PatternError> {
    let is_next = cursor.starts_with(br"\p") || cursor.starts_with(br"\P");
    if !is_next || syntax == Syntax::Posix {
        return Ok(false);
    }
    let start = cursor.at();
    cursor.skip(2);
    let name = name(cursor, start)?;
    if is_known(name.strip_prefix(b"^").unwrap_or(name)) {
        Ok(true)
    } else {
        Err(cursor.error_from(ErrorKind::CharRange, start))
    }
}

/// The name of a class that begins at `start`: one character, or what stands in braces.
fn name<'p>(cursor: &mut Cursor<'p>, start: usize) -> Result<&'p [u8], PatternError> {
    let rest = cursor.rest();
    let from = cursor.at();
    if cursor.rune()? != Some('{') {
        return Ok(&rest[..cursor.at() - from]);
    }
    let inside = cursor.rest();
    let Some(close) = cursor.find(b"}") else {
        cursor.literal(cursor.end())?;
        return Err(cursor.error_from(ErrorKind::CharRange, start));
    };
    let length = close - cursor.at();
    cursor.literal(close)?;
    cursor.skip(1);
    Ok(&inside[..length])
}

fn is_known(name: &[u8]) -> bool {
    let name = canonical(name);
    NAMES.lines().any(|known| known.as_bytes() == name)
}

/// A name with a capital first and no other, without spaces, hyphens and underscores.
fn canonical(name: &[u8]) -> Vec<u8> {
    let letters = name.iter().filter(|byte| !matches!(byte, b' ' | b'-' | b'_'));
    let mut name: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    if let Some(first) = name.first_mut() {
        first.make_ascii_uppercase();
    }
    name
}
