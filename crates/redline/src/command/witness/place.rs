//! A place in a file, as it is named on the command line.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context as _, Result, bail};
use redline_catalogue::RedLine;
use redline_witness::Target;

/// `FILE:LINE`
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) file: PathBuf,
    pub(super) line: u32,
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = || format!("`{text}` is no FILE:LINE");
        let (file, line) = text.rsplit_once(':').ok_or_else(wanted)?;
        let line = line.parse().ok().filter(|&line| line > 0).ok_or_else(wanted)?;
        if file.is_empty() { Err(wanted()) } else { Ok(Self { file: file.into(), line }) }
    }
}

impl Place {
    /// The same place with an absolute path, which is a Go file that has the line.
    pub(super) fn below(&self, dir: &Path) -> Result<Self> {
        let file = std::path::absolute(dir.join(&self.file))?;
        let shown = self.file.display();
        if file.extension().is_none_or(|ending| ending != "go") {
            bail!("{shown}: no Go file");
        }
        let text = std::fs::read(&file).with_context(|| format!("{shown}: cannot be read"))?;
        let lines = text.split(|&byte| byte == b'\n').count();
        if lines < self.line as usize {
            bail!("{shown}: has no line {}", self.line);
        }
        Ok(Self { file, line: self.line })
    }

    pub(super) fn target(&self, red_line: Option<RedLine>) -> Target {
        Target { file: self.file.clone(), first: self.line, last: self.line, red_line }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_file_and_line() {
        assert_eq!("a/b.go:12".parse(), Ok(Place { file: "a/b.go".into(), line: 12 }));
        for text in ["a.go", "a.go:", "a.go:0", "a.go:x", ":3"] {
            assert!(text.parse::<Place>().is_err(), "{text}");
        }
    }
}
