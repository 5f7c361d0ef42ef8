//! Which pages are reported in which files.

use std::collections::BTreeSet;

use globset::{GlobSet, GlobSetBuilder};
use redline_catalogue::Page;
use redline_rules::SUPPRESSION_WITHOUT_REASON;

use super::{Config, Origin, Problem, Problems, Selector};

type Codes = BTreeSet<&'static str>;

/// Which pages are reported in which files: the selectors of a [`Config`],
/// looked up among the pages that exist.
#[derive(Clone, Debug)]
pub struct Selection {
    selected: Codes,
    files: GlobSet,
    /// What is ignored where the pattern of the same index in `files` matches.
    ignored: Vec<Codes>,
}

impl Selection {
    /// Looks up the selectors of `config`; those that stand for nothing are problems.
    pub fn new(config: &Config, pages: &[&'static Page]) -> Result<Self, Problems> {
        let mut lookup = Lookup { pages, problems: Vec::new() };
        let mut selected = lookup.all(&config.select, Selector::selected);
        if config.require_suppression_reason {
            selected.insert(SUPPRESSION_WITHOUT_REASON.code);
        }
        let ignored = lookup.all(&config.ignore, Selector::ignored);
        selected.retain(|code| !ignored.contains(code));
        let each = config.per_file_ignores.iter();
        let ignored = each.map(|entry| lookup.all(&entry.ignore, Selector::ignored)).collect();
        let files = lookup.patterns(config);
        Problems::none_or(lookup.problems, Self { selected, files, ignored })
    }

    /// Whether the page is reported in any file.
    pub fn reports(&self, page: &Page) -> bool {
        self.selected.contains(page.code)
    }

    /// Whether the page is reported in the file at `path`, which is relative to
    /// the folder of `redline.toml`, with `/` between folders.
    pub fn reports_in(&self, page: &Page, path: &str) -> bool {
        let ignored =
            |index: &usize| self.ignored.get(*index).is_some_and(|codes| codes.contains(page.code));
        self.reports(page) && !self.files.matches(path).iter().any(ignored)
    }
}

/// Looks selectors up and gathers what went wrong.
struct Lookup<'a> {
    pages: &'a [&'static Page],
    problems: Vec<Problem>,
}

type Pages = Result<Vec<&'static Page>, Problem>;

impl Lookup<'_> {
    fn all(&mut self, of: &[Selector], by: fn(&Selector, &[&'static Page]) -> Pages) -> Codes {
        let mut codes = Codes::new();
        for selector in of {
            match by(selector, self.pages) {
                Ok(pages) => codes.extend(pages.iter().map(|page| page.code)),
                Err(problem) => self.problems.push(problem),
            }
        }
        codes
    }

    fn patterns(&mut self, config: &Config) -> GlobSet {
        let mut builder = GlobSetBuilder::new();
        for entry in &config.per_file_ignores {
            builder.add(entry.files.clone());
        }
        builder.build().unwrap_or_else(|error| {
            self.problems.push(Problem::new(Origin::BuiltIn, format!("per-file-ignores: {error}")));
            GlobSet::empty()
        })
    }
}
