//! Copies of a crash: what `debug.SetCrashOutput` wrote to a file beside standard error.
//!
//! A copy shows the same goroutines, calls and arguments in each of its frames. A fatal
//! error that lacks its message is a copy of one that has it: some releases leave the
//! message out of the file. Any other crash is taken for a copy only if it is all that its
//! input holds and another input has the same: within one input it may be the next run.

use std::collections::{BTreeMap, BTreeSet};

use crate::fingerprint::Fnv;
use crate::render::Input;
use crate::{Frame, Goroutine, Incident, Kind, Symbols};

/// Input and index of an incident.
type Place = (usize, usize);

/// Incidents that show the same goroutines, by what they can be.
#[derive(Default)]
struct Alike {
    /// With a message, among other output.
    within: Vec<Place>,
    /// With a message, and all that the input holds.
    alone: Vec<Place>,
    /// Without a message.
    unsaid: Vec<Place>,
}

/// Leaves of each crash the one that tells most; the report of a copy says whose it is.
pub fn merge(inputs: &mut [Input]) {
    let mut copies: BTreeMap<Place, Place> = BTreeMap::new();
    for alike in alike(inputs) {
        alike.pair(&mut copies);
    }
    let told: Vec<_> = copies.into_iter().map(|(copy, of)| (copy, told(inputs, of))).collect();
    // From the last on, so that the indexes before stay what they are.
    for (copy, told) in told.iter().rev() {
        drop_copy(inputs, *copy, told);
    }
}

/// The incidents that show the same goroutines as another.
fn alike(inputs: &[Input]) -> Vec<Alike> {
    // Few incidents have as many goroutines and calls as another: only these are compared.
    let mut sizes: BTreeMap<(usize, usize), Vec<Place>> = BTreeMap::new();
    for (place, _, incident) in incidents(inputs) {
        if incident.frame_count() > 0 && incident.accesses.is_empty() {
            let size = (incident.goroutines.len(), incident.frame_count());
            sizes.entry(size).or_default().push(place);
        }
    }
    sizes.retain(|_, places| places.len() > 1);
    let compared: BTreeSet<Place> = sizes.into_values().flatten().collect();
    let mut alike: BTreeMap<u64, Alike> = BTreeMap::new();
    for (place, input, incident) in incidents(inputs).filter(|it| compared.contains(&it.0)) {
        let number = digest(&incident.goroutines, &input.report.symbols);
        alike.entry(number).or_default().of(input, incident).push(place);
    }
    alike.into_values().collect()
}

fn incidents(inputs: &[Input]) -> impl Iterator<Item = (Place, &Input, &Incident)> {
    inputs.iter().enumerate().flat_map(|(number, input)| {
        let incidents = input.report.incidents.iter().enumerate();
        incidents.map(move |(index, incident)| ((number, index), input, incident))
    })
}

impl Alike {
    fn of(&mut self, input: &Input, incident: &Incident) -> &mut Vec<Place> {
        if incident.message.is_empty() && matches!(incident.kind, Kind::Fatal | Kind::Throw) {
            &mut self.unsaid
        } else if is_all(input, incident) {
            &mut self.alone
        } else {
            &mut self.within
        }
    }

    /// Gives each copy an original; an original has one copy.
    fn pair(&self, copies: &mut BTreeMap<Place, Place>) {
        let mut originals: Vec<_> = self.within.iter().chain(&self.alone).copied().collect();
        for copy in self.unsaid.iter().chain(self.alone.iter().rev()) {
            let is_unsaid = self.unsaid.contains(copy);
            let fits = |it: &Place| it != copy && (is_unsaid || it.0 != copy.0);
            if copies.values().any(|original| original == copy) {
                continue;
            }
            let Some(at) = originals.iter().position(fits) else { continue };
            copies.insert(*copy, originals.remove(at));
            originals.retain(|it| it != copy);
        }
    }
}

