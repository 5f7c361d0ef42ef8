use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::MisuseKind;

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A goroutine sends its result to a function that may have returned.
    ///
    /// Who sends to a channel without room waits until somebody receives. Where the
    /// function that does leaves before, because its context is done or something else has
    /// failed, the goroutine waits for ever, with all that it holds: one more each time.
    /// Room for one result is enough.
    ///
    /// ```go
    /// import "context"
    ///
    /// func ask(ctx context.Context, question func() string) (string, error) {
    /// 	answer := make(chan string)
    /// 	go func() {
    /// 		answer <- question() // want `this send waits for ever if the function returns before it receives`
    /// 	}()
    /// 	select {
    /// 	case text := <-answer:
    /// 		return text, nil
    /// 	case <-ctx.Done():
    /// 		return "", ctx.Err()
    /// 	}
    /// }
    ///
    /// func askWell(ctx context.Context, question func() string) (string, error) {
    /// 	answer := make(chan string, 1)
    /// 	go func() { answer <- question() }()
    /// 	select {
    /// 	case text := <-answer:
    /// 		return text, nil
    /// 	case <-ctx.Done():
    /// 		return "", ctx.Err()
    /// 	}
    /// }
    /// ```
    ///
    /// Silent where the goroutine may end without having sent or sends by `select`, where
    /// others than the two know the channel or it is closed by the one who receives, where
    /// one result of several has been received, in `main`, and in tests.
    pub(super) static RULE = {
        code: "GOR703",
        name: "receiver-leaves",
        line: RedLine::GoroutineLeak,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for misuse in file.misuses(&[MisuseKind::ReceiverLeaves]) {
        let is_send = file.text(misuse.at).contains("<-");
        let what = if is_send { "send" } else { "goroutine" };
        let message = format!("this {what} waits for ever if the function returns before it receives");
        report_misuse(found, misuse, message, Certainty::Likely);
    }
}
