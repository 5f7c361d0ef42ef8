//! The smallest input that still fails.

/// Removes pieces of `input`, ever smaller ones, as long as `fails` holds for
/// what is left; then makes bytes plain. At most `budget` inputs are tried.
pub fn minimise(input: &[u8], budget: usize, mut fails: impl FnMut(&[u8]) -> bool) -> Vec<u8> {
    let mut best = input.to_vec();
    let mut budget = budget;
    let mut piece = best.len().div_ceil(2);
    while piece > 0 && budget > 0 {
        if !remove_pieces(&mut best, piece, &mut budget, &mut fails) {
            piece /= 2;
        }
    }
    make_plain(&mut best, &mut budget, &mut fails);
    best
}

/// Removes what it can in pieces of one size; whether anything went.
fn remove_pieces(
    best: &mut Vec<u8>,
    piece: usize,
    budget: &mut usize,
    fails: &mut impl FnMut(&[u8]) -> bool,
) -> bool {
    let mut removed = false;
    let mut start = 0;
    while start < best.len() && *budget > 0 {
        let mut shorter = best.clone();
        shorter.drain(start..(start + piece).min(best.len()));
        *budget -= 1;
        if fails(&shorter) {
            *best = shorter;
            removed = true;
        } else {
            start += piece;
        }
    }
    removed
}

/// Replaces bytes that are hard to read.
fn make_plain(best: &mut Vec<u8>, budget: &mut usize, fails: &mut impl FnMut(&[u8]) -> bool) {
    for at in 0..best.len() {
        if best.get(at).is_some_and(u8::is_ascii_graphic) || *budget == 0 {
            continue;
        }
        let mut plainer = best.clone();
        if let Some(byte) = plainer.get_mut(at) {
            *byte = b'a';
        }
        *budget -= 1;
        if fails(&plainer) {
            *best = plainer;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_goes() {
        let input = b"package p\n\n((((x!((((\x00\x01y))))))\n";
        let fails = |it: &[u8]| it.contains(&b'!') && it.split(|it| *it == b')').count() >= 3;
        assert_eq!(minimise(input, 10_000, fails), b"!))");
    }

    #[test]
    fn the_budget_is_kept() {
        let mut tried = 0;
        let input = [b'x'; 1000];
        let best = minimise(&input, 10, |_| {
            tried += 1;
            false
        });
        assert_eq!((best.len(), tried), (1000, 10));
    }
}
