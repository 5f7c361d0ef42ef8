//! What stays the same when the same crash comes again, from another build or release.
//!
//! Kind and class, the program's own calls from where it began, and what started the
//! goroutine. Lines, addresses, arguments and the numbers that the compiler gives to
//! closures are left out: they change when other code does. So are the calls of the
//! standard library: they change with the release.

use crate::stack::{from_origin, is_own};
use crate::{Goroutine, Incident, Kind, Symbols};

/// Calls that count: what is further out is how the program came there.
const DEPTH: usize = 12;

/// The fingerprint of an incident: 16 hexadecimal digits.
pub(crate) fn of(incident: &Incident, symbols: &Symbols) -> String {
    let mut hash = Fnv::default();
    hash.add(incident.kind.id());
    hash.add(incident.class.page.code);
    match incident.kind {
        // Which side is reported first is chance.
        Kind::Race => {
            let mut sides: Vec<_> =
                incident.goroutines.iter().map(|it| outline(it, symbols)).collect();
            sides.sort();
            sides.iter().flatten().for_each(|name| hash.add(name));
        }
        _ => match witness(incident) {
            Some(goroutine) => outline(goroutine, symbols).iter().for_each(|name| hash.add(name)),
            None => hash.add(&digits_out(&incident.message)),
        },
    }
    hash.text()
}

/// The goroutine whose calls tell most of the incident.
pub(crate) fn witness(incident: &Incident) -> Option<&Goroutine> {
    let asked = incident.class.page.name == "asked-to-dump";
    let shown = incident.goroutines.iter().find(|goroutine| !goroutine.frames.is_empty());
    incident.guilty_goroutine().or_else(|| shown.filter(|_| !asked))
}

/// The names of the own calls, innermost first, then of what started the goroutine. A
/// stack without own calls counts with all of them.
fn outline(goroutine: &Goroutine, symbols: &Symbols) -> Vec<String> {
    let frames = from_origin(&goroutine.frames, symbols);
    let own: Vec<_> = frames.iter().filter(|frame| is_own(**frame, symbols)).collect();
    let counted = if own.is_empty() { frames.iter().collect() } else { own };
    let mut names: Vec<_> = counted
        .into_iter()
        .map(|frame| normalised(symbols.text(frame.function)))
        .filter(|name| !name.starts_with("runtime."))
        .collect();
    names.dedup();
    names.truncate(DEPTH);
    let creator = goroutine.created_by.as_ref();
    names.extend(creator.map(|it| format!("go {}", normalised(symbols.text(it.function)))));
    names
}

/// A function without what changes from build to build: type arguments, numbers of
/// closures, marks of wrappers.
pub fn normalised(function: &str) -> String {
    let mut name = function.strip_suffix("-fm").unwrap_or(function);
    while let Some((before, last)) = name.rsplit_once(['.', '-']) {
        let marks = ["func", "gowrap", "deferwrap", "range", "init"];
        let numbered = marks.iter().any(|mark| {
            last.strip_prefix(mark).is_some_and(|rest| !rest.is_empty() && is_number(rest))
        });
        if !numbered && !is_number(last) {
            break;
        }
        name = before;
    }
    match (name.find('['), name.rfind(']')) {
        (Some(open), Some(close)) if open < close => {
            let (before, after) = (name.get(..open), name.get(close + 1..));
            format!("{}{}", before.unwrap_or_default(), after.unwrap_or_default())
        }
        _ => name.to_owned(),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A message without its numbers: addresses, sizes and ports differ each time.
fn digits_out(message: &str) -> String {
    message.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// FNV-1a with 64 bits: the same on every machine and in every release.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a text and its end.
    pub(crate) fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(crate) const fn number(&self) -> u64 {
        self.0
    }

    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closures_and_type_arguments_do_not_count() {
        let cases = [
            ("main.f.func1", "main.f"),
            ("main.f.func1.2", "main.f"),
            ("main.f.gowrap3", "main.f"),
            ("main.f.deferwrap1", "main.f"),
            ("a.com/b.(*T).Do-fm", "a.com/b.(*T).Do"),
            ("main.f-range2", "main.f"),
            ("main.Map[...].Get", "main.Map.Get"),
            ("main.init.func7", "main.init"),
            ("gopkg.in/yaml.v3.parse", "gopkg.in/yaml.v3.parse"),
        ];
        for (function, expected) in cases {
            assert_eq!(normalised(function), expected);
        }
    }
}
