//! `redline debug`: what the rooms below see, for those who work on redline.

mod bench;
mod files;
mod ir;
mod packages;
mod run;
mod syntax;
mod types;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::output::Output;
use crate::status::Status;

/// Show what redline sees, in the forms that its oracles read.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print the tokens of files.
    Tokens(syntax::Arguments),
    /// Print the trees of files.
    Tree(syntax::Arguments),
    /// Print packages as `go list -e -deps -test -json` does.
    Packages(packages::Arguments),
    /// Print what is known about the types of packages.
    Types(types::Arguments),
    /// Print the functions of packages as redline analyses them.
    Ir(ir::Arguments),
    /// Run a Go program in the interpreter.
    Run(run::Arguments),
    /// Measure a stage over every Go file below a folder.
    Bench(bench::Arguments),
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    match &arguments.command {
        Command::Tokens(arguments) => syntax::run(arguments, syntax::Form::Tokens, output),
        Command::Tree(arguments) => syntax::run(arguments, syntax::Form::Tree, output),
        Command::Packages(arguments) => packages::run(arguments, output),
        Command::Types(arguments) => types::run(arguments, output),
        Command::Ir(arguments) => ir::run(arguments, output),
        Command::Run(arguments) => run::run(arguments, output),
        Command::Bench(arguments) => bench::run(arguments, output),
    }
}

/// One Go file as the oracles name it.
struct Listed {
    /// Where it is.
    path: PathBuf,
    /// What it is called in output: with `/` between folders.
    shown: Vec<u8>,
}
