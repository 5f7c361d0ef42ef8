use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::{Misuse, MisuseKind};

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A channel that is nil is closed, which panics, or waited for alone, which never ends.
    ///
    /// ```go
    /// func first(tasks []func() string) string {
    /// 	var results chan string
    /// 	for _, task := range tasks {
    /// 		go func() { results <- task() }()
    /// 	}
    /// 	return <-results // want `results is nil: this waits for ever`
    /// }
    /// ```
    ///
    /// Silent about channels that are nil on some ways only, unless nothing is tested
    /// any more behind them, about `select`, where a nil channel is a case that is
    /// switched off, about variables that functions inside this one assign to, and in
    /// tests.
    pub(super) static RULE = {
        code: "CHN803",
        name: "nil-channel",
        line: RedLine::ChannelMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for misuse in file.misuses(&[MisuseKind::NilClosed, MisuseKind::NilUsed]) {
        report_misuse(found, misuse, message(file, misuse), Certainty::Proved);
    }
}

fn message(file: File<'_>, misuse: &Misuse) -> String {
    let channel = file.operand_of(misuse.at);
    match misuse.kind {
        MisuseKind::NilClosed => format!("{channel} is nil when it is closed"),
        _ => format!("{channel} is nil: this waits for ever"),
    }
}
