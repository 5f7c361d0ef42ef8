//! Bytes to tokens (spec: Lexical elements).

mod encoding;
mod escape;
mod number;
mod quoted;
mod word;

use redline_base::{Offset, ShortText, Span};

use crate::error::SyntaxError;
use crate::letters::is_letter;
use crate::token::{Token, TokenKind};

/// Splits a source file into tokens, comments included.
///
/// Total: every sequence of bytes gives tokens, the last of which is
/// [`TokenKind::Eof`], and errors in [`Lexer::errors`]. The semicolons that Go
/// inserts are tokens of kind [`TokenKind::Newline`].
///
/// Offsets are `u32`: of a longer source only the first `u32::MAX` bytes are read.
pub struct Lexer<'a> {
    source: &'a [u8],
    /// Index of the next byte.
    at: usize,
    /// Whether a newline here is a semicolon.
    ends_statement: bool,
    /// Newline inside a general comment that just ended a statement.
    pending_newline: Option<Offset>,
    /// The last word, if it is short.
    last_word: Option<ShortText>,
    errors: Vec<SyntaxError>,
}

/// Bits of a byte, for the loops over bytes of one sort.
const BLANK: u8 = 1;
const NEWLINE: u8 = 2;
const WORD: u8 = 4;

static BITS: [u8; 256] = {
    let mut bits = [0; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        bits[byte as usize] = match byte {
            b' ' | b'\t' | b'\r' => BLANK,
            b'\n' => NEWLINE,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'0'..=b'9' => WORD,
            _ => 0,
        };
        byte += 1;
    }
    bits
};

impl<'a> Lexer<'a> {
    /// A lexer at the start of `source`, after a byte-order mark if there is one.
    pub fn new(source: &'a [u8]) -> Self {
        let source = source.get(..u32::MAX as usize).unwrap_or(source);
        let at = if source.starts_with(encoding::BYTE_ORDER_MARK) { 3 } else { 0 };
        let errors = encoding::check(source);
        Self { source, at, ends_statement: false, pending_newline: None, last_word: None, errors }
    }

    /// A lexer in the middle of a source that has been lexed before; its encoding
    /// is not checked again.
    pub(crate) fn resume(source: &'a [u8], at: Offset) -> Self {
        Self {
            source,
            at: at as usize,
            ends_statement: false,
            pending_newline: None,
            last_word: None,
            errors: Vec::new(),
        }
    }

    /// Makes the end of the file come next.
    pub(crate) fn stop(&mut self) {
        self.at = self.source.len();
        self.ends_statement = false;
        self.pending_newline = None;
    }

    /// The text of the last identifier or keyword, if it is short.
    #[inline]
    pub(crate) fn last_word(&self) -> Option<ShortText> {
        self.last_word
    }

    /// What was wrong so far; encoding errors of the whole file come first.
    pub fn errors(&self) -> &[SyntaxError] {
        &self.errors
    }

    /// The errors, with the lexer used up.
    pub fn into_errors(self) -> Vec<SyntaxError> {
        self.errors
    }

