//! No word that selects something may mean two things.

use crate::{Page, RedLine};

/// Words that select pages and so are no names.
const RESERVED: [&str; 2] = ["all", "default"];

pub(super) fn violations(pages: &[&Page]) -> Vec<String> {
    let mut broken = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let earlier = pages.iter().take(index);
        broken.extend(earlier.filter_map(|earlier| clash(earlier, page)));
        if RESERVED.contains(&page.name) || RedLine::from_id(page.name).is_some() {
            broken.push(format!("{page:?}: the name selects something else"));
        }
    }
    broken
}

fn clash(earlier: &Page, page: &Page) -> Option<String> {
    let what = match (earlier.code == page.code, earlier.name == page.name) {
        (true, _) => "the code is that of",
        (false, true) => "the name is that of",
        (false, false) => return None,
    };
    Some(format!("{page:?}: {what} {earlier:?}"))
}
