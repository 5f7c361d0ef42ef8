//! Identifiers as integers.

use std::hash::Hasher as _;
use std::sync::Mutex;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::ShortText;

crate::define_id!(
    /// An interned identifier. Two names of one [`Interner`] are equal exactly
    /// when their texts are.
    ///
    /// The numbers depend on which thread came first, so nothing that is printed
    /// may be ordered by them: sort by text.
    pub Name
);

/// Number of independently locked tables; a power of two.
const SHARDS: usize = 16;

/// All names of a run. Shared by every worker; reading a name takes no lock.
pub struct Interner {
    texts: boxcar::Vec<Box<str>>,
    shards: [Mutex<HashTable<(u64, Name)>>; SHARDS],
}

impl Interner {
    /// An empty interner.
    pub fn new() -> Self {
        Self { texts: boxcar::Vec::new(), shards: [const { Mutex::new(HashTable::new()) }; SHARDS] }
    }

    /// The name with this text.
    pub fn intern(&self, text: &str) -> Name {
        self.intern_hashed(hash(text.as_bytes()), text)
    }

    /// The name with this text, or `None` if nobody has interned it.
    pub fn find(&self, text: &str) -> Option<Name> {
        let hash = hash(text.as_bytes());
        let table = self.shard(hash);
        table.find(hash, |&(h, name)| h == hash && self.text(name) == text).map(|&(_, name)| name)
    }

    fn intern_hashed(&self, hash: u64, text: &str) -> Name {
        let mut table = self.shard(hash);
        let found = table.find(hash, |&(h, name)| h == hash && self.text(name) == text);
        if let Some(&(_, name)) = found {
            return name;
        }
        let name = Name::new(self.texts.push(text.into()));
        table.insert_unique(hash, (hash, name), |&(h, _)| h);
        name
    }

    /// The text of a name of this interner; empty for a name of another one.
    pub fn text(&self, name: Name) -> &str {
        self.texts.get(name.index()).map_or("", |text| text)
    }

    fn shard(&self, hash: u64) -> std::sync::MutexGuard<'_, HashTable<(u64, Name)>> {
        let index = (hash >> 32) as usize % SHARDS;
        // A panic between find and insert leaves the table whole, so a poisoned
        // lock is as good as any.
        self.shards[index].lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Default for Interner {
    fn default() -> Self {
        Self::new()
    }
}

/// The names that one worker has met, in front of the shared [`Interner`].
///
/// Files repeat their identifiers many times: this table answers without a lock,
/// and for short names with two integer comparisons.
pub struct LocalInterner {
    /// The short names of late, each at the place its hash gives: small enough to
    /// stay in the cache nearest to the processor.
    recent: Vec<Option<Short>>,
    short: HashTable<Short>,
    long: HashTable<Long>,
    /// The texts of `long`, one behind the other.
    texts: Vec<u8>,
}

/// Number of names in [`LocalInterner::recent`]; a power of two.
const RECENT: usize = 8192;

/// A short name.
#[derive(Clone, Copy)]
struct Short {
    key: ShortText,
    name: Name,
}

/// A longer name.
struct Long {
    hash: u64,
    start: usize,
    len: usize,
    name: Name,
}

impl LocalInterner {
    /// The name with this text. Bytes that are no UTF-8 are replaced.
    pub fn intern(&mut self, shared: &Interner, text: &[u8]) -> Name {
        if text.len() <= ShortText::LIMIT {
            self.intern_short(shared, ShortText::of(text), || text)
        } else {
            self.intern_long(shared, text)
        }
    }

    /// The name whose text is `key`; it is taken from `text` if it is new.
    #[inline]
    pub fn intern_short<'a>(
        &mut self,
        shared: &Interner,
        key: ShortText,
        text: impl FnOnce() -> &'a [u8],
    ) -> Name {
        let hash = hash_key(key);
        match self.recent[place_of(hash)] {
            Some(short) if short.key == key => short.name,
            _ => self.intern_rare(shared, key, text()),
        }
    }

    /// As [`Self::intern_short`], for a name that is not among the recent ones.
    #[cold]
    fn intern_rare(&mut self, shared: &Interner, key: ShortText, text: &[u8]) -> Name {
        let hash = hash_key(key);
        let entry = self.short.entry(hash, |short| short.key == key, |short| hash_key(short.key));
        let new = || Short { key, name: shared.intern(&String::from_utf8_lossy(text)) };
        let short = *entry.or_insert_with(new).get();
        self.recent[place_of(hash)] = Some(short);
        short.name
    }

    #[cold]
    fn intern_long(&mut self, shared: &Interner, text: &[u8]) -> Name {
        let hash = hash(text);
        let texts = &self.texts;
        let same = |long: &Long| long.hash == hash && texts[long.start..][..long.len] == *text;
        if let Some(long) = self.long.find(hash, same) {
            return long.name;
        }
        let name = shared.intern_hashed(hash, &String::from_utf8_lossy(text));
        let long = Long { hash, start: self.texts.len(), len: text.len(), name };
        self.texts.extend_from_slice(text);
        self.long.insert_unique(hash, long, |long| long.hash);
        name
    }
}

impl Default for LocalInterner {
    fn default() -> Self {
        let (short, long) = (HashTable::new(), HashTable::new());
        Self { recent: vec![None; RECENT], short, long, texts: Vec::new() }
    }
}

/// Where [`LocalInterner::recent`] has the name with this hash.
#[inline]
fn place_of(hash: u64) -> usize {
    (hash >> 32) as usize % RECENT
}

/// Mixes the halves so that the upper and the lower bits depend on each byte.
#[inline]
fn hash_key(key: ShortText) -> u64 {
    const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
    const SECOND: u64 = 0xd6e8_feb8_6659_fd93;
    let [low, high] = key.halves();
    let product = u128::from(low ^ SECOND) * u128::from(high.rotate_left(32) ^ FIRST ^ low);
    #[expect(clippy::cast_possible_truncation, reason = "both halves go into the result")]
    let folded = (product >> 64) as u64 ^ product as u64;
    folded.wrapping_mul(FIRST)
}

#[inline]
fn hash(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_when_their_texts_are() {
        let names = Interner::new();
        let mut file = LocalInterner::default();
        let mut intern = |text: &str| file.intern(&names, text.as_bytes());
        let (a, b) = (names.intern("alpha"), intern("beta"));
        assert_eq!((intern("alpha"), intern("beta")), (a, b));
        for text in ["a_name_of_more_than_16_bytes", "a_name_of_16_byt", "a_name_of_17_byte"] {
            assert_eq!((intern(text), intern(text)), (names.intern(text), intern(text)));
            assert_eq!(names.text(intern(text)), text);
        }
        assert_eq!(names.intern("beta"), b);
        assert_ne!(a, b);
        assert_eq!((names.text(a), names.text(b)), ("alpha", "beta"));
        assert_eq!((names.find("beta"), names.find("gamma")), (Some(b), None));
    }

    #[test]
    fn threads_agree() {
        let names = Interner::new();
        let texts: Vec<String> = (0..2000).map(|i| format!("name{}", i % 500)).collect();
        let all = std::thread::scope(|scope| {
            let worker = || texts.iter().map(|text| names.intern(text)).collect::<Vec<_>>();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(all.iter().all(|one| *one == all[0]));
        assert_eq!(names.text(all[3][7]), "name7");
    }
}
