//! The table of texts that the Go runtime dies with.
use std::path::Path;

use anyhow::Result;

use crate::Verdict;

pub(super) const RELEASES: [&str; 4] = ["1.21.13", "1.24.11", "1.26.6", "1.27.3"];
pub(super) const TABLE: &str = "crates/redline_crash/src/texts.tsv";

pub(super) fn write(releases: &[String], to: &Path) -> Result<Verdict> {
    println!("{releases:?} {to:?}");
    Ok(Verdict::Good)
}
