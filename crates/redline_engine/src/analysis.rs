//! What the rules find in the packages of a run, gathered unit by unit.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use redline_base::{Span, count_newlines};
use redline_diagnostics::{Certainty, FileId, Finding, Findings, SourceFile, UnknownReason};
use redline_project::{FileId as ProjectFile, PackageId, Project, SourceFault};
use redline_rules::{Check, FileInput, NOT_ANALYSED, PackageFacts, PackageInput, Rule};
use redline_types::{Coverage, Store};

use crate::build_errors::BuildErrors;
use crate::lowering::Lowering;
use crate::narrow::Narrow;
use crate::suppression::Suppressions;
use crate::typing::{ParsedFile, TypedPackage, Visitor};
use crate::unit::Unit;
use crate::usage::ThreadClock;
use crate::{Progress, Selection, paths, unknown};

/// What all units of a run share.
pub(crate) struct Shared<'a> {
    pub(crate) project: &'a Project,
    pub(crate) rules: Vec<&'static Rule>,
    pub(crate) selection: Selection,
    pub(crate) paths: paths::Paths<'a>,
    pub(crate) narrow: Narrow,
    pub(crate) progress: &'a dyn Progress,
}

/// What one unit gives.
#[derive(Default)]
pub(crate) struct Analysis {
    pub(crate) findings: Vec<Finding>,
    /// The files that the findings point into.
    pub(crate) sources: Vec<(FileId, SourceFile)>,
    pub(crate) suppressed: usize,
    pub(crate) files: usize,
    pub(crate) lines: usize,
    pub(crate) bytes: u64,
    /// How much has a known type.
    pub(crate) coverage: Coverage,
    /// Why some has none, as far as that lies in the unit itself.
    pub(crate) reasons: BTreeSet<UnknownReason>,
    /// Seconds of processor time for lowering.
    pub(crate) lowering: f64,
    /// As `lowering`, in facts, rules and suppressions.
    pub(crate) rules: f64,
}

/// The analyses of all units in the making.
pub(crate) struct Analyses<'a> {
    shared: &'a Shared<'a>,
    store: &'a Store,
    /// By package of the project that is checked: its unit.
    units: BTreeMap<PackageId, usize>,
    gathered: Vec<Mutex<Gathered>>,
}

/// What is known of a unit so far.
struct Gathered {
    /// How many of its builds are left.
    left: usize,
    files: BTreeMap<ProjectFile, GatheredFile>,
    analysis: Analysis,
}

/// What is kept of a file until all builds of its unit are done.
struct GatheredFile {
    text: Arc<[u8]>,
    lines: usize,
    suppressions: Suppressions,
    is_broken: bool,
    /// That of the build in which most is unknown.
    coverage: Coverage,
}

impl<'a> Analyses<'a> {
    /// Nothing is known of the units yet.
    pub(crate) fn new(shared: &'a Shared<'a>, store: &'a Store, units: &[Unit]) -> Self {
        let builds = units.iter().enumerate();
        let packages =
            builds.flat_map(|(index, unit)| unit.builds.iter().map(move |&id| (id, index)));
        let gathered = |unit: &Unit| Gathered {
            left: unit.builds.len(),
            files: BTreeMap::new(),
            analysis: Analysis::default(),
        };
        Self {
            shared,
            store,
            units: packages.collect(),
            gathered: units.iter().map(|unit| Mutex::new(gathered(unit))).collect(),
        }
    }

    /// The analyses, in the order of the units.
    pub(crate) fn into_vec(self) -> Vec<Analysis> {
        let gathered = self.gathered.into_iter();
        let all = gathered.map(|it| it.into_inner().unwrap_or_else(PoisonError::into_inner));
        all.map(|it| it.analysis).collect()
    }

    fn unit_of(&self, package: PackageId) -> Option<MutexGuard<'_, Gathered>> {
        let gathered = self.gathered.get(*self.units.get(&package)?)?;
        Some(gathered.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Visitor for Analyses<'_> {
    fn wants(&self, package: PackageId) -> bool {
        self.units.contains_key(&package)
    }

    fn unreadable(&self, package: PackageId, file: ProjectFile, fault: &SourceFault) {
        let Some(mut unit) = self.unit_of(package) else { return };
        let id = finding_file(file);
        let mut found = Findings::new(NOT_ANALYSED, id);
        found.report(Span::default(), format!("file {fault}")).sure(Certainty::Proved);
        unit.analysis.findings.extend(found.into_vec());
        let source = SourceFile::new(self.shared.paths.shown(file), Vec::new());
        unit.analysis.sources.push((id, source));
    }

    fn typed(&self, package: PackageId, typed: TypedPackage<'_>) {
        let mut clock = ThreadClock::start();
        let lowering = Lowering::of(self.store, &typed);
        let findings = self.shared.findings(self.store, package, &typed, &lowering);
        let Some(mut unit) = self.unit_of(package) else { return };
        unit.analysis.findings.extend(findings);
        unit.analysis.reasons.append(&mut unknown::own_reasons(&typed));
        for (file, records) in typed.input.files.iter().zip(&typed.checked.records) {
            unit.gather(file, records.coverage());
        }
        unit.left -= 1;
        if unit.left == 0 {
            unit.finish(self.shared);
            self.shared.progress.advance();
        }
        let lowering = lowering.seconds.get();
        unit.analysis.lowering += lowering;
        unit.analysis.rules += clock.lap() - lowering;
    }
}

/// How findings name a file of the project.
pub(crate) fn finding_file(file: ProjectFile) -> FileId {
    FileId::new(file.index())
}

impl ParsedFile {
    /// How findings name it.
    pub(crate) fn finding_id(&self) -> FileId {
        finding_file(self.file.expect("the files of a run are those of its project"))
    }

