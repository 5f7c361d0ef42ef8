//! What the rules say of the places where it happened.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use redline_crash::render::Foresight;
use redline_crash::{Incident, Site};
use redline_diagnostics::Finding;
use redline_engine::{Config, Outcome, Request, Selector};
use redline_project::Environment;

use super::tree::Tree;
use crate::problems;

/// What all rules say, by the folder of the module; each module is checked once, when an
/// incident asks for it.
#[derive(Default)]
pub(super) struct Rules {
    outcomes: BTreeMap<PathBuf, Outcome>,
}

impl Rules {
    /// Whether the place of an incident was foreseen.
    pub(super) fn foresight(&mut self, tree: &Tree, incident: &Incident) -> Result<Foresight> {
        let Some(site) = &incident.site else {
            return Ok(Foresight::NotChecked("no call of the program was printed".to_owned()));
        };
        let found = tree.find(&site.file, &site.function).filter(|found| found.root.is_own);
        let Some(found) = found else {
            return Ok(Foresight::NotChecked(format!("{} is not in this module", site.file)));
        };
        let path = found.path;
        let outcome = self.outcome(&found.root.dir)?;
        let unread = outcome.not_analysed.iter().find(|it| it.file == path);
        if let Some(unread) = unread {
            let text = format!("{path} was not analysed: {}", unread.reason);
            return Ok(Foresight::NotChecked(text));
        }
        Ok(match predicting(incident, &path, site.line, outcome) {
            Some(finding) => predicted(finding, outcome),
            None => Foresight::Missed { note: note(tree, incident, site, &path) },
        })
    }

    fn outcome(&mut self, dir: &Path) -> Result<&Outcome> {
        if !self.outcomes.contains_key(dir) {
            self.outcomes.insert(dir.to_owned(), check(dir)?);
        }
        Ok(self.outcomes.get(dir).expect("it was put there"))
    }
}

/// What all rules say about a module.
fn check(dir: &Path) -> Result<Outcome> {
    let all = [Selector::option("--select", "all")];
    let config = Config { select: all.into(), ..Config::default() };
    let request = Request {
        dir,
        patterns: &[],
        config: &config,
        config_dir: dir,
        environment: &Environment::of_process(None),
        jobs: None,
        progress: &(),
    };
    let outcome = redline_engine::check(&request)?;
    problems::say_all(&outcome.problems, dir, false);
    Ok(outcome)
}

/// A note with what is needed to look into a rule that is missing.
fn note(tree: &Tree, incident: &Incident, site: &Site, path: &str) -> String {
    let page = &incident.class.page;
    let source = tree.snippet(&site.file, &site.function, site.line).and_then(|snippet| {
        let index = site.line.checked_sub(snippet.first)? as usize;
        snippet.lines.get(index).map(|line| line.trim().to_owned())
    });
    let lines = [
        "A crash that no rule of redline foresaw".to_owned(),
        format!("red line: {}, seen as {} {}", page.line, page.code, page.name),
        format!("site: {path}:{} in {}", site.line, site.function),
        format!("source: {}", source.unwrap_or_default()),
        format!("redline {}, fingerprint {}", env!("CARGO_PKG_VERSION"), incident.fingerprint),
    ];
    lines.join("\n")
}

/// The finding at a line that is about the same red line; if there is none, any.
fn predicting<'a>(
    incident: &Incident,
    path: &str,
    line: u32,
    outcome: &'a Outcome,
) -> Option<&'a Finding> {
    let here = |finding: &&Finding| {
        let location = outcome.sources.locate(finding.at);
        location.path == path && (location.start.line..=location.end.line).contains(&line)
    };
    let same = |finding: &&Finding| finding.page.line == incident.class.page.line;
    let found: Vec<_> = outcome.findings.iter().filter(here).collect();
    found.iter().copied().find(|finding| same(finding)).or_else(|| found.first().copied())
}

fn predicted(finding: &Finding, outcome: &Outcome) -> Foresight {
    Foresight::Predicted {
        rule: format!("{} {}", finding.page.code, finding.page.name),
        message: finding.message.clone(),
        place: outcome.sources.locate(finding.at).to_string(),
    }
}
