use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::{Misuse, MisuseKind};

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A lock is unlocked that nobody holds.
    ///
    /// That ends the process, and no `recover` stops it. If another goroutine holds the
    /// lock by then, it is taken from it instead. It mostly happens where a deferred
    /// unlock meets an explicit one.
    ///
    /// ```go
    /// import "sync"
    ///
    /// type Cache struct {
    /// 	mu    sync.RWMutex
    /// 	items map[string]string
    /// }
    ///
    /// func (c *Cache) Get(key string) string {
    /// 	c.mu.RLock()
    /// 	defer c.mu.RUnlock()
    /// 	value, ok := c.items[key]
    /// 	if !ok {
    /// 		c.mu.RUnlock() // want `c.mu is unlocked, and again by a deferred call`
    /// 		return "none"
    /// 	}
    /// 	return value
    /// }
    /// ```
    ///
    /// A lock for reading is not unlocked by `Unlock`, nor one for writing by `RUnlock`.
    ///
    /// ```go
    /// import "sync"
    ///
    /// func count(mu *sync.RWMutex, items map[string]int) int {
    /// 	mu.RLock()
    /// 	defer mu.Unlock() // want `mu is held for reading, and Unlock does not give that back`
    /// 	return len(items)
    /// }
    /// ```
    ///
    /// Silent about locks that some function of the package leaves locked, where a
    /// condition that was tested before may decide, about `sync.Locker`, and in tests.
    pub(super) static RULE = {
        code: "SYN903",
        name: "unlock-unlocked",
        line: RedLine::LockMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    let kinds = [
        MisuseKind::UnlockedAgain,
        MisuseKind::UnlockedBeforeDeferred,
        MisuseKind::UnlockedForReading,
        MisuseKind::ReadUnlockedForWriting,
    ];
    for misuse in file.misuses(&kinds) {
        report_misuse(found, misuse, message(file, misuse), Certainty::Proved);
    }
}

fn message(file: File<'_>, misuse: &Misuse) -> String {
    let lock = file.operand_of(misuse.at);
    match misuse.kind {
        MisuseKind::UnlockedForReading => {
            format!("{lock} is held for reading, and Unlock does not give that back")
        }
        MisuseKind::ReadUnlockedForWriting => {
            format!("{lock} is held for writing, and RUnlock does not give that back")
        }
        MisuseKind::UnlockedBeforeDeferred => {
            format!("{lock} is unlocked, and again by a deferred call")
        }
        _ if misuse.past.is_empty() => format!("{lock} is unlocked, and was never locked"),
        _ => format!("{lock} is unlocked again"),
    }
}
