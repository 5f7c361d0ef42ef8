//! `redline debug types`, in the form that `oracle/typedump/FORMAT.md` states.

mod adhoc;
mod print;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::mpsc::SyncSender;

use anyhow::Result;
use clap::Args;
use redline_engine::{TypedPackage, Typing};
use redline_project::version::GoVersion;
use redline_project::{PackageId, Platform, Project};
use redline_types::Section;
use serde_json::json;

use self::print::{Form, Head, version_text};
use crate::command::each_package::EachPackage;
use crate::command::printer::{Piece, Pieces, Printer};
use crate::command::selection::{Selection, print_all};
use crate::output::{Output, say};
use crate::standard::Std;
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    selection: Selection,
    /// The arguments are the Go files of one package, which imports only packages
    /// that can be named in the folder. Its first line may be `// -lang=go1.20`.
    #[arg(long)]
    files: bool,
    /// Where the standard library is from.
    #[arg(long = "std", value_name = "SOURCE", default_value = "auto", conflicts_with = "files")]
    standard: Std,
    #[command(flatten)]
    form: Form,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    let selection = &arguments.selection;
    let pool = selection.threads()?;
    if arguments.files {
        return adhoc::run(arguments, &pool, output);
    }
    let environment = arguments.standard.environment()?;
    let project = selection.load(selection.patterns.clone(), &environment);
    let typing = Typing::new(&project);
    let matched = selection.of(&project);
    let paths: BTreeSet<String> = matched.values().cloned().collect();
    write_header(&project, output)?;
    print_all(Printer::new(paths, output), |sender| {
        let run = Run { typing: &typing, form: &arguments.form, sender };
        pool.install(|| {
            typing.run(&EachPackage::new(
                &project,
                |id| matched.contains_key(&id),
                |id, typed| run.package(&project, id, &typed),
            ));
        });
    })?;
    Ok(Status::Kept)
}

fn write_header(project: &Project, output: &mut Output) -> Result<()> {
    let release = project.release.as_ref().map_or_else(String::new, |it| format!("go{it}"));
    let platform = project.platforms.first().cloned().unwrap_or_else(Platform::host);
    let header = json!(["typedump", 1, release, &*platform.os, &*platform.arch]);
    Ok(writeln!(output, "{header}")?)
}

/// A run that prints packages as they are done.
struct Run<'a> {
    typing: &'a Typing<'a>,
    form: &'a Form,
    sender: SyncSender<Piece>,
}

impl Run<'_> {
    /// Prints what was found out about a package, and says what is wrong with it
    /// unless that is printed.
    fn print(&self, head: Head<'_>, typed: &TypedPackage<'_>) {
        if !self.form.has(Section::Err) {
            say_errors(head.path, typed);
        }
        // Nobody listens any more when writing has failed, which is reported there.
        let _ = Pieces::send(head.path, &self.sender, |output| {
            self.form.write(head, self.typing.store(), typed, output)
        });
    }

    /// Prints a package of the project.
    fn package(&self, project: &Project, id: PackageId, typed: &TypedPackage<'_>) {
        let package = project.package(id);
        let language = version_text(self.typing.language(id).as_ref());
        let path = package.listed_path();
        let release = project.release.as_ref().map(GoVersion::minor);
        let head = Head { path: &path, name: &package.name, language: &language, release };
        self.print(head, typed);
    }
}

fn say_errors(path: &str, typed: &TypedPackage<'_>) {
    let files = &typed.input.files;
    for file in files {
        for error in &file.parse.errors {
            say(&format!("{path}/{}:{}: {}", file.name, error.span.start, error.message));
        }
    }
    for error in &typed.checked.errors {
        let name = &files[error.file].name;
        say(&format!("{path}/{name}:{}: {}", error.span.start, error.message));
    }
}
