//! The verbs of a format (package fmt: Printing).

/// How a value is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verb {
    /// The letter.
    pub(super) letter: char,
    /// Whether it has the flag `#`.
    pub(super) is_sharp: bool,
}

impl Verb {
    /// How a value without a format is printed.
    pub(super) const DEFAULT: Self = Self { letter: 'v', is_sharp: false };
}

/// The verb for each argument behind the format, `None` for those that are widths and
/// precisions. Nothing if the format names arguments by their numbers.
pub(super) fn verbs(format: &str) -> Option<Vec<Option<Verb>>> {
    let mut verbs = Vec::new();
    let mut rest = format;
    while let Some((_, directive)) = rest.split_once('%') {
        let end = directive.find(|letter: char| !"+-# 0123456789.*".contains(letter));
        let Some(end) = end else { break };
        let (flags, behind) = directive.split_at(end);
        let mut letters = behind.chars();
        let letter = letters.next()?;
        if letter == '[' {
            return None;
        }
        verbs.extend(flags.matches('*').map(|_| None));
        if letter != '%' {
            verbs.push(Some(Verb { letter, is_sharp: flags.contains('#') }));
        }
        rest = letters.as_str();
    }
    Some(verbs)
}

#[cfg(test)]
mod tests {
    use super::verbs;

    fn shown(format: &str) -> String {
        let Some(verbs) = verbs(format) else { return "unknown".to_owned() };
        let shown = verbs.iter().map(|verb| match verb {
            Some(verb) if verb.is_sharp => format!("#{}", verb.letter),
            Some(verb) => verb.letter.to_string(),
            None => "*".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_argument_has_a_verb() {
        assert_eq!(shown("%d: %+v %#v %%"), "d v #v");
        assert_eq!(shown("%6.2f%-*d%.*s"), "f * d * s");
        assert_eq!(shown("100%"), "");
        assert_eq!(shown("%世%5"), "世");
        assert_eq!(shown("%[2]d"), "unknown");
    }
}
