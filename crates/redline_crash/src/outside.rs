//! Ends of a process that others tell of: a shell, the `go` command, the kernel, a
//! cluster.

use memchr::memmem::Finder;

use crate::scan::{Cursor, Needle, decimal, holds};
use crate::symbols::readable;
use crate::{Kind, Signal};

/// The end of a process as somebody outside told it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// `exit status 2`.
    Status(u64),
    /// Something killed it.
    Killed { kind: Kind, message: String, signal: Option<Signal> },
}

/// Reads a line that tells of the end of a process.
pub(crate) fn parse(text: &[u8]) -> Option<End> {
    if let Some(status) = text.strip_prefix(b"exit status ") {
        let mut cursor = Cursor::new(status);
        let status = decimal(&mut cursor)?;
        return cursor.rest().is_empty().then_some(End::Status(status));
    }
    if let Some(name) = text.strip_prefix(b"signal: ") {
        return signal(name);
    }
    oom_kill(text)
}

/// `signal: killed`, as the `go` command and `os/exec` say it.
fn signal(text: &[u8]) -> Option<End> {
    let name = text.strip_suffix(b" (core dumped)").unwrap_or(text);
    let name = match name {
        b"killed" => "SIGKILL",
        b"terminated" => "SIGTERM",
        b"interrupt" => "SIGINT",
        b"hangup" => "SIGHUP",
        b"quit" => "SIGQUIT",
        b"aborted" => "SIGABRT",
        b"segmentation fault" => "SIGSEGV",
        b"bus error" => "SIGBUS",
        b"floating point exception" => "SIGFPE",
        b"illegal instruction" => "SIGILL",
        b"trace/breakpoint trap" => "SIGTRAP",
        b"broken pipe" => "SIGPIPE",
        b"cpu time limit exceeded" => "SIGXCPU",
        _ => return None,
    };
    let signal = Some(Signal::named(name));
    Some(End::Killed { kind: Kind::Signal, message: readable(text), signal })
}

/// What the kernel's log and a cluster say of a kill for want of memory.
fn oom_kill(text: &[u8]) -> Option<End> {
    let kernel =
        holds(text, "ut of memory: Killed process ") || holds(text, "oom-kill:constraint=");
    let cluster = (holds(text, "OOMKilled") || holds(text, "OOMKilling"))
        && !holds(text, "OOMKilled\":false")
        && !holds(text, "OOMKilled\": false");
    let signal = Some(Signal::named("SIGKILL"));
    let message = readable(text.trim_ascii());
    (kernel || cluster).then_some(End::Killed { kind: Kind::OomKill, message, signal })
}

static KERNEL: Needle = Needle::new(|| Finder::new("Killed process "));
static CONSTRAINT: Needle = Needle::new(|| Finder::new("oom-kill:"));
static CLUSTER: Needle = Needle::new(|| Finder::new("OOMKill"));

/// Whether a line is worth the look: it has some bytes that each such line has.
pub(crate) fn looks_like_end(text: &[u8]) -> bool {
    let told = text.starts_with(b"exit status ") || text.starts_with(b"signal: ");
    told || [&KERNEL, &CONSTRAINT, &CLUSTER].iter().any(|words| words.find(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_tell_is_read() {
        assert_eq!(parse(b"exit status 66"), Some(End::Status(66)));
        assert_eq!(parse(b"exit status 66 and more"), None);
        let Some(End::Killed { kind, signal, .. }) = parse(b"signal: killed") else {
            unreachable!()
        };
        assert_eq!((kind, signal.map(|it| it.name)), (Kind::Signal, Some("SIGKILL".to_owned())));
        let line = b"[ 12.3] Out of memory: Killed process 42 (shop) total-vm:1kB";
        assert!(matches!(parse(line), Some(End::Killed { kind: Kind::OomKill, .. })));
        assert_eq!(parse(b"signal: unheard of"), None);
    }

    /// Lines of Linux 5.10 and 6.1 in `dmesg` and the journal, of the kubelet and of docker:
    /// written by hand after real ones, because a recording cannot ask for the whole machine.
    #[test]
    fn kills_for_want_of_memory_are_read() {
        let kills = [
            "[24163.941645] Out of memory: Killed process 18275 (shop) total-vm:30020176kB, anon-rss:24337716kB, file-rss:132kB, shmem-rss:0kB, UID:0 pgtables:48500kB oom_score_adj:0",
            "Memory cgroup out of memory: Killed process 42 (shop) total-vm:1230000kB, anon-rss:520000kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:1204kB oom_score_adj:999",
            "oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/kubepods/pod1,task=shop,pid=42,uid=0",
            "      Reason:       OOMKilled",
            "{\"State\":{\"OOMKilled\":true,\"ExitCode\":137}}",
        ];
        for line in kills {
            assert!(looks_like_end(line.as_bytes()), "{line}");
            let Some(End::Killed { kind, signal, .. }) = parse(line.as_bytes()) else {
                unreachable!("{line}")
            };
            let name = signal.map(|it| it.name);
            assert_eq!((kind, name.as_deref()), (Kind::OomKill, Some("SIGKILL")), "{line}");
        }
        let others = [
            "[24166.522527] oom_reaper: reaped process 18275 (shop), now anon-rss:0kB, file-rss:132kB, shmem-rss:0kB",
            "\"OOMKilled\": false,",
            "Killed process by request of the user",
        ];
        for line in others {
            assert_eq!(parse(line.as_bytes()), None, "{line}");
        }
        assert_eq!(parse(b"exit status 137"), Some(End::Status(137)));
    }
}
