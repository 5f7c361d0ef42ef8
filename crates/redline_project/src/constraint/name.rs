//! What the name of a file says about the builds it belongs to.

use super::tags::TagSet;
use crate::platform::{is_known_arch, is_known_os};

/// The platform that a file name such as `poll_linux_arm64.go` asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameConstraint<'a> {
    /// The operating system in the name.
    pub os: Option<&'a str>,
    /// The architecture in the name.
    pub arch: Option<&'a str>,
}

impl<'a> NameConstraint<'a> {
    /// Reads a file name. What stands before the first `_` never counts, nor
    /// what follows the first dot.
    pub fn parse(name: &'a str) -> Self {
        let stem = name.split('.').next().unwrap_or(name);
        let mut words = stem.split('_').skip(1).collect::<Vec<_>>();
        if words.last() == Some(&"test") {
            words.pop();
        }
        match words.as_slice() {
            [.., os, arch] if is_known_os(os) && is_known_arch(arch) => {
                Self { os: Some(os), arch: Some(arch) }
            }
            [.., os] if is_known_os(os) => Self { os: Some(os), arch: None },
            [.., arch] if is_known_arch(arch) => Self { os: None, arch: Some(arch) },
            _ => Self { os: None, arch: None },
        }
    }

    /// The part of the name that keeps the file out of a build with these tags.
    pub fn excluding(&self, tags: &TagSet) -> Option<&'a str> {
        [self.os, self.arch].into_iter().flatten().find(|tag| !tags.contains(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        for (name, os, arch) in [
            ("a_linux.go", Some("linux"), None),
            ("a_linux_amd64_test.go", Some("linux"), Some("amd64")),
            ("a_amd64.s", None, Some("amd64")),
            ("linux.go", None, None),
            ("linux_amd64.go", None, Some("amd64")),
            ("a_amd64_linux.go", Some("linux"), None),
            ("_linux.go", Some("linux"), None),
            ("a_linux_x.go", None, None),
            ("a_linux.pb.go", Some("linux"), None),
            ("a.b_linux.go", None, None),
            ("a_unix.go", None, None),
            ("a_test.go", None, None),
            ("test.go", None, None),
        ] {
            assert_eq!(NameConstraint::parse(name), NameConstraint { os, arch }, "{name}");
        }
    }
}
