//! `redline check`.

mod progress;
mod settings;
mod timings;

use std::io::Write as _;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use redline_diagnostics::{Report, Verbosity, concise, human, json, summary};
use redline_engine::{Error, Outcome, Request};
use redline_project::{Platform, ProblemKind};

use crate::command::witness::{Search, attach};
use crate::output::{self, Output, say};
use crate::problems;
use crate::standard::Std;
use crate::status::Status;
use progress::Bar;
use settings::Settings;

/// Check Go packages: report where a red line is crossed.
#[derive(Args)]
#[command(after_help = "Exit codes: 0 red lines kept, 1 findings, 2 could not run.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Arguments {
    /// Packages, as the `go` command takes them: folders, `./...`, import paths; none means `./...`.
    #[arg(value_name = "PATHS")]
    patterns: Vec<String>,
    /// Run as if started in this folder.
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    dir: PathBuf,
    /// How findings are written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[command(flatten)]
    choice: Choice,
    /// Where the standard library is from.
    #[arg(long = "std", value_name = "SOURCE", default_value = "auto")]
    standard: Std,
    /// Threads to use; as many as there are processors if not given.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Write what the run cost to standard error, as JSON.
    #[arg(long)]
    timings: bool,
    /// List each file that was not analysed, each package with unknown types, and each problem
    /// of the project.
    #[arg(short, long, conflicts_with = "quiet")]
    verbose: bool,
    /// Write findings only.
    #[arg(short, long)]
    quiet: bool,
    /// Look for a Go test that makes each finding happen that ends in a death, and run it: see
    /// `redline witness`.
    #[arg(long)]
    witness: bool,
}

/// What is checked and reported: each overrides the settings in `redline.toml`.
#[derive(Args)]
struct Choice {
    /// Report these and, of what redline.toml selects and ignores, nothing: codes, names, families,
    /// red lines, `default` or `all`.
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    select: Vec<String>,
    /// Do not report these.
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    ignore: Vec<String>,
    /// Check test files too (the default).
    #[arg(long, overrides_with = "no_tests")]
    tests: bool,
    /// Leave test files out.
    #[arg(long)]
    no_tests: bool,
    /// Build tags that hold.
    #[arg(long, value_delimiter = ',', value_name = "TAGS")]
    tags: Vec<String>,
    /// Platforms whose union is checked; that of this machine if not given.
    #[arg(long, value_delimiter = ',', value_name = "GOOS/GOARCH")]
    platforms: Vec<Platform>,
    /// Settings to use instead of the nearest redline.toml in the folder or above it.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Frames of source, and the steps that lead there.
    Human,
    /// One line a finding.
    Concise,
    /// One object, for other programs.
    Json,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let dir = folder(&arguments.dir)?;
    let settings = Settings::of(&arguments.choice, &dir)?;
    let mut outcome = check(arguments, &dir, &settings)?;
    if arguments.witness {
        attach(
            &mut outcome,
            &Search {
                dir: &dir,
                environment: &arguments.standard.environment()?,
                tags: &settings.config.tags,
                runs: true,
            },
        )?;
    }
    if !arguments.quiet {
        problems::say_all(&outcome.problems, &dir, arguments.verbose);
    }
    if !arguments.quiet && arguments.format != Format::Json {
        for line in outcome.unknown.lines(arguments.verbose) {
            say(&line);
        }
    }
    write(arguments, &outcome.report(), output)?;
    output.flush()?;
    if arguments.timings {
        output::say_data(&timings::json(&outcome)?);
    }
    Ok(status(&outcome))
}

/// A pattern that leads to nothing is no kept promise, whatever the rest gave.
fn status(outcome: &Outcome) -> Status {
    if outcome.problems.iter().any(|problem| problem.kind == ProblemKind::Pattern) {
        return Status::CouldNotRun;
    }
    if outcome.findings.is_empty() { Status::Kept } else { Status::Findings }
}

fn folder(dir: &Path) -> Result<PathBuf> {
    let shown = dir.display();
    if !dir.is_dir() {
        bail!("{shown}: no such folder");
    }
    std::path::absolute(dir).with_context(|| format!("{shown}: cannot be found"))
}

fn check(arguments: &Arguments, dir: &Path, settings: &Settings) -> Result<Outcome> {
    let environment = arguments.standard.environment()?;
    let progress = Bar::start();
    let request = Request {
        dir,
        patterns: &arguments.patterns,
        config: &settings.config,
        config_dir: &settings.folder,
        environment: &environment,
        jobs: arguments.jobs,
        progress: &progress,
    };
    let checked = redline_engine::check(&request);
    drop(progress);
    checked.map_err(|error| {
        if let Error::NothingToCheck(problems) = &error {
            problems::say_all(problems, dir, arguments.verbose);
        }
        error.into()
    })
}

fn write(arguments: &Arguments, report: &Report<'_>, output: &mut Output) -> Result<()> {
    let verbosity = arguments.verbosity();
    match arguments.format {
        Format::Human => {
            let options = human::Options { color: output.color(), verbosity, ..human_options() };
            human::write(output, report, options)?;
        }
        Format::Concise => {
            concise::write(output, report)?;
            output.flush()?;
            say_summary(report, verbosity)?;
        }
        Format::Json => json::write(output, report)?,
    }
    Ok(())
}

fn human_options() -> human::Options {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    let width = terminal.map(|(width, _)| usize::from(width.0).saturating_sub(MARGIN));
    width.map_or_else(human::Options::default, |width| human::Options {
        width,
        ..human::Options::default()
    })
}

/// Columns beside a line of source: its number, the frame, and the marks of a cut.
const MARGIN: usize = 14;

/// Concise lines are read by programs: what is said beside them goes elsewhere.
fn say_summary(report: &Report<'_>, verbosity: Verbosity) -> Result<()> {
    let mut text = Vec::new();
    summary::write(&mut text, report, verbosity)?;
    if !text.is_empty() {
        say(String::from_utf8_lossy(&text).trim_end());
    }
    Ok(())
}

impl Arguments {
    const fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Verbose,
            (false, false) => Verbosity::Normal,
        }
    }
}
