//! Tokens to tree: recursive descent, one function a production, which the
//! function's comment names as the specification does.
//!
//! Total: what cannot be parsed becomes a `Bad` node and an error, and parsing
//! goes on at the next place that looks like a beginning.

mod decl;
mod expr;
mod field;
mod file;
mod header;
mod params;
mod push;
mod recover;
mod stmt;
mod types;

pub use header::{Header, HeaderImport, parse_header};

use redline_base::{Interner, LocalInterner, Name, Offset, Span, with_deep_stack};

use crate::error::SyntaxError;
use crate::lexer::Lexer;
use crate::token::{Token, TokenKind};
use crate::tree::{ExprId, Field, Spec, StmtId, Tree};

/// Deepest nesting of a tree: what the Go tools accept too.
pub const MAX_NESTING: u32 = 100_000;

/// Levels of recursion between two looks at the stack, which cost more than a level.
const LEVELS_PER_CHECK: u32 = 8;

/// A parsed file: always a tree, and what was wrong in order of position.
#[derive(Debug)]
pub struct Parse {
    /// The tree; parts that could not be parsed are `Bad` nodes.
    pub tree: Tree,
    /// Errors, at most one a line.
    pub errors: Vec<SyntaxError>,
}

/// Parses one Go source file. Any bytes give a tree; names are interned in `names`.
pub fn parse(source: &[u8], names: &Interner) -> Parse {
    Workspace::default().parse(source, names)
}

/// Memory that parsing needs beside its result. One who parses many files keeps
/// it from one to the next, and each tree then takes just the memory it fills.
#[derive(Default)]
pub struct Workspace {
    tree: Tree,
    names: LocalInterner,
    pending: Pending,
}

/// The elements of lists whose end has not been seen, the innermost list last.
#[derive(Default)]
struct Pending {
    exprs: Vec<ExprId>,
    stmts: Vec<StmtId>,
    fields: Vec<Field>,
    specs: Vec<(Spec, Span)>,
}

impl Workspace {
    /// As [`parse`].
    pub fn parse(&mut self, source: &[u8], names: &Interner) -> Parse {
        let mut parser = Parser::new(self, source, names);
        parser.source_file();
        parser.finish()
    }
}

struct Parser<'a> {
    source: &'a [u8],
    lexer: Lexer<'a>,
    shared_names: &'a Interner,
    names: &'a mut LocalInterner,
    tree: &'a mut Tree,
    /// The next token, never a comment.
    token: Token,
    /// End of the last token consumed; inserted semicolons do not count.
    prev_end: Offset,
    /// Whether this is the header of `if`, `for` or `switch`, where `{` after a
    /// type name begins the block (spec: Composite literals).
    in_header: bool,
    /// Depth of the node being parsed.
    depth: u32,
    /// Depth of the recursion.
    levels: u32,
    errors: Vec<SyntaxError>,
    pending: &'a mut Pending,
}

impl<'a> Parser<'a> {
    fn new(workspace: &'a mut Workspace, source: &'a [u8], shared_names: &'a Interner) -> Self {
        let mut lexer = Lexer::new(source);
        let Workspace { tree, names, pending } = workspace;
        tree.length = Offset::try_from(source.len()).unwrap_or(Offset::MAX);
        let token = next_token(&mut lexer, tree);
        Self {
            source,
            lexer,
            shared_names,
            names,
            tree,
            token,
            prev_end: 0,
            in_header: false,
            depth: 0,
            levels: 0,
            errors: Vec::new(),
            pending,
        }
    }

    fn finish(self) -> Parse {
        let Self { tree, mut errors, lexer, .. } = self;
        errors.extend(lexer.into_errors());
        errors.sort_by_key(|error| error.span.start);
        Parse { tree: tree.take_filled(), errors: one_a_line(self.source, errors) }
    }

    #[inline]
    fn kind(&self) -> TokenKind {
        self.token.kind
    }

    #[inline]
    fn at(&self, kind: TokenKind) -> bool {
        self.token.kind == kind
    }

    #[inline]
    fn start(&self) -> Offset {
        self.token.span.start
    }

    /// Whether the next token is a semicolon, written or inserted.
    #[inline]
    fn at_semicolon(&self) -> bool {
        matches!(self.kind(), TokenKind::Semicolon | TokenKind::Newline)
    }

    /// Consumes the next token.
    #[inline(never)]
    fn bump(&mut self) {
        if self.token.kind != TokenKind::Newline {
            self.prev_end = self.token.span.end;
        }
        self.token = next_token(&mut self.lexer, self.tree);
    }

    /// Consumes the next token if it is `kind`.
    #[inline]
    fn eat(&mut self, kind: TokenKind) -> bool {
        let found = self.at(kind);
        if found {
            self.bump();
        }
        found
    }

    /// Consumes `kind`, or complains and consumes nothing.
    #[inline]
    fn expect(&mut self, kind: TokenKind) -> bool {
        let found = self.eat(kind);
        if !found {
            self.expected_token(kind);
        }
        found
    }

    /// From `start` to the last token consumed.
    #[inline]
    fn span_from(&self, start: Offset) -> Span {
        Span::new(start, self.prev_end.max(start))
    }

    /// Name of the identifier that is the next token.
    #[inline]
    fn name(&mut self) -> Name {
        debug_assert!(self.at(TokenKind::Ident), "only a word has a text");
        let span = self.token.span;
        match self.lexer.last_word() {
            Some(key) => self.names.intern_short(self.shared_names, key, || span.of(self.source)),
            None => self.names.intern(self.shared_names, span.of(self.source)),
        }
    }

    /// The name that stands for one that is missing.
    fn blank_name(&self) -> Name {
        self.shared_names.intern("_")
    }

    /// Runs `parse` one level deeper, or gives the file up at [`MAX_NESTING`].
    #[inline]
    fn nested<R>(&mut self, parse: impl FnOnce(&mut Self) -> R) -> R {
        self.deepen();
        self.levels += 1;
        // One level uses little of what a check leaves room for.
        let check = self.levels.is_multiple_of(LEVELS_PER_CHECK);
        let result = if check { with_deep_stack(|| parse(self)) } else { parse(self) };
        self.levels -= 1;
        self.depth -= 1;
        result
    }

    #[inline]
    fn deepen(&mut self) {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            self.give_up("nesting is too deep: the rest of the file is not parsed");
        }
    }
}

/// The next token that the grammar knows. Comments go to the tree; an illegal
/// character, of which the lexer has complained, is as good as not there.
#[inline]
fn next_token(lexer: &mut Lexer<'_>, tree: &mut Tree) -> Token {
    loop {
        let token = lexer.next_token();
        match token.kind {
            TokenKind::Comment => tree.comments.push(token.span),
            TokenKind::Illegal => {}
            _ => return token,
        }
    }
}

/// Keeps the first error of each line: those behind it are mostly its echo.
fn one_a_line(source: &[u8], errors: Vec<SyntaxError>) -> Vec<SyntaxError> {
    let mut kept: Vec<SyntaxError> = Vec::new();
    for error in errors {
        let new_line = kept.last().is_none_or(|last| {
            let between = Span::new(last.span.start, error.span.start);
            memchr::memchr(b'\n', between.of(source)).is_some()
        });
        if new_line {
            kept.push(error);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
