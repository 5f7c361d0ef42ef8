//! The common shape of `go.mod` and `go.work`: lines of words, blocks in
//! parentheses, `//` comments.
//!
//! Follows the Go Modules Reference, "Lexical elements" and "Grammar".

use std::borrow::Cow;

use redline_base::{Offset, Span};

use super::Errors;

/// One word of a line: an identifier, a quoted string or a punctuation mark.
#[derive(Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) raw: &'a [u8],
    pub(crate) span: Span,
}

impl<'a> Word<'a> {
    /// The text as written, quotes included.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.raw)
    }

    fn is(&self, mark: u8) -> bool {
        self.raw == [mark]
    }
}

/// One directive: a line of its own, or a line of a block under the block's verb.
pub(crate) struct Line<'a> {
    pub(crate) verb: Word<'a>,
    pub(crate) args: Vec<Word<'a>>,
    /// The comment at its end, without `//`; empty if there is none.
    pub(crate) comment: &'a [u8],
    pub(crate) span: Span,
}

/// What [`read`] calls with each block's head: whether its lines are wanted.
pub(crate) type WantsBlock<'f> = &'f mut dyn FnMut(&[Word<'_>], &mut Errors) -> bool;

/// The directives of a file, in their order.
pub(crate) fn read<'a>(
    source: &'a [u8],
    errors: &mut Errors,
    wants_block: WantsBlock<'_>,
) -> Vec<Line<'a>> {
    let mut scanner = Scanner { source: bounded(source, errors), at: 0 };
    let mut lines = Vec::new();
    while let Some((words, comment)) = scanner.line(errors) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let span = first.span.to(last.span);
        if last.is(b'(') && words.len() > 1 {
            let head = &words[..words.len() - 1];
            let wanted = wants_block(head, errors);
            scanner.block(*first, wanted, &mut lines, errors);
        } else if let [head @ .., open, close] = words.as_slice()
            && open.is(b'(')
            && close.is(b')')
            && !head.is_empty()
        {
            wants_block(head, errors);
        } else {
            lines.push(Line { verb: *first, args: words[1..].to_vec(), comment, span });
        }
    }
    lines
}

/// The part of the file that offsets can speak of.
fn bounded<'a>(source: &'a [u8], errors: &mut Errors) -> &'a [u8] {
    let limit = Offset::MAX as usize - 1;
    if source.len() > limit {
        errors.add(Span::empty(0), "file is too large: the rest is not read");
    }
    source.get(..limit).unwrap_or(source)
}

struct Scanner<'a> {
    source: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The words and the comment of the next line; none at the end of the file.
    fn line(&mut self, errors: &mut Errors) -> Option<(Vec<Word<'a>>, &'a [u8])> {
        if self.at >= self.source.len() {
            return None;
        }
        let end = memchr::memchr(b'\n', &self.source[self.at..])
            .map_or(self.source.len(), |newline| self.at + newline);
        let (words, comment) = self.words(end, errors);
        self.at = end + 1;
        Some((words, comment))
    }

    fn words(&mut self, end: usize, errors: &mut Errors) -> (Vec<Word<'a>>, &'a [u8]) {
        let mut words = Vec::new();
        loop {
            self.skip_spaces(end);
            let rest = &self.source[self.at..end];
            if rest.is_empty() {
                return (words, &[]);
            }
            if let Some(comment) = rest.strip_prefix(b"//") {
                return (words, comment.strip_suffix(b"\r").unwrap_or(comment));
            }
            match word_length(rest) {
                Ok(length) => {
                    let span = span(self.at, self.at + length);
                    words.push(Word { raw: &rest[..length], span });
                    self.at += length;
                }
                Err((offset, message)) => {
                    let at = self.at + offset;
                    errors.add(span(at, (at + 1).min(end)), message);
                    return (Vec::new(), &[]);
                }
            }
        }
    }

    fn skip_spaces(&mut self, end: usize) {
        let spaces = self.source[self.at..end].iter();
        self.at += spaces.take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    }

    /// The lines up to the closing parenthesis, as directives under `verb`.
    fn block(
        &mut self,
        verb: Word<'a>,
        wanted: bool,
        lines: &mut Vec<Line<'a>>,
        errors: &mut Errors,
    ) {
        while let Some((words, comment)) = self.line(errors) {
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            if first.is(b')') {
                if let Some(extra) = words.get(1) {
                    errors.add(extra.span, "expected newline after closing parenthesis");
                }
                return;
            }
            if wanted {
                let span = first.span.to(last.span);
                lines.push(Line { verb, args: words, comment, span });
            }
        }
        errors.add(verb.span, "block is not closed");
    }
}

