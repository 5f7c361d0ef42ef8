//! The classes of crashes: what each is, what leads to it, what to do.

mod table;

use redline_catalogue::Page;

pub use table::CLASSES;
pub(crate) use table::{
    ADDRESS_FAULT, CHECKPTR, COLLECTOR_FAULT, CONCURRENT_MAP, DATA_RACE, DIVISION, EXIT,
    EXPLICIT_PANIC, FOREIGN_FAULT, GOEXIT_MAIN, GOROUTINES_ASLEEP, KILLED, NIL_POINTER, OOM_KILL,
    OTHER_FATAL, PRECONDITION, RUNTIME_FAULT, SANITIZER, SENT_SIGNAL, TEST_TIMEOUT, THREADS,
    UNCOVERED, UNLOCK, UNPRINTABLE,
};

/// A class of crashes.
#[derive(Debug, PartialEq, Eq)]
pub struct Class {
    /// Its page: code, name and red line.
    pub page: Page,
    /// What has to come together for it to happen, in sentences.
    pub conditions: &'static str,
    /// What to do about it, in sentences.
    pub advice: &'static str,
    /// The runtime texts by which it is known.
    texts: &'static [Text],
}

/// A text that begins a report of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// What stands first behind `panic: `.
    Panic(&'static str),
    /// All that stands behind `panic: `.
    PanicIs(&'static str),
    /// What stands somewhere behind `panic: `.
    PanicHolds(&'static str),
    /// What stands first behind `fatal error: `.
    Fatal(&'static str),
}

/// Which words a message followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// `panic: `.
    Panic,
    /// `fatal error: `.
    Fatal,
}

impl Class {
    /// Whether the runtime itself was wrong, or found what was made wrong before, in
    /// contrast to a fault of the program that it noticed in order.
    pub(crate) fn is_runtimes_own(&self) -> bool {
        [&OTHER_FATAL, &RUNTIME_FAULT, &COLLECTOR_FAULT, &UNPRINTABLE].contains(&self)
    }
}

impl Text {
    /// How many bytes of the message it explains, if it does.
    fn explains(self, words: Words, message: &str) -> Option<usize> {
        let (wanted, text, fits) = match self {
            Self::Panic(text) => (Words::Panic, text, message.starts_with(text)),
            Self::PanicIs(text) => (Words::Panic, text, message == text),
            Self::PanicHolds(text) => (Words::Panic, text, message.contains(text)),
            Self::Fatal(text) => (Words::Fatal, text, message.starts_with(text)),
        };
        (wanted == words && fits).then_some(text.len())
    }
}

/// The class that knows the message best, if one does.
pub(crate) fn of_message(words: Words, message: &str) -> Option<&'static Class> {
    let explained = CLASSES.iter().filter_map(|class| {
        let longest = class.texts.iter().filter_map(|text| text.explains(words, message)).max()?;
        Some((longest, *class))
    });
    explained.rev().max_by_key(|&(length, _)| length).map(|(_, class)| class)
}

/// The pages of all classes.
pub fn pages() -> Vec<&'static Page> {
    CLASSES.iter().map(|class| &class.page).collect()
}

#[cfg(test)]
mod tests {
    use redline_catalogue::RedLine;

    use super::*;

    fn line(words: Words, message: &str) -> &'static str {
        of_message(words, message).map_or("", |class| class.page.line.id())
    }

    /// Texts that any value may be: the class is what remains.
    const ANY_VALUE: [&str; 4] =
        ["out of cheese", "(main.point) 0x", "out of cheese [recovered, repanicked]", ""];

    #[test]
    fn every_text_of_the_catalogue_leads_to_its_red_line() {
        for &red_line in RedLine::ALL {
            for text in red_line.runtime_texts() {
                if let Some(message) = text.strip_prefix("panic: ") {
                    let expected = if ANY_VALUE.contains(&message) { "" } else { red_line.id() };
                    assert_eq!(line(Words::Panic, message), expected, "{text}");
                }
                if let Some(message) = text.strip_prefix("fatal error: ") {
                    assert_eq!(line(Words::Fatal, message), red_line.id(), "{text}");
                }
            }
        }
    }

    #[test]
    fn the_longest_text_decides() {
        assert_eq!(
            line(Words::Fatal, "checkptr: misaligned pointer conversion"),
            "memory-corruption"
        );
        assert_eq!(line(Words::Panic, "fatal error"), "");
    }
}
