//! Expressions over build tags.

use std::fmt;

use super::plus_build;

/// Operands that one `//go:build` line may have, as in Go.
const MAX_OPERANDS: usize = 1000;

/// A boolean expression over build tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Constraint {
    /// A tag such as `linux`.
    Tag(Box<str>),
    /// `!x`
    Not(Box<Constraint>),
    /// `x && y`
    And(Box<Constraint>, Box<Constraint>),
    /// `x || y`
    Or(Box<Constraint>, Box<Constraint>),
}

/// Why a line is not a constraint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConstraintError {
    /// Offset in the line.
    pub offset: usize,
    /// What is wrong: one phrase, no capital, no full stop.
    pub message: String,
}

impl Constraint {
    /// Reads one line, a `//go:build` or a `// +build` comment; none if it is
    /// neither.
    pub fn parse(line: &[u8]) -> Option<Result<Self, ConstraintError>> {
        if let Some(start) = go_build_text(line) {
            return Some(parse_go_build(line, start));
        }
        plus_build::text(line).map(|text| plus_build::parse(&String::from_utf8_lossy(text)))
    }

    /// Whether it holds when exactly the tags accepted by `is_set` are set.
    pub fn holds(&self, is_set: &impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Tag(tag) => is_set(tag),
            Self::Not(x) => !x.holds(is_set),
            Self::And(x, y) => x.holds(is_set) && y.holds(is_set),
            Self::Or(x, y) => x.holds(is_set) || y.holds(is_set),
        }
    }

    /// N of the least `go1.N` without which it cannot hold, if there is one.
    ///
    /// Tags are taken as independent of each other, so that the answer follows
    /// from the form of the expression alone, as in Go.
    pub fn least_release(&self) -> Option<u32> {
        self.least_release_under(true)
    }

    /// The least release for the expression, or for its negation.
    fn least_release_under(&self, positive: bool) -> Option<u32> {
        let both =
            |x: &Self, y: &Self| (x.least_release_under(positive), y.least_release_under(positive));
        match self {
            Self::Tag(tag) => positive.then(|| release_of(tag)).flatten(),
            Self::Not(x) => x.least_release_under(!positive),
            Self::And(x, y) | Self::Or(x, y) => {
                let (x, y) = both(x, y);
                // None orders before every release.
                let conjunction = matches!(self, Self::And(..)) == positive;
                if conjunction { x.max(y) } else { x.min(y) }
            }
        }
    }

    pub(super) fn and(x: Self, y: Self) -> Self {
        Self::And(Box::new(x), Box::new(y))
    }

    pub(super) fn or(x: Self, y: Self) -> Self {
        Self::Or(Box::new(x), Box::new(y))
    }

    pub(super) fn tag(tag: &str) -> Self {
        Self::Tag(tag.into())
    }
}

/// N of the release tag `go1.N`, 0 of `go1`.
fn release_of(tag: &str) -> Option<u32> {
    if tag == "go1" {
        return Some(0);
    }
    tag.strip_prefix("go1.")?.parse().ok()
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operand = |x: &Self, atom: bool| if atom { format!("{x}") } else { format!("({x})") };
        match self {
            Self::Tag(tag) => f.write_str(tag),
            Self::Not(x) => {
                write!(f, "!{}", operand(x, matches!(**x, Self::Tag(_) | Self::Not(_))))
            }
            Self::And(x, y) => {
                let atom = |x: &Self| !matches!(x, Self::Or(..));
                write!(f, "{} && {}", operand(x, atom(x)), operand(y, atom(y)))
            }
            Self::Or(x, y) => {
                let atom = |x: &Self| !matches!(x, Self::And(..));
                write!(f, "{} || {}", operand(x, atom(x)), operand(y, atom(y)))
            }
        }
    }
}

/// Whether `c` may stand in a tag.
pub(super) fn is_tag_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '.'
}

/// Where the expression of a `//go:build` line begins; none for other lines.
pub(super) fn go_build_text(line: &[u8]) -> Option<usize> {
    const PREFIX: &[u8] = b"//go:build";
    let rest = line.strip_prefix(PREFIX)?;
    let ends = rest.first().is_none_or(u8::is_ascii_whitespace);
    ends.then_some(PREFIX.len())
}

