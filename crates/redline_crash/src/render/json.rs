//! Incidents as JSON, for other programs.
//!
//! The form is that of `schema/incidents.schema.json`, which says what each field
//! means. A change that could break a reader gets a new number in `schema`. What is
//! written is never in memory as a whole: a dump may have hundreds of thousands of
//! goroutines.

mod escape;
mod goroutine;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeSeq as _, Serializer};

use super::{Foresight, Input, Shown, words};
use crate::redact::Redaction;
use crate::{
    Dump, Extent, GcCycle, Guilty, Incident, PanicLink, SchedSample, Signal, Site, Symbols,
    TestName,
};
use goroutine::{Frames, Goroutines};

/// Name and version of the form.
const SCHEMA: &str = "redline.incidents/1";

/// Writes one JSON object and a newline.
///
/// Characters that a terminal obeys or does not show are written as `\u` escapes,
/// which to a reader of JSON are the same characters.
pub fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, escape::pretty());
    Document::new(shown).serialize(&mut serializer)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    inputs: Vec<InputForm<'a>>,
    incidents: Incidents<'a>,
    dumps: Dumps<'a>,
    gc: Vec<GcForm<'a>>,
    sched: Vec<SchedForm<'a>>,
    notes: Vec<NoteForm<'a>>,
    repeats: Vec<RepeatForm<'a>>,
}

impl<'a> Document<'a> {
    fn new(shown: &'a Shown<'a>) -> Self {
        let inputs = shown.inputs;
        let gc = inputs.iter().flat_map(|it| it.report.gc.iter().map(|gc| GcForm::new(it, gc)));
        let sched =
            inputs.iter().flat_map(|it| it.report.sched.iter().map(|s| SchedForm::new(it, s)));
        Self {
            schema: SCHEMA,
            inputs: inputs.iter().map(InputForm::new).collect(),
            incidents: Incidents(shown),
            dumps: Dumps(shown),
            gc: gc.collect(),
            sched: sched.collect(),
            notes: inputs.iter().flat_map(|it| notes(it, shown.redaction)).collect(),
            repeats: inputs.iter().flat_map(repeats).collect(),
        }
    }
}

#[derive(Serialize)]
struct InputForm<'a> {
    name: &'a str,
    bytes: u64,
    lines: u64,
    notes_left_out: u64,
    traces_left_out: u64,
    texts_left_out: u64,
}

impl<'a> InputForm<'a> {
    fn new(input: &'a Input) -> Self {
        let report = &input.report;
        Self {
            name: &input.name,
            bytes: report.bytes,
            lines: report.lines,
            notes_left_out: report.notes_left_out,
            traces_left_out: report.traces_left_out,
            texts_left_out: report.symbols.lost(),
        }
    }
}

/// The incidents, made one after the other.
struct Incidents<'a>(&'a Shown<'a>);

impl Serialize for Incidents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for (number, index, input, incident) in self.0.incidents() {
            let foresight = self.0.foresight.get(&(number, index));
            list.serialize_element(&IncidentForm::new(self.0, input, incident, foresight))?;
        }
        list.end()
    }
}

#[derive(Serialize)]
struct IncidentForm<'a> {
    red_line: &'static str,
    code: &'static str,
    name: &'static str,
    kind: &'static str,
    message: Cow<'a, str>,
    recoverable: &'static str,
    reason: &'static str,
    signal: Option<SignalForm<'a>>,
    panics: Vec<PanicForm<'a>>,
    goroutines: Goroutines<'a>,
    runtime_stack: Frames<'a>,
    accesses: Vec<AccessForm<'a>>,
    guilty: Option<u64>,
    guilty_reason: Option<&'static str>,
    site: Option<SiteForm<'a>>,
    test: Option<TestForm<'a>>,
    exit_status: Option<u64>,
    cut_off: bool,
    remarks: Vec<Cow<'a, str>>,
    fingerprint: &'a str,
    explanation: String,
    advice: &'static str,
    rules: Vec<RuleForm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    foresight: Option<ForesightForm<'a>>,
    span: SpanForm<'a>,
}

