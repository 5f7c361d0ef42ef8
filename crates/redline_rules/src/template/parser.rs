//! The parts of a template: actions, and those that enclose others.

use super::Functions;
use super::error::Fault;
use super::lexer::Lexer;
use super::pipeline::Pipelines;
use super::token::{Keyword, Kind, Token};

/// The reading of a template.
pub(super) struct Parser<'t> {
    pipelines: Pipelines<'t>,
    /// The parts that are open, the innermost last.
    open: Vec<Part>,
}

/// A part that `{{end}}` ends.
struct Part {
    keyword: Keyword,
    has_else: bool,
    /// How many variables there were before it.
    variables: usize,
}

impl<'t> Parser<'t> {
    pub(super) fn new(text: &'t str, functions: Functions) -> Self {
        Self { pipelines: Pipelines::new(Lexer::new(text), functions), open: Vec::new() }
    }

    pub(super) fn run(mut self) -> Result<(), Fault> {
        loop {
            let token = self.pipelines.next_word();
            match token.kind {
                Kind::Eof if self.open.is_empty() => return Ok(()),
                Kind::Eof => return Err(Fault::wrong(token.line, "unexpected EOF")),
                Kind::Text => {}
                Kind::Open => self.action()?,
                _ => return Err(self.pipelines.unexpected(token, "input")),
            }
        }
    }

    fn action(&mut self) -> Result<(), Fault> {
        let token = self.pipelines.next_word();
        let Kind::Keyword(keyword) = token.kind else { return self.command(token) };
        match keyword {
            Keyword::If | Keyword::With | Keyword::Range => self.control(keyword),
            Keyword::Else => self.begin_else(token.line),
            Keyword::End => self.end(token.line),
            Keyword::Break | Keyword::Continue => self.leave_loop(token),
            Keyword::Template => self.template(),
            Keyword::Block => self.block(),
            Keyword::Define if self.open.is_empty() => self.define(),
            Keyword::Define => self.command(token),
        }
    }

    fn command(&mut self, first: Token<'t>) -> Result<(), Fault> {
        self.pipelines.push_back(first);
        self.pipelines.pipeline("command", Kind::Close)
    }

    fn open(&mut self, keyword: Keyword, variables: usize) {
        self.open.push(Part { keyword, has_else: false, variables });
    }

    fn control(&mut self, keyword: Keyword) -> Result<(), Fault> {
        let variables = self.pipelines.variables.len();
        self.pipelines.pipeline(name(keyword), Kind::Close)?;
        self.open(keyword, variables);
        Ok(())
    }

    /// `{{else}}`, `{{else if …}}`, `{{else with …}}`
    fn begin_else(&mut self, line: usize) -> Result<(), Fault> {
        let next = self.pipelines.next_word();
        let chained = match next.kind {
            Kind::Keyword(keyword @ (Keyword::If | Keyword::With)) => Some(keyword),
            Kind::Close => None,
            _ => return Err(self.pipelines.unexpected(next, "else")),
        };
        let Some(part) = self.open.last_mut() else {
            return Err(Fault::wrong(line, "unexpected {{else}}"));
        };
        match part.keyword {
            Keyword::Define | Keyword::Block => {
                let context = name(part.keyword);
                Err(Fault::wrong(line, format!("unexpected {{{{else}}}} in {context}")))
            }
            _ if part.has_else => Err(Fault::wrong(line, "expected end; found {{else}}")),
            keyword if chained == Some(keyword) => {
                self.pipelines.pipeline(name(keyword), Kind::Close)
            }
            _ if chained.is_some() => Err(self.pipelines.unexpected(next, "input")),
            _ => {
                part.has_else = true;
                Ok(())
            }
        }
    }

    fn end(&mut self, line: usize) -> Result<(), Fault> {
        self.expect_close("end")?;
        let Some(part) = self.open.pop() else {
            return Err(Fault::wrong(line, "unexpected {{end}}"));
        };
        self.pipelines.variables.truncate(part.variables);
        Ok(())
    }

    fn expect_close(&mut self, context: &str) -> Result<(), Fault> {
        let token = self.pipelines.next_word();
        if token.kind == Kind::Close {
            Ok(())
        } else {
            Err(self.pipelines.unexpected(token, context))
        }
    }

    /// `{{break}}` and `{{continue}}`, unless they are functions.
    fn leave_loop(&mut self, token: Token<'t>) -> Result<(), Fault> {
        if self.pipelines.functions == Functions::Any {
            return Err(Fault::Unsure);
        }
        let action = format!("{{{{{}}}}}", token.text);
        self.expect_close(&action)?;
        let own = self.open.iter().rev().take_while(|part| !part.is_definition());
        if own.into_iter().any(|part| part.keyword == Keyword::Range && !part.has_else) {
            return Ok(());
        }
        Err(Fault::wrong(token.line, format!("{action} outside {{{{range}}}}")))
    }

    fn name_of_template(&mut self, context: &str) -> Result<(), Fault> {
        let token = self.pipelines.next_word();
        if token.kind == Kind::String {
            Ok(())
        } else {
            Err(self.pipelines.unexpected(token, context))
        }
    }

    fn template(&mut self) -> Result<(), Fault> {
        self.name_of_template("template clause")?;
        let next = self.pipelines.next_word();
        if next.kind == Kind::Close {
            return Ok(());
        }
        self.pipelines.push_back(next);
        self.pipelines.pipeline("template clause", Kind::Close)
    }

    fn block(&mut self) -> Result<(), Fault> {
        self.name_of_template("block clause")?;
        self.pipelines.pipeline("block clause", Kind::Close)?;
        self.definition(Keyword::Block);
        Ok(())
    }

    fn define(&mut self) -> Result<(), Fault> {
        self.name_of_template("define clause")?;
        self.expect_close("define clause")?;
        self.definition(Keyword::Define);
        Ok(())
    }

    /// A template of its own does not see the variables around it.
    fn definition(&mut self, keyword: Keyword) {
        let variables = self.pipelines.variables.len();
        self.pipelines.variables.extend([HIDDEN, "$"]);
        self.open(keyword, variables);
    }
}

/// Stands before the variables of a template of its own.
pub(super) const HIDDEN: &str = "";

impl Part {
    fn is_definition(&self) -> bool {
        matches!(self.keyword, Keyword::Block | Keyword::Define)
    }
}

/// How messages name a part.
fn name(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::If => "if",
        Keyword::With => "with",
        Keyword::Range => "range",
        Keyword::Block => "block clause",
        Keyword::Define => "define clause",
        Keyword::Template => "template clause",
        Keyword::Else => "else",
        Keyword::End => "end",
        Keyword::Break => "{{break}}",
        Keyword::Continue => "{{continue}}",
    }
}
