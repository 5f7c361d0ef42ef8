//! Where things are in the workspace, and the programs built from it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use crate::process;

/// Folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the manifest of xtask is two folders below the workspace")
}

/// Cargo, as the one that started us.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// What `cargo metadata` says about the workspace itself.
pub(crate) fn metadata() -> Result<serde_json::Value> {
    let text =
        process::stdout(cargo().args(["metadata", "--no-deps", "--format-version=1", "--quiet"]))?;
    serde_json::from_slice(&text).context("cargo metadata is not JSON")
}

/// Folder that cargo builds into: this program lies in that of its profile, inside it.
pub(crate) fn target() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let folder = program.ancestors().nth(2);
    folder.map(Path::to_owned).ok_or_else(|| anyhow!("{} is in no folder", program.display()))
}

/// Builds redline with the release profile and returns the program. The
/// environment variable `REDLINE_BIN` names one that is taken as it is.
pub(crate) fn redline() -> Result<PathBuf> {
    if let Some(program) = std::env::var_os("REDLINE_BIN") {
        return Ok(program.into());
    }
    process::run(cargo().args(["build", "--release", "--package", "redline"]))?;
    Ok(target()?.join("release").join(format!("redline{}", std::env::consts::EXE_SUFFIX)))
}
