//! One stream of lines: what one process wrote, apart from what others wrote between.

use crate::attribution::{Clues, RunningTests};
use crate::body::{Body, Part};
use crate::heading::{Heading, Said};
use crate::line::{Ahead, Line};
use crate::outside::{self, End};
use crate::race::{self, Race};
use crate::report::Dump;
use crate::sanitizer::Sanitizer;
use crate::symbols::readable;
use crate::{Extent, Incident, Kind, Report, assemble, gctrace, header, schedtrace};

/// Lines of the runtime before a report that are kept with it.
const MOST_REMARKS: usize = 16;

/// Lines behind a report in which an exit status still belongs to it.
const STATUS_REACH: u64 = 24;

/// Blanks by which a report may be indented.
const MOST_INDENT: usize = 24;

/// Bytes of a line that are kept as the title of a dump.
const TITLE: usize = 240;

/// What is being read.
#[derive(Debug, Default)]
enum Open {
    #[default]
    Nothing,
    Heading(Box<Heading>),
    Body(Box<Body>),
    Race(Box<Race>),
    Sanitizer(Box<Sanitizer>),
}

/// One stream of lines.
#[derive(Debug, Default)]
pub(crate) struct Lane {
    /// The package whose tests write here, if that is known.
    package: Option<String>,
    open: Open,
    tests: RunningTests,
    /// Lines of the runtime that precede a report.
    before: Vec<String>,
    before_line: u64,
    /// The rule that may begin a report of a race.
    rule: Option<Extent>,
    /// The last line that was not empty.
    last: Vec<u8>,
    /// The test that `go test -json` named when the open report began.
    beside: Option<String>,
    /// Blanks before each line of the report that is being read: somebody indented it.
    indent: usize,
    /// The line on which words were last taken for text of the program.
    dismissed: Option<u64>,
    /// The last report that ended: its place among the incidents, and its last line.
    ended: Option<(usize, u64)>,
}

impl Lane {
    /// Takes in the next line.
    pub(crate) fn line(&mut self, line: &Line<'_>, report: &mut Report) {
        if self.package.is_none() {
            self.package = line.package.map(readable);
        }
        match self.indent {
            0 => self.plain_line(line, report),
            indent => {
                let blanks =
                    line.text.iter().take(indent).take_while(|byte| **byte == b' ').count();
                let text = line.text.get(blanks..).unwrap_or_default();
                self.plain_line(&Line { text, ..*line }, report);
            }
        }
    }

    /// Reads lines of a dump where they stand, as far as they are expected.
    pub(crate) fn ahead(&mut self, input: &[u8], at: Extent, report: &mut Report) -> Ahead {
        match &mut self.open {
            Open::Body(body) if self.indent == 0 => body.read_ahead(input, at, &mut report.symbols),
            _ => Ahead::default(),
        }
    }

    fn plain_line(&mut self, line: &Line<'_>, report: &mut Report) {
        match &mut self.open {
            Open::Nothing => self.idle(line, report),
            Open::Heading(_) => self.heading(line, report),
            Open::Body(_) => self.body(line, report),
            Open::Race(race) => {
                if !race.offer(line, &mut report.symbols) {
                    self.close(report, false);
                }
            }
            Open::Sanitizer(sanitizer) => {
                if !sanitizer.offer(line, &mut report.symbols) {
                    self.close(report, false);
                }
            }
        }
    }

    /// The end of the input.
    pub(crate) fn finish(&mut self, report: &mut Report) {
        self.close(report, true);
    }

    fn heading(&mut self, line: &Line<'_>, report: &mut Report) {
        let Open::Heading(heading) = &mut self.open else { return };
        match heading.offer(line) {
            Said::Part => {}
            Said::Perhaps if self.begins(line) => {
                self.close(report, false);
                self.idle(line, report);
            }
            Said::Perhaps => self.passing(line, report),
            Said::Goroutines => {
                let Open::Heading(heading) = std::mem::take(&mut self.open) else { return };
                self.open_body(Some(*heading), line, report);
            }
            Said::Other => {
                self.close(report, false);
                self.idle(line, report);
            }
        }
    }

