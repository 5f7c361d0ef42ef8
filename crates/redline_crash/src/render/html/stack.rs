//! Calls and groups of goroutines as HTML.

use std::io::{self, Write};

use super::safe;
use crate::fingerprint::witness;
use crate::group::{Group, Likeness, groups, longest_waiting};
use crate::render::{Input, Shown, Snippet, words};
use crate::{Frame, Goroutine, Incident, Symbols};

/// Calls that are written of one goroutine.
const FRAMES: usize = 60;

/// Groups that are written.
const GROUPS: usize = 200;

/// The goroutine that did it, or the sides of a race; then all in groups.
pub(super) fn write_stacks(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    input: &Input,
    incident: &Incident,
) -> io::Result<()> {
    let symbols = &input.report.symbols;
    for access in &incident.accesses {
        let Some(goroutine) = incident.goroutines.get(access.stack) else { continue };
        let address = access.address.map(|it| format!(" at {it:#x}")).unwrap_or_default();
        let by = if goroutine.id > 0 {
            format!(" by goroutine {}", goroutine.id)
        } else {
            String::new()
        };
        writeln!(out, "<h3>{}{address}{by}</h3>", safe(&access.what))?;
        write_calls(out, shown, goroutine, symbols)?;
    }
    if !incident.accesses.is_empty() {
        return Ok(());
    }
    if let Some(goroutine) = witness(incident) {
        let state = safe(symbols.text(goroutine.state));
        writeln!(out, "<h3>Goroutine {} [{state}]</h3>", goroutine.id)?;
        write_calls(out, shown, goroutine, symbols)?;
    }
    if incident.goroutines.len() > 1 {
        writeln!(out, "<h3>All {} goroutines</h3>", incident.goroutines.len())?;
        write_groups(out, input, &incident.goroutines)?;
    }
    Ok(())
}

fn write_calls(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    goroutine: &Goroutine,
    symbols: &Symbols,
) -> io::Result<()> {
    writeln!(out, "<ol class=calls>")?;
    for frame in goroutine.frames.iter().take(FRAMES) {
        write_call(out, shown, *frame, symbols)?;
    }
    let hidden = goroutine.frames.len().saturating_sub(FRAMES) as u64 + goroutine.elided;
    if hidden > 0 {
        writeln!(out, "<li class=far>{}", words::counted(hidden, "more call"))?;
    }
    writeln!(out, "</ol>")?;
    let Some(creator) = goroutine.created_by.as_ref() else { return Ok(()) };
    let by = if creator.goroutine > 0 {
        format!(" in goroutine {}", creator.goroutine)
    } else {
        String::new()
    };
    let (function, file) = (safe(symbols.text(creator.function)), safe(symbols.text(creator.file)));
    writeln!(out, "<p class=at>started by <code>{function}</code>{by}, {file}:{}</p>", creator.line)
}

fn write_call(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    frame: Frame,
    symbols: &Symbols,
) -> io::Result<()> {
    let file = symbols.text(frame.file);
    let class = if crate::is_own(frame, symbols) { "own" } else { "far" };
    let snippet = shown.snippets.get(&(file.to_owned(), frame.line));
    let path = snippet.map_or(file, |snippet| &snippet.path);
    let function = safe(symbols.text(frame.function));
    writeln!(
        out,
        "<li class={class}><code>{function}</code> <span class=at>{}:{}</span>",
        safe(path),
        frame.line
    )?;
    snippet.map_or(Ok(()), |snippet| write_snippet(out, snippet, frame.line))
}

fn write_snippet(out: &mut dyn Write, snippet: &Snippet, line: u32) -> io::Result<()> {
    write!(out, "<pre>")?;
    for (number, text) in snippet.numbered() {
        let text = safe(&text.replace('\t', "    "));
        let row = format!("<i>{number:>5}</i> {text}");
        if number == u64::from(line) {
            writeln!(out, "<mark>{row}</mark>")?;
        } else {
            writeln!(out, "{row}")?;
        }
    }
    writeln!(out, "</pre>")
}

/// Goroutines in groups, largest first.
pub(super) fn write_groups(
    out: &mut dyn Write,
    input: &Input,
    goroutines: &[Goroutine],
) -> io::Result<()> {
    let symbols = &input.report.symbols;
    let groups = groups(goroutines, Likeness::Similar, symbols);
    for group in groups.iter().take(GROUPS) {
        write_group(out, group, goroutines, symbols)?;
    }
    let hidden = groups.len().saturating_sub(GROUPS) as u64;
    if hidden > 0 {
        writeln!(out, "<p>{} more</p>", words::counted(hidden, "group"))?;
    }
    match longest_waiting(goroutines) {
        Some(longest) => {
            let wait = words::counted(longest.wait_minutes, "minute");
            writeln!(out, "<p class=at>longest waiting: goroutine {}, {wait}</p>", longest.id)
        }
        None => Ok(()),
    }
}

fn write_group(
    out: &mut dyn Write,
    group: &Group,
    goroutines: &[Goroutine],
    symbols: &Symbols,
) -> io::Result<()> {
    let Some(first) = group.first(goroutines) else { return Ok(()) };
    let state = safe(&words::state(symbols.text(first.state), group));
    let own = first.frames.iter().find(|frame| crate::is_own(**frame, symbols));
    let name = own.or_else(|| first.frames.first()).map(|frame| symbols.text(frame.function));
    let name = safe(name.unwrap_or_default());
    let count = group.count();
    writeln!(
        out,
        "<details><summary><b>{count}</b> {state} <code>{name}</code></summary><ol class=calls>"
    )?;
    for frame in first.frames.iter().take(FRAMES) {
        let class = if crate::is_own(*frame, symbols) { "own" } else { "far" };
        let (function, file) = (safe(symbols.text(frame.function)), safe(symbols.text(frame.file)));
        writeln!(
            out,
            "<li class={class}><code>{function}</code> <span class=at>{file}:{}</span>",
            frame.line
        )?;
    }
    writeln!(out, "</ol>")?;
    for (key, value) in &first.labels {
        let (key, value) = (safe(symbols.text(*key)), safe(symbols.text(*value)));
        writeln!(out, "<p class=at>label {key}: {value}</p>")?;
    }
    if let Some(creator) = first.created_by.as_ref() {
        let (function, file) =
            (safe(symbols.text(creator.function)), safe(symbols.text(creator.file)));
        writeln!(
            out,
            "<p class=at>started by <code>{function}</code>, {file}:{}</p>",
            creator.line
        )?;
    }
    writeln!(out, "</details>")
}
