//! From what was printed to what it was.

use crate::body::Body;
use crate::class::{self, Class, Words};
use crate::frame::package_of;
use crate::heading::{Heading, Opening};
use crate::runtime_texts::{self, Ending};
use crate::stack::began_in_library;
use crate::symbols::readable;
use crate::{
    Creator, Goroutine, Guilty, Kind, PanicLink, Recoverable, Signal, Symbols, panic_line,
};

/// What is known of a crash from its heading and its stacks.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    pub(crate) class: &'static Class,
    pub(crate) message: String,
    pub(crate) recoverable: Recoverable,
    pub(crate) reason: &'static str,
    pub(crate) panics: Vec<PanicLink>,
}

const ON_ITS_GOROUTINE: &str = "a deferred function on the same goroutine can recover a panic";
const FATAL: &str = "a fatal error ends the process without asking any deferred function";
const THROWN: &str = "the runtime found its own state broken and ended the process";
const SIGNALLED: &str = "the signal ends the process; no deferred function is asked";

/// What a heading, and the stacks behind it, tell.
pub(crate) fn verdict(heading: &Heading, body: &Body, symbols: &Symbols) -> Verdict {
    let panics: Vec<_> = heading.panics.iter().map(|value| panic_line::link(value)).collect();
    if let Some(text) = &heading.fatal {
        return Verdict { panics, ..fatal(&readable(text), heading, body, symbols) };
    }
    match heading.opening {
        Opening::Panic => panic(panics, heading, body, symbols),
        Opening::Fatal => fatal("fault", heading, body, symbols),
        Opening::Signal => signal(heading),
    }
}

fn panic(panics: Vec<PanicLink>, heading: &Heading, body: &Body, symbols: &Symbols) -> Verdict {
    let message = panics.last().map(|link| link.value.clone()).unwrap_or_default();
    let class = class_of_panic(&message, heading, body, symbols);
    let (recoverable, reason) = if *class == class::TEST_TIMEOUT {
        (Recoverable::No, "the timer's own goroutine panics, on which no code of the program runs")
    } else {
        (Recoverable::Yes, ON_ITS_GOROUTINE)
    };
    Verdict { kind: Kind::Panic, class, message, recoverable, reason, panics }
}

fn class_of_panic(
    message: &str,
    heading: &Heading,
    body: &Body,
    symbols: &Symbols,
) -> &'static Class {
    let known = class::of_message(Words::Panic, message).unwrap_or(&class::EXPLICIT_PANIC);
    // No text of the runtime has several lines: a value only quotes it.
    let quoted = message.contains('\n') && *known != class::TEST_TIMEOUT;
    let class = if quoted { &class::EXPLICIT_PANIC } else { known };
    let far = heading.signal.as_ref().is_some_and(|it| it.address.is_some() && !it.is_nil_use());
    let first = body.goroutines.first();
    if *class == class::NIL_POINTER && far {
        &class::ADDRESS_FAULT
    } else if *class != class::EXPLICIT_PANIC && *class != class::DIVISION {
        class
    } else if first.map_or_else(|| is_library_text(message), |it| began_in_library(it, symbols)) {
        &class::PRECONDITION
    } else if *class == class::EXPLICIT_PANIC && first.is_some_and(|it| is_uncovered(it, symbols)) {
        &class::UNCOVERED
    } else {
        class
    }
}

/// Whether the standard library says this, where no stack tells who did.
fn is_library_text(message: &str) -> bool {
    runtime_texts::find(Words::Panic, message).is_some_and(|text| text.package != "runtime")
}

/// Whether the runtime or the standard library started the goroutine, for a timer,
/// finalizer or cleanup: no code of the program stands above it that could recover.
fn is_uncovered(goroutine: &Goroutine, symbols: &Symbols) -> bool {
    let by_library = |it: &Creator| {
        let package = package_of(symbols.text(it.function));
        matches!(package, "runtime" | "time")
    };
    goroutine.id > MAIN
        && !goroutine.locked_to_thread
        && goroutine.created_by.as_ref().is_none_or(by_library)
}

fn fatal(message: &str, heading: &Heading, body: &Body, symbols: &Symbols) -> Verdict {
    let in_cgo = heading.signal.as_ref().is_some_and(|signal| signal.in_cgo);
    let unknown = if in_cgo { &class::FOREIGN_FAULT } else { &class::OTHER_FATAL };
    let known = class::of_message(Words::Fatal, message);
    let class = known.or_else(|| class_of_caller(body, symbols)).unwrap_or(unknown);
    // Without its first goroutine: it has left, and the others wait.
    let main_is_gone = *class == class::GOROUTINES_ASLEEP
        && !body.goroutines.is_empty()
        && body.goroutines.iter().all(|goroutine| goroutine.id != MAIN);
    let class = if main_is_gone { &class::GOEXIT_MAIN } else { class };
    let kind = kind_of_fatal(message, class, body, symbols);
    let (recoverable, reason) = if *class == class::UNPRINTABLE {
        (
            Recoverable::Yes,
            "the value is printed only because nobody recovers the panic that holds it",
        )
    } else {
        (Recoverable::No, if kind == Kind::Throw { THROWN } else { FATAL })
    };
    Verdict { kind, class, message: message.to_owned(), recoverable, reason, panics: Vec::new() }
}

