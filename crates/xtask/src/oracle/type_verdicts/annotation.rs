//! `ERROR` annotations in the test data of the type checkers: `/* ERROR "text" */`
//! and `// ERRORx "pattern"` speak of the token before them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use redline_base::LineTable;
use redline_syntax::{Lexer, TokenKind};

/// File and line of each annotation.
pub(super) fn lines(files: &[PathBuf]) -> Result<Vec<(String, u32)>> {
    let mut all = Vec::new();
    for path in files {
        let source = fs::read(path).with_context(|| path.display().to_string())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        all.extend(lines_of(&source).into_iter().map(|line| (name.clone(), line)));
    }
    Ok(all)
}

fn lines_of(source: &[u8]) -> Vec<u32> {
    let table = LineTable::new(source);
    let mut lexer = Lexer::new(source);
    let mut lines = Vec::new();
    let mut before = 0;
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => return lines,
            TokenKind::Comment if is_annotation(token.span.of(source)) => {
                lines.push(table.line_column(before).line);
            }
            TokenKind::Comment | TokenKind::Newline => {}
            _ => before = token.span.start,
        }
    }
}

fn is_annotation(comment: &[u8]) -> bool {
    let words = comment.get(2..).unwrap_or_default();
    words.starts_with(b" ERROR ") || words.starts_with(b" ERRORx ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn annotations_speak_of_the_token_before() {
        let source = b"package p\nvar a = b /* ERROR \"x\" */ +\n\t1 // ERRORx `y`\n// ERRORS\n";
        assert_eq!(lines_of(source), [2, 3]);
    }
}
