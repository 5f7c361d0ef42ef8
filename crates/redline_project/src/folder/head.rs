//! The head of a file: constraints, package clause, imports, embed patterns.

use std::path::Path;
use std::sync::Arc;

use redline_base::Span;
use redline_syntax::{Lexer, TokenKind, parse_header, unquote};

use crate::constraint::FileConstraints;
use crate::files::Files;
use crate::source::SourceFault;

/// Bytes that hold the whole head of nearly every file.
const FIRST_READ: u64 = 16 * 1024;

/// What the head of a Go file says; of other files, only the constraints.
#[derive(Default, Debug)]
pub(crate) struct Head {
    pub(crate) constraints: FileConstraints,
    pub(crate) package: Option<(Box<str>, Span)>,
    pub(crate) imports: Vec<HeadImport>,
    /// Patterns of `//go:embed` comments.
    pub(crate) embeds: Vec<(Box<str>, Span)>,
    /// Where the head is not Go.
    pub(crate) errors: Vec<(Span, String)>,
}

/// An import declaration.
#[derive(Debug)]
pub(crate) struct HeadImport {
    pub(crate) path: Arc<str>,
    /// The path with its quotes.
    pub(crate) span: Span,
}

impl Head {
    /// Reads the head of a Go file. Most of a file lies behind its imports, so
    /// only its beginning is read where that is enough.
    pub(crate) fn read_go(path: &Path, files: &Files) -> Result<(Self, u64), SourceFault> {
        let (bytes, size) = files.read_start(path, FIRST_READ)?;
        // More than was asked for is all there is.
        let complete = bytes.len() as u64 != FIRST_READ;
        if let Some(head) = Self::of_go(&bytes, complete) {
            return Ok((head, size));
        }
        let bytes = files.read(path)?;
        let head = Self::of_go(&bytes, true);
        Ok((head.unwrap_or_default(), bytes.len() as u64))
    }

    /// The head of a Go file, or nothing if more bytes are needed to tell.
    fn of_go(source: &[u8], complete: bool) -> Option<Self> {
        let header = parse_header(source);
        // Behind the head stands a keyword, and after it more than nothing.
        let all_there = header.end as usize + 16 < source.len();
        let embeds = header.imports.iter().any(|import| import.path == "embed");
        if !complete && (!all_there || embeds) {
            return None;
        }
        let package = header.package.map(|span| (text(source, span), span));
        let imports = header.imports.into_iter();
        let imports = imports
            .map(|import| HeadImport { path: import.path.into(), span: import.path_span })
            .collect();
        let errors = header.errors.into_iter();
        Some(Self {
            constraints: FileConstraints::parse(source),
            package,
            imports,
            embeds: if embeds { embed_patterns(source) } else { Vec::new() },
            errors: errors.map(|error| (error.span, error.message.into_owned())).collect(),
        })
    }

    /// Reads the constraints of a file in another language than Go.
    pub(crate) fn read_other(path: &Path, files: &Files) -> Result<(Self, u64), SourceFault> {
        let (mut bytes, size) = files.read_start(path, FIRST_READ)?;
        if bytes.len() as u64 == FIRST_READ && !FileConstraints::ends_within(&bytes) {
            bytes = files.read(path)?;
        }
        Ok((Self { constraints: FileConstraints::parse(&bytes), ..Self::default() }, size))
    }
}

fn text(source: &[u8], span: Span) -> Box<str> {
    String::from_utf8_lossy(span.of(source)).into()
}

/// The patterns of all `//go:embed` comments, wherever they stand. A line that
/// is not well formed says nothing, as for `go list`.
fn embed_patterns(source: &[u8]) -> Vec<(Box<str>, Span)> {
    let mut patterns = Vec::new();
    let mut lexer = Lexer::new(source);
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => return patterns,
            TokenKind::Comment => patterns.extend(arguments(token.span.of(source), token.span)),
            _ => {}
        }
    }
}

/// The words after `//go:embed`, quoted or not, each with its place.
fn arguments(comment: &[u8], span: Span) -> Vec<(Box<str>, Span)> {
    let rest = comment.strip_prefix(b"//go:embed").and_then(|rest| std::str::from_utf8(rest).ok());
    let Some(text) = rest.filter(|rest| rest.starts_with(char::is_whitespace)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let Some((value, length)) = argument(rest) else { return Vec::new() };
        let (word, after) = rest.split_at(length);
        let before = comment.len() - text.len() + offset_in(word, text);
        found.push((value, place(span, before, length)));
        rest = after.trim_start();
    }
    found
}

/// The word at the start of `text`, and its length; none if it is malformed.
fn argument(text: &str) -> Option<(Box<str>, usize)> {
    let first = text.chars().next()?;
    if !matches!(first, '"' | '`') {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        return Some((text.get(..length)?.into(), length));
    }
    let length = quoted_end(text, first)?;
    let (literal, after) = text.split_at(length);
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    let value = unquote(literal.as_bytes()).filter(|_| ends)?;
    Some((String::from_utf8_lossy(&value).into(), length))
}

/// Where `part`, a slice of `whole`, begins in it.
fn offset_in(part: &str, whole: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

fn place(comment: Span, before: usize, length: usize) -> Span {
    let offset = |at: usize| comment.start.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    Span::new(offset(before), offset(before + length))
}

/// Where the string at the start of `text` ends.
fn quoted_end(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(source: &str) -> Vec<String> {
        let head = Head::of_go(source.as_bytes(), true).unwrap();
        for (pattern, span) in &head.embeds {
            let word = String::from_utf8_lossy(span.of(source.as_bytes()));
            assert_eq!(word.trim_matches(['"', '`']), &**pattern);
        }
        head.embeds.iter().map(|(pattern, _)| pattern.to_string()).collect()
    }

    #[test]
    fn embed_comments_count_only_with_the_import() {
        let comments = "//go:embed a \"b c\" `d`\tall:e\nvar x string\n//go:embed \"bad\n//go:embedded f\n/*go:embed g*/\n";
        let with = format!("package p\nimport _ \"embed\"\n{comments}");
        assert_eq!(patterns(&with), ["a", "b c", "d", "all:e"]);
        assert!(patterns(&format!("package p\nimport \"os\"\n{comments}")).is_empty());
    }

    #[test]
    fn the_head_is_read_from_the_beginning_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.go");
        for comment in [10, 16 * 1024, 50_000] {
            let source = format!(
                "//{}\npackage p\nimport \"fmt\"\n{}",
                "x".repeat(comment),
                "var x int\n".repeat(5_000)
            );
            std::fs::write(&path, &source).unwrap();
            let (head, size) = Head::read_go(&path, &Files::default()).unwrap();
            assert_eq!(size, source.len() as u64);
            assert_eq!(head.package.map(|(name, _)| name).as_deref(), Some("p"));
            assert_eq!(head.imports.len(), 1, "{comment}");
        }
    }
}
