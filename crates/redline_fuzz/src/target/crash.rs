//! Whatever a program left, there is a report, and each format can be written.

use std::collections::BTreeMap;
use std::io;

use redline_crash::redact::Redaction;
use redline_crash::render::{Input, Shown, html, human, json, markdown, sarif};
use redline_crash::{Extent, Reader, Report};

pub(super) fn run(input: &[u8]) {
    let whole = read(input, input.len().max(1));
    check(&whole, input);
    let parts = read(input, 1 + input.len() / 7);
    let inputs = [whole, parts].map(|report| Input { name: "input".to_owned(), report });
    let [whole, parts] = inputs.each_ref().map(|input| drawn(std::slice::from_ref(input)));
    assert_eq!(whole, parts, "chunks do not matter");
}

fn read(input: &[u8], size: usize) -> Report {
    let mut reader = Reader::default();
    for chunk in input.chunks(size) {
        reader.feed(chunk);
    }
    reader.finish()
}

fn check(report: &Report, input: &[u8]) {
    assert_eq!(report.bytes, input.len() as u64, "every byte is read");
    let incidents = report.incidents.iter().map(|it| it.at);
    let dumps = report.dumps.iter().map(|it| it.at);
    let notes = report.notes.iter().map(|it| it.at);
    for at in incidents.chain(dumps).chain(notes) {
        assert!(within(at, report), "{at:?} lies outside");
    }
    for incident in &report.incidents {
        for goroutine in &incident.goroutines {
            assert!(within(goroutine.at, report), "{goroutine:?} lies outside");
        }
        for access in &incident.accesses {
            assert!(access.stack < incident.goroutines.len(), "{access:?} has no stack");
        }
    }
}

fn within(at: Extent, report: &Report) -> bool {
    at.start <= at.end && at.end <= report.bytes && (1..=report.lines).contains(&at.line)
}

/// The report in every format.
fn drawn(inputs: &[Input]) -> Vec<u8> {
    let (snippets, foresight) = (BTreeMap::new(), BTreeMap::new());
    let redaction = Redaction { on: true };
    let shown = Shown { inputs, rules: &[], snippets: &snippets, foresight: &foresight, redaction };
    let mut out = Vec::new();
    let written = write_all(&mut out, &shown);
    assert!(written.is_ok(), "a vector takes what is written");
    out
}

fn write_all(out: &mut Vec<u8>, shown: &Shown<'_>) -> io::Result<()> {
    json::write(out, shown)?;
    human::write(out, shown, human::Options { color: true, width: 80, verbose: false })?;
    markdown::write(out, shown)?;
    html::write(out, shown)?;
    sarif::write(out, shown)
}
