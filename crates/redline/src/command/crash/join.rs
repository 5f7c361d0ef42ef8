//! Crashes and source: code at the frames of the user's modules, and whether the rules
//! foresaw what happened.

mod foresee;
mod tree;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use redline_crash::render::{Foresight, Input, Snippet};
use redline_crash::{Incident, Symbols, is_own};

use foresee::Rules;
use tree::Tree;

/// Source and findings at the places of incidents.
pub(super) struct Join {
    pub(super) snippets: BTreeMap<(String, u32), Snippet>,
    pub(super) foresight: BTreeMap<(usize, usize), Foresight>,
}

impl Join {
    /// Looks into the modules of a folder.
    pub(super) fn of(module: &Path, inputs: &[Input]) -> Result<Self> {
        let tree = Tree::open(module)?;
        let mut rules = Rules::default();
        let mut join = Self { snippets: BTreeMap::new(), foresight: BTreeMap::new() };
        for (number, input) in inputs.iter().enumerate() {
            for (index, incident) in input.report.incidents.iter().enumerate() {
                join.add_snippets(&tree, incident, &input.report.symbols);
                join.foresight.insert((number, index), rules.foresight(&tree, incident)?);
            }
        }
        Ok(join)
    }

    fn add_snippets(&mut self, tree: &Tree, incident: &Incident, symbols: &Symbols) {
        let frames = incident.goroutines.iter().flat_map(|goroutine| goroutine.frames.iter());
        for frame in frames.filter(|frame| is_own(**frame, symbols)) {
            let (file, line) = (symbols.text(frame.file), frame.line);
            let key = (file.to_owned(), line);
            if !self.snippets.contains_key(&key)
                && let Some(snippet) = tree.snippet(file, symbols.text(frame.function), line)
            {
                self.snippets.insert(key, snippet);
            }
        }
    }
}
