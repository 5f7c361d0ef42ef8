//! How often each basic block was executed, from a profile of `go test -coverprofile`.

use std::collections::BTreeMap;

/// A line and a column of bytes, both from 1.
pub(super) type Place = (u32, u32);

/// By file, as `import/path/file.go`: how often which block was executed.
#[derive(Default)]
pub(super) struct Counters {
    files: BTreeMap<String, BTreeMap<Block, u64>>,
}

/// Where a block begins and ends.
type Block = (Place, Place);

impl Counters {
    /// Adds what lines `file:line.column,line.column statements count` say; others say
    /// nothing.
    pub(super) fn add(&mut self, profile: &str) {
        for (file, block, count) in profile.lines().filter_map(parse_line) {
            let blocks = self.files.entry(file.to_owned()).or_default();
            *blocks.entry(block).or_default() += count;
        }
    }

    /// How often the innermost block around a place was executed.
    pub(super) fn of(&self, file: &str, place: Place) -> u64 {
        let Some(blocks) = self.files.get(file) else { return 0 };
        let begun = blocks.range(..=(place, (u32::MAX, u32::MAX)));
        begun.rev().find(|((_, end), _)| place < *end).map_or(0, |(_, count)| *count)
    }
}

fn parse_line(line: &str) -> Option<(&str, Block, u64)> {
    let (file, rest) = line.rsplit_once(':')?;
    let (span, counts) = rest.split_once(' ')?;
    let (start, end) = span.split_once(',')?;
    let (_, count) = counts.split_once(' ')?;
    Some((file, (place(start)?, place(end)?), count.parse().ok()?))
}

fn place(text: &str) -> Option<Place> {
    let (line, column) = text.split_once('.')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_block_counts() {
        let mut counters = Counters::default();
        counters.add("mode: atomic\na/b.go:3.10,9.2 4 90\na/b.go:5.3,6.20 1 7\n");
        counters.add("mode: atomic\na/b.go:3.10,9.2 4 10\na/c.go:1.1,2.2 1 1\n");
        assert_eq!(counters.of("a/b.go", (4, 1)), 100);
        assert_eq!(counters.of("a/b.go", (6, 19)), 7);
        assert_eq!(counters.of("a/b.go", (6, 20)), 100);
        assert_eq!(counters.of("a/b.go", (9, 2)), 0);
        assert_eq!(counters.of("a/d.go", (1, 1)), 0);
    }
}
