//! From the text of a template to tokens.

use super::error::{Fault, quoted};
use super::token::{Kind, Token};

const LEFT: &str = "{{";
const RIGHT: &str = "}}";

/// A place in the text of a template.
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
    /// The line of `at`.
    line: usize,
    is_in_action: bool,
    /// How many parentheses are open in the action.
    parens: u32,
    /// What is wrong with the text, once that has been reached.
    fault: Option<Fault>,
}

type Lexed<'t> = Result<Token<'t>, Fault>;

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, is_in_action: false, parens: 0, fault: None }
    }

    /// The next token; a [`Kind::Bad`] one where the text is at fault.
    pub(super) fn next(&mut self) -> Token<'t> {
        let lexed = if self.is_in_action { self.in_action() } else { self.outside() };
        lexed.unwrap_or_else(|fault| {
            self.fault.get_or_insert(fault);
            Token { kind: Kind::Bad, text: "", line: self.line }
        })
    }

    /// Why `token` may not stand in `context`.
    pub(super) fn unexpected(&mut self, token: Token<'t>, context: &str) -> Fault {
        let fault = self.fault.take_if(|_| token.kind == Kind::Bad);
        fault.unwrap_or_else(|| Fault::unexpected(token, context))
    }

    /// The line that is read, from 1.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next `bytes` as a token.
    fn token(&mut self, kind: Kind, bytes: usize) -> Token<'t> {
        let token = Token { kind, text: &self.rest()[..bytes], line: self.line };
        self.skip(bytes);
        token
    }

    fn skip(&mut self, bytes: usize) {
        self.line += self.rest()[..bytes].matches('\n').count();
        self.at += bytes;
    }

    fn wrong<T>(&self, text: impl Into<String>) -> Result<T, Fault> {
        Err(Fault::wrong(self.line, text))
    }

    fn outside(&mut self) -> Lexed<'t> {
        loop {
            let rest = self.rest();
            match rest.find(LEFT) {
                None if rest.is_empty() => return Ok(self.token(Kind::Eof, 0)),
                None => return Ok(self.token(Kind::Text, rest.len())),
                Some(0) if !self.comment()? => break,
                Some(0) => {}
                Some(length) => return Ok(self.token(Kind::Text, length)),
            }
        }
        let token = self.token(Kind::Open, LEFT.len());
        self.skip(trim_mark(self.rest()));
        (self.is_in_action, self.parens) = (true, 0);
        Ok(token)
    }

    /// Skips the action that is a comment, if that is next.
    fn comment(&mut self) -> Result<bool, Fault> {
        let inside = &self.rest()[LEFT.len()..];
        let mark = trim_mark(inside);
        let Some(words) = inside[mark..].strip_prefix("/*") else { return Ok(false) };
        let Some(length) = words.find("*/") else { return self.wrong("unclosed comment") };
        let Some(close) = right(&words[length + 2..]) else {
            return self.wrong("comment ends before closing delimiter");
        };
        self.skip(LEFT.len() + mark + 2 + length + 2 + close);
        Ok(true)
    }

    fn in_action(&mut self) -> Lexed<'t> {
        let rest = self.rest();
        if let Some(length) = right(rest) {
            return self.close(length);
        }
        let Some(first) = self.peek() else { return self.wrong("unclosed action") };
        match first {
            ' ' | '\t' | '\r' | '\n' => Ok(self.space()),
            '=' => Ok(self.token(Kind::Assign, 1)),
            ':' if rest.starts_with(":=") => Ok(self.token(Kind::Declare, 2)),
            ':' => self.wrong("expected :="),
            '|' => Ok(self.token(Kind::Pipe, 1)),
            '"' => self.delimited(Kind::String, '"', "unterminated quoted string"),
            '\'' => self.delimited(Kind::Number, '\'', "unterminated character constant"),
            '`' => self.raw_string(),
            '$' => self.name(Kind::Variable),
            '.' if rest.as_bytes().get(1).is_some_and(|next| !next.is_ascii_digit()) => {
                self.name(Kind::Dot)
            }
            '.' | '+' | '-' | '0'..='9' => self.number(),
            '(' | ')' => self.paren(first),
            _ if is_word(first) => self.word(),
            ' '..='~' => Ok(self.token(Kind::Other, 1)),
            _ if first.is_ascii() => {
                let code = u32::from(first);
                self.wrong(format!("unrecognized character in action: U+{code:04X}"))
            }
            _ => Err(Fault::Unsure),
        }
    }

    fn close(&mut self, length: usize) -> Lexed<'t> {
        if self.parens > 0 {
            return self.wrong("unclosed left paren");
        }
        self.skip(length - RIGHT.len());
        self.is_in_action = false;
        Ok(self.token(Kind::Close, RIGHT.len()))
    }

    fn space(&mut self) -> Token<'t> {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        // The last one may belong to the delimiter.
        let own =
            if length > 1 && right(&rest[length - 1..]).is_some() { length - 1 } else { length };
        self.token(Kind::Space, own)
    }

    fn paren(&mut self, paren: char) -> Lexed<'t> {
        if paren == '(' {
            self.parens += 1;
            return Ok(self.token(Kind::LeftParen, 1));
        }
        let Some(left) = self.parens.checked_sub(1) else {
            return self.wrong("unexpected right paren");
        };
        self.parens = left;
        Ok(self.token(Kind::RightParen, 1))
    }

    /// A string or character constant, in which a backslash takes the next character
    /// along.
    fn delimited(&mut self, kind: Kind, delimiter: char, unterminated: &str) -> Lexed<'t> {
        let rest = self.rest();
        let mut letters = rest.char_indices().skip(1);
        while let Some((index, letter)) = letters.next() {
            match letter {
                '\n' => break,
                '\\' if letters.next().is_none_or(|(_, escaped)| escaped == '\n') => break,
                _ if letter == delimiter => return Ok(self.token(kind, index + 1)),
                _ => {}
            }
        }
        self.wrong(unterminated)
    }

    fn raw_string(&mut self) -> Lexed<'t> {
        match self.rest()[1..].find('`') {
            Some(length) => Ok(self.token(Kind::String, length + 2)),
            None => self.wrong("unterminated raw quoted string"),
        }
    }

    /// `$`, `$name`, `.` or `.name`.
    fn name(&mut self, sigil: Kind) -> Lexed<'t> {
        let length = 1 + word_length(&self.rest()[1..]);
        let kind = if sigil == Kind::Dot && length > 1 { Kind::Field } else { sigil };
        self.terminated(length)?;
        Ok(self.token(kind, length))
    }

    fn word(&mut self) -> Lexed<'t> {
        let length = word_length(self.rest());
        self.terminated(length)?;
        Ok(self.token(Kind::of_word(&self.rest()[..length]), length))
    }

    /// Whether something that may follow a name stands `length` bytes behind.
    fn terminated(&self, length: usize) -> Result<(), Fault> {
        let behind = &self.rest()[length..];
        let Some(next) = behind.chars().next() else { return Ok(()) };
        if " \t\r\n.,|:)(".contains(next) || behind.starts_with(RIGHT) {
            return Ok(());
        }
        if !next.is_ascii() {
            return Err(Fault::Unsure);
        }
        let shown = if next.is_ascii_control() { String::new() } else { format!(" '{next}'") };
        self.wrong(format!("bad character U+{:04X}{shown}", u32::from(next)))
    }

    fn number(&mut self) -> Lexed<'t> {
        let rest = self.rest();
        let mut length = number_length(rest);
        let is_complex = !continues(rest, length) && rest[length..].starts_with(['+', '-']);
        if is_complex {
            length += number_length(&rest[length..]);
        }
        if let Some(next) = rest[length..].chars().next().filter(|_| continues(rest, length)) {
            length += next.len_utf8();
            return if next.is_ascii() { self.bad_number(length) } else { Err(Fault::Unsure) };
        }
        if is_complex && !rest[..length].ends_with('i') {
            return self.bad_number(length);
        }
        Ok(self.token(Kind::Number, length))
    }

    fn bad_number<T>(&self, length: usize) -> Result<T, Fault> {
        self.wrong(format!("bad number syntax: {}", quoted(&self.rest()[..length])))
    }
}

