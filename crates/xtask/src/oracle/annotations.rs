//! Syntax errors held against the `ERROR` annotations in the test data of
//! go/parser and of the compiler's syntax package: on each line that should have
//! an error, redline has one.
//!
//! The two follow different rules, which the comments of their test harnesses
//! give. In go/parser's, `/* ERROR "rx" */` speaks of the token before it,
//! `HERE` of that token's end and `AFTER` of the comment's end. In the
//! compiler's, `/* ERROR rx */` speaks of the token after it, and
//! `// ERROR rx` of its own line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use redline_base::{Interner, LineTable};
use redline_syntax::{Lexer, Token, TokenKind};

use crate::Verdict;
use crate::go::Go;

/// Annotations of a hundred that must have an error on their line.
const BAR: usize = 95;

/// Where the annotated files are and which rules they follow.
struct Tree {
    dir: &'static str,
    endings: &'static [&'static str],
    lines: fn(&[u8]) -> Vec<u32>,
}

const TREES: [Tree; 2] = [
    Tree { dir: "go/parser/testdata", endings: &["src", "go2"], lines: lines_before },
    Tree { dir: "cmd/compile/internal/syntax/testdata", endings: &["go"], lines: lines_after },
];

/// How many annotations there are, and how many have an error on their line.
#[derive(Clone, Copy, Default)]
struct Share {
    met: usize,
    annotated: usize,
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "an error on the line of {} of {} annotations", self.met, self.annotated)
    }
}

/// Compares all annotated files of a release.
pub(super) fn compare(go: &Go) -> Result<Verdict> {
    let mut all = Share::default();
    for tree in &TREES {
        let dir = go.std().join(tree.dir);
        let share = compare_tree(tree, &dir)?;
        if share.annotated == 0 {
            bail!("no annotations in {}", dir.display());
        }
        println!("{}: {share}", dir.display());
        all.met += share.met;
        all.annotated += share.annotated;
    }
    println!("all: {all}; at least {BAR} of 100 must have one");
    Ok(Verdict::of(all.met * 100 >= all.annotated * BAR))
}

/// Counts the annotations of a folder, and names those without an error.
fn compare_tree(tree: &Tree, dir: &Path) -> Result<Share> {
    let names = Interner::new();
    let mut share = Share::default();
    for path in files(dir, tree.endings)? {
        let source = std::fs::read(&path).with_context(|| path.display().to_string())?;
        let found = error_lines(&source, &names);
        for line in (tree.lines)(&source) {
            share.annotated += 1;
            share.met += usize::from(found.contains(&line));
            if !found.contains(&line) {
                println!("  {}:{line}: no error; {}", path.display(), text_of(&source, line));
            }
        }
    }
    Ok(share)
}

/// Files directly in a folder with one of the endings, in order.
fn files(dir: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_file() && ending.is_some_and(|ending| endings.contains(&ending)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Lines on which redline finds syntax errors. The compiler's parser complains of
/// misplaced branches and receivers too; `go/parser` leaves them to the type checker.
fn error_lines(source: &[u8], names: &Interner) -> BTreeSet<u32> {
    let table = LineTable::new(source);
    let parse = redline_syntax::parse(source, names);
    let branches = redline_syntax::check_branches(&parse.tree);
    let receivers = redline_syntax::check_receivers(&parse.tree);
    let errors = [parse.errors, branches, receivers].concat();
    errors.iter().map(|error| table.line_column(error.span.start).line).collect()
}

fn text_of(source: &[u8], line: u32) -> String {
    let span = LineTable::new(source).span(line);
    let text = span.and_then(|span| source.get(span.start as usize..span.end as usize));
    String::from_utf8_lossy(text.unwrap_or_default()).trim().to_owned()
}

/// Tokens of a file without the end.
fn tokens(source: &[u8]) -> impl Iterator<Item = Token> {
    let mut lexer = Lexer::new(source);
    std::iter::from_fn(move || {
        let token = lexer.next_token();
        (token.kind != TokenKind::Eof).then_some(token)
    })
}

fn text(source: &[u8], token: Token) -> &str {
    let bytes = source.get(token.span.start as usize..token.span.end as usize);
    bytes.and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Which place an annotation of go/parser's tests speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    TokenBefore,
    EndOfTokenBefore,
    EndOfComment,
}

/// Line of each annotation by the rules of go/parser's tests.
fn lines_before(source: &[u8]) -> Vec<u32> {
    let table = LineTable::new(source);
    let mut lines = Vec::new();
    let mut before = redline_base::Span::new(0, 0);
    for token in tokens(source) {
        match token.kind {
            TokenKind::Comment => {
                let offset = match place(text(source, token)) {
                    Some(Place::TokenBefore) => before.start,
                    Some(Place::EndOfTokenBefore) => before.end,
                    Some(Place::EndOfComment) => token.span.end,
                    None => continue,
                };
                lines.push(table.line_column(offset).line);
            }
            TokenKind::Newline => {}
            _ => before = token.span,
        }
    }
    lines
}

/// The place that a comment of go/parser's tests speaks of, if it is an annotation.
fn place(comment: &str) -> Option<Place> {
    let inner = comment.strip_prefix("/*")?.strip_suffix("*/")?.trim_matches(' ');
    let inner = inner.strip_prefix("ERROR")?.trim_start_matches(' ');
    let (place, pattern) = if let Some(pattern) = inner.strip_prefix("HERE") {
        (Place::EndOfTokenBefore, pattern)
    } else if let Some(pattern) = inner.strip_prefix("AFTER") {
        (Place::EndOfComment, pattern)
    } else {
        (Place::TokenBefore, inner)
    };
    let pattern = pattern.trim_start_matches(' ').strip_prefix('"')?.strip_suffix('"')?;
    (!pattern.contains('"')).then_some(place)
}

/// Line of each annotation by the rules of the compiler's syntax tests.
fn lines_after(source: &[u8]) -> Vec<u32> {
    let table = LineTable::new(source);
    let line = |token: Token| table.line_column(token.span.start).line;
    let mut lines = Vec::new();
    let mut pending = false;
    for token in tokens(source) {
        if token.kind != TokenKind::Comment {
            if std::mem::take(&mut pending) {
                lines.push(line(token));
            }
        } else if text(source, token).starts_with("// ERROR ") {
            lines.push(line(token));
        } else if text(source, token).starts_with("/* ERROR ") {
            pending = true;
        }
    }
    if pending {
        lines.push(u32::try_from(table.len()).unwrap_or(u32::MAX));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_parser_annotations_speak_of_the_token_before() {
        let source = b"a\n\n/* ERROR \"x\" */ b\n/* ERROR HERE \"x\" */ /* ERROR AFTER \"x\" */ /* ERROR x */";
        assert_eq!(lines_before(source), [1, 3, 4]);
        assert_eq!(place("/* ERROR AFTER \"a.*b\" */"), Some(Place::EndOfComment));
        assert_eq!(place("/* ERROR \"a\" \"b\" */"), None);
        assert_eq!(place("// ERROR \"a\""), None);
    }

    #[test]
    fn compiler_annotations_speak_of_the_token_after_or_the_line() {
        let source = b"a /* ERROR x */\n\nb // ERROR y\n\n/* ERROR z */\n";
        assert_eq!(lines_after(source), [1, 3, 6]);
    }
}
