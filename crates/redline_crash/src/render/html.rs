//! Incidents as one HTML page, which needs nothing from elsewhere.

mod picture;
mod stack;

use std::io::{self, Write};

use redline_diagnostics::visible;

use super::{Foresight, Input, Shown, words};
use crate::{Incident, Recoverable};
use stack::{write_groups, write_stacks};

const STYLE: &str = include_str!("html/style.css");

/// Notes that are written.
const NOTES: usize = 50;

/// Writes the page.
pub fn write(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    write_head(out, shown)?;
    for (number, index, input, incident) in shown.incidents() {
        let id = format!("i{number}-{index}");
        write_incident(out, shown, input, incident, &id)?;
        if let Some(foresight) = shown.foresight.get(&(number, index)) {
            write_foresight(out, foresight)?;
        }
        writeln!(out, "</article>")?;
    }
    for input in shown.inputs {
        for dump in &input.report.dumps {
            let count = words::counted(dump.goroutines.len() as u64, "goroutine");
            writeln!(out, "<article><h2>{count} without a crash</h2>")?;
            let title = safe(&shown.redaction.text(&dump.title));
            writeln!(out, "<p class=at>{}:{} <q>{title}</q></p>", safe(&input.name), dump.at.line)?;
            write_groups(out, input, &dump.goroutines)?;
            writeln!(out, "</article>")?;
        }
        picture::write_traces(out, &input.report)?;
        write_notes(out, shown, input)?;
    }
    writeln!(out, "</main>")
}

fn write_head(out: &mut dyn Write, shown: &Shown<'_>) -> io::Result<()> {
    let incidents = shown.incidents().count() as u64;
    let title =
        if incidents == 0 { "No crash".to_owned() } else { words::counted(incidents, "incident") };
    writeln!(out, "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>")?;
    writeln!(out, "<meta name=viewport content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>redline: {title}</title>\n<style>\n{STYLE}</style>\n<main>")?;
    let names: Vec<_> = shown.inputs.iter().map(|input| safe(&input.name)).collect();
    writeln!(out, "<header><h1>{title}</h1><p class=at>{}</p>", names.join(", "))?;
    if incidents > 1 {
        writeln!(out, "<ol class=toc>")?;
        for (number, index, _, incident) in shown.incidents() {
            let first = incident.message.lines().next().unwrap_or_default();
            let text = safe(&shown.redaction.text(first));
            let kind = incident.kind.id();
            writeln!(out, "<li><a href=\"#i{number}-{index}\"><b>{kind}</b> {text}</a>")?;
        }
        writeln!(out, "</ol>")?;
    }
    writeln!(out, "</header>")
}

fn write_incident(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    input: &Input,
    incident: &Incident,
    id: &str,
) -> io::Result<()> {
    let page = &incident.class.page;
    let message = shown.redaction.text(&incident.message);
    let mut lines = message.lines();
    let first = safe(lines.next().unwrap_or_default());
    writeln!(
        out,
        "<article id={id}><p class=kind>{} <span>{} {}</span></p>",
        incident.kind.id(),
        page.code,
        page.name
    )?;
    writeln!(out, "<h2>{first}</h2>")?;
    let rest: Vec<_> = lines.map(safe).collect();
    if !rest.is_empty() {
        writeln!(out, "<pre class=message>{}</pre>", rest.join("\n"))?;
    }
    if let Some(site) = &incident.site {
        writeln!(
            out,
            "<p class=at>{}:{} in <code>{}</code></p>",
            safe(&site.file),
            site.line,
            safe(&site.function)
        )?;
    }
    writeln!(out, "<p>{}</p>", prose(&words::explanation(incident)))?;
    writeln!(out, "<p class=do><b>What to do.</b> {}</p>", prose(incident.class.advice))?;
    write_facts(out, shown, input, incident)?;
    write_panics(out, shown, incident)?;
    write_stacks(out, shown, input, incident)
}

