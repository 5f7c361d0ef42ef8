//! `redline crash diff`: two dumps of one program.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use redline_crash::Goroutine;
use redline_crash::diff::{Change, Side, diff};
use redline_crash::render::Input;
use redline_diagnostics::visible;

use super::input;
use crate::output::Output;
use crate::status::Status;

/// Calls that are shown of a group.
const CALLS: usize = 6;

pub(super) fn run(before: &Path, after: &Path, output: &mut Output) -> Result<Status> {
    let (before, after) = (input::read(before)?, input::read(after)?);
    let (earlier, later) = (largest(&before)?, largest(&after)?);
    let changes = diff(
        Side { goroutines: earlier, symbols: &before.report.symbols },
        Side { goroutines: later, symbols: &after.report.symbols },
    );
    for change in &changes {
        show(change, output)?;
    }
    let (was, is) = (earlier.len(), later.len());
    writeln!(output, "{was} goroutines before, {is} after, {} groups changed", changes.len())?;
    Ok(if changes.is_empty() { Status::Kept } else { Status::Findings })
}

/// The dump of an input that shows most of its program.
fn largest(input: &Input) -> Result<&[Goroutine]> {
    let incidents = input.report.incidents.iter().map(|it| it.goroutines.as_slice());
    let dumps = input.report.dumps.iter().map(|it| it.goroutines.as_slice());
    match incidents.chain(dumps).max_by_key(|goroutines| goroutines.len()) {
        Some(goroutines) if !goroutines.is_empty() => Ok(goroutines),
        _ => bail!("{}: no goroutine in it", input.name),
    }
}

fn show(change: &Change, output: &mut Output) -> Result<()> {
    let wait = match change.longest_wait {
        0 => String::new(),
        minutes => format!(", the longest for {minutes} minutes"),
    };
    let (before, after) = (change.before, change.after);
    let state = visible(change.state.as_bytes());
    writeln!(output, "{:+} ({before} to {after}) [{state}]{wait}", change.growth())?;
    for function in change.functions.iter().take(CALLS) {
        writeln!(output, "    {}", visible(function.as_bytes()))?;
    }
    let hidden = change.functions.len().saturating_sub(CALLS);
    if hidden > 0 {
        writeln!(output, "    ... {hidden} more")?;
    }
    if let Some(creator) = &change.creator {
        writeln!(output, "    started by {}", visible(creator.as_bytes()))?;
    }
    Ok(())
}
