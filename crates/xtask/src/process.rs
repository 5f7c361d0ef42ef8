//! Other programs, run to their end.

use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// Runs a command and returns what it wrote to standard output. Its standard
/// error is passed through. Ending with a failure is an error.
pub(crate) fn stdout(command: &mut Command) -> Result<Vec<u8>> {
    Ok(checked(command, command_output)?.stdout)
}

/// Runs a command whose output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    checked(command, |command| {
        let status = command.status()?;
        Ok(Output { status, stdout: Vec::new(), stderr: Vec::new() })
    })?;
    Ok(())
}

fn command_output(command: &mut Command) -> std::io::Result<Output> {
    command.stderr(Stdio::inherit()).output()
}

fn checked(
    command: &mut Command,
    start: impl FnOnce(&mut Command) -> std::io::Result<Output>,
) -> Result<Output> {
    let output = start(command).with_context(|| format!("cannot start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?}: {}", output.status);
    }
    Ok(output)
}
