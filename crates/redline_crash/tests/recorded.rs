//! Recorded crashes of several Go releases, against what is known of each run from
//! outside: how it ended, whether a deferred recover caught it, the blocks that the
//! runtime wrote.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use redline_crash::redact::Redaction;
use redline_crash::render::{Input, Shown, json};
use redline_crash::{Evidence, Goroutine, Guilty, Incident, Reader, Report, read};
use toml::{Table, Value};

/// The folder of the recordings, or another one to try the reader on.
fn folder() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/recorded");
    std::env::var_os("REDLINE_RECORDED").map_or(own, PathBuf::from)
}

/// One recorded run.
struct Sample {
    name: String,
    facts: Table,
    output: Vec<u8>,
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for release in sorted(&folder()) {
        for manifest in
            sorted(&release).iter().filter(|it| it.extension().is_some_and(|it| it == "toml"))
        {
            let table: Table = std::fs::read_to_string(manifest).unwrap().parse().unwrap();
            for (name, facts) in table {
                let file = manifest.with_extension("").join(format!("{name}.out"));
                let Value::Table(facts) = facts else { panic!("{name}: no table") };
                let output = std::fs::read(&file).unwrap_or_else(|_| panic!("{}", file.display()));
                let name = file.strip_prefix(folder()).unwrap().display().to_string();
                samples.push(Sample { name, facts, output });
            }
        }
    }
    samples
}

/// What a sample says that the reader does not.
fn differences(sample: &Sample) -> Vec<String> {
    let report = read(&sample.output);
    let mut differences = Vec::new();
    let mut compare = |what: &str, expected: Option<String>, found: String| {
        if let Some(expected) = expected.filter(|expected| *expected != found) {
            differences.push(format!("{what}: {expected:?}, not {found:?}"));
        }
    };
    let words = |key: &str| sample.facts.get(key).map(shown);
    compare("kinds", words("kinds"), kinds(&report));
    let blocks =
        sample.facts.get("blocks").filter(|it| it.as_array().is_some_and(|it| !it.is_empty()));
    compare("blocks", blocks.map(shown), self::blocks(&report));
    if let Some(last) = report.incidents.last() {
        let message = words("message");
        let one_line = message.as_ref().is_some_and(|it| !it.contains('\n'));
        let lines = if one_line { 1 } else { usize::MAX };
        let said: Vec<_> = last.message.lines().take(lines).collect();
        compare("message", message, said.join("\n"));
        compare("recoverable", words("recoverable"), last.recoverable.id().to_owned());
        compare("guilty", words("guilty"), guilty(last).to_owned());
        compare("site", words("site"), site(last));
        compare("red line", words("red_line"), last.class.page.line.id().to_owned());
    }
    if let Some(tests) = words("tests") {
        let one_of = |it: &&Incident| {
            it.test
                .as_ref()
                .is_some_and(|it| it.evidence == Evidence::Running && it.names.contains(&tests))
        };
        if report.incidents.iter().any(|it| one_of(&it)) || !names_tests(&sample.output) {
            return differences;
        }
        let mut named: Vec<_> = report.incidents.iter().flat_map(tests_of).collect();
        named.sort();
        named.dedup();
        let mut expected: Vec<_> = tests.split(' ').map(str::to_owned).collect();
        expected.sort();
        compare("tests", Some(expected.join(" ")), named.join(" "));
    }
    differences
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(shown).collect::<Vec<_>>().join(" "),
        Value::Integer(number) => number.to_string(),
        other => format!("{other:?}"),
    }
}

fn kinds(report: &Report) -> String {
    report.incidents.iter().map(|it| it.kind.id()).collect::<Vec<_>>().join(" ")
}

/// `id:frames` of every goroutine, in the order of the input.
fn blocks(report: &Report) -> String {
    let whole = |it: &&Incident| it.accesses.is_empty();
    let mut blocks = Vec::new();
    for incident in report.incidents.iter().filter(whole) {
        if !incident.runtime_stack.is_empty() {
            let frames = incident.runtime_stack.len();
            blocks.push((incident.at.start, format!("system:{frames}")));
        }
        blocks.extend(incident.goroutines.iter().map(rows));
    }
    for dump in &report.dumps {
        blocks.extend(dump.goroutines.iter().map(rows));
    }
    blocks.sort_by_key(|(at, _)| *at);
    blocks.into_iter().map(|(_, block)| block).collect::<Vec<_>>().join(" ")
}

/// A goroutine and those it comes from.
fn rows(goroutine: &Goroutine) -> (u64, String) {
    let mut row = format!("{}:{}", goroutine.id, goroutine.frames.len());
    for ancestor in &goroutine.ancestors {
        write!(row, " ancestor {}:{}", ancestor.id, ancestor.frames.len()).unwrap();
    }
    (goroutine.at.start, row)
}

fn guilty(incident: &Incident) -> &'static str {
    match incident.guilty {
        Guilty::Goroutine(1) => "main",
        Guilty::Goroutine(_) => "other",
        Guilty::Unknown(_) => "none",
    }
}

fn site(incident: &Incident) -> String {
    let Some(site) = &incident.site else { return String::new() };
    format!("{} {}:{}", site.function, site.file, site.line)
}

/// Whether the output says anywhere which tests run: without `-v` it need not.
fn names_tests(output: &[u8]) -> bool {
    let text = String::from_utf8_lossy(output);
    ["=== RUN", "--- FAIL", "tRunner", "\"Test\":"].iter().any(|words| text.contains(words))
}

fn tests_of(incident: &Incident) -> Vec<String> {
    incident.test.as_ref().map(|test| test.names.clone()).unwrap_or_default()
}

#[test]
fn every_recorded_run_is_read_as_it_was() {
    let samples = samples();
    assert!(samples.len() > 1000, "only {} samples", samples.len());
    let mut wrong = String::new();
    for sample in &samples {
        for difference in differences(sample) {
            writeln!(wrong, "{}: {difference}", sample.name).unwrap();
        }
    }
    let count = wrong.lines().count();
    assert!(wrong.is_empty(), "{count} differences in {} samples\n{wrong}", samples.len());
}

/// The report of an input in pieces of a size, as JSON.
fn json_in_pieces(output: &[u8], size: usize) -> String {
    let mut reader = Reader::default();
    output.chunks(size).for_each(|piece| reader.feed(piece));
    let inputs = [Input { name: "input".to_owned(), report: reader.finish() }];
    let (snippets, foresight) = (BTreeMap::new(), BTreeMap::new());
    let redaction = Redaction { on: false };
    let shown = Shown {
        inputs: &inputs,
        rules: &[],
        snippets: &snippets,
        foresight: &foresight,
        redaction,
    };
    let mut out = Vec::new();
    json::write(&mut out, &shown).unwrap();
    String::from_utf8(out).unwrap()
}

/// Lines that are read where they stand say what they say one by one: in pieces of a byte
/// none is read so.
#[test]
fn pieces_do_not_matter() {
    for sample in samples().iter().filter(|it| it.name.contains("go1.27.3")) {
        let whole = json_in_pieces(&sample.output, sample.output.len().max(1));
        assert_eq!(whole, json_in_pieces(&sample.output, 1), "{}", sample.name);
    }
}
