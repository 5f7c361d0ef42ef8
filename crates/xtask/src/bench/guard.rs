//! Package guard beside the plain forms of Go, in the same minutes: a busy machine
//! slows both.
//!
//! The benchmarks are those of `go/guard/cost_test.go`: each has the forms `plain`
//! and `guard`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::median;
use crate::Verdict;
use crate::go::Go;
use crate::{process, workspace};

/// What one form of a benchmark costs a step.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Cost {
    nanoseconds: f64,
    allocations: f64,
}

/// A line of a benchmark's output.
#[derive(PartialEq, Debug)]
struct Line<'a> {
    name: &'a str,
    form: &'a str,
    cost: Cost,
}

/// The forms of a benchmark, measured in each run.
#[derive(Default)]
struct Runs {
    plain: Vec<Cost>,
    guard: Vec<Cost>,
}

/// What the median of a benchmark is held to.
struct Bar {
    name: &'static str,
    limit: Limit,
}

#[derive(Clone, Copy)]
enum Limit {
    /// At most so many times the plain form.
    Times(f64),
    /// At most so many nanoseconds more than the plain form.
    More(f64),
}

/// No form of these allocates.
const BARS: &[Bar] = &[
    Bar { name: "Cast", limit: Limit::More(2.0) },
    Bar { name: "ChanTry", limit: Limit::Times(2.5) },
    Bar { name: "MapLoad", limit: Limit::Times(1.3) },
    Bar { name: "MapCompute4", limit: Limit::Times(1.0) },
    Bar { name: "MapCompute8", limit: Limit::Times(1.0) },
    Bar { name: "MapCompute32", limit: Limit::Times(1.0) },
];

/// Measures all benchmarks so many times in turn, and prints the table.
pub(super) fn run(runs: usize, time: &str) -> Result<Verdict> {
    let go = Go::find()?;
    go.warn_if_other();
    let program = build(&go)?;
    let mut measured = BTreeMap::new();
    for _ in 0..runs {
        let text = measure(&program, time)?;
        for line in text.lines().filter_map(parse) {
            let runs: &mut Runs = measured.entry(line.name.to_owned()).or_default();
            let form = if line.form == "plain" { &mut runs.plain } else { &mut runs.guard };
            form.push(line.cost);
        }
    }
    println!("{}, medians of {runs} runs\n", go.release());
    print(&measured);
    Ok(verdict(&measured))
}

fn build(go: &Go) -> Result<std::path::PathBuf> {
    let program = workspace::target()?.join("guard").join(go.release()).join("cost.test");
    let mut build = go.command_in("go/guard");
    process::run(build.args(["test", "-c", "-o"]).arg(&program).arg("."))?;
    Ok(program)
}

fn measure(program: &Path, time: &str) -> Result<String> {
    let mut command = Command::new(program);
    command.args(["-test.run=^$", "-test.bench=.", "-test.benchtime", time]);
    Ok(String::from_utf8(process::stdout(&mut command)?)?)
}

/// `BenchmarkMapLoad/plain-2  8635 24.07 ns/op  0 B/op  0 allocs/op`: the format of
/// Go benchmark data (golang.org/design/14313-benchmark-format).
fn parse(line: &str) -> Option<Line<'_>> {
    let mut words = line.split_whitespace();
    let (name, rest) = words.next()?.strip_prefix("Benchmark")?.split_once('/')?;
    let form = rest.split('-').next()?;
    let words: Vec<_> = words.collect();
    let value = |unit: &str| {
        let pair = words.windows(2).find(|pair| pair.last() == Some(&unit))?;
        pair.first()?.parse().ok()
    };
    let cost = Cost { nanoseconds: value("ns/op")?, allocations: value("allocs/op")? };
    Some(Line { name, form, cost })
}

fn middle(runs: &[Cost]) -> Cost {
    Cost {
        nanoseconds: median(runs.iter().map(|cost| cost.nanoseconds)),
        allocations: median(runs.iter().map(|cost| cost.allocations)),
    }
}

fn print(measured: &BTreeMap<String, Runs>) {
    println!(
        "| benchmark | plain, ns | guard, ns | times | plain, allocations | guard, allocations |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (name, runs) in measured {
        let (plain, guard) = (middle(&runs.plain), middle(&runs.guard));
        println!(
            "| {name} | {:.1} | {:.1} | {:.2} | {} | {} |",
            plain.nanoseconds,
            guard.nanoseconds,
            guard.nanoseconds / plain.nanoseconds,
            plain.allocations,
            guard.allocations,
        );
    }
}

/// Prints the bars, and whether they are met.
fn verdict(measured: &BTreeMap<String, Runs>) -> Verdict {
    println!();
    let mut verdict = Verdict::Good;
    for bar in BARS {
        let met = measured.get(bar.name).is_some_and(|runs| bar.met(runs));
        println!("{}: {}: {}", bar.name, bar.limit.words(), if met { "met" } else { "NOT MET" });
        verdict = verdict.and(Verdict::of(met));
    }
    verdict
}

impl Bar {
    fn met(&self, runs: &Runs) -> bool {
        let (plain, guard) = (middle(&runs.plain), middle(&runs.guard));
        let most = match self.limit {
            Limit::Times(times) => plain.nanoseconds * times,
            Limit::More(more) => plain.nanoseconds + more,
        };
        guard.nanoseconds <= most && guard.allocations <= 0.0
    }
}

impl Limit {
    fn words(self) -> String {
        match self {
            Self::Times(times) => format!("at most {times} times the plain form, no allocation"),
            Self::More(more) => {
                format!("at most {more} ns more than the plain form, no allocation")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_benchmark_is_read() {
        let text = "BenchmarkMapLoad/plain-2 \t 8635 \t 24.07 ns/op \t 8 B/op \t 1 allocs/op";
        let cost = Cost { nanoseconds: 24.07, allocations: 1.0 };
        assert_eq!(parse(text), Some(Line { name: "MapLoad", form: "plain", cost }));
        assert_eq!(parse("ok  \tredline.example/guard\t4.2s"), None);
        assert_eq!(parse("BenchmarkMapLoad/plain-2"), None);
    }

    #[test]
    fn a_bar_is_met_or_not() {
        let runs = |nanoseconds, allocations| Runs {
            plain: vec![Cost { nanoseconds: 10.0, allocations: 0.0 }],
            guard: vec![Cost { nanoseconds, allocations }],
        };
        let bar = Bar { name: "x", limit: Limit::Times(1.5) };
        assert!(bar.met(&runs(15.0, 0.0)));
        assert!(!bar.met(&runs(15.1, 0.0)));
        assert!(!bar.met(&runs(1.0, 1.0)));
        assert!(!bar.met(&Runs::default()));
    }
}
