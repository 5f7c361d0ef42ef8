use redline_catalogue::RedLine;
use redline_diagnostics::{Certainty, Findings};
use redline_flow::{Misuse, MisuseKind};

use crate::facts::report_misuse;
use crate::{Check, File};

rule! {
    /// A goroutine waits for what cannot come any more.
    ///
    /// If all goroutines of a program wait, it ends with a fatal error; otherwise this one
    /// is lost, and whoever waits for it. Here somebody waits until all goroutines are
    /// done, and these wait until somebody receives what they found out:
    ///
    /// ```go
    /// import "sync"
    ///
    /// func sum(parts []func() int) int {
    /// 	results := make(chan int)
    /// 	var group sync.WaitGroup
    /// 	for _, part := range parts {
    /// 		group.Add(1)
    /// 		go func() {
    /// 			defer group.Done()
    /// 			results <- part()
    /// 		}()
    /// 	}
    /// 	group.Wait() // want `group waits for goroutines that wait until something is received below`
    /// 	close(results)
    /// 	total := 0
    /// 	for result := range results {
    /// 		total += result
    /// 	}
    /// 	return total
    /// }
    /// ```
    ///
    /// A channel without room needs somebody else who receives, and a wait group somebody
    /// who is done.
    ///
    /// ```go
    /// import "sync"
    ///
    /// func first() int {
    /// 	numbers := make(chan int)
    /// 	numbers <- 1 // want `nobody else knows numbers: this waits for ever`
    /// 	return <-numbers
    /// }
    ///
    /// func one(task func()) {
    /// 	var group sync.WaitGroup
    /// 	group.Add(1)
    /// 	go task()
    /// 	group.Wait() // want `nobody else knows group: this waits for ever`
    /// }
    /// ```
    ///
    /// Silent about channels with room, about `select`, about what is received from a
    /// channel that nobody sends to, which some write to wait for ever, about channels and
    /// wait groups that any other function gets to know, and in tests.
    pub(super) static RULE = {
        code: "GOR709",
        name: "certain-deadlock",
        line: RedLine::Deadlock,
        since: "0.1",
        check: Check::File(check),
    };
}

fn check(file: File<'_>, found: &mut Findings) {
    let kinds = [MisuseKind::SentToNobody, MisuseKind::WaitedFirst, MisuseKind::NeverDone];
    for misuse in file.misuses(&kinds) {
        report_misuse(found, misuse, message(file, misuse), Certainty::Proved);
    }
}

fn message(file: File<'_>, misuse: &Misuse) -> String {
    let operand = file.operand_of(misuse.at);
    match misuse.kind {
        MisuseKind::WaitedFirst => {
            format!("{operand} waits for goroutines that wait until something is received below")
        }
        _ => format!("nobody else knows {operand}: this waits for ever"),
    }
}
