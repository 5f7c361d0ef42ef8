//! The commands: one file each.

pub(crate) mod completions;
pub(crate) mod debug;
pub(crate) mod explain;
pub(crate) mod rules;

use redline_catalogue::Page;

/// The pages of everything that can be reported, by code.
fn pages() -> Vec<&'static Page> {
    let mut pages = Vec::new();
    pages.sort_by_key(|page: &&Page| page.code);
    pages
}
