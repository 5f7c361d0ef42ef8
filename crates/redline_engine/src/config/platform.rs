//! A pair of operating system and processor.

use std::fmt;
use std::str::FromStr;

/// A pair of `GOOS` and `GOARCH`, such as `linux/amd64`.
///
/// Only its form is checked here; whether Go knows it is for the reader of
/// projects to say.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Platform {
    /// The operating system: the value of `GOOS`.
    pub os: String,
    /// The processor: the value of `GOARCH`.
    pub arch: String,
}

impl FromStr for Platform {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let pair = text.split_once('/').filter(|(os, arch)| is_word(os) && is_word(arch));
        let (os, arch) = pair.ok_or("expected GOOS/GOARCH, such as `linux/amd64`")?;
        Ok(Self { os: os.to_owned(), arch: arch.to_owned() })
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.arch)
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}