/// Whether the incident is all that its input holds.
fn is_all(input: &Input, incident: &Incident) -> bool {
    let report = &input.report;
    let alone = report.incidents.len() == 1 && report.dumps.is_empty();
    alone && incident.at.start <= 1 && report.bytes.saturating_sub(incident.at.end) <= 1
}

/// Where an incident stands.
fn told(inputs: &[Input], place: Place) -> String {
    let input = inputs.get(place.0);
    let line = input.and_then(|input| input.report.incidents.get(place.1)).map(|it| it.at.line);
    format!("{}:{}", input.map_or("", |input| &input.name), line.unwrap_or_default())
}

/// Takes a copy out of its report, and notes whose it is.
fn drop_copy(inputs: &mut [Input], copy: Place, told: &str) {
    let Some(report) = inputs.get_mut(copy.0).map(|input| &mut input.report) else { return };
    let at = report.incidents.remove(copy.1).at;
    report.note(at, format!("the same crash as {told}, goroutine for goroutine: a copy of it"));
    report.notes.sort_by_key(|note| note.at);
}

/// A number that is the same for the same goroutines, calls and arguments, whatever input
/// they stand in.
fn digest(goroutines: &[Goroutine], symbols: &Symbols) -> u64 {
    let mut hash = Fnv::default();
    for goroutine in goroutines {
        hash.add(&format!("{} {}", goroutine.id, goroutine.wait_minutes));
        hash.add(symbols.text(goroutine.state));
        goroutine.frames.iter().for_each(|frame| add_frame(&mut hash, *frame, symbols));
        if let Some(creator) = goroutine.created_by.as_ref() {
            hash.add(symbols.text(creator.function));
        }
    }
    hash.number()
}

fn add_frame(hash: &mut Fnv, frame: Frame, symbols: &Symbols) {
    for text in [frame.function, frame.args, frame.file] {
        hash.add(symbols.text(text));
    }
    hash.add(&frame.line.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANIC: &str = "panic: x\n\ngoroutine 1 [running]:\nmain.f(0xc000)\n\t/m.go:7 +0x1\n";
    const FATAL: &str = "fatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:\nsync.fatal({0x1, 0x2})\n\t/p.go:9 +0x1\nmain.f(0xc000)\n\t/m.go:7 +0x1\n";

    /// How many incidents are left of each input.
    fn left(texts: &[&str]) -> Vec<usize> {
        let input =
            |text: &&str| Input { name: "input".to_owned(), report: crate::read(text.as_bytes()) };
        let mut inputs: Vec<_> = texts.iter().map(input).collect();
        merge(&mut inputs);
        inputs.iter().map(|input| input.report.incidents.len()).collect()
    }

    #[test]
    fn a_file_that_is_a_copy_is_told_once() {
        let log = format!("working\n{PANIC}exit status 2\n");
        assert_eq!(left(&[&log, PANIC]), [1, 0]);
        assert_eq!(left(&[PANIC, &log]), [0, 1]);
        assert_eq!(left(&[PANIC, PANIC]), [1, 0]);
        assert_eq!(left(&[&log, PANIC, PANIC]), [1, 1, 0], "a crash has one copy");
    }

    #[test]
    fn the_next_run_is_no_copy() {
        let twice = format!("{PANIC}restarted\n{PANIC}");
        assert_eq!(left(&[&twice]), [2]);
        assert_eq!(left(&[&twice, &twice]), [2, 2]);
        let other = PANIC.replace("0xc000", "0xc001");
        assert_eq!(left(&[PANIC, &other]), [1, 1]);
    }

    #[test]
    fn a_copy_without_the_message_is_none_of_its_own() {
        let (_, stacks) = FATAL.split_once('\n').unwrap();
        assert_eq!(left(&[FATAL, stacks]), [1, 0]);
        assert_eq!(left(&[&format!("{FATAL}\nlog\n{stacks}")]), [1]);
        assert_eq!(left(&[stacks]), [1]);
    }
}
