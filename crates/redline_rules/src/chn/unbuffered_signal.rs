use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_names::{Binding, LocalKind, Predeclared};
use redline_syntax::{Expr, ExprId};
use redline_types::Type;

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
    /// Silent where the channel is not made in the same function, or may be
    /// replaced by another one.
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
        let Some(made) = unbuffered(file, channel) else { continue };
        let steps = [
            found.step(file.span(made), "made without a buffer"),
            found.step(file.span(call.expr), "signals that nobody waits for are dropped"),
        ];
        found
            .report(file.span(channel), "signal channel has no buffer")
            .sure(Certainty::Proved)
            .because(steps);
    }
}

/// Where the channel is made without a buffer, if that can be seen.
fn unbuffered(file: File<'_>, channel: ExprId) -> Option<ExprId> {
    let channel = file.tree().unparen(channel);
    let made = match file.resolution().binding(channel) {
        Some(Binding::Local(local)) if file.resolution()[local].assignments == 0 => {
            let LocalKind::Var { value, .. } = file.resolution()[local].kind else { return None };
            file.tree().unparen(value?)
        }
        Some(_) => return None,
        None => channel,
    };
    let Expr::Call { callee, .. } = file.tree()[made] else { return None };
    let is_channel = matches!(file.underlying(made), Some(Type::Chan { .. }));
    let has_no_room = match file.args(made) {
        [_] => true,
        &[_, size] => file.types().value(size).is_some_and(|size| size.as_i64() == Some(0)),
        _ => false,
    };
    let is_made = file.is_predeclared(callee, Predeclared::Make);
    (is_made && is_channel && has_no_room).then_some(made)
}