impl<'a> IncidentForm<'a> {
    fn new(
        shown: &Shown<'a>,
        input: &'a Input,
        incident: &'a Incident,
        foresight: Option<&'a Foresight>,
    ) -> Self {
        let (symbols, redaction) = (&input.report.symbols, shown.redaction);
        let page = &incident.class.page;
        let (guilty, guilty_reason) = match incident.guilty {
            Guilty::Goroutine(id) => (Some(id), None),
            Guilty::Unknown(why) => (None, Some(why)),
        };
        let text = |text: &'a String| redaction.text(text);
        Self {
            red_line: page.line.id(),
            code: page.code,
            name: page.name,
            kind: incident.kind.id(),
            message: redaction.text(&incident.message),
            recoverable: incident.recoverable.id(),
            reason: incident.reason,
            signal: incident.signal.as_ref().map(SignalForm::new),
            panics: incident.panics.iter().map(|it| PanicForm::new(it, redaction)).collect(),
            goroutines: Goroutines { list: &incident.goroutines, symbols, redaction },
            runtime_stack: Frames { list: &incident.runtime_stack, symbols, redaction },
            accesses: incident.accesses.iter().map(AccessForm::new).collect(),
            guilty,
            guilty_reason,
            site: incident.site.as_ref().map(SiteForm::new),
            test: incident.test.as_ref().map(TestForm::new),
            exit_status: incident.exit_status,
            cut_off: incident.cut_off,
            remarks: incident.remarks.iter().map(text).collect(),
            fingerprint: &incident.fingerprint,
            explanation: words::explanation(incident),
            advice: incident.class.advice,
            rules: shown.rules_for(incident).into_iter().map(RuleForm::new).collect(),
            foresight: foresight.map(ForesightForm::new),
            span: SpanForm::new(input, incident.at),
        }
    }
}

#[derive(Serialize)]
struct SignalForm<'a> {
    name: &'a str,
    code: Option<i64>,
    address: Option<String>,
    pc: Option<String>,
    in_cgo: bool,
    meaning: Option<&'static str>,
}

impl<'a> SignalForm<'a> {
    fn new(signal: &'a Signal) -> Self {
        let hexadecimal = |number: u64| format!("{number:#x}");
        Self {
            name: &signal.name,
            code: signal.code,
            address: signal.address.map(hexadecimal),
            pc: signal.pc.map(hexadecimal),
            in_cgo: signal.in_cgo,
            meaning: signal.meaning(),
        }
    }
}

#[derive(Serialize)]
struct PanicForm<'a> {
    value: Cow<'a, str>,
    recovered: bool,
    repanicked: bool,
}

impl<'a> PanicForm<'a> {
    fn new(link: &'a PanicLink, redaction: Redaction) -> Self {
        let PanicLink { value, recovered, repanicked } = link;
        Self { value: redaction.text(value), recovered: *recovered, repanicked: *repanicked }
    }
}

#[derive(Serialize)]
struct AccessForm<'a> {
    what: &'a str,
    address: Option<String>,
    goroutine: usize,
}

impl<'a> AccessForm<'a> {
    fn new(access: &'a crate::Access) -> Self {
        let address = access.address.map(|address| format!("{address:#x}"));
        Self { what: &access.what, address, goroutine: access.stack }
    }
}

#[derive(Serialize)]
struct SiteForm<'a> {
    function: &'a str,
    file: &'a str,
    line: u32,
}

impl<'a> SiteForm<'a> {
    fn new(site: &'a Site) -> Self {
        Self { function: &site.function, file: &site.file, line: site.line }
    }
}

#[derive(Serialize)]
struct TestForm<'a> {
    names: &'a [String],
    package: Option<&'a str>,
    evidence: &'static str,
}

impl<'a> TestForm<'a> {
    fn new(test: &'a TestName) -> Self {
        let TestName { names, package, evidence } = test;
        Self { names, package: package.as_deref(), evidence: evidence.id() }
    }
}

#[derive(Serialize)]
struct RuleForm {
    code: &'static str,
    name: &'static str,
}

impl RuleForm {
    const fn new(page: &'static redline_catalogue::Page) -> Self {
        Self { code: page.code, name: page.name }
    }
}

#[derive(Serialize)]
struct ForesightForm<'a> {
    verdict: &'static str,
    rule: Option<&'a str>,
    message: Option<&'a str>,
    place: Option<&'a str>,
    note: Option<&'a str>,
}

impl<'a> ForesightForm<'a> {
    fn new(foresight: &'a Foresight) -> Self {
        let none =
            Self { verdict: "not_checked", rule: None, message: None, place: None, note: None };
        match foresight {
            Foresight::Predicted { rule, message, place } => Self {
                verdict: "predicted",
                rule: Some(rule),
                message: Some(message),
                place: Some(place),
                note: None,
            },
            Foresight::Missed { note } => Self { verdict: "missed", note: Some(note), ..none },
            Foresight::NotChecked(why) => Self { note: Some(why), ..none },
        }
    }
}

