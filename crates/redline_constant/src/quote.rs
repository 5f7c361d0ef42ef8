//! Strings in double quotes, as Go prints them (`%q`).

use crate::printable;
use crate::text::Text;

/// Most characters that a quoted string is shown with.
const MAX_CHARS: usize = 72;

/// Bytes of which each four make at least one character.
const PREFIX: usize = 4 * (MAX_CHARS + 1);

/// The string in double quotes; if that is longer than 72 characters, the first
/// 69 of them and an ellipsis.
pub(crate) fn quoted(text: &Text) -> String {
    let prefix: Vec<u8> = text.chunks().flatten().copied().take(PREFIX).collect();
    let mut quoted = String::from("\"");
    for chunk in prefix.utf8_chunks() {
        chunk.valid().chars().for_each(|it| push(&mut quoted, it));
        chunk.invalid().iter().for_each(|&byte| push_code(&mut quoted, "\\x", 2, byte.into()));
    }
    quoted.push('"');
    if quoted.chars().nth(MAX_CHARS).is_none() {
        return quoted;
    }
    quoted.chars().take(MAX_CHARS - 3).chain("...".chars()).collect()
}

/// Adds a character, escaped if it cannot be seen.
fn push(quoted: &mut String, it: char) {
    match it {
        '"' | '\\' => quoted.extend(['\\', it]),
        '\x07' => quoted.push_str("\\a"),
        '\x08' => quoted.push_str("\\b"),
        '\x0c' => quoted.push_str("\\f"),
        '\n' => quoted.push_str("\\n"),
        '\r' => quoted.push_str("\\r"),
        '\t' => quoted.push_str("\\t"),
        '\x0b' => quoted.push_str("\\v"),
        _ if printable::is_printable(it) => quoted.push(it),
        '\0'..=' ' | '\x7f' => push_code(quoted, "\\x", 2, it.into()),
        '\0'..='\u{ffff}' => push_code(quoted, "\\u", 4, it.into()),
        _ => push_code(quoted, "\\U", 8, it.into()),
    }
}

/// Adds a number in hexadecimal digits.
fn push_code(quoted: &mut String, prefix: &str, width: usize, code: u32) {
    let digits = format!("{code:0width$x}");
    quoted.extend([prefix, &digits]);
}
