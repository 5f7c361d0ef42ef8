//! How much was found and looked at, in few words.

use std::io::{self, Write};

use crate::{Certainty, NotAnalysed, Report, visible};

/// How much is said beside the findings.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Verbosity {
    /// Nothing.
    Quiet,
    /// How much was found and looked at, and how much was not.
    #[default]
    Normal,
    /// Also each file that was not analysed, with the reason.
    Verbose,
}

/// Writes how much was found and looked at, and what was not analysed. Safe for a
/// terminal.
pub fn write(out: &mut dyn Write, report: &Report<'_>, verbosity: Verbosity) -> io::Result<()> {
    match verbosity {
        Verbosity::Quiet => Ok(()),
        Verbosity::Normal => write_counts(out, report, " (--verbose lists them)"),
        Verbosity::Verbose => {
            for missing in report.not_analysed {
                write_not_analysed(out, missing)?;
            }
            write_counts(out, report, ", listed above")
        }
    }
}

fn write_counts(out: &mut dyn Write, report: &Report<'_>, hint: &str) -> io::Result<()> {
    writeln!(out, "{}", line(report))?;
    match report.not_analysed.len() {
        0 => Ok(()),
        missing => writeln!(out, "{} not analysed{hint}", count(missing, "file")),
    }
}

fn write_not_analysed(out: &mut dyn Write, missing: &NotAnalysed) -> io::Result<()> {
    let file = visible(missing.file.as_bytes());
    writeln!(out, "not analysed: {file}: {}", visible(missing.reason.as_bytes()))
}

fn line(report: &Report<'_>) -> String {
    let summary = report.summary;
    let files = count(summary.files, "file");
    let scope = format!("in {files} of {}", count(summary.packages, "package"));
    let suppressed = match summary.suppressed {
        0 => String::new(),
        suppressed => format!("; {suppressed} suppressed"),
    };
    format!("{} {scope}{suppressed}", findings(report))
}

/// How many, and how many of each certainty: `3 findings (1 proved, 2 likely)`.
fn findings(report: &Report<'_>) -> String {
    let kinds = [Certainty::Proved, Certainty::Likely, Certainty::Possible];
    let kinds = kinds.map(|kind| (report.count(kind), kind.id()));
    let kinds = kinds.iter().filter(|(count, _)| *count > 0);
    let kinds: Vec<_> = kinds.map(|(count, kind)| format!("{count} {kind}")).collect();
    match report.findings.len() {
        0 => "no findings".to_owned(),
        all => format!("{} ({})", count(all, "finding"), kinds.join(", ")),
    }
}

fn count(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
