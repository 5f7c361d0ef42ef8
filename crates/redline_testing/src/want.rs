//! Expectations in comments.

use redline_base::LineTable;
use redline_syntax::{Lexer, TokenKind};

/// One expected finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Want {
    /// Line, counted from 1.
    pub line: u32,
    /// What its message must hold.
    pub text: String,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Got {
    /// Line, counted from 1.
    pub line: u32,
    /// Its message.
    pub message: String,
}

/// The expectations of a Go file, in order.
pub fn wants(source: &[u8]) -> Vec<Want> {
    let lines = LineTable::new(source);
    let mut lexer = Lexer::new(source);
    let mut all = Vec::new();
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => return all,
            TokenKind::Comment => {
                let text = String::from_utf8_lossy(token.span.of(source)).into_owned();
                let line = lines.line_column(token.span.start).line;
                all.extend(texts(&text).into_iter().map(|text| Want { line, text }));
            }
            _ => {}
        }
    }
}

/// The quoted texts behind `// want`, wherever in a comment that stands.
fn texts(comment: &str) -> Vec<String> {
    let Some((_, rest)) = comment.split_once("// want ") else { return Vec::new() };
    let mut texts = Vec::new();
    let mut rest = rest.trim_end_matches("*/").trim();
    while let Some(quoted) = rest.strip_prefix('`') {
        // The text itself may quote: it ends at a backquote that ends the
        // comment or stands before the next text.
        let end = quoted.find("` `").unwrap_or_else(|| quoted.trim_end().len().saturating_sub(1));
        texts.push(quoted[..end].to_owned());
        rest = quoted[end..].trim_start_matches('`').trim_start();
        if !rest.is_empty() && !rest.starts_with('`') {
            rest = &quoted[end + 2..];
        }
    }
    texts
}

/// Where expectations and findings differ: a line of text each, in order.
pub fn differences(wants: &[Want], got: &[Got]) -> Vec<String> {
    let mut left = got.to_vec();
    let mut differences = Vec::new();
    for want in wants {
        let meets = |got: &Got| got.line == want.line && got.message.contains(&want.text);
        match left.iter().position(meets) {
            Some(index) => drop(left.remove(index)),
            None => differences
                .push(format!("line {}: nothing like `{}` was found", want.line, want.text)),
        }
    }
    let unexpected =
        left.iter().map(|got| format!("line {}: unexpected: {}", got.line, got.message));
    differences.extend(unexpected);
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<(u32, String)> {
        wants(source.as_bytes()).into_iter().map(|want| (want.line, want.text)).collect()
    }

    #[test]
    fn texts_may_quote() {
        assert_eq!(
            found("x // want `a`\n\ny // want `b in `c` d`\n"),
            [(1, "a".into()), (3, "b in `c` d".into())]
        );
        assert_eq!(found("x // want `a` `b`"), [(1, "a".into()), (1, "b".into())]);
        assert_eq!(found("x //redline:allow A // want `a`"), [(1, "a".into())]);
        assert_eq!(found("x /* // want `a` */ // b"), [(1, "a".into())]);
        assert_eq!(found("x // wants `a`\n\"// want `b`\""), []);
    }

    #[test]
    fn each_finding_meets_one_expectation() {
        let want = |line, text: &str| Want { line, text: text.into() };
        let got = |line, message: &str| Got { line, message: message.into() };
        assert_eq!(differences(&[want(1, "a")], &[got(1, "an a")]), Vec::<String>::new());
        assert_eq!(differences(&[want(1, "a"), want(1, "a")], &[got(1, "a")]).len(), 1);
        assert_eq!(differences(&[want(1, "a")], &[got(2, "a")]).len(), 2);
        assert_eq!(differences(&[], &[got(2, "a")]).len(), 1);
    }
}
