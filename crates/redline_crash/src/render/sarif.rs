//! Incidents as SARIF 2.1.0, for code scanning.
//!
//! One result an incident, at its site; the calls of its goroutines are `stacks`, and
//! the fingerprint makes the same crash of another run the same result.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use redline_diagnostics::visible;
use serde::Serialize;

use super::{Input, Shown, words};
use crate::fingerprint::witness;
use crate::{Class, Frame, Goroutine, Incident, Kind};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Calls that are written of one stack.
const FRAMES: usize = 100;

/// Writes one SARIF log and a newline.
pub fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [Run::new(shown)] };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    results: Vec<ResultForm<'a>>,
    column_kind: &'static str,
}

impl<'a> Run<'a> {
    fn new(shown: &Shown<'a>) -> Self {
        let classes: BTreeMap<_, _> =
            shown.incidents().map(|(_, _, _, it)| (it.class.page.code, it.class)).collect();
        let rules = classes.into_values().map(Rule::new).collect();
        let driver = Driver { name: "redline", version: env!("CARGO_PKG_VERSION"), rules };
        let results =
            shown.incidents().map(|(_, _, input, it)| ResultForm::new(shown, input, it)).collect();
        Self { tool: Tool { driver }, results, column_kind: "utf16CodeUnits" }
    }
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    help: Text,
}

impl Rule {
    fn new(class: &'static Class) -> Self {
        let page = &class.page;
        let help = format!("{} {}", class.conditions, class.advice);
        Self {
            id: page.code,
            name: page.name,
            short_description: Text { text: page.title() },
            help: Text { text: help },
        }
    }
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultForm<'a> {
    rule_id: &'static str,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stacks: Vec<Stack>,
    partial_fingerprints: BTreeMap<&'static str, &'a str>,
}

impl<'a> ResultForm<'a> {
    fn new(shown: &Shown<'a>, input: &'a Input, incident: &'a Incident) -> Self {
        let message = visible(shown.redaction.text(&incident.message).as_bytes());
        let explanation = words::explanation(incident);
        let text =
            format!("{}: {message}. {explanation} {}", incident.kind.id(), incident.class.advice);
        let path = |file: &str, line: u32| {
            let snippet = shown.snippets.get(&(file.to_owned(), line));
            snippet.map_or_else(|| file.to_owned(), |snippet| snippet.path.clone())
        };
        let site = incident.site.as_ref();
        let location = match site {
            Some(site) => Location::new(&path(&site.file, site.line), u64::from(site.line)),
            None => Location::new(&input.name, incident.at.line),
        };
        let stacks = stacks(incident).into_iter().map(|it| Stack::new(shown, input, it));
        Self {
            rule_id: incident.class.page.code,
            level: if incident.kind == Kind::Race { "warning" } else { "error" },
            message: Text { text },
            locations: vec![location],
            stacks: stacks.collect(),
            partial_fingerprints: BTreeMap::from([(
                "redlineIncident/1",
                incident.fingerprint.as_str(),
            )]),
        }
    }
}

/// The goroutines that tell most: both sides of a race, else the one that did it.
fn stacks(incident: &Incident) -> Vec<&Goroutine> {
    let sides = incident.accesses.iter().filter_map(|it| incident.goroutines.get(it.stack));
    let sides: Vec<_> = sides.collect();
    if sides.is_empty() { witness(incident).into_iter().collect() } else { sides }
}

#[derive(Serialize)]
struct Stack {
    message: Text,
    frames: Vec<FrameForm>,
}

impl Stack {
    fn new(shown: &Shown<'_>, input: &Input, goroutine: &Goroutine) -> Self {
        let symbols = &input.report.symbols;
        let text = format!("goroutine {} [{}]", goroutine.id, symbols.text(goroutine.state));
        let frames = goroutine.frames.iter().take(FRAMES);
        Self {
            message: Text { text: visible(text.as_bytes()) },
            frames: frames.map(|frame| FrameForm::new(shown, input, *frame)).collect(),
        }
    }
}

#[derive(Serialize)]
struct FrameForm {
    location: Location,
}

impl FrameForm {
    fn new(shown: &Shown<'_>, input: &Input, frame: Frame) -> Self {
        let symbols = &input.report.symbols;
        let key = (symbols.text(frame.file).to_owned(), frame.line);
        let path = shown.snippets.get(&key).map_or(&key.0, |snippet| &snippet.path);
        let mut location = Location::new(path, u64::from(frame.line));
        location.message = Some(Text { text: visible(symbols.text(frame.function).as_bytes()) });
        Self { location }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

impl Location {
    fn new(path: &str, line: u64) -> Self {
        let artifact_location = Artifact { uri: uri(path) };
        let region = Region { start_line: line.max(1) };
        Self { physical_location: Physical { artifact_location, region }, message: None }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u64,
}

/// A path as a URI: what is not plain is written by its number.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}
