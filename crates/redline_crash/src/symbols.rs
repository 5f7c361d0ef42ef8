//! Texts that repeat, kept once.
//!
//! A dump of 200,000 goroutines names the same few thousand functions and files
//! again and again; a frame holds their numbers.

use std::fmt;
use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A text of one [`Report`](crate::Report), found again in its [`Symbols`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Symbol(u32);

impl Symbol {
    /// The empty text.
    pub const EMPTY: Self = Self(0);

    /// Whether it is the empty text.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// A number that is the same for the same text of one report.
    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    const fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Symbol({})", self.0)
    }
}

/// Bytes of text that are kept; what comes after is counted and not kept.
const MOST_BYTES: usize = 48 << 20;

/// The texts of one report.
///
/// Bytes that are no UTF-8 stand in them as `\xff`.
#[derive(Clone, Debug)]
pub struct Symbols {
    text: String,
    /// Offset behind each text.
    ends: Vec<u32>,
    numbers: HashTable<Symbol>,
    lost: u64,
}

impl Default for Symbols {
    fn default() -> Self {
        Self { text: String::new(), ends: vec![0], numbers: HashTable::new(), lost: 0 }
    }
}

impl Symbols {
    /// What stands in place of a text that was not kept for want of memory.
    pub const NOT_KEPT: &'static str = "(not kept)";

    /// The text of a symbol; empty for a symbol of another report.
    pub fn text(&self, symbol: Symbol) -> &str {
        self.text.get(self.range(symbol)).unwrap_or_default()
    }

    fn bytes(&self, symbol: Symbol) -> &[u8] {
        self.text.as_bytes().get(self.range(symbol)).unwrap_or_default()
    }

    fn range(&self, symbol: Symbol) -> Range<usize> {
        let index = symbol.index();
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(index).copied().unwrap_or(0);
        start.unwrap_or(0) as usize..end as usize
    }

    /// How many texts were not kept for want of memory.
    pub const fn lost(&self) -> u64 {
        self.lost
    }

    /// The symbol of a text, which is kept if it is new.
    pub(crate) fn intern(&mut self, text: &[u8]) -> Symbol {
        if text.is_empty() {
            return Symbol::EMPTY;
        }
        let hash = FxBuildHasher.hash_one(text);
        let same = |&symbol: &Symbol| self.bytes(symbol) == text;
        if let Some(&symbol) = self.numbers.find(hash, same) {
            return symbol;
        }
        match str::from_utf8(text) {
            Ok(text) if self.has_room(text) => self.add(hash, text),
            Ok(_) => self.lose(),
            Err(_) => self.intern(readable(text).as_bytes()),
        }
    }

    /// As [`Symbols::intern`], for text.
    pub(crate) fn intern_str(&mut self, text: &str) -> Symbol {
        self.intern(text.as_bytes())
    }

    /// Keeps a text that seldom repeats, such as arguments, without looking whether it is
    /// there: the same text gets several symbols.
    pub(crate) fn keep(&mut self, text: &[u8]) -> Symbol {
        if text.is_empty() || text == b"..." {
            return self.intern(text);
        }
        match str::from_utf8(text) {
            Ok(text) if self.has_room(text) => self.push(text),
            Ok(_) => self.lose(),
            Err(_) => self.keep(readable(text).as_bytes()),
        }
    }

    fn has_room(&self, text: &str) -> bool {
        self.text.len() + text.len() <= MOST_BYTES || text == Self::NOT_KEPT
    }

    /// Counts a text that is not kept.
    fn lose(&mut self) -> Symbol {
        self.lost += 1;
        self.intern_str(Self::NOT_KEPT)
    }

    fn add(&mut self, hash: u64, text: &str) -> Symbol {
        let symbol = self.push(text);
        let Self { text: all, ends, numbers, .. } = self;
        numbers.insert_unique(hash, symbol, |&symbol| {
            let index = symbol.index();
            let start = ends.get(index - 1).copied().unwrap_or(0) as usize;
            let end = ends.get(index).copied().unwrap_or(0) as usize;
            FxBuildHasher.hash_one(all.as_bytes().get(start..end).unwrap_or_default())
        });
        symbol
    }

    /// Puts a text behind the others.
    fn push(&mut self, text: &str) -> Symbol {
        let symbol = Symbol(u32::try_from(self.ends.len()).expect("each text takes a byte"));
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).expect("the bytes are bounded"));
        symbol
    }
}

/// Bytes as text: what is UTF-8 as it is, other bytes as `\xff`.
pub(crate) fn readable(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            write!(text, "\\x{byte:02x}").expect("writing to a string does not fail");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let mut symbols = Symbols::default();
        let (a, b) = (symbols.intern(b"main.main"), symbols.intern(b"main.f"));
        assert_eq!((symbols.text(a), symbols.text(b)), ("main.main", "main.f"));
        assert_eq!(symbols.intern(b"main.main"), a);
        assert!(symbols.intern(b"").is_empty());
        let raw = symbols.intern(b"a\xffb");
        assert_eq!(symbols.text(raw), "a\\xffb");
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let mut symbols = Symbols::default();
        let long = vec![b'x'; MOST_BYTES];
        symbols.intern(&long);
        let lost = symbols.intern(b"y");
        assert_eq!((symbols.text(lost), symbols.lost()), (Symbols::NOT_KEPT, 1));
    }
}
