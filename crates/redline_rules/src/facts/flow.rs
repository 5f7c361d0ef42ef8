//! What is known of the values in the functions of a package.

use std::cell::OnceCell;

use redline_base::Span;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::{Hazard, HazardKind, HazardStep, StepKind, analyse};
use redline_ir::PackageIr;

use super::{File, PackageInput};

/// The functions of a package in the form in which they are analysed, and what was
/// found out about them; both when they are asked for.
#[derive(Default)]
pub(super) struct Flow {
    ir: OnceCell<PackageIr>,
    /// By file, in the order of the functions.
    hazards: OnceCell<Vec<Vec<Hazard>>>,
}

impl Flow {
    pub(super) fn ir(&self, input: &PackageInput<'_>) -> &PackageIr {
        self.ir.get_or_init(input.lower)
    }

    pub(super) fn hazards(&self, input: &PackageInput<'_>) -> &[Vec<Hazard>] {
        self.hazards.get_or_init(|| {
            let ir = self.ir(input);
            let mut files = vec![Vec::new(); input.source.files.len()];
            analyse(input.store, ir, input.source.sizes, |function, facts| {
                files[ir[function].file].extend(facts.hazards);
            });
            for hazards in &mut files {
                hazards.sort_by_key(|hazard| (hazard.span.start, hazard.span.end, hazard.kind));
                hazards.dedup_by_key(|hazard| (hazard.span.start, hazard.span.end, hazard.kind));
            }
            files
        })
    }
}

/// How long the text of an operation may be in a message, in characters.
const MAX_TEXT: usize = 60;

impl<'a> File<'a> {
    /// What goes wrong in this way in the functions of the file, in order. Tests may
    /// want a panic, and nobody mends what is generated: there is nothing to say about them.
    pub(crate) fn hazards(self, kind: HazardKind) -> impl Iterator<Item = &'a Hazard> {
        let package = self.package();
        let hazards = if self.is_test() { &[][..] } else { package.hazards_of(self.index()) };
        let is_left_alone = !hazards.is_empty() && self.is_generated();
        let hazards = if is_left_alone { &[][..] } else { hazards };
        hazards.iter().filter(move |hazard| hazard.kind == kind)
    }

    /// Whether a comment before the package clause says so, as `go help generate` has it.
    fn is_generated(self) -> bool {
        let clause = self.tree().package().map_or(0, |package| package.span.start);
        let header = self.text(Span { start: 0, end: clause });
        header.lines().any(|line| {
            line.strip_prefix("// Code generated ")
                .is_some_and(|rest| rest.ends_with(" DO NOT EDIT."))
        })
    }

    /// Reports a hazard; `message` gets the text of the operation.
    pub(crate) fn report_hazard(
        self,
        found: &mut Findings,
        hazard: &Hazard,
        message: impl Fn(&str) -> String,
    ) {
        let text = self.text(hazard.span);
        // A crash that somebody wrote on purpose.
        if hazard.kind != HazardKind::NilArgument && text.contains("(nil)") {
            return;
        }
        let steps: Vec<_> = hazard
            .steps
            .iter()
            .map(|step| found.step(step.span, step_text(hazard.kind, step).to_owned()))
            .collect();
        let certainty = if hazard.is_proved { Certainty::Proved } else { Certainty::Likely };
        found.report(hazard.span, message(&shortened(&text))).sure(certainty).because(steps);
    }
}

/// The first line of a text, and not all of that if it is long.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let mut short: String = line.chars().take(MAX_TEXT).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

const fn step_text(hazard: HazardKind, step: &HazardStep) -> &'static str {
    match (step.kind, hazard) {
        (StepKind::Compared, _) => "may be nil, or it would not be compared",
        (StepKind::Call, HazardKind::MissingPart) => "gives as many parts as there are",
        (StepKind::Call, _) => "gives it together with an error",
        (StepKind::Loop, _) => "goes on when they are equal",
        (StepKind::LastElement, _) => "goes on with the last index",
        (StepKind::Search, _) => "is -1 if nothing is found",
        (StepKind::Text, _) => "may be empty",
        (StepKind::Converted, _) => "is negative if the number is too large",
        (StepKind::Lookup, _) => "is nil if the map does not have the key",
        (StepKind::NilPointer, _) => "is nil",
        (StepKind::NilError, _) => "the error is nil",
        (StepKind::OtherError, _) => "gives another error",
        (StepKind::Condition, HazardKind::WithError) => "there is an error",
        (StepKind::Condition, HazardKind::WithoutOk) => "there is no value",
        (StepKind::Condition, _) => "says so",
        (StepKind::Made, _) => "is made here",
    }
}
