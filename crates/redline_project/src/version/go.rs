//! Versions of the language and its toolchain.

use std::cmp::Ordering;
use std::fmt;

use super::{compare_decimal, cut_decimal};

/// A Go version without its `go` prefix: `1.20`, `1.21rc2`, `1.27.3`.
///
/// Follows "Go Toolchains", section "Go versions": from 1.21 on `1.N` is the
/// language version and comes before `1.NrcM` and the first release `1.N.0`;
/// before, `1.N` is that release itself.
#[derive(Clone)]
pub struct GoVersion {
    text: Box<str>,
}

/// The parts of a version as slices of its text; absent numbers are empty.
#[derive(Default)]
struct Parts<'a> {
    major: &'a str,
    minor: &'a str,
    patch: &'a str,
    kind: &'a str,
    pre: &'a str,
}

impl GoVersion {
    /// Reads a version such as `1.22` or `1.21rc2`; none if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        parse(text).map(|_| Self { text: text.into() })
    }

    /// Reads the name of a toolchain such as `go1.22.1` or `go1.22.1-vendor`.
    pub fn parse_toolchain(name: &str) -> Option<Self> {
        let version = name.strip_prefix("go")?;
        let end = version.find(['-', ' ', '+']).unwrap_or(version.len());
        Self::parse(&version[..end])
    }

    /// The version `1.minor`.
    pub fn of_language(minor: u32) -> Self {
        Self { text: format!("1.{minor}").into() }
    }

    /// The version a module without a `go` line has: Go 1.16, by the Go
    /// Modules Reference, "go directive".
    pub fn of_silent_module() -> Self {
        Self::of_language(16)
    }

    /// The version as written, without `go`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// N of the language version `1.N`: what release tags and language gates
    /// ask for.
    pub fn minor(&self) -> u32 {
        let minor = self.parts().minor;
        minor.parse().unwrap_or(if minor.is_empty() { 0 } else { u32::MAX })
    }

    /// Whether this version is `1.minor` or later.
    pub fn at_least(&self, minor: u32) -> bool {
        *self >= Self::of_language(minor)
    }

    fn parts(&self) -> Parts<'_> {
        parse(&self.text).unwrap_or_default()
    }
}

fn parse(text: &str) -> Option<Parts<'_>> {
    let (major, rest) = cut_decimal(text)?;
    if rest.is_empty() {
        return Some(Parts { major, minor: "0", patch: "0", ..Parts::default() });
    }
    let (minor, rest) = cut_decimal(rest.strip_prefix('.')?)?;
    if rest.is_empty() {
        // Before 1.21 a missing patch number was the first release.
        let patch = if compare_decimal(minor, "21").is_lt() { "0" } else { "" };
        return Some(Parts { major, minor, patch, ..Parts::default() });
    }
    if let Some(patch) = rest.strip_prefix('.') {
        let (patch, rest) = cut_decimal(patch)?;
        return rest.is_empty().then_some(Parts { major, minor, patch, ..Parts::default() });
    }
    let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
    let (kind, pre) = rest.split_at(end);
    if kind.is_empty() || !kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let sound = pre.is_empty() || cut_decimal(pre).is_some_and(|(_, rest)| rest.is_empty());
    sound.then_some(Parts { major, minor, patch: "", kind, pre })
}

impl Ord for GoVersion {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (self.parts(), other.parts());
        compare_decimal(a.major, b.major)
            .then_with(|| compare_decimal(a.minor, b.minor))
            .then_with(|| compare_decimal(a.patch, b.patch))
            .then_with(|| a.kind.cmp(b.kind))
            .then_with(|| compare_decimal(a.pre, b.pre))
    }
}

impl PartialOrd for GoVersion {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for GoVersion {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for GoVersion {}

impl fmt::Display for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for GoVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "go{}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> GoVersion {
        GoVersion::parse(text).unwrap()
    }

    #[test]
    fn versions_are_ordered_as_toolchains_are() {
        let ordered = [
            "1.2",
            "1.17beta1",
            "1.20rc1",
            "1.20",
            "1.20.1",
            "1.21",
            "1.21alpha",
            "1.21beta2",
            "1.21rc1",
            "1.21rc10",
            "1.21.0",
            "1.21.3",
            "1.100",
            "2.0",
        ];
        // A pre-release of an old version has no patch number and so comes
        // before the release, as it should.
        for pair in ordered.windows(2) {
            assert!(version(pair[0]) < version(pair[1]), "{pair:?}");
        }
        assert_eq!(version("1.20"), version("1.20.0"));
        assert!(version("1.21") < version("1.21.0"));
    }

    #[test]
    fn nonsense_is_not_a_version() {
        for bad in
            ["", "go1.20", "1.", "01.2", "1.02", "1.2.3rc1", "1.2.3.4", "1.2-x", "v1.2", "1.2RC1"]
        {
            assert!(GoVersion::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_version_knows_its_language() {
        assert_eq!(version("1.27.3").minor(), 27);
        assert_eq!(version("1").minor(), 0);
        assert!(version("1.21rc1").at_least(21) && !version("1.20.9").at_least(21));
        let toolchain = GoVersion::parse_toolchain("go1.22.1-custom");
        assert_eq!(toolchain, Some(version("1.22.1")));
        assert!(GoVersion::parse_toolchain("default").is_none());
    }
}
