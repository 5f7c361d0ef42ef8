//! `redline debug bench`, in the form that `oracle/syntaxdump/FORMAT.md` states.

mod types;

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use rayon::prelude::*;
use redline_base::{Interner, LineTable};
use redline_engine::{Stopwatch, Usage};
use redline_syntax::{Lexer, Parse, TokenKind, Workspace};
use serde::Serialize;

use super::files;
use crate::output::{Output, say};
use crate::status::Status;

#[derive(Args)]
pub(super) struct Arguments {
    /// What is measured.
    #[command(subcommand)]
    subject: Subject,
}

#[derive(Subcommand)]
enum Subject {
    /// From bytes to tokens, over every Go file below a folder.
    Tokens(Folder),
    /// From bytes to trees, over every Go file below a folder.
    Parse(Folder),
    /// From files to types, over packages and all that they depend on.
    Types(types::Arguments),
    /// From files to functions in the form in which they are analysed, over packages
    /// and all that they depend on.
    Ir(types::Arguments),
}

#[derive(Args)]
struct Folder {
    /// Threads to use.
    #[arg(long, value_name = "N", default_value = "1")]
    jobs: NonZeroUsize,
    /// The folder.
    dir: PathBuf,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Stage {
    Tokens,
    Parse,
}

/// What is printed.
#[derive(Serialize)]
struct Measured {
    stage: Stage,
    jobs: usize,
    files: usize,
    lines: usize,
    bytes: usize,
    wall_seconds: f64,
    cpu_seconds: Option<f64>,
    peak_bytes: Option<u64>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Status> {
    match &arguments.subject {
        Subject::Tokens(folder) => measure(Stage::Tokens, folder, output),
        Subject::Parse(folder) => measure(Stage::Parse, folder, output),
        Subject::Types(arguments) => types::run(arguments, false, output),
        Subject::Ir(arguments) => types::run(arguments, true, output),
    }
}

fn measure(stage: Stage, arguments: &Folder, output: &mut Output) -> Result<Status> {
    let mut status = Status::Kept;
    let sources = read(arguments, &mut status);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs.get()).build();
    let pool = pool.context("cannot start threads")?;
    let used = pool.install(|| stage.run(&sources));
    let measured = Measured {
        stage,
        jobs: arguments.jobs.get(),
        files: sources.len(),
        lines: sources.iter().map(|source| newlines(source)).sum(),
        bytes: sources.iter().map(Vec::len).sum(),
        wall_seconds: used.wall_seconds,
        cpu_seconds: used.cpu_seconds,
        peak_bytes: used.peak_bytes,
    };
    writeln!(output, "{}", serde_json::to_string(&measured)?)?;
    Ok(status)
}

fn read(arguments: &Folder, status: &mut Status) -> Vec<Vec<u8>> {
    let mut failed = |path: &std::path::Path, error: &std::io::Error| {
        say(&format!("{}: {error}", path.display()));
        *status = Status::Findings;
    };
    let listed = files::list(&arguments.dir, &mut failed);
    let read = |file: super::Listed| match fs::read(&file.path) {
        Ok(source) => Some(source),
        Err(error) => {
            failed(&file.path, &error);
            None
        }
    };
    listed.into_iter().filter_map(read).collect()
}

impl Stage {
    /// Runs the stage over all sources; what it made is held until the clocks have stopped.
    fn run(self, sources: &[Vec<u8>]) -> Usage {
        let watch = Stopwatch::start();
        match self {
            Self::Tokens => {
                black_box(sources.par_iter().map(|source| tokens(source)).sum::<usize>());
                watch.read()
            }
            Self::Parse => {
                let names = Interner::new();
                let next = AtomicUsize::new(0);
                // One workspace a thread: each knows the names it has met.
                let trees: Vec<Vec<Parse>> = rayon::broadcast(|_| {
                    let mut workspace = Workspace::default();
                    let source = || sources.get(next.fetch_add(1, Ordering::Relaxed));
                    std::iter::from_fn(|| Some(workspace.parse(source()?, &names))).collect()
                });
                let used = watch.read();
                black_box(trees);
                used
            }
        }
    }
}

fn tokens(source: &[u8]) -> usize {
    let mut lexer = Lexer::new(source);
    std::iter::from_fn(|| Some(lexer.next_token()).filter(|token| token.kind != TokenKind::Eof))
        .count()
}

/// Number of newlines: a line table has a line more.
fn newlines(source: &[u8]) -> usize {
    LineTable::new(source).len() - 1
}
