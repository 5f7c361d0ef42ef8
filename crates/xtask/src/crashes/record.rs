//! Recording: every sample of every release, and what does not fit together.

use std::collections::BTreeMap;

use anyhow::Result;

use super::place::Place;
use super::sample::{self, Claims, Family};
use super::trial::Trial;
use super::{Recorded, testprog, zoo};
use crate::Verdict;
use crate::go::Minor;
use crate::go::{self, Go};

/// The oldest that the package index has, one in between, the one at hand, and the
/// newest.
pub(super) const RELEASES: [&str; 4] = ["1.21.13", "1.24.11", go::LOCAL, go::REFERENCE];

/// Records the samples with these names, all if there are none, of one family or of all.
pub(super) fn run(releases: &[String], family: Option<&str>, names: &[String]) -> Result<Verdict> {
    let wanted = |name: &str| family.is_none_or(|family| family == name);
    let mut verdict = Verdict::Good;
    for release in releases {
        let go = Go::named(release)?;
        let recorder = Recorder { place: Place::new(go)?, names };
        for folder in zoo::FOLDERS.into_iter().filter(|folder| wanted(folder)) {
            verdict = verdict.and(recorder.record_zoo(folder)?);
        }
        if wanted(testprog::FAMILY) {
            verdict = verdict.and(recorder.record_testprog()?);
        }
    }
    Ok(verdict)
}

struct Recorder<'a> {
    place: Place,
    names: &'a [String],
}

impl Recorder<'_> {
    fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|it| it == name)
    }

    fn record_zoo(&self, folder: &str) -> Result<Verdict> {
        let release: Minor = self.place.minor();
        zoo::copy(folder, &self.place)?;
        let mut programs = zoo::programs(folder)?;
        programs.retain(|program| self.wants(&program.name));
        let mut outcomes = Vec::new();
        for program in programs {
            if program.admit(release)? {
                outcomes.push((
                    program.name.clone(),
                    Trial { program: &program, place: &self.place }.record(),
                ));
            }
        }
        self.store(folder, outcomes)
    }

    fn record_testprog(&self) -> Result<Verdict> {
        let mut commands = testprog::commands()?;
        commands.retain(|command| self.wants(&command.name));
        if commands.is_empty() {
            return Ok(Verdict::Good);
        }
        self.store(testprog::FAMILY, testprog::record(&self.place, &commands)?)
    }

    /// Stores what was recorded; says what could not be, and what does not fit.
    fn store(&self, name: &str, outcomes: Outcomes) -> Result<Verdict> {
        let release = self.place.release();
        let mut family = Family::open(release, name, self.names.is_empty())?;
        let (mut stored, mut wrong) = (0, 0);
        for (program, outcome) in outcomes {
            let problems = match outcome {
                Ok(recorded) => {
                    stored += recorded.len();
                    keep(&mut family, recorded)?
                }
                Err(error) => vec![format!("{error:#}")],
            };
            for problem in &problems {
                println!("{release} {name}/{program}: {problem}");
            }
            wrong += problems.len();
        }
        family.close()?;
        println!("{release} {name}: {stored} samples, {wrong} problems");
        Ok(Verdict::of(wrong == 0))
    }
}

/// Gives the samples of every release the claims that their programs make today, and
/// drops those whose programs are gone.
pub(super) fn renew_claims() -> Result<Verdict> {
    for release in sample::releases()? {
        let minor = Minor::of(&release)?;
        for name in zoo::FOLDERS {
            let mut claims = BTreeMap::new();
            for program in zoo::programs(name)? {
                claims.extend(program.claims_by_sample(minor)?);
            }
            renew(&release, name, &claims)?;
        }
        let commands = testprog::commands()?;
        let claims = commands.iter().map(|it| Ok((it.name.clone(), it.claims(minor)?)));
        renew(&release, testprog::FAMILY, &claims.collect::<Result<_>>()?)?;
    }
    Ok(Verdict::Good)
}

fn renew(release: &str, family: &str, claims: &BTreeMap<String, Claims>) -> Result<()> {
    let mut family = Family::open(release, family, false)?;
    family.claim(claims)?;
    family.close()
}

/// What became of each program, by name.
pub(super) type Outcomes = Vec<(String, Result<Vec<Recorded>>)>;

fn keep(family: &mut Family, recorded: Vec<Recorded>) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for Recorded { name, truth, output } in recorded {
        problems.extend(truth.contradictions(&output));
        family.add(&name, truth, &output)?;
    }
    Ok(problems)
}
