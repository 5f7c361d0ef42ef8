//! Where a run writes to: what it found to standard output, talk to standard error.

use std::io::{self, BufWriter, StdoutLock, Write};

use anstream::AutoStream;
use anyhow::{Context as _, Result};
use clap::ColorChoice;
use redline_diagnostics::visible;

use crate::status::Status;

/// Standard output.
///
/// When its reader has gone away (`redline ... | head`), what is written from then
/// on is dropped without a word: it is no error that somebody has read enough.
pub(crate) struct Output {
    stream: BufWriter<AutoStream<StdoutLock<'static>>>,
    gone: bool,
}

impl Output {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let choice = match color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        let stream = AutoStream::new(io::stdout().lock(), choice);
        Self { stream: BufWriter::new(stream), gone: false }
    }

    /// Whether colours are wanted.
    pub(crate) fn color(&self) -> bool {
        self.stream.get_ref().current_choice() != anstream::ColorChoice::Never
    }

    /// Writes what is still in memory.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.flush().context("cannot write to standard output")
    }

    fn unless_gone<T>(&mut self, dropped: T, written: io::Result<T>) -> io::Result<T> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(dropped)
            }
            written => written,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        let written = self.stream.write(bytes);
        self.unless_gone(bytes.len(), written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        let flushed = self.stream.flush();
        self.unless_gone((), flushed)
    }
}

/// Says one thing on standard error, safe for a terminal; each line of `text` is one there.
pub(crate) fn say(text: &str) {
    let lines: Vec<_> = text.lines().map(|line| visible(line.as_bytes())).collect();
    // Where standard error is closed, nobody is listening.
    let _ = writeln!(io::stderr(), "redline: {}", lines.join("\nredline: "));
}

/// Writes one line for another program to standard error.
pub(crate) fn say_data(line: &str) {
    // Where standard error is closed, nobody is listening.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Says why the run could not go on.
pub(crate) fn failure(error: &anyhow::Error) -> Status {
    say(&format!("{error:#}"));
    Status::CouldNotRun
}
