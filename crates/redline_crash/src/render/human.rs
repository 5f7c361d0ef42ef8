//! Incidents as people read them in a terminal.

mod dump;
mod trace;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use redline_diagnostics::visible;

use super::{Foresight, Input, Shown, Snippet, words};
use crate::fingerprint::witness;
use crate::{Extent, Frame, Goroutine, Guilty, Incident, Kind, Recoverable};

/// How incidents are drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether colours are used; without them nothing is lost.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether all groups of goroutines and all notes are shown.
    pub verbose: bool,
}

/// Frames that are shown of one goroutine, unless all are asked for.
const FRAMES: usize = 16;

/// Notes that are shown, unless all are asked for.
const NOTES: usize = 10;

/// How many rules are named beside a crash, before only their codes are.
const FEW_RULES: usize = 3;

const MARK: Style = AnsiColor::Blue.on_default().bold();
const STRONG: Style = Style::new().bold();
const FAULT: Style = AnsiColor::Red.on_default().bold();
const MILD: Style = AnsiColor::Yellow.on_default().bold();

/// Draws what was read, safe for a terminal whatever the input held.
pub fn write(out: &mut dyn Write, shown: &Shown<'_>, options: Options) -> io::Result<()> {
    let mut painter = Painter { out, shown, options };
    for (number, index, input, incident) in shown.incidents() {
        let foresight = shown.foresight.get(&(number, index));
        painter.incident(input, incident, foresight)?;
    }
    for input in shown.inputs {
        painter.dumps(input)?;
        painter.traces(input)?;
        painter.notes(input)?;
    }
    painter.summary()
}

struct Painter<'a> {
    out: &'a mut dyn Write,
    shown: &'a Shown<'a>,
    options: Options,
}

