//! What the questions about packages are asked of: the Go tree and public modules.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::corpus::{self, Corpus};
use crate::go::Go;

/// Which subjects a question is asked of.
#[derive(Args)]
pub(super) struct Choice {
    /// Corpora, by name, as well as `std` and `cmd`; those two if there are none.
    names: Vec<String>,
    /// Every corpus that is there, and `std` and `cmd`.
    #[arg(long, conflicts_with = "names")]
    all: bool,
    /// Folder of the corpora.
    #[arg(long, value_name = "DIR", default_value = corpus::FOLDER)]
    corpora: PathBuf,
}

/// Packages that a question is asked of: where, and which patterns.
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) dir: PathBuf,
    pub(super) patterns: Vec<String>,
}

impl Choice {
    /// The subjects, in order.
    pub(super) fn subjects(&self, go: &Go) -> Result<Vec<Subject>> {
        let own = |name: &str| Subject {
            name: name.to_owned(),
            dir: go.std(),
            patterns: vec![name.to_owned()],
        };
        let foreign = |corpus: &Corpus| Subject {
            name: corpus.name.clone(),
            dir: corpus.folder(&self.corpora),
            patterns: corpus.patterns.clone(),
        };
        let corpora = corpus::read()?;
        if self.names.is_empty() {
            let there =
                corpora.iter().map(foreign).filter(|subject| self.all && subject.dir.is_dir());
            return Ok([own("std"), own("cmd")].into_iter().chain(there).collect());
        }
        let named = self.names.iter().map(|name| match name.as_str() {
            "std" | "cmd" => Ok(own(name)),
            _ => corpora
                .iter()
                .find(|corpus| corpus.name == *name)
                .map(foreign)
                .with_context(|| format!("no corpus is called {name}")),
        });
        named.collect()
    }
}
