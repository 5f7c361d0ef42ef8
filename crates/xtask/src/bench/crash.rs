//! The reader of crashes: dumps of real programs and a long log, and panicparse on the same
//! dump in the same minutes.

mod log;
mod stopwatch;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use self::stopwatch::{Stopwatch, Taken};
use super::median;
use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// Folder of the programs that make and measure.
const LOAD: &str = "lab/load";

/// The parser that redline is held against, as `go install` takes it.
const PANICPARSE: &str = "github.com/maruel/panicparse/v2/cmd/pp@v2.5.0";

/// How many times faster than panicparse a dump has to be read and drawn.
const SPEED_BAR: f64 = 20.0;

/// Millions of bytes of a log that have to be read in a CPU second.
const LOG_BAR: f64 = 200.0;

/// Bytes that the process may need at most for the large dump.
const MEMORY_BAR: f64 = 200.0e6;

/// Goroutines of the dumps, without those of the runtime.
const FEW: u32 = 20_000;
const MANY: u32 = 200_000;

/// Bytes of the log.
const LOG_BYTES: usize = 1 << 30;

/// What the programs are, and what they read.
struct Bench {
    redline: PathBuf,
    panicparse: Option<PathBuf>,
    stopwatch: Stopwatch,
    few: PathBuf,
    many: PathBuf,
    log: PathBuf,
}

/// Measures so many times in turn, and prints the table.
pub(super) fn run(runs: usize, against: bool) -> Result<Verdict> {
    let go = Go::find()?;
    go.warn_if_other();
    let bench = Bench::new(&go, against)?;
    let mut rows = bench.rows();
    for _ in 0..runs {
        for row in &mut rows {
            row.taken.push(bench.stopwatch.measure(&row.program, &row.arguments)?);
        }
    }
    println!("{}, medians of {runs} runs, output included\n", go.release());
    print(&rows);
    Ok(verdict(&rows))
}

impl Bench {
    fn new(go: &Go, against: bool) -> Result<Self> {
        let folder = workspace::target()?.join("bench").join("crash");
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let crowd = build(go, "crowd", &folder)?;
        let log = folder.join("log.txt");
        log::write(&log, LOG_BYTES)?;
        Ok(Self {
            redline: workspace::redline()?,
            panicparse: if against { Some(panicparse(go, &folder)?) } else { None },
            stopwatch: Stopwatch::new(build(go, "stopwatch", &folder)?),
            few: dump(&crowd, FEW, &folder)?,
            many: dump(&crowd, MANY, &folder)?,
            log,
        })
    }

    /// The order of rows that [`verdict`] relies on.
    fn rows(&self) -> Vec<Row> {
        let ours = |name, input: &Path| Row {
            name,
            program: self.redline.clone(),
            arguments: vec!["crash".into(), input.display().to_string()],
            input: input.to_owned(),
            taken: Vec::new(),
        };
        let theirs = self.panicparse.as_ref().map(|program| Row {
            name: "panicparse, 20,000 goroutines",
            program: program.clone(),
            // It looks for no source: redline does not either.
            arguments: vec!["-rebase=false".to_owned(), self.few.display().to_string()],
            input: self.few.clone(),
            taken: Vec::new(),
        });
        let mut rows = vec![
            ours("redline, 20,000 goroutines", &self.few),
            ours("redline, 200,000 goroutines", &self.many),
            ours("redline, log", &self.log),
        ];
        rows.extend(theirs);
        rows
    }
}

/// A program below [`LOAD`].
fn build(go: &Go, name: &str, folder: &Path) -> Result<PathBuf> {
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let mut build = go.command_in(LOAD);
    process::run(build.arg("build").arg("-o").arg(&program).arg(format!("./{name}")))?;
    Ok(program)
}

/// panicparse, through the module proxy and outside of the repository.
fn panicparse(go: &Go, folder: &Path) -> Result<PathBuf> {
    let mut install = go.command();
    install.env("GOFLAGS", "").env("GOWORK", "off").env("GOBIN", folder).current_dir(folder);
    process::run(install.args(["install", PANICPARSE]))?;
    Ok(folder.join(format!("pp{}", std::env::consts::EXE_SUFFIX)))
}

/// What a crowd of goroutines leaves.
fn dump(crowd: &Path, count: u32, folder: &Path) -> Result<PathBuf> {
    let path = folder.join(format!("dump-{count}.txt"));
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    let mut command = Command::new(crowd);
    command.arg(count.to_string()).env("GOTRACEBACK", "all").stdout(Stdio::null()).stderr(file);
    command.status().with_context(|| format!("cannot start {}", crowd.display()))?;
    Ok(path)
}

/// One program on one input.
struct Row {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<String>,
    input: PathBuf,
    taken: Vec<Taken>,
}

impl Row {
    fn median(&self, of: impl Fn(&Taken) -> f64) -> f64 {
        median(self.taken.iter().map(of))
    }

    fn wall(&self) -> f64 {
        self.median(|taken| taken.wall_seconds)
    }

    fn cpu(&self) -> f64 {
        self.median(|taken| taken.cpu_seconds)
    }

    fn peak(&self) -> f64 {
        self.median(|taken| taken.peak_bytes)
    }

    /// Millions of bytes of the input.
    fn megabytes(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a file is far below 2^53 bytes")]
        let bytes = std::fs::metadata(&self.input).map_or(0, |it| it.len()) as f64;
        bytes / 1e6
    }
}

fn print(rows: &[Row]) {
    println!(
        "{:<30} {:>8} {:>8} {:>8} {:>9} {:>8}",
        "", "MB", "wall s", "CPU s", "MB/CPU-s", "peak MB"
    );
    for row in rows {
        println!(
            "{:<30} {:>8.1} {:>8.3} {:>8.3} {:>9.0} {:>8.1}",
            row.name,
            row.megabytes(),
            row.wall(),
            row.cpu(),
            row.megabytes() / row.cpu(),
            row.peak() / 1e6,
        );
    }
}

/// Prints the figures that have a bar, and whether they meet it.
fn verdict(rows: &[Row]) -> Verdict {
    let [few, many, log, theirs @ ..] = rows else { return Verdict::Bad };
    let speed = log.megabytes() / log.cpu();
    let memory = many.peak().max(log.peak());
    let mut bars = vec![
        (format!("log: {speed:.0} MB in a CPU second, at least {LOG_BAR}"), speed >= LOG_BAR),
        (
            format!("memory: {:.1} MB at most, at most {}", memory / 1e6, MEMORY_BAR / 1e6),
            memory <= MEMORY_BAR,
        ),
    ];
    for theirs in theirs {
        let (wall, cpu) = (theirs.wall() / few.wall(), theirs.cpu() / few.cpu());
        let words = format!("{wall:.1} times panicparse in wall seconds, {cpu:.1} in CPU seconds");
        bars.push((format!("dump: {words}, at least {SPEED_BAR}"), wall >= SPEED_BAR));
    }
    println!();
    for (text, met) in &bars {
        println!("{text}: {}", if *met { "met" } else { "NOT MET" });
    }
    Verdict::of(bars.iter().all(|(_, met)| *met))
}
