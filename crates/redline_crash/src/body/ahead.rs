//! Lines of a dump that are read where they stand: those that repeat earlier ones.

use super::{Body, Part, Section, Wanted};
use crate::line::Ahead;
use crate::trail::{Awaited, Said};
use crate::{Extent, Frame, Symbols};

impl Body {
    /// Reads lines from the beginning of the input on as long as they are expected ones.
    /// Each does what it would have done line by line.
    pub(crate) fn read_ahead(&mut self, input: &[u8], at: Extent, symbols: &mut Symbols) -> Ahead {
        let mut ahead = Ahead::default();
        while let Some(length) = self.line_ahead(input, ahead, at, symbols) {
            ahead.bytes += length;
            ahead.lines += 1;
        }
        ahead
    }

    /// Reads the line behind those that were read; its length with its end.
    fn line_ahead(
        &mut self,
        input: &[u8],
        before: Ahead,
        at: Extent,
        symbols: &mut Symbols,
    ) -> Option<usize> {
        let rest = input.get(before.bytes..)?;
        if self.foreign > 0 {
            return None;
        }
        if rest.first() == Some(&b'\n') {
            self.close();
            return Some(1);
        }
        let (said, length) = self.trail.ahead(rest, self.awaited(), symbols)?;
        let start = at.start + before.bytes as u64;
        let at = Extent { start, end: start + length as u64, line: at.line + before.lines };
        if self.take(said, at) != Part::Taken {
            return None;
        }
        self.at = self.at.to(at);
        self.cut_off = false;
        Some(length)
    }

    /// The lines that would be part of the dump now, beside headers.
    fn awaited(&self) -> Awaited {
        let in_goroutine = !matches!(self.section, Section::Nothing | Section::Runtime);
        Awaited {
            call: self.section != Section::Nothing,
            place: matches!(self.wanted, Wanted::Place(_) | Wanted::CreatorPlace),
            creator: in_goroutine && !self.goroutines.is_empty(),
        }
    }

    fn take(&mut self, said: Said, at: Extent) -> Part {
        match said {
            Said::Header(goroutine) if !self.may_follow(&goroutine) => Part::Over,
            Said::Header(goroutine) => self.begin_goroutine(crate::Goroutine { at, ..goroutine }),
            Said::Call(frame) => self.begin_frame(frame),
            Said::Creator(creator) => self.begin_creator(creator),
            Said::Place { file, line } => {
                match std::mem::replace(&mut self.wanted, Wanted::Call) {
                    Wanted::Place(frame) => self.push_frame(Frame { file, line, ..frame }),
                    _ => self.place_creator(file, line),
                }
                Part::Taken
            }
        }
    }
}
