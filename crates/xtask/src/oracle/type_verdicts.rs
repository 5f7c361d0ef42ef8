//! Which code has type errors, and on which lines: redline held against go/types on
//! the test data of the type checkers, against the `ERROR` annotations in it, and
//! against the examples of the error codes.
//!
//! What is known to differ is listed in `oracle/type-verdicts.txt`, one name a line:
//! a name that is not there must agree, and one that is there must not.

mod annotation;
mod checker;
mod subject;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result};

use self::checker::{Checker, Opinion};
use self::subject::{Kind, Subject};
use crate::go::Go;
use crate::{Verdict, workspace};

/// Packages of a hundred that must have the same verdict.
const VERDICT_BAR: usize = 99;

/// Annotations of a hundred that must have an error on their line.
const ANNOTATION_BAR: usize = 95;

/// What came out for one package.
struct Outcome {
    name: String,
    kind: Kind,
    want: Opinion,
    got: Opinion,
    /// Annotations without an error on their line: file and line.
    missed: Vec<(String, u32)>,
    annotated: usize,
}

impl Outcome {
    fn agrees(&self) -> bool {
        self.want.is_rejected() == self.got.is_rejected() && self.got.is_answer()
    }
}

/// Compares all packages.
pub(super) fn compare(go: &Go) -> Result<Verdict> {
    let subjects = subject::all(go)?;
    let reference = Checker::reference(go)?;
    let redline = Checker::redline(go)?;
    let outcomes = judge_all(&subjects, &reference, &redline)?;
    let known = known_differences()?;
    let mut verdict = report_verdicts(&outcomes, &known);
    verdict = verdict.and(report_annotations(&outcomes));
    Ok(verdict.and(report_examples(&outcomes)))
}

/// The packages, several at a time.
fn judge_all(subjects: &[Subject], reference: &Checker, redline: &Checker) -> Result<Vec<Outcome>> {
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<(usize, Outcome)>> {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(subject) = subjects.get(index) else { return Ok(done) };
            done.push((index, judge(subject, reference, redline)?));
        }
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        for worker in workers {
            outcomes.extend(worker.join().expect("a worker does not panic")?);
        }
        anyhow::Ok(())
    })?;
    outcomes.sort_by_key(|(index, _)| *index);
    Ok(outcomes.into_iter().map(|(_, outcome)| outcome).collect())
}

fn judge(subject: &Subject, reference: &Checker, redline: &Checker) -> Result<Outcome> {
    let want = reference.check(&subject.files)?;
    let got = redline.check(&subject.files)?;
    let annotated = match subject.kind {
        Kind::TestData => annotation::lines(&subject.files)?,
        Kind::Example => Vec::new(),
    };
    let lines = got.lines();
    let missed = annotated.iter().filter(|place| !lines.contains(place)).cloned().collect();
    Ok(Outcome {
        name: subject.name.clone(),
        kind: subject.kind,
        want,
        got,
        missed,
        annotated: annotated.len(),
    })
}

/// The names of packages whose verdict is known to differ.
fn known_differences() -> Result<BTreeSet<String>> {
    let path: PathBuf = workspace::root().join("oracle/type-verdicts.txt");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.filter(|line| !line.starts_with('#')).map(str::to_owned).collect())
}

fn report_verdicts(outcomes: &[Outcome], known: &BTreeSet<String>) -> Verdict {
    let mut good = true;
    let (mut same, mut all) = (0, 0);
    for outcome in outcomes.iter().filter(|it| it.want.is_answer()) {
        all += 1;
        same += usize::from(outcome.agrees());
        if outcome.agrees() == known.contains(&outcome.name) {
            good = false;
            println!("  {}: {}", outcome.name, surprise(outcome));
        }
    }
    println!(
        "{same} of {all} packages have the same verdict; at least {VERDICT_BAR} of 100 must have it"
    );
    Verdict::of(good && same * 100 >= all * VERDICT_BAR)
}

fn surprise(outcome: &Outcome) -> String {
    match (outcome.agrees(), outcome.got.is_answer(), outcome.got.first()) {
        (true, ..) => "agrees now: take it off oracle/type-verdicts.txt".to_owned(),
        (_, false, _) => "no answer in time, or a crash".to_owned(),
        (_, _, Some(first)) => format!("rejected, which the reference does not: {first}"),
        (_, _, None) => format!("no error, the reference: {}", outcome.want.first().unwrap_or("")),
    }
}

fn report_annotations(outcomes: &[Outcome]) -> Verdict {
    let (mut met, mut annotated) = (0, 0);
    for outcome in outcomes {
        annotated += outcome.annotated;
        met += outcome.annotated - outcome.missed.len();
        for (file, line) in &outcome.missed {
            println!("  {}: no error on {file}:{line}", outcome.name);
        }
    }
    println!(
        "an error on the line of {met} of {annotated} annotations; at least {ANNOTATION_BAR} of 100 must have one"
    );
    Verdict::of(annotated > 0 && met * 100 >= annotated * ANNOTATION_BAR)
}

fn report_examples(outcomes: &[Outcome]) -> Verdict {
    let examples = outcomes.iter().filter(|it| it.kind == Kind::Example);
    let (rejected, accepted): (Vec<_>, Vec<_>) = examples.partition(|it| it.got.is_rejected());
    for outcome in &accepted {
        println!("  {}: not rejected", outcome.name);
    }
    let all = rejected.len() + accepted.len();
    println!("{} of {all} examples of error codes are rejected; all must be", rejected.len());
    Verdict::of(accepted.is_empty() && all > 0)
}