/// The class of a fatal error by the package that noticed it.
fn class_of_caller(body: &Body, symbols: &Symbols) -> Option<&'static Class> {
    let first = body.goroutines.first().and_then(|goroutine| goroutine.frames.first())?;
    match symbols.text(first.function) {
        "sync.fatal" | "internal/sync.fatal" => Some(&class::UNLOCK),
        "internal/runtime/maps.fatal" => Some(&class::CONCURRENT_MAP),
        _ => None,
    }
}

const MAIN: u64 = 1;

fn kind_of_fatal(message: &str, class: &Class, body: &Body, symbols: &Symbols) -> Kind {
    if message.ends_with(" - deadlock!") {
        Kind::Deadlock
    } else if *class == class::CHECKPTR {
        Kind::Checkptr
    } else if class.is_runtimes_own() && !is_users_fault(message, body, symbols) {
        Kind::Throw
    } else {
        Kind::Fatal
    }
}

/// Whether `runtime.fatal` printed it and not `runtime.throw`: the stack tells, and where
/// it does not, the text.
fn is_users_fault(message: &str, body: &Body, symbols: &Symbols) -> bool {
    let first = body.goroutines.first().and_then(|goroutine| goroutine.frames.first());
    let first = body.runtime_stack.first().or(first);
    match first.map(|frame| symbols.text(frame.function)) {
        Some("runtime.throw") => false,
        Some(name) if name.rsplit_once('.').is_some_and(|(_, last)| last == "fatal") => true,
        _ => {
            runtime_texts::find(Words::Fatal, message).is_some_and(|it| it.ending == Ending::Fatal)
        }
    }
}

fn signal(heading: &Heading) -> Verdict {
    let text = readable(heading.signal_text.as_deref().unwrap_or_default());
    let name = heading.signal.as_ref().map_or("", |signal| &signal.name);
    let class = heading.signal.as_ref().map_or(&class::SENT_SIGNAL, class_of_signal);
    Verdict {
        kind: Kind::Signal,
        class,
        message: format!("{name}: {text}"),
        recoverable: Recoverable::No,
        reason: SIGNALLED,
        panics: Vec::new(),
    }
}

fn class_of_signal(signal: &Signal) -> &'static Class {
    match signal.name.as_str() {
        "SIGSEGV" | "SIGBUS" | "SIGFPE" | "SIGILL" if signal.in_cgo && !signal.was_sent() => {
            &class::FOREIGN_FAULT
        }
        "SIGSEGV" | "SIGBUS" if signal.is_nil_use() && !signal.was_sent() => &class::NIL_POINTER,
        "SIGSEGV" | "SIGBUS" if !signal.was_sent() => &class::ADDRESS_FAULT,
        "SIGABRT" if signal.in_cgo => &class::FOREIGN_FAULT,
        "SIGTRAP" | "SIGILL" | "SIGFPE" if !signal.was_sent() => &class::OTHER_FATAL,
        _ => &class::SENT_SIGNAL,
    }
}

/// Texts of the collector and its like, which find what others broke.
const FOUND_LATER: &str = "the collector found what another goroutine had broken before";
const ALL_WAIT: &str = "each goroutine waits for another; no single one is at fault";
const FROM_OUTSIDE: &str = "the signal came from outside the program";
const TIMER_FIRST: &str =
    "the timer's goroutine is shown first; the one that hangs is among the others";
const NOT_PRINTED: &str = "no goroutine was printed";
const ASKED_LAST: &str =
    "the goroutine that asked for one more thread is not the one that holds the others";
const ON_SYSTEM_STACK: &str =
    "it happened on the stack of a thread, and no goroutine was running there";

/// Which goroutine did it, as far as the dump can show it.
pub(crate) fn guilty(
    verdict: &Verdict,
    signal: Option<&Signal>,
    body: &Body,
    symbols: &Symbols,
) -> Guilty {
    let class = verdict.class;
    if verdict.kind == Kind::Deadlock {
        return Guilty::Unknown(ALL_WAIT);
    }
    if *class == class::COLLECTOR_FAULT {
        return Guilty::Unknown(FOUND_LATER);
    }
    if *class == class::THREADS {
        return Guilty::Unknown(ASKED_LAST);
    }
    if *class == class::TEST_TIMEOUT {
        return Guilty::Unknown(TIMER_FIRST);
    }
    let sent = signal.is_some_and(Signal::was_sent) || *class == class::SENT_SIGNAL;
    if verdict.kind == Kind::Signal && sent {
        return Guilty::Unknown(FROM_OUTSIDE);
    }
    first_running(body, symbols)
}

/// The goroutine that was printed first, if its thread ran it: goroutine 0 is no one's.
fn first_running(body: &Body, symbols: &Symbols) -> Guilty {
    let Some(first) = body.goroutines.first() else { return Guilty::Unknown(NOT_PRINTED) };
    let runs = |state: &str| state == "running" || state == "syscall" || state == "copystack";
    if first.id > 0 && (body.runtime_stack.is_empty() || runs(symbols.text(first.state))) {
        return Guilty::Goroutine(first.id);
    }
    let by_thread = body
        .goroutines
        .iter()
        .find(|it| it.id > 0 && symbols.text(it.state) == "running" && !it.frames.is_empty());
    by_thread.map_or(Guilty::Unknown(ON_SYSTEM_STACK), |it| Guilty::Goroutine(it.id))
}
