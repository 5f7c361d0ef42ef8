//! What a finding is about.

use std::fmt;

use crate::{Plane, RedLine};

/// One way in which a red line is crossed: the subject of a finding.
///
/// Declared beside the rule, crash class or audit check that reports it, so
/// that the words and the check cannot drift apart. Two pages are the same when
/// their codes are.
pub struct Page {
    /// Family and number, such as `PAN503`: stable once released, never reused.
    pub code: &'static str,
    /// The code in words, such as `process-exit`.
    pub name: &'static str,
    /// The red line that is crossed.
    pub line: RedLine,
    /// First release of redline, as `major.minor`, that reports it.
    pub since: &'static str,
    /// Whether it is reported when nothing is selected. Off are inventories,
    /// previews, and what only some projects want.
    pub default_on: bool,
    /// The page in Markdown, as a doc comment gives it: a line may begin with
    /// one space. Read it through [`Page::markdown`].
    pub text: &'static str,
}

impl Page {
    /// The letters before the number: `PAN` of `PAN503`.
    pub fn family(&self) -> &'static str {
        self.code.trim_end_matches(|c: char| c.is_ascii_digit())
    }

    /// Where its evidence comes from: classes of crashes are of the family `CRS`.
    pub fn plane(&self) -> Plane {
        if self.family() == "CRS" { Plane::Process } else { Plane::Code }
    }

    /// The page in Markdown, without the space that doc comments put before each line.
    pub fn markdown(&self) -> String {
        let unindented = |line: &'static str| line.strip_prefix(' ').unwrap_or(line).trim_end();
        let text: Vec<_> = self.text.lines().map(unindented).collect();
        text.join("\n").trim_matches('\n').to_owned()
    }

    /// The first paragraph on one line: what the page is about, in one sentence.
    pub fn title(&self) -> String {
        let text = self.markdown();
        let first = text.split("\n\n").next().unwrap_or_default();
        first.replace('\n', " ")
    }
}

impl PartialEq for Page {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Page {}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Page = Page {
        code: "NIL109",
        name: "nil-map-write",
        line: RedLine::NilDereference,
        since: "0.1",
        default_on: true,
        text: " Writing to a nil map\n panics.\n\n ```go\n \tx()\n ```\n",
    };

    #[test]
    fn a_page_reads_as_markdown_with_a_title() {
        assert_eq!(PAGE.markdown(), "Writing to a nil map\npanics.\n\n```go\n\tx()\n```");
        assert_eq!(PAGE.title(), "Writing to a nil map panics.");
        assert_eq!(PAGE.family(), "NIL");
    }
}
