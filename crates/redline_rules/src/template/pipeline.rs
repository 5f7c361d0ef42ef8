//! Pipelines: commands with operands, and the variables that they declare.

use redline_base::with_deep_stack;
use redline_syntax::{unquote, unquote_rune};

use super::error::{Fault, quoted};
use super::lexer::Lexer;
use super::parser::HIDDEN;
use super::token::{Kind, Token};
use super::{FUNCTIONS, Functions};

/// How many parentheses may be open in each other (text/template/parse).
const MAX_DEPTH: u32 = 10_000;

/// The reading of pipelines.
pub(super) struct Pipelines<'t> {
    lexer: Lexer<'t>,
    /// Tokens that were looked at and not taken, the next one last.
    pending: Vec<Token<'t>>,
    pub(super) functions: Functions,
    /// The variables that can be named, with their dollar signs.
    pub(super) variables: Vec<&'t str>,
    depth: u32,
}

impl<'t> Pipelines<'t> {
    pub(super) fn new(lexer: Lexer<'t>, functions: Functions) -> Self {
        Self { lexer, pending: Vec::new(), functions, variables: vec!["$"], depth: 0 }
    }

    fn next(&mut self) -> Token<'t> {
        self.pending.pop().unwrap_or_else(|| self.lexer.next())
    }

    /// Why `token` may not stand in `context`.
    pub(super) fn unexpected(&mut self, token: Token<'t>, context: &str) -> Fault {
        self.lexer.unexpected(token, context)
    }

    pub(super) fn push_back(&mut self, token: Token<'t>) {
        self.pending.push(token);
    }

    fn peek(&mut self) -> Token<'t> {
        let token = self.next();
        self.push_back(token);
        token
    }

    /// The next token that is no space.
    pub(super) fn next_word(&mut self) -> Token<'t> {
        loop {
            let token = self.next();
            if token.kind != Kind::Space {
                return token;
            }
        }
    }

    fn peek_word(&mut self) -> Token<'t> {
        let token = self.next_word();
        self.push_back(token);
        token
    }

    /// `$v := command | command …`, up to `end`.
    pub(super) fn pipeline(&mut self, context: &str, end: Kind) -> Result<(), Fault> {
        self.declarations(context)?;
        let (mut stages, mut literal) = (0, None);
        loop {
            let token = self.next_word();
            if token.kind == end {
                break;
            }
            if !token.kind.begins_operand() {
                return Err(self.unexpected(token, context));
            }
            self.push_back(token);
            self.command()?;
            stages += 1;
            // What gets the value of the command before it cannot be a literal.
            if stages > 1 && token.kind.is_literal() {
                literal = literal.or(Some(stages));
            }
        }
        match literal {
            _ if stages == 0 => self.wrong(format!("missing value for {context}")),
            Some(stage) => self.wrong(format!("non executable command in pipeline stage {stage}")),
            None => Ok(()),
        }
    }

    fn wrong(&self, text: impl Into<String>) -> Result<(), Fault> {
        Err(Fault::wrong(self.lexer.line(), text))
    }

    fn declarations(&mut self, context: &str) -> Result<(), Fault> {
        let mut declared = 0;
        while self.peek_word().kind == Kind::Variable {
            let variable = self.next_word();
            let adjacent = self.next();
            let next = if adjacent.kind == Kind::Space { self.next_word() } else { adjacent };
            match next.kind {
                Kind::Assign | Kind::Declare => {
                    self.variables.push(variable.text);
                    return Ok(());
                }
                Kind::Other if next.text == "," => {
                    self.variables.push(variable.text);
                    declared += 1;
                    self.check_list(context, declared)?;
                }
                _ => {
                    self.push_back(next);
                    if adjacent.kind == Kind::Space {
                        self.push_back(adjacent);
                    }
                    self.push_back(variable);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Whether another variable may follow a comma: the second one of `range`.
    fn check_list(&mut self, context: &str, declared: u32) -> Result<(), Fault> {
        let next = self.peek_word();
        if context != "range" || declared > 1 {
            return self.wrong(format!("too many declarations in {context}"));
        }
        match next.kind {
            Kind::Variable | Kind::Close | Kind::RightParen => Ok(()),
            _ => self.wrong("range can only initialize variables"),
        }
    }

    /// Operands with spaces between them, up to a `|`, which is taken, or an end.
    fn command(&mut self) -> Result<(), Fault> {
        loop {
            if self.peek_word().kind.begins_operand() {
                self.operand()?;
            }
            let token = self.next();
            match token.kind {
                Kind::Space => {}
                Kind::Pipe => return Ok(()),
                Kind::Close | Kind::RightParen => {
                    self.push_back(token);
                    return Ok(());
                }
                _ => return Err(self.unexpected(token, "operand")),
            }
        }
    }

    /// A term and the fields behind it.
    fn operand(&mut self) -> Result<(), Fault> {
        let term = self.next_word();
        self.term(term)?;
        let mut fields = 0;
        while self.peek().kind == Kind::Field {
            self.next();
            fields += 1;
        }
        if fields > 0 && term.kind.is_literal() {
            let text = format!("unexpected . after term {}", quoted(term.text));
            return Err(Fault::wrong(term.line, text));
        }
        Ok(())
    }

    fn term(&mut self, term: Token<'t>) -> Result<(), Fault> {
        match term.kind {
            Kind::Identifier => self.function(term),
            Kind::Variable => self.variable(term),
            Kind::String if unquote(term.text.as_bytes()).is_none() => {
                Err(Fault::wrong(term.line, "invalid syntax"))
            }
            Kind::Number => number(term),
            Kind::LeftParen => self.parenthesized(),
            _ => Ok(()),
        }
    }

    fn parenthesized(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::Unsure);
        }
        with_deep_stack(|| self.pipeline("parenthesized pipeline", Kind::RightParen))?;
        self.depth -= 1;
        Ok(())
    }

    fn function(&self, name: Token<'t>) -> Result<(), Fault> {
        if self.functions == Functions::Any || FUNCTIONS.contains(&name.text) {
            return Ok(());
        }
        Err(Fault::wrong(name.line, format!("function {} not defined", quoted(name.text))))
    }

    fn variable(&self, name: Token<'t>) -> Result<(), Fault> {
        let mut known = self.variables.iter().rev().take_while(|&&variable| variable != HIDDEN);
        if known.any(|&variable| variable == name.text) {
            return Ok(());
        }
        Err(Fault::wrong(name.line, format!("undefined variable {}", quoted(name.text))))
    }
}

/// Only what is no number or character at all is refused.
fn number(term: Token<'_>) -> Result<(), Fault> {
    let text = term.text;
    if text == "''" {
        return Err(Fault::wrong(term.line, "invalid syntax"));
    }
    if text.starts_with('\'') {
        let is_malformed = unquote_rune(text.as_bytes()).is_none() && !text.contains('\\');
        let fault = || Fault::wrong(term.line, format!("malformed character constant: {text}"));
        return if is_malformed { Err(fault()) } else { Ok(()) };
    }
    if text.contains(|letter: char| letter.is_ascii_digit()) {
        return Ok(());
    }
    Err(Fault::wrong(term.line, format!("illegal number syntax: {}", quoted(text))))
}
