//! What the compiler would refuse, as findings of the family GO.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use redline_base::{LineTable, Span};
use redline_diagnostics::{Certainty, Finding, Findings};
use redline_project::version::GoVersion;
use redline_rules::{NEWER_SYNTAX, SYNTAX_ERROR, TYPE_ERROR};
use redline_syntax::{SyntaxError, check_branches, check_language, check_receivers};
use redline_types::{ErrorCode, TypeError};

use crate::typing::{ParsedFile, TypedPackage};

/// The errors of one build of a package.
pub(crate) struct BuildErrors<'t> {
    typed: &'t TypedPackage<'t>,
}

/// The errors of a file: one a line, as compilers report them.
struct FileErrors<'t> {
    file: &'t ParsedFile,
    /// Made for the first error: most files have none.
    lines: OnceCell<LineTable>,
    /// Lines that have an error.
    taken: BTreeSet<u32>,
    findings: Vec<Finding>,
}

impl<'t> BuildErrors<'t> {
    pub(crate) fn new(typed: &'t TypedPackage<'t>) -> Self {
        Self { typed }
    }

    /// The findings, in order of file and kind.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let files = &self.typed.input.files;
        // What a syntax error hides may be what is missing somewhere else.
        let has_types = files.iter().all(|file| file.parse.errors.is_empty());
        let mut findings = Vec::new();
        for (index, file) in files.iter().enumerate() {
            let mut errors = FileErrors::new(file);
            errors.add_syntax();
            if has_types {
                let of_file = |error: &&TypeError| error.file == index;
                errors.add_types(self.typed.checked.errors.iter().filter(of_file));
            }
            findings.append(&mut errors.findings);
        }
        findings
    }
}

impl<'t> FileErrors<'t> {
    fn new(file: &'t ParsedFile) -> Self {
        let lines = OnceCell::new();
        Self { file, lines, taken: BTreeSet::new(), findings: Vec::new() }
    }

    /// What needs no types to be seen.
    fn add_syntax(&mut self) {
        let mut found = Findings::new(SYNTAX_ERROR, self.file.finding_id());
        let tree = &self.file.parse.tree;
        for SyntaxError { span, message } in
            [&self.file.parse.errors, &check_branches(tree), &check_receivers(tree)]
                .into_iter()
                .flatten()
        {
            self.taken.insert(self.line(*span));
            found.report(*span, message.to_string()).sure(Certainty::Proved);
        }
        self.findings.extend(found.into_vec());
        let Some(language) = self.file.language.as_ref().map(GoVersion::minor) else { return };
        let mut found = Findings::new(NEWER_SYNTAX, self.file.finding_id());
        for SyntaxError { span, message } in check_language(tree, &self.file.text, language) {
            self.taken.insert(self.line(span));
            found.report(span, message.to_string()).sure(Certainty::Proved);
        }
        self.findings.extend(found.into_vec());
    }

    fn add_types(&mut self, errors: impl Iterator<Item = &'t TypeError>) {
        for error in errors {
            // What begins with a tab goes on with an error at another place.
            if error.message.starts_with('\t') || !self.taken.insert(self.line(error.span)) {
                continue;
            }
            let is_newer = error.code == ErrorCode::UnsupportedFeature;
            let page = if is_newer { NEWER_SYNTAX } else { TYPE_ERROR };
            let mut found = Findings::new(page, self.file.finding_id());
            found.report(error.span, error.message.clone()).sure(Certainty::Proved);
            self.findings.extend(found.into_vec());
        }
    }

    fn line(&self, span: Span) -> u32 {
        let lines = self.lines.get_or_init(|| LineTable::new(&self.file.text));
        lines.line_column(span.start).line
    }
}
