//! A word that stands for pages of the catalogue.

use redline_catalogue::{Page, RedLine};

use super::{Origin, Problem, nearest};

/// A word that stands for pages of the catalogue.
///
/// | word | stands for |
/// | --- | --- |
/// | a code (`PAN511`) or a name (`panic-call`) | that page, also where it is off by default |
/// | a family (`PAN`) or a red line (`explicit-panic`) | its pages that are on by default |
/// | `default` | all pages that are on by default |
/// | `all` | all pages |
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selector {
    /// The word as it was written.
    pub word: String,
    /// Where it was written.
    pub origin: Origin,
}

impl Selector {
    /// Stands for all pages that are on by default.
    pub const DEFAULT: &'static str = "default";
    /// Stands for all pages.
    pub const ALL: &'static str = "all";

    /// A word given to an option of the command line, such as `--select`.
    pub fn option(option: &'static str, word: impl Into<String>) -> Self {
        Self { word: word.into(), origin: Origin::Option(option) }
    }

    pub(super) fn built_in(word: &str) -> Self {
        Self { word: word.to_owned(), origin: Origin::BuiltIn }
    }

    /// The pages that it selects.
    pub(super) fn selected(&self, pages: &[&'static Page]) -> Result<Vec<&'static Page>, Problem> {
        let one_by_one = self.word == Self::ALL || pages.iter().any(|page| self.names(page));
        let mut found = self.ignored(pages)?;
        found.retain(|page| one_by_one || page.default_on);
        Ok(found)
    }

    /// The pages that it takes away: whether they are on by default does not matter.
    pub(super) fn ignored(&self, pages: &[&'static Page]) -> Result<Vec<&'static Page>, Problem> {
        if !self.is_known(pages) {
            return Err(self.unknown(pages));
        }
        Ok(pages.iter().copied().filter(|page| self.covers(page)).collect())
    }

    fn names(&self, page: &Page) -> bool {
        self.word == page.code || self.word == page.name
    }

    fn covers(&self, page: &Page) -> bool {
        match self.word.as_str() {
            Self::ALL => true,
            Self::DEFAULT => page.default_on,
            word => self.names(page) || word == page.family() || word == page.line.id(),
        }
    }

    /// A red line without a page is known and stands for nothing.
    fn is_known(&self, pages: &[&'static Page]) -> bool {
        words(pages).any(|word| word == self.word)
    }

    fn unknown(&self, pages: &[&'static Page]) -> Problem {
        let word = redline_diagnostics::visible(self.word.as_bytes());
        let message = format!("no code, name, family or red line is called `{word}`");
        let meant = nearest(&self.word, words(pages));
        Problem::new(self.origin.clone(), message).suggest(meant)
    }
}

/// All words that select something.
fn words(pages: &[&'static Page]) -> impl Iterator<Item = &'static str> {
    let own = [Selector::DEFAULT, Selector::ALL].into_iter();
    let lines = RedLine::ALL.iter().map(|line| line.id());
    own.chain(pages.iter().flat_map(|page| [page.code, page.name, page.family()])).chain(lines)
}
