//! What was read, for people and for programs: one file a format.

pub mod chart;
pub mod html;
pub mod human;
pub mod json;
pub mod markdown;
pub mod sarif;
mod words;

use std::collections::BTreeMap;

use redline_catalogue::Page;

use crate::redact::Redaction;
use crate::{Incident, Report};

/// One input with what was read from it.
#[derive(Debug)]
pub struct Input {
    /// The name to show, such as the path of a file.
    pub name: String,
    /// What was read.
    pub report: Report,
}

/// A few lines of source around a frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snippet {
    /// The path to show.
    pub path: String,
    /// Number of the first of the lines.
    pub first: u32,
    /// The lines.
    pub lines: Vec<String>,
}

impl Snippet {
    /// The lines with their numbers, of which a dump may state the largest there is.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (u64, &String)> {
        (u64::from(self.first)..).zip(&self.lines)
    }
}

/// What redline's rules said about the place of an incident.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Foresight {
    /// A finding stands there.
    Predicted {
        /// Code and name of the rule.
        rule: String,
        /// What it said.
        message: String,
        /// `file:line:column` of the finding.
        place: String,
    },
    /// The place was checked, and no rule said anything.
    Missed {
        /// A minimal note to report it with.
        note: String,
    },
    /// The place was not checked: why, in a phrase.
    NotChecked(String),
}

/// What is shown.
#[derive(Debug)]
pub struct Shown<'a> {
    /// The inputs, in the order they were given.
    pub inputs: &'a [Input],
    /// The pages of the rules that look for crossings in source.
    pub rules: &'a [&'static Page],
    /// Source at frames, by file as it was printed and line.
    pub snippets: &'a BTreeMap<(String, u32), Snippet>,
    /// What was foreseen, by input and index of the incident; absent where source was
    /// not asked for.
    pub foresight: &'a BTreeMap<(usize, usize), Foresight>,
    /// Whether secrets are masked.
    pub redaction: Redaction,
}

impl<'a> Shown<'a> {
    /// Each incident with its input and the place of both.
    pub fn incidents(&self) -> impl Iterator<Item = (usize, usize, &'a Input, &'a Incident)> {
        self.inputs.iter().enumerate().flat_map(|(input, from)| {
            let incidents = from.report.incidents.iter().enumerate();
            incidents.map(move |(index, incident)| (input, index, from, incident))
        })
    }

    /// The rules that look for what an incident is.
    pub fn rules_for(&self, incident: &Incident) -> Vec<&'static Page> {
        let line = incident.class.page.line;
        self.rules.iter().copied().filter(|page| page.line == line).collect()
    }
}
