//! Comments that allow findings.
//!
//! | comment | allows |
//! | --- | --- |
//! | `//redline:allow CODE[,CODE…] reason` | those codes or names, on its line or, if it stands alone, on the next one |
//! | `//nolint:redline`, `//nolint:all`, `//nolint` | everything |
//! | `//nolint:panic` | the family PAN |
//! | `//nolint:CODE`, `//nolint:name` | that one |
//!
//! A `//nolint` that stands alone holds for the whole statement or declaration
//! that begins on the next line, as it does for the tools it comes from. Its
//! reason stands behind a second `//`.

mod comment;
mod reach;

use redline_base::Offset;
use redline_catalogue::Page;
use redline_diagnostics::{Certainty, FileId, Finding, Findings};
use redline_rules::{SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION, pages};
use redline_syntax::Tree;

use crate::Selection;
use comment::{Comment, Form};
use reach::{Reach, Reaches};

/// The suppressions of one file.
pub(crate) struct Suppressions {
    /// In the order of their comments, of which a line has one at most: that is
    /// the order of the starts of their reaches too.
    all: Vec<Suppression>,
}

struct Suppression {
    comment: Comment,
    reach: Reach,
    /// Furthest end of this reach and those before it.
    furthest: Offset,
    /// For each name of the comment: whether it has suppressed something.
    used: Vec<bool>,
}

impl Suppressions {
    /// Those in the comments of `tree`.
    pub(crate) fn of(source: &[u8], tree: &Tree) -> Self {
        let comments = tree.comments().iter().filter_map(|&span| Comment::parse(source, span));
        let reaches = Reaches::new(source, tree);
        let mut furthest = 0;
        let all = comments.map(|comment| {
            let reach = reaches.of(comment.span, comment.form == Form::Nolint);
            furthest = reach.end().max(furthest);
            let used = vec![false; comment.names.len()];
            Suppression { comment, reach, furthest, used }
        });
        Self { all: all.collect() }
    }

    /// Whether a comment allows the finding; each that does has been of use.
    pub(crate) fn allow(&mut self, finding: &Finding) -> bool {
        let at = finding.at.span;
        let behind = self.all.partition_point(|it| it.reach.start() <= at.start);
        let near = self.all[..behind].iter_mut().rev().take_while(|it| it.furthest > at.start);
        let mut allowed = false;
        for suppression in near.filter(|it| it.reach.holds(at)) {
            allowed |= suppression.allow(finding.page);
        }
        allowed
    }

    /// What is wrong with the suppressions themselves, after all findings were
    /// asked about. Of a file that is broken it is not known what they allow.
    pub(crate) fn findings(
        &self,
        file: FileId,
        selection: &Selection,
        is_broken: bool,
    ) -> Vec<Finding> {
        let mut unused = Findings::new(UNUSED_SUPPRESSION, file);
        let mut unjustified = Findings::new(SUPPRESSION_WITHOUT_REASON, file);
        for suppression in &self.all {
            if !is_broken {
                suppression.report_unused(selection, &mut unused);
            }
            let Comment { span, has_reason, .. } = suppression.comment;
            if suppression.comment.is_ours() && !has_reason {
                unjustified.report(span, "suppression without a reason").sure(Certainty::Proved);
            }
        }
        [unused.into_vec(), unjustified.into_vec()].concat()
    }
}

impl Suppression {
    fn allow(&mut self, page: &Page) -> bool {
        if self.comment.names.is_empty() {
            return self.comment.form == Form::Nolint;
        }
        let mut allowed = false;
        for (name, used) in self.comment.names.iter().zip(&mut self.used) {
            if self.comment.form.names_page(name, page) {
                *used = true;
                allowed = true;
            }
        }
        allowed
    }

    fn report_unused(&self, selection: &Selection, found: &mut Findings) {
        if !self.comment.is_ours() {
            return;
        }
        let span = self.comment.span;
        if self.comment.names.is_empty() {
            found.report(span, "suppression names no code").sure(Certainty::Proved);
        }
        for (name, used) in self.comment.names.iter().zip(&self.used) {
            let named =
                || pages().into_iter().filter(|page| self.comment.form.names_page(name, page));
            if named().next().is_none() {
                found
                    .report(span, format!("suppression of {name}, which is no code"))
                    .sure(Certainty::Proved);
            } else if !used && named().all(|page| selection.reports(page)) {
                let message = format!("suppression of {name} suppresses nothing");
                found.report(span, message).sure(Certainty::Proved);
            }
        }
    }
}

#[cfg(test)]
mod tests;
