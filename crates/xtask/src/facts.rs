//! Facts about Go that package guard rests on, on several releases of Go.

use anyhow::Result;

use crate::go::{self, Go};
use crate::{Verdict, process};

/// The oldest release that the package builds with, the one that redline is held
/// against, and two in between.
pub(crate) const RELEASES: [&str; 4] = ["1.23.9", "1.24.11", "1.26.6", go::REFERENCE];

/// Runs the tests of the package with each release, installing those that are missing.
pub(crate) fn run(releases: &[String]) -> Result<Verdict> {
    for release in releases {
        let go = Go::installed(release)?;
        println!("{}", go.release());
        process::run(go.command_in("go/guard").args(["test", "./..."]))?;
    }
    Ok(Verdict::Good)
}
