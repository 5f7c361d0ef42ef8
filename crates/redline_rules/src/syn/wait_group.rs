use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::{Misuse, MisuseKind};

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A wait group is counted wrongly: too late, or below zero, which panics.
    ///
    /// A goroutine that adds itself may do so when the one who waits has seen nobody and
    /// gone on. Add before `go`, or use `WaitGroup.Go`.
    ///
    /// ```go
    /// import "sync"
    ///
    /// func all(tasks []func() error, failed func(error)) {
    /// 	var group sync.WaitGroup
    /// 	for _, task := range tasks {
    /// 		go func() {
    /// 			if err := task(); err != nil {
    /// 				group.Add(1) // want `group is added to by the goroutine that is waited for`
    /// 				defer group.Done()
    /// 				failed(err)
    /// 			}
    /// 		}()
    /// 	}
    /// 	group.Wait()
    /// }
    /// ```
    ///
    /// A goroutine for which one is added says once that it is done, and `WaitGroup.Go`
    /// says it for what it runs.
    ///
    /// ```go
    /// import "sync"
    ///
    /// func aside(task func() bool) {
    /// 	var group sync.WaitGroup
    /// 	group.Add(1)
    /// 	go func() {
    /// 		defer group.Done() // want `group is told twice that this goroutine is done`
    /// 		if !task() {
    /// 			group.Done()
    /// 		}
    /// 	}()
    /// 	group.Wait()
    /// }
    ///
    /// func asideByGo(task func()) {
    /// 	var group sync.WaitGroup
    /// 	group.Go(func() {
    /// 		defer group.Done() // want `group is told twice that this is done: Go does it as well`
    /// 		task()
    /// 	})
    /// 	group.Wait()
    /// }
    /// ```
    ///
    /// Who waits must begin to when something has been added already: who waits for nobody
    /// goes on at once.
    ///
    /// ```go
    /// import "sync"
    ///
    /// func merged(sources []func() string) chan string {
    /// 	texts := make(chan string)
    /// 	var group sync.WaitGroup
    /// 	go func() {
    /// 		group.Wait()
    /// 		close(texts)
    /// 	}()
    /// 	for _, source := range sources {
    /// 		group.Add(1) // want `group is waited for before anything is added`
    /// 		go func() {
    /// 			defer group.Done()
    /// 			texts <- source()
    /// 		}()
    /// 	}
    /// 	return texts
    /// }
    /// ```
    ///
    /// Silent about goroutines that others are added by before they start or that start
    /// others, about what is done in a loop, where a condition that was tested before may
    /// decide, and in tests.
    pub(super) static RULE = {
        code: "SYN906",
        name: "miscounted-group",
        line: RedLine::LockMisuse,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    let kinds = [
        MisuseKind::Negative,
        MisuseKind::DoneTwice,
        MisuseKind::DoneByGo,
        MisuseKind::AddedLate,
        MisuseKind::WaitedEarly,
    ];
    for misuse in file.misuses(&kinds) {
        let certainty = match misuse.kind {
            MisuseKind::AddedLate | MisuseKind::WaitedEarly => Certainty::Likely,
            _ => Certainty::Proved,
        };
        report_misuse(found, misuse, message(file, misuse), certainty);
    }
}

fn message(file: File<'_>, misuse: &Misuse) -> String {
    let group = file.operand_of(misuse.at);
    match misuse.kind {
        MisuseKind::AddedLate => {
            format!("{group} is added to by the goroutine that is waited for")
        }
        MisuseKind::WaitedEarly => format!("{group} is waited for before anything is added"),
        MisuseKind::DoneByGo => {
            format!("{group} is told twice that this is done: Go does it as well")
        }
        MisuseKind::DoneTwice => format!("{group} is told twice that this goroutine is done"),
        _ => format!("{group} is counted below zero"),
    }
}