fn span(start: usize, end: usize) -> Span {
    let offset = |at: usize| Offset::try_from(at).unwrap_or(Offset::MAX);
    Span::new(offset(start), offset(end))
}

/// Length of the word at the start of `rest`, or where and why there is none.
fn word_length(rest: &[u8]) -> Result<usize, (usize, String)> {
    match rest.first() {
        Some(b'(' | b')' | b'[' | b']' | b'{' | b'}' | b',') => Ok(1),
        Some(quote @ (b'"' | b'`')) => string_length(rest, *quote),
        _ => identifier_length(rest),
    }
}

fn string_length(rest: &[u8], quote: u8) -> Result<usize, (usize, String)> {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            _ if byte == quote => return Ok(at + 1),
            b'\\' if quote == b'"' => at += 2,
            _ => at += 1,
        }
    }
    Err((0, "string is not closed on its line".to_owned()))
}

fn identifier_length(rest: &[u8]) -> Result<usize, (usize, String)> {
    let mut length = 0;
    while let Some((c, width)) = rest.get(length..).and_then(first_char) {
        let from_here = &rest[length..];
        if from_here.starts_with(b"/*") {
            return Err((length, "comments must begin with //".to_owned()));
        }
        if from_here.starts_with(b"//") || "()[]{},".contains(c) || c.is_whitespace() {
            return if length > 0 { Ok(length) } else { Err((0, unexpected(c))) };
        }
        if c.is_control() {
            return Err((length, unexpected(c)));
        }
        length += width;
    }
    Ok(length)
}

/// The first character and its width; a byte that is not UTF-8 is replaced.
fn first_char(text: &[u8]) -> Option<(char, usize)> {
    let head = text.get(..text.len().min(4))?;
    let chunk = head.utf8_chunks().next()?;
    match chunk.valid().chars().next() {
        Some(c) => Some((c, c.len_utf8())),
        None => Some((char::REPLACEMENT_CHARACTER, 1)),
    }
}

fn unexpected(c: char) -> String {
    format!("unexpected character {c:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> (Vec<String>, Vec<String>) {
        let mut errors = Errors::default();
        let lines = read(source.as_bytes(), &mut errors, &mut |_, _| true);
        let show = |line: &Line<'_>| {
            let words: Vec<_> =
                std::iter::once(&line.verb).chain(&line.args).map(Word::text).collect();
            let comment = String::from_utf8_lossy(line.comment);
            format!("{}|{}", words.join(" "), comment.trim())
        };
        let errors = errors.finish(source.as_bytes());
        let place =
            |e: &super::super::TextError| format!("{}:{} {}", e.at.line, e.at.column, e.message);
        (lines.iter().map(show).collect(), errors.iter().map(place).collect())
    }

    #[test]
    fn blocks_give_their_verb_to_every_line() {
        let (lines, errors) =
            shown("a b // c\n\nr (\n  x y // indirect\n\n  // alone\n  z\n)\nq ()\nw ( ) t\n");
        assert_eq!(lines, ["a b|c", "r x y|indirect", "r z|", "w ( ) t|"]);
        assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn punctuation_and_strings_are_words() {
        let (lines, _) = shown("retract [v1.0.0, v1.2.0]\r\nreplace \"a b\" => `c`// d\n");
        assert_eq!(lines, ["retract [ v1.0.0 , v1.2.0 ]|", "replace \"a b\" => `c`|d"]);
    }

    #[test]
    fn a_bad_line_is_reported_and_the_next_one_read() {
        let (lines, errors) = shown("a \"b\nc d\n/* x */\ne\u{1}\nr (\n f\n");
        assert_eq!(lines, ["c d|", "r f|"]);
        assert_eq!(
            errors,
            [
                "1:3 string is not closed on its line",
                "3:1 comments must begin with //",
                "4:2 unexpected character '\\u{1}'",
                "5:1 block is not closed",
            ]
        );
    }
}
