//! How far a run is, for those who wait at a terminal.

use std::io::{IsTerminal as _, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use redline_engine::Progress;

/// Runs that are shorter than this show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Time between two drawings while nothing moves.
const TICK: Duration = Duration::from_millis(100);

/// A bar on standard error, if that is a terminal and the run takes longer than one
/// cares to wait. Dropping it takes it away.
pub(super) struct Bar {
    bar: ProgressBar,
    waiter: Option<Waiter>,
}

/// The thread that shows the bar unless the run ends before.
struct Waiter {
    end: Sender<()>,
    thread: JoinHandle<()>,
}

impl Bar {
    pub(super) fn start() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_style(spinner());
        let waiter = stderr().is_terminal().then(|| Waiter::start(bar.clone()));
        Self { bar, waiter }
    }
}

impl Progress for Bar {
    fn begin(&self, phase: &'static str, steps: usize) {
        self.bar.reset();
        self.bar.set_message(phase);
        if steps > 0 {
            self.bar.set_length(steps as u64);
            self.bar.set_style(counter());
        }
    }

    fn advance(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(Waiter { end, thread }) = self.waiter.take() {
            drop(end);
            // It only draws: where it failed, there is nothing to take away.
            let _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

impl Waiter {
    fn start(bar: ProgressBar) -> Self {
        let (end, ended) = channel();
        let thread = std::thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        });
        Self { end, thread }
    }
}

fn spinner() -> ProgressStyle {
    ProgressStyle::with_template("{spinner} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn counter() -> ProgressStyle {
    let style = ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar())
}
