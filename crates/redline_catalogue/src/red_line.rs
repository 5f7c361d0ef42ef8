//! The promises that redline watches over.

use std::fmt;

/// From where evidence for or against a promise comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Plane {
    /// The source: can this program cross the line?
    Code,
    /// The running program: did it cross the line?
    Process,
    /// What surrounds the service: does it keep the promise?
    Service,
}

impl Plane {
    /// The word used in output and in documentation.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Process => "process",
            Self::Service => "service",
        }
    }
}

/// What becomes of the process when the line is crossed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Consequence {
    /// The goroutine panics; a deferred `recover` on it can stop that.
    Panic,
    /// The process dies; `recover` is never asked.
    Fatal,
    /// Some forms panic and some are fatal; the page says which.
    PanicOrFatal,
    /// The process ends in order, without a panic: there is nothing to recover.
    Exit,
    /// The process lives, and is stuck, leaking or wrong.
    Degradation,
    /// Nothing at run time: what redline says about the program is less than it seems.
    Blindness,
}

impl Consequence {
    /// The word used in output and in documentation.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Panic => "panic",
            Self::Fatal => "fatal",
            Self::PanicOrFatal => "panic-or-fatal",
            Self::Exit => "exit",
            Self::Degradation => "degradation",
            Self::Blindness => "blindness",
        }
    }

    /// Whether `recover` can stop it: `None` where that depends on the form or
    /// where there is nothing to stop.
    pub const fn recoverable(self) -> Option<bool> {
        match self {
            Self::Panic => Some(true),
            Self::Fatal | Self::Exit => Some(false),
            Self::PanicOrFatal | Self::Degradation | Self::Blindness => None,
        }
    }
}

/// What stands in the table about one red line.
struct Definition {
    id: &'static str,
    title: &'static str,
    planes: &'static [Plane],
    consequence: Consequence,
    text: &'static str,
}

/// Declares the red lines: variant, id, title, planes and consequence of each in one row.
///
/// A macro, because the enum, the list of all and the table must agree, and so
/// stand in one place. The page of each is the file that its id names.
macro_rules! red_lines {
    ($($variant:ident $id:literal $title:literal [$($plane:ident)+] $consequence:ident;)+) => {
        /// A promise about a Go service.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RedLine {
            $(#[doc = $title] $variant,)+
        }

        impl RedLine {
            /// Every red line, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$variant => &Definition {
                        id: $id,
                        title: $title,
                        planes: &[$(Plane::$plane),+],
                        consequence: Consequence::$consequence,
                        text: include_str!(concat!("../lines/", $id, ".md")),
                    },)+
                }
            }
        }
    };
}