    pub(crate) fn is_test(&self) -> bool {
        self.name.ends_with("_test.go")
    }
}

impl Shared<'_> {
    /// What the selected rules find in a build, and what the compiler would refuse.
    fn findings(
        &self,
        store: &Store,
        id: PackageId,
        typed: &TypedPackage<'_>,
        lowering: &Lowering<'_>,
    ) -> Vec<Finding> {
        let package = self.project.package(id);
        let lower = || lowering.run();
        let facts = PackageFacts::new(PackageInput {
            import_path: &package.import_path,
            is_standard: package.is_standard,
            store,
            source: typed.source,
            checked: &typed.checked,
            files: typed.input.files.iter().map(|file| self.input(id, file)).collect(),
            lower: &lower,
        });
        let mut findings = BuildErrors::new(typed).findings();
        for file in facts.files() {
            for rule in &self.rules {
                let Check::File(check) = rule.check else { continue };
                let mut found = Findings::new(rule.page, file.id());
                check(file, &mut found);
                findings.extend(found.into_vec());
            }
        }
        findings
    }

    fn input(&self, package: PackageId, file: &ParsedFile) -> FileInput {
        let package = self.project.package(package);
        let platform = &self.project.platforms[package.platform.index()];
        let language = file.file.and_then(|file| self.project.language_of(package, file));
        FileInput {
            id: file.finding_id(),
            is_test: file.is_test(),
            language: language.map(|version| version.minor()),
            is_narrow: self.narrow.holds(platform, &file.name, &file.text),
        }
    }
}

impl Gathered {
    /// Keeps what is needed of a file when the unit is finished.
    fn gather(&mut self, parsed: &ParsedFile, coverage: Coverage) {
        let Some(file) = parsed.file else { return };
        let gathered = self.files.entry(file).or_insert_with(|| GatheredFile {
            suppressions: Suppressions::of(&parsed.text, &parsed.parse.tree),
            text: parsed.text.clone(),
            lines: count_newlines(&parsed.text),
            is_broken: !parsed.parse.errors.is_empty(),
            coverage,
        });
        let Coverage { expressions, unknown } = &mut gathered.coverage;
        *expressions = coverage.expressions.max(*expressions);
        *unknown = coverage.unknown.max(*unknown);
    }

    /// All builds are done: drops doubles, what is not selected and what comments allow.
    fn finish(&mut self, shared: &Shared<'_>) {
        remove_doubles(&mut self.analysis.findings);
        self.suppress(shared);
        self.keep_sources(shared);
        self.analysis.files = self.files.len();
        self.analysis.lines = self.files.values().map(|file| file.lines).sum();
        self.analysis.bytes = self.files.values().map(|file| file.text.len() as u64).sum();
        for file in self.files.values() {
            self.analysis.coverage += file.coverage;
        }
        self.files.clear();
    }

    /// Drops what is not selected in its file, and what a comment allows.
    fn suppress(&mut self, shared: &Shared<'_>) {
        let mut kept = Vec::new();
        let mut by_file: BTreeMap<FileId, Vec<Finding>> = BTreeMap::new();
        for finding in std::mem::take(&mut self.analysis.findings) {
            by_file.entry(finding.at.file).or_default().push(finding);
        }
        for (&id, file) in &mut self.files {
            let of_file = by_file.remove(&finding_file(id)).unwrap_or_default();
            let path = shared.paths.for_selection(id);
            let reports = |finding: &Finding| shared.selection.reports_in(finding.page, &path);
            for finding in of_file.into_iter().filter(reports) {
                if file.suppressions.allow(&finding) {
                    self.analysis.suppressed += 1;
                } else {
                    kept.push(finding);
                }
            }
            let about = &file.suppressions;
            let about = about.findings(finding_file(id), &shared.selection, file.is_broken);
            kept.extend(about.into_iter().filter(reports));
        }
        let unread = by_file.into_values().flatten();
        kept.extend(unread.filter(|finding| shared.selection.reports(finding.page)));
        self.analysis.findings = kept;
    }

    /// Keeps the text of the files that findings and their steps point into.
    fn keep_sources(&mut self, shared: &Shared<'_>) {
        let places = |finding: &Finding| {
            let steps = finding.steps.iter().map(|step| step.at.file);
            steps.chain([finding.at.file]).collect::<Vec<_>>()
        };
        let pointed_at: BTreeSet<FileId> = self.analysis.findings.iter().flat_map(places).collect();
        for (&id, file) in &self.files {
            if pointed_at.contains(&finding_file(id)) {
                let source = SourceFile::new(shared.paths.shown(id), file.text.clone());
                self.analysis.sources.push((finding_file(id), source));
            }
        }
    }
}

/// Several platforms, and variants for tests, find the same thing in the same file.
fn remove_doubles(findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(FileId, Span, &str), Vec<Finding>> = BTreeMap::new();
    findings.retain(|finding| {
        let here = seen.entry((finding.at.file, finding.at.span, finding.page.code)).or_default();
        let is_new = !here.contains(finding);
        if is_new {
            here.push(finding.clone());
        }
        is_new
    });
}
