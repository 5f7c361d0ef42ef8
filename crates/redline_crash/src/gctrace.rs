//! Lines of `GODEBUG=gctrace=1`, as data.
//!
//! `gc 1 @0.012s 3%: 0.047+0.21+0.006 ms clock, 0.09+0.1/0.2/0+0.01 ms cpu, 4->4->1 MB,
//! 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)`. Parts have come and gone between
//! releases; what is missing is absent, what is new is passed over.

use crate::Extent;
use crate::scan::{Cursor, decimal, holds};

/// One run of the garbage collector.
#[derive(Clone, PartialEq, Debug)]
pub struct GcCycle {
    /// Its number, from 1 on in each process.
    pub number: u64,
    /// Seconds since the start of the process.
    pub at_seconds: f64,
    /// Share of the processor time spent on collection since the start, in percent.
    pub cpu_percent: f64,
    /// Milliseconds on the wall in which the program stood still: both ends of the cycle.
    pub pause_ms: f64,
    /// Milliseconds on the wall that the cycle took.
    pub clock_ms: f64,
    /// Megabytes of heap at its beginning.
    pub heap_before_mb: u64,
    /// Megabytes of heap at its end.
    pub heap_after_mb: u64,
    /// Megabytes that were live.
    pub live_mb: u64,
    /// Megabytes at which it was to begin; `None` where the line was cut.
    pub goal_mb: Option<u64>,
    /// Processors that were used; `None` where the line was cut.
    pub processors: Option<u64>,
    /// Whether the program asked for it.
    pub forced: bool,
    /// Where it stands in the input.
    pub at: Extent,
}

/// Reads a line; `None` if it is none, or cut before the sizes of the heap.
pub(crate) fn parse(text: &[u8], at: Extent) -> Option<GcCycle> {
    let mut cursor = Cursor::new(text.strip_prefix(b"gc ")?);
    let number = decimal(&mut cursor)?;
    if !cursor.eat(b" @") {
        return None;
    }
    let at_seconds = fraction(&mut cursor)?;
    if !cursor.eat(b"s ") {
        return None;
    }
    let cpu_percent = fraction(&mut cursor)?;
    if !cursor.eat(b"%: ") {
        return None;
    }
    let phases = phases(cursor.until(b" ms clock")?)?;
    let mut heap = heap(cursor.rest())?.into_iter();
    Some(GcCycle {
        number,
        at_seconds,
        cpu_percent,
        pause_ms: phases.first().unwrap_or(&0.0) + phases.last().unwrap_or(&0.0),
        clock_ms: phases.iter().sum(),
        heap_before_mb: heap.next()?,
        heap_after_mb: heap.next()?,
        live_mb: heap.next()?,
        goal_mb: before(text, b" MB goal"),
        processors: before(text, b" P"),
        forced: holds(text, "(forced)"),
        at,
    })
}

/// Milliseconds of each phase, joined by `+`.
fn phases(text: &[u8]) -> Option<Vec<f64>> {
    text.split(|&byte| byte == b'+').map(|phase| fraction(&mut Cursor::new(phase))).collect()
}

/// The three sizes of `4->4->1 MB`.
fn heap(text: &[u8]) -> Option<[u64; 3]> {
    let arrow = memchr::memmem::find(text, b"->")?;
    let start = text.get(..arrow)?.iter().rposition(|byte| !byte.is_ascii_digit())? + 1;
    let mut cursor = Cursor::new(text.get(start..)?);
    let before = decimal(&mut cursor)?;
    let after = cursor.eat(b"->").then(|| decimal(&mut cursor))??;
    let live = cursor.eat(b"->").then(|| decimal(&mut cursor))??;
    Some([before, after, live])
}

/// The number before a text.
fn before(text: &[u8], unit: &[u8]) -> Option<u64> {
    let end = memchr::memmem::find(text, unit)?;
    let head = text.get(..end)?;
    let start = head.iter().rposition(|byte| !byte.is_ascii_digit())? + 1;
    decimal(&mut Cursor::new(head.get(start..)?))
}

fn fraction(cursor: &mut Cursor<'_>) -> Option<f64> {
    let digits = cursor.take_while(|byte| byte.is_ascii_digit() || byte == b'.');
    str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "gc 2 @0.012s 3%: 0.047+0.21+0.006 ms clock, 0.09+0.1/0.2/0+0.01 ms cpu, 14->15->1 MB, 24 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)";

    #[test]
    fn a_line_is_read() {
        let cycle = parse(LINE.as_bytes(), Extent::default()).unwrap();
        assert_eq!((cycle.number, cycle.forced, cycle.processors), (2, true, Some(2)));
        assert_eq!((cycle.heap_before_mb, cycle.heap_after_mb, cycle.live_mb), (14, 15, 1));
        assert_eq!(cycle.goal_mb, Some(24));
        assert!((cycle.pause_ms - 0.053).abs() < 1e-9 && (cycle.clock_ms - 0.263).abs() < 1e-9);
    }

    #[test]
    fn a_line_may_be_cut_anywhere() {
        for end in 0..LINE.len() {
            let cycle = parse(&LINE.as_bytes()[..end], Extent::default());
            assert!(cycle.is_none() || end > 80, "{end}");
        }
    }
}
