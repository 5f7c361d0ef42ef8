//! Goroutines that do the same, counted together.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::fingerprint::normalised;
use crate::{Goroutine, Symbol, Symbols};

/// When goroutines are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// State and each line of each call are the same.
    Exact,
    /// State and the functions are the same, wherever in them they are, and however often
    /// one calls itself.
    Similar,
    /// The same statement started them.
    Creator,
}

/// Goroutines that are alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// Indexes of the goroutines, in the order of the dump.
    pub members: Vec<usize>,
    /// The shortest and the longest time that one of them waits, in minutes.
    pub wait_minutes: (u64, u64),
    /// How many are locked to their thread.
    pub locked: usize,
    /// How many the collector found to be leaked.
    pub leaked: usize,
}

impl Group {
    /// How many there are.
    pub const fn count(&self) -> usize {
        self.members.len()
    }

    /// The one that stands for all.
    pub fn first<'a>(&self, goroutines: &'a [Goroutine]) -> Option<&'a Goroutine> {
        goroutines.get(*self.members.first()?)
    }

    fn add(&mut self, index: usize, goroutine: &Goroutine) {
        self.members.push(index);
        let (least, most) = self.wait_minutes;
        let minutes = goroutine.wait_minutes;
        self.wait_minutes = (least.min(minutes), most.max(minutes));
        self.locked += usize::from(goroutine.locked_to_thread);
        self.leaked += usize::from(goroutine.leaked);
    }
}

/// The groups, largest first; those of a size in the order of the dump.
pub fn groups(goroutines: &[Goroutine], likeness: Likeness, symbols: &Symbols) -> Vec<Group> {
    let mut keys = Keys::new(likeness, symbols);
    let mut numbers: HashMap<Vec<u32>, usize, FxBuildHasher> = HashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    let mut key = Vec::new();
    for (index, goroutine) in goroutines.iter().enumerate() {
        key.clear();
        keys.put(goroutine, &mut key);
        let number = *numbers.entry_ref(key.as_slice()).or_insert(groups.len());
        if number == groups.len() {
            let minutes = goroutine.wait_minutes;
            let wait_minutes = (minutes, minutes);
            groups.push(Group { members: Vec::new(), wait_minutes, locked: 0, leaked: 0 });
        }
        if let Some(group) = groups.get_mut(number) {
            group.add(index, goroutine);
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.count()));
    groups
}

/// What has to be the same, as numbers.
struct Keys<'a> {
    likeness: Likeness,
    symbols: &'a Symbols,
    /// Functions without what the compiler numbers, by their first spelling.
    plain: HashMap<Symbol, u32, FxBuildHasher>,
    spellings: HashMap<String, u32, FxBuildHasher>,
}

impl<'a> Keys<'a> {
    fn new(likeness: Likeness, symbols: &'a Symbols) -> Self {
        Self { likeness, symbols, plain: HashMap::default(), spellings: HashMap::default() }
    }

    /// Puts the key of a goroutine: as many numbers as each key of the kind begins with, then
    /// those of its calls.
    fn put(&mut self, goroutine: &Goroutine, key: &mut Vec<u32>) {
        let creator = goroutine.created_by.unwrap_or_default();
        if self.likeness == Likeness::Similar {
            key.extend([goroutine.state.number(), self.plain(creator.function)]);
            // Calls of itself count once.
            let mut last = None;
            for frame in goroutine.frames.iter() {
                let function = self.plain(frame.function);
                if last.replace(function) != Some(function) {
                    key.push(function);
                }
            }
            return;
        }
        key.extend([creator.function.number(), creator.file.number(), creator.line]);
        if self.likeness == Likeness::Exact {
            let frames = goroutine.frames.iter();
            key.push(goroutine.state.number());
            key.extend(frames.flat_map(|it| [it.function.number(), it.file.number(), it.line]));
        }
    }

    fn plain(&mut self, function: Symbol) -> u32 {
        let Self { symbols, plain, spellings, .. } = self;
        *plain.entry(function).or_insert_with(|| {
            let next = u32::try_from(spellings.len()).unwrap_or(u32::MAX);
            *spellings.entry(normalised(symbols.text(function))).or_insert(next)
        })
    }
}

/// The goroutine that has waited longest; `None` where none has waited a minute.
pub fn longest_waiting(goroutines: &[Goroutine]) -> Option<&Goroutine> {
    let waiting = goroutines.iter().filter(|it| it.wait_minutes > 0);
    waiting.rev().max_by_key(|goroutine| goroutine.wait_minutes)
}
