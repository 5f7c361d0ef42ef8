//! Two dumps of one program, compared.

use std::collections::BTreeMap;

use crate::fingerprint::normalised;
use crate::{Goroutine, Symbols};

/// Goroutines of one kind in two dumps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What they wait for.
    pub state: String,
    /// Their functions, innermost first, without what the compiler numbers.
    pub functions: Vec<String>,
    /// What started them.
    pub creator: Option<String>,
    /// How many there were.
    pub before: usize,
    /// How many there are.
    pub after: usize,
    /// The longest wait among those of the later dump, in minutes.
    pub longest_wait: u64,
}

impl Change {
    /// By how much there are more; negative for fewer.
    pub fn growth(&self) -> i64 {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        count(self.after).saturating_sub(count(self.before))
    }
}

/// A dump with the texts of its report.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The goroutines.
    pub goroutines: &'a [Goroutine],
    /// What their symbols mean.
    pub symbols: &'a Symbols,
}

type Key = (String, Vec<String>, Option<String>);

/// What has changed from one dump to a later one: what has grown first, then what has
/// shrunk; what is as it was is left out.
pub fn diff(before: Side<'_>, after: Side<'_>) -> Vec<Change> {
    let mut counts: BTreeMap<Key, (usize, usize, u64)> = BTreeMap::new();
    for goroutine in before.goroutines {
        counts.entry(key(goroutine, before.symbols)).or_default().0 += 1;
    }
    for goroutine in after.goroutines {
        let count = counts.entry(key(goroutine, after.symbols)).or_default();
        count.1 += 1;
        count.2 = count.2.max(goroutine.wait_minutes);
    }
    let changes = counts.into_iter().map(|((state, functions, creator), count)| {
        let (before, after, longest_wait) = count;
        Change { state, functions, creator, before, after, longest_wait }
    });
    let mut changes: Vec<_> = changes.filter(|change| change.growth() != 0).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.growth()));
    changes
}

fn key(goroutine: &Goroutine, symbols: &Symbols) -> Key {
    let functions = goroutine.frames.iter().map(|it| normalised(symbols.text(it.function)));
    let mut functions: Vec<_> = functions.collect();
    functions.dedup();
    let creator = goroutine.created_by.as_ref();
    (
        symbols.text(goroutine.state).to_owned(),
        functions,
        creator.map(|creator| normalised(symbols.text(creator.function))),
    )
}
