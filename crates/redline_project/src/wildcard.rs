//! Patterns with `...`.

/// A pattern over import paths or folders in which `...` stands for anything.
///
/// Follows "Package lists and patterns" of the `go` command: `/...` at the end
/// matches nothing too, and no wildcard reaches into a `vendor` folder that the
/// pattern does not name.
pub(crate) struct Wildcard {
    /// What stands between the wildcards; an element `vendor` that is not the
    /// last is written as [`VENDOR`].
    parts: Vec<String>,
    /// The pattern without a final `/...`, which it matches as well.
    stem: Option<String>,
    /// What every match begins with.
    prefix: String,
}

/// Stands for the element `vendor`, so that a wildcard can stop at it.
const VENDOR: char = '\0';

impl Wildcard {
    pub(crate) fn new(pattern: &str) -> Self {
        let prefix = pattern.split("...").next().unwrap_or_default().to_owned();
        let stem = pattern.strip_suffix("/...").map(mark_vendor);
        let parts = mark_vendor(pattern).split("...").map(str::to_owned).collect();
        Self { parts, stem, prefix }
    }

    /// Whether it matches a name.
    pub(crate) fn matches(&self, name: &str) -> bool {
        if name.contains(VENDOR) {
            return false;
        }
        let name = mark_vendor(name);
        let stem_matches = self.stem.as_ref().is_some_and(|stem| {
            let parts: Vec<String> = stem.split("...").map(str::to_owned).collect();
            matches(&parts, &name)
        });
        stem_matches || matches(&self.parts, &name)
    }

    /// Whether it may match a name below `folder`.
    pub(crate) fn reaches(&self, folder: &str) -> bool {
        folder.starts_with(&self.prefix) || self.prefix.starts_with(folder) || self.matches(folder)
    }
}

fn mark_vendor(path: &str) -> String {
    if !path.contains("vendor") {
        return path.to_owned();
    }
    let mut elements: Vec<&str> = path.split('/').collect();
    let mark = VENDOR.to_string();
    if let Some((_, others)) = elements.split_last_mut() {
        others
            .iter_mut()
            .filter(|element| **element == "vendor")
            .for_each(|element| *element = &mark);
    }
    elements.join("/")
}

/// Whether `name` is the parts in order with anything but vendor folders
/// between them. Time is at most the product of the lengths.
fn matches(parts: &[String], name: &str) -> bool {
    let bytes = name.as_bytes();
    let Some((first, rest)) = parts.split_first() else { return bytes.is_empty() };
    if !bytes.starts_with(first.as_bytes()) {
        return false;
    }
    // Positions at which the parts so far can end.
    let mut ends = vec![false; bytes.len() + 1];
    ends[first.len()] = true;
    for part in rest {
        ends = after_wildcard(&ends, part.as_bytes(), bytes);
    }
    ends.last() == Some(&true)
}

fn after_wildcard(ends: &[bool], part: &[u8], name: &[u8]) -> Vec<bool> {
    let mut next = vec![false; name.len() + 1];
    let mut reachable = false;
    for at in 0..=name.len() {
        let stopped = at > 0 && name.get(at - 1) == Some(&(VENDOR as u8));
        reachable = (reachable && !stopped) || ends.get(at) == Some(&true);
        let end = at + part.len();
        if reachable
            && name.get(at..end) == Some(part)
            && let Some(slot) = next.get_mut(end)
        {
            *slot = true;
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_go_says() {
        for (pattern, matching, other) in [
            ("...", "foo a/b x/vendor", "vendor/x"),
            ("net/...", "net net/http", "netchan not/net/http"),
            ("net...", "net netchan net/http", "ne"),
            ("./...", "./x ./vendor ./mycode/vendor", "./vendor/foo ./mycode/vendor/foo"),
            ("./vendor/...", "./vendor/foo ./vendor/foo/vendor", "./vendor/foo/vendor/bar"),
            (
                "mycode/vendor/...",
                "mycode/vendor mycode/vendor/foo",
                "mycode/vendor/foo/vendor/bar",
            ),
            ("x/vendor/y/...", "x/vendor/y x/vendor/y/z/vendor", "x/vendor/y/vendor/z"),
            (".../vendor/...", "x/vendor/y x/vendor/y/z", "x/y"),
            (".../bar/.../baz", "foo/bar/abc/baz", "foo/bar/baz"),
            ("a...b...c", "abc axbxbxc", "ac acb"),
        ] {
            let wildcard = Wildcard::new(pattern);
            for name in matching.split(' ') {
                assert!(wildcard.matches(name) && wildcard.reaches(name), "{pattern} {name}");
            }
            for name in other.split(' ') {
                assert!(!wildcard.matches(name), "{pattern} {name}");
            }
        }
        let wildcard = Wildcard::new("x/y/z/...");
        assert!(wildcard.reaches("x") && wildcard.reaches("x/y/z/w") && !wildcard.reaches("y"));
    }
}
