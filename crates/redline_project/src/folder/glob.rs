//! Patterns over file names, as Go's `path.Match` reads them.

/// One element of a pattern, between slashes.
pub(super) struct Glob {
    parts: Vec<Part>,
}

enum Part {
    Char(char),
    /// `?`
    Any,
    /// `*`
    Star,
    /// `[a-z]`, `[^a-z]`
    Class {
        negated: bool,
        ranges: Vec<(char, char)>,
    },
}

impl Glob {
    /// Reads an element; none if it is malformed.
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        let mut chars = pattern.chars();
        let mut parts = Vec::new();
        while let Some(c) = chars.next() {
            parts.push(match c {
                '*' => Part::Star,
                '?' => Part::Any,
                '\\' => Part::Char(chars.next()?),
                '[' => class(&mut chars)?,
                _ => Part::Char(c),
            });
        }
        Some(Self { parts })
    }

    /// The only name it matches, if there is only one.
    pub(super) fn literal(&self) -> Option<String> {
        let char_of = |part: &Part| if let Part::Char(c) = part { Some(*c) } else { None };
        self.parts.iter().map(char_of).collect()
    }

    /// Whether it matches a name, in time linear in both for one star, and
    /// never worse than their product.
    pub(super) fn matches(&self, name: &str) -> bool {
        let name: Vec<char> = name.chars().collect();
        let (mut part, mut at) = (0, 0);
        // Where to go on after the last star took one more character.
        let mut retry: Option<(usize, usize)> = None;
        loop {
            let matched = match (self.parts.get(part), name.get(at)) {
                (None, None) => return true,
                (Some(Part::Star), _) => {
                    retry = Some((part, at));
                    part += 1;
                    continue;
                }
                (Some(pattern), Some(&c)) => pattern.matches(c),
                _ => false,
            };
            if matched {
                (part, at) = (part + 1, at + 1);
                continue;
            }
            match retry {
                Some((star, from)) if from < name.len() => {
                    retry = Some((star, from + 1));
                    (part, at) = (star + 1, from + 1);
                }
                _ => return false,
            }
        }
    }
}

impl Part {
    fn matches(&self, c: char) -> bool {
        match self {
            Self::Char(wanted) => *wanted == c,
            Self::Any | Self::Star => true,
            Self::Class { negated, ranges } => {
                ranges.iter().any(|&(low, high)| low <= c && c <= high) != *negated
            }
        }
    }
}

/// The rest of a class after `[`.
fn class(chars: &mut std::str::Chars<'_>) -> Option<Part> {
    let negated = chars.as_str().starts_with('^');
    if negated {
        chars.next();
    }
    let mut ranges = Vec::new();
    while ranges.is_empty() || !chars.as_str().starts_with(']') {
        let low = class_char(chars)?;
        let mut high = low;
        if chars.as_str().starts_with('-') {
            chars.next();
            high = class_char(chars)?;
        }
        ranges.push((low, high));
    }
    chars.next();
    Some(Part::Class { negated, ranges })
}

fn class_char(chars: &mut std::str::Chars<'_>) -> Option<char> {
    match chars.next()? {
        '-' | ']' => None,
        '\\' => chars.next(),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_matched() {
        for (pattern, name, matches) in [
            ("a*c", "abc", true),
            ("a*c", "acb", false),
            ("*.txt", "a.b.txt", true),
            ("*a*b*", "xxaxxbxx", true),
            ("?", "ü", true),
            ("[a-c^]x", "bx", true),
            ("[^a-c]x", "bx", false),
            ("\\*", "*", true),
            ("\\*", "a", false),
            ("", "", true),
            ("*", "", true),
            ("[\\]]", "]", true),
        ] {
            assert_eq!(Glob::parse(pattern).unwrap().matches(name), matches, "{pattern} {name}");
        }
        for bad in ["[", "[]", "[a", "[a-]", "[-a]", "\\", "[^]"] {
            assert!(Glob::parse(bad).is_none(), "{bad}");
        }
        let hostile = Glob::parse(&"*a".repeat(50)).unwrap();
        assert!(!hostile.matches(&"a".repeat(40)));
    }
}
