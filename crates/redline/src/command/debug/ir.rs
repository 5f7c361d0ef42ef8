//! `redline debug ir`: functions in the form in which they are analysed.

mod sum;

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::mpsc::SyncSender;
use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use clap::Args;
use redline_base::LineTable;
use redline_engine::{TypedPackage, Typing};
use redline_ir::{Fault, FunctionId, PackageIr, Printer, lower_package};

pub(super) use self::sum::Sum;
use crate::command::each_package::EachPackage;
use crate::command::printer::{Piece, Pieces, Printer as Pages};
use crate::command::selection::{Selection, print_all};
use crate::output::Output;
use crate::standard::Std;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    selection: Selection,
    /// Where the standard library is from.
    #[arg(long = "std", value_name = "SOURCE", default_value = "auto")]
    standard: Std,
    #[command(flatten)]
    form: Form,
}

/// What of the functions is printed.
#[derive(Args)]
struct Form {
    /// Print only the functions with these names, and those in them: `Serve`,
    /// `(*Server).Serve` or `net/http.(*Server).Serve`.
    #[arg(long = "func", value_name = "NAME")]
    functions: Vec<String>,
    /// Print behind each instruction the line and column that it stems from.
    #[arg(long)]
    places: bool,
    /// Print the functions that are not as they must be, and how much there is of
    /// what; fail if there is such a function.
    #[arg(long)]
    verify: bool,
    /// Print how much there is of what, and no functions.
    #[arg(long)]
    sum: bool,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let selection = &arguments.selection;
    let pool = selection.threads()?;
    let environment = arguments.standard.environment()?;
    let project = selection.load(selection.patterns.clone(), &environment);
    let typing = Typing::new(&project);
    let matched = selection.of(&project);
    let paths: BTreeSet<String> = matched.values().cloned().collect();
    let sum = Mutex::new(Sum::default());
    print_all(Pages::new(paths, output), |sender| {
        let run = Run { typing: &typing, form: &arguments.form, sum: &sum, sender };
        pool.install(|| {
            typing.run(&EachPackage::new(
                &project,
                |id| matched.contains_key(&id),
                |id, typed| run.package(&matched[&id], &typed),
            ));
        });
    })?;
    let sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
    if arguments.form.sum || arguments.form.verify {
        writeln!(output, "{}", serde_json::to_string(&sum)?)?;
    }
    Ok(if sum.has_faults() { Status::Findings } else { Status::Kept })
}

/// A run that prints the functions of packages as they are done.
struct Run<'a> {
    typing: &'a Typing<'a>,
    form: &'a Form,
    sum: &'a Mutex<Sum>,
    sender: SyncSender<Piece>,
}

impl Run<'_> {
    fn package(&self, path: &str, typed: &TypedPackage<'_>) {
        let store = self.typing.store();
        let ir = lower_package(store, typed.source, &typed.checked);
        let faults = if self.form.verify { ir.verify(store) } else { Vec::new() };
        let sum = Sum::of(&ir, faults.len());
        *self.sum.lock().unwrap_or_else(PoisonError::into_inner) += sum;
        // Nobody listens any more when writing has failed, which is reported there.
        let _ = Pieces::send(path, &self.sender, |out| self.print(typed, &ir, &faults, out));
    }

    fn print(
        &self,
        typed: &TypedPackage<'_>,
        ir: &PackageIr,
        faults: &[(FunctionId, Fault)],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.form.sum {
            return Ok(());
        }
        let lines: Vec<LineTable> = if self.form.places {
            typed.input.files.iter().map(|file| LineTable::new(&file.text)).collect()
        } else {
            Vec::new()
        };
        let printer = Printer::new(self.typing.store(), ir, typed.source.package);
        let printer = printer.with_places(&lines);
        for (id, _) in ir.functions() {
            let own: Vec<Fault> =
                faults.iter().filter(|(at, _)| *at == id).map(|(_, fault)| fault.clone()).collect();
            let is_shown = !self.form.verify || !own.is_empty();
            if is_shown && self.form.names(printer.name(id)) {
                writeln!(out, "{}", printer.function(id, &own))?;
            }
        }
        Ok(())
    }
}

impl Form {
    /// Whether a function is meant.
    fn names(&self, name: &str) -> bool {
        self.functions.is_empty() || self.functions.iter().any(|wanted| is_named(name, wanted))
    }
}

/// Whether a function has a name, or is in one that has it; the path of the package,
/// and of a method the type, may be left out.
fn is_named(name: &str, wanted: &str) -> bool {
    let is_whole = |before: &str| before.is_empty() || before.ends_with(['.', '/']);
    let is_end = |after: &str| after.is_empty() || after.starts_with('$');
    name.match_indices(wanted).any(|(at, _)| {
        let (before, rest) = name.split_at(at);
        is_whole(before) && is_end(&rest[wanted.len()..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_by_the_end_of_their_names() {
        let name = "net/http.(*Server).Serve";
        for wanted in [name, "http.(*Server).Serve", "(*Server).Serve", "Serve"] {
            assert!(is_named(name, wanted), "{wanted}");
            assert!(is_named(&format!("{name}$1"), wanted), "{wanted}");
        }
        for wanted in ["erve", "Server", "net/http", "(*Server)", "Serve$1"] {
            assert!(!is_named(name, wanted), "{wanted}");
        }
    }
}
