//! A run: every unit of a project, side by side.

use std::sync::atomic::{AtomicUsize, Ordering};

use redline_base::Interner;
use redline_diagnostics::{NotAnalysed, Sources, Summary};
use redline_names::Universe;
use redline_project::{Dependencies, Options, Project, load};
use redline_rules::{Rule, pages, rules};
use redline_syntax::Workspace;

use crate::analysis::{Analysis, Shared, of_unit};
use crate::outcome::{Error, Outcome, Parts, Timings};
use crate::paths::Paths;
use crate::unit::{Unit, of_project};
use crate::{Config, Request, Selection, Stopwatch, Usage};

/// Checks what `request` asks for.
///
/// Same request and same files, same outcome but for its timings: neither the
/// number of threads nor their order shows.
pub fn check(request: &Request<'_>) -> Result<Outcome, Error> {
    let selection = Selection::new(request.config, &pages()).map_err(Error::Config)?;
    let threads = request.jobs.map_or(0, std::num::NonZero::get);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| Error::Threads(error.to_string()))?;
    pool.install(|| run(request, selection))
}

fn run(request: &Request<'_>, selection: Selection) -> Result<Outcome, Error> {
    request.progress.begin("finding packages", 0);
    let watch = Stopwatch::start();
    let project = load(request.environment, &options(request));
    let units = of_project(&project, request.config.tests);
    if units.is_empty() {
        return Err(Error::NothingToCheck(project.problems));
    }
    let load = watch.read();
    let shared = Shared::new(request, &project, selection);
    let watch = Stopwatch::start();
    let analyses = analyse(request, &shared, &units);
    Ok(outcome(&shared, analyses, load, watch))
}

fn options(request: &Request<'_>) -> Options {
    let Config { tests, tags, platforms, .. } = request.config;
    Options {
        dir: request.dir.to_owned(),
        patterns: request.patterns.to_vec(),
        tests: *tests,
        dependencies: Dependencies::Names,
        tags: (!tags.is_empty()).then(|| tags.clone()),
        platforms: platforms.clone(),
        ..Options::default()
    }
}

impl<'a> Shared<'a> {
    fn new(request: &Request<'a>, project: &'a Project, selection: Selection) -> Self {
        let names = Interner::new();
        let universe = Universe::new(&names);
        let selected = |rule: &&'static Rule| selection.reports(rule.page);
        let rules = rules().into_iter().filter(selected).collect();
        let paths = Paths::new(project, request.config_dir);
        Self { project, names, universe, rules, selection, paths }
    }
}

/// The analyses of all units, in their order; the largest are begun first, so
/// that none is left alone at the end.
fn analyse(request: &Request<'_>, shared: &Shared<'_>, units: &[Unit]) -> Vec<Analysis> {
    request.progress.begin("checking packages", units.len());
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(units[index].size));
    let next = AtomicUsize::new(0);
    // One workspace a thread: each knows the names it has met.
    let by_thread: Vec<Vec<(usize, Analysis)>> = rayon::broadcast(|_| {
        let mut workspace = Workspace::default();
        let mut analyse_next = || {
            let index = *order.get(next.fetch_add(1, Ordering::Relaxed))?;
            let analysis = of_unit(shared, &units[index], &mut workspace);
            request.progress.advance();
            Some((index, analysis))
        };
        std::iter::from_fn(&mut analyse_next).collect()
    });
    let mut analyses: Vec<_> = by_thread.into_iter().flatten().collect();
    analyses.sort_by_key(|(index, _)| *index);
    analyses.into_iter().map(|(_, analysis)| analysis).collect()
}

fn outcome(shared: &Shared<'_>, analyses: Vec<Analysis>, load: Usage, watch: Stopwatch) -> Outcome {
    let mut findings = Vec::new();
    let mut sources = Sources::new();
    let mut summary = Summary { packages: analyses.len(), ..Summary::default() };
    let mut parts = Parts::default();
    let mut bytes = 0;
    for analysis in analyses {
        findings.extend(analysis.findings);
        summary.files += analysis.files;
        summary.lines += analysis.lines;
        summary.suppressed += analysis.suppressed;
        bytes += analysis.bytes;
        parts += analysis.parts;
        analysis.sources.into_iter().for_each(|(id, file)| sources.insert(id, file));
    }
    sources.sort(&mut findings);
    let (files, lines) = (summary.files as u64, summary.lines as u64);
    let timings = Timings { load, analyse: watch.read(), parts, files, lines, bytes };
    let problems = shared.project.problems.clone();
    Outcome { findings, sources, not_analysed: not_analysed(shared), summary, problems, timings }
}

fn not_analysed(shared: &Shared<'_>) -> Vec<NotAnalysed> {
    let entries = shared.project.not_analysed.iter();
    let mut all: Vec<_> = entries
        .map(|entry| NotAnalysed {
            file: shared.paths.shown_path(&entry.path),
            reason: entry.reason.to_string(),
        })
        .collect();
    all.sort();
    all
}
