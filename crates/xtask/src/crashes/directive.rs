//! What a program of the zoo says about itself in its first comment.
//!
//! A line `//zoo:KEY VALUE` holds for every release, `//zoo:KEY@1.24 VALUE` from
//! that release on; the last one that holds counts.

use anyhow::{Result, bail};

use crate::go::Minor;

/// Every key there is.
const KEYS: [&str; 21] = [
    "arch",
    "args",
    "build",
    "each",
    "entry",
    "env",
    "file",
    "goroutines",
    "guilty",
    "kind",
    "line",
    "message",
    "once",
    "recoverable",
    "site",
    "silent",
    "since",
    "test",
    "through",
    "tests",
    "until",
];

/// One line of the comment.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Directive {
    key: String,
    from: Option<Minor>,
    value: String,
}

/// The directives of a program.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Directives {
    lines: Vec<Directive>,
}

impl Directives {
    /// Reads the comment that a source file begins with.
    pub(super) fn read(source: &str) -> Result<Self> {
        let comment = source.lines().take_while(|line| line.starts_with("//"));
        let lines = comment.filter_map(|line| line.strip_prefix("//zoo:")).map(directive);
        Ok(Self { lines: lines.collect::<Result<_>>()? })
    }

    /// The value of a key for a release; `None` if nothing is said.
    pub(super) fn get(&self, key: &str, release: Minor) -> Option<&str> {
        let holds = |line: &&Directive| line.key == key && line.from.is_none_or(|it| it <= release);
        self.lines.iter().rev().find(holds).map(|line| line.value.as_str())
    }

    /// The words of a value; none if nothing is said.
    pub(super) fn words(&self, key: &str, release: Minor) -> impl Iterator<Item = &str> {
        self.get(key, release).unwrap_or_default().split_whitespace()
    }

    /// Whether the program is one for this release.
    pub(super) fn admit(&self, release: Minor) -> Result<bool> {
        let bound = |key| self.get(key, release).map(Minor::of).transpose();
        let (since, until) = (bound("since")?, bound("until")?);
        Ok(since.is_none_or(|it| it <= release) && until.is_none_or(|it| release <= it))
    }
}

fn directive(text: &str) -> Result<Directive> {
    let (key, value) = text.split_once(' ').unwrap_or((text, ""));
    let (key, from) = match key.split_once('@') {
        Some((key, release)) => (key, Some(Minor::of(release)?)),
        None => (key, None),
    };
    if !KEYS.contains(&key) {
        bail!("no directive is called zoo:{key}");
    }
    Ok(Directive { key: key.to_owned(), from, value: value.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(release: &str) -> Minor {
        Minor::of(release).unwrap()
    }

    #[test]
    fn the_last_line_that_holds_counts() {
        let source = "// Words.\n//\n//zoo:kind panic\n//zoo:message a\n//zoo:message@1.24 b c\n\
                      package main\n//zoo:kind fatal\n";
        let directives = Directives::read(source).unwrap();
        assert_eq!(directives.get("kind", minor("1.21.13")), Some("panic"));
        assert_eq!(directives.get("message", minor("go1.21.13")), Some("a"));
        assert_eq!(directives.get("message", minor("1.27.3")), Some("b c"));
        assert_eq!(directives.get("env", minor("1.27.3")), None);
        assert_eq!(directives.words("message", minor("1.24")).count(), 2);
    }

    #[test]
    fn a_program_may_be_for_some_releases_only() {
        let directives = Directives::read("//zoo:since 1.23\n//zoo:until 1.26\n").unwrap();
        let admitted = |release| directives.admit(minor(release)).unwrap();
        assert!(!admitted("1.22.1"));
        assert!(admitted("1.23.9"));
        assert!(admitted("1.26"));
        assert!(!admitted("1.27.3"));
    }

    #[test]
    fn a_wrong_key_or_release_is_an_error() {
        assert!(Directives::read("//zoo:kinds panic\n").is_err());
        assert!(Directives::read("//zoo:kind@2 panic\n").is_err());
    }
}
