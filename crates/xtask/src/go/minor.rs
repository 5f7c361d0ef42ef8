//! Releases of Go without their patches.

use anyhow::{Context, Result};

/// A release of Go without its patch: 24 of go1.24.11.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Minor(u32);

impl Minor {
    /// Of `1.24`, `1.24.11` or `go1.24.11`.
    pub(crate) fn of(release: &str) -> Result<Self> {
        let plain = release.strip_prefix("go").unwrap_or(release);
        let minor = plain.strip_prefix("1.").and_then(|rest| rest.split('.').next());
        let minor = minor.with_context(|| format!("{release} is no release of Go 1"))?;
        Ok(Self(minor.parse().with_context(|| format!("{release} is no release of Go 1"))?))
    }
}

impl std::fmt::Display for Minor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "1.{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patches_and_the_prefix_are_left_out() {
        for release in ["1.24", "1.24.11", "go1.24.11"] {
            assert_eq!(Minor::of(release).unwrap().to_string(), "1.24");
        }
        assert!(Minor::of("2.1").is_err());
        assert!(Minor::of("1.9").unwrap() < Minor::of("1.21").unwrap());
    }
}