#[derive(Serialize)]
struct SpanForm<'a> {
    input: &'a str,
    start: u64,
    end: u64,
    line: u64,
}

impl<'a> SpanForm<'a> {
    fn new(input: &'a Input, at: Extent) -> Self {
        Self { input: &input.name, start: at.start, end: at.end, line: at.line }
    }
}

/// The dumps, made one after the other.
struct Dumps<'a>(&'a Shown<'a>);

impl Serialize for Dumps<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for input in self.0.inputs {
            for dump in &input.report.dumps {
                list.serialize_element(&DumpForm::new(input, dump, self.0.redaction))?;
            }
        }
        list.end()
    }
}

#[derive(Serialize)]
struct DumpForm<'a> {
    title: Cow<'a, str>,
    goroutines: Goroutines<'a>,
    cut_off: bool,
    span: SpanForm<'a>,
}

impl<'a> DumpForm<'a> {
    fn new(input: &'a Input, dump: &'a Dump, redaction: Redaction) -> Self {
        let symbols: &Symbols = &input.report.symbols;
        Self {
            title: redaction.text(&dump.title),
            goroutines: Goroutines { list: &dump.goroutines, symbols, redaction },
            cut_off: dump.cut_off,
            span: SpanForm::new(input, dump.at),
        }
    }
}

#[derive(Serialize)]
struct GcForm<'a> {
    number: u64,
    at_seconds: f64,
    cpu_percent: f64,
    pause_ms: f64,
    clock_ms: f64,
    heap_before_mb: u64,
    heap_after_mb: u64,
    live_mb: u64,
    goal_mb: Option<u64>,
    processors: Option<u64>,
    forced: bool,
    span: SpanForm<'a>,
}

impl<'a> GcForm<'a> {
    fn new(input: &'a Input, cycle: &GcCycle) -> Self {
        Self {
            number: cycle.number,
            at_seconds: cycle.at_seconds,
            cpu_percent: cycle.cpu_percent,
            pause_ms: rounded(cycle.pause_ms),
            clock_ms: rounded(cycle.clock_ms),
            heap_before_mb: cycle.heap_before_mb,
            heap_after_mb: cycle.heap_after_mb,
            live_mb: cycle.live_mb,
            goal_mb: cycle.goal_mb,
            processors: cycle.processors,
            forced: cycle.forced,
            span: SpanForm::new(input, cycle.at),
        }
    }
}

/// A sum of decimal fractions without what binary fractions add to it.
fn rounded(milliseconds: f64) -> f64 {
    (milliseconds * 1e6).round() / 1e6
}

#[derive(Serialize)]
struct SchedForm<'a> {
    at_ms: u64,
    counts: BTreeMap<&'a str, u64>,
    local_queues: &'a [u64],
    span: SpanForm<'a>,
}

impl<'a> SchedForm<'a> {
    fn new(input: &'a Input, sample: &'a SchedSample) -> Self {
        let counts = sample.counts.iter().map(|(name, count)| (name.as_str(), *count));
        Self {
            at_ms: sample.at_ms,
            counts: counts.collect(),
            local_queues: &sample.local_queues,
            span: SpanForm::new(input, sample.at),
        }
    }
}

#[derive(Serialize)]
struct NoteForm<'a> {
    text: Cow<'a, str>,
    span: SpanForm<'a>,
}

fn notes(input: &Input, redaction: Redaction) -> impl Iterator<Item = NoteForm<'_>> {
    let note = move |note: &'_ crate::Note| (note.at, redaction.text(&note.text).into_owned());
    let notes = input.report.notes.iter().map(note);
    notes.map(|(at, text)| NoteForm { text: text.into(), span: SpanForm::new(input, at) })
}

#[derive(Serialize)]
struct RepeatForm<'a> {
    fingerprint: &'a str,
    count: u64,
    last: SpanForm<'a>,
}

fn repeats(input: &Input) -> impl Iterator<Item = RepeatForm<'_>> {
    input.report.repeats.iter().map(|(fingerprint, repeats)| RepeatForm {
        fingerprint,
        count: repeats.count,
        last: SpanForm::new(input, repeats.last),
    })
}
