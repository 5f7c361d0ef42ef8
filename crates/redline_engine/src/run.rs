//! A run: every unit of a project, side by side.

use redline_diagnostics::{NotAnalysed, Sources, StandardLibrary, Summary, Unknown};
use redline_project::{Dependencies, Options, Project, load};
use redline_rules::{Rule, pages, rules};

use crate::analysis::{Analyses, Analysis, Shared};
use crate::narrow::Narrow;
use crate::outcome::{Error, Outcome, Parts, Timings};
use crate::paths::Paths;
use crate::unit::of_project;
use crate::unknown;
use crate::{Config, Effort, Request, Selection, Stopwatch, Typing, Usage};

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
    let units = of_project(&project);
    if units.is_empty() {
        return Err(Error::NothingToCheck(project.problems));
    }
    let load = watch.read();
    let shared = Shared::new(request, &project, selection);
    let watch = Stopwatch::start();
    request.progress.begin("checking packages", units.len());
    let typing = Typing::new(&project);
    let analyses = Analyses::new(&shared, typing.store(), &units);
    typing.run(&analyses);
    let analyses = analyses.into_vec();
    let unknown = unknown::of_run(&project, &typing, &units, &analyses);
    Ok(outcome(&shared, analyses, unknown, &typing.effort(), load, watch))
}

fn options(request: &Request<'_>) -> Options {
    let Config { tests, tags, platforms, .. } = request.config;
    Options {
        dir: request.dir.to_owned(),
        patterns: request.patterns.to_vec(),
        tests: *tests,
        dependencies: Dependencies::All,
        tags: (!tags.is_empty()).then(|| tags.clone()),
        platforms: platforms.clone(),
        ..Options::default()
    }
}

impl<'a> Shared<'a> {
    fn new(request: &Request<'a>, project: &'a Project, selection: Selection) -> Self {
        let selected = |rule: &&'static Rule| selection.reports(rule.page);
        let rules = rules().into_iter().filter(selected).collect();
        let paths = Paths::new(project, request.config_dir);
        let narrow = Narrow::new(request.config, project);
        Self { project, rules, selection, paths, narrow, progress: request.progress }
    }
}

fn outcome(
    shared: &Shared<'_>,
    analyses: Vec<Analysis>,
    unknown: Unknown,
    effort: &Effort,
    load: Usage,
    watch: Stopwatch,
) -> Outcome {
    let mut findings = Vec::new();
    let mut sources = Sources::new();
    let mut summary = Summary { packages: analyses.len(), ..Summary::default() };
    let mut parts = Parts {
        read: effort.read,
        parse: effort.parse,
        names: effort.names,
        types: effort.declarations + effort.bodies,
        lowering: 0.0,
        rules: 0.0,
    };
    let mut bytes = 0;
    for analysis in analyses {
        findings.extend(analysis.findings);
        summary.files += analysis.files;
        summary.lines += analysis.lines;
        summary.suppressed += analysis.suppressed;
        bytes += analysis.bytes;
        parts.lowering += analysis.lowering;
        parts.rules += analysis.rules;
        analysis.sources.into_iter().for_each(|(id, file)| sources.insert(id, file));
    }
    sources.sort(&mut findings);
    let (files, lines) = (summary.files as u64, summary.lines as u64);
    let timings = Timings { load, analyse: watch.read(), parts, files, lines, bytes };
    let problems = shared.project.problems.clone();
    Outcome {
        findings,
        sources,
        not_analysed: not_analysed(shared),
        summary,
        unknown,
        problems,
        standard_library: standard_library(shared.project),
        timings,
    }
}

fn standard_library(project: &Project) -> Option<StandardLibrary> {
    let release = project.release.as_ref()?.as_str().to_owned();
    Some(StandardLibrary { release, is_embedded: project.is_packed })
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
