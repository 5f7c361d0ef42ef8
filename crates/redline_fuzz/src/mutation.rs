//! Small changes to an input, each of a kind that has broken readers of text.

use crate::corpus::Corpus;
use crate::random::Random;

/// Longest input that is made by changing another, in bytes.
const LONGEST: usize = 1 << 16;

/// Most repetitions of a short piece: deep nesting.
const DEEPEST: usize = 1 << 12;

/// Bytes and sequences with a meaning of their own to readers of text.
const SPECIAL: [&[u8]; 14] = [
    b"\0",
    b"\r",
    b"\n",
    b"\r\n",
    b"\x1b",
    b"\x7f",
    b"\x80",
    b"\xff",
    b"\xc0\x80",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80\xa8",
    b"\xd9\xa0",
];

/// Changes an input in one way.
pub(crate) fn mutate(input: &mut Vec<u8>, corpus: &Corpus, random: &mut Random) {
    match random.below(10) {
        0 => flip(input, random),
        1 => replace(input, random),
        2 => insert(input, &[random.byte()], random),
        3 => insert(input, random.choose(&SPECIAL).copied().unwrap_or_default(), random),
        4 | 5 => insert(input, random.choose(&corpus.words).map_or(&[], Vec::as_slice), random),
        6 => remove(input, random),
        7 => repeat(input, random),
        8 => splice(input, corpus, random),
        _ => input.truncate(random.below(input.len())),
    }
    input.truncate(LONGEST);
}

fn flip(input: &mut [u8], random: &mut Random) {
    let at = random.below(input.len());
    if let Some(byte) = input.get_mut(at) {
        *byte ^= 1 << random.below(8);
    }
}

fn replace(input: &mut [u8], random: &mut Random) {
    let at = random.below(input.len());
    if let Some(byte) = input.get_mut(at) {
        *byte = random.byte();
    }
}

fn insert(input: &mut Vec<u8>, piece: &[u8], random: &mut Random) {
    let at = random.below(input.len() + 1);
    input.splice(at..at, piece.iter().copied());
}

fn remove(input: &mut Vec<u8>, random: &mut Random) {
    input.drain(range(input, random));
}

/// Repeats a piece, mostly a few times and sometimes very often.
fn repeat(input: &mut Vec<u8>, random: &mut Random) {
    let range = range(input, random);
    let at = range.end;
    let piece: Vec<u8> = input.get(range).unwrap_or_default().to_vec();
    let most = if random.below(16) == 0 { DEEPEST } else { 8 };
    let times = random.below(most).min(LONGEST / piece.len().max(1));
    input.splice(at..at, piece.repeat(times));
}

/// Puts a piece of another input into this one.
fn splice(input: &mut Vec<u8>, corpus: &Corpus, random: &mut Random) {
    let Some(other) = random.choose(&corpus.inputs) else { return };
    let piece = other.get(range(other, random)).unwrap_or_default();
    insert(input, piece, random);
}

/// A range inside the input, mostly a short one.
fn range(input: &[u8], random: &mut Random) -> std::ops::Range<usize> {
    let start = random.below(input.len() + 1);
    let left = input.len() - start;
    let longest = if random.below(4) == 0 { left } else { left.min(16) };
    start..start + random.below(longest + 1)
}
