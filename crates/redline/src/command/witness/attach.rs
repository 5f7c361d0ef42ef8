//! Testimonies for findings.

use std::path::Path;

use anyhow::{Context as _, Result};
use redline_diagnostics::{Testimony, Witnessed};
use redline_engine::Outcome;
use redline_project::Environment;
use redline_witness::{Request, Target, Witness, witness};

/// From where and with what tests are looked for.
pub(in crate::command) struct Search<'a> {
    pub(in crate::command) dir: &'a Path,
    pub(in crate::command) environment: &'a Environment,
    pub(in crate::command) tags: &'a [String],
    /// Whether a Go toolchain may run tests.
    pub(in crate::command) runs: bool,
}

impl Search<'_> {
    /// What came of each target.
    pub(in crate::command) fn testimonies(&self, targets: &[Target]) -> Result<Vec<Testimony>> {
        let Self { dir, environment, tags, runs } = *self;
        let request = Request { dir, environment, tags, runs };
        let found = witness(&request, targets).context("cannot look for tests")?;
        Ok(found.all.into_iter().map(testimony).collect())
    }
}

fn testimony(found: Result<Witness, redline_witness::Obstacle>) -> Testimony {
    match found {
        Err(obstacle) => Testimony::NotWitnessed(obstacle.to_string()),
        Ok(Witness { test, message, interpreted, ran }) => {
            Testimony::Witnessed(Box::new(Witnessed {
                death: message,
                interpreted,
                ran,
                name: test.name,
                file: test.file,
                text: test.text,
                without_timeout: test.without_timeout,
            }))
        }
    }
}

/// Looks for tests for the findings that end in a death, and writes into each what came of
/// it.
pub(in crate::command) fn attach(outcome: &mut Outcome, search: &Search<'_>) -> Result<()> {
    let mut wanted = Vec::new();
    let mut targets = Vec::new();
    for (index, finding) in outcome.findings.iter().enumerate() {
        let location = outcome.sources.locate(finding.at);
        if Target::is_deadly(finding.page.line) {
            wanted.push(index);
            targets.push(Target {
                file: search.dir.join(location.path),
                first: location.start.line,
                last: location.end.line,
                red_line: Some(finding.page.line),
            });
        }
    }
    let testimonies = search.testimonies(&targets)?;
    for (index, testimony) in wanted.into_iter().zip(testimonies) {
        outcome.findings[index].testimony = Some(testimony);
    }
    Ok(())
}