    fn body(&mut self, line: &Line<'_>, report: &mut Report) {
        let Open::Body(body) = &mut self.open else { return };
        match body.offer(line, &mut report.symbols) {
            Part::Taken => {}
            Part::Foreign if self.begins(line) => {
                self.close(report, false);
                self.idle(line, report);
            }
            Part::Foreign => self.passing(line, report),
            Part::Last => self.close(report, false),
            Part::Over => {
                if let Open::Body(body) = &mut self.open {
                    body.is_followed = Heading::begin(line).is_some();
                }
                self.close(report, false);
                self.idle(line, report);
            }
        }
    }

    /// Whether a line begins a report, or is the end of a test, whatever is being read.
    fn begins(&self, line: &Line<'_>) -> bool {
        const TESTS: [&[u8]; 4] = [b"FAIL\t", b"ok  \t", b"--- FAIL: ", b"=== RUN "];
        line.text == race::WARNING
            || TESTS.iter().any(|words| line.text.starts_with(words))
            || (self.rule.is_none() && line.text == race::RULE)
            || (line.text.starts_with(b"==") && Sanitizer::begin(line).is_some())
    }

    /// A line outside of all reports.
    fn idle(&mut self, line: &Line<'_>, report: &mut Report) {
        if line.text.is_empty() {
            return;
        }
        if self.indented(line, report) {
            return;
        }
        if let Some(heading) = Heading::begin(line) {
            self.open_heading(heading, line);
        } else if header::looks_like_header(line.text) {
            self.open_body(None, line, report);
        } else if self.warns_of_race(line) {
            self.beside = beside(line);
            let at = self.rule.take().map_or(line.at, |rule| rule.to(line.at));
            self.open = Open::Race(Box::new(Race::new(at)));
        } else if let Some(sanitizer) = Sanitizer::begin(line) {
            self.beside = beside(line);
            self.open = Open::Sanitizer(Box::new(sanitizer));
        } else {
            self.rule = (line.text == race::RULE).then_some(line.at);
            self.passing(line, report);
            self.inside(line);
        }
    }

    /// Whether a line begins a report of a race. Behind the rule, output of another thread
    /// may follow on the same line.
    fn warns_of_race(&self, line: &Line<'_>) -> bool {
        let behind_rule = self.rule.is_some() && line.text.starts_with(race::WARNING);
        behind_rule || line.text == race::WARNING
    }

    /// A report that somebody has indented by blanks begins with this line, if it does.
    fn indented(&mut self, line: &Line<'_>, report: &mut Report) -> bool {
        let blanks = line.text.iter().take_while(|byte| **byte == b' ').count();
        let text = line.text.get(blanks..).unwrap_or_default();
        let inner = Line { text, ..*line };
        let begins = (2..=MOST_INDENT).contains(&blanks)
            && (Heading::begin(&inner).is_some() || header::looks_like_header(text));
        if begins {
            self.indent = blanks;
            self.idle(&inner, report);
        }
        begins
    }

    fn open_heading(&mut self, heading: Heading, line: &Line<'_>) {
        self.beside = beside(line);
        self.open = Open::Heading(Box::new(heading));
    }

    /// A report that begins inside a line, behind output without a newline.
    fn inside(&mut self, line: &Line<'_>) {
        let near = line.text.len() < 1 << 16;
        if near && let Some(heading) = Heading::begin_inside(line) {
            self.open_heading(heading, line);
        }
    }

    fn open_body(&mut self, heading: Option<Heading>, line: &Line<'_>, report: &mut Report) {
        if heading.is_none() {
            self.beside = beside(line);
        }
        let mut body = Body::new(heading, readable(&self.last), line.at);
        body.offer(line, &mut report.symbols);
        self.open = Open::Body(Box::new(body));
    }

