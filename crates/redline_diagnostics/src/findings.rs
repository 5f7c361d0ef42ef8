//! How a rule writes findings down.

use redline_base::Span;
use redline_catalogue::Page;

use crate::{Certainty, FileId, Finding, Fix, Place, Step};

/// What one check of one file has found.
///
/// ```
/// use redline_base::Span;
/// use redline_diagnostics::{Certainty, Findings};
///
/// fn check(found: &mut Findings, declared: Span, written: Span) {
///     let steps = [found.step(declared, "left nil"), found.step(written, "written")];
///     found.report(written, "write to nil map").sure(Certainty::Proved).because(steps);
/// }
/// ```
#[derive(Debug)]
pub struct Findings {
    page: &'static Page,
    file: FileId,
    found: Vec<Finding>,
}

impl Findings {
    /// Nothing yet, about `page`, in `file`.
    pub const fn new(page: &'static Page, file: FileId) -> Self {
        Self { page, file, found: Vec::new() }
    }

    /// Adds a finding, which is [likely](Certainty::Likely) until it is said to
    /// be otherwise.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> Draft<'_> {
        let at = self.place(span);
        let finding = self.found.push_mut(Finding {
            page: self.page,
            at,
            message: message.into(),
            certainty: Certainty::Likely,
            steps: Vec::new(),
            notes: Vec::new(),
            fix: None,
            testimony: None,
        });
        Draft { finding }
    }

    /// A range of the checked file.
    pub const fn place(&self, span: Span) -> Place {
        Place { file: self.file, span }
    }

    /// A step in the checked file.
    pub fn step(&self, span: Span, text: impl Into<String>) -> Step {
        Step { at: self.place(span), text: text.into() }
    }

    /// What was found, in the order of reporting.
    pub fn into_vec(self) -> Vec<Finding> {
        self.found
    }
}

/// The finding just reported, to be said more about.
#[derive(Debug)]
pub struct Draft<'a> {
    finding: &'a mut Finding,
}

impl Draft<'_> {
    /// How strong the evidence is.
    pub fn sure(&mut self, certainty: Certainty) -> &mut Self {
        self.finding.certainty = certainty;
        self
    }

    /// Adds steps of the path from cause to effect, in program order.
    pub fn because(&mut self, steps: impl IntoIterator<Item = Step>) -> &mut Self {
        self.finding.steps.extend(steps);
        self
    }

    /// Adds what else the reader should know.
    pub fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.finding.notes.push(text.into());
        self
    }

    /// A change that removes it.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.finding.fix = Some(fix);
        self
    }
}
