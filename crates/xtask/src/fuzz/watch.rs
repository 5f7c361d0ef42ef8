//! A worker process, watched until it ends or hangs.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context, Result};

/// How a worker ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// Its time was over.
    Done,
    /// It panicked, or the system ended it.
    Died,
    /// It said nothing for too long, and was ended.
    Hung,
}

impl End {
    /// What the input did, for people.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::Done => "is good",
            Self::Died => "panics or crashes",
            Self::Hung => "hangs",
        }
    }
}

/// What was seen of a worker.
#[derive(Debug)]
pub(super) struct Watched {
    /// Number it said last; 0 if it said none.
    pub(super) last: u64,
    /// How it ended.
    pub(super) end: End,
}

/// Runs a worker to its end, or until it says nothing for as long as `limit`.
pub(super) fn run(command: &mut Command, limit: Duration) -> Result<Watched> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let output = child.stdout.take().context("a worker without standard output")?;
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Ok(number) = line.parse::<u64>()
                && sender.send(number).is_err()
            {
                return;
            }
        }
    });
    let mut last = 0;
    loop {
        match receiver.recv_timeout(limit) {
            Ok(number) => last = number,
            Err(RecvTimeoutError::Timeout) => {
                child.kill()?;
                child.wait()?;
                return Ok(Watched { last, end: End::Hung });
            }
            Err(RecvTimeoutError::Disconnected) => {
                let end = if child.wait()?.success() { End::Done } else { End::Died };
                return Ok(Watched { last, end });
            }
        }
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn watch(script: &str) -> Watched {
        let limit = Duration::from_millis(500);
        run(Command::new("sh").args(["-c", script]), limit).unwrap()
    }

    #[test]
    fn a_worker_ends_in_one_of_three_ways() {
        let done = watch("echo 3; echo 7");
        assert_eq!((done.last, done.end), (7, End::Done));
        let died = watch("echo 3; exit 1");
        assert_eq!((died.last, died.end), (3, End::Died));
        let hung = watch("echo 3; exec sleep 60");
        assert_eq!((hung.last, hung.end), (3, End::Hung));
    }
}
