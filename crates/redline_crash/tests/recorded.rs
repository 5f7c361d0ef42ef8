//! Recorded crashes of several Go releases, against what is known of each run from
//! outside: how it ended, whether a deferred recover caught it, the blocks that the
//! runtime wrote.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use redline_crash::{Guilty, Incident, Report, read};
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
        compare("message", words("message"), last.message.clone());
        compare("recoverable", words("recoverable"), last.recoverable.id().to_owned());
        compare("guilty", words("guilty"), guilty(last).to_owned());
        compare("site", words("site"), site(last));
        compare("red line", words("red_line"), last.class.page.line.id().to_owned());
        compare("test", words("test"), test(last));
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
    let mut blocks = Vec::new();
    let whole = |it: &&Incident| it.accesses.is_empty();
    for incident in report.incidents.iter().filter(whole) {
        if !incident.runtime_stack.is_empty() {
            blocks.push((incident.at.start, 0, incident.runtime_stack.len()));
        }
        blocks.extend(incident.goroutines.iter().map(|it| (it.at.start, it.id, it.frames.len())));
    }
    for dump in &report.dumps {
        blocks.extend(dump.goroutines.iter().map(|it| (it.at.start, it.id, it.frames.len())));
    }
    blocks.sort_unstable();
    let system = |at: &u64| report.incidents.iter().any(|it| it.at.start == *at);
    let shown = blocks.iter().map(|(at, id, frames)| match id {
        0 if system(at) => format!("system:{frames}"),
        _ => format!("{id}:{frames}"),
    });
    shown.collect::<Vec<_>>().join(" ")
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

fn test(incident: &Incident) -> String {
    incident.test.as_ref().map(|test| test.names.join(" ")).unwrap_or_default()
}

#[test]
fn every_recorded_run_is_read_as_it_was() {
    let samples = samples();
    let mut wrong = String::new();
    for sample in &samples {
        for difference in differences(sample) {
            writeln!(wrong, "{}: {difference}", sample.name).unwrap();
        }
    }
    let count = wrong.lines().count();
    assert!(wrong.is_empty(), "{count} differences in {} samples\n{wrong}", samples.len());
}