fn parse_go_build(line: &[u8], start: usize) -> Result<Constraint, ConstraintError> {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text.trim_end(),
        Err(error) => {
            let offset = error.valid_up_to();
            return Err(ConstraintError { offset, message: "not UTF-8".to_owned() });
        }
    };
    let mut parser =
        Parser { text, at: start.min(text.len()), token: Token::End, start, operands: 0 };
    let constraint = parser.or()?;
    match parser.token {
        Token::End => Ok(constraint),
        token => Err(parser.unexpected(token)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Tag(&'a str),
    Mark(&'static str),
    End,
}

/// Precedence climbing with the last token read in `token`.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    token: Token<'a>,
    /// Offset of `token`.
    start: usize,
    operands: usize,
}

type Parsed = Result<Constraint, ConstraintError>;

impl<'a> Parser<'a> {
    /// `and { "||" and }`; the first token is not yet read.
    fn or(&mut self) -> Parsed {
        let mut x = self.and()?;
        while self.token == Token::Mark("||") {
            x = Constraint::or(x, self.and()?);
        }
        Ok(x)
    }

    /// `not { "&&" not }`
    fn and(&mut self) -> Parsed {
        let mut x = self.not()?;
        while self.token == Token::Mark("&&") {
            x = Constraint::and(x, self.not()?);
        }
        Ok(x)
    }

    /// `[ "!" ] atom`
    fn not(&mut self) -> Parsed {
        self.operands += 1;
        if self.operands > MAX_OPERANDS {
            return Err(self.error(format!("more than {MAX_OPERANDS} operands")));
        }
        self.next()?;
        if self.token != Token::Mark("!") {
            return self.atom();
        }
        self.next()?;
        if self.token == Token::Mark("!") {
            return Err(self.error("double negation not allowed"));
        }
        Ok(Constraint::Not(Box::new(self.atom()?)))
    }

    /// `tag | "(" or ")"`; its first token is already read.
    fn atom(&mut self) -> Parsed {
        match self.token {
            Token::Tag(tag) => {
                self.next()?;
                Ok(Constraint::tag(tag))
            }
            Token::Mark("(") => self.parenthesized(),
            token => Err(self.unexpected(token)),
        }
    }

    fn parenthesized(&mut self) -> Parsed {
        let offset = self.start;
        let x = self.or()?;
        if self.token != Token::Mark(")") {
            return Err(ConstraintError {
                offset,
                message: "missing closing parenthesis".to_owned(),
            });
        }
        self.next()?;
        Ok(x)
    }

    fn next(&mut self) -> Result<(), ConstraintError> {
        let rest = &self.text[self.at..];
        let rest = rest.trim_start_matches([' ', '\t']);
        self.start = self.text.len() - rest.len();
        let (token, length) = match rest.chars().next() {
            None => (Token::End, 0),
            Some('(') => (Token::Mark("("), 1),
            Some(')') => (Token::Mark(")"), 1),
            Some('!') => (Token::Mark("!"), 1),
            Some('&') if rest.starts_with("&&") => (Token::Mark("&&"), 2),
            Some('|') if rest.starts_with("||") => (Token::Mark("||"), 2),
            Some(c) if is_tag_char(c) => {
                let end = rest.find(|c| !is_tag_char(c)).unwrap_or(rest.len());
                (Token::Tag(&rest[..end]), end)
            }
            Some(c) => return Err(self.error(format!("unexpected character {c:?}"))),
        };
        (self.token, self.at) = (token, self.start + length);
        Ok(())
    }

    fn unexpected(&self, token: Token<'a>) -> ConstraintError {
        match token {
            Token::End => self.error("unexpected end of expression"),
            Token::Tag(text) | Token::Mark(text) => self.error(format!("unexpected {text}")),
        }
    }

    fn error(&self, message: impl Into<String>) -> ConstraintError {
        ConstraintError { offset: self.start, message: message.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        match Constraint::parse(line.as_bytes()) {
            None => "none".to_owned(),
            Some(Ok(constraint)) => constraint.to_string(),
            Some(Err(error)) => format!("{}: {}", error.offset, error.message),
        }
    }

    #[test]
    fn expressions_are_read() {
        for (line, printed) in [
            ("//go:build linux", "linux"),
            ("//go:build  a&&b||!c\r", "(a && b) || !c"),
            ("//go:build a && (b || c) && !(d || e)", "a && (b || c) && !(d || e)"),
            ("//go:build\tgo1.21.x_y", "go1.21.x_y"),
            ("//go:buildx", "none"),
            ("// go:build x", "none"),
            (" //go:build x", "none"),
        ] {
            assert_eq!(shown(line), printed, "{line}");
        }
    }

    #[test]
    fn faults_have_a_place() {
        for (line, printed) in [
            ("//go:build", "10: unexpected end of expression"),
            ("//go:build a b", "13: unexpected b"),
            ("//go:build !!a", "12: double negation not allowed"),
            ("//go:build (a", "11: missing closing parenthesis"),
            ("//go:build a)", "12: unexpected )"),
            ("//go:build a & b", "13: unexpected character '&'"),
            ("//go:build a,b", "12: unexpected character ','"),
            ("//go:build &&", "11: unexpected &&"),
        ] {
            assert_eq!(shown(line), printed, "{line}");
        }
    }

    #[test]
    fn hostile_lines_are_bounded() {
        let deep = format!("//go:build {}a", "(".repeat(100_000));
        assert!(shown(&deep).contains("more than 1000 operands"));
        let long = format!("//go:build a{}", " && a".repeat(999));
        assert!(Constraint::parse(long.as_bytes()).is_some_and(|parsed| parsed.is_ok()));
        assert!(Constraint::parse(b"//go:build \xff").is_some_and(|parsed| parsed.is_err()));
    }

    #[test]
    fn the_least_release_follows_from_the_form() {
        for (line, least) in [
            ("linux && go1.22", Some(22)),
            ("(linux && go1.22) || (windows && go1.20)", Some(20)),
            ("linux || go1.22", None),
            ("!go1.22", None),
            ("!(!go1.21)", Some(21)),
            ("go1", Some(0)),
            ("go1.18 && go1.21", Some(21)),
        ] {
            let parsed = Constraint::parse(format!("//go:build {line}").as_bytes());
            assert_eq!(parsed.unwrap().unwrap().least_release(), least, "{line}");
        }
    }
}
