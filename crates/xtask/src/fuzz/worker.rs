//! The process that runs inputs. It says on standard output how far it is, and
//! dies with the first input that fails.

use std::io::Write as _;
use std::time::{Duration, Instant};

use redline_fuzz::{Inputs, Target};

use crate::Verdict;

/// Time between two lines about the progress.
const PERIOD: Duration = Duration::from_millis(100);

/// Stack of the thread that runs inputs: what threads of redline have.
const STACK: usize = 2 << 20;

/// Which inputs a worker runs.
pub(super) struct Run {
    /// Number of the first.
    pub(super) from: u64,
    /// Seconds after which no other is begun.
    pub(super) seconds: u64,
    /// Whether each is named before it is run.
    pub(super) careful: bool,
}

/// Runs inputs in order until the time is over.
pub(super) fn run(target: Target, inputs: Inputs, run: &Run) -> Verdict {
    let Run { from, seconds, careful } = *run;
    on_small_stack(move || {
        let begun = Instant::now();
        let mut said = begun;
        let mut number = from;
        while begun.elapsed() < Duration::from_secs(seconds) {
            if careful || said.elapsed() >= PERIOD {
                say(number);
                said = Instant::now();
            }
            target.run(&inputs.get(number));
            number += 1;
        }
        say(number);
    })
}

/// Runs one input in each target.
pub(super) fn run_one(targets: &[Target], input: &[u8]) -> Verdict {
    let (targets, input) = (targets.to_vec(), input.to_vec());
    on_small_stack(move || targets.into_iter().for_each(|target| target.run(&input)))
}

/// Inputs before this number are good.
fn say(number: u64) {
    println!("{number}");
    std::io::stdout().flush().expect("the process that started this one reads what it says");
}

fn on_small_stack(work: impl FnOnce() + Send + 'static) -> Verdict {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    let ended = thread.expect("a process can start a second thread").join();
    Verdict::of(ended.is_ok())
}
