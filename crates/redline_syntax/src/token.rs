//! Tokens (spec: Tokens).

use std::fmt;

use redline_base::Span;

/// One lexical token: its kind and where it stands.
///
/// A [`TokenKind::Newline`] stands for the semicolon that Go inserts at the end
/// of a line; its span is the newline, or empty at the end of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Bytes of the file that it covers.
    pub span: Span,
}

/// Declares the kinds with their spellings, so that both stand in one table.
macro_rules! token_kinds {
    ($($(#[$meta:meta])* $kind:ident = $text:literal,)*) => {
        /// The kinds of tokens of Go.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum TokenKind {
            $($(#[$meta])* $kind,)*
        }

        impl TokenKind {
            /// Every kind, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            /// Spelling of an operator or keyword; a word in capitals for the
            /// kinds with many spellings, as the Go tools print them.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$kind => $text,)* }
            }
        }
    };
}

token_kinds! {
    /// A character that starts no token.
    Illegal = "ILLEGAL",
    /// End of the file.
    Eof = "EOF",
    /// `// to the end of the line` or `/* general */`.
    Comment = "COMMENT",
    /// Identifier, predeclared ones included.
    Ident = "IDENT",
    /// Integer literal.
    Int = "INT",
    /// Floating-point literal.
    Float = "FLOAT",
    /// Imaginary literal.
    Imaginary = "IMAG",
    /// Rune literal.
    Rune = "CHAR",
    /// Interpreted or raw string literal.
    String = "STRING",
    /// `+`
    Plus = "+",
    /// `-`
    Minus = "-",
    /// `*`
    Star = "*",
    /// `/`
    Slash = "/",
    /// `%`
    Percent = "%",
    /// `&`
    And = "&",
    /// `|`
    Or = "|",
    /// `^`
    Caret = "^",
    /// `<<`
    ShiftLeft = "<<",
    /// `>>`
    ShiftRight = ">>",
    /// `&^`
    AndNot = "&^",
    /// `+=`
    PlusAssign = "+=",
    /// `-=`
    MinusAssign = "-=",
    /// `*=`
    StarAssign = "*=",
    /// `/=`
    SlashAssign = "/=",
    /// `%=`
    PercentAssign = "%=",
    /// `&=`
    AndAssign = "&=",
    /// `|=`
    OrAssign = "|=",
    /// `^=`
    CaretAssign = "^=",
    /// `<<=`
    ShiftLeftAssign = "<<=",
    /// `>>=`
    ShiftRightAssign = ">>=",
    /// `&^=`
    AndNotAssign = "&^=",
    /// `&&`
    AndAnd = "&&",
    /// `||`
    OrOr = "||",
    /// `<-`
    Arrow = "<-",
    /// `++`
    Increment = "++",
    /// `--`
    Decrement = "--",
    /// `==`
    Equal = "==",
    /// `<`
    Less = "<",
    /// `>`
    Greater = ">",
    /// `=`
    Assign = "=",
    /// `!`
    Not = "!",
    /// `!=`
    NotEqual = "!=",
    /// `<=`
    LessEqual = "<=",
    /// `>=`
    GreaterEqual = ">=",
    /// `:=`
    Define = ":=",
    /// `...`
    Ellipsis = "...",
    /// `(`
    LeftParen = "(",
    /// `[`
    LeftBracket = "[",
    /// `{`
    LeftBrace = "{",
    /// `,`
    Comma = ",",
    /// `.`
    Dot = ".",
    /// `)`
    RightParen = ")",
    /// `]`
    RightBracket = "]",
    /// `}`
    RightBrace = "}",
    /// `;` as written.
    Semicolon = ";",
    /// The semicolon inserted at the end of a line or file.
    Newline = "newline",
    /// `:`
    Colon = ":",
    /// `~`
    Tilde = "~",
    /// `break`
    Break = "break",
    /// `case`
    Case = "case",
    /// `chan`
    Chan = "chan",
    /// `const`
    Const = "const",
    /// `continue`
    Continue = "continue",
    /// `default`
    Default = "default",
    /// `defer`
    Defer = "defer",
    /// `else`
    Else = "else",
    /// `fallthrough`
    Fallthrough = "fallthrough",
    /// `for`
    For = "for",
    /// `func`
    Func = "func",
    /// `go`
    Go = "go",
    /// `goto`
    Goto = "goto",
    /// `if`
    If = "if",
    /// `import`
    Import = "import",
    /// `interface`
    Interface = "interface",
    /// `map`
    Map = "map",
    /// `package`
    Package = "package",
    /// `range`
    Range = "range",
    /// `return`
    Return = "return",
    /// `select`
    Select = "select",
    /// `struct`
    Struct = "struct",
    /// `switch`
    Switch = "switch",
    /// `type`
    Type = "type",
    /// `var`
    Var = "var",
}

const KEYWORD_SLOTS: usize = 64;

/// Slot of a text of two bytes or more. The factors were searched for; that no
/// two keywords share a slot is checked where the table is built.
const fn keyword_slot(text: &[u8]) -> usize {
    (text[0] as usize + text[1] as usize * 4 + text.len() * 6) % KEYWORD_SLOTS
}

static KEYWORDS: [Option<TokenKind>; KEYWORD_SLOTS] = {
    let mut slots = [None; KEYWORD_SLOTS];
    let mut index = TokenKind::Break as usize;
    while index < TokenKind::ALL.len() {
        let kind = TokenKind::ALL[index];
        let slot = keyword_slot(kind.text().as_bytes());
        assert!(slots[slot].is_none(), "two keywords share a slot");
        slots[slot] = Some(kind);
        index += 1;
    }
    slots
};

impl TokenKind {
    /// The keyword with this spelling.
    #[inline]
    pub fn keyword(text: &[u8]) -> Option<Self> {
        if text.len() < 2 {
            return None;
        }
        KEYWORDS[keyword_slot(text)].filter(|kind| kind.text().as_bytes() == text)
    }

    /// Whether it is a keyword.
    pub fn is_keyword(self) -> bool {
        self >= Self::Break
    }

    /// Whether it is an identifier or a literal, so that its spelling says more
    /// than its kind.
    pub fn is_literal(self) -> bool {
        (Self::Ident..=Self::String).contains(&self)
    }

    /// Whether a newline after it is a semicolon (spec: Semicolons).
    #[inline]
    pub fn ends_statement(self) -> bool {
        use TokenKind as T;
        matches!(
            self,
            T::Ident
                | T::Int
                | T::Float
                | T::Imaginary
                | T::Rune
                | T::String
                | T::Break
                | T::Continue
                | T::Fallthrough
                | T::Return
                | T::Increment
                | T::Decrement
                | T::RightParen
                | T::RightBracket
                | T::RightBrace
        )
    }

    /// Precedence as a binary operator, 1 to 5; 0 if it is none (spec: Operator precedence).
    #[inline]
    pub const fn precedence(self) -> u8 {
        use TokenKind as T;
        match self {
            T::OrOr => 1,
            T::AndAnd => 2,
            T::Equal | T::NotEqual | T::Less | T::LessEqual | T::Greater | T::GreaterEqual => 3,
            T::Plus | T::Minus | T::Or | T::Caret => 4,
            T::Star | T::Slash | T::Percent | T::ShiftLeft | T::ShiftRight | T::And | T::AndNot => {
                5
            }
            _ => 0,
        }
    }
}

impl fmt::Display for TokenKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_found_by_its_spelling() {
        let keywords: Vec<_> = TokenKind::ALL.iter().filter(|kind| kind.is_keyword()).collect();
        assert_eq!(keywords.len(), 25);
        for kind in keywords {
            assert_eq!(TokenKind::keyword(kind.text().as_bytes()), Some(*kind));
        }
    }

    #[test]
    fn other_words_are_no_keywords() {
        for word in ["", "x", "Break", "breaks", "panic", "nil", "func_", "newline"] {
            assert_eq!(TokenKind::keyword(word.as_bytes()), None, "{word}");
        }
    }

    #[test]
    fn a_token_is_twelve_bytes() {
        assert_eq!(size_of::<Token>(), 12);
    }
}
