//! SUP: hygiene. The engine reports these: it alone knows them.

family! {
    not_analysed,
    suppression_without_reason,
    unused_suppression,
}

use redline_catalogue::Page;

/// SUP001: a suppression that suppresses nothing.
pub static UNUSED_SUPPRESSION: &Page = unused_suppression::RULE.page;

/// SUP002: a suppression without a reason.
pub static SUPPRESSION_WITHOUT_REASON: &Page = suppression_without_reason::RULE.page;

/// SUP004: a file that is not analysed.
pub static NOT_ANALYSED: &Page = not_analysed::RULE.page;
