//! `redline prove`: which operations can panic, and why the others cannot.

mod compiler;
mod listing;
mod operator;
mod reached;
mod totals;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use clap::{Args, ValueEnum};
use redline_base::LineTable;
use redline_engine::{TypedPackage, Typing};
use redline_flow::analyse_with_callers;
use redline_ir::{FunctionId, FunctionKind, PackageIr, Printer, lower_package};
use redline_project::{FileId, PackageId, Project};
use redline_types::{ObjectKind, Type};

use self::compiler::{Compiler, File, compare};
use self::listing::{Listing, Site};
use self::reached::Reached;
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
    /// Build the packages with Go, and count beside it which checks its compiler eliminates.
    #[arg(long, conflicts_with_all = ["tests", "deps"])]
    compiler: bool,
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
    let compiler = arguments.compiler.then(|| Compiler::ask(&project, &selection.patterns));
    let compiler = compiler.transpose()?;
    let typing = Typing::new(&project);
    let matched = selection.of(&project);
    let proofs = Mutex::new(BTreeMap::new());
    let run = Run {
        project: &project,
        typing: &typing,
        proofs: &proofs,
        list: arguments.list,
        compiler: compiler.as_ref(),
    };
    pool.install(|| {
        typing.run(&EachPackage::new(
            &project,
            |id| matched.contains_key(&id),
            |id, typed| run.package(id, &matched[&id], &typed),
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
    compiler: Option<&'a Compiler>,
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

    /// Whether a function, or the one that it stands in, has type parameters.
    fn is_generic(&self, ir: &PackageIr, mut function: FunctionId) -> bool {
        while let Some(parent) = ir[function].kind.parent() {
            function = parent;
        }
        let FunctionKind::Declared(object) = ir[function].kind else { return false };
        let store = self.typing.store();
        if let ObjectKind::Method(method) = store[object].kind {
            return store[method].receiver().is_some_and(|it| !it.type_params.is_empty());
        }
        matches!(
            &store[store.type_of(object)],
            Type::Signature(signature) if !signature.type_params.is_empty()
        )
    }

    fn package(&self, id: PackageId, path: &str, typed: &TypedPackage<'_>) {
        let store = self.typing.store();
        let ir = lower_package(store, typed.source, &typed.checked);
        let printer = Printer::new(store, &ir, typed.source.package);
        let lines: Vec<LineTable> =
            typed.input.files.iter().map(|file| LineTable::new(&file.text)).collect();
        let paths: Vec<String> =
            typed.input.files.iter().map(|file| self.shown(file.file, &file.name)).collect();
        let mut proof = Proof::default();
        proof.totals.count_functions(&ir);
        let reached = Reached::of(self.project, id, typed, store, &ir);
        let is_reached = |name: &str| reached.holds(name);
        analyse_with_callers(store, &ir, typed.source.sizes, &is_reached, |function, facts| {
            let Ok(body) = &ir[function].body else { return };
            proof.totals.add(&facts);
            let file = &typed.input.files[ir[function].file];
            if let (Some(compiler), Some(id)) = (self.compiler, file.file) {
                let path = &self.project.file(id).path;
                let lines = &lines[ir[function].file];
                let file = File { path, text: &file.text, lines };
                let is_generic = self.is_generic(&ir, function);
                let compared = compare(compiler, body, &facts.operations, file, is_generic);
                proof.totals.compare(&compared);
            }
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
