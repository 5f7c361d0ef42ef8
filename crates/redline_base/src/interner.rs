//! Identifiers as integers.

use std::hash::Hasher as _;
use std::sync::Mutex;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

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

/// The names of one file, in front of the shared [`Interner`].
///
/// A file repeats its identifiers many times: this table answers from one small
/// piece of memory without a lock.
pub struct LocalInterner<'a> {
    shared: &'a Interner,
    known: HashTable<(u64, Name)>,
}

impl<'a> LocalInterner<'a> {
    /// An empty table in front of `shared`.
    pub fn new(shared: &'a Interner) -> Self {
        Self { shared, known: HashTable::with_capacity(256) }
    }

    /// The name with this text; bytes that are no UTF-8 are replaced.
    #[inline]
    pub fn intern(&mut self, text: &[u8]) -> Name {
        let hash = hash(text);
        let shared = self.shared;
        let same = |&(h, name): &(u64, Name)| h == hash && shared.text(name).as_bytes() == text;
        if let Some(&(_, name)) = self.known.find(hash, same) {
            return name;
        }
        let name = shared.intern_hashed(hash, &String::from_utf8_lossy(text));
        self.known.insert_unique(hash, (hash, name), |&(h, _)| h);
        name
    }
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
        let mut file = LocalInterner::new(&names);
        let (a, b) = (names.intern("alpha"), file.intern(b"beta"));
        assert_eq!(file.intern(b"alpha"), a);
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
