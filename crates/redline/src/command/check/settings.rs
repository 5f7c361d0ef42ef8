//! Which settings hold: those of `redline.toml`, and of the command line over them.

use std::path::{Path, PathBuf};

use anyhow::Result;
use redline_engine::{Config, Selector};

use super::Choice;

/// Settings, and the folder that paths in them start from.
pub(super) struct Settings {
    pub(super) config: Config,
    pub(super) folder: PathBuf,
}

impl Settings {
    /// The settings for a run in `dir`, which is absolute.
    pub(super) fn of(choice: &Choice, dir: &Path) -> Result<Self> {
        let file = choice.config.clone().or_else(|| Config::find(dir));
        let mut settings = match file {
            Some(file) => Self::load(&file)?,
            None => Self { config: Config::default(), folder: dir.to_owned() },
        };
        choice.apply(&mut settings.config);
        Ok(settings)
    }

    fn load(file: &Path) -> Result<Self> {
        let config = Config::load(file)?;
        let folder = std::path::absolute(file)?.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Self { config, folder })
    }
}

impl Choice {
    fn apply(&self, config: &mut Config) {
        if !self.select.is_empty() {
            config.select = selectors("--select", &self.select);
            // Who names a code on the command line wants to see it, whatever the file ignores.
            config.ignore.clear();
        }
        config.ignore.extend(selectors("--ignore", &self.ignore));
        if self.tests || self.no_tests {
            config.tests = self.tests;
        }
        if !self.tags.is_empty() {
            config.tags.clone_from(&self.tags);
        }
        if !self.platforms.is_empty() {
            config.platforms.clone_from(&self.platforms);
        }
    }
}

fn selectors(option: &'static str, words: &[String]) -> Vec<Selector> {
    words.iter().map(|word| Selector::option(option, word)).collect()
}
