//! Lexer and parser beside go/scanner and go/parser, on the same files in the
//! same minutes: a busy machine slows both.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::median;
use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// How many times faster than go/parser the parser must be, in CPU seconds on one thread.
const SPEED_BAR: f64 = 4.0;

/// Bytes a line that the process may need at most to parse and hold all trees.
const MEMORY_BAR: f64 = 160.0;

/// How many times faster two threads must be than one, in wall seconds.
const SCALING_BAR: f64 = 1.7;

/// One run, as both programs report it; `oracle/syntaxdump/FORMAT.md` gives the meanings.
#[derive(Clone, Copy, Deserialize)]
struct Run {
    files: u64,
    lines: u64,
    bytes: u64,
    wall_seconds: f64,
    cpu_seconds: f64,
    peak_bytes: u64,
}

/// What one row of the table measures.
struct Row {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<&'static str>,
}

/// Medians of the runs of one row.
struct Median {
    size: Run,
    wall: f64,
    cpu: f64,
    peak: f64,
}

/// Measures all rows so many times in turn and prints the table.
pub(super) fn run(runs: usize, dir: Option<&Path>) -> Result<Verdict> {
    let go = Go::find()?;
    go.warn_if_other();
    let std = go.std();
    let dir = dir.unwrap_or(&std);
    let rows = rows(&go.build_oracle("syntaxdump")?, &workspace::redline()?);
    let mut measured: Vec<Vec<Run>> = rows.iter().map(|_| Vec::new()).collect();
    for _ in 0..runs {
        for (row, runs) in rows.iter().zip(&mut measured) {
            runs.push(measure(row, dir)?);
        }
    }
    let medians: Vec<Median> = measured.iter().filter_map(|runs| Median::of(runs)).collect();
    print(&rows, &medians, runs, dir);
    Ok(verdict(&medians))
}

/// The order of rows that [`verdict`] relies on: scanners, then parsers, the reference first.
fn rows(reference: &Path, redline: &Path) -> Vec<Row> {
    let go = |name, arguments| Row { name, program: reference.to_owned(), arguments };
    let ours = |name, arguments| Row { name, program: redline.to_owned(), arguments };
    vec![
        go("go/scanner", vec!["bench", "tokens", "-j", "1"]),
        ours("redline tokens", vec!["debug", "bench", "tokens", "--jobs", "1"]),
        ours("redline tokens, 2 threads", vec!["debug", "bench", "tokens", "--jobs", "2"]),
        go("go/parser", vec!["bench", "parse", "-j", "1"]),
        ours("redline parse", vec!["debug", "bench", "parse", "--jobs", "1"]),
        ours("redline parse, 2 threads", vec!["debug", "bench", "parse", "--jobs", "2"]),
    ]
}

fn measure(row: &Row, dir: &Path) -> Result<Run> {
    let text = process::stdout(Command::new(&row.program).args(&row.arguments).arg(dir))?;
    serde_json::from_slice(&text).with_context(|| format!("{} {:?}", row.name, row.arguments))
}

impl Median {
    fn of(runs: &[Run]) -> Option<Self> {
        Some(Self {
            size: *runs.first()?,
            wall: median(runs.iter().map(|run| run.wall_seconds)),
            cpu: median(runs.iter().map(|run| run.cpu_seconds)),
            peak: median(runs.iter().map(|run| real(run.peak_bytes))),
        })
    }

    /// Millions of bytes read in a CPU second.
    fn megabytes_per_cpu_second(&self) -> f64 {
        real(self.size.bytes) / 1e6 / self.cpu
    }

    fn peak_bytes_per_line(&self) -> f64 {
        self.peak / real(self.size.lines)
    }
}

#[expect(clippy::cast_precision_loss, reason = "sizes of a corpus are far below 2^53")]
fn real(count: u64) -> f64 {
    count as f64
}

fn print(rows: &[Row], medians: &[Median], runs: usize, dir: &Path) {
    if let Some(median) = medians.first() {
        let Run { files, lines, bytes, .. } = median.size;
        println!(
            "{}: {files} files, {lines} lines, {bytes} bytes; medians of {runs}",
            dir.display()
        );
    }
    println!(
        "{:<26} {:>8} {:>8} {:>9} {:>10} {:>11}",
        "", "CPU s", "wall s", "MB/CPU-s", "k lines/s", "peak B/line"
    );
    for (row, median) in rows.iter().zip(medians) {
        println!(
            "{:<26} {:>8.3} {:>8.3} {:>9.1} {:>10.0} {:>11.1}",
            row.name,
            median.cpu,
            median.wall,
            median.megabytes_per_cpu_second(),
            real(median.size.lines) / 1e3 / median.cpu,
            median.peak_bytes_per_line(),
        );
    }
}

/// Prints the ratios that have a bar, and whether they meet it.
fn verdict(medians: &[Median]) -> Verdict {
    let [scanner, tokens, tokens_on_two, parser, trees, trees_on_two] = medians else {
        return Verdict::Bad;
    };
    println!();
    println!("tokens: {:.1} times go/scanner in CPU seconds", scanner.cpu / tokens.cpu);
    println!("tokens: 2 threads {:.2} times 1 in wall seconds", tokens.wall / tokens_on_two.wall);
    let speed = parser.cpu / trees.cpu;
    let scaling = trees.wall / trees_on_two.wall;
    let memory = trees.peak_bytes_per_line();
    let bars = [
        (
            format!("parse: {speed:.1} times go/parser in CPU seconds, at least {SPEED_BAR}"),
            speed >= SPEED_BAR,
        ),
        (
            format!(
                "parse: 2 threads {scaling:.2} times 1 in wall seconds, at least {SCALING_BAR}"
            ),
            scaling >= SCALING_BAR,
        ),
        (
            format!("parse: {memory:.1} bytes a line, sources included, at most {MEMORY_BAR}"),
            memory <= MEMORY_BAR,
        ),
    ];
    for (text, met) in &bars {
        println!("{text}: {}", if *met { "met" } else { "NOT MET" });
    }
    Verdict::of(bars.iter().all(|(_, met)| *met))
}
