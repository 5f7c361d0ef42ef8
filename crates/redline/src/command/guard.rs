//! `redline guard`: the Go package of contracts, brought into a module.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use redline_catalogue::RedLine;
use redline_guard::{CONTRACTS, Entry, Home, State, Survey};

use crate::output::{Output, say};
use crate::status::Status;

/// Bring package guard into a Go module: contracts that make red lines impossible to cross.
#[derive(Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the package into a folder of the module, where it is not yet.
    Add(Place),
    /// Show how the files in the module differ from those that redline carries.
    Diff(Place),
    /// Bring the files up to date; show and keep those that were changed.
    Update {
        #[command(flatten)]
        place: Place,
        /// Overwrite changed files, too.
        #[arg(long)]
        force: bool,
    },
    /// List the contracts of the package, and the red lines that each prevents.
    List,
}

/// Where the package is in the module, or is to be.
#[derive(Args)]
struct Place {
    /// Folder of the package; `internal/guard` of the module if not given.
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Run as if started in this folder.
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    start: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    match &arguments.command {
        Command::Add(place) => add(place, output),
        Command::Diff(place) => diff(place, output),
        Command::Update { place, force } => update(place, *force, output),
        Command::List => list(output),
    }
}

impl Place {
    fn look(&self) -> Result<(Home, Survey)> {
        let home = Home::find(&self.start, self.dir.as_deref())?;
        let survey = Survey::of(&home)?;
        Ok((home, survey))
    }

    /// As `look`, for a package that is there.
    fn look_again(&self) -> Result<(Home, Survey)> {
        let (home, survey) = self.look()?;
        if survey.is_empty() {
            bail!("{} has none of the package: `redline guard add` brings it", home.import_path);
        }
        Ok((home, survey))
    }
}

fn add(place: &Place, output: &mut Output) -> Result<Status> {
    let (home, survey) = place.look()?;
    let kept = survey.in_state(&[State::Changed, State::Outdated, State::Foreign]);
    let kept: Vec<_> = kept.map(|entry| entry.path).collect();
    if !kept.is_empty() {
        let files = kept.join(", ");
        bail!(
            "{} has other files of these names ({files}); see `redline guard diff` and `update`",
            home.import_path
        );
    }
    let written = survey.write(&[State::Missing])?;
    writeln!(output, "{}", counted("written", &written))?;
    writeln!(output, "import {}", quoted(&home))?;
    Ok(Status::Kept)
}

/// The import path as an import declaration has it: with a name where the last
/// element does not say what the package is called.
fn quoted(home: &Home) -> String {
    let name = if home.import_path.ends_with("/guard") { "" } else { "guard " };
    format!("{name}\"{}\"", home.import_path)
}

fn counted(what: &str, entries: &[&Entry]) -> String {
    match entries.len() {
        0 => format!("nothing {what}"),
        1 => format!("1 file {what}"),
        count => format!("{count} files {what}"),
    }
}

fn diff(place: &Place, output: &mut Output) -> Result<Status> {
    let (_, survey) = place.look_again()?;
    let other = [State::Missing, State::Changed, State::Outdated, State::Foreign];
    let mut status = Status::Kept;
    for entry in survey.in_state(&other) {
        status = Status::Findings;
        show(entry, output)?;
    }
    Ok(status)
}

/// Says how a file differs, and shows it where there are two to compare.
fn show(entry: &Entry, output: &mut Output) -> Result<()> {
    let path = entry.path;
    match entry.state {
        State::Current => {}
        State::Missing => writeln!(output, "{path}: missing")?,
        State::Foreign => writeln!(output, "{path}: no plain file, left alone")?,
        State::Outdated => write!(output, "{path}: of another release\n{}", entry.diff())?,
        State::Changed => write!(output, "{path}: changed\n{}", entry.diff())?,
    }
    Ok(())
}

fn update(place: &Place, force: bool, output: &mut Output) -> Result<Status> {
    let (_, survey) = place.look_again()?;
    let mut states = vec![State::Missing, State::Outdated];
    let mut kept = vec![State::Foreign];
    let decided = if force { &mut states } else { &mut kept };
    decided.push(State::Changed);
    for entry in survey.in_state(&[State::Changed, State::Foreign]) {
        show(entry, output)?;
    }
    let written = survey.write(&states)?;
    writeln!(output, "{}", counted("written", &written))?;
    let kept: Vec<_> = survey.in_state(&kept).collect();
    if kept.is_empty() {
        return Ok(Status::Kept);
    }
    say(&format!(
        "{}, not as redline carries it (--force overwrites what was changed)",
        counted("kept", &kept)
    ));
    Ok(Status::Findings)
}

fn list(output: &mut Output) -> Result<Status> {
    let width = CONTRACTS.iter().map(|contract| contract.name.len()).max().unwrap_or(0);
    for contract in CONTRACTS {
        let lines: Vec<_> = contract.lines.iter().copied().map(RedLine::id).collect();
        writeln!(output, "{:width$}  {}", contract.name, contract.what)?;
        writeln!(output, "{:width$}  prevents {}", "", lines.join(", "))?;
    }
    Ok(Status::Kept)
}
