//! Source code representation (spec): UTF-8, no NUL, a byte-order mark only at the start.

use redline_base::Span;

use super::offset;
use crate::error::SyntaxError;

pub(super) const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Every place of `source` that no Go file may have, in order.
pub(super) fn check(source: &[u8]) -> Vec<SyntaxError> {
    if is_clean(source) {
        return Vec::new();
    }
    if source.starts_with(&[0xff, 0xfe]) || source.starts_with(&[0xfe, 0xff]) {
        return vec![SyntaxError::new(Span::new(0, 2), "file is UTF-16, Go source is UTF-8")];
    }
    let mut errors = Vec::new();
    let mut at = 0;
    for chunk in source.utf8_chunks() {
        check_valid(at, chunk.valid(), &mut errors);
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            let end = at + chunk.invalid().len();
            errors.push(error(at, end, "illegal UTF-8 encoding"));
            at = end;
        }
    }
    errors
}

fn is_clean(source: &[u8]) -> bool {
    let after_mark = source.strip_prefix(BYTE_ORDER_MARK).unwrap_or(source);
    let clean_above_ascii = || {
        std::str::from_utf8(source).is_ok()
            && memchr::memmem::find(after_mark, BYTE_ORDER_MARK).is_none()
    };
    memchr::memchr(0, source).is_none() && (source.is_ascii() || clean_above_ascii())
}

fn check_valid(start: usize, text: &str, errors: &mut Vec<SyntaxError>) {
    for (index, c) in text.char_indices() {
        let at = start + index;
        match c {
            '\0' => errors.push(error(at, at + 1, "illegal character NUL")),
            '\u{feff}' if at > 0 => errors.push(error(at, at + 3, "illegal byte order mark")),
            _ => {}
        }
    }
}

fn error(start: usize, end: usize, message: &'static str) -> SyntaxError {
    SyntaxError::new(Span::new(offset(start), offset(end)), message)
}
