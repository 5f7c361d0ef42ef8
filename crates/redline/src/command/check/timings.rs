//! What a run cost, as JSON.

use anyhow::Result;
use redline_engine::{Outcome, Parts, Timings, Usage};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    files: u64,
    lines: u64,
    bytes: u64,
    phases: [Phase; 2],
    /// Seconds of processor time of the parts of `analyse`, over all threads.
    parts: PartsForm,
    standard_library: Option<StandardLibraryForm<'a>>,
}

#[derive(Serialize)]
struct StandardLibraryForm<'a> {
    release: &'a str,
    source: &'static str,
}

#[derive(Serialize)]
struct Phase {
    name: &'static str,
    wall_seconds: f64,
    cpu_seconds: Option<f64>,
    /// Of the process, until the end of the phase.
    peak_bytes: Option<u64>,
}

#[derive(Serialize)]
struct PartsForm {
    read: f64,
    parse: f64,
    names: f64,
    types: f64,
    lowering: f64,
    rules: f64,
}

/// The timings of a run as JSON on one line.
pub(super) fn json(outcome: &Outcome) -> Result<String> {
    let Timings { load, analyse, parts, files, lines, bytes } = outcome.timings;
    let Parts { read, parse, names, types, lowering, rules } = parts;
    let document = Document {
        schema: "redline.timings/1",
        files,
        lines,
        bytes,
        phases: [phase("load", load), phase("analyse", analyse)],
        parts: PartsForm { read, parse, names, types, lowering, rules },
        standard_library: outcome.standard_library.as_ref().map(|library| StandardLibraryForm {
            release: &library.release,
            source: library.source(),
        }),
    };
    Ok(serde_json::to_string(&document)?)
}

const fn phase(name: &'static str, usage: Usage) -> Phase {
    let Usage { wall_seconds, cpu_seconds, peak_bytes } = usage;
    Phase { name, wall_seconds, cpu_seconds, peak_bytes }
}