    /// Lines that tell something on their own, also between those of a report.
    fn passing(&mut self, line: &Line<'_>, report: &mut Report) {
        let text = line.text;
        self.last.clear();
        self.last.extend(text.get(..TITLE).unwrap_or(text));
        match text.first() {
            Some(b'g') => {
                if let Some(cycle) = gctrace::parse(text, line.at) {
                    report.push_gc(cycle);
                }
            }
            Some(b'S') => {
                if let Some(sample) = schedtrace::parse(text, line.at) {
                    report.push_sched(sample);
                }
            }
            Some(b'=' | b'-' | b' ' | 0x16) if line.frame => {
                self.tests.offer(text);
            }
            Some(b'o') if text.starts_with(b"ok  \t") => self.tests.clear(),
            Some(b'F') if text.starts_with(b"FAIL\t") => self.tested(text, report),
            Some(b'r' | b'f' | b'd' | b'm' | b'c' | b'*') if precedes(text) => self.remember(line),
            _ => {}
        }
        self.outside(line, report);
    }

    /// `FAIL\tpackage\t0.1s` ends the tests of a package and names it.
    fn tested(&mut self, text: &[u8], report: &mut Report) {
        self.tests.clear();
        let package = text.split(|&byte| byte == b'\t').nth(1).map(readable);
        let Some((index, _)) = self.ended else { return };
        let name = report.incidents.get_mut(index).and_then(|it| it.test.as_mut());
        if let Some(name) = name.filter(|name| name.package.is_none()) {
            name.package = package;
        }
    }

    fn remember(&mut self, line: &Line<'_>) {
        if line.at.line > self.before_line + MOST_REMARKS as u64 {
            self.before.clear();
        }
        if self.before.len() < MOST_REMARKS {
            self.before.push(readable(line.text));
        }
        self.before_line = line.at.line;
    }

    /// What others tell of the end of a process.
    fn outside(&mut self, line: &Line<'_>, report: &mut Report) {
        if !outside::looks_like_end(line.text) {
            return;
        }
        let near = self.ended.filter(|&(_, end)| line.at.line <= end + STATUS_REACH);
        match (outside::parse(line.text), near) {
            (Some(End::Status(status)), Some((index, _))) => {
                if let Some(incident) = report.incidents.get_mut(index) {
                    incident.exit_status.get_or_insert(status);
                }
            }
            // 0 and 1 are said of every tool, and 1 by each failing test.
            (Some(End::Status(0 | 1)) | None, _) => {}
            // Text that only talks of crashes.
            (Some(End::Status(_)), None) if self.has_dismissed(line) => {}
            (Some(end), _) => self.add(assemble::from_outside(end, line.at), report),
        }
    }

    fn has_dismissed(&self, line: &Line<'_>) -> bool {
        self.dismissed.is_some_and(|dismissed| line.at.line <= dismissed + STATUS_REACH)
    }

    /// Ends what is being read.
    fn close(&mut self, report: &mut Report, input_ends: bool) {
        self.indent = 0;
        match std::mem::take(&mut self.open) {
            Open::Nothing => {}
            Open::Heading(heading) => self.close_heading(*heading, report, input_ends),
            Open::Body(mut body) => {
                body.finish(input_ends);
                self.close_body(*body, report);
            }
            Open::Race(mut race) => {
                race.finish();
                self.add(assemble::from_race(*race, &report.symbols), report);
            }
            Open::Sanitizer(mut sanitizer) => {
                sanitizer.finish();
                self.add(assemble::from_sanitizer(*sanitizer, &report.symbols), report);
            }
        }
    }

