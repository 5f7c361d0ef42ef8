//! The laws of the catalogue.
//!
//! A code means the same for ever; names, red lines and selecting words do not
//! clash; a red line that nothing detects says so, and none that is detected
//! says it is not; every page has its parts.

mod line;
mod page;
mod released;
mod unique;

use crate::{Ledger, Page, RedLine};

/// Everything in which the catalogue, with `pages` declared beside their checks,
/// breaks its laws: a sentence each, in a fixed order; empty if nothing does.
pub fn violations(pages: &[&Page]) -> Vec<String> {
    check(pages, &Ledger::current())
}

fn check(pages: &[&Page], ledger: &Ledger) -> Vec<String> {
    let mut pages = pages.to_vec();
    pages.sort_by_key(|page| (page.code, page.name));
    let mut broken = Vec::new();
    for page in &pages {
        broken.extend(page::violations(page));
    }
    broken.extend(unique::violations(&pages));
    broken.extend(released::violations(&pages, ledger));
    for &line in RedLine::ALL {
        broken.extend(line::violations(line, &pages));
    }
    broken
}

/// Whether a word is lower-case letters and digits in groups joined by `-`.
fn is_kebab(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    word.split('-').all(part)
}

/// Whether a text is a sentence on its own: a capital or a word in backquotes first,
/// a full stop last.
fn is_sentence(text: &str) -> bool {
    text.starts_with(|c: char| c.is_uppercase() || c == '`') && text.ends_with('.')
}

#[cfg(test)]
mod tests;
