//! A program run to its end, with what it printed in the writes that it made.

use std::process::{Command, ExitStatus};

use anyhow::Result;

/// How long a program may run.
#[cfg(target_os = "linux")]
const LIMIT: std::time::Duration = std::time::Duration::from_secs(150);

/// What a program did.
#[derive(Debug)]
pub(super) struct Run {
    /// What each write gave, in order: standard output and standard error are one pipe.
    pub(super) writes: Vec<Vec<u8>>,
    pub(super) status: ExitStatus,
}

impl Run {
    /// All that was printed.
    pub(super) fn output(&self) -> Vec<u8> {
        self.writes.concat()
    }
}

/// Runs a command to its end, or kills it after a while, which is an error.
///
/// The pipe keeps the bounds of writes (`O_DIRECT` in pipe(2)); only a write of
/// more than 4096 bytes comes in parts.
#[cfg(target_os = "linux")]
pub(super) fn run(command: &mut Command) -> Result<Run> {
    use anyhow::{Context, bail};
    use rustix::pipe::{PipeFlags, fcntl_setpipe_size, pipe_with};

    let (from, into) = pipe_with(PipeFlags::DIRECT | PipeFlags::CLOEXEC)?;
    // One write takes one page of the pipe: with few of them the program waits for us.
    fcntl_setpipe_size(&into, 1 << 20)?;
    command.stdin(std::process::Stdio::null()).stdout(into.try_clone()?).stderr(into);
    let child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    // The command holds the ends of the pipe that are written to.
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let reader = std::thread::spawn(move || writes(from.into()));
    let status = ended(child)?;
    let writes = reader.join().map_err(|_| anyhow::anyhow!("the reader failed"))??;
    let Some(status) = status else {
        let printed = writes.concat();
        bail!("{command:?} does not end; it printed {}", String::from_utf8_lossy(&printed));
    };
    Ok(Run { writes, status })
}

#[cfg(not(target_os = "linux"))]
pub(super) fn run(_command: &mut Command) -> Result<Run> {
    anyhow::bail!("crashes are recorded on Linux")
}

#[cfg(target_os = "linux")]
fn writes(mut pipe: std::fs::File) -> std::io::Result<Vec<Vec<u8>>> {
    use std::io::Read as _;
    let mut writes = Vec::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let length = pipe.read(&mut buffer)?;
        match buffer.get(..length) {
            None | Some([]) => return Ok(writes),
            Some(bytes) => writes.push(bytes.to_vec()),
        }
    }
}

/// How the child ended; `None` if it had to be killed.
#[cfg(target_os = "linux")]
fn ended(mut child: std::process::Child) -> std::io::Result<Option<ExitStatus>> {
    let begun = std::time::Instant::now();
    while begun.elapsed() < LIMIT {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(std::time::Duration::from_millis(3));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_of_writes_are_kept() {
        let script = "echo one; echo two >&2; printf 'three\\nfour\\n'; exit 3";
        let run = run(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!(run.writes, [&b"one\n"[..], b"two\n", b"three\nfour\n"]);
        assert_eq!(run.status.code(), Some(3));
    }
}
