//! The arguments of the program.

use anyhow::Result;
use clap::{ColorChoice, Parser, Subcommand};

use crate::command::{check, completions, crash, debug, explain, guard, prove, rules, witness};
use crate::output::Output;
use crate::status::Status;

/// Finds where a Go service crosses a red line, and shows the way there.
#[derive(Parser)]
#[command(name = "redline", version, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 red lines kept, 1 findings, 2 could not run.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Prove(prove::Arguments),
    Witness(witness::Arguments),
    Crash(crash::Arguments),
    Explain(explain::Arguments),
    Rules(rules::Arguments),
    Guard(guard::Arguments),
    Completions(completions::Arguments),
    #[command(hide = true)]
    Debug(debug::Arguments),
}

impl Cli {
    /// Runs the command; an error means that it could not run.
    pub(crate) fn run(self) -> Result<Status> {
        let mut output = Output::new(self.color);
        let status = match self.command {
            Command::Check(arguments) => check::run(&arguments, &mut output),
            Command::Prove(arguments) => prove::run(&arguments, &mut output),
            Command::Witness(arguments) => witness::run(&arguments, &mut output),
            Command::Crash(arguments) => crash::run(&arguments, &mut output),
            Command::Explain(arguments) => explain::run(&arguments, &mut output),
            Command::Rules(arguments) => rules::run(&arguments, &mut output),
            Command::Guard(arguments) => guard::run(&arguments, &mut output),
            Command::Completions(arguments) => completions::run(&arguments, &mut output),
            Command::Debug(arguments) => debug::run(&arguments, &mut output),
        }?;
        output.finish()?;
        Ok(status)
    }
}
