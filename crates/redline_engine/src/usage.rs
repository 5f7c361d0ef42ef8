//! What a part of a run costs.

use std::time::Instant;

/// What a part of a run costs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Usage {
    /// Seconds on the wall.
    pub wall_seconds: f64,
    /// Seconds of processor time, user and system, of all threads of the process;
    /// where the platform tells.
    pub cpu_seconds: Option<f64>,
    /// Largest resident memory of the process so far, in bytes; where the platform
    /// tells.
    pub peak_bytes: Option<u64>,
}

/// Clocks that run.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    wall: Instant,
    cpu: Option<f64>,
}

impl Stopwatch {
    /// Starts the clocks.
    pub fn start() -> Self {
        Self { wall: Instant::now(), cpu: cpu_seconds() }
    }

    /// What was used since the start; the clocks run on.
    pub fn read(&self) -> Usage {
        let cpu = self.cpu.zip(cpu_seconds());
        Usage {
            wall_seconds: self.wall.elapsed().as_secs_f64(),
            cpu_seconds: cpu.map(|(start, now)| now - start),
            peak_bytes: peak_bytes(),
        }
    }
}

#[cfg(unix)]
fn cpu_seconds() -> Option<f64> {
    seconds(rustix::time::ClockId::ProcessCPUTime)
}

#[cfg(unix)]
fn seconds(clock: rustix::time::ClockId) -> Option<f64> {
    let time = rustix::time::clock_gettime(clock);
    let seconds = u32::try_from(time.tv_sec).ok()?;
    let nanoseconds = u32::try_from(time.tv_nsec).ok()?;
    Some(f64::from(seconds) + f64::from(nanoseconds) / 1e9)
}

#[cfg(not(unix))]
fn cpu_seconds() -> Option<f64> {
    None
}

/// The processor time of one thread, lap by lap.
#[derive(Clone, Copy, Debug)]
pub struct ThreadClock {
    last: f64,
}

impl ThreadClock {
    /// Starts the clock.
    pub fn start() -> Self {
        Self { last: thread_seconds() }
    }

    /// Seconds since the start or the last lap; 0 where the platform does not tell.
    pub fn lap(&mut self) -> f64 {
        let now = thread_seconds();
        now - std::mem::replace(&mut self.last, now)
    }
}

#[cfg(unix)]
fn thread_seconds() -> f64 {
    seconds(rustix::time::ClockId::ThreadCPUTime).unwrap_or(0.0)
}

#[cfg(not(unix))]
fn thread_seconds() -> f64 {
    0.0
}

/// The line `VmHWM` of proc(5)'s `status`, which other platforms than Linux lack.
fn peak_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim_end().parse().ok()?;
    kibibytes.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_run() {
        let watch = Stopwatch::start();
        let first = watch.read();
        let text = "a".repeat(50_000_000);
        let second = watch.read();
        assert!(second.wall_seconds > first.wall_seconds, "{}", text.len());
        assert!(second.cpu_seconds >= first.cpu_seconds);
        if cfg!(target_os = "linux") {
            assert!(second.peak_bytes >= Some(50_000_000));
        }
    }
}
