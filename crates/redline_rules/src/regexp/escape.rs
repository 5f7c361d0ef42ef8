//! Escape sequences that stand for one character.

use super::PatternError;
use super::cursor::Cursor;
use super::error::ErrorKind;

/// Reads an escape sequence, and gives the number of its character.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<u32, PatternError> {
    let start = cursor.at();
    cursor.skip(1);
    let Some(letter) = cursor.rune()? else {
        return Err(cursor.error_from(ErrorKind::TrailingBackslash, cursor.at()));
    };
    let value = match letter {
        // A single digit but zero would refer back to a group.
        '0'..='7' if letter == '0' || is_octal(cursor.peek()) => {
            letter.to_digit(8).map(|first| octal(cursor, first))
        }
        'x' => hexadecimal(cursor)?,
        _ => single(letter),
    };
    value.ok_or_else(|| cursor.error_from(ErrorKind::Escape, start))
}

/// The character that one character behind the backslash means.
fn single(letter: char) -> Option<u32> {
    Some(match letter {
        'a' => 0x07,
        'f' => 0x0c,
        'n' => 0x0a,
        'r' => 0x0d,
        't' => 0x09,
        'v' => 0x0b,
        _ if letter.is_ascii() && !letter.is_ascii_alphanumeric() => u32::from(letter),
        _ => return None,
    })
}

fn is_octal(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| matches!(byte, b'0'..=b'7'))
}

/// Up to two more octal digits.
fn octal(cursor: &mut Cursor<'_>, first: u32) -> u32 {
    let mut value = first;
    for _ in 0..2 {
        let Some(next) = cursor.peek().filter(|&byte| is_octal(Some(byte))) else { break };
        value = value * 8 + u32::from(next - b'0');
        cursor.skip(1);
    }
    value
}

/// Two digits, or any number of them in braces.
fn hexadecimal(cursor: &mut Cursor<'_>) -> Result<Option<u32>, PatternError> {
    let Some(first) = cursor.rune()? else { return Ok(None) };
    if first == '{' {
        return braced(cursor);
    }
    let second = cursor.rune()?;
    let digits = first.to_digit(16).zip(second.and_then(|second| second.to_digit(16)));
    Ok(digits.map(|(high, low)| high * 16 + low))
}

fn braced(cursor: &mut Cursor<'_>) -> Result<Option<u32>, PatternError> {
    let mut value = None;
    while let Some(next) = cursor.rune()? {
        if next == '}' {
            return Ok(value);
        }
        let Some(digit) = next.to_digit(16) else { return Ok(None) };
        let grown = value.unwrap_or(0) * 16 + digit;
        if grown > u32::from(char::MAX) {
            return Ok(None);
        }
        value = Some(grown);
    }
    Ok(None)
}
