//! One unit: from files to findings.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use redline_base::{Interner, LineTable, Name, Span};
use redline_diagnostics::{Certainty, FileId, Finding, Findings, SourceFile};
use redline_names::Universe;
use redline_project::{FileId as ProjectFile, PackageId, Project, SourceFault, Target};
use redline_rules::{
    Check, FileInput, NEWER_SYNTAX, NOT_ANALYSED, PackageFacts, PackageInput, Rule, SYNTAX_ERROR,
};
use redline_syntax::{
    Parse, SyntaxError, Workspace, check_branches, check_language, check_receivers,
};

use crate::outcome::Parts;
use crate::suppression::Suppressions;
use crate::unit::Unit;
use crate::usage::ThreadClock;
use crate::{Selection, paths};

/// What all units of a run share.
pub(crate) struct Shared<'a> {
    pub(crate) project: &'a Project,
    pub(crate) names: Interner,
    pub(crate) universe: Universe,
    pub(crate) rules: Vec<&'static Rule>,
    pub(crate) selection: Selection,
    pub(crate) paths: paths::Paths<'a>,
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
    pub(crate) parts: Parts,
}

/// A file of the unit, read and parsed.
struct Parsed {
    file: ProjectFile,
    source: Arc<[u8]>,
    parse: Parse,
    lines: LineTable,
}

/// Reads, parses and checks the files of a unit.
pub(crate) fn of_unit(shared: &Shared<'_>, unit: &Unit, workspace: &mut Workspace) -> Analysis {
    let mut analysis = Analysis::default();
    let mut clock = ThreadClock::start();
    let read = shared.read(unit, &mut analysis);
    analysis.parts.read = clock.lap();
    let parsed: Vec<_> =
        read.into_iter().map(|(file, source)| shared.parse(file, source, workspace)).collect();
    analysis.parts.parse = clock.lap();
    for (package, files) in &unit.builds {
        shared.check(*package, files, &parsed, &mut analysis, &mut clock);
    }
    shared.report_syntax_errors(unit, &parsed, &mut analysis);
    remove_doubles(&mut analysis.findings);
    shared.suppress(&parsed, &mut analysis);
    analysis.keep_sources(shared, &parsed);
    analysis.files = parsed.len();
    analysis.lines = parsed.iter().map(Parsed::line_count).sum();
    analysis.bytes = parsed.iter().map(|it| it.source.len() as u64).sum();
    analysis.parts.rules += clock.lap();
    analysis
}

impl Parsed {
    /// Number of lines that end in a newline.
    fn line_count(&self) -> usize {
        self.lines.len() - 1
    }
}

/// How findings name a file of the project.
pub(crate) fn finding_file(file: ProjectFile) -> FileId {
    FileId::new(file.index())
}

