use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings, Step};
use redline_syntax::ExprId;
use redline_types::{Builtin, Type};

use crate::facts::Held;
use crate::{Check, File};

rule! {
    /// Signals are delivered to a channel that has no room for them.
    ///
    /// `signal.Notify` does not wait: a signal that arrives while nobody is
    /// receiving from an unbuffered channel is lost, and with it the shutdown.
    ///
    /// ```go
    /// import (
    /// 	"os"
    /// 	"os/signal"
    /// )
    ///
    /// func main() {
    /// 	stop := make(chan os.Signal)
    /// 	signal.Notify(stop, os.Interrupt) // want `signal channel has no buffer`
    /// 	<-stop
    /// }
    /// ```
    ///
    /// Silent where the channel is a field, a parameter or an exported variable, or
    /// may be replaced by another one.
    pub(super) static RULE = {
        code: "CHN806",
        name: "unbuffered-signal",
        line: RedLine::LostSignal,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for (_, call) in file.functions().calls() {
        if file.imported(call.expr) != Some(("os/signal", "Notify")) {
            continue;
        }
        let Some(&channel) = file.args(call.expr).first() else { continue };
        let Some((at, made)) = unbuffered(file, channel) else { continue };
        let steps = [
            Step { at: at.place(at.span(made)), text: "made without a buffer".to_owned() },
            found.step(file.span(call.expr), "signals that nobody waits for are dropped"),
        ];
        found
            .report(file.span(channel), "signal channel has no buffer")
            .sure(Certainty::Proved)
            .because(steps);
    }
}

/// Where the channel is made without a buffer, if that can be seen.
fn unbuffered(file: File<'_>, channel: ExprId) -> Option<(File<'_>, ExprId)> {
    let (file, made) = match file.held(channel) {
        Some(Held::Value(file, value)) => (file, file.tree().unparen(value)),
        Some(Held::Zero) => return None,
        None => (file, file.tree().unparen(channel)),
    };
    let is_channel = matches!(file.underlying(made), Some(Type::Chan { .. }));
    let has_no_room = match file.args(made) {
        [_] => true,
        &[_, size] => file.types().value(size).is_some_and(|size| size.as_i64() == Some(0)),
        _ => false,
    };
    (file.calls_builtin(made, Builtin::Make) && is_channel && has_no_room).then_some((file, made))
}
