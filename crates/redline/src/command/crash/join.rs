//! Crashes and source: code at the frames of a module, and whether the rules foresaw
//! what happened.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use redline_crash::render::{Foresight, Input, Snippet};
use redline_crash::{Incident, Site, Symbols, is_own, normalised};
use redline_diagnostics::Finding;
use redline_engine::{Config, Outcome, Request, Selector};
use redline_project::modfile::GoMod;
use redline_project::{Environment, Source};

use crate::problems;

/// Lines of source before and behind that of a frame.
const AROUND: u32 = 2;

/// Source and findings at the places of incidents.
pub(super) struct Join {
    pub(super) snippets: BTreeMap<(String, u32), Snippet>,
    pub(super) foresight: BTreeMap<(usize, usize), Foresight>,
}

impl Join {
    pub(super) fn of(module: &Path, inputs: &[Input]) -> Result<Self> {
        let tree = Tree::open(module)?;
        let mut join = Self { snippets: BTreeMap::new(), foresight: BTreeMap::new() };
        let mut outcome = None;
        for (number, input) in inputs.iter().enumerate() {
            for (index, incident) in input.report.incidents.iter().enumerate() {
                join.add_snippets(&tree, incident, &input.report.symbols);
                let outcome = match &outcome {
                    Some(outcome) => outcome,
                    None => outcome.insert(tree.check()?),
                };
                join.foresight.insert((number, index), tree.foresight(incident, outcome));
            }
        }
        Ok(join)
    }

    fn add_snippets(&mut self, tree: &Tree, incident: &Incident, symbols: &Symbols) {
        let frames = incident.goroutines.iter().flat_map(|goroutine| goroutine.frames.iter());
        for frame in frames.filter(|frame| is_own(**frame, symbols)) {
            let (file, line) = (symbols.text(frame.file), frame.line);
            let key = (file.to_owned(), line);
            if !self.snippets.contains_key(&key)
                && let Some(snippet) = tree.snippet(file, symbols.text(frame.function), line)
            {
                self.snippets.insert(key, snippet);
            }
        }
    }
}

/// The module whose source is looked into.
struct Tree {
    dir: PathBuf,
    /// Its path, as imports of its packages begin.
    module: String,
}

impl Tree {
    fn open(dir: &Path) -> Result<Self> {
        let shown = dir.display();
        if !dir.is_dir() {
            bail!("{shown}: no such folder");
        }
        let dir = std::path::absolute(dir).with_context(|| format!("{shown}: cannot be found"))?;
        let file = dir.join("go.mod");
        let source =
            std::fs::read(&file).with_context(|| format!("{}: cannot be read", file.display()))?;
        let module =
            GoMod::parse(&source).module.map(|it| it.value.to_string()).unwrap_or_default();
        Ok(Self { dir, module })
    }

    /// The path in the module of a file as it was built: under the module's path, as
    /// `-trimpath` writes it, or by the longest end of the path that is a file here and
    /// declares the function.
    fn resolve(&self, file: &str, function: &str) -> Option<String> {
        let file = file.replace('\\', "/");
        let below = file.strip_prefix(&self.module).and_then(|rest| rest.strip_prefix('/'));
        let own = self.dir.to_str().and_then(|dir| file.strip_prefix(dir)?.strip_prefix('/'));
        let starts = file.match_indices('/').map(|(at, _)| at + 1);
        let ends = std::iter::once(0).chain(starts).filter_map(|at| file.get(at..));
        let mut candidates = below.into_iter().chain(own).chain(ends);
        let inside = |path: &&str| {
            Path::new(path).extension().is_some_and(|it| it == "go")
                && !path.starts_with('/')
                && !path.split('/').any(|it| it == "..")
                && self.source(path).is_some_and(|source| declares(&source, function))
        };
        candidates.find(inside).map(str::to_owned)
    }

    fn source(&self, path: &str) -> Option<String> {
        let source = Source::read(&self.dir.join(path)).ok()?;
        Some(String::from_utf8_lossy(&source.bytes).into_owned())
    }

    fn snippet(&self, file: &str, function: &str, line: u32) -> Option<Snippet> {
        let path = self.resolve(file, function)?;
        let text = self.source(&path)?;
        let first = line.saturating_sub(AROUND).max(1);
        let count = line.saturating_add(AROUND).saturating_sub(first) as usize + 1;
        let lines: Vec<_> = text.lines().skip(first as usize - 1).take(count).collect();
        let has_line = lines.len() > line.saturating_sub(first) as usize;
        let lines = lines.into_iter().map(str::to_owned).collect();
        has_line.then_some(Snippet { path, first, lines })
    }

    /// What all rules say about the module.
    fn check(&self) -> Result<Outcome> {
        let all = [Selector::option("--select", "all")];
        let config = Config { select: all.into(), ..Config::default() };
        let request = Request {
            dir: &self.dir,
            patterns: &[],
            config: &config,
            config_dir: &self.dir,
            environment: &Environment::of_process(None),
            jobs: None,
            progress: &(),
        };
        let outcome = redline_engine::check(&request)?;
        problems::say_all(&outcome.problems, &self.dir, false);
        Ok(outcome)
    }

    fn foresight(&self, incident: &Incident, outcome: &Outcome) -> Foresight {
        let Some(site) = &incident.site else {
            return Foresight::NotChecked("no call of the program was printed".to_owned());
        };
        let Some(path) = self.resolve(&site.file, &site.function) else {
            return Foresight::NotChecked(format!("{} is not in this module", site.file));
        };
        let unread = outcome.not_analysed.iter().find(|it| it.file == path);
        if let Some(unread) = unread {
            return Foresight::NotChecked(format!("{path} was not analysed: {}", unread.reason));
        }
        match predicting(incident, &path, site.line, outcome) {
            Some(finding) => predicted(finding, outcome),
            None => Foresight::Missed { note: self.note(incident, site, &path) },
        }
    }

    /// A note with what is needed to look into a rule that is missing.
    fn note(&self, incident: &Incident, site: &Site, path: &str) -> String {
        let page = &incident.class.page;
        let source = self.snippet(&site.file, &site.function, site.line).and_then(|snippet| {
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
}

/// Whether a file declares a function, as far as its text tells: files of other modules
/// have the same names. Code of package variables runs in functions that none declares.
fn declares(source: &str, function: &str) -> bool {
    let plain = normalised(function);
    let name = plain.rsplit('.').next().unwrap_or_default();
    let forms = [format!("func {name}("), format!("func {name}["), format!(") {name}(")];
    matches!(name, "" | "init" | "glob") || forms.iter().any(|form| source.contains(form))
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
