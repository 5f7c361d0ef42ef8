//! What is wrong with a template, in the words of package text/template/parse.

use super::token::{Kind, Token};

/// What is wrong with a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TemplateError {
    /// What the package says, without the name of the template and the line.
    pub(crate) text: String,
    /// The line of the template, from 1.
    pub(crate) line: usize,
}

/// Why the reading of a template ended early.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is certain that the template does not parse.
    Wrong(TemplateError),
    /// It is not known whether it does.
    Unsure,
}

impl Fault {
    pub(super) fn wrong(line: usize, text: impl Into<String>) -> Self {
        Self::Wrong(TemplateError { text: text.into(), line })
    }

    /// A token that may not stand in `context`.
    pub(super) fn unexpected(token: Token<'_>, context: &str) -> Self {
        Self::wrong(token.line, format!("unexpected {} in {context}", shown(token)))
    }
}

/// A token as messages show it.
fn shown(token: Token<'_>) -> String {
    let text = token.text;
    match token.kind {
        Kind::Eof => "EOF".to_owned(),
        Kind::Keyword(_) | Kind::Dot | Kind::Nil => format!("<{text}>"),
        _ if text.chars().count() > 10 => {
            let start: String = text.chars().take(10).collect();
            format!("{}...", quoted(&start))
        }
        _ => quoted(text),
    }
}

/// Text as the verb `%q` prints it.
pub(super) fn quoted(text: &str) -> String {
    let escaped: String = text.chars().flat_map(escape).collect();
    format!("\"{escaped}\"")
}

fn escape(letter: char) -> Vec<char> {
    match letter {
        '"' | '\\' | '\n' | '\r' | '\t' => letter.escape_default().collect(),
        _ => vec![letter],
    }
}
