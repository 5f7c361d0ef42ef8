//! Lines of stacks that came before, and what came behind each of them.
//!
//! The stacks of a dump repeat each other. What each line says is remembered by the part
//! that repeats: `main.f(` of a call, `\t/src/main.go:12` of a place, what stands behind
//! the number of a goroutine. A line that is expected is compared and read on from there,
//! without a search for its end and without being taken apart anew.
//!
//! What a line says does not depend on whether it was expected.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use crate::frame::{At, Call, is_args};
use crate::scan::{Cursor, decimal};
use crate::{Creator, Frame, Goroutine, Symbol, Symbols, header};

/// Lines that are remembered.
const MOST_LINES: usize = 1 << 14;

/// Headers that are remembered: labels and addresses may make each a new one.
const MOST_HEADERS: usize = 1 << 10;

/// Bytes of a line that is remembered, and of what may stand behind them.
const LONGEST: usize = 1 << 10;

/// Lines that are expected behind one.
const EXPECTED: usize = 4;

/// Digits of a number that are read ahead.
const MOST_DIGITS: usize = 18;

const IN_GOROUTINE: &[u8] = b" in goroutine ";

/// What a line of a dump says.
#[derive(Debug)]
pub(crate) enum Said {
    Header(Goroutine),
    Call(Frame),
    Place { file: Symbol, line: u32 },
    Creator(Creator),
}

/// What the remembered part of a line means.
#[derive(Debug)]
enum Meaning {
    /// The place before all others, from which headers lead.
    Start,
    /// Behind the number of a goroutine.
    Header(Box<Goroutine>),
    /// Up to the parenthesis; the arguments with which it came first.
    Call { function: Symbol, tail: Box<[u8]>, args: Symbol },
    /// Up to the number of the line.
    Place { file: Symbol, line: u32 },
    /// Up to the number of the goroutine, or whole where there is none.
    Creator { function: Symbol, is_numbered: bool },
}

/// Which kinds of lines can come beside headers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Awaited {
    pub(crate) call: bool,
    pub(crate) place: bool,
    pub(crate) creator: bool,
}

/// A remembered line.
#[derive(Debug)]
struct Known {
    text: Box<[u8]>,
    meaning: Meaning,
    /// Whether it once stood in the input as it is, with nothing around it.
    is_raw: bool,
    /// What came behind it, last come first.
    next: [Place; EXPECTED],
}

/// Index of a remembered line; the first one is [`Meaning::Start`].
type Place = u16;

/// The remembered lines.
#[derive(Debug)]
pub(crate) struct Trail {
    known: Vec<Known>,
    places: HashTable<Place>,
    headers: usize,
    last: Place,
}

impl Default for Trail {
    fn default() -> Self {
        let start = Known {
            text: Box::default(),
            meaning: Meaning::Start,
            is_raw: false,
            next: [0; EXPECTED],
        };
        Self { known: vec![start], places: HashTable::new(), headers: 0, last: 0 }
    }
}

impl Trail {
    /// The header that a line is, if it is one.
    pub(crate) fn header(
        &mut self,
        text: &[u8],
        is_raw: bool,
        symbols: &mut Symbols,
    ) -> Option<Goroutine> {
        let (id, behind) = numbered(text)?;
        let known = self.find(behind, is_raw);
        self.last = known.unwrap_or(0);
        if let Some(Meaning::Header(goroutine)) = known.map(|place| self.meaning(place)) {
            return Some(Goroutine { id, ..goroutine.as_ref().clone() });
        }
        let goroutine = header::parse(text, symbols)?;
        if self.headers < MOST_HEADERS {
            self.headers += 1;
            let meaning = Meaning::Header(Box::new(goroutine.clone()));
            self.last = self.learn(behind, is_raw, meaning).unwrap_or(0);
        }
        Some(goroutine)
    }

    /// The call that a line is, if it is one.
    pub(crate) fn call(
        &mut self,
        text: &[u8],
        is_raw: bool,
        symbols: &mut Symbols,
    ) -> Option<Frame> {
        let call = Call::parse(text)?;
        let (head, tail) = text.split_at_checked(call.function.len() + 1)?;
        let known = self.find(head, is_raw);
        if let Some(place) = known
            && let Meaning::Call { function, tail: first, args } = self.meaning(place)
        {
            let args = if **first == *tail { *args } else { symbols.keep(call.args) };
            let frame =
                Frame { function: *function, args, inlined: call.is_inlined(), ..Frame::default() };
            self.follow(place);
            return Some(frame);
        }
        let frame = Frame::new(call, symbols);
        let meaning =
            Meaning::Call { function: frame.function, tail: tail.into(), args: frame.args };
        if tail.len() <= LONGEST {
            self.add(head, is_raw, meaning);
        }
        Some(frame)
    }

