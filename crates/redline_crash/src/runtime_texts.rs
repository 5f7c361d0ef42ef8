//! The texts with which the runtime and the standard library of several releases end
//! programs.
//!
//! The table `texts.tsv` beside this file is written by `cargo xtask crashes texts` from
//! Go trees; each line says text, class, whether it can be recovered, package, releases
//! and origin, with tabs between. `%v` in a text stands for a part that differs.

use std::sync::LazyLock;

use crate::class::Words;

const TABLE: &str = include_str!("texts.tsv");

/// Letters that a text must have beside its parts that differ, so as not to fit anything.
const LEAST_LETTERS: usize = 6;

/// How a text ends a program.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ending {
    /// By `panic`.
    Panic,
    /// By `runtime.fatal`: the program's fault.
    Fatal,
    /// By `runtime.throw`: the runtime's own.
    Throw,
}

/// A text of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RuntimeText {
    /// Its parts between those that differ.
    parts: Vec<String>,
    pub(crate) ending: Ending,
    /// The package that has it.
    pub(crate) package: &'static str,
}

static TEXTS: LazyLock<Vec<RuntimeText>> =
    LazyLock::new(|| TABLE.lines().filter_map(RuntimeText::parse).collect());

impl RuntimeText {
    fn parse(line: &'static str) -> Option<Self> {
        let mut fields = line.split('\t');
        let text = fields.next().filter(|text| !text.starts_with('#'))?;
        let ending = match fields.next()? {
            "panic" => Ending::Panic,
            "fatal" => Ending::Fatal,
            "throw" => Ending::Throw,
            _ => return None,
        };
        let package = fields.nth(1)?;
        let parts: Vec<_> = text.split("%v").map(unescaped).collect();
        let letters: usize = parts.iter().map(String::len).sum();
        (letters >= LEAST_LETTERS).then_some(Self { parts, ending, package })
    }

    /// How many letters of the message it explains, if it is that text.
    fn explains(&self, message: &str) -> Option<usize> {
        let (last, others) = self.parts.split_last()?;
        let Some((first, middle)) = others.split_first() else {
            return (message == last).then_some(last.len());
        };
        let mut rest = message.strip_prefix(first.as_str())?;
        for part in middle {
            rest = rest.get(rest.find(part.as_str())? + part.len()..)?;
        }
        rest.ends_with(last.as_str()).then(|| self.parts.iter().map(String::len).sum())
    }
}

fn unescaped(text: &str) -> String {
    let plain = text.replace("%%", "%").replace("\\n", "\n").replace("\\t", "\t");
    plain.replace("\\\\", "\\")
}

/// The text of the table that a message is, the most particular if several are.
pub(crate) fn find(words: Words, message: &str) -> Option<&'static RuntimeText> {
    let fits = |text: &&RuntimeText| (text.ending == Ending::Panic) == (words == Words::Panic);
    let explained =
        TEXTS.iter().filter(fits).filter_map(|text| Some((text.explains(message)?, text)));
    explained.max_by_key(|&(letters, _)| letters).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_with_their_parts_that_differ() {
        let ending = |words, message| find(words, message).map(|text| text.ending);
        assert_eq!(ending(Words::Fatal, "concurrent map writes"), Some(Ending::Fatal));
        assert_eq!(ending(Words::Fatal, "stack overflow"), Some(Ending::Throw));
        let sized = "runtime error: index out of range [5] with length 3";
        assert_eq!(ending(Words::Panic, sized), Some(Ending::Panic));
        assert_eq!(find(Words::Panic, "no such account"), None);
    }

    #[test]
    fn every_fatal_error_of_maps_locks_and_bubbles_has_a_class() {
        let words = ["concurrent map", "sync: ", "synctest", "deadlock!"];
        let about = |text: &str| words.iter().any(|words| text.contains(words));
        let fatal = TEXTS.iter().filter(|text| text.ending == Ending::Fatal);
        let fatal = fatal.filter(|text| about(&text.parts.concat()));
        let without = fatal.filter(|text| {
            let message = text.parts.join("x");
            crate::class::of_message(Words::Fatal, &message).is_none()
        });
        let without: Vec<_> = without.map(|text| text.parts.join("%v")).collect();
        assert_eq!(without, [""; 0]);
    }
}
