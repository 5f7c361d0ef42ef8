use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::MisuseKind;

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A channel is closed twice on one way through a function, which panics.
    ///
    /// It mostly happens where a deferred `close` meets an explicit one.
    ///
    /// ```go
    /// func produce(out chan<- string, lines []string) {
    /// 	defer close(out) // want `out is closed twice`
    /// 	for _, line := range lines {
    /// 		if line == "" {
    /// 			close(out)
    /// 			return
    /// 		}
    /// 		out <- line
    /// 	}
    /// }
    /// ```
    ///
    /// Or a loop closes in each round what is made before it: the second round panics.
    ///
    /// Silent about channels that other functions close, where a condition that was
    /// tested before may decide, where a receive from the channel asks whether it is
    /// closed, and in tests.
    pub(super) static RULE = {
        code: "CHN801",
        name: "closed-twice",
        line: RedLine::ChannelMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for misuse in file.misuses(&[MisuseKind::ClosedAgain, MisuseKind::ClosedEachRound]) {
        let channel = file.operand_of(misuse.at);
        let (message, certainty) = match misuse.kind {
            MisuseKind::ClosedEachRound => {
                (format!("{channel} is closed in each round of the loop"), Certainty::Likely)
            }
            _ => (format!("{channel} is closed twice"), Certainty::Proved),
        };
        report_misuse(found, misuse, message, certainty);
    }
}