impl Painter<'_> {
    fn paint(&self, style: Style, text: &str) -> String {
        if self.options.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// Text from the input: masked where that is wanted, and visible.
    fn safe(&self, text: &str) -> String {
        visible(self.shown.redaction.text(text).as_bytes())
    }

    fn incident(
        &mut self,
        input: &Input,
        incident: &Incident,
        foresight: Option<&Foresight>,
    ) -> io::Result<()> {
        self.title(incident)?;
        self.origin(input, incident)?;
        self.panics(incident)?;
        if let Some(signal) = &incident.signal {
            self.entry("signal", &visible(words::signal(signal).as_bytes()))?;
        }
        self.stacks(input, incident)?;
        self.verdict(incident)?;
        self.knowledge(incident, foresight)?;
        self.others(input, incident)?;
        let place = place(input, incident.at);
        self.entry("read", &format!("{place}; fingerprint {}", incident.fingerprint))?;
        self.entry("more", &format!("redline explain {}", incident.class.page.name))?;
        writeln!(self.out)
    }

    fn title(&mut self, incident: &Incident) -> io::Result<()> {
        let page = &incident.class.page;
        let style = if incident.kind == Kind::Race { MILD } else { FAULT };
        let kind = format!("{} {} {}", incident.kind.id(), page.code, page.name);
        let mut lines = incident.message.lines();
        let first = self.safe(lines.next().unwrap_or_default());
        let title = format!(": {}", self.cut(&first));
        writeln!(self.out, "{}{}", self.paint(style, &kind), self.paint(STRONG, &title))?;
        for line in lines.by_ref().take(FRAMES) {
            writeln!(self.out, "      {}", self.cut(&self.safe(line)))?;
        }
        match lines.count() {
            0 => Ok(()),
            more => writeln!(self.out, "      ({} more)", words::counted(more as u64, "line")),
        }
    }

    /// A line that fits into some screens.
    fn cut(&self, text: &str) -> String {
        let most = self.options.width.max(40) * 4;
        match text.char_indices().nth(most) {
            Some((at, _)) => {
                format!("{}... ({} bytes)", text.get(..at).unwrap_or(text), text.len())
            }
            None => text.to_owned(),
        }
    }

    fn origin(&mut self, input: &Input, incident: &Incident) -> io::Result<()> {
        let Some(site) = &incident.site else {
            let place = place(input, incident.at);
            return writeln!(self.out, "  {} {place}", self.paint(MARK, "-->"));
        };
        let snippet = self.shown.snippets.get(&(site.file.clone(), site.line)).cloned();
        let file = snippet.as_ref().map_or(&site.file, |snippet| &snippet.path);
        let text = format!("{}:{} in {}", self.safe(file), site.line, self.safe(&site.function));
        writeln!(self.out, "  {} {text}", self.paint(MARK, "-->"))?;
        snippet.map_or(Ok(()), |snippet| self.snippet(&snippet, site.line, "  "))
    }

    fn snippet(&mut self, snippet: &Snippet, line: u32, indent: &str) -> io::Result<()> {
        let bar = self.paint(MARK, "|");
        for (number, text) in snippet.numbered() {
            let pointer =
                if number == u64::from(line) { self.paint(FAULT, ">") } else { " ".to_owned() };
            let number = self.paint(MARK, &format!("{number:>5}"));
            let text = text.replace('\t', "    ");
            let text =
                format!("{indent}{pointer}{number} {bar} {}", self.cut(&visible(text.as_bytes())));
            writeln!(self.out, "{}", text.trim_end())?;
        }
        Ok(())
    }

    fn panics(&mut self, incident: &Incident) -> io::Result<()> {
        if incident.panics.len() < 2 && !incident.panics.iter().any(|link| link.recovered) {
            return Ok(());
        }
        for (number, link) in incident.panics.iter().enumerate() {
            let mark = match (link.recovered, link.repanicked) {
                (_, true) => " (recovered, and thrown again)",
                (true, false) => " (recovered, and then another)",
                _ => "",
            };
            let value = self.safe(link.value.lines().next().unwrap_or_default());
            self.entry("panic", &format!("{}. {}{mark}", number + 1, self.cut(&value)))?;
        }
        Ok(())
    }

    /// The goroutine that did it, or the sides of a race, with their calls.
    fn stacks(&mut self, input: &Input, incident: &Incident) -> io::Result<()> {
        if !incident.accesses.is_empty() {
            for access in &incident.accesses {
                let Some(goroutine) = incident.goroutines.get(access.stack) else { continue };
                let address = access.address.map(|it| format!(" at {it:#x}")).unwrap_or_default();
                let who = if goroutine.id > 0 {
                    format!(" by goroutine {}", goroutine.id)
                } else {
                    String::new()
                };
                self.entry("access", &format!("{}{address}{who}", self.safe(&access.what)))?;
                self.calls(input, goroutine)?;
            }
            return Ok(());
        }
        let Some(goroutine) = witness(incident) else { return Ok(()) };
        let state = input.report.symbols.text(goroutine.state);
        let guilty =
            if matches!(incident.guilty, Guilty::Goroutine(_)) { "guilty" } else { "shown" };
        self.entry(guilty, &format!("goroutine {} [{}]", goroutine.id, self.safe(state)))?;
        self.calls(input, goroutine)
    }

    fn calls(&mut self, input: &Input, goroutine: &Goroutine) -> io::Result<()> {
        let symbols = &input.report.symbols;
        let most = if self.options.verbose { usize::MAX } else { FRAMES };
        for (index, frame) in goroutine.frames.iter().enumerate().take(most) {
            self.call(input, index + 1, *frame)?;
        }
        let hidden = goroutine.frames.len().saturating_sub(most) as u64 + goroutine.elided;
        if hidden > 0 {
            writeln!(self.out, "       ... {}", words::counted(hidden, "more call"))?;
        }
        let Some(creator) = goroutine.created_by.as_ref() else { return Ok(()) };
        let by = if creator.goroutine > 0 {
            format!(" in goroutine {}", creator.goroutine)
        } else {
            String::new()
        };
        let text = format!(
            "{}{by}  {}:{}",
            symbols.text(creator.function),
            symbols.text(creator.file),
            creator.line
        );
        writeln!(self.out, "       started by {}", self.safe(&text))
    }

    fn call(&mut self, input: &Input, number: usize, frame: Frame) -> io::Result<()> {
        let symbols = &input.report.symbols;
        let (file, line) = (symbols.text(frame.file), frame.line);
        let snippet = self.shown.snippets.get(&(file.to_owned(), line)).cloned();
        let own = crate::is_own(frame, symbols);
        let function = self.safe(symbols.text(frame.function));
        let function = if own { self.paint(STRONG, &function) } else { function };
        let shown = snippet.as_ref().map_or(file, |snippet| &snippet.path);
        writeln!(self.out, "    {number:>3}. {function}  {}:{line}", self.safe(shown))?;
        match snippet.filter(|_| number > 1) {
            Some(snippet) => {
                let index = line.saturating_sub(snippet.first) as usize;
                let text = snippet.lines.get(index).map(|it| it.trim()).unwrap_or_default();
                let bar = self.paint(MARK, "|");
                writeln!(self.out, "         {bar} {}", self.cut(&visible(text.as_bytes())))
            }
            None => Ok(()),
        }
    }

    fn verdict(&mut self, incident: &Incident) -> io::Result<()> {
        if let Some(test) = &incident.test {
            self.entry("test", &visible(words::test(test).as_bytes()))?;
        }
        let answer = match incident.recoverable {
            Recoverable::Yes => "yes",
            Recoverable::No => "no",
            Recoverable::Unknown => "not known",
        };
        self.entry("recover", &format!("{answer}: {}", incident.reason))?;
        if let Some(status) = incident.exit_status {
            self.entry("exit", &format!("status {status}"))?;
        }
        for remark in incident.remarks.iter().take(FRAMES) {
            self.entry("said", &self.cut(&self.safe(remark)))?;
        }
        self.paragraph("why", &visible(words::explanation(incident).as_bytes()))?;
        self.paragraph("do", incident.class.advice)
    }

    fn knowledge(&mut self, incident: &Incident, foresight: Option<&Foresight>) -> io::Result<()> {
        let rules = self.shown.rules_for(incident);
        // The names of many say less than that they are many.
        let is_few = rules.len() <= FEW_RULES;
        let rules: Vec<String> = rules
            .iter()
            .map(|it| if is_few { format!("{} {}", it.code, it.name) } else { it.code.to_owned() })
            .collect();
        let line = incident.class.page.line;
        match rules.as_slice() {
            [] => self.entry("rule", &format!("none looks for it yet (red line {line})"))?,
            rules => self.entry("rule", &format!("{} (red line {line})", rules.join(", ")))?,
        }
        match foresight {
            Some(Foresight::Predicted { rule, message, place }) => self.entry(
                "seen",
                &format!(
                    "predicted and now witnessed: {} {rule}: {}",
                    visible(place.as_bytes()),
                    visible(message.as_bytes())
                ),
            ),
            Some(Foresight::Missed { note }) => {
                self.entry(
                    "seen",
                    "missed: `redline check` says nothing at this place; a note to report it with:",
                )?;
                for line in note.lines() {
                    writeln!(self.out, "         {}", visible(line.as_bytes()))?;
                }
                Ok(())
            }
            Some(Foresight::NotChecked(why)) => self.entry("seen", &visible(why.as_bytes())),
            None => Ok(()),
        }
    }

    fn entry(&mut self, key: &str, text: &str) -> io::Result<()> {
        let equals = self.paint(MARK, "=");
        let key = self.paint(STRONG, &format!("{key}:"));
        writeln!(self.out, "   {equals} {key} {text}")
    }

    /// An entry whose text is broken into lines between words.
    fn paragraph(&mut self, key: &str, text: &str) -> io::Result<()> {
        let indent = key.len() + 7;
        let width = self.options.width.clamp(40, 120).saturating_sub(indent);
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let line = lines.last_mut().expect("there is a first line");
            if !line.is_empty() && line.chars().count() + word.chars().count() >= width {
                lines.push(word.to_owned());
            } else {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
        let gap = format!("\n{}", " ".repeat(indent));
        self.entry(key, &lines.join(&gap))
    }

    fn notes(&mut self, input: &Input) -> io::Result<()> {
        let notes = &input.report.notes;
        let most = if self.options.verbose { notes.len() } else { NOTES };
        for note in notes.iter().take(most) {
            writeln!(self.out, "note: {}: {}", place(input, note.at), self.safe(&note.text))?;
        }
        let hidden = notes.len().saturating_sub(most) as u64 + input.report.notes_left_out;
        if hidden > 0 {
            writeln!(
                self.out,
                "note: {}: {} more",
                visible(input.name.as_bytes()),
                words::counted(hidden, "note")
            )?;
        }
        self.limits(input)
    }

    /// What was not kept for want of memory.
    fn limits(&mut self, input: &Input) -> io::Result<()> {
        let name = visible(input.name.as_bytes());
        let repeats: u64 = input.report.repeats.values().map(|it| it.count).sum();
        if repeats > 0 {
            let incidents = words::counted(repeats, "further incident");
            writeln!(self.out, "note: {name}: {incidents} counted by fingerprint and not kept")?;
        }
        let lost = input.report.symbols.lost();
        if lost > 0 {
            let texts = words::counted(lost, "text");
            writeln!(
                self.out,
                "note: {name}: {texts} (mostly arguments) not kept, for want of memory"
            )?;
        }
        Ok(())
    }

    fn summary(&mut self) -> io::Result<()> {
        let inputs = self.shown.inputs;
        let total = |count: fn(&Input) -> usize| inputs.iter().map(count).sum::<usize>() as u64;
        let incidents = total(|it| it.report.incidents.len());
        let dumps = total(|it| it.report.dumps.len());
        let lines: u64 = inputs.iter().map(|it| it.report.lines).sum();
        let found = if incidents == 0 {
            "no crash".to_owned()
        } else {
            words::counted(incidents, "incident")
        };
        let stacks =
            if dumps == 0 { String::new() } else { format!(", {}", words::counted(dumps, "dump")) };
        writeln!(
            self.out,
            "{found}{stacks} in {} of {}",
            words::counted(lines, "line"),
            words::counted(inputs.len() as u64, "input")
        )
    }
}

/// `file:line`.
fn place(input: &Input, at: Extent) -> String {
    format!("{}:{}", visible(input.name.as_bytes()), at.line)
}
