//! Goroutines are counted together and compared without one being lost.

use redline_crash::diff::{Change, Side, diff};
use redline_crash::group::{Likeness, groups, longest_waiting};
use redline_crash::{Goroutine, Report, Symbols};

/// Checks the dumps of a report, and compares the largest with that of another.
pub(super) fn check(report: &Report, other: &Report) {
    for goroutines in all(report) {
        check_groups(goroutines, &report.symbols);
        let longest = longest_waiting(goroutines).map_or(0, |it| it.wait_minutes);
        assert!(goroutines.iter().all(|it| it.wait_minutes <= longest), "one waits longer");
    }
    let (after, before) = (largest(report), largest(other));
    assert!(diff(after, after).is_empty(), "a dump does not differ from itself");
    let growth: i64 = diff(before, after).iter().map(Change::growth).sum();
    assert_eq!(growth, count(after) - count(before), "each goroutine is counted once");
}

fn all(report: &Report) -> impl Iterator<Item = &[Goroutine]> {
    let incidents = report.incidents.iter().map(|it| it.goroutines.as_slice());
    incidents.chain(report.dumps.iter().map(|it| it.goroutines.as_slice()))
}

fn largest(report: &Report) -> Side<'_> {
    let goroutines = all(report).max_by_key(|it| it.len()).unwrap_or_default();
    Side { goroutines, symbols: &report.symbols }
}

fn count(side: Side<'_>) -> i64 {
    i64::try_from(side.goroutines.len()).unwrap_or(i64::MAX)
}

/// Each goroutine is in one group, and what is the same is alike.
fn check_groups(goroutines: &[Goroutine], symbols: &Symbols) {
    let [exact, similar, _] =
        [Likeness::Exact, Likeness::Similar, Likeness::Creator].map(|likeness| {
            let groups = groups(goroutines, likeness, symbols);
            let mut members: Vec<_> = groups.iter().flat_map(|it| &it.members).copied().collect();
            members.sort_unstable();
            assert!(members.into_iter().eq(0..goroutines.len()), "each is in one group");
            assert!(groups.is_sorted_by_key(|it| std::cmp::Reverse(it.count())), "largest first");
            groups.len()
        });
    assert!(similar <= exact, "what is the same is alike");
}
