//! What was given out once stays what it is.

use crate::{Entry, Ledger, Page};

pub(super) fn violations(pages: &[&Page], ledger: &Ledger) -> Vec<String> {
    let unreadable = ledger.unreadable.iter();
    let mut broken: Vec<_> =
        unreadable.map(|line| format!("ledger: `{line}` is no entry")).collect();
    broken.extend(pages.iter().filter_map(|page| unlisted(page, ledger)));
    for (index, entry) in ledger.entries.iter().enumerate() {
        let earlier = ledger.entries.iter().take(index);
        broken.extend(earlier.filter_map(|earlier| reuse(earlier, entry)));
        broken.extend(vanished(entry, pages));
    }
    broken
}

fn unlisted(page: &Page, ledger: &Ledger) -> Option<String> {
    let words = match ledger.get(page.code) {
        None => "is not in the ledger".to_owned(),
        Some(entry) if entry.retired => "was retired; its code cannot be used again".to_owned(),
        Some(entry) if (entry.name, entry.since) != (page.name, page.since) => {
            format!("was given out as {} since {}", entry.name, entry.since)
        }
        Some(_) => return None,
    };
    Some(format!("{page:?}: {words}"))
}

fn reuse(earlier: &Entry, entry: &Entry) -> Option<String> {
    let same = earlier.code == entry.code || earlier.name == entry.name;
    let words = "has a code or name that was given out before";
    same.then(|| format!("ledger: {} {} {words}", entry.code, entry.name))
}

fn vanished(entry: &Entry, pages: &[&Page]) -> Option<String> {
    let declared = entry.retired || pages.iter().any(|page| page.code == entry.code);
    let words = "is declared nowhere and not marked as retired";
    (!declared).then(|| format!("ledger: {} {} {words}", entry.code, entry.name))
}