    /// The place that a line is, if it is one: file and line.
    pub(crate) fn place(
        &mut self,
        text: &[u8],
        is_raw: bool,
        symbols: &mut Symbols,
    ) -> Option<(Symbol, u32)> {
        let at = At::parse(text)?;
        let head = text.get(..text.len() - at.behind.len())?;
        if let Some(place) = self.find(head, is_raw)
            && let Meaning::Place { file, line } = *self.meaning(place)
        {
            self.follow(place);
            return Some((file, line));
        }
        let file = symbols.intern(at.file);
        if !at.file.is_empty() {
            self.add(head, is_raw, Meaning::Place { file, line: at.line });
        }
        Some((file, at.line))
    }

    /// What started a goroutine, from a line that says so.
    pub(crate) fn creator(&mut self, text: &[u8], is_raw: bool, symbols: &mut Symbols) -> Creator {
        let (head, number) = creator_parts(text);
        let goroutine = decimal(&mut Cursor::new(number)).unwrap_or(0);
        if let Some(place) = self.find(head, is_raw)
            && let Meaning::Creator { function, .. } = *self.meaning(place)
        {
            self.follow(place);
            return Creator { function, goroutine, ..Creator::default() };
        }
        let name = head.strip_prefix(b"created by ").unwrap_or(head);
        let plain = name.strip_suffix(IN_GOROUTINE);
        let function = symbols.intern(plain.unwrap_or(name));
        self.add(head, is_raw, Meaning::Creator { function, is_numbered: plain.is_some() });
        Creator { function, goroutine, ..Creator::default() }
    }

    /// What the line at the beginning of the input says, and its length with its end, if
    /// it is an expected one.
    pub(crate) fn ahead(
        &mut self,
        input: &[u8],
        awaited: Awaited,
        symbols: &mut Symbols,
    ) -> Option<(Said, usize)> {
        if input.starts_with(b"goroutine ") {
            return self.header_ahead(input);
        }
        let expected = self.known.get(usize::from(self.last))?.next;
        for place in expected.into_iter().take_while(|&place| place != 0) {
            let Some(known) = self.known.get(usize::from(place)) else { continue };
            if let Some(behind) = input.strip_prefix(&*known.text)
                && known.is_raw
                && let Some((said, length)) = known.meaning.read(behind, awaited, symbols)
            {
                let length = known.text.len() + length;
                self.follow(place);
                return Some((said, length));
            }
        }
        None
    }

    fn header_ahead(&mut self, input: &[u8]) -> Option<(Said, usize)> {
        let line = input.get(..LONGEST).unwrap_or(input);
        let line = line.get(..memchr::memchr(b'\n', line)?)?;
        let (id, behind) = numbered(line)?;
        let place = self.place_of(behind)?;
        let known = self.known.get(usize::from(place)).filter(|known| known.is_raw)?;
        let Meaning::Header(goroutine) = &known.meaning else { return None };
        let goroutine = Goroutine { id, ..goroutine.as_ref().clone() };
        self.last = place;
        Some((Said::Header(goroutine), line.len() + 1))
    }

    fn meaning(&self, place: Place) -> &Meaning {
        self.known.get(usize::from(place)).map_or(&Meaning::Start, |known| &known.meaning)
    }

    fn place_of(&self, text: &[u8]) -> Option<Place> {
        let same = |&place: &Place| {
            self.known.get(usize::from(place)).is_some_and(|known| *known.text == *text)
        };
        self.places.find(FxBuildHasher.hash_one(text), same).copied()
    }

    /// The remembered line, which has come once more.
    fn find(&mut self, text: &[u8], is_raw: bool) -> Option<Place> {
        let place = self.place_of(text)?;
        if let Some(known) = self.known.get_mut(usize::from(place)) {
            known.is_raw |= is_raw;
        }
        Some(place)
    }

    /// Remembers a line behind the last one.
    fn add(&mut self, text: &[u8], is_raw: bool, meaning: Meaning) {
        if let Some(place) = self.learn(text, is_raw, meaning) {
            self.follow(place);
        }
    }

