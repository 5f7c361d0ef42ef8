//! Which files are built for platforms with words of four bytes.

use redline_project::constraint::{FileConstraints, NameConstraint, TagSet};
use redline_project::{Platform, Project};
use redline_types::Sizes;

use crate::Config;

/// The architectures with words of four bytes that Go builds for.
const ARCHES: [&str; 4] = ["386", "arm", "mips", "mipsle"];

/// Which platforms with words of four bytes a run is about.
pub(crate) struct Narrow {
    /// The platforms of the settings; where none are named, a program may be built
    /// for any.
    named: Vec<Platform>,
    tags: Vec<String>,
    /// N of the Go release.
    release: u32,
}

impl Narrow {
    pub(crate) fn new(config: &Config, project: &Project) -> Self {
        Self {
            named: config.platforms.clone(),
            tags: config.tags.clone(),
            release: project
                .release
                .as_ref()
                .map_or(u32::MAX, redline_project::version::GoVersion::minor),
        }
    }

    /// Whether a file that is built for `platform` is built for one with the same
    /// operating system and words of four bytes as well.
    pub(crate) fn holds(&self, platform: &Platform, name: &str, source: &[u8]) -> bool {
        let mut narrow = ARCHES
            .iter()
            .map(|arch| Platform::new(&platform.os, arch))
            .filter(|it| it.is_supported() && (self.named.is_empty() || self.named.contains(it)))
            .peekable();
        let is_narrow = Sizes::of(&platform.arch) == Sizes::BITS_32;
        if is_narrow || narrow.peek().is_none() {
            return is_narrow;
        }
        let (by_name, by_head) = (NameConstraint::parse(name), FileConstraints::parse(source));
        narrow
            .map(|platform| self.tags(platform))
            .any(|tags| by_name.excluding(&tags).is_none() && by_head.excluding(&tags).is_none())
    }

    fn tags(&self, platform: Platform) -> TagSet {
        let named = self.tags.iter().map(|tag| tag.as_str().into()).collect();
        TagSet { cgo: platform.supports_cgo(), platform, release: self.release, named }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(named: &[&str], name: &str, head: &str) -> bool {
        let platform = |text: &&str| text.parse().expect("a platform");
        let narrow = Narrow {
            named: named.iter().map(platform).collect(),
            tags: vec!["mine".to_owned()],
            release: 27,
        };
        narrow.holds(&Platform::new("linux", "amd64"), name, head.as_bytes())
    }

    #[test]
    fn names_and_heads_of_files_are_read() {
        assert!(holds(&[], "a.go", "package a"));
        assert!(holds(&[], "a_linux.go", "//go:build !amd64 || mine\n\npackage a"));
        assert!(holds(&[], "a.go", "//go:build amd64 || arm\n\npackage a"));
        assert!(!holds(&[], "a_amd64.go", "package a"));
        assert!(!holds(&[], "a.go", "//go:build amd64 || arm64\n\npackage a"));
        assert!(!holds(&[], "a.go", "//go:build !386 && !arm && !mips && !mipsle\n\npackage a"));
    }

    #[test]
    fn settings_say_for_what_a_program_is_built() {
        assert!(!holds(&["linux/amd64", "linux/arm64"], "a.go", "package a"));
        assert!(holds(&["linux/amd64", "linux/arm"], "a.go", "package a"));
        assert!(!holds(&["linux/amd64", "linux/arm"], "a_386.go", "package a"));
    }
}
