//! Module versions: semantic versions with a leading `v`.
//!
//! Follows the Go Modules Reference, "Versions" and "Pseudo-versions". A
//! pseudo-version is an ordinary pre-release in this order, and build metadata
//! (`+incompatible`) does not take part in it.

use std::cmp::Ordering;

use super::{compare_decimal, cut_decimal};

/// The parts of a version, as written.
struct Parts<'a> {
    major: &'a str,
    minor: &'a str,
    patch: &'a str,
    /// Without its `-`; empty for a release.
    prerelease: &'a str,
    /// With its `+`; empty if there is none.
    build: &'a str,
    /// Whether minor and patch were both written.
    complete: bool,
}

fn parse(version: &str) -> Option<Parts<'_>> {
    let (major, rest) = cut_decimal(version.strip_prefix('v')?)?;
    let short =
        |minor| Parts { major, minor, patch: "0", prerelease: "", build: "", complete: false };
    if rest.is_empty() {
        return Some(short("0"));
    }
    let (minor, rest) = cut_decimal(rest.strip_prefix('.')?)?;
    if rest.is_empty() {
        return Some(short(minor));
    }
    let (patch, rest) = cut_decimal(rest.strip_prefix('.')?)?;
    let (rest, build) = rest.split_at(rest.find('+').unwrap_or(rest.len()));
    let prerelease = if rest.is_empty() { "" } else { rest.strip_prefix('-')? };
    let sound = (rest.is_empty() || identifiers_are_sound(prerelease, true))
        && (build.is_empty() || identifiers_are_sound(&build[1..], false));
    sound.then_some(Parts { major, minor, patch, prerelease, build, complete: true })
}

/// Whether `text` is a list of identifiers between dots, numeric ones without
/// needless leading zeros where `strict_numbers`.
fn identifiers_are_sound(text: &str, strict_numbers: bool) -> bool {
    text.split('.').all(|identifier| {
        let letters = identifier.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let padded = strict_numbers
            && identifier.len() > 1
            && identifier.starts_with('0')
            && is_number(identifier);
        !identifier.is_empty() && letters && !padded
    })
}

fn is_number(identifier: &str) -> bool {
    identifier.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `version` is a semantic version, possibly shortened (`v1`, `v1.2`).
pub fn is_valid(version: &str) -> bool {
    parse(version).is_some()
}

/// Whether `version` can stand in a `go.mod` file: complete, and without build
/// metadata other than `+incompatible`.
pub fn is_canonical(version: &str) -> bool {
    parse(version).is_some_and(|v| v.complete && (v.build.is_empty() || v.build == "+incompatible"))
}

/// The order of versions; a malformed one is less than every other.
pub fn compare(a: &str, b: &str) -> Ordering {
    match (parse(a), parse(b)) {
        (Some(a), Some(b)) => compare_decimal(a.major, b.major)
            .then_with(|| compare_decimal(a.minor, b.minor))
            .then_with(|| compare_decimal(a.patch, b.patch))
            .then_with(|| compare_prerelease(a.prerelease, b.prerelease)),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

fn compare_prerelease(a: &str, b: &str) -> Ordering {
    match (a.is_empty(), b.is_empty()) {
        (false, false) => a.split('.').map(Identifier).cmp(b.split('.').map(Identifier)),
        // A release comes after its pre-releases.
        (a_release, b_release) => a_release.cmp(&b_release),
    }
}

/// One identifier of a pre-release: numbers before words.
#[derive(PartialEq, Eq)]
struct Identifier<'a>(&'a str);

impl Ord for Identifier<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (is_number(self.0), is_number(other.0)) {
            (true, true) => compare_decimal(self.0, other.0),
            (false, false) => self.0.cmp(other.0),
            (number, _) => {
                if number {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
        }
    }
}

impl PartialOrd for Identifier<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `v2` of `v2.3.4`; empty where `version` is malformed.
pub fn major(version: &str) -> &str {
    parse(version).map_or("", |v| &version[..=v.major.len()])
}

/// The build metadata with its `+`, such as `+incompatible`.
pub fn build(version: &str) -> &str {
    parse(version).map_or("", |v| v.build)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_as_go_orders_them() {
        let ordered = [
            "bad",
            "v0.0.0-20180101000000-abcdefabcdef",
            "v0.0.0-20190101000000-abcdefabcdef",
            "v1.0.0-1",
            "v1.0.0-2",
            "v1.0.0-10",
            "v1.0.0-alpha",
            "v1.0.0-alpha.1",
            "v1.0.0-alpha.beta",
            "v1.0.0-rc1",
            "v1.0.0",
            "v1.0.1-0.20200101000000-abcdefabcdef",
            "v1.0.1",
            "v1.2",
            "v1.10.0",
            "v2.0.0+incompatible",
            "v100000000000000000000.0.0",
        ];
        for (i, a) in ordered.iter().enumerate() {
            for (j, b) in ordered.iter().enumerate() {
                assert_eq!(compare(a, b), i.cmp(&j), "{a} and {b}");
            }
        }
        assert_eq!(compare("v1.0.0+incompatible", "v1.0.0"), Ordering::Equal);
        assert_eq!(compare("nonsense", ""), Ordering::Equal);
    }

    #[test]
    fn only_complete_versions_stand_in_a_file() {
        for good in ["v1.2.3", "v1.2.3-pre.1", "v2.0.0+incompatible"] {
            assert!(is_canonical(good), "{good}");
        }
        for bad in [
            "1.2.3",
            "v1",
            "v1.2",
            "v01.2.3",
            "v1.2.3+meta",
            "v1.2.3-",
            "v1.2.3-01",
            "v1.2.3-a..b",
            "master",
            "",
        ] {
            assert!(!is_canonical(bad), "{bad}");
        }
        assert!(is_valid("v1.2") && !is_valid("v1.2.3.4"));
    }

    #[test]
    fn a_version_has_parts() {
        assert_eq!((major("v12.3.4"), build("v2.0.0+incompatible")), ("v12", "+incompatible"));
        assert_eq!((major("x"), build("v1")), ("", ""));
    }
}
