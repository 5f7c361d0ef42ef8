use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::MisuseKind;

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A channel is sent to after it was closed on the same way, which panics.
    ///
    /// ```go
    /// func report(out chan<- int, counts []int) {
    /// 	total := 0
    /// 	for _, count := range counts {
    /// 		total += count
    /// 		out <- count
    /// 	}
    /// 	close(out)
    /// 	out <- total // want `out is closed when this is sent`
    /// }
    /// ```
    ///
    /// Silent about channels that other functions close, where a condition that was
    /// tested before may decide, about sends in a `select`, and in tests.
    pub(super) static RULE = {
        code: "CHN802",
        name: "send-after-close",
        line: RedLine::ChannelMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for misuse in file.misuses(&[MisuseKind::SentAfterClose]) {
        let channel = file.operand_of(misuse.at);
        report_misuse(
            found,
            misuse,
            format!("{channel} is closed when this is sent"),
            Certainty::Proved,
        );
    }
}
