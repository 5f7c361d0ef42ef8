//! Man pages, from the command line that redline declares as data.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{Verdict, workspace};

/// Writes `redline.1` and a page for each command to a folder.
pub(crate) fn write(dir: &Path) -> Result<Verdict> {
    let dir = workspace::root().join(dir);
    std::fs::create_dir_all(&dir).with_context(|| dir.display().to_string())?;
    clap_mangen::generate_to(redline::command(), &dir)?;
    println!("{}", dir.display());
    Ok(Verdict::Good)
}
