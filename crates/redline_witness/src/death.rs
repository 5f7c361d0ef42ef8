//! What a dying program printed, held against what was said of it.

use std::path::Path;

use redline_catalogue::RedLine;
use redline_crash::{Goroutine, Incident, Kind, Report, Symbols, is_own, read};

use crate::target::Expected;

/// How a run of a test ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Ending {
    /// It died as was said.
    Dies(Death),
    /// It died in another way or elsewhere, or not at all: a phrase.
    Otherwise(String),
}

/// How a test dies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Death {
    /// What the runtime said of it.
    pub message: String,
    /// Whether it is that all goroutines wait.
    pub is_deadlock: bool,
}

impl Ending {
    /// How a run ended that printed this to standard error.
    pub(crate) fn of(stderr: &[u8], expected: Expected<'_>) -> Self {
        let report = read(stderr);
        let mut incidents = report.incidents.iter();
        let line = expected.target.red_line;
        let found = incidents.find(|it| fits(it, line) && is_at(it, &report, expected));
        match (found, report.incidents.first()) {
            (Some(incident), _) => Self::Dies(Death {
                message: incident.message.clone(),
                is_deadlock: incident.kind == Kind::Deadlock,
            }),
            (None, Some(incident)) => Self::Otherwise(described(incident)),
            (None, None) => Self::Otherwise("ended in order".to_owned()),
        }
    }
}

/// How a run ended that died otherwise.
fn described(incident: &Incident) -> String {
    let place = incident.site.as_ref().map(|site| {
        let name = Path::new(&site.file).file_name().unwrap_or_default().to_string_lossy();
        format!(" at {name}:{}", site.line)
    });
    let message = incident.message.lines().next().unwrap_or_default();
    format!("died{}: {message}", place.unwrap_or_default())
}

/// Whether a death is of the kind that a broken promise leads to.
fn fits(incident: &Incident, line: Option<RedLine>) -> bool {
    let Some(line) = line else { return true };
    let waits = [RedLine::ChannelMisuse, RedLine::LockMisuse, RedLine::Deadlock];
    let of_incident = incident.class.page.line;
    of_incident == line
        || incident.kind == Kind::Deadlock && waits.contains(&line)
        || incident.kind == Kind::Panic && line == RedLine::UncoveredGoroutine
        || of_incident == RedLine::UncoveredGoroutine && line == RedLine::ExplicitPanic
}

fn is_at(incident: &Incident, report: &Report, expected: Expected<'_>) -> bool {
    let symbols = &report.symbols;
    match (incident.kind, incident.class.page.line) {
        (Kind::Deadlock, _) => {
            incident.goroutines.iter().any(|it| frames(it, symbols, expected).next() == Some(true))
        }
        // Any of the calls that go round may be the one too many.
        (_, RedLine::StackOverflow) => {
            let guilty = incident.guilty_goroutine().or(incident.goroutines.first());
            guilty.is_some_and(|it| frames(it, symbols, expected).any(|is_there| is_there))
        }
        _ => incident
            .site
            .as_ref()
            .is_some_and(|site| is_file(&site.file, expected) && expected.holds(site.line)),
    }
}

/// For each call of the program itself, the innermost first: whether it is at the place.
fn frames<'a>(
    goroutine: &'a Goroutine,
    symbols: &'a Symbols,
    expected: Expected<'a>,
) -> impl Iterator<Item = bool> + 'a {
    let own = goroutine.frames.iter().filter(|frame| is_own(**frame, symbols));
    own.map(move |frame| is_file(symbols.text(frame.file), expected) && expected.holds(frame.line))
}

/// Whether a file, as it was built, is that of the target; with `-trimpath` only its name
/// tells.
fn is_file(built: &str, expected: Expected<'_>) -> bool {
    let target = expected.target;
    let built = Path::new(built);
    let is_same = || match built.canonicalize() {
        Ok(path) => target.file.canonicalize().is_ok_and(|file| file == path),
        Err(_) => true,
    };
    built == target.file || built.file_name() == target.file.file_name() && is_same()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::Target;

    const OUTPUT: &[u8] = b"panic: assignment to entry in nil map\n\ngoroutine 7 [running]:\n\
        example.com/s.add(...)\n\t/s/s.go:12\nexample.com/s.TestX(0x1)\n\t/s/s_test.go:5 +0x2d\n";

    fn ending(output: &[u8], line: u32, red_line: RedLine) -> Ending {
        let file = "/s/s.go".into();
        let target = Target { file, first: line, last: line, red_line: Some(red_line) };
        Ending::of(output, Expected { target: &target, returns: None })
    }

    #[test]
    fn place_and_kind_have_to_be_right() {
        let dies = |line, red_line| matches!(ending(OUTPUT, line, red_line), Ending::Dies(_));
        assert!(dies(12, RedLine::NilDereference));
        assert!(!dies(12, RedLine::IndexOutOfRange));
        assert!(!dies(13, RedLine::NilDereference));
    }

    #[test]
    fn another_end_is_told() {
        let text = "died at s.go:12: assignment to entry in nil map";
        let died = ending(OUTPUT, 13, RedLine::NilDereference);
        assert_eq!(died, Ending::Otherwise(text.into()));
        let passed = ending(b"PASS\n", 13, RedLine::NilDereference);
        assert_eq!(passed, Ending::Otherwise("ended in order".into()));
    }
}
