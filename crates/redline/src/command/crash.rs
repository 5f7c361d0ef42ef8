//! `redline crash`: what a dying Go program printed, explained.

mod compare;
mod gather;
mod input;
mod join;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use redline_crash::copies;
use redline_crash::redact::Redaction;
use redline_crash::render::{Input, Shown, html, human, json, markdown, sarif};

use crate::output::Output;
use crate::status::Status;
use join::Join;

/// Explain what a dying Go program printed: crashes, races, dumps, traces.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "Exit codes: 0 no crash in the input, 1 incidents, 2 could not run.")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Files to read; `-`, or none, for standard input.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Go module to look into: source at its frames, and whether `redline check` foresaw it.
    #[arg(short = 'C', value_name = "MODULE")]
    module: Option<PathBuf>,
    /// How incidents are written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Count the incidents of all files below a folder by fingerprint.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["files", "module"])]
    group: Option<PathBuf>,
    /// Mask what looks like a secret (the default for html and markdown).
    #[arg(long, overrides_with = "no_redact")]
    redact: bool,
    /// Mask nothing.
    #[arg(long)]
    no_redact: bool,
    /// Show every call, group and note.
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Compare two dumps of one program: what has grown comes first.
    Diff {
        /// The earlier dump.
        before: PathBuf,
        /// The later dump.
        after: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for a terminal.
    Human,
    /// One object, for other programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Text for an issue.
    Markdown,
    /// A page of its own.
    Html,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    if let Some(Command::Diff { before, after }) = &arguments.command {
        return compare::run(before, after, output);
    }
    if let Some(folder) = &arguments.group {
        return gather::run(folder, arguments.format == Format::Json, output);
    }
    let mut inputs = input::read_all(&arguments.files)?;
    copies::merge(&mut inputs);
    let join = match &arguments.module {
        Some(module) => Join::of(module, &inputs)?,
        None => Join { snippets: BTreeMap::new(), foresight: BTreeMap::new() },
    };
    let shown = Shown {
        inputs: &inputs,
        rules: &redline_rules::pages(),
        snippets: &join.snippets,
        foresight: &join.foresight,
        redaction: Redaction { on: arguments.redacts() },
    };
    write(arguments, &shown, output)?;
    let status = status(&inputs);
    // The process ends: to free a large dump piece by piece would only take time.
    std::mem::forget(inputs);
    Ok(status)
}

fn status(inputs: &[Input]) -> Status {
    let kept = inputs.iter().all(|input| input.report.incidents.is_empty());
    if kept { Status::Kept } else { Status::Findings }
}

fn write(arguments: &Arguments, shown: &Shown<'_>, output: &mut Output) -> Result<()> {
    match arguments.format {
        Format::Human => {
            let color = output.color();
            let options = human::Options { color, width: width(), verbose: arguments.verbose };
            human::write(output, shown, options)?;
        }
        Format::Json => json::write(output, shown)?,
        Format::Sarif => sarif::write(output, shown)?,
        Format::Markdown => markdown::write(output, shown)?,
        Format::Html => html::write(output, shown)?,
    }
    Ok(())
}

fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    terminal.map_or(100, |(width, _)| usize::from(width.0))
}

impl Arguments {
    fn redacts(&self) -> bool {
        let shared = matches!(self.format, Format::Markdown | Format::Html);
        !self.no_redact && (self.redact || shared)
    }
}
