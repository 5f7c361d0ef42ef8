//! `redline completions`.

use anyhow::Result;
use clap::Args;
use clap_complete::Shell;

use crate::output::Output;
use crate::status::Status;

/// Print the completions of a shell, to be sourced or installed by it.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The shell.
    shell: Shell,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let mut command = crate::command();
    // Into memory first: the generator panics where it cannot write.
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "redline", &mut text);
    std::io::Write::write_all(output, &text)?;
    Ok(Status::Kept)
}
