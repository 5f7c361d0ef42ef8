//! One line a finding: `file:line:column: CODE name: message`, and ` [witnessed]`
//! if a test makes it happen.

use std::io::{self, Write};

use crate::{Finding, Report, visible};

/// Writes the findings, one a line. Safe for a terminal whatever the sources hold.
///
/// What was not analysed is for the [summary](crate::summary) to say: readers of
/// this form take each line for a finding.
pub fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    for finding in report.findings {
        write_finding(out, report, finding)?;
    }
    Ok(())
}

fn write_finding(out: &mut dyn Write, report: &Report<'_>, finding: &Finding) -> io::Result<()> {
    let location = report.sources.locate(finding.at);
    let page = finding.page;
    let message = visible(finding.message.as_bytes());
    let witnessed = finding.testimony.as_ref().is_some_and(|it| it.witnessed().is_some());
    let mark = if witnessed { " [witnessed]" } else { "" };
    writeln!(out, "{location}: {} {}: {message}{mark}", page.code, page.name)
}
