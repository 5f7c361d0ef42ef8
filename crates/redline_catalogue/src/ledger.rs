//! Every code that redline ever gave out.

/// One line of the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// The code in words.
    pub name: &'static str,
    /// First release, as `major.minor`, that reported it.
    pub since: &'static str,
    /// Whether it is reported no more.
    pub retired: bool,
}

/// The codes ever given out, in the order of the file.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Ledger {
    /// The lines that can be read.
    pub entries: Vec<Entry>,
    /// The lines that cannot.
    pub unreadable: Vec<&'static str>,
}

impl Ledger {
    /// The ledger of this release.
    pub fn current() -> Self {
        Self::parse(include_str!("../ledger.txt"))
    }

    /// Reads a ledger: an entry a line; empty lines and lines that begin with `#` do
    /// not count.
    pub fn parse(text: &'static str) -> Self {
        let mut ledger = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match entry(line) {
                Some(entry) => ledger.entries.push(entry),
                None => ledger.unreadable.push(line),
            }
        }
        ledger
    }

    /// The entry of a code.
    pub fn get(&self, code: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.code == code)
    }
}

fn entry(line: &'static str) -> Option<Entry> {
    let words: Vec<_> = line.split(' ').collect();
    match *words.as_slice() {
        [code, name, since] => Some(Entry { code, name, since, retired: false }),
        [code, name, since, "retired"] => Some(Entry { code, name, since, retired: true }),
        _ => None,
    }
}