red_lines! {
    NilDereference "nil-dereference" "Nothing that is nil is used as if it held a value." [Code Process] Panic;
    IndexOutOfRange "index-out-of-range" "Every index and slice bound lies inside its operand." [Code Process] Panic;
    IntegerFault "integer-fault" "No integer is divided by zero or shifted by a negative count." [Code Process] Panic;
    InvalidSize "invalid-size" "Every size asked for can be given: not negative, not overflowing." [Code Process] Panic;
    MemoryExhaustion "memory-exhaustion" "Memory stays within what the process may have." [Code Process] Fatal;
    BrokenPrecondition "broken-precondition" "A function that panics on bad arguments is not given them." [Code Process] Panic;
    FailedAssertion "failed-assertion" "A type assertion without a second result holds." [Code Process] Panic;
    UncomparableValue "uncomparable-value" "Values that are compared or used as map keys can be compared." [Code Process] Panic;
    ExplicitPanic "explicit-panic" "No call of `panic` ends the process." [Code Process] Panic;
    UnexpectedExit "unexpected-exit" "Only `main` decides that the process ends." [Code Process] Exit;
    LostCleanup "lost-cleanup" "What was opened, locked or begun is closed, unlocked or ended." [Code] Degradation;
    IneffectiveRecover "ineffective-recover" "A `recover` stops the panics it was written for." [Code] Degradation;
    HiddenPanic "hidden-panic" "A panic that was stopped is told to somebody." [Code] Degradation;
    UncoveredGoroutine "uncovered-goroutine" "A goroutine that may panic recovers on its own." [Code Process] Panic;
    MisplacedGoexit "misplaced-goexit" "`runtime.Goexit` ends only the goroutine that is meant to end." [Code Process] PanicOrFatal;
    GoroutineLeak "goroutine-leak" "Every goroutine that was started can end." [Code Process] Degradation;
    Deadlock "deadlock" "Some goroutine can always go on." [Code Process] Fatal;
    ChannelMisuse "channel-misuse" "A channel is closed once, by its sender, after the last send." [Code Process] Panic;
    LostSignal "lost-signal" "A signal or timer that fires is received." [Code] Degradation;
    ConcurrentMapAccess "concurrent-map-access" "A map is not written while another goroutine uses it." [Code Process] Fatal;
    DataRace "data-race" "Memory that goroutines share is ordered by locks, channels or atomics." [Code Process] Degradation;
    LockMisuse "lock-misuse" "A lock is unlocked as often as it is locked, by code that holds it." [Code Process] PanicOrFatal;
    StackOverflow "stack-overflow" "Recursion ends before the stack does." [Code Process] Fatal;
    MemoryCorruption "memory-corruption" "Code that goes around the type system keeps its rules." [Code Process] PanicOrFatal;
    ForeignCode "foreign-code" "Calls between Go and C keep the rules of both." [Code Process] PanicOrFatal;
    RuntimeInternals "runtime-internals" "The program does not reach into the internals of the Go runtime." [Code Process] PanicOrFatal;
    ThreadExhaustion "thread-exhaustion" "Threads stay within what the system and the runtime allow." [Process] Fatal;
    KilledFromOutside "killed-from-outside" "Nobody outside has to kill the process." [Process] Fatal;
    BrokenBuild "broken-build" "The program builds with the Go release that its module names." [Code] Blindness;
    UnseenCode "unseen-code" "Every file is analysed, or said not to be." [Code] Blindness;
    UnjustifiedSuppression "unjustified-suppression" "Each exception to a red line is needed and says why." [Code] Blindness;
}

impl RedLine {
    /// The stable id, such as `nil-dereference`.
    pub const fn id(self) -> &'static str {
        self.definition().id
    }

    /// The promise in one sentence.
    pub const fn title(self) -> &'static str {
        self.definition().title
    }

    /// The planes on which evidence for or against it can be had.
    pub const fn planes(self) -> &'static [Plane] {
        self.definition().planes
    }

    /// What becomes of the process when it is crossed.
    pub const fn consequence(self) -> Consequence {
        self.definition().consequence
    }

    /// The page in Markdown: what happens, what Go prints, whether `recover` stops
    /// it, how to prevent it; and why nothing detects it, where that is so.
    pub const fn markdown(self) -> &'static str {
        self.definition().text
    }

    /// What Go prints when it is crossed, one line each: parts of lines that were
    /// recorded from real releases.
    pub fn runtime_texts(self) -> impl Iterator<Item = &'static str> {
        let mut inside = false;
        self.markdown().lines().filter(move |line| {
            let fence = line.starts_with("```");
            inside = if fence { *line == "```text" } else { inside };
            inside && !fence
        })
    }

    /// The red line with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|line| line.id() == id)
    }
}

impl fmt::Debug for RedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Display for RedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_gives_back_its_red_line() {
        for &line in RedLine::ALL {
            assert_eq!(RedLine::from_id(line.id()), Some(line));
        }
        assert_eq!(RedLine::from_id("nil"), None);
    }

    #[test]
    fn runtime_texts_are_what_go_prints() {
        let texts: Vec<_> = RedLine::IntegerFault.runtime_texts().collect();
        let expected = [
            "panic: runtime error: integer divide by zero",
            "panic: runtime error: negative shift amount",
        ];
        assert_eq!(texts, expected);
        assert_eq!(RedLine::HiddenPanic.runtime_texts().next(), None);
    }
}
