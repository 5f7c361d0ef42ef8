//! Whatever a program left, there is a report whose parts agree with each other, and each
//! format can be written.

mod drawing;
mod dumps;

use redline_crash::render::Input;
use redline_crash::{Extent, Reader, Report};

pub(super) fn run(input: &[u8]) {
    let whole = read(input, input.len().max(1));
    // In pieces of a byte, no line is read where it stands.
    let parts = read(input, 1 + input.len() % 2 * 100);
    check(&whole, input);
    dumps::check(&whole, &read(input.get(input.len() / 2..).unwrap_or_default(), input.len() + 1));
    assert_eq!(outline(&whole), outline(&moved(input)), "an empty line before changes nothing");
    let [whole, parts] = [whole, parts].map(|report| [Input { name: "input".to_owned(), report }]);
    assert_eq!(drawing::json(&whole), drawing::json(&parts), "chunks do not matter");
    drawing::check(&whole, input.len().is_multiple_of(2));
}

fn read(input: &[u8], size: usize) -> Report {
    let mut reader = Reader::default();
    for chunk in input.chunks(size) {
        reader.feed(chunk);
    }
    reader.finish()
}

/// The report of the input behind an empty line.
fn moved(input: &[u8]) -> Report {
    let mut reader = Reader::default();
    reader.feed(b"\n");
    reader.feed(input);
    reader.finish()
}

/// What stays where an input is moved.
fn outline(report: &Report) -> Vec<(&'static str, &str)> {
    report.incidents.iter().map(|it| (it.kind.id(), it.fingerprint.as_str())).collect()
}

fn check(report: &Report, input: &[u8]) {
    assert_eq!(report.bytes, input.len() as u64, "every byte is read");
    let incidents = report.incidents.iter().map(|it| it.at);
    let dumps = report.dumps.iter().map(|it| it.at);
    let notes = report.notes.iter().map(|it| it.at);
    let cycles = report.gc.iter().map(|it| it.at);
    let samples = report.sched.iter().map(|it| it.at);
    for at in incidents.chain(dumps).chain(notes).chain(cycles).chain(samples) {
        assert!(within(at, report), "{at:?} lies outside");
    }
    for incident in &report.incidents {
        for goroutine in &incident.goroutines {
            assert!(within(goroutine.at, report), "{goroutine:?} lies outside");
        }
        for access in &incident.accesses {
            assert!(access.stack < incident.goroutines.len(), "{access:?} has no stack");
        }
        let digits = incident.fingerprint.bytes().filter(u8::is_ascii_hexdigit).count();
        assert_eq!((digits, incident.fingerprint.len()), (16, 16), "a fingerprint has 16 digits");
    }
}

fn within(at: Extent, report: &Report) -> bool {
    at.start <= at.end && at.end <= report.bytes && (1..=report.lines).contains(&at.line)
}
