//! The rules: one file a rule, each with its page and its check, over facts
//! from below.
//!
//! Begin with any rule, such as `pan/process_exit.rs`, then [`File`], through
//! which a rule sees a file and its package. A rule reads no files and writes no
//! formats; when its check is long, a fact is missing.

#[macro_use]
mod rule;

mod chn;
mod duration;
mod facts;
mod go;
mod gor;
mod idx;
mod nil;
mod num;
mod pan;
mod rec;
mod regexp;
mod stk;
mod sup;
mod syn;
mod template;
mod typ;
mod uns;

use redline_catalogue::Page;

pub use facts::{File, FileInput, Language, PackageFacts, PackageInput};
pub use go::{NEWER_SYNTAX, SYNTAX_ERROR, TYPE_ERROR};
pub use rule::{Check, Rule};
pub use sup::{NOT_ANALYSED, SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION};

/// Every rule, in order of code.
pub fn rules() -> Vec<&'static Rule> {
    let families = [
        chn::RULES,
        go::RULES,
        gor::RULES,
        idx::RULES,
        nil::RULES,
        num::RULES,
        pan::RULES,
        rec::RULES,
        stk::RULES,
        sup::RULES,
        syn::RULES,
        typ::RULES,
        uns::RULES,
    ];
    let mut rules = families.concat();
    rules.sort_by_key(|rule| sort_key(rule.page.code));
    rules
}

/// The pages of all rules, in order of code.
pub fn pages() -> Vec<&'static Page> {
    rules().iter().map(|rule| rule.page).collect()
}

/// Family first, then the number as a number: `PAN511` before `PAN1001`.
fn sort_key(code: &str) -> (&str, usize, &str) {
    let family = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &code[family.len()..];
    (family, number.len(), number)
}