impl Shared<'_> {
    /// The sources of the unit; a file that cannot be read is a finding.
    fn read(&self, unit: &Unit, analysis: &mut Analysis) -> Vec<(ProjectFile, Arc<[u8]>)> {
        let mut sources = Vec::with_capacity(unit.files.len());
        for &file in &unit.files {
            match self.project.read(file) {
                Ok(source) => sources.push((file, Arc::from(source.bytes))),
                Err(fault) => self.report_fault(file, &fault, analysis),
            }
        }
        sources
    }

    fn report_fault(&self, file: ProjectFile, fault: &SourceFault, analysis: &mut Analysis) {
        let id = finding_file(file);
        let mut found = Findings::new(NOT_ANALYSED, id);
        found.report(Span::default(), format!("file {fault}")).sure(Certainty::Proved);
        analysis.findings.extend(found.into_vec());
        analysis.sources.push((id, SourceFile::new(self.paths.shown(file), Vec::new())));
    }

    fn parse(&self, file: ProjectFile, source: Arc<[u8]>, workspace: &mut Workspace) -> Parsed {
        let parse = workspace.parse(&source, &self.names);
        let lines = LineTable::new(&source);
        Parsed { file, source, parse, lines }
    }

    /// Runs the selected rules over one build of the unit.
    fn check(
        &self,
        package: PackageId,
        files: &[ProjectFile],
        parsed: &[Parsed],
        analysis: &mut Analysis,
        clock: &mut ThreadClock,
    ) {
        analysis.parts.rules += clock.lap();
        let package_names = self.package_names(package);
        let package_name = |path: &str| package_names.get(path).copied().flatten();
        let inputs = parsed.iter().filter(|it| files.contains(&it.file));
        let input = PackageInput {
            import_path: &self.project.package(package).import_path,
            is_standard: self.project.package(package).is_standard,
            files: inputs.map(|it| self.input(package, it)).collect(),
            package_name: &package_name,
        };
        let facts = PackageFacts::new(input, &self.names, &self.universe);
        analysis.parts.names += clock.lap();
        for file in facts.files() {
            for rule in &self.rules {
                let Check::File(check) = rule.check else { continue };
                let mut found = Findings::new(rule.page, file.id());
                check(file, &mut found);
                analysis.findings.extend(found.into_vec());
            }
        }
        analysis.parts.rules += clock.lap();
    }

    fn input<'p>(&self, package: PackageId, parsed: &'p Parsed) -> FileInput<'p> {
        let path = &self.project.file(parsed.file).path;
        let is_test = path.to_string_lossy().ends_with("_test.go");
        let package = self.project.package(package);
        let language =
            self.project.language_of(package, parsed.file).map(|version| version.minor());
        let id = finding_file(parsed.file);
        FileInput { id, source: &parsed.source, tree: &parsed.parse.tree, is_test, language }
    }

    /// The names of the packages that a package imports, by import path.
    fn package_names(&self, package: PackageId) -> BTreeMap<&str, Option<Name>> {
        let imports = self.project.package(package).imports.iter();
        imports
            .map(|import| (&*import.path, self.package_name(&import.path, &import.target)))
            .collect()
    }

    fn package_name(&self, path: &str, target: &Target) -> Option<Name> {
        match target {
            Target::Package(id) if !self.project.package(*id).name.is_empty() => {
                Some(self.names.intern(&self.project.package(*id).name))
            }
            _ => standard_name(path).map(|name| self.names.intern(name)),
        }
    }

    /// What the compiler would refuse, as far as that needs no types.
    fn report_syntax_errors(&self, unit: &Unit, parsed: &[Parsed], analysis: &mut Analysis) {
        for it in parsed {
            let mut found = Findings::new(SYNTAX_ERROR, finding_file(it.file));
            let tree = &it.parse.tree;
            for SyntaxError { span, message } in
                [&it.parse.errors, &check_branches(tree), &check_receivers(tree)]
                    .into_iter()
                    .flatten()
            {
                found.report(*span, message.to_string()).sure(Certainty::Proved);
            }
            analysis.findings.extend(found.into_vec());
            let Some(language) = self.oldest_language(unit, it.file) else { continue };
            let mut found = Findings::new(NEWER_SYNTAX, finding_file(it.file));
            for SyntaxError { span, message } in check_language(tree, &it.source, language) {
                found.report(span, message.to_string()).sure(Certainty::Proved);
            }
            analysis.findings.extend(found.into_vec());
        }
    }

    /// The language version of a file: N of `go1.N`, the same in all its packages.
    fn oldest_language(&self, unit: &Unit, file: ProjectFile) -> Option<u32> {
        let packages = unit.builds.iter().map(|(package, _)| self.project.package(*package));
        packages
            .filter_map(|package| self.project.language_of(package, file))
            .map(|it| it.minor())
            .min()
    }

    /// Drops what is not selected in its file, and what a comment allows.
    fn suppress(&self, parsed: &[Parsed], analysis: &mut Analysis) {
        let mut kept = Vec::new();
        let mut by_file: BTreeMap<FileId, Vec<Finding>> = BTreeMap::new();
        for finding in std::mem::take(&mut analysis.findings) {
            by_file.entry(finding.at.file).or_default().push(finding);
        }
        for it in parsed {
            let file = finding_file(it.file);
            let of_file = by_file.remove(&file).unwrap_or_default();
            let mut suppressions = Suppressions::of(&it.source, &it.parse.tree, &it.lines);
            let path = self.paths.for_selection(it.file);
            let selected = Vec::into_iter(of_file)
                .filter(|finding: &Finding| self.selection.reports_in(finding.page, &path));
            for finding in selected {
                if suppressions.allow(&finding) {
                    analysis.suppressed += 1;
                } else {
                    kept.push(finding);
                }
            }
            let is_broken = !it.parse.errors.is_empty();
            let about = suppressions.findings(file, &self.selection, is_broken);
            kept.extend(about.into_iter().filter(|it| self.selection.reports_in(it.page, &path)));
        }
        let unread = by_file.into_values().flatten();
        kept.extend(unread.filter(|finding| self.selection.reports(finding.page)));
        analysis.findings = kept;
    }
}

/// The name of a package of the standard library whose folder could not be
/// read: by its rule, the last element of the path that is no version.
fn standard_name(path: &str) -> Option<&str> {
    let mut elements = path.rsplit('/');
    let last = elements.next()?;
    let first = path.split('/').next()?;
    let is_version = |element: &str| {
        element
            .strip_prefix('v')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    let name = if is_version(last) { elements.next()? } else { last };
    (!first.contains('.')).then_some(name)
}

/// Several platforms find the same thing in the same file.
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

impl Analysis {
    /// Keeps the text of the files that findings and their steps point into.
    fn keep_sources(&mut self, shared: &Shared<'_>, parsed: &[Parsed]) {
        let places = |finding: &Finding| {
            let steps = finding.steps.iter().map(|step| step.at.file);
            steps.chain([finding.at.file]).collect::<Vec<_>>()
        };
        let pointed_at: BTreeSet<FileId> = self.findings.iter().flat_map(places).collect();
        for it in parsed.iter().filter(|it| pointed_at.contains(&finding_file(it.file))) {
            let source = SourceFile::new(shared.paths.shown(it.file), it.source.clone());
            self.sources.push((finding_file(it.file), source));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::standard_name;

    #[test]
    fn packages_of_the_standard_library_are_named_after_their_folders() {
        assert_eq!(standard_name("math/rand/v2"), Some("rand"));
        assert_eq!(standard_name("net/http"), Some("http"));
        assert_eq!(standard_name("v2"), None);
        assert_eq!(standard_name("gopkg.in/yaml.v3"), None);
    }
}
