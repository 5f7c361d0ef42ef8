//! The tokens of a template.

/// A token of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// What stands outside of actions.
    Text,
    /// `{{`
    Open,
    /// `}}`
    Close,
    /// White space in an action.
    Space,
    /// `=`
    Assign,
    /// `:=`
    Declare,
    /// `|`
    Pipe,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// `"…"` or `` `…` ``
    String,
    /// A number or character constant.
    Number,
    /// `true` or `false`
    Bool,
    /// `nil`
    Nil,
    /// `.`
    Dot,
    /// `.name`
    Field,
    /// `$` or `$name`
    Variable,
    /// The name of a function.
    Identifier,
    /// A word that begins or ends a part of a template.
    Keyword(Keyword),
    /// Another character.
    Other,
    /// The end of the template.
    Eof,
    /// Text that is no token.
    Bad,
}

/// The words that begin or end a part of a template.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Keyword {
    Block,
    Break,
    Continue,
    Define,
    Else,
    End,
    If,
    Range,
    Template,
    With,
}

impl Kind {
    /// What a word in an action is.
    pub(super) fn of_word(word: &str) -> Self {
        Self::Keyword(match word {
            "block" => Keyword::Block,
            "break" => Keyword::Break,
            "continue" => Keyword::Continue,
            "define" => Keyword::Define,
            "else" => Keyword::Else,
            "end" => Keyword::End,
            "if" => Keyword::If,
            "range" => Keyword::Range,
            "template" => Keyword::Template,
            "with" => Keyword::With,
            "nil" => return Self::Nil,
            "true" | "false" => return Self::Bool,
            _ => return Self::Identifier,
        })
    }

    /// Whether an operand may begin with it.
    pub(super) fn begins_operand(self) -> bool {
        matches!(
            self,
            Self::Identifier
                | Self::LeftParen
                | Self::String
                | Self::Number
                | Self::Bool
                | Self::Nil
                | Self::Dot
                | Self::Field
                | Self::Variable
        )
    }

    /// Whether it is a value that is written down, or the dot.
    pub(super) fn is_literal(self) -> bool {
        matches!(self, Self::String | Self::Number | Self::Bool | Self::Nil | Self::Dot)
    }
}
