//! Goroutines in groups.

use std::io;

use super::{Painter, STRONG, place};
use crate::group::{Group, Likeness, groups, longest_waiting};
use crate::render::{Input, words};
use crate::{Goroutine, Guilty, Incident, Symbols};

/// Groups that are shown, unless all are asked for.
const GROUPS: usize = 8;

/// Calls that are shown of a group.
const CALLS: usize = 5;

impl Painter<'_> {
    /// The goroutines beside the one that did it.
    pub(super) fn others(&mut self, input: &Input, incident: &Incident) -> io::Result<()> {
        let known = match incident.guilty {
            Guilty::Goroutine(id) => Some(id),
            Guilty::Unknown(_) => None,
        };
        let others = incident.goroutines.iter().filter(|it| Some(it.id) != known).count();
        if others == 0 || !incident.accesses.is_empty() || incident.goroutines.len() < 2 {
            return Ok(());
        }
        let text = words::counted(incident.goroutines.len() as u64, "goroutine");
        self.entry("all", &text)?;
        self.groups(input, &incident.goroutines)
    }

    pub(super) fn dumps(&mut self, input: &Input) -> io::Result<()> {
        for dump in &input.report.dumps {
            let count = words::counted(dump.goroutines.len() as u64, "goroutine");
            let title = format!("{count} printed without a crash");
            let title = self.paint(STRONG, &title);
            writeln!(self.out, "{title} ({})", place(input, dump.at))?;
            if !dump.title.is_empty() {
                self.entry("behind", &self.cut(&self.safe(&dump.title)))?;
            }
            self.groups(input, &dump.goroutines)?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn groups(&mut self, input: &Input, goroutines: &[Goroutine]) -> io::Result<()> {
        let symbols = &input.report.symbols;
        let groups = groups(goroutines, Likeness::Similar, symbols);
        let most = if self.options.verbose { groups.len() } else { GROUPS };
        for group in groups.iter().take(most) {
            self.group(group, goroutines, symbols)?;
        }
        let hidden: usize = groups.iter().skip(most).map(Group::count).sum();
        if hidden > 0 {
            let groups = words::counted((groups.len() - most) as u64, "group");
            writeln!(self.out, "       ... {hidden} more in {groups} (--verbose shows them)")?;
        }
        if let Some(longest) = longest_waiting(goroutines) {
            let text = format!(
                "goroutine {}, {}",
                longest.id,
                words::counted(longest.wait_minutes, "minute")
            );
            self.entry("longest", &text)?;
        }
        Ok(())
    }

    fn group(
        &mut self,
        group: &Group,
        goroutines: &[Goroutine],
        symbols: &Symbols,
    ) -> io::Result<()> {
        let Some(first) = group.first(goroutines) else { return Ok(()) };
        let state = words::state(symbols.text(first.state), group);
        let count = self.paint(STRONG, &format!("{:>8}", group.count()));
        writeln!(self.out, "{count} {}{}", self.safe(&state), self.labels(first, symbols))?;
        let own = first.frames.iter().filter(|frame| crate::is_own(**frame, symbols));
        let own: Vec<_> = own.take(CALLS).collect();
        let shown = if own.is_empty() { first.frames.iter().take(CALLS).collect() } else { own };
        for frame in shown {
            let text = format!(
                "{}  {}:{}",
                symbols.text(frame.function),
                symbols.text(frame.file),
                frame.line
            );
            writeln!(self.out, "           {}", self.safe(&text))?;
        }
        let Some(creator) = first.created_by.as_ref() else { return Ok(()) };
        let text = format!(
            "{}  {}:{}",
            symbols.text(creator.function),
            symbols.text(creator.file),
            creator.line
        );
        writeln!(self.out, "           started by {}", self.safe(&text))
    }

    fn labels(&self, goroutine: &Goroutine, symbols: &Symbols) -> String {
        let label = |&(key, value): &(_, _)| {
            format!("{}: {}", self.safe(symbols.text(key)), self.safe(symbols.text(value)))
        };
        let labels: Vec<_> = goroutine.labels.iter().map(label).collect();
        if labels.is_empty() { String::new() } else { format!(" {{{}}}", labels.join(", ")) }
    }
}
