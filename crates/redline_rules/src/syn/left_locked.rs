use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::MisuseKind;

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A function returns with a lock held that it unlocks on other ways out.
    ///
    /// The next one who needs the lock waits for ever. Defer the unlock on the line after
    /// the lock.
    ///
    /// ```go
    /// import (
    /// 	"errors"
    /// 	"sync"
    /// )
    ///
    /// type Account struct {
    /// 	mu    sync.Mutex
    /// 	cents int
    /// }
    ///
    /// func (a *Account) Withdraw(cents int) error {
    /// 	a.mu.Lock()
    /// 	if cents > a.cents {
    /// 		return errors.New("not enough") // want `returns with a.mu locked`
    /// 	}
    /// 	a.cents -= cents
    /// 	a.mu.Unlock()
    /// 	return nil
    /// }
    /// ```
    ///
    /// Silent about functions that only lock, about locks that some other function of the
    /// package unlocks without having locked them, where a condition that was tested
    /// before may decide, about ways out by a panic, about `sync.Locker`, and in tests.
    pub(super) static RULE = {
        code: "SYN905",
        name: "left-locked",
        line: RedLine::LockMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    for misuse in file.misuses(&[MisuseKind::LeftLocked]) {
        let Some((locked, _)) = misuse.past.first() else { continue };
        let lock = file.operand_of(*locked);
        report_misuse(found, misuse, format!("returns with {lock} locked"), Certainty::Proved);
    }
}
