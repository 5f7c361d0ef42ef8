//! The beginning of a file: package clause and imports.

use redline_base::{Offset, Span};

use crate::error::SyntaxError;
use crate::lexer::Lexer;
use crate::literal::unquote;
use crate::token::{Token, TokenKind};

/// Package clause and imports of a file, read no further than the first token
/// behind them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Header {
    /// Where the name of the package clause stands; `None` if there is no clause.
    pub package: Option<Span>,
    /// The import specs in order.
    pub imports: Vec<HeaderImport>,
    /// The comments from the start of the file to the end of the header, in order.
    pub comments: Vec<Span>,
    /// What was wrong, in order.
    pub errors: Vec<SyntaxError>,
    /// Offset of the first token behind the header.
    pub end: Offset,
}

/// One import spec.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeaderImport {
    /// Where the name, `.` or `_` stands, if one is written.
    pub name: Option<Span>,
    /// Where the path stands, with its quotes.
    pub path_span: Span,
    /// The path itself.
    pub path: String,
}

/// Reads the package clause and the imports of a file. The encoding of the rest
/// is not looked at.
pub fn parse_header(source: &[u8]) -> Header {
    let mut reader = Reader::new(source);
    reader.package_clause();
    while reader.at(TokenKind::Import) {
        reader.import_decl();
    }
    reader.finish()
}

struct Reader<'a> {
    source: &'a [u8],
    lexer: Lexer<'a>,
    token: Token,
    header: Header,
}

impl<'a> Reader<'a> {
    fn new(source: &'a [u8]) -> Self {
        let source = source.get(..u32::MAX as usize).unwrap_or(source);
        let start = if source.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let token = Token { kind: TokenKind::Eof, span: Span::empty(start) };
        let lexer = Lexer::resume(source, start);
        let mut reader = Self { source, lexer, token, header: Header::default() };
        reader.bump();
        reader
    }

    fn finish(self) -> Header {
        let mut header = self.header;
        header.end = self.token.span.start;
        header.errors.extend(self.lexer.into_errors());
        header.errors.sort_by_key(|error| error.span.start);
        header
    }

    fn at(&self, kind: TokenKind) -> bool {
        self.token.kind == kind
    }

    fn bump(&mut self) {
        loop {
            self.token = self.lexer.next_token();
            if self.token.kind != TokenKind::Comment {
                return;
            }
            self.header.comments.push(self.token.span);
        }
    }

    fn expected(&mut self, what: &str) {
        let error = SyntaxError::new(self.token.span, format!("expected {what}"));
        self.header.errors.push(error);
    }

    fn package_clause(&mut self) {
        if !self.at(TokenKind::Package) {
            return self.expected("package clause");
        }
        self.bump();
        if !self.at(TokenKind::Ident) {
            return self.expected("package name");
        }
        self.header.package = Some(self.token.span);
        self.bump();
        self.semicolon();
    }

    fn semicolon(&mut self) {
        use TokenKind as T;
        match self.token.kind {
            T::Semicolon | T::Newline => self.bump(),
            T::RightParen | T::Eof => {}
            _ => self.expected("newline or ';'"),
        }
    }

    fn import_decl(&mut self) {
        self.bump();
        if !self.at(TokenKind::LeftParen) {
            self.import_spec();
            return self.semicolon();
        }
        self.bump();
        while !matches!(self.token.kind, TokenKind::RightParen | TokenKind::Eof) {
            let before = self.token.span.start;
            self.import_spec();
            self.semicolon();
            if self.token.span.start == before {
                self.bump();
            }
        }
        self.bump();
        self.semicolon();
    }

    fn import_spec(&mut self) {
        let name = matches!(self.token.kind, TokenKind::Ident | TokenKind::Dot).then(|| {
            let span = self.token.span;
            self.bump();
            span
        });
        let path_span = self.token.span;
        let path = unquote(path_span.of(self.source))
            .and_then(|path| String::from_utf8(path.into_owned()).ok());
        match path {
            Some(path) if self.at(TokenKind::String) => {
                self.header.imports.push(HeaderImport { name, path_span, path });
                self.bump();
            }
            _ => self.expected("import path, a string literal"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_ends_before_the_first_declaration() {
        let source = b"// Doc.\npackage p // p\n\nimport \"a\"\nimport (\n\t. \"b/c\"\n\tx `d`; _ \"e\"\n)\nvar \"";
        let header = parse_header(source);
        assert_eq!(header.package.unwrap().of(source), b"p");
        let imports: Vec<_> =
            header.imports.iter().map(|i| (i.name.map(|n| n.of(source)), &*i.path)).collect();
        let expected: [(Option<&[u8]>, &str); 4] =
            [(None, "a"), (Some(b"."), "b/c"), (Some(b"x"), "d"), (Some(b"_"), "e")];
        assert_eq!(imports, expected);
        assert_eq!((header.comments.len(), header.errors.len()), (2, 0));
        assert_eq!(&source[header.end as usize..], b"var \"");
    }

    #[test]
    fn a_broken_header_keeps_what_it_has() {
        let header = parse_header(b"package p\nimport (\n\t\"a\"\n\tb.c\n\t\"d\"\n");
        assert_eq!(header.imports.len(), 2);
        assert!(!header.errors.is_empty());
        assert!(parse_header(b"hello, world").package.is_none());
        assert_eq!(parse_header(b"").errors.len(), 1);
    }
}
