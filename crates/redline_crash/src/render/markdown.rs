//! Incidents as Markdown, to be pasted into an issue.

use std::io::{self, Write};

use redline_diagnostics::visible;

use super::{Foresight, Input, Shown, words};
use crate::fingerprint::witness;
use crate::group::{Likeness, groups};
use crate::{Goroutine, Incident};

/// Calls that are written of one stack.
const FRAMES: usize = 40;

/// Groups of goroutines that are written.
const GROUPS: usize = 20;

/// Writes what was read.
pub fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    for (number, index, input, incident) in shown.incidents() {
        write_incident(out, shown, input, incident)?;
        if let Some(foresight) = shown.foresight.get(&(number, index)) {
            write_foresight(out, foresight)?;
        }
    }
    for input in shown.inputs {
        for dump in &input.report.dumps {
            writeln!(
                out,
                "## Goroutines without a crash, {}:{}\n",
                escaped(&input.name),
                dump.at.line
            )?;
            write_groups(out, input, &dump.goroutines)?;
        }
        for note in input.report.notes.iter().take(GROUPS) {
            let text = escaped(&shown.redaction.text(&note.text));
            writeln!(out, "- {}:{}: {text}", escaped(&input.name), note.at.line)?;
        }
    }
    if shown.incidents().next().is_none() {
        writeln!(out, "No crash in the input.")?;
    }
    Ok(())
}

fn write_incident(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    input: &Input,
    incident: &Incident,
) -> io::Result<()> {
    let page = &incident.class.page;
    let first = incident.message.lines().next().unwrap_or_default();
    let title = escaped(&shown.redaction.text(first));
    writeln!(out, "## {} {}: {title}\n", incident.kind.id(), page.code)?;
    writeln!(out, "{}\n", escaped(&words::explanation(incident)))?;
    writeln!(out, "**What to do.** {}\n", incident.class.advice)?;
    writeln!(out, "| | |\n| --- | --- |")?;
    if let Some(site) = &incident.site {
        let text = format!("{}:{} in {}", site.file, site.line, site.function);
        writeln!(out, "| site | {} |", escaped(&text))?;
    }
    if let Some(signal) = &incident.signal {
        writeln!(out, "| signal | {} |", escaped(&words::signal(signal)))?;
    }
    if let Some(test) = &incident.test {
        writeln!(out, "| test | {} |", escaped(&words::test(test)))?;
    }
    writeln!(out, "| recover | {}: {} |", incident.recoverable.id(), incident.reason)?;
    writeln!(out, "| red line | {} |", page.line)?;
    writeln!(out, "| read | {}:{} |", escaped(&input.name), incident.at.line)?;
    writeln!(out, "| fingerprint | `{}` |\n", incident.fingerprint)?;
    write_stacks(out, input, incident)?;
    if incident.goroutines.len() > 1 && incident.accesses.is_empty() {
        write_groups(out, input, &incident.goroutines)?;
    }
    Ok(())
}

fn write_stacks(out: &mut dyn Write, input: &Input, incident: &Incident) -> io::Result<()> {
    for access in &incident.accesses {
        if let Some(goroutine) = incident.goroutines.get(access.stack) {
            writeln!(out, "{} by goroutine {}:\n", escaped(&access.what), goroutine.id)?;
            write_calls(out, input, goroutine)?;
        }
    }
    match witness(incident) {
        Some(goroutine) if incident.accesses.is_empty() => {
            let state = input.report.symbols.text(goroutine.state);
            writeln!(out, "Goroutine {} \\[{}\\]:\n", goroutine.id, escaped(state))?;
            write_calls(out, input, goroutine)
        }
        _ => Ok(()),
    }
}

fn write_calls(out: &mut dyn Write, input: &Input, goroutine: &Goroutine) -> io::Result<()> {
    let symbols = &input.report.symbols;
    writeln!(out, "~~~~text")?;
    for frame in goroutine.frames.iter().take(FRAMES) {
        let text = format!(
            "{}  {}:{}",
            symbols.text(frame.function),
            symbols.text(frame.file),
            frame.line
        );
        writeln!(out, "{}", fenced(&text))?;
    }
    let hidden = goroutine.frames.len().saturating_sub(FRAMES) as u64 + goroutine.elided;
    if hidden > 0 {
        writeln!(out, "... {}", words::counted(hidden, "more call"))?;
    }
    if let Some(creator) = goroutine.created_by.as_ref() {
        let text = format!(
            "started by {}  {}:{}",
            symbols.text(creator.function),
            symbols.text(creator.file),
            creator.line
        );
        writeln!(out, "{}", fenced(&text))?;
    }
    writeln!(out, "~~~~\n")
}

fn write_groups(out: &mut dyn Write, input: &Input, goroutines: &[Goroutine]) -> io::Result<()> {
    let symbols = &input.report.symbols;
    let groups = groups(goroutines, Likeness::Similar, symbols);
    writeln!(out, "| goroutines | state | at |\n| ---: | --- | --- |")?;
    for group in groups.iter().take(GROUPS) {
        let Some(first) = group.first(goroutines) else { continue };
        let state = words::state(symbols.text(first.state), group);
        let own = first.frames.iter().find(|frame| crate::is_own(**frame, symbols));
        let at = own.or_else(|| first.frames.first());
        let at = at.map(|it| {
            format!("{} {}:{}", symbols.text(it.function), symbols.text(it.file), it.line)
        });
        writeln!(
            out,
            "| {} | {} | {} |",
            group.count(),
            escaped(&state),
            escaped(&at.unwrap_or_default())
        )?;
    }
    let hidden = groups.len().saturating_sub(GROUPS) as u64;
    if hidden > 0 {
        writeln!(out, "\n{} more.", words::counted(hidden, "group"))?;
    }
    writeln!(out)
}

fn write_foresight(out: &mut dyn Write, foresight: &Foresight) -> io::Result<()> {
    match foresight {
        Foresight::Predicted { rule, message, place } => {
            writeln!(
                out,
                "Predicted by {} at {}: {}\n",
                escaped(rule),
                escaped(place),
                escaped(message)
            )
        }
        Foresight::Missed { note } => {
            writeln!(out, "Missed by the rules of redline:\n\n~~~~text")?;
            for line in note.lines() {
                writeln!(out, "{}", fenced(line))?;
            }
            writeln!(out, "~~~~\n")
        }
        Foresight::NotChecked(why) => writeln!(out, "Not checked: {}\n", escaped(why)),
    }
}

/// Text in which nothing is Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut shown = String::new();
    for c in visible(text.as_bytes()).chars() {
        match c {
            '<' => shown.push_str("&lt;"),
            '&' => shown.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '>' | '@' => {
                shown.push('\\');
                shown.push(c);
            }
            _ => shown.push(c),
        }
    }
    shown
}

/// A line in a fence, which it cannot end.
fn fenced(text: &str) -> String {
    visible(text.as_bytes()).replace("~~~~", "~~ ~~")
}
