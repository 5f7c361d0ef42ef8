//! The tags that are set in a build.

use std::collections::BTreeSet;

use crate::platform::{Platform, is_unix};

/// The build tags of one build.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagSet {
    /// The platform: its names, what they imply, and `unix`.
    pub platform: Platform,
    /// Whether `cgo` is set and files that import `C` are compiled.
    pub cgo: bool,
    /// N of the Go release: sets `go1.1` to `go1.N`.
    pub release: u32,
    /// Tags of the toolchain (`goexperiment.x`, `amd64.v1`) and of the user.
    pub named: BTreeSet<Box<str>>,
}

impl TagSet {
    /// Whether `tag` is set.
    pub fn contains(&self, tag: &str) -> bool {
        let Platform { os, arch } = &self.platform;
        match tag {
            _ if tag == &**os || tag == &**arch || tag == "gc" => true,
            "cgo" if self.cgo => true,
            "linux" if &**os == "android" => true,
            "solaris" if &**os == "illumos" => true,
            "darwin" if &**os == "ios" => true,
            "unix" if is_unix(os) => true,
            "boringcrypto" if self.named.contains("goexperiment.boringcrypto") => true,
            _ => self.named.contains(tag) || self.is_release(tag),
        }
    }

    fn is_release(&self, tag: &str) -> bool {
        let Some(minor) = tag.strip_prefix("go1.") else { return false };
        let canonical = minor.bytes().all(|b| b.is_ascii_digit()) && !minor.starts_with('0');
        canonical && minor.parse().is_ok_and(|minor: u32| minor <= self.release)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(os: &str, arch: &str) -> TagSet {
        let named = ["goexperiment.x", "mine"].map(Into::into).into();
        TagSet { platform: Platform::new(os, arch), cgo: false, release: 21, named }
    }

    #[test]
    fn platforms_imply_tags() {
        let android = tags("android", "arm64");
        for set in
            ["android", "linux", "arm64", "unix", "gc", "go1.1", "go1.21", "mine", "goexperiment.x"]
        {
            assert!(android.contains(set), "{set}");
        }
        for unset in
            ["cgo", "darwin", "go1.22", "go1.01", "go1.0", "go1", "go1.+1", "ignore", "gccgo"]
        {
            assert!(!android.contains(unset), "{unset}");
        }
        assert!(tags("ios", "arm64").contains("darwin"));
        assert!(tags("illumos", "amd64").contains("solaris"));
        assert!(!tags("windows", "amd64").contains("unix"));
    }
}
