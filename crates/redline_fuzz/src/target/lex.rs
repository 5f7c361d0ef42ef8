//! Tokens cover the input: in order, without overlap, with nothing but white
//! space between them.

use redline_syntax::{Lexer, TokenKind};

use super::within;

pub(super) fn run(input: &[u8]) {
    let mut lexer = Lexer::new(input);
    let mut covered = if input.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    loop {
        let token = lexer.next_token();
        assert!(within(token.span, input), "{token:?} lies outside");
        if token.kind == TokenKind::Eof {
            break;
        }
        let start = token.span.start as usize;
        if token.kind == TokenKind::Newline && start < covered {
            // The semicolon for a newline in a general comment lies inside it.
            assert_eq!(input.get(start), Some(&b'\n'), "{token:?} is no newline");
            continue;
        }
        let between = input.get(covered..start);
        assert!(between.is_some_and(is_blank), "{token:?} does not follow offset {covered}");
        covered = token.span.end as usize;
    }
    assert!(input.get(covered..).is_some_and(is_blank), "text after offset {covered} is lost");
    for error in lexer.errors() {
        assert!(within(error.span, input), "{error:?} lies outside");
    }
}

fn is_blank(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}
