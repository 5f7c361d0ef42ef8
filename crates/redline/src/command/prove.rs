//! `redline prove`: which operations can panic, and why the others cannot.

mod listing;
mod totals;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use clap::{Args, ValueEnum};
use redline_base::LineTable;
use redline_engine::{TypedPackage, Typing};
use redline_flow::analyse;
use redline_ir::{Printer, lower_package};
use redline_project::{FileId, Project};

use self::listing::{Listing, Site};
use self::totals::Totals;
use crate::command::each_package::EachPackage;
use crate::command::selection::Selection;
use crate::output::Output;
use crate::standard::Std;
use crate::status::Status;

/// Prove of each operation that may panic that it cannot, or say that it may.
///
/// An operation is discharged if it cannot panic, for the reason given; it fails if it
/// panics whenever it is reached; else a panic is possible as far as its function tells.
#[derive(Args)]
#[command(after_help = "Exit codes: 0 nothing fails, 1 an operation fails, 2 could not run.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    selection: Selection,
    /// Where the standard library is from.
    #[arg(long = "std", value_name = "SOURCE", default_value = "auto")]
    standard: Std,
    /// How the result is written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// List each operation with its place and the reason.
    #[arg(long)]
    list: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables.
    Human,
    /// One object, for other programs.
    Json,
}

pub(crate) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let selection = &arguments.selection;
    let pool = selection.threads()?;
    let environment = arguments.standard.environment()?;
    let project = selection.load(selection.patterns.clone(), &environment);
    let typing = Typing::new(&project);
    let matched = selection.of(&project);
    let proofs = Mutex::new(BTreeMap::new());
    let run = Run { project: &project, typing: &typing, proofs: &proofs, list: arguments.list };
    pool.install(|| {
        typing.run(&EachPackage::new(
            &project,
            |id| matched.contains_key(&id),
            |id, typed| run.package(&matched[&id], &typed),
        ));
    });
    let proofs = proofs.into_inner().unwrap_or_else(PoisonError::into_inner);
    let listing = Listing::new(proofs);
    match arguments.format {
        Format::Human => write!(output, "{}", listing.human(arguments.list))?,
        Format::Json => writeln!(output, "{}", serde_json::to_string(&listing)?)?,
    }
    Ok(if listing.fails() { Status::Findings } else { Status::Kept })
}

/// A run over the packages that were matched.
struct Run<'a> {
    project: &'a Project,
    typing: &'a Typing<'a>,
    proofs: &'a Mutex<BTreeMap<String, Proof>>,
    list: bool,
}

/// What was found out about a package.
#[derive(Default)]
struct Proof {
    totals: Totals,
    sites: Vec<Site>,
}

impl Run<'_> {
    /// The path of a file as it is written: below the folder of the project from there.
    fn shown(&self, file: Option<FileId>, name: &str) -> String {
        let Some(file) = file else { return name.to_owned() };
        let path = &self.project.file(file).path;
        path.strip_prefix(&self.project.dir).unwrap_or(path).display().to_string()
    }

    fn package(&self, path: &str, typed: &TypedPackage<'_>) {
        let store = self.typing.store();
        let ir = lower_package(store, typed.source, &typed.checked);
        let printer = Printer::new(store, &ir, typed.source.package);
        let lines: Vec<LineTable> =
            typed.input.files.iter().map(|file| LineTable::new(&file.text)).collect();
        let paths: Vec<String> =
            typed.input.files.iter().map(|file| self.shown(file.file, &file.name)).collect();
        let mut proof = Proof::default();
        proof.totals.count_functions(&ir);
        analyse(store, &ir, typed.source.sizes, |function, facts| {
            let Ok(body) = &ir[function].body else { return };
            proof.totals.add(&facts);
            if self.list {
                let file = ir[function].file;
                let site = |operation| {
                    Site::new(printer.name(function), body, &operation, &paths[file], &lines[file])
                };
                proof.sites.extend(facts.operations.into_iter().map(site));
            }
        });
        proof.sites.sort();
        self.proofs.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), proof);
    }
}
