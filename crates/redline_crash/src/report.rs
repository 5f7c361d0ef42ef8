//! All that was read.

use std::collections::BTreeMap;

use crate::body::MOST_GOROUTINES;
use crate::{Extent, GcCycle, Goroutine, Incident, Note, SchedSample, Symbols};

/// Goroutines that were printed without a crash: by a handler, a profile, a log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dump {
    /// The line before it, which may say why.
    pub title: String,
    /// The goroutines, in the order of printing.
    pub goroutines: Vec<Goroutine>,
    /// Whether it ends within a frame.
    pub cut_off: bool,
    /// Where it stands in the input.
    pub at: Extent,
}

/// Incidents with the same fingerprint that were counted and not kept.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Repeats {
    /// How many.
    pub count: u64,
    /// Where the last of them stands.
    pub last: Extent,
}

/// All that was read from one input.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The crashes, in the order of their beginnings.
    pub incidents: Vec<Incident>,
    /// Stacks that were printed without a crash.
    pub dumps: Vec<Dump>,
    /// The last runs of the collector, as far as they were traced.
    pub gc: Vec<GcCycle>,
    /// What the scheduler last said of itself, as far as it was traced.
    pub sched: Vec<SchedSample>,
    /// What is to be known about the reading.
    pub notes: Vec<Note>,
    /// Notes that were counted and not kept.
    pub notes_left_out: u64,
    /// Traced lines that were counted and not kept.
    pub traces_left_out: u64,
    /// Incidents that were counted and not kept, by fingerprint.
    pub repeats: BTreeMap<String, Repeats>,
    /// Goroutines of all incidents and dumps.
    pub goroutines_kept: usize,
    /// The texts that frames and states name.
    pub symbols: Symbols,
    /// Bytes that were read.
    pub bytes: u64,
    /// Lines that were read.
    pub lines: u64,
}

/// Traced lines that are kept: the last, which are the minutes before a crash.
const MOST_TRACES: usize = 20_000;

/// Notes that are kept.
const MOST_NOTES: usize = 1_000;

/// Incidents and dumps that are kept.
const MOST_INCIDENTS: usize = 20_000;

/// Fingerprints by which further incidents are counted.
const MOST_FINGERPRINTS: usize = 20_000;

impl Report {
    /// Adds an incident, or counts it where too much is kept already.
    pub(crate) fn push(&mut self, incident: Incident) {
        if self.has_room(incident.goroutines.len()) {
            self.goroutines_kept += incident.goroutines.len();
            self.incidents.push(incident);
            return;
        }
        if self.repeats.len() >= MOST_FINGERPRINTS
            && !self.repeats.contains_key(&incident.fingerprint)
        {
            self.note(incident.at, "an incident was passed over: too many are kept already");
            return;
        }
        let repeats = self.repeats.entry(incident.fingerprint).or_default();
        repeats.count += 1;
        repeats.last = incident.at;
    }

    /// Adds stacks without a crash.
    pub(crate) fn push_dump(&mut self, dump: Dump) {
        if self.has_room(dump.goroutines.len()) {
            self.goroutines_kept += dump.goroutines.len();
            self.dumps.push(dump);
        } else {
            self.note(dump.at, "a dump was passed over: too many goroutines are kept already");
        }
    }

    /// One dump is kept whole, whatever its size; further ones only as far as there is room.
    const fn has_room(&self, more: usize) -> bool {
        let kept = self.goroutines_kept;
        let few = self.incidents.len() + self.dumps.len() < MOST_INCIDENTS;
        few && (kept == 0 || kept + more <= MOST_GOROUTINES)
    }

    pub(crate) fn push_gc(&mut self, cycle: GcCycle) {
        self.traces_left_out += push_last(&mut self.gc, cycle);
    }

    pub(crate) fn push_sched(&mut self, sample: SchedSample) {
        self.traces_left_out += push_last(&mut self.sched, sample);
    }

    pub(crate) fn note(&mut self, at: Extent, text: impl Into<String>) {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(Note { at, text: text.into() });
        } else {
            self.notes_left_out += 1;
        }
    }
}

/// Adds to a list that keeps its last elements; how many were dropped.
fn push_last<T>(list: &mut Vec<T>, element: T) -> u64 {
    let mut dropped = 0;
    if list.len() >= 2 * MOST_TRACES {
        dropped = list.drain(..MOST_TRACES).len() as u64;
    }
    list.push(element);
    dropped
}
