//! A picture of numbers over time, in characters.

/// The eighths of a character cell, from nothing to full.
const BARS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Draws numbers as bars in `rows` lines of at most `columns` characters, highest line
/// first. Where there are more numbers than columns, each column shows the largest of
/// its share.
pub fn bars(numbers: &[u64], columns: usize, rows: usize) -> Vec<String> {
    let columns = columns.max(1).min(numbers.len());
    let shares: Vec<_> = (0..columns).map(|column| share(numbers, column, columns)).collect();
    let most = shares.iter().copied().max().unwrap_or(0).max(1);
    let eighths = |number: u64| {
        let steps = (rows * 8) as u64;
        usize::try_from(number.saturating_mul(steps).div_ceil(most)).unwrap_or(0)
    };
    let heights: Vec<_> = shares.into_iter().map(eighths).collect();
    (0..rows).rev().map(|row| heights.iter().map(|height| cell(*height, row)).collect()).collect()
}

fn share(numbers: &[u64], column: usize, columns: usize) -> u64 {
    let start = column * numbers.len() / columns;
    let end = (column + 1) * numbers.len() / columns;
    numbers.get(start..end.max(start + 1)).unwrap_or_default().iter().copied().max().unwrap_or(0)
}

fn cell(height: usize, row: usize) -> char {
    let filled = height.saturating_sub(row * 8).min(8);
    BARS.get(filled).copied().unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_number_fills_its_column() {
        assert_eq!(bars(&[0, 4, 8], 10, 1), [" ▄█"]);
        assert_eq!(bars(&[1, 2], 2, 2), [" █", "██"]);
        assert_eq!(bars(&[1, 9, 2, 3], 2, 1), ["█▃"]);
        assert_eq!(bars(&[], 5, 1), [""]);
    }
}
