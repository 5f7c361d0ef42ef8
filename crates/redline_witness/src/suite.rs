//! Attempts that only Go can run.

use std::io;

use crate::death::{Death, Ending};
use crate::obstacle::Obstacle;
use crate::plan::Planned;
use crate::test::Test;
use crate::toolchain::Binary;

/// The tests that are run for one target, with the numbers of their attempts.
pub(crate) struct Suite<'p> {
    pub plan: &'p Planned<'p>,
    pub tests: Vec<(usize, Test)>,
}

/// The tests of all targets of a package.
#[derive(Default)]
pub(crate) struct Suites<'p> {
    pub all: Vec<Suite<'p>>,
}

impl<'p> Suites<'p> {
    /// Adds those for a target.
    pub(crate) fn add(&mut self, suite: Suite<'p>) {
        self.all.push(suite);
    }

    /// All tests, each in a file of its own and with a name of its own.
    pub(crate) fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        for (number, suite) in self.all.iter().enumerate() {
            for (at, test) in &suite.tests {
                let name = numbered(&test.name, number, *at);
                let text = test.text.replace(&test.name, &name);
                files.push((format!("redline_{number}_{at}_test.go"), text));
            }
        }
        files
    }
}

fn numbered(test: &str, suite: usize, attempt: usize) -> String {
    format!("{test}Suite{suite}Attempt{attempt}")
}

impl Suite<'_> {
    /// The first attempt that dies as was said, and how; `number` is that of the suite.
    pub(crate) fn run(
        &self,
        number: usize,
        binary: &Binary,
    ) -> io::Result<Result<(usize, Death), Obstacle>> {
        let mut first = None;
        for (at, test) in &self.tests {
            match ending(binary, &numbered(&test.name, number, *at), self.plan)? {
                Ending::Dies(death) => return Ok(Ok((*at, death))),
                Ending::Otherwise(ended) => first.get_or_insert(ended),
            };
        }
        let ended = first.unwrap_or_default();
        Ok(Err(self.plan.not_reached(self.tests.len(), ended)))
    }
}

/// How a test ends.
pub(crate) fn ending(binary: &Binary, test: &str, plan: &Planned<'_>) -> io::Result<Ending> {
    let stderr = binary.run(test)?;
    let ending = stderr.map(|stderr| Ending::of(&stderr, plan.expected()));
    Ok(ending.unwrap_or_else(|| Ending::Otherwise("did not end".to_owned())))
}
