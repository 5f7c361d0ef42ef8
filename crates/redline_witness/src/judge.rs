//! What comes of the attempts for the targets of a package.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use redline_project::PackageId;

use crate::death::{Death, Ending};
use crate::library::TypedLibrary;
use crate::obstacle::Obstacle;
use crate::plan::Planned;
use crate::session::Results;
use crate::suite::{Suite, Suites, ending};
use crate::test::{Scene, Test};
use crate::toolchain::Toolchain;
use crate::trial::{Trial, Tried};
use crate::witness::Witness;

/// How many attempts that the interpreter has no model of are run by Go for one target.
const MOST_RUNS: usize = 12;

/// Judges the attempts in a package.
pub(crate) struct Judge<'a> {
    pub library: &'a TypedLibrary<'a>,
    pub package: PackageId,
    pub scene: Scene<'a>,
    pub trial: &'a Trial,
    pub toolchain: Option<&'a Toolchain>,
}

/// What follows from what the interpreter has seen.
enum Next {
    /// Nothing more is needed.
    Known(Result<Witness, Obstacle>),
    /// Go is to run this test as it is shown.
    Confirm(Test, Death),
    /// Go is to look for one that dies among these attempts.
    Search(Vec<(usize, Test)>),
}

/// A test as it is shown, and how it is to die.
struct Shown<'p> {
    plan: &'p Planned<'p>,
    test: Test,
    death: Death,
    interpreted: bool,
}

impl Judge<'_> {
    /// What came of each target.
    pub(crate) fn all(&self, planned: &[Planned<'_>]) -> io::Result<Results> {
        let tried: Vec<Tried> = (0..planned.len())
            .into_par_iter()
            .with_max_len(1)
            .map(|at| self.trial.run(self.library, self.package, at, planned[at].target))
            .collect();
        let mut results = Results::new();
        let mut shown = Vec::new();
        let mut suites = Suites::default();
        for (plan, tried) in planned.iter().zip(&tried) {
            let next = self.next(plan, tried);
            match next.unwrap_or_else(|obstacle| Next::Known(Err(obstacle))) {
                Next::Known(result) => results.push((plan.index, result)),
                Next::Confirm(test, death) => {
                    shown.push(Shown { plan, test, death, interpreted: true });
                }
                Next::Search(tests) => suites.add(Suite { plan, tests }),
            }
        }
        if let Some(toolchain) = self.toolchain {
            let folder = self.library.project.package(self.package).dir.clone();
            shown.extend(self.search(toolchain, &folder, suites, &mut results)?);
            results.extend(confirm_all(toolchain, &folder, shown)?);
        }
        Ok(results)
    }

    /// What follows for a target.
    fn next(&self, plan: &Planned<'_>, tried: &Tried) -> Result<Next, Obstacle> {
        if let Some((at, death)) = &tried.dead {
            let test = self.test(plan, *at, Some(death))?;
            if self.toolchain.is_some() {
                return Ok(Next::Confirm(test, death.clone()));
            }
            let message = death.message.clone();
            return Ok(Next::Known(Ok(Witness { test, message, interpreted: true, ran: None })));
        }
        let (_, missing) = tried.not_modelled.first().ok_or_else(|| not_reached(plan, tried))?;
        if self.toolchain.is_none() {
            return Err(Obstacle::NotModelled(missing.clone()));
        }
        if let Some(harm) = tried.reach.harm() {
            return Err(harm);
        }
        let some = tried.not_modelled.iter().take(MOST_RUNS);
        let tests: Result<Vec<(usize, Test)>, Obstacle> =
            some.map(|&(at, _)| Ok((at, self.test(plan, at, None)?))).collect();
        Ok(Next::Search(tests?))
    }

    fn test(&self, plan: &Planned<'_>, at: usize, death: Option<&Death>) -> Result<Test, Obstacle> {
        let test = Test::new(&self.scene, plan.target, &plan.approach, &plan.attempts[at], death);
        test.map_err(Obstacle::NoValue)
    }

    /// The tests that die as was said, where only Go can tell; what is known of the others
    /// goes to the results.
    fn search<'p>(
        &self,
        toolchain: &Toolchain,
        folder: &Path,
        suites: Suites<'p>,
        results: &mut Results,
    ) -> io::Result<Vec<Shown<'p>>> {
        let mut shown = Vec::new();
        if suites.all.is_empty() {
            return Ok(shown);
        }
        let built = toolchain.build(folder, &suites.files())?;
        for (number, suite) in suites.all.into_iter().enumerate() {
            let plan = suite.plan;
            let found = match &built {
                Ok(binary) => suite.run(number, binary)?,
                Err(why) => Err(Obstacle::DoesNotBuild(why.clone())),
            };
            let test = found.and_then(|(at, death)| {
                let test = self.test(plan, at, Some(&death))?;
                Ok(Shown { plan, test, death, interpreted: false })
            });
            match test {
                Ok(test) => shown.push(test),
                Err(obstacle) => results.push((plan.index, Err(obstacle))),
            }
        }
        Ok(shown)
    }
}

/// Runs the tests as they are shown.
fn confirm_all(
    toolchain: &Toolchain,
    folder: &Path,
    mut shown: Vec<Shown<'_>>,
) -> io::Result<Results> {
    let mut results = Results::new();
    while !shown.is_empty() {
        let (now, later) = without_clash(shown);
        results.extend(confirm(toolchain, folder, now)?);
        shown = later;
    }
    Ok(results)
}

/// Those of some tests that can be built together, and the others: tests of one name are
/// one test or clash.
fn without_clash(all: Vec<Shown<'_>>) -> (Vec<Shown<'_>>, Vec<Shown<'_>>) {
    let mut texts = BTreeMap::new();
    all.into_iter().partition(|Shown { test, .. }| {
        texts.entry(test.name.clone()).or_insert_with(|| test.text.clone()) == &test.text
    })
}

fn confirm(toolchain: &Toolchain, folder: &Path, shown: Vec<Shown<'_>>) -> io::Result<Results> {
    let files: BTreeMap<String, String> = shown
        .iter()
        .map(|Shown { test, .. }| (format!("redline_{}_test.go", test.name), test.text.clone()))
        .collect();
    let built = toolchain.build(folder, &files.into_iter().collect::<Vec<_>>())?;
    let mut results = Results::new();
    for Shown { plan, test, death, interpreted } in shown {
        let result = match &built {
            Err(why) => Err(Obstacle::DoesNotBuild(why.clone())),
            Ok(binary) => match ending(binary, &test.name, plan)? {
                Ending::Dies(_) => {
                    let ran = Some(toolchain.release.clone());
                    Ok(Witness { test, message: death.message, interpreted, ran })
                }
                Ending::Otherwise(ended) => Err(Obstacle::NotConfirmed(ended)),
            },
        };
        results.push((plan.index, result));
    }
    Ok(results)
}

/// Why no attempt for a target was of use.
fn not_reached(plan: &Planned<'_>, tried: &Tried) -> Obstacle {
    if let Some(before) = &tried.before {
        return Obstacle::DiesBefore(before.clone());
    }
    let ended = tried.first.clone().unwrap_or_else(|| "was not compiled".to_owned());
    plan.not_reached(plan.attempts.len(), ended)
}
