//! Each format is well formed whatever the input holds.

use std::collections::BTreeMap;
use std::io;

use redline_crash::Incident;
use redline_crash::redact::Redaction;
use redline_crash::render::{Foresight, Input, Shown, Snippet, html, human, json, markdown, sarif};
use serde::de::IgnoredAny;

/// The form that holds all that was read.
pub(super) fn json(inputs: &[Input]) -> Vec<u8> {
    let (snippets, foresight) = (BTreeMap::new(), BTreeMap::new());
    let redaction = Redaction { on: false };
    let shown = Shown { inputs, rules: &[], snippets: &snippets, foresight: &foresight, redaction };
    written(|out| json::write(out, &shown))
}

/// Draws the inputs in every format, with secrets masked or not.
pub(super) fn check(inputs: &[Input], redacts: bool) {
    let (snippets, foresight) = (snippets(inputs), foresight(inputs));
    let redaction = Redaction { on: redacts };
    let shown = Shown { inputs, rules: &[], snippets: &snippets, foresight: &foresight, redaction };
    for object in
        [written(|out| json::write(out, &shown)), written(|out| sarif::write(out, &shown))]
    {
        let parsed = serde_json::from_slice::<IgnoredAny>(&object);
        assert!(parsed.is_ok(), "no JSON: {parsed:?}");
        check_plain(&object);
    }
    let options = human::Options { color: false, width: 80, verbose: redacts };
    check_plain(&written(|out| human::write(out, &shown, options)));
    written(|out| human::write(out, &shown, human::Options { color: true, ..options }));
    check_plain(&written(|out| markdown::write(out, &shown)));
    let page = written(|out| html::write(out, &shown));
    check_plain(&page);
    let page = String::from_utf8_lossy(&page).to_ascii_lowercase();
    assert!(!page.contains("<script"), "a page holds no program");
}

fn written(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Vec<u8> {
    let mut out = Vec::new();
    assert!(write(&mut out).is_ok(), "a vector takes what is written");
    out
}

/// No control byte of the input comes through.
fn check_plain(text: &[u8]) {
    let control = text.iter().find(|byte| byte.is_ascii_control() && !b"\n\t".contains(byte));
    assert_eq!(control, None, "a control byte comes through");
    assert!(str::from_utf8(text).is_ok(), "what is written is text");
}

/// Source at the place of each incident.
fn snippets(inputs: &[Input]) -> BTreeMap<(String, u32), Snippet> {
    let sites = incidents(inputs).filter_map(|(_, incident)| incident.site.as_ref());
    let snippet = |path: &str, line| Snippet {
        path: path.to_owned(),
        first: u32::saturating_sub(line, 1),
        lines: vec!["\tbefore()".to_owned(), path.to_owned()],
    };
    sites.map(|it| ((it.file.clone(), it.line), snippet(&it.file, it.line))).collect()
}

/// Each answer of the rules in turn.
fn foresight(inputs: &[Input]) -> BTreeMap<(usize, usize), Foresight> {
    let answer = |place: (usize, usize), incident: &Incident| match place.1 % 3 {
        0 => Foresight::Predicted {
            rule: "NIL109 nil-map-write".to_owned(),
            message: incident.message.clone(),
            place: "main.go:1:1".to_owned(),
        },
        1 => Foresight::Missed { note: incident.message.clone() },
        _ => Foresight::NotChecked(incident.message.clone()),
    };
    incidents(inputs).map(|(place, incident)| (place, answer(place, incident))).collect()
}

fn incidents(inputs: &[Input]) -> impl Iterator<Item = ((usize, usize), &Incident)> {
    inputs.iter().enumerate().flat_map(|(number, input)| {
        let incidents = input.report.incidents.iter().enumerate();
        incidents.map(move |(index, incident)| ((number, index), incident))
    })
}
