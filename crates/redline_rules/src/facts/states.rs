//! What is done to locks and channels in states in which it must not be done.

use std::cell::OnceCell;

use redline_diagnostics::{Certainty, Findings};
use redline_flow::{Misuse, MisuseKind, Past, misuses};

use super::{File, PackageFacts};

/// What is misused in a package, found out when it is asked for: by file, in order.
#[derive(Default)]
pub(super) struct States {
    misuses: OnceCell<Vec<Vec<Misuse>>>,
}

impl PackageFacts<'_> {
    fn misuses_of(&self, file: usize) -> &[Misuse] {
        let misuses = self.states.misuses.get_or_init(|| {
            let ir = self.ir();
            let mut files = vec![Vec::new(); self.input.source.files.len()];
            for misuse in misuses(self.input.store, ir) {
                files[ir[misuse.function].file].push(misuse);
            }
            for misuses in &mut files {
                misuses.sort_by_key(|misuse| (misuse.at.start, misuse.at.end, misuse.kind));
                misuses.dedup_by_key(|misuse| (misuse.at.start, misuse.at.end, misuse.kind));
            }
            files
        });
        misuses.get(file).map_or(&[], Vec::as_slice)
    }
}

impl<'a> File<'a> {
    /// What is misused in one of these ways in the functions of the file, in order. Tests
    /// may want to see what happens then.
    pub(crate) fn misuses(self, kinds: &[MisuseKind]) -> impl Iterator<Item = &'a Misuse> {
        let package = self.package();
        let misuses = if self.is_test() { &[][..] } else { package.misuses_of(self.index()) };
        misuses.iter().filter(move |misuse| kinds.contains(&misuse.kind))
    }

    /// What an operation is done to, as it is written: `s.mu` of `s.mu.Lock()`, `done` of
    /// `close(done)`, `done <- 1` or `<-done`.
    pub(crate) fn operand_of(self, operation: redline_base::Span) -> String {
        let text = self.text(operation);
        let text = text.trim();
        let operand = if let Some(closed) = text.strip_prefix("close(") {
            closed.trim_end_matches(')')
        } else if let Some(received) = text.strip_prefix("<-") {
            received
        } else if let Some((sent_to, _)) = text.split_once("<-") {
            sent_to
        } else {
            text.rsplit_once('.').map_or(text, |(operand, _)| operand)
        };
        operand.trim().to_owned()
    }
}

/// Reports a misuse with what was done before.
pub(crate) fn report_misuse(
    found: &mut Findings,
    misuse: &Misuse,
    message: String,
    certainty: Certainty,
) {
    let past = misuse.past.iter();
    let steps: Vec<_> = past.map(|&(span, past)| found.step(span, past_text(past))).collect();
    found.report(misuse.at, message).sure(certainty).because(steps);
}

const fn past_text(past: Past) -> &'static str {
    match past {
        Past::Locked => "locked here",
        Past::ReadLocked => "locked for reading here",
        Past::Unlocked => "unlocked here",
        Past::UnlockedByDeferred => "unlocked again when the function ends",
        Past::UnlockedElsewhere => "unlocked here on another way",
        Past::Closed => "closed here",
        Past::Started => "started here",
        Past::Done => "told here",
        Past::StartedToWait => "is started, and waits for the group",
        Past::SendsFirst => "sends, which waits until somebody receives, before it is done",
        Past::Left => "returns here without having received",
    }
}
