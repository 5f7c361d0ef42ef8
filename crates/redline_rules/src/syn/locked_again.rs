use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::MisuseKind;

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A goroutine takes a lock that it holds already, and waits for itself for ever.
    ///
    /// The locks of Go do not know who holds them. Whoever needs the lock next waits as
    /// well, until the service stands still; only if nothing else runs, the runtime
    /// notices.
    ///
    /// ```go
    /// import "sync"
    ///
    /// type Queue struct {
    /// 	mu   sync.Mutex
    /// 	jobs []string
    /// }
    ///
    /// func (q *Queue) Drain(work func(string)) {
    /// 	q.mu.Lock()
    /// 	for len(q.jobs) > 0 {
    /// 		job := q.jobs[0]
    /// 		q.jobs = q.jobs[1:]
    /// 		q.mu.Unlock()
    /// 		work(job)
    /// 		q.mu.Lock()
    /// 	}
    /// 	q.mu.Lock() // want `q.mu is taken while this goroutine holds it`
    /// 	q.jobs = nil
    /// 	q.mu.Unlock()
    /// }
    /// ```
    ///
    /// The same holds for a lock for writing that is taken while the goroutine holds it
    /// for reading, and the other way round.
    ///
    /// Silent about locks that some function of the package unlocks without having locked
    /// them, where a condition that was tested before may decide, about `RLock` after
    /// `RLock`, which waits only if somebody wants to write, about `sync.Locker`, and in
    /// tests.
    pub(super) static RULE = {
        code: "SYN904",
        name: "lock-held-already",
        line: RedLine::Deadlock,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for misuse in file.misuses(&[MisuseKind::LockedAgain]) {
        let lock = file.operand_of(misuse.at);
        report_misuse(
            found,
            misuse,
            format!("{lock} is taken while this goroutine holds it"),
            Certainty::Proved,
        );
    }
}
