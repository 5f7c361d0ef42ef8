//! Findings as people read them: a frame of source and the steps that lead there.
//!
//! The drawing is our own. The crate `annotate-snippets` was tried: it gives the
//! form, but counts columns in characters where every other format counts bytes,
//! takes only UTF-8, lets invisible characters through, and looks at the whole of
//! a line for each finding on it: 65 ms where the line has 6 MB.

mod paint;
mod snippet;

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::visible::width;
use crate::{
    Applicability, Certainty, Finding, Fix, Location, Report, Step, Testimony, Verbosity, summary,
    visible,
};
use paint::Paint;
use snippet::Row;

/// How findings are drawn for people.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Whether colours are used; without them nothing is lost.
    pub color: bool,
    /// Columns that a line of source may take; longer ones are shown in part.
    pub width: usize,
    /// How much is said beside the findings.
    pub verbosity: Verbosity,
}

impl Default for Options {
    fn default() -> Self {
        Self { color: false, width: 120, verbosity: Verbosity::Normal }
    }
}

const MARK: Style = AnsiColor::Blue.on_default().bold();
const STRONG: Style = Style::new().bold();

const fn style_of(certainty: Certainty) -> Style {
    match certainty {
        Certainty::Proved => AnsiColor::Red.on_default().bold(),
        Certainty::Likely => AnsiColor::Yellow.on_default().bold(),
        Certainty::Possible => AnsiColor::Cyan.on_default().bold(),
    }
}

/// Draws the report, safe for a terminal whatever the sources hold.
pub fn write(out: &mut dyn Write, report: &Report<'_>, options: Options) -> io::Result<()> {
    let mut painter = Painter { out, report, options, paint: Paint::new(options.color) };
    for finding in report.findings {
        painter.finding(finding)?;
    }
    summary::write(out, report, options.verbosity)
}

struct Painter<'a> {
    out: &'a mut dyn Write,
    report: &'a Report<'a>,
    options: Options,
    paint: Paint,
}

impl Painter<'_> {
    fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        let location = self.report.sources.locate(finding.at);
        let gutter = location.end.line.to_string().len();
        self.title(finding)?;
        self.origin(&location, gutter)?;
        self.frame(finding, gutter)?;
        self.steps(&finding.steps, gutter)?;
        for note in &finding.notes {
            self.entry(gutter, "note", &visible(note.as_bytes()))?;
        }
        if let Some(fix) = &finding.fix {
            self.fix(fix, gutter)?;
        }
        if let Some(testimony) = &finding.testimony {
            self.testimony(testimony, gutter)?;
        }
        self.entry(gutter, "more", &format!("redline explain {}", finding.page.name))?;
        writeln!(self.out)
    }

    fn title(&mut self, finding: &Finding) -> io::Result<()> {
        let page = finding.page;
        let kind = format!("{} {} {}", finding.certainty.id(), page.code, page.name);
        let kind = self.paint.with(style_of(finding.certainty), &kind);
        let message = format!(": {}", visible(finding.message.as_bytes()));
        writeln!(self.out, "{kind}{}", self.paint.with(STRONG, &message))
    }

    fn origin(&mut self, location: &Location<'_>, gutter: usize) -> io::Result<()> {
        let arrow = self.paint.with(MARK, "-->");
        writeln!(self.out, "{:gutter$}{arrow} {location}", "")
    }

    /// The source that the finding points at, unless its file is not held.
    fn frame(&mut self, finding: &Finding, gutter: usize) -> io::Result<()> {
        let Some(file) = self.report.sources.get(finding.at.file) else { return Ok(()) };
        writeln!(self.out, "{}", self.paint.with(MARK, &format!("{:gutter$} |", "")))?;
        let style = style_of(finding.certainty);
        for row in snippet::rows(file, finding.at.span, self.options.width) {
            let row = self.row(&row, gutter, style);
            writeln!(self.out, "{}", row.trim_end())?;
        }
        Ok(())
    }

    fn row(&self, row: &Row, gutter: usize, style: Style) -> String {
        let mark = |text: &str| self.paint.with(MARK, &format!("{text:>gutter$} |"));
        match row {
            Row::Line(line, text) => format!("{} {text}", mark(&line.to_string())),
            Row::Underline(text) => format!("{} {}", mark(""), self.paint.with(style, text)),
            Row::Gap => self.paint.with(MARK, "..."),
        }
    }

    fn steps(&mut self, steps: &[Step], gutter: usize) -> io::Result<()> {
        let places: Vec<_> = steps.iter().map(|step| self.line_of(step)).collect();
        let longest = places.iter().map(|place| width(place)).max().unwrap_or(0);
        let digits = steps.len().to_string().len();
        for (index, (step, place)) in steps.iter().zip(&places).enumerate() {
            let padding = " ".repeat(longest - width(place));
            let text = visible(step.text.as_bytes());
            let text = format!("{:>digits$}. {place}{padding}  {text}", index + 1);
            match index {
                0 => self.entry(gutter, "path", &text)?,
                _ => writeln!(self.out, "{:indent$}{text}", "", indent = gutter + 9)?,
            }
        }
        Ok(())
    }

    fn line_of(&self, step: &Step) -> String {
        let location = self.report.sources.locate(step.at);
        format!("{}:{}", visible(location.path.as_bytes()), location.start.line)
    }

    fn fix(&mut self, fix: &Fix, gutter: usize) -> io::Result<()> {
        let caution = match fix.applicability {
            Applicability::Safe => "",
            Applicability::NeedsALook => " (needs a look)",
        };
        let text = visible(fix.text.as_bytes());
        self.entry(gutter, "fix", &format!("{text}{caution}"))
    }

    fn testimony(&mut self, testimony: &Testimony, gutter: usize) -> io::Result<()> {
        match testimony {
            Testimony::Witnessed(it) => {
                let text = format!("{}: {} ({})", it.name, it.death, it.by());
                self.entry(gutter, "witnessed", &visible(text.as_bytes()))
            }
            Testimony::NotWitnessed(why) => {
                self.entry(gutter, "not witnessed", &visible(why.as_bytes()))
            }
        }
    }

    fn entry(&mut self, gutter: usize, key: &str, text: &str) -> io::Result<()> {
        let equals = self.paint.with(MARK, "=");
        let key = self.paint.with(STRONG, &format!("{key}:"));
        writeln!(self.out, "{:gutter$} {equals} {key} {text}", "")
    }
}