    /// Remembers a line, if there is room.
    fn learn(&mut self, text: &[u8], is_raw: bool, meaning: Meaning) -> Option<Place> {
        if self.known.len() >= MOST_LINES || text.len() > LONGEST {
            return None;
        }
        let place = Place::try_from(self.known.len()).ok()?;
        let Self { known, places, .. } = self;
        known.push(Known { text: text.into(), meaning, is_raw, next: [0; EXPECTED] });
        places.insert_unique(FxBuildHasher.hash_one(text), place, |&place| {
            FxBuildHasher.hash_one(known.get(usize::from(place)).map_or(&[][..], |it| &it.text))
        });
        Some(place)
    }

    /// Goes on to a remembered line, which is expected first from now on.
    fn follow(&mut self, place: Place) {
        if let Some(known) = self.known.get_mut(usize::from(self.last)) {
            let next = &mut known.next;
            let at = next.iter().position(|&it| it == place).unwrap_or(EXPECTED - 1);
            next.copy_within(..at, 1);
            next[0] = place;
        }
        self.last = place;
    }
}

impl Meaning {
    /// What a line says from what stands behind the remembered part, and how long that is
    /// with the end of the line; `None` where it is to be looked at as a whole.
    fn read(
        &self,
        behind: &[u8],
        awaited: Awaited,
        symbols: &mut Symbols,
    ) -> Option<(Said, usize)> {
        match self {
            Self::Call { function, tail, args } if awaited.call => {
                let (args, inlined, length) = arguments(behind, tail, *args, symbols)?;
                let frame = Frame { function: *function, args, inlined, ..Frame::default() };
                Some((Said::Call(frame), length))
            }
            Self::Place { file, line } if awaited.place => {
                let said = Said::Place { file: *file, line: *line };
                Some((said, rest_of_place(behind)?))
            }
            Self::Creator { function, is_numbered } if awaited.creator => {
                let (goroutine, length) = if *is_numbered { number(behind)? } else { (0, 0) };
                let creator = Creator { function: *function, goroutine, ..Creator::default() };
                let ends = behind.get(length) == Some(&b'\n');
                ends.then_some((Said::Creator(creator), length + 1))
            }
            _ => None,
        }
    }
}

/// The arguments behind a parenthesis, whether they stand for an inlined call, and their
/// length up to the end of the line. `first` are those that came first, as `args`.
fn arguments(
    behind: &[u8],
    first: &[u8],
    args: Symbol,
    symbols: &mut Symbols,
) -> Option<(Symbol, bool, usize)> {
    if behind.starts_with(first) && behind.get(first.len()) == Some(&b'\n') {
        return Some((args, first == b"...)", first.len() + 1));
    }
    let line = behind.get(..LONGEST).unwrap_or(behind);
    let line = line.get(..memchr::memchr(b'\n', line)?)?;
    let args = line.strip_suffix(b")").filter(|args| is_args(args))?;
    Some((symbols.keep(args), args == b"...", line.len() + 1))
}

/// Length of what stands behind the line number of a place: offset and registers.
fn rest_of_place(behind: &[u8]) -> Option<usize> {
    let line = behind.get(..LONGEST).unwrap_or(behind);
    let end = memchr::memchr2(b'\n', b':', line)?;
    let ends = line.get(end) == Some(&b'\n') && matches!(line.first(), Some(b'\n' | b' '));
    ends.then_some(end + 1)
}

/// The number of a goroutine, and the length of its digits.
fn number(text: &[u8]) -> Option<(u64, usize)> {
    let mut cursor = Cursor::new(text);
    let number = decimal(&mut cursor)?;
    let length = text.len() - cursor.rest().len();
    (length <= MOST_DIGITS).then_some((number, length))
}

/// The number of the goroutine of a header, and what stands behind it.
fn numbered(text: &[u8]) -> Option<(u64, &[u8])> {
    let mut cursor = Cursor::new(text.strip_prefix(b"goroutine ")?);
    let id = decimal(&mut cursor)?;
    Some((id, cursor.rest()))
}

/// The parts of `created by main.main in goroutine 1` before and from the number on; all
/// of it where there is none.
fn creator_parts(text: &[u8]) -> (&[u8], &[u8]) {
    let digits = text.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (head, number) = text.split_at(text.len() - digits);
    if head.ends_with(IN_GOROUTINE) { (head, number) } else { (text, &[]) }
}
