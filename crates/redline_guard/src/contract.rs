//! Which promises the package keeps.

use redline_catalogue::RedLine;

/// A part of the package, and what it makes impossible.
pub struct Contract {
    /// Its name in Go, such as `guard.Chan`.
    pub name: &'static str,
    /// What it is in one phrase.
    pub what: &'static str,
    /// The red lines that are not crossed where it is used.
    pub lines: &'static [RedLine],
}

/// Every contract, in the order of the package's documentation.
pub const CONTRACTS: &[Contract] = &[
    Contract {
        name: "guard.Cast",
        what: "a type assertion that says what was there",
        lines: &[RedLine::FailedAssertion],
    },
    Contract {
        name: "guard.CastValue",
        what: "the same for a reflect.Value",
        lines: &[RedLine::FailedAssertion, RedLine::BrokenPrecondition],
    },
    Contract {
        name: "guard.Path",
        what: "a way through fields, elements and maps that checks each step",
        lines: &[RedLine::NilDereference, RedLine::IndexOutOfRange, RedLine::BrokenPrecondition],
    },
    Contract {
        name: "guard.Call",
        what: "a call by reflection that is checked before",
        lines: &[RedLine::BrokenPrecondition, RedLine::NilDereference],
    },
    Contract {
        name: "guard.Map",
        what: "a map for many goroutines, atomic for each key",
        lines: &[
            RedLine::ConcurrentMapAccess,
            RedLine::DataRace,
            RedLine::UncomparableValue,
            RedLine::NilDereference,
            RedLine::LockMisuse,
        ],
    },
    Contract {
        name: "guard.Chan",
        what: "a channel that may be closed beside its senders",
        lines: &[
            RedLine::ChannelMisuse,
            RedLine::GoroutineLeak,
            RedLine::Deadlock,
            RedLine::InvalidSize,
        ],
    },
    Contract {
        name: "guard.Go",
        what: "a goroutine whose panic is told and ends nobody else",
        lines: &[
            RedLine::UncoveredGoroutine,
            RedLine::ExplicitPanic,
            RedLine::HiddenPanic,
            RedLine::MisplacedGoexit,
        ],
    },
    Contract {
        name: "guard.Group",
        what: "goroutines that are waited for, with a limit and their errors",
        lines: &[
            RedLine::UncoveredGoroutine,
            RedLine::ExplicitPanic,
            RedLine::GoroutineLeak,
            RedLine::MisplacedGoexit,
        ],
    },
    Contract {
        name: "guard.Watch",
        what: "how a function ended, whichever way it did",
        lines: &[RedLine::MisplacedGoexit, RedLine::HiddenPanic],
    },
    Contract {
        name: "guard.Recover",
        what: "a panic as the error of the function that defers it",
        lines: &[RedLine::IneffectiveRecover, RedLine::ExplicitPanic, RedLine::HiddenPanic],
    },
    Contract {
        name: "guard.Report",
        what: "where errors go that nobody waits for",
        lines: &[RedLine::HiddenPanic],
    },
    Contract {
        name: "guard.Close",
        what: "a deferred Close whose error is kept",
        lines: &[RedLine::LostCleanup],
    },
    Contract {
        name: "guard.Faults",
        what: "a memory fault as an error",
        lines: &[RedLine::MemoryCorruption],
    },
    Contract {
        name: "guard.Depth",
        what: "a budget for recursion",
        lines: &[RedLine::StackOverflow],
    },
    Contract {
        name: "guardhttp.Handler",
        what: "an HTTP handler whose panic is answered and told",
        lines: &[RedLine::ExplicitPanic, RedLine::HiddenPanic],
    },
];

/// The contracts that prevent the crossing of a red line.
pub fn preventing(line: RedLine) -> impl Iterator<Item = &'static Contract> {
    CONTRACTS.iter().filter(move |contract| contract.lines.contains(&line))
}
