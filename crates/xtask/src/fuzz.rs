//! Fuzzing on stable Rust: inputs are made up, given to a target in a process of
//! its own, and an input that makes it panic, die or hang is kept, made small
//! and shown.
//!
//! cargo-fuzz, guided by coverage, runs the same targets from the folder `fuzz/`.

mod watch;
mod worker;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use clap::Args;
use redline_fuzz::{Corpus, Inputs, Target, minimise, parse_dictionary};

use self::watch::{End, Watched};
use crate::Verdict;
use crate::workspace;

/// How long one input may take. Inputs are at most 64 kB, so any reader is done in
/// a small part of it.
const LIMIT: Duration = Duration::from_secs(10);

/// Bytes of a recorded output that are given to a target.
const LONGEST_RECORDING: usize = 1 << 15;

/// Inputs that are tried to make one that fails smaller; fewer if each takes [`LIMIT`].
const TRIES: usize = 2000;
const TRIES_OF_A_HANG: usize = 20;

/// What is fuzzed, and for how long.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Targets: lex, parse, types, lower, gomod, constraint, config, crash; all if there are none.
    targets: Vec<String>,
    /// Seconds for each target.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Decides the inputs; the same seed gives the same ones.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Give the targets this input and no other.
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// Number of the first input, for a worker process.
    #[arg(long, hide = true)]
    worker_from: Option<u64>,
    /// Name each input before it is run.
    #[arg(long, hide = true)]
    careful: bool,
}

/// Fuzzes; bad if a target failed.
pub(crate) fn run(arguments: &Arguments) -> Result<Verdict> {
    let targets = targets(&arguments.targets)?;
    if let Some(path) = &arguments.input {
        let input = std::fs::read(path).with_context(|| path.display().to_string())?;
        return Ok(worker::run_one(&targets, &input));
    }
    let mut verdict = Verdict::Good;
    for target in targets {
        if let Some(from) = arguments.worker_from {
            let run = worker::Run { from, seconds: arguments.seconds, careful: arguments.careful };
            verdict = verdict.and(worker::run(target, inputs(target, arguments.seed)?, &run));
        } else {
            verdict = verdict.and(fuzz(target, arguments.seconds, arguments.seed)?);
        }
    }
    Ok(verdict)
}

fn targets(names: &[String]) -> Result<Vec<Target>> {
    if names.is_empty() {
        return Ok(Target::ALL.to_vec());
    }
    let find =
        |name: &String| Target::named(name).ok_or_else(|| anyhow!("no target is called {name}"));
    names.iter().map(find).collect()
}

fn inputs(target: Target, seed: u64) -> Result<Inputs> {
    let folder = workspace::root().join("fuzz");
    let dictionary = folder.join("dictionaries").join(target.dictionary()).with_extension("dict");
    let shown = || dictionary.display().to_string();
    let text = std::fs::read_to_string(&dictionary).with_context(shown)?;
    let words = parse_dictionary(&text).with_context(shown)?;
    let mut corpus = Corpus::read(&folder.join("corpus").join(target.name()), words)?;
    if let Some(recordings) = target.recordings() {
        corpus.add_recordings(&workspace::root().join(recordings), LONGEST_RECORDING)?;
    }
    Ok(Inputs::new(corpus, seed))
}

/// Fuzzes one target in a worker process.
fn fuzz(target: Target, seconds: u64, seed: u64) -> Result<Verdict> {
    let watched = watch::run(&mut worker(target, seed, 0, seconds, false)?, LIMIT)?;
    if watched.end == End::Done {
        println!(
            "{}: {} inputs in {seconds} s, seed {seed}: no finding",
            target.name(),
            watched.last
        );
        return Ok(Verdict::Good);
    }
    let number = culprit(target, seed, &watched)?;
    println!("{}: input {number} of seed {seed} {}", target.name(), watched.end.in_words());
    keep(target, &inputs(target, seed)?.get(number), watched.end)?;
    Ok(Verdict::Bad)
}

/// Number of the input that ended a worker: the run is repeated from the last one
/// that is known to be good, with each number said before its input is run.
fn culprit(target: Target, seed: u64, watched: &Watched) -> Result<u64> {
    let again =
        watch::run(&mut worker(target, seed, watched.last, LIMIT.as_secs() * 6, true)?, LIMIT)?;
    if again.end == End::Done {
        return Err(anyhow!("{}: a failure did not happen again", target.name()));
    }
    Ok(again.last)
}

fn worker(target: Target, seed: u64, from: u64, seconds: u64, careful: bool) -> Result<Command> {
    let mut command = limited(&std::env::current_exe()?);
    command.args(["fuzz", target.name(), "--seed", &seed.to_string()]);
    command.args(["--worker-from", &from.to_string(), "--seconds", &seconds.to_string()]);
    if careful {
        command.arg("--careful");
    }
    Ok(command)
}

/// A program that may take at most four gigabytes, where the system can say so.
fn limited(program: &Path) -> Command {
    if !cfg!(unix) {
        return Command::new(program);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -v 4194304; exec \"$0\" \"$@\""]).arg(program);
    shell
}

/// Makes a failing input small, stores it and shows how it fails.
fn keep(target: Target, input: &[u8], end: End) -> Result<()> {
    let folder = workspace::root().join("fuzz/artifacts").join(target.name());
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("latest");
    let program = std::env::current_exe()?;
    let one = |path: &Path| {
        let mut command = limited(&program);
        command.args(["fuzz", target.name(), "--input"]).arg(path);
        command
    };
    let tries = if end == End::Hung { TRIES_OF_A_HANG } else { TRIES };
    let small = minimise(input, tries, |candidate| {
        std::fs::write(&path, candidate).is_ok()
            && watch::run(&mut one(&path), LIMIT).is_ok_and(|watched| watched.end == end)
    });
    std::fs::write(&path, &small)?;
    println!("  {} bytes: {}", small.len(), shown(&small));
    println!("  cargo xtask fuzz {} --input {}", target.name(), path.display());
    if end == End::Died {
        one(&path).status()?;
    }
    Ok(())
}

/// The beginning of an input, with what cannot be seen escaped.
fn shown(input: &[u8]) -> String {
    const LONGEST: usize = 200;
    let beginning = input.get(..LONGEST).unwrap_or(input).escape_ascii();
    let rest = if input.len() > LONGEST { " …" } else { "" };
    format!("{beginning}{rest}")
}