/// Whether a letter, which no number may have there, stands behind a number, or one
/// outside ASCII, which may be a letter.
fn continues(text: &str, length: usize) -> bool {
    text[length..].starts_with(|next: char| is_word(next) || !next.is_ascii())
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_ascii_alphanumeric()
}

fn word_length(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_word).len()
}

/// The length of a right delimiter, with what trims behind it.
fn right(text: &str) -> Option<usize> {
    let spaced = text.strip_prefix([' ', '\t', '\r', '\n']);
    if spaced.and_then(|text| text.strip_prefix('-')).is_some_and(|text| text.starts_with(RIGHT)) {
        return Some(2 + RIGHT.len());
    }
    text.starts_with(RIGHT).then_some(RIGHT.len())
}

/// The length of the mark behind a left delimiter that trims before it.
fn trim_mark(text: &str) -> usize {
    let behind = text.strip_prefix('-');
    let is_mark = behind.is_some_and(|text| text.starts_with([' ', '\t', '\r', '\n']));
    if is_mark { 2 } else { 0 }
}

/// The length of what looks like a number.
fn number_length(text: &str) -> usize {
    let mut rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, exponent): (&str, &[char]) = match rest.get(..2) {
        Some("0x" | "0X") => ("0123456789abcdefABCDEF_", &['p', 'P']),
        Some("0o" | "0O") => ("01234567_", &[]),
        Some("0b" | "0B") => ("01_", &[]),
        _ => ("0123456789_", &['e', 'E']),
    };
    if digits.len() != "0123456789_".len() {
        rest = &rest[2..];
    }
    let run = |text: &'_ str, digits: &str| {
        text.len() - text.trim_start_matches(|next| digits.contains(next)).len()
    };
    rest = &rest[run(rest, digits)..];
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = &fraction[run(fraction, digits)..];
    }
    if let Some(power) = rest.strip_prefix(exponent) {
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        rest = &power[run(power, "0123456789_")..];
    }
    text.len() - rest.strip_prefix('i').unwrap_or(rest).len()
}