fn write_facts(
    out: &mut dyn Write,
    shown: &Shown<'_>,
    input: &Input,
    incident: &Incident,
) -> io::Result<()> {
    let recover = match incident.recoverable {
        Recoverable::Yes => "yes",
        Recoverable::No => "no",
        Recoverable::Unknown => "not known",
    };
    let rules: Vec<_> =
        shown.rules_for(incident).iter().map(|it| format!("{} {}", it.code, it.name)).collect();
    let rules =
        if rules.is_empty() { "none looks for it yet".to_owned() } else { rules.join(", ") };
    let mut facts = vec![
        ("recover", format!("{recover}: {}", incident.reason)),
        ("red line", incident.class.page.line.id().to_owned()),
        ("rule", rules),
    ];
    facts.extend(incident.signal.as_ref().map(|it| ("signal", words::signal(it))));
    facts.extend(incident.test.as_ref().map(|it| ("test", words::test(it))));
    facts.extend(incident.exit_status.map(|it| ("exit status", it.to_string())));
    for remark in incident.remarks.iter().take(NOTES) {
        facts.push(("said", shown.redaction.text(remark).into_owned()));
    }
    facts.push(("read", format!("{}:{}", input.name, incident.at.line)));
    facts.push(("fingerprint", incident.fingerprint.clone()));
    writeln!(out, "<dl>")?;
    for (name, value) in facts {
        writeln!(out, "<dt>{name}<dd>{}", safe(&value))?;
    }
    writeln!(out, "</dl>")
}

fn write_panics(out: &mut dyn Write, shown: &Shown<'_>, incident: &Incident) -> io::Result<()> {
    if incident.panics.len() < 2 {
        return Ok(());
    }
    writeln!(out, "<h3>Panics under way, first come first</h3>\n<ol>")?;
    for link in &incident.panics {
        let mark = match (link.recovered, link.repanicked) {
            (_, true) => " <i>recovered, and thrown again</i>",
            (true, false) => " <i>recovered, and then another</i>",
            _ => "",
        };
        writeln!(out, "<li><code>{}</code>{mark}", safe(&shown.redaction.text(&link.value)))?;
    }
    writeln!(out, "</ol>")
}

fn write_foresight(out: &mut dyn Write, foresight: &Foresight) -> io::Result<()> {
    match foresight {
        Foresight::Predicted { rule, message, place } => {
            let (rule, message, place) = (safe(rule), safe(message), safe(place));
            writeln!(
                out,
                "<p class=seen><b>Predicted</b> and now witnessed: {rule} at {place}: {message}</p>"
            )
        }
        Foresight::Missed { note } => {
            let lines: Vec<_> = note.lines().map(safe).collect();
            writeln!(
                out,
                "<div class=seen><b>Missed</b> by the rules of redline. A note to report it with:<pre>{}</pre></div>",
                lines.join("\n")
            )
        }
        Foresight::NotChecked(why) => writeln!(out, "<p class=seen>Not checked: {}</p>", safe(why)),
    }
}

fn write_notes(out: &mut dyn Write, shown: &Shown<'_>, input: &Input) -> io::Result<()> {
    let notes = &input.report.notes;
    if notes.is_empty() {
        return Ok(());
    }
    writeln!(out, "<article><h2>Notes on the reading</h2><ul>")?;
    for note in notes.iter().take(NOTES) {
        let text = safe(&shown.redaction.text(&note.text));
        writeln!(out, "<li><span class=at>{}:{}</span> {text}", safe(&input.name), note.at.line)?;
    }
    let hidden = notes.len().saturating_sub(NOTES) as u64 + input.report.notes_left_out;
    if hidden > 0 {
        writeln!(out, "<li>{} more", words::counted(hidden, "note"))?;
    }
    writeln!(out, "</ul></article>")
}

/// Sentences of the catalogue, in which backquotes mark code.
fn prose(text: &str) -> String {
    let parts = safe(text);
    let marked = parts.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() }
    });
    marked.collect::<Vec<_>>().concat()
}

/// Text in which every character can be seen and nothing is a tag.
fn safe(text: &str) -> String {
    let mut shown = String::new();
    for c in visible(text.as_bytes()).chars() {
        match c {
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '&' => shown.push_str("&amp;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            _ => shown.push(c),
        }
    }
    shown
}
