//! Incidents from what was read.

use crate::body::Body;
use crate::class;
use crate::classify::{guilty, verdict};
use crate::outside::End;
use crate::race::Race;
use crate::sanitizer::Sanitizer;
use crate::stack::site;
use crate::{Extent, Guilty, Incident, Kind, Recoverable, Symbols, fingerprint};

/// Whether the goroutine printed its own stack: a log that says `panic: …` of a panic
/// that was recovered is no crash.
pub(crate) fn is_printed_stack(body: &Body, symbols: &Symbols) -> bool {
    let first = body.goroutines.first().and_then(|goroutine| goroutine.frames.first());
    let innermost = first.map(|frame| symbols.text(frame.function));
    matches!(innermost, Some("runtime/debug.Stack" | "runtime.Stack"))
}

/// Whether the first goroutine is in the function that ends the process.
pub(crate) fn is_fatal_stack(body: &Body, symbols: &Symbols) -> bool {
    let first = body.goroutines.first().and_then(|goroutine| goroutine.frames.first());
    first.is_some_and(|frame| {
        let name = symbols.text(frame.function);
        name == "runtime.throw"
            || name.rsplit_once('.').is_some_and(|(_, last)| last == "fatal") && is_own_fatal(name)
    })
}

/// Whether a function called `fatal` is of the standard library.
fn is_own_fatal(name: &str) -> bool {
    matches!(
        name,
        "runtime.fatal" | "sync.fatal" | "internal/sync.fatal" | "internal/runtime/maps.fatal"
    )
}

/// The crash that a heading and its goroutines are.
pub(crate) fn from_body(mut body: Body, symbols: &Symbols) -> Incident {
    let mut heading = body.heading.take().expect("only stacks behind a heading are a crash");
    if is_fatal_stack(&body, symbols) {
        heading.accept_fatal();
    }
    let verdict = verdict(&heading, &body, symbols);
    let guilty = guilty(&verdict, heading.signal.as_ref(), &body, symbols);
    let mut remarks = body.remarks;
    remarks.extend(heading.remarks);
    let incident = Incident {
        kind: verdict.kind,
        class: verdict.class,
        message: verdict.message,
        recoverable: verdict.recoverable,
        reason: verdict.reason,
        signal: heading.signal,
        panics: verdict.panics,
        remarks,
        goroutines: body.goroutines,
        runtime_stack: body.runtime_stack.into(),
        accesses: Vec::new(),
        guilty,
        site: None,
        test: None,
        exit_status: body.exit_status,
        cut_off: body.cut_off,
        fingerprint: String::new(),
        at: heading.at.to(body.at),
    };
    completed(incident, symbols)
}

/// An incident of which nothing is known but its class and its words.
fn bare(kind: Kind, class: &'static class::Class, message: String, at: Extent) -> Incident {
    Incident {
        kind,
        class,
        message,
        recoverable: Recoverable::No,
        reason: "the process was ended from outside; no deferred function is asked",
        signal: None,
        panics: Vec::new(),
        remarks: Vec::new(),
        goroutines: Vec::new(),
        runtime_stack: Box::default(),
        accesses: Vec::new(),
        guilty: Guilty::Unknown("no goroutine was printed"),
        site: None,
        test: None,
        exit_status: None,
        cut_off: false,
        fingerprint: String::new(),
        at,
    }
}

/// The report of a race.
pub(crate) fn from_race(race: Race, symbols: &Symbols) -> Incident {
    let message = match race.accesses.as_slice() {
        [one, other, ..] => format!("data race: {} and {}", one.what, other.what),
        _ => "data race".to_owned(),
    };
    let incident = Incident {
        recoverable: Recoverable::No,
        reason: "there is no panic to recover; the process goes on unless GORACE says otherwise",
        guilty: Guilty::Unknown("a race has two sides; what is missing is the order between them"),
        remarks: race.remarks,
        accesses: race.accesses,
        goroutines: race.goroutines,
        cut_off: !race.complete,
        ..bare(Kind::Race, &class::DATA_RACE, message, race.at)
    };
    completed(incident, symbols)
}

/// The report of a sanitizer.
pub(crate) fn from_sanitizer(report: Sanitizer, symbols: &Symbols) -> Incident {
    let incident = Incident {
        reason: "the sanitizer ends the process itself; no deferred function is asked",
        guilty: Guilty::Unknown("a sanitizer names threads, not goroutines"),
        remarks: report.remarks,
        accesses: report.accesses,
        goroutines: report.goroutines,
        cut_off: !report.complete,
        ..bare(Kind::Sanitizer, &class::SANITIZER, report.message, report.at)
    };
    completed(incident, symbols)
}

/// The end of a process of which somebody else tells.
pub(crate) fn from_outside(end: End, at: Extent) -> Incident {
    let incident = match end {
        End::Status(status) => Incident {
            exit_status: Some(status),
            reason: "the program ends itself in order; there is nothing to recover",
            ..bare(Kind::Exit, &class::EXIT, format!("exit status {status}"), at)
        },
        End::Killed { kind, message, signal } => {
            let class = if kind == Kind::OomKill { &class::OOM_KILL } else { &class::KILLED };
            Incident { signal, ..bare(kind, class, message, at) }
        }
    };
    completed(incident, &Symbols::default())
}

/// Adds what follows from the rest: site and fingerprint.
fn completed(mut incident: Incident, symbols: &Symbols) -> Incident {
    incident.site = fingerprint::witness(&incident).and_then(|goroutine| site(goroutine, symbols));
    incident.fingerprint = fingerprint::of(&incident, symbols);
    incident
}