    /// Words without goroutines: a crash only if nobody else could have said them.
    fn close_heading(&mut self, heading: Heading, report: &mut Report, input_ends: bool) {
        if heading.is_certain() {
            let mut body = Body::new(Some(heading), String::new(), Extent::default());
            body.cut_off = input_ends;
            self.close_body(body, report);
        } else if input_ends && !heading.inside {
            let words = heading.first_words();
            let text = format!(
                "cut off here: the input ends behind `{words}`, before any goroutine: a crash that was cut off, one under GOTRACEBACK=none, or text of the program"
            );
            report.note(heading.at, text);
        } else if !heading.inside {
            self.dismissed = Some(heading.at.line);
            let words = heading.first_words();
            let text = format!(
                "`{words}` is followed by no goroutine: taken for text of the program, not for a crash"
            );
            report.note(heading.at, text);
        }
    }

    fn close_body(&mut self, mut body: Body, report: &mut Report) {
        say(&body, report);
        if body.heading.is_none() && assemble::is_fatal_stack(&body, &report.symbols) {
            body.heading = Some(Heading::unsaid(body.at));
        }
        let quoted = body.is_followed && body.heading.as_ref().is_some_and(|it| it.inside);
        let printed = quoted || assemble::is_printed_stack(&body, &report.symbols);
        if body.heading.is_some() && !printed {
            if body.at.line <= self.before_line + 2 * MOST_REMARKS as u64 {
                let remarks = std::mem::take(&mut self.before);
                body.remarks.splice(..0, remarks);
            }
            self.add(assemble::from_body(body, &report.symbols), report);
            return;
        }
        if quoted {
            report.note(body.at, "goroutines that a line quotes are taken for text of the program");
            return;
        }
        let title = body.heading.as_ref().map_or(body.title, Heading::first_words);
        report.push_dump(Dump {
            title,
            goroutines: body.goroutines,
            cut_off: body.cut_off,
            at: body.at,
        });
    }

    /// Adds an incident with the test it belongs to.
    fn add(&mut self, mut incident: Incident, report: &mut Report) {
        let all = &incident.goroutines;
        let guilty: Vec<_> = match incident.guilty_goroutine() {
            Some(goroutine) => vec![goroutine],
            None if incident.accesses.is_empty() && incident.kind != Kind::Deadlock => Vec::new(),
            None => all.iter().collect(),
        };
        let beside = self.beside.take();
        let clues = Clues {
            message: &incident.message,
            goroutines: &guilty,
            all,
            beside: beside.as_deref(),
        };
        incident.test = self.tests.name(clues, &report.symbols);
        if let Some(test) = &mut incident.test {
            test.package.clone_from(&self.package);
        }
        self.ended = Some((report.incidents.len(), incident.at.line + lines_of(&incident)));
        report.push(incident);
    }
}

/// Notes on how a dump was read.
fn say(body: &Body, report: &mut Report) {
    if body.forged > 0 {
        let text = format!(
            "{} goroutine headers are text of the message, not of the runtime",
            body.forged
        );
        report.note(body.at, text);
    }
    if body.left_out > 0 {
        let text = format!("{} further goroutines were counted and not kept", body.left_out);
        report.note(body.at, text);
    }
    if body.between > 0 {
        report.note(
            body.at,
            format!("{} lines of other output stand between the frames", body.between),
        );
    }
    if body.cut_off {
        let text = if body.goroutines.is_empty() {
            "cut off here: no goroutine was printed, or GOTRACEBACK=none was set"
        } else {
            "cut off here: the report ends within a goroutine"
        };
        report.note(body.at, text);
    }
}

/// About how many lines an incident takes.
fn lines_of(incident: &Incident) -> u64 {
    let frames = incident.frame_count() + incident.runtime_stack.len();
    (2 * frames + 4 * incident.goroutines.len() + incident.remarks.len()) as u64
}

fn beside(line: &Line<'_>) -> Option<String> {
    line.test.map(readable)
}

/// Lines that the runtime or the C library prints before a report.
fn precedes(text: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 9] = [
        b"runtime: ",
        b"fatal: ",
        b"free(): ",
        b"double free or corruption",
        b"munmap_chunk(): ",
        b"malloc(): ",
        b"malloc_consolidate(): ",
        b"corrupted size vs. prev_size",
        b"*** ",
    ];
    BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
}
