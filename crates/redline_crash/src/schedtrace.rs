//! Lines of `GODEBUG=schedtrace=…`, as data.
//!
//! `SCHED 103ms: gomaxprocs=2 idleprocs=1 threads=5 spinningthreads=0 … runqueue=0 [0 0]`.

use crate::Extent;
use crate::scan::{Cursor, decimal};

/// What the scheduler said of itself at one time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SchedSample {
    /// Milliseconds since the start of the process.
    pub at_ms: u64,
    /// Each `name=number` of the line, in its order.
    pub counts: Vec<(String, u64)>,
    /// Goroutines that wait in the queue of each processor.
    pub local_queues: Vec<u64>,
    /// Where it stands in the input.
    pub at: Extent,
}

impl SchedSample {
    /// A count by its name, such as `runqueue`.
    pub fn count(&self, name: &str) -> Option<u64> {
        self.counts.iter().find(|(key, _)| key == name).map(|&(_, count)| count)
    }

    /// Goroutines that could run and did not.
    pub fn waiting(&self) -> u64 {
        self.count("runqueue").unwrap_or(0).saturating_add(self.local_queues.iter().sum())
    }
}

/// Reads a line; `None` if it is none.
pub(crate) fn parse(text: &[u8], at: Extent) -> Option<SchedSample> {
    let mut cursor = Cursor::new(text.strip_prefix(b"SCHED ")?);
    let at_ms = decimal(&mut cursor)?;
    if !cursor.eat(b"ms: ") {
        return None;
    }
    let rest = cursor.rest();
    let queues = memchr::memchr(b'[', rest).unwrap_or(rest.len());
    let (counts, queues) = rest.split_at(queues);
    let counts: Vec<_> = counts.split(|&byte| byte == b' ').filter_map(count).collect();
    let queues = queues.split(|byte| !byte.is_ascii_digit());
    let local_queues = queues.filter_map(|queue| decimal(&mut Cursor::new(queue))).collect();
    (!counts.is_empty()).then_some(SchedSample { at_ms, counts, local_queues, at })
}

fn count(word: &[u8]) -> Option<(String, u64)> {
    let mut cursor = Cursor::new(word);
    let name = cursor.until(b"=")?;
    let count = decimal(&mut cursor)?;
    Some((str::from_utf8(name).ok()?.to_owned(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read() {
        let line = b"SCHED 103ms: gomaxprocs=2 idleprocs=1 threads=5 runqueue=3 [1 4] extra=x";
        let sample = parse(line, Extent::default()).unwrap();
        assert_eq!((sample.at_ms, sample.count("threads"), sample.waiting()), (103, Some(5), 8));
        assert_eq!(parse(b"SCHED 1ms", Extent::default()), None);
    }
}
