//! The walk along a pattern.

use super::cursor::Cursor;
use super::error::ErrorKind;
use super::repeat::Repeat;
use super::{PatternError, Syntax, class, escape, group, repeat, unicode_class};

/// How many copies of the innermost part an expression may ask for.
const MAX_COPIES: u32 = 1000;

/// The walk along a pattern.
pub(super) struct Parser<'p> {
    cursor: Cursor<'p>,
    syntax: Syntax,
    /// The pattern and the groups in it that are open.
    groups: Vec<Group>,
    /// Where the repetition operator begins that ends here.
    repetition: Option<usize>,
}

/// A group, up to where it has been read.
#[derive(Default)]
struct Group {
    /// How many copies the last operand makes of its innermost part; `None` where an
    /// operand would begin.
    operand: Option<u32>,
    /// The most copies that any operand before it makes.
    before: u32,
}

impl Group {
    /// Adds an operand.
    fn put(&mut self, copies: u32) {
        self.end_operand();
        self.operand = Some(copies);
    }

    fn end_operand(&mut self) {
        self.before = self.most();
        self.operand = None;
    }

    /// The most copies that any operand makes.
    fn most(&self) -> u32 {
        self.before.max(self.operand.unwrap_or(1))
    }
}

impl<'p> Parser<'p> {
    pub(super) fn new(pattern: &'p [u8], syntax: Syntax) -> Self {
        let groups = vec![Group::default()];
        Self { cursor: Cursor::new(pattern), syntax, groups, repetition: None }
    }

    pub(super) fn run(mut self) -> Result<(), PatternError> {
        while let Some(byte) = self.cursor.peek() {
            let start = self.cursor.at();
            let is_repetition = self.part(byte)?;
            self.repetition = is_repetition.then_some(start);
        }
        match self.groups.len() {
            1 => Ok(()),
            _ => Err(self.error_about_all(ErrorKind::MissingParen)),
        }
    }

    /// Reads one part, and tells whether it was a repetition operator.
    fn part(&mut self, first: u8) -> Result<bool, PatternError> {
        match first {
            b'(' => self.open()?,
            b')' => self.close()?,
            b'|' => {
                self.cursor.skip(1);
                self.group().end_operand();
            }
            b'*' | b'+' | b'?' => {
                let start = self.cursor.at();
                self.cursor.skip(1);
                self.repeat(start, Repeat::ANY)?;
                return Ok(true);
            }
            b'{' => return self.counted(),
            b'[' => {
                class::read(&mut self.cursor, self.syntax)?;
                self.group().put(1);
            }
            b'\\' => self.escape()?,
            _ => {
                self.cursor.rune()?;
                self.group().put(1);
            }
        }
        Ok(false)
    }

    /// The innermost group.
    fn group(&mut self) -> &mut Group {
        self.groups.last_mut().expect("the pattern itself stays open")
    }

    fn open(&mut self) -> Result<(), PatternError> {
        let is_flagged = self.syntax == Syntax::Perl && self.cursor.second() == Some(b'?');
        let opens = if is_flagged {
            group::read(&mut self.cursor)?
        } else {
            self.cursor.skip(1);
            true
        };
        if opens {
            self.groups.push(Group::default());
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), PatternError> {
        self.cursor.skip(1);
        match self.groups.pop() {
            Some(group) if !self.groups.is_empty() => {
                self.group().put(group.most());
                Ok(())
            }
            _ => Err(self.error_about_all(ErrorKind::UnexpectedParen)),
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else is a brace.
    fn counted(&mut self) -> Result<bool, PatternError> {
        let start = self.cursor.at();
        let Some(repeat) = repeat::read(&mut self.cursor) else {
            self.cursor.skip(1);
            self.group().put(1);
            return Ok(false);
        };
        if !repeat.is_within(MAX_COPIES) {
            return Err(self.cursor.error_from(ErrorKind::RepeatSize, start));
        }
        self.repeat(start, repeat)?;
        Ok(true)
    }

    /// Repeats the last operand, by an operator that begins at `start`.
    fn repeat(&mut self, start: usize, repeat: Repeat) -> Result<(), PatternError> {
        if self.syntax == Syntax::Perl {
            self.cursor.eat(b'?');
            if let Some(first) = self.repetition {
                return Err(self.cursor.error_from(ErrorKind::RepeatOp, first));
            }
        }
        let Some(operand) = self.group().operand else {
            return Err(self.cursor.error_from(ErrorKind::MissingRepeatArgument, start));
        };
        let copies = repeat.copies(operand);
        if copies > MAX_COPIES {
            return Err(self.cursor.error_from(ErrorKind::RepeatSize, start));
        }
        self.group().operand = Some(copies);
        Ok(())
    }

    fn escape(&mut self) -> Result<(), PatternError> {
        if self.syntax == Syntax::Perl && self.cursor.starts_with(br"\Q") {
            return self.quoted();
        }
        let is_assertion = |byte: u8| matches!(byte, b'A' | b'b' | b'B' | b'z');
        if self.syntax == Syntax::Perl && self.cursor.second().is_some_and(is_assertion) {
            self.cursor.skip(2);
        } else if !unicode_class::read(&mut self.cursor, self.syntax)?
            && !class::read_perl(&mut self.cursor, self.syntax)
        {
            escape::read(&mut self.cursor)?;
        }
        self.group().put(1);
        Ok(())
    }

    /// `\Q…\E`: what stands between means itself.
    fn quoted(&mut self) -> Result<(), PatternError> {
        self.cursor.skip(2);
        let close = self.cursor.find(br"\E");
        let end = close.unwrap_or(self.cursor.end());
        if end > self.cursor.at() {
            self.group().put(1);
        }
        self.cursor.literal(end)?;
        self.cursor.skip(2);
        Ok(())
    }

    fn error_about_all(&self, kind: ErrorKind) -> PatternError {
        PatternError { kind, at: 0..self.cursor.end() }
    }
}
