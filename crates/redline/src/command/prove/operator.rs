//! Where the operator of an expression stands, by which the Go compiler names its place.

use redline_syntax::{Lexer, Token, TokenKind};

/// The offset of the operator in the text of an expression: the dot of a selector, the
/// bracket of an index or slice, the parenthesis of a call, the star of what a pointer
/// leads to.
pub(super) fn operator(text: &[u8]) -> Option<u32> {
    let mut lexer = Lexer::new(text);
    let mut tokens: Vec<Token> = Vec::new();
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Eof => break,
            TokenKind::Newline | TokenKind::Semicolon => {}
            _ => tokens.push(token),
        }
    }
    let (last, before) = tokens.split_last()?;
    match last.kind {
        TokenKind::RightBracket => opening(before, TokenKind::LeftBracket, last.kind),
        TokenKind::RightParen => opening(before, TokenKind::LeftParen, last.kind),
        _ if tokens[0].kind == TokenKind::Star => Some(tokens[0].span.start),
        TokenKind::Ident => {
            before.last().filter(|token| token.kind == TokenKind::Dot).map(|token| token.span.start)
        }
        _ => None,
    }
}

/// Where what is closed behind these tokens was opened.
fn opening(tokens: &[Token], open: TokenKind, close: TokenKind) -> Option<u32> {
    let mut depth = 0_u32;
    for token in tokens.iter().rev() {
        if token.kind == close {
            depth += 1;
        } else if token.kind == open {
            if depth == 0 {
                return Some(token.span.start);
            }
            depth -= 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_operator_is_what_the_compiler_points_at() {
        for (text, wanted) in [
            ("p.a", Some(1)),
            ("p.\n\tnext .\n\tb", Some(9)),
            ("s[i]", Some(1)),
            ("m[\"]\"][f[1]+2]", Some(6)),
            ("x[1:i][0:1]", Some(6)),
            ("r.Read(1, (2))", Some(6)),
            ("*p", Some(0)),
            ("f", None),
            ("a + b", None),
            ("", None),
        ] {
            assert_eq!(operator(text.as_bytes()), wanted, "{text}");
        }
    }
}