    /// The next token. After the end of the file it is [`TokenKind::Eof`] again and again.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the parser's `bump` is the one place where it counts"
    )]
    pub fn next_token(&mut self) -> Token {
        if let Some(start) = self.pending_newline {
            self.pending_newline = None;
            return Token { kind: TokenKind::Newline, span: Span::new(start, start + 1) };
        }
        self.skip_blanks();
        let start = self.at;
        let kind = self.scan();
        match kind {
            TokenKind::Comment | TokenKind::Illegal => {}
            _ => self.ends_statement = kind.ends_statement(),
        }
        Token { kind, span: self.span_from(start) }
    }

    #[inline]
    fn skip_blanks(&mut self) {
        self.skip_while(if self.ends_statement { BLANK } else { BLANK | NEWLINE });
    }

    /// Consumes the bytes that have one of `bits`.
    #[inline]
    fn skip_while(&mut self, bits: u8) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| BITS[usize::from(byte)] & bits == 0);
        self.at += length.unwrap_or(rest.len());
    }

    #[inline]
    fn scan(&mut self) -> TokenKind {
        use TokenKind as T;
        let Some(&byte) = self.source.get(self.at) else {
            return if self.ends_statement { TokenKind::Newline } else { TokenKind::Eof };
        };
        // One match on the byte, whatever it begins: a jump that is guessed wrong
        // costs as much as the rest of a token.
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b'0'..=b'9' => self.number(),
            b'"' | b'\'' | b'`' => self.quoted(byte),
            b'\n' => self.take(1, T::Newline),
            b'/' => match self.peek(1) {
                b'/' => self.line_comment(),
                b'*' => self.general_comment(),
                _ => self.with_assign(1, T::Slash, T::SlashAssign),
            },
            b'.' => match (self.peek(1), self.peek(2)) {
                (b'0'..=b'9', _) => self.number(),
                (b'.', b'.') => self.take(3, T::Ellipsis),
                _ => self.take(1, T::Dot),
            },
            b'+' if self.peek(1) == b'+' => self.take(2, T::Increment),
            b'+' => self.with_assign(1, T::Plus, T::PlusAssign),
            b'-' if self.peek(1) == b'-' => self.take(2, T::Decrement),
            b'-' => self.with_assign(1, T::Minus, T::MinusAssign),
            b'*' => self.with_assign(1, T::Star, T::StarAssign),
            b'%' => self.with_assign(1, T::Percent, T::PercentAssign),
            b'^' => self.with_assign(1, T::Caret, T::CaretAssign),
            b'=' => self.with_assign(1, T::Assign, T::Equal),
            b'!' => self.with_assign(1, T::Not, T::NotEqual),
            b':' => self.with_assign(1, T::Colon, T::Define),
            b'&' => match self.peek(1) {
                b'&' => self.take(2, T::AndAnd),
                b'^' => self.with_assign(2, T::AndNot, T::AndNotAssign),
                _ => self.with_assign(1, T::And, T::AndAssign),
            },
            b'|' if self.peek(1) == b'|' => self.take(2, T::OrOr),
            b'|' => self.with_assign(1, T::Or, T::OrAssign),
            b'<' => match self.peek(1) {
                b'-' => self.take(2, T::Arrow),
                b'<' => self.with_assign(2, T::ShiftLeft, T::ShiftLeftAssign),
                _ => self.with_assign(1, T::Less, T::LessEqual),
            },
            b'>' if self.peek(1) == b'>' => self.with_assign(2, T::ShiftRight, T::ShiftRightAssign),
            b'>' => self.with_assign(1, T::Greater, T::GreaterEqual),
            b'(' => self.take(1, T::LeftParen),
            b')' => self.take(1, T::RightParen),
            b'[' => self.take(1, T::LeftBracket),
            b']' => self.take(1, T::RightBracket),
            b'{' => self.take(1, T::LeftBrace),
            b'}' => self.take(1, T::RightBrace),
            b',' => self.take(1, T::Comma),
            b';' => self.take(1, T::Semicolon),
            b'~' => self.take(1, T::Tilde),
            _ => self.other(),
        }
    }

    #[cold]
    fn other(&mut self) -> TokenKind {
        let start = self.at;
        let Some(c) = self.peek_char() else {
            self.at += 1; // reported with the encoding
            return TokenKind::Illegal;
        };
        if is_letter(c) {
            return self.any_word();
        }
        self.at += c.len_utf8();
        match c {
            '\0' | '\u{feff}' => {} // reported with the encoding
            '\u{201c}' | '\u{201d}' => {
                self.error(start, format!("curly quotation mark {c} (use a plain \")"));
            }
            _ => self.error(start, format!("illegal character {}", describe(c))),
        }
        TokenKind::Illegal
    }

    #[inline]
    fn take(&mut self, length: usize, kind: TokenKind) -> TokenKind {
        self.at += length;
        kind
    }

    /// An operator of `length` bytes, or that with `=` behind it.
    #[inline]
    fn with_assign(&mut self, length: usize, plain: TokenKind, assign: TokenKind) -> TokenKind {
        if self.peek(length) == b'=' {
            self.take(length + 1, assign)
        } else {
            self.take(length, plain)
        }
    }

    fn line_comment(&mut self) -> TokenKind {
        let rest = &self.source[self.at..];
        self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        TokenKind::Comment
    }

    fn general_comment(&mut self) -> TokenKind {
        let start = self.at;
        let body = &self.source[start + 2..];
        let close = memchr::memmem::find(body, b"*/");
        self.at = close.map_or(self.source.len(), |length| start + 2 + length + 2);
        if close.is_none() {
            self.error_at(Span::new(offset(start), offset(start + 2)), "comment not terminated");
        }
        if self.ends_statement {
            self.end_statement_inside(start);
        }
        TokenKind::Comment
    }

    /// A general comment with a newline in it acts like that newline.
    fn end_statement_inside(&mut self, start: usize) {
        if let Some(index) = memchr::memchr(b'\n', &self.source[start..self.at]) {
            self.pending_newline = Some(offset(start + index));
            self.ends_statement = false;
        }
    }

    /// The byte `ahead` of the next one; NUL past the end.
    #[inline]
    fn peek(&self, ahead: usize) -> u8 {
        self.source.get(self.at + ahead).copied().unwrap_or(0)
    }

    /// The next character, unless the bytes there are no UTF-8 or the file ends.
    fn peek_char(&self) -> Option<char> {
        let rest = self.source.get(self.at..)?;
        let window = &rest[..rest.len().min(4)];
        window.utf8_chunks().next()?.valid().chars().next()
    }

    fn span_from(&self, start: usize) -> Span {
        Span::new(offset(start), offset(self.at))
    }

    /// An error about the bytes from `start` to here.
    fn error(&mut self, start: usize, message: impl Into<std::borrow::Cow<'static, str>>) {
        self.error_at(self.span_from(start), message);
    }

    fn error_at(&mut self, span: Span, message: impl Into<std::borrow::Cow<'static, str>>) {
        self.errors.push(SyntaxError::new(span, message));
    }
}

/// An index of the source as an offset.
#[inline]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a source is cut to u32::MAX bytes before it is lexed"
)]
fn offset(index: usize) -> Offset {
    index as Offset
}

/// A character as people look it up: code point, and itself where it can be seen.
fn describe(c: char) -> String {
    let code = u32::from(c);
    if c.is_control() || c.is_whitespace() {
        format!("U+{code:04X}")
    } else {
        format!("U+{code:04X} '{c}'")
    }
}

#[cfg(test)]
mod tests;
