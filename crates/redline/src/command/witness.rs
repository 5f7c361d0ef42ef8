//! `redline witness`.

mod attach;
mod place;

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use redline_diagnostics::json::{self, WitnessForm};
use redline_diagnostics::{Finding, Testimony};
use redline_engine::{Config, Outcome, Request, Selector};
use redline_witness::Target;
use serde::Serialize;

pub(super) use self::attach::{Search, attach};
use self::place::Place;
use crate::output::{Output, say};
use crate::problems;
use crate::standard::Std;
use crate::status::Status;

/// Write a Go test in which the program dies at a place.
///
/// The test goes to standard output, as a whole file to be put beside the source. It dies
/// as the findings at the line say; where there are none, in any way. It has been run: by
/// the interpreter, and by a Go toolchain if there is one. Nothing is written to the folder
/// of the source, and the network is not touched.
#[derive(Args)]
#[command(
    after_help = "Exit codes: 0 no test was found that dies there, 1 one was, 2 could not run."
)]
pub(crate) struct Arguments {
    /// The place: a Go file and a line.
    #[arg(value_name = "FILE:LINE")]
    place: Place,
    /// Run as if started in this folder.
    #[arg(short = 'C', value_name = "DIR", default_value = ".", hide_default_value = true)]
    dir: PathBuf,
    /// How the result is written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Do not run the test by a Go toolchain: what the interpreter sees is enough.
    #[arg(long)]
    no_run: bool,
    /// Where the standard library is from.
    #[arg(long = "std", value_name = "SOURCE", default_value = "auto")]
    standard: Std,
    /// Build tags that hold.
    #[arg(long, value_delimiter = ',', value_name = "TAGS")]
    tags: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The test.
    Human,
    /// One object, for other programs.
    Json,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let place = arguments.place.below(&arguments.dir)?;
    let folder = place.file.parent().map(std::path::Path::to_owned).unwrap_or_default();
    let outcome = check(arguments, &folder)?;
    let mut about: Vec<Option<&Finding>> = outcome
        .findings
        .iter()
        .filter(|it| is_at(it, &outcome, &folder, &place))
        .map(Some)
        .collect();
    about.sort_by_key(|it| it.map(|finding| finding.certainty));
    if about.is_empty() {
        about.push(None);
    }
    let targets: Vec<Target> =
        about.iter().map(|it| place.target(it.map(|it| it.page.line))).collect();
    let environment = arguments.standard.environment()?;
    let search = Search {
        dir: &folder,
        environment: &environment,
        tags: &arguments.tags,
        runs: !arguments.no_run,
    };
    let testimonies = search.testimonies(&targets)?;
    let entries: Vec<Entry<'_>> =
        about.iter().zip(&testimonies).map(|(it, testimony)| Entry::new(*it, testimony)).collect();
    match arguments.format {
        Format::Human => show(&entries, output)?,
        Format::Json => json::write_form(output, &Document::new(&arguments.place, &entries))?,
    }
    let any = testimonies.iter().any(|it| it.witnessed().is_some());
    Ok(if any { Status::Findings } else { Status::Kept })
}

/// What all rules say about the package in a folder.
fn check(arguments: &Arguments, folder: &std::path::Path) -> Result<Outcome> {
    let all = [Selector::option("--select", "all")];
    let config = Config {
        select: all.into(),
        tags: arguments.tags.clone(),
        tests: false,
        ..Config::default()
    };
    let request = Request {
        dir: folder,
        patterns: &[".".to_owned()],
        config: &config,
        config_dir: folder,
        environment: &arguments.standard.environment()?,
        jobs: None,
        progress: &(),
    };
    match redline_engine::check(&request) {
        Ok(outcome) => Ok(outcome),
        Err(redline_engine::Error::NothingToCheck(found)) => {
            problems::say_all(&found, folder, true);
            bail!("no package to look at")
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether a finding is at the place and ends in a death.
fn is_at(finding: &Finding, outcome: &Outcome, folder: &std::path::Path, place: &Place) -> bool {
    let location = outcome.sources.locate(finding.at);
    Target::is_deadly(finding.page.line)
        && folder.join(location.path) == place.file
        && (location.start.line..=location.end.line).contains(&place.line)
}

/// What came of one target.
struct Entry<'a> {
    finding: Option<&'a Finding>,
    testimony: &'a Testimony,
}

impl<'a> Entry<'a> {
    const fn new(finding: Option<&'a Finding>, testimony: &'a Testimony) -> Self {
        Self { finding, testimony }
    }

    /// `NIL109 write-to-nil-map`, or what is said without a finding.
    fn about(&self) -> String {
        self.finding.map_or_else(
            || "any death".to_owned(),
            |finding| format!("{} {}", finding.page.code, finding.page.name),
        )
    }
}

/// Prints the first test, and says the rest.
fn show(entries: &[Entry<'_>], output: &mut Output) -> Result<()> {
    let first = entries.iter().find_map(|entry| entry.testimony.witnessed());
    if let Some(witnessed) = first {
        write!(output, "{}", witnessed.text)?;
        output.flush()?;
    }
    for entry in entries {
        let about = entry.about();
        match entry.testimony {
            Testimony::Witnessed(it) => {
                say(&format!("{about}: witnessed by {}: {} ({})", it.name, it.death, it.by()));
            }
            Testimony::NotWitnessed(why) => say(&format!("{about}: not witnessed: {why}")),
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    file: String,
    line: u32,
    witnesses: Vec<EntryForm<'a>>,
}

#[derive(Serialize)]
struct EntryForm<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<&'static str>,
    witness: WitnessForm<'a>,
}

impl<'a> Document<'a> {
    fn new(place: &Place, entries: &'a [Entry<'a>]) -> Self {
        let form = |entry: &'a Entry<'a>| EntryForm {
            code: entry.finding.map(|finding| finding.page.code),
            certainty: entry.finding.map(|finding| finding.certainty.id()),
            witness: WitnessForm::new(entry.testimony),
        };
        Self {
            schema: "redline.witness/1",
            file: place.file.display().to_string(),
            line: place.line,
            witnesses: entries.iter().map(form).collect(),
        }
    }
}
