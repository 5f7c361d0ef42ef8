//! `redline crash --group`: the incidents of many files by fingerprint.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use redline_crash::render::Input;
use redline_crash::{Extent, Incident};
use redline_diagnostics::visible;
use serde::Serialize;

use super::input;
use crate::output::{Output, say};
use crate::status::Status;

/// Name and version of the form.
const SCHEMA: &str = "redline.incident-groups/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    files: usize,
    groups: Vec<&'a Group>,
}

/// Incidents that are the same.
#[derive(Serialize)]
struct Group {
    fingerprint: String,
    count: u64,
    files: usize,
    kind: &'static str,
    code: &'static str,
    red_line: &'static str,
    message: String,
    site: Option<String>,
    first: Seen,
    last: Seen,
}

/// Where an incident was seen; files are in the order of their paths.
#[derive(Clone, PartialEq, Eq, Serialize)]
struct Seen {
    file: String,
    line: u64,
}

pub(super) fn run(folder: &Path, as_json: bool, output: &mut Output) -> Result<Status> {
    let files = files_below(folder)?;
    let mut groups = BTreeMap::new();
    for file in &files {
        match input::read(file) {
            Ok(input) => take(&input, &mut groups),
            Err(error) => say(&format!("{error:#}")),
        }
    }
    let mut ordered: Vec<_> = groups.values().collect();
    ordered.sort_by_key(|group| std::cmp::Reverse(group.count));
    if as_json {
        let document = Document { schema: SCHEMA, files: files.len(), groups: ordered };
        writeln!(output, "{}", serde_json::to_string_pretty(&document)?)?;
    } else {
        show(&ordered, files.len(), output)?;
    }
    Ok(if groups.is_empty() { Status::Kept } else { Status::Findings })
}

/// Plain files below a folder, in the order of their paths.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let cannot = || format!("{}: cannot be read", folder.display());
        for entry in std::fs::read_dir(&folder).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            let kind = entry.file_type().with_context(cannot)?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn take(input: &Input, groups: &mut BTreeMap<String, Group>) {
    for incident in &input.report.incidents {
        let seen = Seen::new(input, incident.at);
        let group = groups.entry(incident.fingerprint.clone());
        group.or_insert_with(|| Group::new(incident, &seen)).add(1, seen);
    }
    for (fingerprint, repeats) in &input.report.repeats {
        if let Some(group) = groups.get_mut(fingerprint) {
            group.add(repeats.count, Seen::new(input, repeats.last));
        }
    }
}

impl Seen {
    fn new(input: &Input, at: Extent) -> Self {
        Self { file: input.name.clone(), line: at.line }
    }
}

impl Group {
    fn new(incident: &Incident, seen: &Seen) -> Self {
        let page = &incident.class.page;
        let site = incident.site.as_ref();
        let first_line = incident.message.lines().next().unwrap_or_default();
        Self {
            fingerprint: incident.fingerprint.clone(),
            count: 0,
            files: 1,
            kind: incident.kind.id(),
            code: page.code,
            red_line: page.line.id(),
            message: visible(first_line.as_bytes()),
            site: site.map(|it| format!("{}:{} in {}", it.file, it.line, it.function)),
            first: seen.clone(),
            last: seen.clone(),
        }
    }

    fn add(&mut self, count: u64, seen: Seen) {
        self.count += count;
        self.files += usize::from(self.last.file != seen.file);
        self.last = seen;
    }
}

fn show(groups: &[&Group], files: usize, output: &mut Output) -> Result<()> {
    for group in groups {
        let Group { count, fingerprint, kind, code, message, .. } = group;
        writeln!(output, "{count:>8} {fingerprint} {kind} {code}: {message}")?;
        if let Some(site) = &group.site {
            writeln!(output, "         {}", visible(site.as_bytes()))?;
        }
        let place = |seen: &Seen| format!("{}:{}", visible(seen.file.as_bytes()), seen.line);
        let (first, last) = (place(&group.first), place(&group.last));
        writeln!(
            output,
            "         in {} of {files} files, first {first}, last {last}",
            group.files
        )?;
    }
    let incidents: u64 = groups.iter().map(|group| group.count).sum();
    writeln!(output, "{incidents} incidents with {} fingerprints in {files} files", groups.len())?;
    Ok(())
}
