//! Findings as JSON, for other programs.
//!
//! The form is that of `schema/findings.schema.json`, which says what each field
//! means. A change that could break a reader gets a new number in `schema`.

mod witness;

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

pub use witness::WitnessForm;

use crate::visible::is_hidden;
use crate::{
    Certainty, Edit, Finding, Fix, Location, NotAnalysed, Place, Report, Sources, StandardLibrary,
    Step, Unknown, UnknownPackage, UnknownReason,
};

/// Name and version of the form.
const SCHEMA: &str = "redline.findings/1";

/// Writes the report.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    write_form(out, &Document::new(report))
}

/// Writes one JSON object and a newline.
///
/// Characters that a terminal obeys or does not show are written as `\u` escapes,
/// which to a reader of JSON are the same characters.
pub fn write_form(out: &mut dyn Write, form: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(form)?;
    writeln!(out, "{}", escape_hidden(&text))
}

/// Hidden characters stand in strings only, except newlines between the tokens.
fn escape_hidden(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            escaped.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(escaped, "\\u{unit:04x}").expect("writing to a string does not fail");
        }
    }
    escaped
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    findings: Vec<FindingForm<'a>>,
    not_analysed: Vec<NotAnalysedForm<'a>>,
    summary: SummaryForm,
    unknown: UnknownForm<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    standard_library: Option<StandardLibraryForm<'a>>,
}

impl<'a> Document<'a> {
    fn new(report: &Report<'a>) -> Self {
        let findings = report.findings.iter();
        Self {
            schema: SCHEMA,
            findings: findings.map(|finding| FindingForm::new(report.sources, finding)).collect(),
            not_analysed: report.not_analysed.iter().map(NotAnalysedForm::new).collect(),
            summary: SummaryForm::new(report),
            unknown: UnknownForm::new(report.unknown),
            standard_library: report.standard_library.map(StandardLibraryForm::new),
        }
    }
}

#[derive(Serialize)]
struct FindingForm<'a> {
    code: &'static str,
    name: &'static str,
    red_line: &'static str,
    certainty: &'static str,
    message: &'a str,
    location: LocationForm<'a>,
    steps: Vec<StepForm<'a>>,
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<FixForm<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<WitnessForm<'a>>,
}

impl<'a> FindingForm<'a> {
    fn new(sources: &'a Sources, finding: &'a Finding) -> Self {
        Self {
            code: finding.page.code,
            name: finding.page.name,
            red_line: finding.page.line.id(),
            certainty: finding.certainty.id(),
            message: &finding.message,
            location: LocationForm::new(sources, finding.at),
            steps: finding.steps.iter().map(|step| StepForm::new(sources, step)).collect(),
            notes: &finding.notes,
            fix: finding.fix.as_ref().map(|fix| FixForm::new(sources, fix)),
            witness: finding.testimony.as_ref().map(WitnessForm::new),
        }
    }
}

#[derive(Serialize)]
struct LocationForm<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

impl<'a> LocationForm<'a> {
    fn new(sources: &'a Sources, place: Place) -> Self {
        let Location { path, start, end } = sources.locate(place);
        Self {
            file: path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

#[derive(Serialize)]
struct StepForm<'a> {
    location: LocationForm<'a>,
    text: &'a str,
}

impl<'a> StepForm<'a> {
    fn new(sources: &'a Sources, step: &'a Step) -> Self {
        Self { location: LocationForm::new(sources, step.at), text: &step.text }
    }
}

#[derive(Serialize)]
struct FixForm<'a> {
    text: &'a str,
    applicability: &'static str,
    edits: Vec<EditForm<'a>>,
}

impl<'a> FixForm<'a> {
    fn new(sources: &'a Sources, fix: &'a Fix) -> Self {
        Self {
            text: &fix.text,
            applicability: fix.applicability.id(),
            edits: fix.edits.iter().map(|edit| EditForm::new(sources, edit)).collect(),
        }
    }
}

#[derive(Serialize)]
struct EditForm<'a> {
    location: LocationForm<'a>,
    replacement: &'a str,
}

impl<'a> EditForm<'a> {
    fn new(sources: &'a Sources, edit: &'a Edit) -> Self {
        Self { location: LocationForm::new(sources, edit.at), replacement: &edit.replacement }
    }
}

#[derive(Serialize)]
struct NotAnalysedForm<'a> {
    file: &'a str,
    reason: &'a str,
}

impl<'a> NotAnalysedForm<'a> {
    fn new(missing: &'a NotAnalysed) -> Self {
        Self { file: &missing.file, reason: &missing.reason }
    }
}

#[derive(Serialize)]
struct UnknownForm<'a> {
    expressions: u64,
    of: u64,
    packages: Vec<UnknownPackageForm<'a>>,
}

impl<'a> UnknownForm<'a> {
    fn new(unknown: &'a Unknown) -> Self {
        Self {
            expressions: unknown.expressions,
            of: unknown.of,
            packages: unknown.packages.iter().map(UnknownPackageForm::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct UnknownPackageForm<'a> {
    path: &'a str,
    expressions: u64,
    of: u64,
    reasons: Vec<ReasonForm<'a>>,
}

impl<'a> UnknownPackageForm<'a> {
    fn new(package: &'a UnknownPackage) -> Self {
        Self {
            path: &package.path,
            expressions: package.expressions,
            of: package.of,
            reasons: package.reasons.iter().map(ReasonForm::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct ReasonForm<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
}

impl<'a> ReasonForm<'a> {
    fn new(reason: &'a UnknownReason) -> Self {
        Self { kind: reason.kind(), path: reason.path() }
    }
}

#[derive(Serialize)]
struct StandardLibraryForm<'a> {
    release: &'a str,
    source: &'static str,
}

impl<'a> StandardLibraryForm<'a> {
    fn new(library: &'a StandardLibrary) -> Self {
        Self { release: &library.release, source: library.source() }
    }
}

#[derive(Serialize)]
struct SummaryForm {
    findings: usize,
    proved: usize,
    likely: usize,
    possible: usize,
    suppressed: usize,
    not_analysed: usize,
    packages: usize,
    files: usize,
    lines: usize,
}

impl SummaryForm {
    fn new(report: &Report<'_>) -> Self {
        let summary = report.summary;
        Self {
            findings: report.findings.len(),
            proved: report.count(Certainty::Proved),
            likely: report.count(Certainty::Likely),
            possible: report.count(Certainty::Possible),
            suppressed: summary.suppressed,
            not_analysed: report.not_analysed.len(),
            packages: summary.packages,
            files: summary.files,
            lines: summary.lines,
        }
    }
}
