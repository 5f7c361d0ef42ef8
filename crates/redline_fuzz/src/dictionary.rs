//! Dictionaries in libFuzzer's format: words that inputs are made of.

use std::fmt;

/// A line that is no entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DictionaryError {
    /// Its number, counted from 1.
    pub line: usize,
}

impl fmt::Display for DictionaryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: not an entry of a dictionary", self.line)
    }
}

impl std::error::Error for DictionaryError {}

/// Reads a dictionary: a line is empty, a comment after `#`, or an entry `"word"`
/// or `name="word"` with the escapes `\\`, `\"` and `\xhh`.
pub fn parse_dictionary(text: &str) -> Result<Vec<Vec<u8>>, DictionaryError> {
    let mut words = Vec::new();
    for (line, entry) in (1..).zip(text.lines().map(str::trim)) {
        if entry.is_empty() || entry.starts_with('#') {
            continue;
        }
        let word = entry
            .split_once('"')
            .and_then(|(_, rest)| rest.strip_suffix('"'))
            .and_then(unescape)
            .ok_or(DictionaryError { line })?;
        words.push(word);
    }
    Ok(words)
}

fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut word = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        word.push(match byte {
            b'\\' => match bytes.next()? {
                b'x' => {
                    let digits = [bytes.next()?, bytes.next()?];
                    u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
                }
                escaped @ (b'\\' | b'"') => escaped,
                _ => return None,
            },
            b'"' => return None,
            _ => byte,
        });
    }
    Some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_may_be_named_and_escaped() {
        let text = "# Go\n\n\"func\"\nquote=\"\\\"\\\\\\x0a\"\n";
        assert_eq!(parse_dictionary(text).unwrap(), [b"func".to_vec(), b"\"\\\n".to_vec()]);
        assert_eq!(parse_dictionary("\n\"a\\q\"\n"), Err(DictionaryError { line: 2 }));
        assert_eq!(parse_dictionary("word\n"), Err(DictionaryError { line: 1 }));
    }
}
