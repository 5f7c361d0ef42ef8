//! Tokens (spec: Tokens).

use std::fmt;

use redline_base::{ShortText, Span};

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

/// Slot of a text of `len` bytes. The factors were searched for; that no two
/// keywords share a slot is checked where the table is built.
#[inline]
const fn keyword_slot(text: ShortText, len: usize) -> usize {
    let [first, second, ..] = text.halves()[0].to_le_bytes();
    (first as usize + second as usize * 4 + len * 6) % KEYWORD_SLOTS
}

/// The keywords, each in its slot; in other slots a text that no word has.
static KEYWORDS: [(ShortText, TokenKind); KEYWORD_SLOTS] = {
    let empty = ShortText::of(b"");
    let mut slots = [(empty, TokenKind::Ident); KEYWORD_SLOTS];
    let mut index = TokenKind::Break as usize;
    while index < TokenKind::ALL.len() {
        let kind = TokenKind::ALL[index];
        let text = ShortText::of(kind.text().as_bytes());
        let slot = keyword_slot(text, kind.text().len());
        assert!(matches!(slots[slot].1, TokenKind::Ident), "two keywords share a slot");
        slots[slot] = (text, kind);
        index += 1;
    }
    slots
};

/// For each kind whether a newline after it is a semicolon.
static ENDS_STATEMENT: [bool; TokenKind::ALL.len()] = {
    use TokenKind as T;
    let mut ends = [false; TokenKind::ALL.len()];
    let mut index = 0;
    while index < ends.len() {
        ends[index] = matches!(
            T::ALL[index],
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
        );
        index += 1;
    }
    ends
};

impl TokenKind {
    /// The kind of a word of `len` bytes: a keyword or an identifier.
    #[inline]
    pub(crate) fn of_word(text: ShortText, len: usize) -> Self {
        let (keyword, kind) = KEYWORDS[keyword_slot(text, len)];
        if keyword == text { kind } else { Self::Ident }
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
        ENDS_STATEMENT[self as usize]
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
            assert_eq!(kind_of(kind.text()), *kind);
        }
    }

    fn kind_of(word: &str) -> TokenKind {
        TokenKind::of_word(ShortText::of(word.as_bytes()), word.len())
    }

    #[test]
    fn other_words_are_no_keywords() {
        for word in ["x", "Break", "breaks", "panic", "nil", "func_", "newline", "g", "o"] {
            assert_eq!(kind_of(word), TokenKind::Ident, "{word}");
        }
    }

    #[test]
    fn a_token_is_twelve_bytes() {
        assert_eq!(size_of::<Token>(), 12);
    }
}
