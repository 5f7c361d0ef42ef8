use super::*;

fn lex(source: &[u8]) -> (Vec<(TokenKind, &[u8])>, Vec<String>) {
    let mut lexer = Lexer::new(source);
    let mut tokens = Vec::new();
    loop {
        let token = lexer.next_token();
        if token.kind == TokenKind::Eof {
            break;
        }
        tokens.push((token.kind, token.span.of(source)));
    }
    let errors = lexer.into_errors();
    (tokens, errors.iter().map(|e| format!("{:?} {}", e.span, e.message)).collect())
}

fn kinds(source: &str) -> Vec<TokenKind> {
    let (tokens, errors) = lex(source.as_bytes());
    assert_eq!(errors, Vec::<String>::new(), "{source}");
    tokens.into_iter().map(|(kind, _)| kind).collect()
}

fn errors(source: &[u8]) -> Vec<String> {
    lex(source).1
}

use TokenKind as T;

#[test]
fn every_spelling_lexes_to_its_kind() {
    for &kind in TokenKind::ALL {
        if kind.is_literal() || matches!(kind, T::Illegal | T::Eof | T::Comment | T::Newline) {
            continue;
        }
        let (tokens, errors) = lex(kind.text().as_bytes());
        assert_eq!(tokens[0], (kind, kind.text().as_bytes()));
        assert!(errors.is_empty() && tokens.len() <= 2);
    }
}

#[test]
fn a_newline_ends_a_statement_only_where_one_can_end() {
    assert_eq!(kinds("x\n+\ny"), [T::Ident, T::Newline, T::Plus, T::Ident, T::Newline]);
    assert_eq!(
        kinds("return // why\n}"),
        [T::Return, T::Comment, T::Newline, T::RightBrace, T::Newline]
    );
    assert_eq!(kinds("if\n\n("), [T::If, T::LeftParen]);
}

#[test]
fn a_general_comment_with_a_newline_acts_like_one() {
    assert_eq!(kinds("x /* a\nb */ y"), [T::Ident, T::Comment, T::Newline, T::Ident, T::Newline]);
    assert_eq!(kinds("x /* a */ y"), [T::Ident, T::Comment, T::Ident, T::Newline]);
    assert_eq!(kinds("+ /* a\nb */ y"), [T::Plus, T::Comment, T::Ident, T::Newline]);
}

#[test]
fn numbers_of_every_form() {
    for number in ["0", "42", "0600", "0b1_0", "0o17", "0XBad_Face", "1_000"] {
        assert_eq!(kinds(number)[0], T::Int, "{number}");
    }
    for number in ["1.", ".5", "1e9", "08.5", "0x1p-2", "0x.8P+1", "1_0.2_5e1_0"] {
        assert_eq!(kinds(number)[0], T::Float, "{number}");
    }
    for number in ["0i", "0123i", "1.5i", "0x1p-2i", "089i"] {
        assert_eq!(kinds(number)[0], T::Imaginary, "{number}");
    }
}

#[test]
fn wrong_numbers_say_what_is_wrong() {
    let cases = [
        ("0x", "0..2 hexadecimal literal has no digits"),
        ("0128", "3..4 digit '8' in octal literal"),
        ("0b12", "3..4 digit '2' in binary literal"),
        ("1__0", "1..2 '_' must separate successive digits"),
        ("1_.5", "1..2 '_' must separate successive digits"),
        ("0x1.5", "0..5 hexadecimal mantissa needs a 'p' exponent"),
        ("1e", "1..2 exponent has no digits"),
        ("1p3", "1..2 'p' exponent needs a hexadecimal mantissa"),
        ("0b1e3", "3..4 'e' exponent needs a decimal mantissa"),
        ("0o1.5", "3..4 radix point in octal literal"),
    ];
    for (source, error) in cases {
        assert_eq!(errors(source.as_bytes()), [error], "{source}");
    }
}

#[test]
fn runes_and_strings() {
    assert_eq!(kinds(r#"'a' '\'' '日' '\x7f' '\U0010ffff' "a\"b" `raw\`"#).len(), 8);
    let cases: [(&[u8], &str); 9] = [
        (b"''", "0..2 rune literal is not one character"),
        (b"'ab'", "0..4 rune literal is not one character"),
        (b"'a", "0..2 rune literal not terminated"),
        (b"'\\q'", "2..2 unknown escape"),
        (b"'\\400'", "2..5 escape is not a valid Unicode code point"),
        (b"'\\ud800'", "2..7 escape is not a valid Unicode code point"),
        (b"\"\\xg\"", "3..3 illegal character U+0067 'g' in escape"),
        (b"\"abc\n", "0..4 string literal not terminated"),
        (b"`abc", "0..4 raw string literal not terminated"),
    ];
    for (source, error) in cases {
        assert_eq!(errors(source), [error], "{}", source.escape_ascii());
    }
}

#[test]
fn identifiers_of_every_script() {
    assert_eq!(kinds("日本語 _x9 é٣ a日"), [T::Ident, T::Ident, T::Ident, T::Ident, T::Newline]);
    assert_eq!(kinds("breaké"), [T::Ident, T::Newline]);
}

#[test]
fn bytes_that_no_go_file_has_are_errors_and_tokens() {
    assert_eq!(errors(b"a\0b"), ["1..2 illegal character NUL"]);
    assert_eq!(errors(b"a\xffb"), ["1..2 illegal UTF-8 encoding"]);
    assert_eq!(errors("a\u{feff}b".as_bytes()), ["1..4 illegal byte order mark"]);
    assert_eq!(errors(b"\xff\xfea\0"), ["0..2 file is UTF-16, Go source is UTF-8"]);
    assert_eq!(errors("#".as_bytes()), ["0..1 illegal character U+0023 '#'"]);
    assert_eq!(errors("“".as_bytes()), ["0..3 curly quotation mark “ (use a plain \")"]);
    assert_eq!(kinds("\u{feff}x"), [T::Ident, T::Newline]);
}

#[test]
fn tokens_cover_the_file_in_order() {
    let source = b"package p\n/* a\n */ func f() { x := `\n` + \"\\n\" } // end";
    let mut lexer = Lexer::new(source);
    let mut last = 0;
    loop {
        let token = lexer.next_token();
        if token.kind == T::Eof {
            break;
        }
        if token.kind != T::Newline {
            assert!(token.span.start >= last && token.span.end > token.span.start);
            last = token.span.end;
        }
    }
    assert_eq!(last as usize, source.len());
}
